// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation
// What a field value does is documented once, in `FieldValue`.

/// Somebody who may read a confidential session: a person, or all people of a level.
public enum CircleMember: Hashable, Sendable {
    case person(PersonID)
    /// A level, as it stands with people: `board`, `CEO-1`, or words.
    case level(String)
}

extension CircleMember: FieldValue {
    public static var shape: Shape { .personOrLevel }
    public static var namesSubjects: Bool { true }

    public static func read(_ json: inout JSONReader, _ field: Field) throws(Fault) -> CircleMember {
        let start = json.index
        let text = try json.string()
        if let person = PersonID(text), person.isGiven { return .person(person) }
        // A label, or somebody's exact name; every other word is a level.
        let isLabel = text.utf8.first == UInt8(ascii: "@")
        if let resolver = json.resolver, isLabel || !knownLevels.contains(text) {
            let after = json.index
            json.index = start
            do {
                let person = try PersonID(resolver.resolve(text, as: [.person]))
                json.index = after
                if let person { return .person(person) }
            } catch {
                if isLabel || Subject(id: text) != nil { throw error }
                json.index = after
            }
        }
        guard Subject(id: text)?.number ?? 0 == 0 || knownLevels.contains(text) else {
            throw Subject.notAnID(text, [.person])
        }
        return .level(text)
    }

    public func write(_ json: inout JSONWriter) { json.string(description) }

    public func check(_ field: Field) throws(Fault) {
        switch self {
        case .person(let person): try person.check(field)
        case .level(let level):
            try level.check(Field(name: field.name, words: field.words, role: .plain, isRequired: true, limit: 200))
        }
    }

    public func forEachSubject(_ body: (Subject) -> Void) {
        if case .person(let person) = self { person.forEachSubject(body) }
    }

    private static let knownLevels: Set = ["board", "CEO", "CEO-1", "CEO-2", "department-head", "guest"]
}

extension CircleMember: CustomStringConvertible {
    /// As people write it: `P-3`, `board`.
    public var description: String {
        switch self {
        case .person(let person): person.description
        case .level(let level): level
        }
    }
}

extension [CircleMember] {
    /// Whether somebody belongs to it; everybody belongs to a circle that was never drawn.
    public func takesIn(_ person: Person) -> Bool {
        isEmpty || contains(.person(person.id)) || person.level.map { contains(.level($0)) } ?? false
    }
}
