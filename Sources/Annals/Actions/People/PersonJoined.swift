// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation
// What each field holds is said in `fields`, for people and programs alike.

/// Somebody comes in.
public struct PersonJoined: Action {
    public static let name = "person-joined"
    public static let summary = "A person becomes known to the log. The first one to join is steward."
    public static let by = Authority(.steward, .moderator)
    public var person = PersonID()
    public var name = ""
    public var title: String?
    public var level: String?
    public var email: String?
    public var steward: Bool?
    public init() {}

    public mutating func fields(_ visit: inout FieldVisitor) throws(Fault) {
        try visit.creates("person", &person, "the new person's id")
        try visit.personal("name", &name, "their name")
        try visit.personal("title", &title, "their title or post")
        try visit.title("level", &level, "board, CEO, CEO-1, CEO-2, department-head, guest, or words of your own")
        try visit.personal("email", &email, "their e-mail address")
        try visit("steward", &steward, "whether they keep the log from the start; filled in for the first to join")
    }

    public mutating func judge(_ world: inout World) throws(Refusal) {
        if world.judgesAgain { return }
        if try world.isFirst(.person) {
            steward = true
        } else if steward == true {
            throw .notFirstPerson(person)
        }
    }
}
