/// What the rules look at: who acts, when, and the stories of the subjects that the action touches.
///
/// A value without any way to fetch something. Where a rule asks for a story that is not here, it stops with a
/// `needs…` refusal; `Judge` then fetches it and starts the rule again.
public struct World: Sendable {
    /// When the action under judgement happened.
    public internal(set) var moment = Instant.latest
    /// Who did it.
    public internal(set) var actor: PersonID?
    /// Who writes it down, where that is someone else.
    public internal(set) var recorder: PersonID?
    /// Whose rights count: who writes it down, or else who acts; known here even of what is anonymous in the log.
    var claimant: (person: PersonID, writesForAnother: Bool)?
    /// The session in which it happens.
    public internal(set) var session: SessionID?
    /// Where none is named: the sessions open then in which the actor is present, if there are several.
    public internal(set) var openSessions: [SessionID] = []
    /// The last position of the log.
    public internal(set) var head = Position.start
    /// Whether it is recorded as it happens, and not written down later.
    public internal(set) var isLive = true
    /// Whether it was recorded before and is only looked at again, since something before it changed.
    public internal(set) var judgesAgain = false

    /// Whether the ballot box is being opened, for the closing that comes next.
    var opensBox = false

    /// Whether the log itself writes it, because of what was just recorded.
    var follows = false

    /// How far stories are told.
    var cut = Cut.through(.latest)
    /// Stories told to the head of the log, kept from one action to the next.
    var heads: [Subject: Told] = [:]
    /// The next number of each kind, and the next part of each whole.
    var numbers: [Subject: Subject] = [:]
    /// What holds for the action under judgement only.
    var scope = Scope()

    /// A story, and when the last thing in it happened.
    struct Told {
        var story: any Story
        var last: Instant

        /// Goes on with the next entry, in place; not where it belongs further up in the story.
        mutating func take(_ entry: Entry) -> Bool {
            guard last <= entry.orderedAt else { return false }
            story.apply(entry)
            last = entry.orderedAt
            return true
        }
    }

    /// What was fetched for one judgement.
    struct Scope {
        var stories: [Subject: any Story] = [:]
        var naming: [Subject: [Entry]] = [:]
        var about: [Subject: [Entry]] = [:]
        var entries: [Position: Entry?] = [:]
        var used: [Subject: Use] = [:]
        var consulted: [Subject] = []
        /// How many bytes documents have, by their hashes; `nil` where there is none.
        var documents: [String: Int?] = [:]
        /// The hashes of the documents that come with the draft.
        var given: Set<String> = []
        /// What goes into the ballot box, and not into the line.
        var paper: [UInt8]?
        /// What the rules found out about the entry that is to be made.
        var isMadeAnonymous = false
        var alsoAbout: [Subject] = []
        var remarks: [String] = []
    }

    /// Whether an id was ever given to something.
    enum Use: Equatable {
        case free
        /// Given, but what created it was struck.
        case struck
        /// Given to something that is there since then.
        case since(Instant)
    }
}

// MARK: - Stories

extension World {
    /// What has become of a subject by now.
    public mutating func story<Of: Story>(_ id: Identifier<Of>) throws(Refusal) -> Of {
        guard let story = try storyIfAny(id) else { throw .notFound(id.subject) }
        return story
    }

    /// What has become of a subject by now; `nil` where nothing was said of it.
    public mutating func storyIfAny<Of: Story>(_ id: Identifier<Of>) throws(Refusal) -> Of? {
        guard let story = try told(id.subject) as? Of, story.began != nil else { return nil }
        return story
    }

    /// The organization.
    public mutating func organization() throws(Refusal) -> Organization { try story(Identifier<Organization>()) }

    mutating func told(_ subject: Subject) throws(Refusal) -> any Story {
        scope.consulted.append(subject)
        if let story = scope.stories[subject] { return story }
        if let told = heads[subject], told.last <= moment, !judgesAgain { return told.story }
        throw .needsStory(subject)
    }

    /// The entries that name a subject, as its own or in passing, up to now and in order.
    public mutating func entries(naming subject: Subject) throws(Refusal) -> [Entry] {
        guard let entries = scope.naming[subject] else { throw .needsEntries(subject, aboutOnly: false) }
        return entries
    }

    /// The entries about a subject, up to now and in order.
    public mutating func entries(about subject: Subject) throws(Refusal) -> [Entry] {
        scope.consulted.append(subject)
        guard let entries = scope.about[subject] else { throw .needsEntries(subject, aboutOnly: true) }
        return entries
    }

    /// The entry at a position.
    public mutating func entry(_ position: Position) throws(Refusal) -> Entry {
        guard position <= head else { throw .noEntry(position) }
        guard let entry = scope.entries[position] else { throw .needsEntry(position) }
        guard let entry else { throw .noEntry(position) }
        return entry
    }

    /// How many bytes the document with that hash has; `nil` where the log has no such document.
    func documentLength(_ sha256: String) throws(Refusal) -> Int? {
        guard let length = scope.documents[sha256] else { throw .needsDocument(sha256) }
        return length
    }

    /// An entry as it reads now, whenever it was corrected.
    mutating func inEffect(_ entry: Entry) throws(Refusal) -> Entry {
        try entries(about: Subject(.entry, of: entry.position)).lastCorrection(of: entry)
    }

    /// The entry that struck that one, whenever that is said to have happened.
    mutating func strike(of position: Position) throws(Refusal) -> Position? {
        try entries(about: Subject(.entry, of: position)).first { entry in
            if case .entryStruck(let strike) = entry.action { strike.entry == position } else { false }
        }?.position
    }

    /// Whether none of that kind was ever named.
    func isFirst(_ kind: Subject.Kind) throws(Refusal) -> Bool {
        guard let next = numbers[Subject(kind)] else { throw .needsNumber(Subject(kind)) }
        return next.number == 1
    }

    /// The next unused part of a decision, from 1.
    func nextPart(_ kind: Subject.Kind, of decision: DecisionID) throws(Refusal) -> UInt16 {
        let whole = Subject(kind, decision.number)
        guard let next = numbers[whole] else { throw .needsNumber(whole) }
        return next.part
    }

    /// Everybody who ever joined.
    mutating func everyone() throws(Refusal) -> [PersonID] {
        guard let next = numbers[Subject(.person)] else { throw .needsNumber(Subject(.person)) }
        var people: [PersonID] = []
        for number in 1..<max(1, next.number) where try storyIfAny(PersonID(number)) != nil {
            people.append(PersonID(number))
        }
        return people
    }

    /// Who did it, where the action cannot be without.
    func actor(_ action: String) throws(Refusal) -> PersonID {
        guard let actor else { throw .needsActor(action) }
        return actor
    }
}

// MARK: - What rules say of the entry

extension World {
    /// Leaves out of the entry who acts and who writes it down, whatever the caller sent.
    mutating func makesAnonymous() { scope.isMadeAnonymous = true }

    /// Says what a good record would say and this one does not; it is recorded all the same.
    mutating func remark(_ remark: String) {
        if !scope.remarks.contains(remark) { scope.remarks.append(remark) }
    }

    /// Makes the entry one about that subject too, so that its story tells of it.
    mutating func isAlsoAbout(_ subject: Subject) {
        if !scope.alsoAbout.contains(subject) { scope.alsoAbout.append(subject) }
    }

    /// Whether somebody is in the room of an open session: whoever is invited is, as soon as they speak or vote.
    ///
    /// Where nobody wrote down their arrival, the entry becomes one about the session too, whose story takes it for
    /// their arrival.
    mutating func isInRoom(_ person: PersonID, of session: Session) -> Bool {
        if session.present.contains(person) { return true }
        guard session.isOpen, session.isInvited(person) else { return false }
        isAlsoAbout(session.id.subject)
        return true
    }
}

// MARK: - What many rules ask

extension World {
    /// A person who has not left.
    mutating func here(_ person: PersonID) throws(Refusal) -> Person {
        let story = try story(person)
        // Forgetting acts whatever the date of what is said of them later, and takes nothing from what was said before.
        if let forgotten = story.forgotten, !judgesAgain { throw .wasForgotten(person, since: forgotten.occurredAt) }
        if let left = story.left { throw .gone(person, since: left.occurredAt) }
        return story
    }

    /// A session that is open.
    mutating func open(_ session: SessionID) throws(Refusal) -> Session {
        let story = try story(session)
        guard story.isOpen else { throw .sessionNotOpen(session, story.state.rawValue) }
        return story
    }

    /// An open session in whose room that person is, or comes into by what they do.
    mutating func open(_ session: SessionID, with person: PersonID) throws(Refusal) -> Session {
        let story = try open(session)
        _ = try here(person)
        guard isInRoom(person, of: story) else {
            throw .isNot(person.subject, "in the room of \(session)", so: "record person-arrived first")
        }
        return story
    }

    /// Refuses an idea that neither came up in a session nor was carried there.
    func mustBelong(_ idea: Idea, to session: SessionID) throws(Refusal) {
        if let theirs = idea.session, !idea.sessions.contains(session) {
            throw .ofAnotherSession(idea.id, theirs, session)
        }
    }

    /// A question that belongs to a session, by its posing or because it was carried there.
    mutating func question(_ question: QuestionID, of session: SessionID?) throws(Refusal) {
        guard let session, let theirs = try story(question).session else { return }
        if try story(question).sessions.contains(session) { return }
        throw .isNot(question.subject, "of \(session)", so: "it belongs to \(theirs); carry it over with carried")
    }

    func mustNotBeOver(_ session: Session) throws(Refusal) {
        if session.state == .closed || session.state == .cancelled {
            throw .sessionOver(session.id, session.state.rawValue)
        }
    }

    /// A ballot on which votes can be cast.
    mutating func openBallot(_ ballot: BallotID, evenAfterDeadline: Bool = false) throws(Refusal) -> Ballot {
        let story = try story(ballot)
        guard story.state == .open else { throw .ballotOver(ballot, story.state.rawValue) }
        if !evenAfterDeadline, let closesAt = story.terms.closesAt, try organization().zone.end(of: closesAt) < moment {
            throw .afterDeadline(ballot, closesAt)
        }
        return story
    }

    mutating func mustBeAlive(_ idea: IdeaID) throws(Refusal) {
        let story = try story(idea)
        if let withdrawn = story.withdrawn { throw .isAlready(idea.subject, "withdrawn", since: withdrawn) }
        if let into = story.mergedInto { throw .isAlready(idea.subject, "merged into \(into)") }
    }

    mutating func mustNotBeVotedOn(_ idea: IdeaID) throws(Refusal) {
        for entry in try entries(naming: idea.subject) {
            if case .ballotOpened(let opened) = entry.action, try story(opened.ballot).state == .open {
                throw .votedOn(idea, opened.ballot)
            }
        }
    }

    /// Whether something became of an idea in a session: by its own story, or by what names it.
    mutating func hasFate(_ idea: IdeaID, in session: SessionID) throws(Refusal) -> Bool {
        guard let story = try storyIfAny(idea), !story.hasFate(in: session) else { return true }
        return try entries(naming: idea.subject).contains { entry in
            entry.action.bearing.isStory && !entry.about.contains(idea.subject)
        }
    }

    /// Fills in who decides in the session at hand, where nobody was named: those present, while it is open.
    ///
    /// Who was there before its close did not decide what came after.
    mutating func decideHere(_ deciders: inout [PersonID]) throws(Refusal) {
        guard deciders.isEmpty, let session else { return }
        let place = try story(session)
        if place.isOpen { deciders = place.voters }
    }

    /// Refuses to leave the log without anybody who keeps it.
    mutating func mustNotBeLastSteward(_ person: PersonID) throws(Refusal) {
        let zone = try organization().zone
        guard try story(person).holds(.steward, at: moment, in: zone) else { return }
        for other in try everyone() where other != person {
            let story = try story(other)
            if story.left == nil, story.forgotten == nil, story.holds(.steward, at: moment, in: zone) { return }
        }
        throw .lastSteward(person)
    }

    mutating func mustBeUndecided(_ decision: DecisionID) throws(Refusal) {
        let story = try story(decision)
        guard story.isUndecided else {
            throw .isAlready(decision.subject, story.state.rawValue, since: story.decided)
        }
    }

    mutating func inForce(_ decision: DecisionID) throws(Refusal) -> Decision {
        let story = try story(decision)
        guard story.isInForce(at: moment, in: try organization().zone) else {
            throw .notInForce(decision, story.state.rawValue, story.ended)
        }
        return story
    }

    mutating func openGoal(_ goal: GoalID) throws(Refusal) -> Goal {
        let story = try story(goal)
        if story.state != .open { throw .isAlready(goal.subject, story.state.rawValue, since: story.closed) }
        return story
    }

    mutating func openTask(_ task: TaskID) throws(Refusal) -> Todo {
        let story = try story(task)
        if !story.isOpen { throw .isAlready(task.subject, story.state.rawValue, since: story.closed) }
        return story
    }

    /// A measure that is still read.
    mutating func standing(_ measure: MeasureID) throws(Refusal) -> Measure {
        let story = try story(measure)
        if let retired = story.retired { throw .isAlready(measure.subject, "retired", since: retired) }
        return story
    }

    func mustBeAboveZero(_ field: String, _ value: Int?) throws(Refusal) {
        if let value, value < 1 { throw .notAboveZero(field, Number(value)) }
    }

    mutating func mustNotCircle(_ goal: GoalID, under: GoalID?, after: [Reference]) throws(Refusal) {
        try mustNotCircle(goal.subject, from: (under.map { [$0.subject] } ?? []) + after.compactMap(\.subject))
    }

    mutating func mustNotCircle(_ task: TaskID, after: [TaskID]) throws(Refusal) {
        try mustNotCircle(task.subject, from: after.map(\.subject))
    }

    /// Follows “under” and “after” from some goals and tasks; refuses where that leads back to where it started.
    private mutating func mustNotCircle(_ start: Subject, from first: [Subject]) throws(Refusal) {
        var seen: Set<Subject> = []
        var rest = first
        while let next = rest.popLast() {
            if next == start { throw .circle(start) }
            guard seen.insert(next).inserted else { continue }
            if let goal = GoalID(next), let story = try storyIfAny(goal) {
                rest += (story.plan.under.map { [$0.subject] } ?? []) + story.plan.after.compactMap(\.subject)
            } else if let task = TaskID(next), let story = try storyIfAny(task) {
                rest += story.plan.after.map(\.subject)
            }
        }
    }
}
