/// The steps from a decision to its legs and to what came of it.
struct GroundWalk<Source: Library> {
    let decision: Decision
    let taking: DecisionTaken
    let taken: Mark
    /// When somebody last looked.
    let since: Mark
    let library: Recollection<Source>
    let moment: Instant
    let zone: Zone
    var legs: [Ground.Leg] = []
    var loose: [Ground.Shift] = []
    /// What was leant on already.
    var seen: Set<Subject> = []

    init(
        _ decision: Decision, _ taking: DecisionTaken, _ taken: Mark, _ library: Recollection<Source>, _ moment: Instant
    ) throws {
        self.decision = decision
        self.taking = taking
        self.taken = taken
        since = decision.reviews.last?.mark ?? taken
        self.library = library
        // What ended a decision's force ended its ground too.
        self.moment = min(moment, decision.ended?.occurredAt ?? moment)
        zone = try library.recall(Identifier<Organization>())?.zone ?? .utc
    }

    // MARK: When

    /// Whether nobody has looked since an entry.
    func isUnsettled(by mark: Mark) -> Bool {
        (mark.occurredAt, mark.position) > (since.occurredAt, since.position)
    }

    private func isSinceTaken(_ mark: Mark) -> Bool {
        (mark.occurredAt, mark.position) > (taken.occurredAt, taken.position)
    }

    /// Something that an entry says happened; nothing where that was before the decision was taken, or after its end.
    func shift(_ cause: Ground.Cause, of subject: Subject, by mark: Mark?, _ words: Wording) -> Ground.Shift? {
        guard let mark, isSinceTaken(mark), mark.occurredAt <= moment else { return nil }
        return Ground.Shift(
            cause: cause, subject: subject, at: mark.occurredAt, position: mark.position, wording: words,
            isSettled: !isUnsettled(by: mark))
    }

    /// A day that passed; nothing where it had passed before the decision was taken, or is still to come.
    func shift(_ cause: Ground.Cause, of subject: Subject, on day: Instant, setBy mark: Mark, _ words: Wording)
        -> Ground.Shift?
    {
        guard day < moment, day >= taken.occurredAt else { return nil }
        return Ground.Shift(
            cause: cause, subject: subject, at: day, position: mark.position, wording: words,
            isSettled: day < since.occurredAt)
    }

    /// What was found out of the record itself: strikes, corrections and recounts act on the known clock alone.
    func shift(_ cause: Ground.Cause, of subject: Subject, amendedBy entry: Entry?, _ words: Wording)
        -> Ground.Shift?
    {
        guard let entry, entry.position > taken.position else { return nil }
        return Ground.Shift(
            cause: cause, subject: subject, at: entry.occurredAt, position: entry.position, wording: words,
            isSettled: entry.position < since.position)
    }
}
