// Which keys each output takes, and which words each key.

extension ExpectedOutput.Kind {
    /// The keys that it takes, in order.
    public var keys: [ExpectedOutput.Key] {
        switch self {
        case .promises, .reviewDate, .dissent, .agreements: []
        case .findings: [.lens, .side, .ground, .with, .atLeast]
        case .platform: [.part]
        case .goals: [.state, .with, .atLeast]
        case .initiatives: [.approach, .with, .atLeast]
        case .tasks: [.state, .with, .atLeast]
        case .resources: [.nature, .atLeast]
        case .measures: [.nature, .with, .every, .atLeast]
        case .measurements: [.nature, .with, .atLeast]
        case .decisions: [.state, .with, .atLeast]
        case .alternatives, .ideas, .questions, .assumptions, .lessons, .rules: [.atLeast]
        case .criteria: [.nature, .atLeast]
        case .scores: [.every, .atLeast]
        case .ballots: [.method, .atLeast]
        case .pulses: [.when, .atLeast]
        case .summary: [.with]
        }
    }

    /// The words that a key takes here; `nil` where any will do.
    public func words(_ key: ExpectedOutput.Key) -> [String]? {
        switch key {
        case .lens: FindingLens.allCases.map(\.rawValue)
        case .side: FindingSide.allCases.map(\.rawValue)
        case .ground: ["inside", "outside"]
        case .part: PlatformPart.allCases.map(\.rawValue)
        case .approach, .atLeast: nil
        case .nature:
            switch self {
            case .criteria: ["benefit", "cost", "risk"]
            case .resources: ["money", "people", "time"]
            default: ["financial", "other"]
            }
        case .method: VotingMethodName.allCases.map(\.rawValue)
        case .when: ["before", "closing", "later", "after"]
        case .state:
            switch self {
            case .goals: ["ranked", "renewed", "changed", "reviewed"]
            default: ["reviewed"]
            }
        case .with:
            switch self {
            case .findings: ["evidence", "consequence"]
            case .goals: ["horizon", "owner"]
            case .initiatives: ["approach", "horizon", "owner", "internal-owner", "resources"]
            case .tasks: ["owner", "due"]
            case .measures, .measurements: ["target"]
            case .decisions: ["rationale", "basis", "deciders", "supersedes", "review"]
            default: ["audience"]
            }
        case .every: self == .scores ? ["every-alternative"] : ["every-goal"]
        }
    }
}
