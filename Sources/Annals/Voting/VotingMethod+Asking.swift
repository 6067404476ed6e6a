extension VotingMethod {
    func needsReason(_ choice: Choice) -> Bool { false }
    func countable(options: [String]) -> [String] { MajorityChoice.allCases.map(\.rawValue) }
}
extension Ballot {
    var level: [String] { ["for", "against"] }
}
