/// A kind of session, laid out: how it is prepared, through which stages it goes, what each should leave behind, and how
/// it is followed up.
///
/// People copy and change templates. What a session uses of one is written into `session-scheduled`, so that later
/// changes of the template change nothing of what was.
public struct SessionTemplate: Hashable, Sendable {
    /// Its name, by which sessions call it.
    public var name = ""
    /// The kind of session that it is for.
    public var kind = SessionKind.planning
    /// What it is called.
    public var title = Wording("")
    /// What such a session is for.
    public var purpose = Wording("")
    /// What it concentrates on.
    public var focus = Wording("")
    /// What people should leave with.
    public var outcome = Wording("")
    /// Over how many days it goes, at the least and at the most.
    public var days = 1...1
    /// How many people work well in it.
    public var people = 2...20
    /// Who they are.
    public var who = Wording("")
    /// How people usually meet.
    public var format = SessionFormat.onsite
    /// Where.
    public var place = Wording("")
    /// What is to be done before it.
    public var preparation: [Homework] = []
    /// Its stages, in order; the first is `promises`.
    public var stages: [Stage] = []
    /// What its summary should hold.
    public var summary: [Wording] = []
    /// What is done between this session and the next one.
    public var followUp: [Wording] = []

    /// Makes an empty one, to be filled in.
    public init() {}

    /// The stage with which every session after the first of its series opens.
    public static let opening = "promises"

    /// How long all stages take together, in minutes.
    public var minutes: Int { stages.reduce(0) { $0 + $1.minutes } }

    /// Something that people bring along.
    public struct Homework: Hashable, Sendable {
        /// The kind of homework: `revenue`, `trends`, or a word of one's own.
        public var kind = ""
        /// What it is called.
        public var title = Wording("")
        /// How many days before the session it is due.
        public var daysBefore = 7
        /// The questions that it answers.
        public var questions: [Wording] = []

        /// Makes an empty one, to be filled in.
        public init() {}
    }

    /// A part of the session with a purpose of its own.
    public struct Stage: Hashable, Sendable {
        /// Its key, such as `goals`.
        public var key = ""
        /// Its title.
        public var title = Wording("")
        /// How long it usually takes.
        public var minutes = 0
        /// What it is for.
        public var purpose = Wording("")
        /// Questions that lead through it.
        public var questions: [Wording] = []
        /// The names of techniques that suit it.
        public var techniques: [String] = []
        /// What it should leave behind.
        public var outputs: [ExpectedOutput] = []

        /// Makes an empty one, to be filled in.
        public init() {}
    }
}

extension SessionTemplate {
    /// The stages as they are written into `session-scheduled`.
    ///
    /// - Parameters:
    ///   - isFirst: whether the session is the first of its series, or of none: then it has no promises to open on.
    ///   - language: in which the titles are written.
    public func planned(isFirst: Bool, in language: Language) -> [PlannedStage] {
        stages.filter { !isFirst || $0.key != SessionTemplate.opening }.map { stage in
            PlannedStage {
                $0.stage = stage.key
                $0.title = stage.title[language]
                $0.minutes = stage.minutes
                $0.outputs = stage.outputs.map(\.description)
            }
        }
    }
}

extension SessionTemplate {
    /// What a session made from it says where nobody says otherwise, by the names of the fields of its schedule.
    public func defaults(in language: Language) -> [(name: String, value: String)] {
        [
            ("kind", kind.rawValue), ("purpose", purpose[language]), ("focus", focus[language]),
            ("outcome", outcome[language]), ("template", name),
        ]
    }
}
