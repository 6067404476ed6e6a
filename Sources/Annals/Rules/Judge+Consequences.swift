// What the log writes by itself together with an entry: counts made again, texts taken out.

extension Judge {
    /// Notes what is to be recorded right after an entry, at its time and by whoever recorded it.
    mutating func follow(_ entry: Entry, _ actions: [some Action]) {
        consequences = actions.map { action in
            Draft(
                AnyAction(action), occurredAt: entry.occurredAt, actor: entry.actor, recorder: entry.recorder,
                isAnonymous: entry.isAnonymous)
        }
    }

    // MARK: Corrections

    /// Completes a correction by what the rules say of the corrected entry in its place, or refuses it.
    static func completed(_ correction: EntryCorrected, _ source: some EntrySource) throws -> EntryCorrected {
        guard let target = try source.inEffect(at: correction.entry), let action = correction.action else {
            throw Refusal.noEntry(correction.entry)
        }
        var correction = correction
        let judged: AnyAction
        if let count = action.count {
            // Its count is nobody's to correct; it holds by itself, or by the one made in its place.
            _ = try again(target, action.counting(try standing(count, of: target, source)), source)
            judged = action
        } else {
            judged = try again(target, action, source)
        }
        if judged == target.action { throw Refusal.nothingChanges(Subject(.entry, of: correction.entry)) }
        correction.data = ActionData(of: judged)
        return correction
    }

    /// The count that stands for an entry: its own, or the last one made in its place.
    ///
    /// Where a line that was counted has lost a text since, its hash is that of what is left: of what it was when it was
    /// counted only the leaf is known.
    static func standing(
        _ count: (ballot: BallotID, result: BallotResult?), of entry: Entry, _ source: some EntrySource
    ) throws -> BallotResult? {
        let told = try source.entries(of: count.ballot.subject, aboutOnly: true)
        var result = count.result
        for other in told {
            if case .ballotRecounted(let recount) = other.action, recount.count == entry.position {
                result = recount.result
            }
        }
        guard let votes = result?.votes else { return nil }
        let counted = told.filter { votes.contains($0.position) }
        if counted.contains(where: \.isRedacted) {
            var bytes: [UInt8] = []
            for vote in counted.sorted(by: { $0.position < $1.position }) { bytes += vote.line + [0x0A] }
            result?.sha256 = Digest(hashing: bytes).hex
        }
        return result
    }

    /// The count made again in the place of an entry that holds one.
    func recount(_ entry: Entry, cause: Entry, _ source: some EntrySource) throws -> BallotRecounted {
        let counted = try Judge.again(entry, entry.action.counting(nil), source).count
        guard let ballot = counted?.ballot, let result = counted?.result else {
            throw Refusal.breaksLater(entry.position, entry.action.name, because: .noEntry(entry.position))
        }
        var decisions: [DecisionID] = []
        for other in try source.inEffect(of: ballot.subject, aboutOnly: false) {
            if case .decisionTaken(let taken) = other.action, taken.ballot == ballot {
                decisions.append(taken.decision)
            }
        }
        return BallotRecounted {
            $0.ballot = ballot
            $0.result = result
            $0.cause = cause.position
            $0.count = entry.position
            $0.decisions = decisions
        }
    }

    // MARK: Texts

    /// Takes the same texts out of the corrections of the entry, which hold them too.
    func sameTexts(as redaction: EntryRedacted, _ source: some EntrySource) throws -> [EntryRedacted] {
        try source.entries(of: Subject(.entry, of: redaction.entry), aboutOnly: true).compactMap { other in
            guard case .entryCorrected(let correction) = other.action, correction.entry == redaction.entry else {
                return nil
            }
            return EntryRedacted(redaction.texts.map { "data.\($0)" }, of: other, reason: redaction.reason)
        }
    }
}

extension EntryRedacted {
    /// Takes out what there is of some texts; `nil` where there is none.
    fileprivate init?(_ paths: [String], of entry: Entry, reason: String) {
        self.init()
        texts = paths.flatMap { Redaction.texts(at: $0, in: entry) }
        if texts.isEmpty { return nil }
        self.entry = entry.position
        self.reason = reason
    }
}
