// What a node says: its words as far as they may be shown now, how it stands, whose it is, and the entry behind it.

extension TrailGraphWalk {
    /// What is told of a subject.
    struct Told {
        var kind: TrailGraph.Kind
        var wording: Wording
        var standing: Wording?
        var person: PersonID?
        var mark: Mark?
        /// The entry that “then” means, where the walk begins here.
        var began: Mark?
        var then: Mark? { began ?? mark }

        /// One whose words are the log's, and whose state is one of ours.
        init(
            kind: TrailGraph.Kind, label: String = "", state: String? = nil, person: PersonID? = nil, mark: Mark? = nil,
            began: Mark? = nil
        ) {
            self.init(
                kind: kind, wording: Wording(label), standing: state.map { Wording($0) }, person: person, mark: mark,
                began: began)
        }

        /// One whose words are ours.
        init(
            kind: TrailGraph.Kind, wording: Wording, standing: Wording? = nil, person: PersonID? = nil,
            mark: Mark? = nil, began: Mark? = nil
        ) {
            self.kind = kind
            self.wording = wording
            self.standing = standing
            self.person = person
            self.mark = mark
            self.began = began
        }
    }

    func describe(_ subject: Subject) throws -> Told {
        switch subject.kind {
        case .decision, .ballot, .alternative, .criterion: try describe(ofDecision: subject)
        case .goal, .task, .measure, .platform, .homework, .session: try describe(ofPlan: subject)
        case .entry: try describe(entry: Position(subject.number))
        default: try describe(ofRoom: subject)
        }
    }

    private func describe(ofDecision subject: Subject) throws -> Told {
        switch subject.kind {
        case .decision:
            guard let story = try DecisionID(subject).flatMap({ try library.recall($0) }) else { break }
            let end = story.ended ?? story.rejected ?? story.withdrawn
            return Told(
                kind: .decision, label: story.statement, state: story.state.rawValue,
                mark: story.taken?.mark ?? end ?? story.began, began: story.decided)
        case .ballot:
            guard let story = try BallotID(subject).flatMap({ try library.recall($0) }) else { break }
            return Told(
                kind: .ballot, wording: Wording(story.terms.question), standing: story.outcomeWording,
                mark: story.closed ?? story.began)
        case .alternative:
            let decision = try library.recall(DecisionID(subject.number))
            guard let it = decision?.alternatives.first(where: { $0.alternative.subject == subject }) else { break }
            let isChosen = decision?.taken?.action.alternative?.subject == subject
            return Told(
                kind: .alternative, label: it.text, state: isChosen ? "chosen" : nil, mark: try beginning(of: subject))
        case .criterion:
            let decision = try library.recall(DecisionID(subject.number))
            guard let it = decision?.criteria.first(where: { $0.criterion.subject == subject }) else { break }
            return Told(
                kind: .criterion, wording: Wording(it.name),
                standing: Wording(
                    "\(it.nature.rawValue), weight \(it.weight)", russian: "\(it.nature.inRussian), вес \(it.weight)"),
                mark: try beginning(of: subject))
        default: break
        }
        return Told(kind: TrailGraph.Kind(rawValue: subject.kind.name) ?? .other)
    }

    /// The entry with which a part of a decision came up.
    private func beginning(of part: Subject) throws -> Mark? {
        try library.entries(of: part, aboutOnly: true).first { $0.creates(part) }.map(Mark.init)
    }

    private func describe(ofPlan subject: Subject) throws -> Told {
        switch subject.kind {
        case .goal:
            guard let story = try GoalID(subject).flatMap({ try library.recall($0) }) else { break }
            return Told(
                kind: .goal, label: story.title, state: story.state.rawValue, person: story.plan.owner,
                mark: story.began)
        case .task:
            guard let story = try TaskID(subject).flatMap({ try library.recall($0) }) else { break }
            return Told(
                kind: .task, label: story.title, state: story.state.rawValue, person: story.plan.owner,
                mark: story.began)
        case .measure:
            guard let story = try MeasureID(subject).flatMap({ try library.recall($0) }) else { break }
            return Told(
                kind: .measure, label: story.name, state: story.retired == nil ? nil : "retired",
                person: story.definition.owner, mark: story.began)
        case .platform:
            guard let story = try PlatformID(subject).flatMap({ try library.recall($0) }), let wording = story.wording
            else { break }
            return Told(
                kind: .platform, label: wording.text, state: story.confirmed == nil ? nil : "confirmed",
                mark: wording.mark)
        case .homework:
            guard let story = try HomeworkID(subject).flatMap({ try library.recall($0) }) else { break }
            return Told(
                kind: .homework, label: story.plan.what, state: story.isSubmitted ? "handed in" : "open",
                person: story.plan.person, mark: story.began)
        case .session:
            guard let story = try SessionID(subject).flatMap({ try library.recall($0) }) else { break }
            return Told(
                kind: .session, label: story.title, state: story.state.rawValue, mark: story.opened ?? story.began)
        default: break
        }
        return Told(kind: TrailGraph.Kind(rawValue: subject.kind.name) ?? .other)
    }

    private func describe(ofRoom subject: Subject) throws -> Told {
        switch subject.kind {
        case .question:
            guard let story = try QuestionID(subject).flatMap({ try library.recall($0) }) else { break }
            return Told(
                kind: .question, label: story.text, state: story.answer == nil ? "open" : "answered", mark: story.began)
        case .idea:
            guard let story = try IdeaID(subject).flatMap({ try library.recall($0) }) else { break }
            let state =
                story.withdrawn != nil
                ? "withdrawn" : story.mergedInto != nil ? "taken up" : story.parked != nil ? "parked" : nil
            return Told(
                kind: .idea, label: story.shownText, state: state, person: story.shownAuthor,
                mark: story.isHidden ? story.began?.unnamed : story.began)
        case .group:
            guard let story = try GroupID(subject).flatMap({ try library.recall($0) }) else { break }
            return Told(
                kind: .group,
                wording: story.title.map { Wording($0) }
                    ?? Wording("ideas that belong together", russian: "идеи об одном"), mark: story.began)
        case .finding:
            guard let story = try FindingID(subject).flatMap({ try library.recall($0) }) else { break }
            return Told(
                kind: .finding, label: story.text, state: story.state.rawValue, person: story.began?.actor,
                mark: story.began)
        case .assumption:
            guard let story = try AssumptionID(subject).flatMap({ try library.recall($0) }) else { break }
            return Told(kind: .assumption, label: story.text, state: story.state.rawValue, mark: story.began)
        case .theme:
            guard let story = try ThemeID(subject).flatMap({ try library.recall($0) }) else { break }
            return Told(kind: .theme, label: story.title, mark: story.began)
        default: break
        }
        return Told(kind: TrailGraph.Kind(rawValue: subject.kind.name) ?? .other)
    }

    /// The names of everybody who appears; where two bear one name, the id says which.
    func names() throws -> [PersonID: String] {
        var people = Set(nodes.compactMap(\.person) + nodes.compactMap { $0.mark?.actor })
        if let actor = mark?.actor { people.insert(actor) }
        var names: [PersonID: String] = [:]
        for person in people { names[person] = try library.name(person) }
        let bearers = Dictionary(grouping: names.keys) { names[$0] ?? "" }
        for (name, people) in bearers where people.count > 1 {
            for person in people { names[person] = "\(name) (\(person))" }
        }
        return names
    }
}
