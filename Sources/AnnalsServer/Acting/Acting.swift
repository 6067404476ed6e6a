import Annals
import AnnalsLog
import HTTPTypes
import NIOPosix

/// What somebody does by sending a form.
struct Acting: Sendable {
    let house: House
    let person: PersonID
    /// The session beyond which they can do nothing; `nil` where they came in by a link of their own.
    let room: SessionID?
    let fields: [ActionForm.Field]

    /// How long one's own last action can be undone; a second more for the way of the request.
    static let undoMilliseconds: Int64 = 10_000

    func value(_ name: String) -> String? {
        fields.first { $0.name == name }.map(\.value).flatMap { $0.isEmpty ? nil : $0 }
    }

    /// The page to go back to.
    var back: String { value("return").flatMap { $0.isOwnPath ? $0 : nil } ?? "/" }

    /// Records what the form says; `nil` where it was recorded before, without a name.
    func record() async throws -> Receipt? {
        let id = value("id") ?? ""
        // Of each person by themselves: nobody holds up, or learns of, the form of another.
        let form = "\(person) \(id)"
        let now = house.clock()
        switch id.isEmpty ? .first : house.sent.begin(form, now: now) {
        case .recorded: return nil
        case .underWay:
            throw Problem(
                .conflict, "this was sent twice and is being recorded; there is no need to send it again",
                russian: "это отправлено дважды и уже записывается; отправлять снова не нужно")
        case .first: break
        }
        do {
            let receipt = try await carryOut()
            house.sent.end(form, isAnonymous: !id.isEmpty && receipt?.entry.isAnonymous == true, now: now)
            return receipt
        } catch {
            house.sent.end(form, isAnonymous: false, now: now)
            throw error
        }
    }

    private func carryOut() async throws -> Receipt? {
        let type = value("type")
        // Promises are settled on the console alone.
        if type == "promise", let room { throw Problem.outOfTheRoom(room) }
        switch type {
        case "undo": return try await undo()
        case "promise": return try await settle()
        case "breakouts": return try await formBreakouts()
        default: return try await recordAsSeen()
        }
    }

    /// Takes back one's own last action.
    private func undo() async throws -> Receipt {
        guard let position = value("position").flatMap({ Int64($0) }).map({ Position($0) }), position > .start else {
            throw Problem(
                .badRequest, "say which entry is to be undone", russian: "скажите, какую запись отменить",
                field: "position")
        }
        let now = house.clock()
        try await house.readQuickly(as: person) { [person] reading in
            guard let entry = try reading.entry(at: position), entry.actor == person || entry.recorder == person else {
                throw Problem(
                    .forbidden, "only what you did yourself can be undone here",
                    russian: "здесь можно отменить только то, что сделали вы сами", field: "position")
            }
            guard now.milliseconds - entry.recordedAt.milliseconds <= Acting.undoMilliseconds + 1000 else {
                throw Problem(
                    .conflict, "this was more than ten seconds ago; it can be struck with a reason",
                    russian: "прошло больше десяти секунд; теперь это можно вычеркнуть, назвав причину",
                    field: "position")
            }
            try reading.forEachRecorded(from: position.next) { later in
                if later.actor == person || later.recorder == person {
                    throw Problem(
                        .conflict, "you did something else since: undo what you did last, or strike this with a reason",
                        russian: "после этого вы сделали другое: отмените последнее или вычеркните это, назвав причину",
                        field: "position")
                }
                return true
            }
        }
        let form = [
            ActionForm.Field("type", EntryStruck.name), ActionForm.Field("id", value("id") ?? ""),
            ActionForm.Field("data.entry", "#\(position.rawValue)"), ActionForm.Field("data.reason", "undone"),
        ]
        return try await record(try ActionForm(form, by: person).bytes)
    }

    /// Records a line of theirs.
    func record(_ line: [UInt8]) async throws -> Receipt { try await house.writer.record(intent(line)) }

    /// What a line of theirs amounts to.
    func intent(_ line: [UInt8]) -> Intent { Intent(line, sender: person, room: room) }

    /// Gives a promise its fate: the actions that it stands for, all of them or none; `nil` where this form did so before.
    private func settle() async throws -> Receipt? {
        guard let subject = value("subject").flatMap({ Subject(id: $0) }),
            let fate = value("fate").flatMap({ Promise.Fate(rawValue: $0) }),
            let session = value("session").flatMap({ SessionID($0) }), session.isGiven
        else {
            throw Problem(
                .badRequest, "say which promise of which session gets which fate",
                russian: "скажите, что будет с каким обещанием и в какой сессии")
        }
        let date = try value("date").map { text in
            guard let period = Period(text) else {
                throw Problem(
                    .badRequest, "“\(text.prefix(40))” is no date, such as 2026-03-31, 2026-03 or 2026-Q2",
                    russian: "«\(text.prefix(40))» — не срок, такой как 2026-03-31, 2026-03 или 2026-Q2", field: "date")
            }
            return period
        }
        let said = Promise.Said(words: value("words"), date: date, person: value("person").flatMap { PersonID($0) })
        let id = value("id")
        let actions = try await house.read(as: person) { [person] reading -> [AnyAction]? in
            if let position = try id.flatMap({ EntryID($0) }).flatMap({ try reading.position(of: $0) }),
                let entry = try reading.entry(at: position), entry.actor == person
            {
                // Sent again, since its answer was lost.
                return nil
            }
            let promises = try reading.brief(of: session, now: reading.moment).promises.all
            guard let promise = promises.first(where: { $0.subject == subject }) else {
                throw Problem(
                    .notFound, "\(subject.id) is no promise of \(session)",
                    russian: "среди обещаний \(session) номера \(subject.id) нет")
            }
            if let given = promise.given.last {
                throw Problem(
                    .conflict,
                    "\(subject.id) has its fate already: \(given.fate.rawValue), by entry \(given.mark.position.rawValue)",
                    russian:
                        "с \(subject.id) уже решено (\(given.fate.inRussian)), запись \(given.mark.position.rawValue)"
                )
            }
            do {
                return try promise.actions(fate, in: session, said)
            } catch let fault as Promise.Fault {
                throw Problem(.badRequest, fault.description, russian: fault.told(in: .russian))
            }
        }
        guard let actions else { return nil }
        let intents = actions.enumerated().map { index, action in
            var header = [("session", ActionLine.quoted(session.description))]
            if index == 0, let id { header.append(("id", ActionLine.quoted(id))) }
            let members = action.members.map { (name: $0.key, json: String(decoding: $0.json, as: UTF8.self)) }
            return intent(ActionLine(action.name, members, header: header).bytes)
        }
        guard !intents.isEmpty else {
            throw Problem(
                .conflict, "\(subject.id) has nothing left to give a fate to",
                russian: "в \(subject.id) решать больше нечего")
        }
        return try await record(together: intents)
    }

    /// Records what one form amounts to, all of it or none; alone, it shares a commit with what others send.
    ///
    /// - Returns: the receipt of the last.
    func record(together intents: [Intent]) async throws -> Receipt? {
        intents.count == 1 ? try await house.writer.record(intents[0]) : try await house.record(together: intents)
    }
}

extension House {
    /// Records what one thing that somebody does amounts to, all of it or none.
    ///
    /// - Returns: the receipt of the last.
    fileprivate func record(together intents: [Intent]) async throws -> Receipt? {
        try await record(together: intents) { _ in [] }.last
    }

    /// Records what one thing that somebody does amounts to, all of it or none, with what follows from the first.
    func record(
        together intents: [Intent], following: @escaping @Sendable (Receipt) -> [Intent]
    ) async throws -> [Receipt] {
        let receipts = try await NIOThreadPool.singleton.runIfActive {
            try log.record(together: intents, following: following)
        }
        announcements.look()
        return receipts
    }
}

extension Entry {
    /// Whether it can be undone by whoever did it: not what is kept apart, or undoes something itself.
    var canBeUndone: Bool {
        switch action {
        case .entryStruck, .entryCorrected, .entryRedacted, .voteSealed, .answerSealed, .ballotClosed, .sessionClosed,
            .personForgotten, .keyChanged:
            false
        default: !isAnonymous
        }
    }
}
