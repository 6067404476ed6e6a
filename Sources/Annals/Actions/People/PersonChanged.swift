// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation
// What each field holds is said in `fields`, for people and programs alike.

/// A person's particulars change.
public struct PersonChanged: Action {
    public static let name = "person-changed"
    public static let summary = "A person's name, title, level or e-mail address changes."
    public static let by = Authority(.steward, .themselves)
    public var person = PersonID()
    public var name: String?
    public var title: String?
    public var level: String?
    public var email: String?
    public init() {}

    public mutating func fields(_ visit: inout FieldVisitor) throws(Fault) {
        try visit("person", &person, "the person")
        try visit.personal("name", &name, "their new name")
        try visit.personal("title", &title, "their new title or post")
        try visit.title("level", &level, "their new level")
        try visit.personal("email", &email, "their new e-mail address")
    }

    public mutating func judge(_ world: inout World) throws(Refusal) {
        let now = try world.here(person)
        if name ?? now.name == now.name, title ?? now.title == now.title, level ?? now.level == now.level,
            email ?? now.email == now.email
        {
            throw .nothingChanges(person.subject)
        }
    }
}
