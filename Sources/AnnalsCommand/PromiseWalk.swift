import Annals
import AnnalsLog

/// Goes through the promises of a session: takes what somebody typed, records it, and says what is left.
struct PromiseWalk {
    private let plan: Plan
    private let session: Session
    private let options: WriteOptions
    private let log: Log
    private(set) var promises: [Promise]
    /// Where it stands among those that had no fate when it began.
    private(set) var place = 0
    /// Those that had no fate when it began, in order.
    private let order: [Int]
    private var actor: PersonID?
    private var recorder: PersonID?

    /// - Parameter plan: the plan now, with everybody who is there by now.
    init(brief: Brief, session: Session, plan: Plan, options: WriteOptions, log: Log) {
        self.plan = plan
        self.session = session
        self.options = options
        self.log = log
        promises = brief.promises.all
        order = promises.indices.filter { brief.promises.all[$0].fate == nil }
    }

    /// Finds out who acts and who writes down.
    mutating func resolvePeople() throws {
        (actor, recorder) = try log.read { reading in
            (
                try options.who.acting.map { try reading.person($0) },
                try options.who.recordedBy.map { try reading.person($0) }
            )
        }
    }

    /// How many there are to go through.
    var count: Int { order.count }

    /// Which one it is at, from 1.
    var number: Int { place + 1 }

    /// The promise at hand; `nil` at the end.
    var current: Promise? { place < order.count ? promises[order[place]] : nil }

    /// Leaves the promise at hand as it is.
    mutating func skip() { place = min(place + 1, order.count) }

    /// Goes back to the one before.
    mutating func goBack() { place = max(place - 1, 0) }

    /// Goes to the first one that has no fate yet, from where it stands on.
    private mutating func goOn() {
        while let promise = current, promise.fate != nil { place += 1 }
    }

    // MARK: Recording

    /// Gives a promise its fate; throws the refusal, and then the promise stays as it is.
    ///
    /// - Parameters:
    ///   - fate: what becomes of it.
    ///   - rest: what was typed with it: a date or a person where the fate needs one, then words.
    ///   - subject: which promise; left out, the one at hand.
    mutating func give(_ fate: Promise.Fate, _ rest: Substring, to subject: Subject? = nil) throws -> [Receipt] {
        let index: Int
        if let subject {
            guard let found = promises.firstIndex(where: { $0.subject == subject }) else {
                throw Failure("\(subject.id) is no promise of \(session.id); --list shows them", code: 2)
            }
            index = found
        } else {
            guard place < order.count else { throw Failure("nothing is left to go through", code: 2) }
            index = order[place]
        }
        let promise = promises[index]
        let actions: [AnyAction]
        do {
            actions = try promise.actions(fate, in: session.id, try said(rest, promise.asks(of: fate)))
        } catch let fault as Promise.Fault {
            throw Failure(fault.description, code: 2)
        }
        let receipts = try record(actions).map { try $0.get() }
        if let entry = receipts.last?.entry {
            promises[index].take(entry.fate(of: promise.subject, in: session.id) ?? fate, entry)
        }
        goOn()
        return receipts
    }

    /// Carries on all that is left from the one at hand, in one transaction; what cannot be carried stays.
    mutating func carryTheRest(_ words: Substring) throws -> (receipts: [Receipt], refused: [(Subject, any Error)]) {
        let why = words.isEmpty ? nil : String(words)
        let rest = order.dropFirst(place).filter { promises[$0].fate == nil && promises[$0].asks(of: .carried) != nil }
        let actions = try rest.map { index in
            try promises[index].actions(.carried, in: session.id, Promise.Said(words: why))
        }
        var receipts: [Receipt] = []
        var refused: [(Subject, any Error)] = []
        for (index, result) in zip(rest, try record(actions.flatMap { $0 })) {
            switch result {
            case .success(let receipt):
                receipts.append(receipt)
                promises[index].take(.carried, receipt.entry)
            case .failure(let error): refused.append((promises[index].subject, error))
            }
        }
        goOn()
        return (receipts, refused)
    }

    private func record(_ actions: [AnyAction]) throws -> [Result<Receipt, any Error>] {
        let drafts = actions.map { Draft($0, actor: actor, recorder: recorder, session: session.id) }
        return try log.record(drafts, acceptsClock: options.acceptClock)
    }

    // MARK: What was typed

    /// What is said with a fate: `2026-03-31 waits for the bank`, `Ann Lee: on leave`, `nobody wants it`.
    private func said(_ rest: Substring, _ asks: Promise.Asks?) throws -> Promise.Said {
        var said = Promise.Said()
        var rest = rest.trimmed
        if asks?.date == true, !rest.isEmpty {
            let typed = rest.prefix { !$0.isWhitespace }
            let word = typed.hasSuffix(":") ? typed.dropLast() : typed
            guard let date = Period(String(word)) else {
                throw Failure("“\(word)” is no date, such as 2026-03-31, 2026-03 or 2026-Q2", code: 2)
            }
            said.date = date
            rest = rest[typed.endIndex...].trimmed
        }
        if asks?.person == true, !rest.isEmpty {
            let (person, end) = try self.person(in: rest)
            said.person = person
            rest = rest[end...].trimmed
            if let mark = rest.first, mark == ":" || mark == "," { rest = rest.dropFirst().trimmed }
        }
        said.words = rest.isEmpty ? nil : String(rest)
        return said
    }

    /// The person with whose id or name a text begins, and where that ends.
    private func person(in text: Substring) throws -> (PersonID, Substring.Index) {
        let word = text.prefix { !$0.isWhitespace && $0 != ":" && $0 != "," }
        if let id = PersonID(String(word)), id.isGiven, plan.people[id] != nil { return (id, word.endIndex) }
        let found = plan.people.all.filter { person in
            guard !person.name.isEmpty, text.hasPrefix(person.name) else { return false }
            let next = text.dropFirst(person.name.count).first
            return next.map { $0.isWhitespace || $0 == ":" || $0 == "," } ?? true
        }
        let longest = found.map(\.name.count).max()
        let named = found.filter { $0.name.count == longest }
        guard named.count == 1 else {
            throw Failure(
                named.isEmpty
                    ? "“\(text)” begins with nobody’s id or name; annals people shows who there is"
                    : "“\(named[0].name)” is the name of \(named.map(\.id.description).joined(separator: " and ")); name one by id",
                code: 2)
        }
        return (named[0].id, text.index(text.startIndex, offsetBy: named[0].name.count))
    }

    // MARK: Words

    /// The session and how much there is to go through.
    var heading: String {
        let kinds = [
            ("task", "tasks"), ("decision", "decisions"), ("proposal", "proposals"), ("deferred", "deferred"),
            ("question", "questions"), ("parked", "parked"), ("idea", "ideas"), ("group", "groups"),
        ]
        let counts = kinds.compactMap { one, many -> String? in
            let count = order.count { promises[$0].kind == one }
            return count == 0 ? nil : Words.count(count, one, many)
        }
        return
            "\(session.id) \(session.title): \(Words.count(count, "promise", "promises")) to go through\(counts.isEmpty ? "" : " (\(counts.joined(separator: ", ")))")"
    }

    /// What became of them, and what is left.
    var summary: String {
        let promises = Promises(session: session, all: self.promises)
        let left = promises.left.map(\.subject.id).joined(separator: " ")
        return promises.summary + (left.isEmpty ? "" : " (\(left))")
    }

    /// A promise on one line, then why it comes up.
    func text(_ promise: Promise) -> [String] {
        [promise.line(in: plan)] + promise.reasons + (promise.outcome.map { ["already \($0)"] } ?? [])
    }

    var sessionID: SessionID { session.id }
    var json: JSONValue { Promises(session: session, all: promises).json }
    var showsJSON: Bool { options.json }
}
