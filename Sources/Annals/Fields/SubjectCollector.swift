/// What an action is about, what it mentions, and what it creates.
struct SubjectCollector {
    private(set) var about: [Subject] = []
    private(set) var mentions: [Subject] = []
    private(set) var created: [Subject] = []
    private(set) var extended: [Subject] = []
    /// Those that have a field of their own: not who only stands in a text.
    private(set) var ofFields: [Subject] = []
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
            if role != .mentioned { ofFields.append(subject) }
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

extension AnyAction {
    /// What it names, apart from what it creates: what somebody has to know of to record it.
    package var named: [Subject] {
        let named = SubjectCollector(body)
        let own = (named.about + named.mentions).filter { !named.created.contains($0) }
        guard case .entryCorrected(let correction) = self, let said = correction.action else { return own }
        return own + said.named
    }
}
