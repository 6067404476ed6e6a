// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation
// What each field holds is said in `fields`, for people and programs alike.

/// First things first.
public struct GoalsRanked: Action {
    public static let name = "goals-ranked"
    public static let summary = "The goals are put in order, the most important first."
    public static let by = Authority.session
    public var order: [GoalID] = []
    public var why: String?
    public var decision: DecisionID?
    public init() {}

    public mutating func fields(_ visit: inout FieldVisitor) throws(Fault) {
        try visit.some("order", &order, "the goals, the most important first")
        try visit("why", &why, "why")
        try visit("decision", &decision, "the decision behind it")
    }

    public var furtherSubjects: [Subject] { [Subject(.ranking)] }

    public mutating func judge(_ world: inout World) throws(Refusal) {
        if let double = order.firstDouble { throw .namedTwice(double.subject, "order") }
        for goal in order { _ = try world.openGoal(goal) }
    }
}
