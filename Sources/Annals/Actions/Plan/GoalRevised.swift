// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation
// What each field holds is said in `fields`, for people and programs alike.

/// A goal changes.
public struct GoalRevised: Action {
    public static let name = "goal-revised"
    public static let summary = "Something about a goal changes; how it stood before stays on record."
    public static let by = Authority.session
    public var goal = GoalID()
    public var title: String?
    public var horizon: Period?
    public var owner: PersonID?
    public var under: GoalID?
    public var starts: Period?
    public var after: [Reference] = []
    public var continues: [GoalID] = []
    public var why = ""
    public var decision: DecisionID?
    public init() {}

    public mutating func fields(_ visit: inout FieldVisitor) throws(Fault) {
        try visit("goal", &goal, "the goal")
        try visit.title("title", &title, "its new title")
        try visit("horizon", &horizon, "its new horizon")
        try visit("owner", &owner, "who answers for it now")
        try visit("under", &under, "the goal that it serves now")
        try visit("starts", &starts, "when it begins")
        try visit("after", &after, "the goals and tasks that come before it")
        try visit("continues", &continues, "goals of an earlier plan that it carries on")
        try visit("why", &why, "why")
        try visit("decision", &decision, "the decision behind it")
    }

    public mutating func judge(_ world: inout World) throws(Refusal) {
        let story = try world.openGoal(goal)
        try world.mustNotCircle(goal, under: under, after: after)
        if let owner { _ = try world.here(owner) }
        var changed = story.plan
        apply(to: &changed)
        changed.decision = story.plan.decision
        if changed == story.plan { throw .nothingChanges(goal.subject) }
    }

    /// The goal as it is after this revision.
    func apply(to plan: inout GoalSet) {
        plan.title = title ?? plan.title
        plan.horizon = horizon ?? plan.horizon
        plan.owner = owner ?? plan.owner
        plan.under = under ?? plan.under
        plan.starts = starts ?? plan.starts
        if !after.isEmpty { plan.after = after }
        if !continues.isEmpty { plan.continues = continues }
        plan.decision = decision ?? plan.decision
    }
}
