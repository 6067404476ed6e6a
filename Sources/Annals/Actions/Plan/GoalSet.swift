// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation
// What each field holds is said in `fields`, for people and programs alike.

/// A goal, or an initiative under one.
public struct GoalSet: Action {
    public static let name = "goal-set"
    public static let summary = "A goal or an initiative is set, with its horizon."
    public static let by = Authority.session
    public var goal = GoalID()
    public var title = ""
    public var under: GoalID?
    public var kind = GoalKind.goal
    public var approach: String?
    public var starts: Period?
    public var horizon = Period.year(1)
    public var after: [Reference] = []
    public var owner: PersonID?
    public var decision: DecisionID?
    public var from: [Reference] = []
    public var continues: [GoalID] = []
    public var themes: [ThemeID] = []
    public init() {}

    public mutating func fields(_ visit: inout FieldVisitor) throws(Fault) {
        try visit.creates("goal", &goal, "the new goal's id")
        try visit.title("title", &title, "what is to be reached")
        try visit("under", &under, "the goal that it serves")
        try visit("kind", &kind, "a goal, or an initiative on the way to one")
        try visit.title(
            "approach", &approach,
            "growth, diversification, competitive-advantage, innovation, marketing, digitalization, or words")
        try visit("starts", &starts, "when it begins")
        try visit("horizon", &horizon, "the period by whose end it is to be reached")
        try visit("after", &after, "the goals and tasks that come before it")
        try visit("owner", &owner, "who answers for it")
        try visit("decision", &decision, "the decision that set it")
        try visit("from", &from, "what it comes from")
        try visit("continues", &continues, "goals of an earlier plan that it carries on")
        try visit("themes", &themes, "the themes that it belongs to")
    }

    public var remarks: [Wording] {
        guard owner == nil else { return [] }
        return [
            Wording(
                "\(goal) has no owner; name one with goal-revised",
                russian: "у \(goal) нет ответственного; назовите его через goal-revised")
        ]
    }

    public mutating func judge(_ world: inout World) throws(Refusal) {
        try world.mustNotCircle(goal, under: under, after: after)
        if let owner { _ = try world.here(owner) }
    }
}

/// A goal proper, or a way to it.
public enum GoalKind: String, Word {
    case goal = "goal"
    case initiative = "initiative"
}
