/// What an action is about, what it mentions, and what it creates.
struct SubjectCollector {
    private(set) var about: [Subject] = []
    private(set) var mentions: [Subject] = []
    private(set) var created: [Subject] = []
    private(set) var extended: [Subject] = []
    /// The session of a field of that name.
    private(set) var session: SessionID?
    private var sawID = false

    /// Nothing yet.
    init() {}

    /// The subjects that an action names.
    init(_ action: any Action) {
        var visitor = FieldVisitor(.nameSubjects)
        var copy = action
        try? copy.fields(&visitor)
        self = visitor.named
    }

    /// Takes in one field.
    mutating func take(_ field: Field, _ value: some FieldValue) {
        var first: Subject?
        value.forEachSubject(as: field.role) { subject, role in
            if role != .mentioned || field.role == .mentioned { first = first ?? subject }
            switch role {
            case .creates:
                about.append(subject)
                created.append(subject)
            case .createsOrExtends:
                about.append(subject)
                extended.append(subject)
            case .about: about.append(subject)
            case .plain where !sawID: about.append(subject)
            case .plain, .mentioned: mentions.append(subject)
            case .sealed: break
            }
        }
        guard let first else { return }
        sawID = sawID || field.role != .mentioned
        if field.role != .creates, first.kind == .session, field.name.equals("session") { session = SessionID(first) }
    }
}
