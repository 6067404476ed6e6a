// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation
// What each field holds is said in `fields`, for people and programs alike.

/// A remark on anything.
public struct NoteAdded: Action {
    public static let name = "note-added"
    public static let summary = "Somebody adds a note to anything in the log."
    public static let by = Authority(.anyone)
    public static let bearing = Bearing.annotation
    public var on = Reference.link("")
    public var text = ""
    public var isPrivate: Bool?
    public init() {}

    public mutating func fields(_ visit: inout FieldVisitor) throws(Fault) {
        try visit.mentions("on", &on, "what the note is on: any id, or an entry such as #17")
        try visit("text", &text, "the note")
        try visit(
            "private", &isPrivate, "for its author alone, under their own key; it goes when they are forgotten")
    }

    public mutating func judge(_ world: inout World) throws(Refusal) {
        guard on.subject != nil else { throw .notInTheLog(on) }
        if isPrivate == true { _ = try world.actor("a private note") }
    }
}

extension NoteAdded {
    /// What it says to whoever it was opened for; of a private one all others learn that it is there.
    public var shownText: String { isPrivate == true && text.isSealed ? "a private note" : text }
}
