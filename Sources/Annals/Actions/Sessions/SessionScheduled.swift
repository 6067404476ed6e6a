// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation
// What each field holds is said in `fields`, for people and programs alike.

/// A session is put on the calendar.
public struct SessionScheduled: Action {
    public static let name = "session-scheduled"
    public static let summary = "A strategic session is scheduled: its kind, its purpose and its time."
    public static let by = Authority(.steward, .tracker, .moderator)
    public var session = SessionID()
    public var title = ""
    public var topic: String?
    public var kind = SessionKind.planning
    public var series: SeriesID?
    public var follows: SessionID?
    public var purpose = ""
    public var objectives: [String] = []
    public var focus: String?
    public var outcome: String?
    public var period: Period?
    public var format: SessionFormat?
    public var place: String?
    public var startsAt = When.day(Day(daysSince1970: 0))
    public var minutes: Int?
    public var team: TeamStrength?
    public var aim: String?
    public var circle: [CircleMember] = []
    public var template: String?
    public var stages: [PlannedStage] = []
    public init() {}

    public mutating func fields(_ visit: inout FieldVisitor) throws(Fault) {
        try visit.creates("session", &session, "the new session's id")
        try visit.title("title", &title, "what it is called")
        try visit.title("topic", &topic, "the topic")
        try visit("kind", &kind, "the kind of session")
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
        try visit("aim", &aim, "what the team must come to: agree, decide, learn")
        try visit("circle", &circle, "who may read it and all that happened in it: people or levels")
        try visit.title("template", &template, "the name of the template that the stages come from")
        try visit("stages", &stages, "the planned stages, in order")
    }

    public mutating func judge(_ world: inout World) throws(Refusal) {
        if let series, let ended = try world.story(series).ended {
            throw .isAlready(series.subject, "ended", since: ended)
        }
        if follows == session { throw .ofItself(session.subject, "follows") }
        try world.mustBeAboveZero("minutes", minutes)
        for stage in stages { try world.mustBeAboveZero("stages.minutes", stage.minutes) }
        try world.mustBeCircle(circle)
    }
}

extension World {
    /// Refuses a circle that names somebody or some level twice.
    func mustBeCircle(_ circle: [CircleMember]) throws(Refusal) {
        guard let double = circle.firstDouble else { return }
        switch double {
        case .person(let person): throw .namedTwice(person.subject, "circle")
        case .level(let level): throw .wordTwice(level, "circle")
        }
    }
}

/// A stage that a session is to go through.
public struct PlannedStage: FieldGroup {
    public static let groupName = "stage"
    public var stage = ""
    public var title = ""
    public var minutes: Int?
    public var outputs: [String] = []
    public init() {}

    public mutating func fields(_ visit: inout FieldVisitor) throws(Fault) {
        try visit.title("stage", &stage, "its key, such as goals")
        try visit.title("title", &title, "its title")
        try visit("minutes", &minutes, "how long it is to take")
        try visit("outputs", &outputs, "what it should leave behind")
    }
}
