// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation
// What each field holds is said in `fields`, for people and programs alike.

/// What a session is to go through.
public struct AgendaSet: Action {
    public static let name = "agenda-set"
    public static let summary =
        "The agenda of a session is set: items keep their ids, and those that are not named are dropped."
    public static let by = Authority(.steward, .tracker, .moderator, .chair, .scribe)
    public var session = SessionID()
    public var items: [AgendaItem] = []
    public init() {}

    public mutating func fields(_ visit: inout FieldVisitor) throws(Fault) {
        try visit("session", &session, "the session")
        try visit.some("items", &items, "the items, in order; one with the id of an item keeps it")
    }

    public mutating func judge(_ world: inout World) throws(Refusal) {
        try world.mustNotBeOver(try world.story(session))
        if let double = items.map(\.item).firstDouble { throw .namedTwice(double.subject, "items") }
        for item in items {
            try world.mustBeAboveZero("items.minutes", item.minutes)
            try world.mustBeAboveZero("items.day", item.day)
            if let lead = item.lead { _ = try world.here(lead) }
            if let theirs = try world.storyIfAny(item.item)?.session, theirs != session {
                throw .ofAnother(item.item.subject, session.subject)
            }
        }
    }
}

/// One item of an agenda.
public struct AgendaItem: FieldGroup {
    public static let groupName = "item"
    public static let createsSubjects = true
    public var item = ItemID()
    public var stage = ""
    public var title = ""
    public var minutes = 0
    public var day: Int?
    public var isBreak: Bool?
    public var isInformal: Bool?
    public var aim: String?
    public var technique: String?
    public var lead: PersonID?
    public var about: [Reference] = []
    public init() {}

    public mutating func fields(_ visit: inout FieldVisitor) throws(Fault) {
        try visit.createsOrExtends("item", &item, "the item: left out, a new one")
        try visit.title("stage", &stage, "the key of the stage that it belongs to")
        try visit.title("title", &title, "its title")
        try visit("minutes", &minutes, "how long it is to take")
        try visit("day", &day, "the day of the session, from 1")
        try visit("break", &isBreak, "whether it is a break")
        try visit("informal", &isInformal, "whether it is left out of formal reports")
        try visit("aim", &aim, "what is to come of it")
        try visit.title("technique", &technique, "how it is worked on")
        try visit.mentions("lead", &lead, "who leads it")
        try visit.mentions("about", &about, "what it is about")
    }
}
