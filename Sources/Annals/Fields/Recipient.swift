// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation
// What a field value does is documented once, in `FieldValue`.

/// Whom something goes to: a person, or an audience in words.
public enum Recipient: Hashable, Sendable {
    /// Somebody who has joined.
    case person(PersonID)
    /// Anybody else: all staff, the press, a team.
    case audience(String)

    /// The person, where it is one.
    public var person: PersonID? {
        if case .person(let person) = self { person } else { nil }
    }
}

extension Recipient: FieldValue {
    public static var shape: Shape { .text }
    public static var namesSubjects: Bool { true }

    public static func read(_ json: inout JSONReader, _ field: Field) throws(Fault) -> Recipient {
        if let standIn = try json.takeStandIn() { return Recipient(stored: standIn) }
        let text = try json.string()
        if let person = PersonID(text), person.isGiven { return .person(person) }
        guard let resolver = json.resolver else { return .audience(text) }
        if text.hasPrefix("@") { return .person(PersonID(try resolver.resolve(text, as: [.person])) ?? PersonID()) }
        // What is nobody's name is an audience.
        return (try? resolver.resolve(text, as: [.person])).flatMap { PersonID($0) }.map { .person($0) }
            ?? .audience(text)
    }

    public func write(_ json: inout JSONWriter) { json.string(description) }

    public func check(_ field: Field) throws(Fault) {
        switch self {
        case .person(let person): try person.check(field)
        case .audience(let words):
            guard words.unicodeScalars.count <= 200 else {
                throw Fault("has over 200 characters; name it shorter", russian: "знаков больше 200; назовите короче")
            }
            try words.check(field)
        }
    }

    public func forEachSubject(_ body: (Subject) -> Void) {
        if case .person(let person) = self { person.forEachSubject(body) }
    }
}

extension Recipient {
    /// What stands in a line.
    private init(stored text: String) {
        self = PersonID(text).flatMap { $0.isGiven ? .person($0) : nil } ?? .audience(text)
    }
}

extension Recipient: CustomStringConvertible {
    /// As people write it.
    public var description: String {
        switch self {
        case .person(let person): person.description
        case .audience(let words): words
        }
    }
}
