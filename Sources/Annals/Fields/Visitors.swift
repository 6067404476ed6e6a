/// Reads fields from an object whose keys stand in any order; names what is missing, doubled or unknown.
struct InputFieldReader: FieldVisitor {
    private var members: [(key: String, value: Int, used: Bool)] = []
    private let json: JSONReader

    /// Reads one object and gives its fields to the body.
    static func read(
        _ json: inout JSONReader, _ body: (inout InputFieldReader) throws(Fault) -> Void
    ) throws(Fault) {
        var members: [(key: String, value: Int, used: Bool)] = []
        try json.object { (json, key) throws(Fault) in
            guard !members.contains(where: { $0.key == key }) else { throw Fault("stands there twice") }
            guard members.count < 100 else { throw Fault("is one key too many: nothing in the log has over 100") }
            json.skipSpace()
            members.append((key, json.index, false))
            try json.skip()
        }
        var reader = InputFieldReader(members: members, json: json)
        try body(&reader)
        for member in reader.members where !member.used {
            throw Fault("is no field here; there are: \(reader.known.joined(separator: ", "))", at: member.key)
        }
    }

    private init(members: [(key: String, value: Int, used: Bool)], json: JSONReader) {
        self.members = members
        self.json = json
    }

    private var known: [String] = []

    mutating func visit<Value: FieldValue>(_ field: Field, _ value: inout Value) throws(Fault) {
        let name = "\(field.name)"
        known.append(name)
        guard let index = members.firstIndex(where: { $0.key == name }) else {
            if let absent = Value.whenAbsent, !field.isRequired {
                value = absent
            } else if field.role != .creates, field.role != .createsOrExtends {
                throw Fault("is missing (\(field.words))", at: name)
            }
            return
        }
        members[index].used = true
        var reader = json
        reader.index = members[index].value
        do {
            value = try Value.read(&reader, field)
            try value.check(field)
        } catch { throw error.under(name) }
    }
}

/// Reads fields of a line of our own: in order, without spaces. Faster than `InputFieldReader`, and stricter.
struct LineFieldReader: FieldVisitor {
    private var json: JSONReader
    private var isFirst = true

    /// Reads one object and gives its fields to the body.
    static func read(_ json: inout JSONReader, _ body: (inout LineFieldReader) throws(Fault) -> Void) throws(Fault) {
        guard json.take("{") else { throw try json.found("an object") }
        var reader = LineFieldReader(json: json)
        try body(&reader)
        json = reader.json
        guard json.take("}") else { throw Fault("has fields out of order, or one that is unknown") }
    }

    private init(json: JSONReader) {
        self.json = json
    }

    mutating func visit<Value: FieldValue>(_ field: Field, _ value: inout Value) throws(Fault) {
        guard json.takeMember(field.name, isFirst: &isFirst) else {
            guard let absent = Value.whenAbsent else { throw Fault("is missing", at: "\(field.name)") }
            value = absent
            return
        }
        do { value = try Value.read(&json, field) } catch { throw error.under("\(field.name)") }
    }
}

/// Writes fields as the members of an object.
struct FieldWriter: FieldVisitor {
    var json: JSONWriter

    /// Writes what the body visits into an object that is open.
    static func write(_ json: inout JSONWriter, _ body: (inout FieldWriter) throws(Fault) -> Void) {
        var writer = FieldWriter(json: json)
        json = JSONWriter(capacity: 0)
        try? body(&writer)
        json = writer.json
    }

    mutating func visit<Value: FieldValue>(_ field: Field, _ value: inout Value) {
        guard !value.isAbsent else { return }
        json.key(field.name)
        value.write(&json)
    }
}

/// Collects each field that is given as name and JSON.
struct FieldBytes: FieldVisitor {
    var members: JSONObject = []

    mutating func visit<Value: FieldValue>(_ field: Field, _ value: inout Value) {
        guard !value.isAbsent else { return }
        var json = JSONWriter(capacity: 64)
        value.write(&json)
        members.append(("\(field.name)", json.bytes))
    }
}

/// Refuses values that only a program can have put in.
struct FieldChecker: FieldVisitor {
    mutating func visit<Value: FieldValue>(_ field: Field, _ value: inout Value) throws(Fault) {
        do { try value.check(field) } catch { throw error.under("\(field.name)") }
    }
}

/// Gives numbers to the ids that an action creates.
struct NumberGiver: FieldVisitor {
    let next: (Subject.Kind) -> Subject

    mutating func visit<Value: FieldValue>(_ field: Field, _ value: inout Value) {
        switch field.role {
        case .creates, .createsOrExtends: value.giveNumber(next)
        case .plain, .about, .mentioned: break
        }
    }
}

/// Collects what an action is about, what it mentions, and what it creates.
struct SubjectCollector: FieldVisitor {
    private(set) var about: [Subject] = []
    private(set) var mentions: [Subject] = []
    private(set) var created: [Subject] = []
    private(set) var extended: [Subject] = []
    /// The session of a field of that name.
    private(set) var session: SessionID?
    private var sawID = false

    mutating func visit<Value: FieldValue>(_ field: Field, _ value: inout Value) {
        var found: [Subject] = []
        value.forEachSubject { found.append($0) }
        guard !found.isEmpty else { return }
        switch field.role {
        case .creates:
            about += found
            created += found
        case .createsOrExtends:
            about += found
            extended += found
        case .about: about += found
        case .plain where !sawID: about += found
        case .plain, .mentioned: mentions += found
        }
        sawID = sawID || field.role != .mentioned
        if field.role != .creates, found[0].kind == .session, "\(field.name)" == "session" { session = SessionID(found[0]) }
    }
}

/// Describes the fields of an action or a group.
struct FieldLister: FieldVisitor {
    private var fields: [FieldDescription] = []

    static func list(_ body: (inout FieldLister) throws(Fault) -> Void) -> [FieldDescription] {
        var lister = FieldLister()
        try? body(&lister)
        return lister.fields
    }

    mutating func visit<Value: FieldValue>(_ field: Field, _ value: inout Value) {
        let isNew = field.role == .creates || field.role == .createsOrExtends
        fields.append(
            FieldDescription(
                name: "\(field.name)", words: "\(field.words)", shape: Value.shape,
                isRequired: !isNew && (Value.whenAbsent == nil || field.isRequired),
                isNew: isNew, limit: field.limit))
    }
}
