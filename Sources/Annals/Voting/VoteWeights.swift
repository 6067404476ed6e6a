// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation
// What a field value does is documented once, in `FieldValue`.

/// How much the votes of some people weigh; everybody else's weighs 1.
///
/// Written as an object of person and number: `{"P-3":2.5}`.
public struct VoteWeights: Hashable, Sendable {
    /// The people in the order given, each once.
    public private(set) var people: [PersonID] = []
    private var numbers: [PersonID: Number] = [:]

    /// Nobody's weight is other than 1.
    public init() {}

    /// Those weights.
    public init(_ weights: KeyValuePairs<PersonID, Number>) {
        for (person, weight) in weights { set(person, weight) }
    }

    /// The weight that was given to somebody; `nil` where none was.
    public subscript(person: PersonID) -> Number? { numbers[person] }

    private mutating func set(_ person: PersonID, _ weight: Number) {
        if numbers.updateValue(weight, forKey: person) == nil { people.append(person) }
    }
}

extension VoteWeights: FieldValue {
    public static var shape: Shape { .map(.id([.person]), .number) }
    public static var whenAbsent: VoteWeights? { VoteWeights() }
    public static var namesSubjects: Bool { true }
    public var isAbsent: Bool { people.isEmpty }

    public static func read(_ json: inout JSONReader, _ field: Field) throws(Fault) -> VoteWeights {
        var weights = VoteWeights()
        try json.object { (json, key) throws(Fault) in
            let person: PersonID
            if let id = PersonID(key) {
                person = id
            } else {
                guard let resolver = json.resolver else { throw Subject.notAnID(key, [.person]) }
                person = PersonID(try resolver.resolve(key, as: [.person])) ?? PersonID()
            }
            guard weights[person] == nil else { throw Fault("stands there twice", russian: "стоит дважды") }
            weights.set(person, try Number.read(&json, field))
        }
        return weights
    }

    public func write(_ json: inout JSONWriter) {
        json.open()
        for person in people {
            json.key(person.description)
            (numbers[person] ?? 1).write(&json)
        }
        json.close()
    }

    public func forEachSubject(_ body: (Subject) -> Void) {
        for person in people { body(person.subject) }
    }
}
