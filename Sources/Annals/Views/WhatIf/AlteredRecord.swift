/// The entries of a log, or of one session, as an alteration has them: what somebody said, cast and proposed is gone, what
/// hung on it has fallen, and ballots are counted again; with an account of all that.
///
/// A pure copy: any view can be folded from its entries, or read through its `library`.
public struct AlteredRecord: Sendable {
    /// The entries as they are thought to have been, in their order.
    public private(set) var entries: [Entry] = []
    /// The entries that are not among them, as they were, with the reason.
    public private(set) var fallen: [Fallen] = []
    /// The entries that read otherwise, as they were.
    public private(set) var touched: [Entry] = []
    /// The ballots that were counted again.
    public private(set) var verdicts: [VerdictChange] = []
    /// The ballots that could not be counted as asked, and stand as they were.
    public private(set) var uncounted: [(ballot: BallotID, reason: Uncountable)] = []
    /// What is not there any more.
    public internal(set) var gone: Set<Subject> = []

    let alteration: Alteration
    let away: Set<PersonID>
    /// The ballots as they were, and as they are thought to have been.
    var was: [BallotID: Ballot] = [:]
    var would: [BallotID: Ballot] = [:]
    /// Ballots whose count may come out otherwise.
    var recounts: Set<BallotID> = []
    /// Ballots of which nothing is altered, since they cannot be counted so.
    private(set) var frozen: Set<BallotID> = []
    /// Decisions that stand, and were not taken.
    private(set) var untaken: Set<Subject> = []
    /// What the entries that stay are about.
    private var told: Set<Subject> = []

    /// An entry that is not there, and why.
    public struct Fallen: Sendable {
        /// As it was.
        public let entry: Entry
        /// Why it fell.
        public let cause: Cause
    }

    /// Why something falls.
    public enum Cause: Hashable, Sendable {
        /// That person did it, or it is of them.
        case person(PersonID)
        /// It hung on that, which is not there any more.
        case subject(Subject)
        /// It rested on that ballot, which comes out otherwise.
        case ballot(BallotID)
        /// Nobody is left whose it is.
        case nobody
    }

    /// What a ballot came out as, and what it would have.
    public struct VerdictChange: Sendable {
        /// As it was.
        public let was: Ballot
        /// As it is thought to have been.
        public let would: Ballot

        /// Whether it comes out otherwise.
        public var isChanged: Bool {
            was.isPassed != would.isPassed || was.verdict != would.verdict && !(was.isPassed && would.isPassed)
                || Set(was.winners) != Set(would.winners)
        }
    }

    /// Alters entries of which nothing is hidden.
    public init(of all: [Entry], _ alteration: Alteration) {
        self.init(of: all, alteration) { _ in [] }
    }

    /// Alters entries.
    ///
    /// - Parameters:
    ///   - all: entries in effect, in the order of (occurredAt, position).
    ///   - hiding: what of an entry is not to be shown now: whose it is stays unknown here too.
    public init(
        of all: [Entry], _ alteration: Alteration, hiding: (Entry) throws -> Sight.Hidden
    ) rethrows {
        self.alteration = alteration
        away = Set(alteration.without)
        if alteration.isEmpty {
            entries = all
            return
        }
        for entry in all {
            for id in entry.about.compactMap({ BallotID($0) }) { was[id, default: Ballot(id)].apply(entry) }
        }
        freeze()
        was = [:]
        for entry in all {
            let hidden = try hiding(entry).contains(.author)
            for id in entry.about.compactMap({ BallotID($0) }) { was[id, default: Ballot(id)].apply(entry) }
            take(entry, isNameless: hidden)
        }
        verdicts = recounts.sorted().compactMap { id in
            guard let was = was[id], let would = would[id], was.state == .closed, !gone.contains(id.subject) else {
                return nil
            }
            return VerdictChange(was: was, would: would)
        }
    }

    /// Leaves alone the ballots that nobody can count as asked.
    private mutating func freeze() {
        for ballot in was.values.sorted(by: { $0.id < $1.id }) {
            var asked = alteration
            asked.without = alteration.without.filter { ballot.electorate.contains($0) || ballot.votes[$0] != nil }
            asked.criteria = [:]
            if asked.isEmpty || ballot.state == .withdrawn { continue }
            do throws(Uncountable) {
                _ = try Recount(of: ballot, asked)
            } catch {
                if case .hidden = error { continue }
                frozen.insert(ballot.id)
                uncounted.append((ballot.id, error))
            }
        }
    }

    private mutating func take(_ entry: Entry, isNameless: Bool) {
        if let cause = cause(toDrop: entry, isNameless: isNameless) { return drop(entry, cause) }
        switch trimmed(entry) {
        case .fall(let cause): drop(entry, cause)
        case .keep: keep(entry)
        case .change(let action):
            touched.append(entry)
            keep(entry.reading(action))
        }
    }

    private mutating func keep(_ entry: Entry) {
        entries.append(entry)
        told.formUnion(entry.about)
        // What was begun by somebody else may be begun anew, such as a group.
        if !gone.isEmpty { gone.subtract(SubjectCollector(entry.action.body).extended) }
        for id in entry.about.compactMap({ BallotID($0) }) { would[id, default: Ballot(id)].apply(entry) }
    }

    private mutating func drop(_ entry: Entry, _ cause: Cause) {
        fallen.append(Fallen(entry: entry, cause: cause))
        switch entry.action {
        case .decisionTaken(let taken):
            if told.contains(taken.decision.subject) {
                untaken.insert(taken.decision.subject)
            } else {
                gone.insert(taken.decision.subject)
            }
        case .voteCast(let vote): recounts.insert(vote.ballot)
        case .voteWithdrawn(let it): recounts.insert(it.ballot)
        case .tieBroken(let it): recounts.insert(it.ballot)
        case .recusalDeclared(let it):
            for ballot in it.ballots + [it.on.subject.flatMap { BallotID($0) }].compactMap({ $0 }) {
                recounts.insert(ballot)
            }
        default: break
        }
        let made = SubjectCollector(entry.action.body)
        gone.formUnion(made.created)
        gone.formUnion(made.extended.filter { $0.kind != .decision && !told.contains($0) })
        gone.insert(Subject(.entry, of: entry.position))
    }

    /// Why an entry is not there at all.
    private func cause(toDrop entry: Entry, isNameless: Bool) -> Cause? {
        if let ballot = entry.ballot, frozen.contains(ballot) { return nil }
        if let person = entry.action.isOf, away.contains(person) { return .person(person) }
        if !isNameless, let actor = entry.actor, away.contains(actor), entry.action.isPersonal {
            return .person(actor)
        }
        if case .struck(let target) = entry.fateOfAnother, gone.contains(Subject(.entry, of: target)) {
            return .subject(Subject(.entry, of: target))
        }
        return nil
    }

    /// Whether something is not there any more, or is a decision that was not taken.
    func isLost(_ subject: Subject) -> Bool { gone.contains(subject) || untaken.contains(subject) }
    func isLost(_ reference: Reference) -> Bool { reference.subject.map { isLost($0) } ?? false }
    func isFrozen(_ ballot: BallotID) -> Bool { frozen.contains(ballot) }

    /// What is altered.
    public var asked: Alteration { alteration }

    /// What is not there any more, decisions that were not taken with it.
    public var lost: [Subject] {
        gone.union(untaken).filter { $0.kind != .entry }.sorted { $0.rawValue < $1.rawValue }
    }
}

extension Entry {
    /// The ballot whose story it carries on.
    fileprivate var ballot: BallotID? { about.lazy.compactMap { BallotID($0) }.first }

    fileprivate enum Fate {
        case struck(Position)
    }

    /// The entry that it strikes, corrects or takes texts out of.
    fileprivate var fateOfAnother: Fate? {
        switch action {
        case .entryStruck(let it): .struck(it.entry)
        case .entryCorrected(let it): .struck(it.entry)
        case .entryRedacted(let it): .struck(it.entry)
        default: nil
        }
    }

    /// The same entry with other fields, in a line that says so.
    fileprivate func reading(_ action: AnyAction) -> Entry {
        let other = with(action, correctedBy: correctedBy)
        var entry = Entry(
            position: position, id: id, occurredAt: occurredAt, recordedAt: recordedAt, actor: actor,
            recorder: recorder, isAnonymous: isAnonymous, session: session, about: other.about,
            mentions: other.mentions, action: action)
        entry.correctedBy = correctedBy
        return entry
    }
}
