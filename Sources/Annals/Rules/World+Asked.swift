// What the rules of many actions ask of the world.

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
