// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation
// What each field holds is said in `fields`, for people and programs alike.

/// A measure changes.
public struct MeasureRevised: Action {
    public static let name = "measure-revised"
    public static let summary = "Something about a measure changes."
    public static let by = Authority.session
    public var measure = MeasureID()
    public var name: String?
    public var goals: [GoalID] = []
    public var owner: PersonID?
    public var source: String?
    public var every: String?
    public var better: Better?
    public var why = ""
    public init() {}

    public mutating func fields(_ visit: inout FieldVisitor) throws(Fault) {
        try visit("measure", &measure, "the measure")
        try visit.title("name", &name, "its new name")
        try visit("goals", &goals, "the goals that it shows now")
        try visit("owner", &owner, "who answers for it now")
        try visit("source", &source, "where the figures come from now")
        try visit.title("every", &every, "how often it is read now")
        try visit("better", &better, "which way it should go now")
        try visit("why", &why, "why")
    }

    public mutating func judge(_ world: inout World) throws(Refusal) {
        let story = try world.standing(measure)
        if let owner { _ = try world.here(owner) }
        var changed = story.definition
        apply(to: &changed)
        if changed == story.definition { throw .nothingChanges(measure.subject) }
    }

    /// The measure as it is after this revision.
    func apply(to definition: inout MeasureDefined) {
        definition.name = name ?? definition.name
        if !goals.isEmpty { definition.goals = goals }
        definition.owner = owner ?? definition.owner
        definition.source = source ?? definition.source
        definition.every = every ?? definition.every
        definition.better = better ?? definition.better
    }
}
