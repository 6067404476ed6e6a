// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation
// What each field holds is said in `fields`, for people and programs alike.

/// Somebody who left is back.
public struct PersonReturned: Action {
    public static let name = "person-returned"
    public static let summary = "A person who had left is back."
    public static let by = Authority(.steward)
    public var person = PersonID()
    public init() {}

    public mutating func fields(_ visit: inout FieldVisitor) throws(Fault) {
        try visit("person", &person, "who is back")
    }

    public mutating func judge(_ world: inout World) throws(Refusal) {
        let story = try world.story(person)
        if let forgotten = story.forgotten, !world.judgesAgain {
            throw .wasForgotten(person, since: forgotten.occurredAt)
        }
        guard story.left != nil else {
            throw .isNot(person.subject, "gone", so: "they are still here")
        }
    }
}
