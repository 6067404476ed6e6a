// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation
// What each field holds is said in `fields`, for people and programs alike.

/// The session comes to an item of its agenda.
public struct ItemEntered: Action {
    public static let name = "item-entered"
    public static let summary = "A session goes on to an item of its agenda, and so ends the one before."
    public static let by = Authority.lead
    public var session = SessionID()
    public var item = ItemID()
    public init() {}

    public mutating func fields(_ visit: inout FieldVisitor) throws(Fault) {
        try visit("session", &session, "the session")
        try visit.about("item", &item, "the item", required: true)
    }

    public mutating func judge(_ world: inout World) throws(Refusal) {
        let story = try world.open(session)
        if let theirs = try world.story(item).session, theirs != session {
            throw .ofAnother(item.subject, session.subject)
        }
        guard story.agenda.items.contains(where: { $0.item == item }) else {
            throw .isNot(item.subject, "on the agenda of \(session) any more", so: "set the agenda with it first")
        }
        if story.agenda.current == item { throw .isAlready(item.subject, "at hand") }
    }
}
