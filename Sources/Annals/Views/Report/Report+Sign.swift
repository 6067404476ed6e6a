extension Report {
    /// How something stands: a word that is always said, and a tone for what draws it.
    public enum Sign: String, CaseIterable, Sendable {
        // Goals and figures.
        case onTarget = "on target"
        case partly = "partly on target"
        case offTarget = "off target"
        case unmeasured = "no figure yet"
        case achieved = "achieved"
        case dropped = "dropped"
        // Promises.
        case kept = "kept"
        case keptLate = "kept late"
        case overdue = "overdue"
        case open = "open"
        case cancelled = "cancelled"
        // Decisions.
        case inForce = "in force"
        case replaced = "replaced"
        case reversed = "reversed"
        case lapsed = "lapsed"
        case ended = "ended"
        case rejected = "rejected"
        case withdrawn = "withdrawn"
        case deferred = "deferred"
        case proposed = "undecided"
        // What needs somebody.
        case due = "due"
        case missing = "missing"
        case contested = "contested"
        // Assumptions and ideas.
        case holds = "holds"
        case fallen = "fallen"

        /// The word in a language.
        public func words(in language: Language) -> String { language.word(self) }

        /// Whether that is good.
        public enum Tone: String, Sendable {
            case good = "good"
            case warn = "warn"
            case bad = "bad"
            case quiet = "quiet"
        }

        /// Whether that is good.
        public var tone: Tone {
            switch self {
            case .onTarget, .achieved, .kept, .inForce, .holds: .good
            case .partly, .keptLate, .due, .missing, .deferred: .warn
            case .offTarget, .overdue, .reversed, .contested, .fallen, .rejected: .bad
            case .unmeasured, .dropped, .open, .cancelled, .replaced, .lapsed, .ended, .withdrawn, .proposed: .quiet
            }
        }
    }
}

extension Plan.Light {
    /// The light in words.
    var sign: Report.Sign {
        switch self {
        case .green: .onTarget
        case .amber: .partly
        case .red: .offTarget
        case .none: .unmeasured
        }
    }
}
