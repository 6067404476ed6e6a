import Annals

/// One way to write an action: the word that a line begins with, what follows it, and how it may end.
struct Form: Sendable {
    /// The action.
    let action: String
    /// What a line may begin with; the first is how it is written out.
    let words: [String]
    /// What follows the word, in order.
    let slots: [Slot]
    /// The field that the rest of the line goes to.
    let main: String?
    /// How the line may end.
    let clauses: [Clause]
    /// Fields that the word itself gives.
    let fixed: [String: String]
    /// The action's fields by their names.
    let fields: [String: FieldDescription]
    /// Their names, in the stored order.
    let order: [String]

    /// One thing between the word and the rest of the line.
    enum Slot: Sendable {
        /// The id that the action creates, or a label for it; may be left out.
        case new(String)
        /// Something that is there: an id or a label; left out, the last of these kinds in the file.
        case ref(String, [Subject.Kind])
        /// The same, where leaving it out means nothing.
        case given(String, [Subject.Kind])
        /// The same, where there need be none.
        case maybe(String, [Subject.Kind])
        /// Somebody, as `@name`; may be left out.
        case at(String)
        /// One word, which the field must understand.
        case word(String)
        /// One word, taken only where the field understands it.
        case wordIfAny(String)
        /// A word that may stand there for the sake of the sentence.
        case filler([String])
    }

    /// A part at the end of a line, told by the word before it.
    struct Clause: Sendable {
        let words: [String]
        let field: String
    }

    init(
        _ action: String, _ words: [String], _ slots: [Slot] = [], main: String? = nil,
        _ clauses: [Clause] = [], fixed: [String: String] = [:]
    ) {
        self.action = action
        self.words = words
        self.slots = slots
        self.main = main
        self.clauses = clauses
        self.fixed = fixed
        let described = AnyAction.listing(action)?.fields ?? []
        fields = Dictionary(described.map { ($0.name, $0) }) { first, _ in first }
        order = described.map(\.name)
    }

    /// The field that a key on an indented line means.
    func field(_ key: String) -> FieldDescription? {
        let key = key.lowercased()
        if let name = order.first(where: { $0.lowercased() == key }) { return fields[name] }
        if let clause = clauses.first(where: { $0.words.contains(key) }) { return fields[clause.field] }
        let spaced = key.split(separator: " ").joined()
        return order.first { $0.lowercased() == spaced }.flatMap { fields[$0] }
    }
}

extension Form.Clause {
    static func because(_ field: String) -> Self { Self(words: ["because", "потому что", "так как"], field: field) }
    static func by(_ field: String) -> Self { Self(words: ["by", "до", "к"], field: field) }
    static func until(_ field: String) -> Self { Self(words: ["until", "до"], field: field) }
    static func to(_ field: String) -> Self { Self(words: ["to", "на"], field: field) }
    static func into(_ field: String) -> Self { Self(words: ["into", "в"], field: field) }
    static func of(_ word: String, _ field: String) -> Self { Self(words: [word], field: field) }
    static func colon(_ field: String) -> Self { Self(words: [":"], field: field) }
}
