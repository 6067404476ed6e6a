/// A way of working in a group that a moderator can run step by step.
public struct Technique: Hashable, Sendable {
    /// Its name, by which stages call it.
    public var name = ""
    /// What it is called.
    public var title = Wording("")
    /// What it is good for.
    public var purpose = Wording("")
    /// How many people work well in it.
    public var people = 2...20
    /// Its steps, in order.
    public var steps: [Step] = []
    /// What it leaves behind.
    public var leaves: [ExpectedOutput] = []

    /// Makes an empty one, to be filled in.
    public init() {}

    /// How long all steps take together, in minutes.
    public var minutes: Int { steps.reduce(0) { $0 + $1.minutes } }

    /// One step.
    public struct Step: Hashable, Sendable {
        /// Its key, such as `write`.
        public var key = ""
        /// Its title.
        public var title = Wording("")
        /// How long it usually takes.
        public var minutes = 0
        /// What the moderator says or does.
        public var instruction = Wording("")
        /// How ideas are taken down; `nil` where none are.
        public var capture: CaptureMode?
        /// Who speaks when; `nil` where nobody needs to be told.
        public var turns: Turns?
        /// Whether hidden ideas are shown at the start of this step.
        public var reveals = false
        /// The vote that it opens.
        public var ballot: BallotPreset?

        /// Makes an empty one, to be filled in.
        public init() {}
    }

    /// Who speaks when.
    public struct Turns: Hashable, Sendable {
        /// The order.
        public var order: Order
        /// How long a turn takes, in seconds; `nil` where as long as it takes.
        public var seconds: Int?

        /// An order, and how long each turn takes.
        public init(order: Order, seconds: Int? = nil) {
            self.order = order
            self.seconds = seconds
        }

        /// In which order people speak.
        public enum Order: String, CaseIterable, Sendable {
            /// Each in turn, around the room.
            case round = "round"
            /// Whoever raises a hand.
            case hands = "hands"
        }
    }
}

/// How a vote is opened: the method with its settings, and what else the ballot says.
public struct BallotPreset: Hashable, Sendable {
    /// The method.
    public var method = VotingMethodName.majority
    /// What the options are.
    public var options = Options.ideas
    /// The settings, in the order given: `budget` 5, `secret` true.
    public var settings: [Setting] = []

    /// Makes an empty one, to be filled in.
    public init() {}

    /// A setting with its value.
    public struct Setting: Hashable, Sendable {
        /// Its name.
        public let name: String
        /// Its value.
        public let value: Value

        /// Gives a setting a value.
        public init(_ name: String, _ value: Value) {
            self.name = name
            self.value = value
        }
    }

    /// What a setting can be set to.
    public enum Value: Hashable, Sendable {
        case number(Int)
        case truth(Bool)
        case word(String)
    }

    /// What people vote on.
    public enum Options: String, CaseIterable, Sendable {
        /// The ideas of the session.
        case ideas = "ideas"
        /// Its groups of ideas.
        case groups = "groups"
        /// The alternatives of a decision.
        case alternatives = "alternatives"
        /// One proposal.
        case motion = "motion"
    }

    /// The settings that belong to a method alone.
    public static func settings(of method: VotingMethodName) -> [String] {
        switch method {
        case .majority: ["threshold", "of"]
        case .consent, .instantRunoff: []
        case .approval: ["threshold", "of", "winners"]
        case .dots: ["budget", "most", "winners"]
        case .score: ["lowest", "highest", "winners"]
        case .ranked: ["unranked", "winners"]
        case .singleTransferable: ["seats"]
        }
    }

    /// The settings that every ballot takes.
    public static let common = ["quorum", "secret", "hidden", "mayChange", "advisory"]

    /// What a setting takes: a whole number, true or false, or one of some words; `nil` where there is no such setting.
    public static func takes(_ setting: String) -> Takes? {
        switch setting {
        case "budget", "most", "highest", "winners", "seats", "quorum": .number(1...1000)
        case "lowest": .number(-1000...1000)
        case "secret", "hidden", "mayChange", "advisory": .truth
        case "unranked": .words(["last", "no-opinion"])
        case "of": .words(["cast", "electorate"])
        case "threshold": .words(["simple", "absolute", "two-thirds", "three-quarters", "unanimous"])
        default: nil
        }
    }

    /// What a setting takes.
    public enum Takes: Hashable, Sendable {
        case number(ClosedRange<Int>)
        case truth
        case words([String])
    }
}
