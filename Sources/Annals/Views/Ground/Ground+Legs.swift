// What a decision rests on.

extension GroundWalk {
    mutating func readLegs() throws {
        for assumption in taking.assumes { try lean(on: assumption.subject, as: .assumes) }
        for entry in try library.entries(of: decision.id.subject, aboutOnly: false) {
            guard case .assumptionStated(let stated) = entry.action else { continue }
            if stated.about.contains(.subject(decision.id.subject)) {
                try lean(on: stated.assumption.subject, as: .assumes)
            }
        }
        for subject in taking.basis.compactMap(\.subject) { try lean(on: subject, as: .restsOn) }
        if let ballot = taking.ballot { try lean(on: ballot.subject, as: .ballot) }
        for goal in decision.proposal?.action.goals ?? [] { try lean(on: goal.subject, as: .serves) }
        for subject in (decision.proposal?.action.from ?? []).compactMap(\.subject) {
            try lean(on: subject, as: .comesFrom)
        }
        for other in taking.amends { try lean(on: other.subject, as: .amends) }
        for expectation in taking.expected { try readExpectation(expectation) }
        readCondition()
    }

    // MARK: Legs

    mutating func add(
        _ subject: Subject, _ relation: Ground.Relation, _ through: Subject?, _ words: Wording, _ state: Wording?,
        _ shifts: [Ground.Shift?]
    ) {
        let shifts = shifts.compactMap { $0 }.sorted { ($0.at, $0.position) < ($1.at, $1.position) }
        legs.append(
            Ground.Leg(
                subject: subject, relation: relation, through: through, wording: words, standing: state, shifts: shifts)
        )
    }

    private mutating func lean(on subject: Subject, as relation: Ground.Relation, through: Subject? = nil) throws {
        guard subject != decision.id.subject, seen.insert(subject).inserted else { return }
        switch subject.kind {
        case .assumption:
            guard let story = try AssumptionID(subject).flatMap({ try library.recall($0) }) else { return }
            let fallen = shift(
                .assumptionFallen, of: subject, by: story.fallen?.mark,
                Wording(
                    "\(story.id) “\(story.text)” was judged not to hold",
                    russian: "допущение \(story.id) «\(story.text)» не оправдалось"))
            add(
                subject, relation, through, Wording(story.text), Wording(story.state.rawValue),
                [fallen] + (try corrections(of: subject)))
        case .finding: try lean(onFinding: subject, as: relation, through)
        case .entry: try lean(onEntry: subject, as: relation, through)
        case .ballot:
            guard let story = try BallotID(subject).flatMap({ try library.recall($0) }) else { return }
            add(
                subject, relation, through, Wording(story.terms.question), story.outcomeWording,
                try shifts(of: story))
        case .decision:
            guard let story = try DecisionID(subject).flatMap({ try library.recall($0) }) else { return }
            let isSource = relation == .comesFrom || relation == .amends
            if isSource { loosen(end(of: story, .sourceEnded)) }
            add(
                subject, relation, through, Wording(story.statement), Wording(story.state.rawValue),
                [isSource ? nil : end(of: story, .decisionEnded)] + (try corrections(of: subject)))
        case .goal:
            guard let story = try GoalID(subject).flatMap({ try library.recall($0) }) else { return }
            let dropped = shift(
                .goalDropped, of: subject, by: story.state == .dropped ? story.closed : nil,
                Wording(
                    "\(story.id) “\(story.title)” was dropped", russian: "цель \(story.id) «\(story.title)» снята"))
            add(
                subject, relation, through, Wording(story.title), Wording(story.state.rawValue),
                [dropped] + (try corrections(of: subject)))
        default: try lean(onOther: subject, as: relation, through)
        }
    }

    private mutating func lean(onFinding subject: Subject, as relation: Ground.Relation, _ through: Subject?) throws {
        guard let story = try FindingID(subject).flatMap({ try library.recall($0) }) else { return }
        let replaced = shift(
            .findingReplaced, of: subject, by: story.replacedBy?.mark,
            Wording(
                "\(story.id) “\(story.text)” was replaced by \(story.replacedBy?.finding.description ?? "")",
                russian:
                    "вывод \(story.id) «\(story.text)» заменён на \(story.replacedBy?.finding.description ?? "")"))
        let retired = shift(
            .findingRetired, of: subject, by: story.retired,
            Wording(
                "\(story.id) “\(story.text)” holds no more",
                russian: "вывод \(story.id) «\(story.text)» больше не верен"))
        add(
            subject, relation, through, Wording(story.text), Wording(story.state.rawValue),
            [replaced, retired] + (try corrections(of: subject)))
        for evidence in story.said.evidence.compactMap(\.subject) {
            try lean(on: evidence, as: .restsOn, through: subject)
        }
    }

    private mutating func lean(onEntry subject: Subject, as relation: Ground.Relation, _ through: Subject?) throws {
        let position = Position(subject.number)
        guard let recorded = try library.entry(at: position) else { return }
        let fate = try library.fate(of: position)
        let strike = fate.last { if case .entryStruck = $0.action { true } else { false } }
        if case .entryStruck(let it)? = strike?.action {
            let said = try words(recorded)
            let struck = shift(
                .entryStruck, of: subject, amendedBy: strike,
                Wording(
                    "\(subject.id) (\(said.english)) was struck: \(it.reason)",
                    russian: "запись \(subject.id) (\(said.russian)) вычеркнута: \(it.reason)"))
            return add(
                subject, relation, through, said, Wording("struck", russian: "вычеркнуто"), [struck])
        }
        guard let entry = try library.entryInEffect(at: position) else { return }
        let shifts = [try correction(of: entry, subject), try change(of: entry, subject)]
        add(subject, relation, through, try words(entry), nil, shifts)
        if case .argumentMade(let argument) = entry.action {
            for evidence in argument.evidence.compactMap(\.subject) {
                try lean(on: evidence, as: .restsOn, through: subject)
            }
        }
    }

    private mutating func lean(onOther subject: Subject, as relation: Ground.Relation, _ through: Subject?) throws {
        let words: String? =
            switch subject.kind {
            case .alternative: decision.alternatives.first { $0.alternative.subject == subject }?.text
            case .idea: try IdeaID(subject).flatMap { try library.recall($0)?.shownText }
            case .group: try GroupID(subject).flatMap { try library.recall($0)?.title }
            case .question: try QuestionID(subject).flatMap { try library.recall($0)?.text }
            case .homework: try HomeworkID(subject).flatMap { try library.recall($0)?.plan.what }
            case .measure: try MeasureID(subject).flatMap { try library.recall($0)?.name }
            case .task: try TaskID(subject).flatMap { try library.recall($0)?.title }
            case .session: try SessionID(subject).flatMap { try library.recall($0)?.title }
            default: nil
            }
        // Much is said of measures, sessions and people that no decision rests on; and what is hidden has no words yet.
        let isHidden = try IdeaID(subject).flatMap { try library.recall($0)?.isHidden } ?? false
        let isLeft = isHidden || [.measure, .session, .person].contains(subject.kind)
        add(
            subject, relation, through, Wording(words ?? ""), nil, isLeft ? [] : try corrections(of: subject))
    }

    // MARK: Words

    /// What an entry says, in a few words; nothing of what may be hidden.
    func words(_ entry: Entry) throws -> Wording {
        switch entry.action {
        case .measurementRecorded(let it):
            let measure = try library.recall(it.measure)
            let name = measure.map { "\(it.measure) \($0.name)" } ?? it.measure.description
            let value = "\(it.value) \(measure?.definition.unit ?? "")"
            return Wording(
                "\(name) in \(it.period): \(value)", russian: "\(name) за \(Russian.date(it.period)): \(value)")
        case .targetSet(let it):
            return Wording(
                "target of \(it.measure) for \(it.period)",
                russian: "план по \(it.measure) на \(Russian.date(it.period))")
        case .argumentMade(let it):
            let stance = it.stance == .remark ? "замечание к" : it.stance.inRussian
            return Wording("\(it.stance.rawValue) \(it.on): \(it.text)", russian: "\(stance) \(it.on): \(it.text)")
        default: return Wording(entry.action.name)
        }
    }
}
