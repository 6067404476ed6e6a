// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation
// What each field holds is said in `fields`, for people and programs alike.

/// A goal still holds.
public struct GoalConfirmed: Action {
    public static let name = "goal-confirmed"
    public static let summary = "A goal is looked at and stands as it is."
    public static let by = Authority.session
    public var goal = GoalID()
    public var why: String?
    public init() {}

    public mutating func fields(_ visit: inout FieldVisitor) throws(Fault) {
        try visit("goal", &goal, "the goal")
        try visit("why", &why, "why")
    }

    public mutating func judge(_ world: inout World) throws(Refusal) { _ = try world.openGoal(goal) }
}
