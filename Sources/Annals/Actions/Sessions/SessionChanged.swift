// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation
// What each field holds is said in `fields`, for people and programs alike.

/// A session's schedule changes.
public struct SessionChanged: Action {
    public static let name = "session-changed"
    public static let summary = "Something of a session's schedule changes."
    public static let by = Authority(.steward, .tracker, .moderator, .chair, .scribe)
    public var session = SessionID()
    public var title: String?
    public var topic: String?
    public var kind: SessionKind?
    public var series: SeriesID?
    public var follows: SessionID?
    public var purpose: String?
    public var objectives: [String] = []
    public var focus: String?
    public var outcome: String?
    public var period: Period?
    public var format: SessionFormat?
    public var place: String?
    public var startsAt: When?
    public var minutes: Int?
    public var team: TeamStrength?
    public var aim: String?
    public var circle: [CircleMember] = []
    public var template: String?
    public var stages: [PlannedStage] = []
    public var reason: String?
    public init() {}

    public mutating func fields(_ visit: inout FieldVisitor) throws(Fault) {
        try visit("session", &session, "the session")
        try visit.title("title", &title, "its new title")
        try visit.title("topic", &topic, "its new topic")
        try visit("kind", &kind, "its new kind, before it opens")
        try visit("series", &series, "the series that it belongs to")
        try visit("follows", &follows, "a session that it builds on")
        try visit("purpose", &purpose, "what it is for")
        try visit("objectives", &objectives, "what is to be reached")
        try visit("focus", &focus, "what it concentrates on")
        try visit("outcome", &outcome, "what people should leave with")
        try visit("period", &period, "the period that the plan is for")
        try visit("format", &format, "how people meet")
        try visit.title("place", &place, "where")
        try visit("startsAt", &startsAt, "when it is to start: a day or a time")
        try visit("minutes", &minutes, "how long it is to take")
        try visit("team", &team, "how far the team has come")
        try visit("aim", &aim, "what the team must come to")
        try visit("circle", &circle, "who may read it and all that happened in it: people or levels")
        try visit.title("template", &template, "the name of the template that the stages come from, before it opens")
        try visit("stages", &stages, "the planned stages, before it opens")
        try visit("reason", &reason, "why")
    }

    public mutating func judge(_ world: inout World) throws(Refusal) {
        let story = try world.story(session)
        try world.mustNotBeOver(story)
        if story.state != .scheduled, kind != nil || template != nil || !stages.isEmpty {
            throw .isAlready(session.subject, "open, and kind, template and stages stand since", since: story.opened)
        }
        if let series, let ended = try world.story(series).ended {
            throw .isAlready(series.subject, "ended", since: ended)
        }
        if follows == session { throw .ofItself(session.subject, "follows") }
        try world.mustBeAboveZero("minutes", minutes)
        for stage in stages { try world.mustBeAboveZero("stages.minutes", stage.minutes) }
        try world.mustBeCircle(circle)
        if reason == nil, let wider = try widens(story.plan.circle, &world) {
            throw .needs("reason", "\(wider) could not read \(session) so far; a circle widens only with a reason")
        }
        var changed = story.plan
        apply(to: &changed)
        if changed == story.plan { throw .nothingChanges(session.subject) }
    }

    /// Somebody of the new circle whom the one so far does not take in.
    ///
    /// A session without a circle is for everybody: the first one drawn only narrows.
    private func widens(_ old: [CircleMember], _ world: inout World) throws(Refusal) -> CircleMember? {
        if old.isEmpty { return nil }
        for member in circle where !old.contains(member) {
            guard case .person(let person) = member, old.takesIn(try world.story(person)) else { return member }
        }
        return nil
    }

    /// The schedule as it is after this change.
    func apply(to plan: inout SessionScheduled) {
        plan.title = title ?? plan.title
        plan.topic = topic ?? plan.topic
        plan.kind = kind ?? plan.kind
        plan.series = series ?? plan.series
        plan.follows = follows ?? plan.follows
        plan.purpose = purpose ?? plan.purpose
        if !objectives.isEmpty { plan.objectives = objectives }
        plan.focus = focus ?? plan.focus
        plan.outcome = outcome ?? plan.outcome
        plan.period = period ?? plan.period
        plan.format = format ?? plan.format
        plan.place = place ?? plan.place
        plan.startsAt = startsAt ?? plan.startsAt
        plan.minutes = minutes ?? plan.minutes
        plan.team = team ?? plan.team
        plan.aim = aim ?? plan.aim
        if !circle.isEmpty { plan.circle = circle }
        plan.template = template ?? plan.template
        if !stages.isEmpty { plan.stages = stages }
    }
}
