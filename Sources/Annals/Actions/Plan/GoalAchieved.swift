// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation
// What each field holds is said in `fields`, for people and programs alike.

/// A goal is reached.
public struct GoalAchieved: Action {
    public static let name = "goal-achieved"
    public static let summary = "A goal is reached."
    public static let by = Authority(.owner, .participant, .tracker, .moderator, .scribe)
    public var goal = GoalID()
    public var why = ""
    public var decision: DecisionID?
    public init() {}

    public mutating func fields(_ visit: inout FieldVisitor) throws(Fault) {
        try visit("goal", &goal, "the goal")
        try visit("why", &why, "what shows it")
        try visit("decision", &decision, "the decision behind it")
    }

    public mutating func judge(_ world: inout World) throws(Refusal) { _ = try world.openGoal(goal) }
}
