/// The steps from a decision to what is around it.
struct TrailWalk<Source: Library> {
    let library: Source
    var edges: [Trail.Edge] = []
    var entries: [Position: Entry] = [:]
    var ballotIDs: [BallotID] = []
    var ballots: [Ballot] = []
    var ideas: [IdeaID] = []
    var questions: [QuestionID] = []
    var goals: [GoalID] = []
    var tasks: [TaskID] = []
    var measures: [MeasureID] = []
    var findings: [FindingID] = []
    var assumptions: [AssumptionID] = []
    var figures: [Entry] = []
    var remarks: [Entry] = []

    mutating func take(_ more: [Entry]) {
        for entry in more { entries[entry.position] = entry }
    }

    private mutating func link(_ from: Subject, _ to: Subject, _ relation: Trail.Relation) {
        let edge = Trail.Edge(from: from, to: to, relation: relation)
        if !edges.contains(edge) { edges.append(edge) }
        if let idea = IdeaID(to), !ideas.contains(idea) { ideas.append(idea) }
        if let question = QuestionID(to), !questions.contains(question) { questions.append(question) }
        if let measure = MeasureID(to), !measures.contains(measure) { measures.append(measure) }
        if let finding = FindingID(to), !findings.contains(finding) { findings.append(finding) }
        if let assumption = AssumptionID(to), !assumptions.contains(assumption) { assumptions.append(assumption) }
    }

    /// Links to what something rests on: a subject, or the entry of a figure or of a remark.
    private mutating func link(_ from: Subject, restingOn references: [Reference]) throws {
        for to in references.compactMap(\.subject) {
            guard to.kind == .entry else {
                link(from, to, .restsOn)
                continue
            }
            guard let entry = try library.entryInEffect(at: Position(to.number)) else { continue }
            switch entry.action {
            case .measurementRecorded(let reading):
                link(from, to, .restsOn)
                if !figures.contains(where: { $0.position == entry.position }) { figures.append(entry) }
                if !measures.contains(reading.measure) { measures.append(reading.measure) }
            case .argumentMade, .noteAdded: remember(entry)
            default: link(from, to, .restsOn)
            }
        }
    }

    private mutating func remember(_ remark: Entry) {
        if !remarks.contains(where: { $0.position == remark.position }) { remarks.append(remark) }
    }

    /// What one entry that names the decision has to do with it.
    mutating func follow(_ entry: Entry, from decision: Decision) throws {
        let own = decision.id.subject
        switch entry.action {
        case .decisionProposed(let proposed):
            if let question = proposed.question { link(own, question.subject, .answers) }
            for goal in proposed.goals { link(own, goal.subject, .serves) }
            try link(own, restingOn: proposed.from)
        case .alternativeAdded(let added):
            link(own, added.alternative.subject, .alternative)
            if let idea = added.idea { link(added.alternative.subject, idea.subject, .restsOn) }
        case .ballotOpened(let opened) where opened.decision == decision.id: add(opened.ballot, to: own)
        case .decisionTaken(let taking) where taking.decision != decision.id:
            if taking.supersedes.contains(decision.id) { link(own, taking.decision.subject, .replacedBy) }
            if taking.amends.contains(decision.id) { link(own, taking.decision.subject, .amendedBy) }
        case .decisionReversed(let reversal) where reversal.decision == decision.id:
            link(own, reversal.by.subject, .reversedBy)
        case .goalSet(let set) where set.decision == decision.id:
            goals.append(set.goal)
            link(own, set.goal.subject, .ledTo)
        case .taskAssigned(let task) where task.from.contains(.subject(own)):
            tasks.append(task.task)
            link(own, task.task.subject, .ledTo)
        case .questionAnswered(let answer) where answer.basis.contains(.subject(own)):
            link(own, answer.question.subject, .answers)
        case .argumentMade, .noteAdded: remarks.append(entry)
        default: break
        }
    }

    private mutating func add(_ ballot: BallotID, to own: Subject) {
        if !ballotIDs.contains(ballot) { ballotIDs.append(ballot) }
        link(own, ballot.subject, .ballot)
    }

    /// What the taking of the decision names.
    mutating func followTaking(_ decision: Decision) throws {
        guard let taken = decision.taken else { return }
        let own = decision.id.subject
        if let session = taken.mark.session { link(own, session.subject, .takenIn) }
        if let ballot = taken.action.ballot { add(ballot, to: own) }
        try link(own, restingOn: taken.action.basis)
        for assumption in taken.action.assumes { link(own, assumption.subject, .assumes) }
        for other in taken.action.supersedes { link(own, other.subject, .replaced) }
        for other in taken.action.amends { link(own, other.subject, .amended) }
        for measure in taken.action.expected.compactMap(\.measure) { link(own, measure.subject, .expected) }
    }

    mutating func readBallots() throws {
        for id in ballotIDs {
            guard let ballot = try library.story(id) else { continue }
            ballots.append(ballot)
            take(try library.entries(of: id.subject, aboutOnly: true))
            for option in ballot.terms.options {
                if let subject = option.refersTo?.subject { link(id.subject, subject, .restsOn) }
            }
        }
    }

    /// The questions that the ideas around it answer.
    mutating func readQuestions() throws {
        for id in ideas {
            if let question = try library.story(id)?.question { link(id.subject, question.subject, .answers) }
        }
    }

    mutating func readRemarks() throws {
        let asked = questions.map(\.subject)
        for subject in ideas.map(\.subject) + asked + ballotIDs.map(\.subject) {
            for entry in try library.entries(of: subject, aboutOnly: false) {
                switch entry.action {
                case .argumentMade, .noteAdded: remember(entry)
                default: break
                }
            }
        }
        for remark in remarks {
            if let on = remark.mentions.first(where: { $0.kind != .person }) {
                link(on, Mark(remark).subject, .remark)
            }
            if case .argumentMade(let argument) = remark.action {
                let shown = argument.evidence.filter { reference in
                    reference.subject.map { $0.kind == .finding || $0.kind == .entry } ?? false
                }
                try link(Mark(remark).subject, restingOn: shown)
            }
        }
    }

    /// What the findings rest on, those too that only other findings rest on.
    mutating func readFindings() throws {
        var index = 0
        while index < findings.count {
            if let finding = try library.story(findings[index]) {
                try link(finding.id.subject, restingOn: finding.said.evidence)
            }
            index += 1
        }
    }

    func names(_ decision: Decision, _ session: Session?, _ remarks: [Entry]) throws -> [PersonID: String] {
        var people = Set(decision.dissents.map(\.person))
        people.formUnion(decision.taken?.action.deciders ?? [])
        people.formUnion(decision.taken?.action.consulted ?? [])
        people.formUnion(decision.taken?.action.informed ?? [])
        people.formUnion(session?.attended ?? [])
        for ballot in ballots {
            people.formUnion(ballot.terms.electorate)
            if let chair = ballot.terms.chair { people.insert(chair) }
        }
        people.formUnion((remarks + figures + entries.values).compactMap(\.actor))
        for finding in findings { if let author = try library.story(finding)?.began?.actor { people.insert(author) } }
        for task in tasks { if let owner = try library.story(task)?.plan.owner { people.insert(owner) } }
        for goal in goals { if let owner = try library.story(goal)?.plan.owner { people.insert(owner) } }
        var names: [PersonID: String] = [:]
        for person in people { names[person] = try library.name(person) }
        // Where two bear one name, the id says which.
        let bearers = Dictionary(grouping: names.keys) { names[$0] ?? "" }
        for (name, people) in bearers where people.count > 1 {
            for person in people { names[person] = "\(name) (\(person))" }
        }
        return names
    }
}
