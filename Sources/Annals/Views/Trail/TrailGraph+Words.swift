extension TrailGraph {
    /// What one thing is to another: the first came later, or is a part; the second is what it rests on or belongs to.
    public enum Relation: String, CaseIterable, Sendable {
        case takenIn = "taken-in"
        case cameUpIn = "came-up-in"
        case carriedInto = "carried-into"
        case ballot = "ballot"
        case restsOn = "rests-on"
        case assumes = "assumes"
        case answers = "answers"
        case serves = "serves"
        case alternative = "alternative"
        case criterion = "criterion"
        case scored = "scored"
        case cameOf = "came-of"
        case movedTo = "moved-to"
        case closedBy = "closed-by"
        case replaces = "replaces"
        case amends = "amends"
        case reverses = "reverses"
        case expects = "expects"
        case shows = "shows"
        case under = "under"
        case after = "after"
        case continues = "continues"
        case follows = "follows"
        case gathers = "gathers"
        case merges = "merges"
        case targetOf = "target-of"
        case readingOf = "reading-of"
        case givenTo = "given-to"
        case bearsOn = "bears-on"
        case saidOf = "said-of"
        case happenedTo = "happened-to"

        /// What the first does to the second: `rests on`.
        public var words: String { both.0 }

        /// What the second is to the first: `ground of`.
        public var inverse: String { both.1 }

        private var both: (String, String) {
            switch self {
            case .takenIn: ("taken in", "took")
            case .cameUpIn: ("came up in", "brought up")
            case .carriedInto: ("carried into", "took over")
            case .ballot: ("put to the vote in", "voted on")
            case .restsOn: ("rests on", "ground of")
            case .assumes: ("assumes", "assumed by")
            case .answers: ("answers", "answered by")
            case .serves: ("serves", "served by")
            case .alternative: ("weighed", "alternative of")
            case .criterion: ("weighed by", "criterion of")
            case .scored: ("scored by", "scored")
            case .cameOf: ("came of", "led to")
            case .movedTo: ("moved to", "took over")
            case .closedBy: ("ended by", "ended")
            case .replaces: ("replaces", "replaced by")
            case .amends: ("amends", "amended by")
            case .reverses: ("reverses", "reversed by")
            case .expects: ("expected to move", "expected by")
            case .shows: ("shows", "shown by")
            case .under: ("under", "above")
            case .after: ("after", "before")
            case .continues: ("continues", "continued by")
            case .follows: ("follows", "followed by")
            case .gathers: ("gathers", "gathered in")
            case .merges: ("takes up", "taken up by")
            case .targetOf: ("target of", "to reach")
            case .readingOf: ("reading of", "read as")
            case .givenTo: ("given to", "got")
            case .bearsOn: ("bears on", "touched by")
            case .saidOf: ("on", "of it")
            case .happenedTo: ("of", "then")
            }
        }

        /// Whether the first only says something of the second, or tells what happened to it.
        var isRemark: Bool { self == .bearsOn || self == .saidOf || self == .happenedTo }
    }

    /// What sort of thing a node is.
    public enum Kind: String, CaseIterable, Sendable {
        case decision = "decision"
        case ballot = "ballot"
        case alternative = "alternative"
        case criterion = "criterion"
        case session = "session"
        case question = "question"
        case idea = "idea"
        case group = "group"
        case finding = "finding"
        case assumption = "assumption"
        case measure = "measure"
        case goal = "goal"
        case task = "task"
        case platform = "platform"
        case homework = "homework"
        case theme = "theme"
        case figure = "figure"
        case target = "target"
        case resource = "resource"
        case argument = "argument"
        case note = "note"
        case document = "document"
        case lesson = "lesson"
        case checkIn = "check-in"
        case review = "review"
        case dissent = "dissent"
        case deferral = "deferral"
        case condition = "condition"
        case contest = "contest"
        case recount = "recount"
        case reopening = "reopening"
        case judgement = "judgement"
        /// Anything else that an id or an entry stands for.
        case other = "other"

        /// What people call it.
        public var words: String {
            switch self {
            case .group: "group of ideas"
            case .checkIn: "check-in"
            case .other: "entry"
            default: rawValue
            }
        }
    }
}
