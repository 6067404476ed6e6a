// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation
// What is left without words here is told by its name, or by the field of the action that it comes from.

/// Something that the organization wants to reach, or an initiative on the way there.
public struct Goal: Story {
    public static let kind = Subject.Kind.goal
    public private(set) var began: Mark?
    /// The id.
    public let id: GoalID
    /// How it was set, with every revision since.
    public private(set) var plan = GoalSet()
    /// How it stands.
    public private(set) var state = State.open
    public private(set) var closed: Mark?
    /// When it was last set, confirmed or revised.
    public private(set) var touched: Mark?

    /// How a goal stands.
    public enum State: String, CaseIterable, Sendable {
        case open = "open"
        case achieved = "achieved"
        case dropped = "dropped"
    }

    public init(_ id: GoalID) {
        self.id = id
    }

    public var owners: [PersonID] { plan.owner.map { [$0] } ?? [] }

    /// What it is called now.
    public var title: String { plan.title }

    public mutating func apply(_ entry: Entry) {
        switch entry.action {
        case .goalSet(let set):
            guard set.goal == id else { return }
            began = began ?? Mark(entry)
            touched = Mark(entry)
            plan = set
        case .goalConfirmed: touched = Mark(entry)
        case .goalRevised(let revision):
            revision.apply(to: &plan)
            touched = Mark(entry)
        case .goalAchieved: close(.achieved, entry)
        case .goalDropped: close(.dropped, entry)
        case .decisionReversed(let reversal):
            switch reversal.fate(of: id.subject) {
            case .cancel: close(.dropped, entry)
            case .move(let decision): plan.decision = decision
            case .keep, nil: break
            }
        default: break
        }
    }

    private mutating func close(_ state: State, _ entry: Entry) {
        self.state = state
        closed = Mark(entry)
    }
}

/// The order of the goals, the most important first.
///
/// There is one.
public struct Ranking: Story {
    public static let kind = Subject.Kind.ranking
    public private(set) var began: Mark?
    /// The goals in order, as last ranked.
    public private(set) var order: [GoalID] = []

    public init(_ id: Identifier<Ranking>) {}

    public mutating func apply(_ entry: Entry) {
        guard case .goalsRanked(let ranked) = entry.action else { return }
        began = began ?? Mark(entry)
        order = ranked.order
    }
}
