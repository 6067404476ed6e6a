// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation
// What each field holds is said in `fields`, for people and programs alike.

/// A goal is given up.
public struct GoalDropped: Action {
    public static let name = "goal-dropped"
    public static let summary = "A goal is given up."
    public static let by = Authority.session
    public var goal = GoalID()
    public var why = ""
    public var decision: DecisionID?
    public init() {}

    public mutating func fields(_ visit: inout FieldVisitor) throws(Fault) {
        try visit("goal", &goal, "the goal")
        try visit("why", &why, "why")
        try visit("decision", &decision, "the decision behind it")
    }

    public mutating func judge(_ world: inout World) throws(Refusal) { _ = try world.openGoal(goal) }
}
