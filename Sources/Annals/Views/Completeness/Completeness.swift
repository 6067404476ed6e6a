/// What a session should have left behind and did not: the outputs of its stages that are missing, and the gaps in what
/// it did record.
///
/// Made from the session's own plan, which says what each stage should leave behind; no template file is read. Outputs
/// are counted over the whole session, in whichever stage they came up.
public struct Completeness: Sendable {
    /// The session.
    public let session: Session
    /// Its stages in the order of its plan.
    public let stages: [Stage]
    /// What its entries lack: an idea without a fate, a decision without basis, a task without owner.
    public let gaps: [Gap]

    /// One planned stage.
    public struct Stage: Sendable {
        /// As planned.
        public let plan: PlannedStage
        /// When it was first entered; `nil` where it never was.
        public let entered: Mark?
        /// What it should leave behind.
        public let outputs: [Output]
    }

    /// One thing that a stage should leave behind.
    public struct Output: Sendable {
        /// As it stands in the plan.
        public let text: String
        /// What that means; `nil` where it is in somebody's own words, which no program can check.
        public let expected: ExpectedOutput?
        /// How many there are; `nil` where it cannot be checked.
        public let found: Int?
        /// What is lacking, each in a few words with its id.
        public let lacking: [Wording]

        /// Whether it is there; `nil` where it cannot be checked.
        public var isMet: Bool? {
            guard let expected, let found else { return nil }
            return found >= expected.atLeast && lacking.isEmpty
        }
    }

    /// Something that an entry of the session lacks.
    public struct Gap: Hashable, Sendable {
        /// What lacks it.
        public let subject: Subject
        /// Its words: a title, a statement, an idea's text; what it is, in each language, where it has none.
        public let wording: Wording
        /// What is lacking.
        public let kind: Kind

        /// Its words.
        public var words: String { wording.english }

        init(subject: Subject, words: String, russian: String? = nil, kind: Kind) {
            self.subject = subject
            wording = Wording(words, russian: russian)
            self.kind = kind
        }

        /// What can be lacking.
        public enum Kind: String, CaseIterable, Sendable {
            case fate = "fate"
            case answer = "answer"
            case result = "result"
            case basis = "basis"
            case rationale = "rationale"
            case deciders = "deciders"
            case task = "task"
            case review = "review"
            case reason = "reason"
            case owner = "owner"
            case due = "due"
            case measure = "measure"
            case homework = "homework"
        }
    }

    /// The outputs that are missing, each with its stage.
    public var missing: [(stage: Stage, output: Output)] {
        stages.flatMap { stage in stage.outputs.filter { $0.isMet == false }.map { (stage, $0) } }
    }

    /// How many of the outputs that can be checked are there.
    public var met: (count: Int, of: Int) {
        let checked = stages.flatMap(\.outputs).compactMap(\.isMet)
        return (checked.count { $0 }, checked.count)
    }

    /// Compares what a session was to leave behind with what it left.
    public init(of record: SessionRecord) {
        session = record.session
        stages = record.session.plan.stages.map { plan in
            let visits = record.session.stages.filter { $0.stage == plan.stage }
            return Stage(
                plan: plan, entered: visits.first?.entered,
                outputs: plan.outputs.map { text in
                    guard let expected = ExpectedOutput(text) else {
                        return Output(text: text, expected: nil, found: nil, lacking: [])
                    }
                    let tally = record.tally(of: expected, lastEntered: visits.last?.entered)
                    return Output(text: text, expected: expected, found: tally.found, lacking: tally.lacking)
                })
        }
        gaps = record.gaps
    }
}

extension Completeness.Gap.Kind {
    /// What is lacking, for people.
    public var words: Wording {
        switch self {
        case .fate: Wording("no fate", russian: "судьба не решена")
        case .answer: Wording("no answer", russian: "нет ответа")
        case .result: Wording("not closed", russian: "не закрыто")
        case .basis: Wording("no basis", russian: "нет основания")
        case .rationale: Wording("no rationale", russian: "нет обоснования")
        case .deciders: Wording("no deciders", russian: "неизвестно, кто решил")
        case .task: Wording("led to no task or goal", russian: "ни задачи, ни цели")
        case .review: Wording("no date of review", russian: "нет даты пересмотра")
        case .reason: Wording("gave no reason", russian: "нет причины")
        case .owner: Wording("no owner", russian: "нет ответственного")
        case .due: Wording("no due date", russian: "нет срока")
        case .measure: Wording("no measure", russian: "нет показателя")
        case .homework: Wording("not handed in", russian: "не сдано")
        }
    }
}
