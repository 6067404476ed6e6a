// What a visitor does with the fields that it goes through.

extension FieldVisitor {
    /// Deals with one field.
    mutating func visit<Value: FieldValue>(_ field: Field, _ value: inout Value) throws(Fault) {
        switch pass {
        case .readLine where field.role == .sealed, .write where field.role == .sealed,
            .collectBytes where field.role == .sealed:
            return
        case .readLine: try readLine(field, &value)
        case .readInput: try readInput(field, &value)
        case .readInOrder: try readInOrder(field, &value)
        case .write:
            if value.isAbsent { return }
            writer.key(field.name)
            value.write(&writer)
        case .collectBytes:
            if value.isAbsent { return }
            var json = JSONWriter(capacity: 64)
            value.write(&json)
            bytes.append(("\(field.name)", json.bytes))
        case .check: do { try value.check(field) } catch { throw error.under("\(field.name)") }
        case .giveNumbers: giveNumber(field, &value)
        case .nameSubjects: if Value.namesSubjects { named.take(field, value) }
        case .findSubjects: if Value.namesSubjects { value.forEachSubject(as: field.role) { found.append(($0, $1)) } }
        case .describe: describe(field, Value.self)
        }
    }
}

// MARK: - Reading

extension FieldVisitor {
    /// Reads an object of a line of our own: its keys in order, without spaces.
    static func readLine(
        _ json: inout JSONReader, _ body: (inout FieldVisitor) throws(Fault) -> Void
    ) throws(Fault) {
        guard json.take("{") else { throw try json.found("an object") }
        var visitor = FieldVisitor(.readLine)
        visitor.json = json
        try body(&visitor)
        json = visitor.json
        guard json.take("}") else { throw Fault("has fields out of order, or one that is unknown") }
    }

    private mutating func readLine<Value: FieldValue>(_ field: Field, _ value: inout Value) throws(Fault) {
        guard json.takeMember(field.name, isFirst: &isFirst) else {
            guard let absent = Value.whenAbsent else { throw Fault("is missing", at: "\(field.name)") }
            value = absent
            return
        }
        do { value = try Value.read(&json, field) } catch { throw error.under("\(field.name)") }
    }

    /// Reads an object whose keys stand in any order; names what is missing, doubled or unknown.
    static func readInput(
        _ json: inout JSONReader, _ body: (inout FieldVisitor) throws(Fault) -> Void
    ) throws(Fault) {
        if let end = inOrder(json, body) {
            json.index = end
            return
        }
        var visitor = FieldVisitor(.readInput)
        var members: [Member] = []
        try json.object { (json, key) throws(Fault) in
            guard !members.contains(where: { $0.key == key }) else {
                throw Fault("stands there twice", russian: "стоит дважды")
            }
            guard members.count < 100 else { throw Fault("is one key too many: nothing in the log has over 100") }
            json.skipSpace()
            members.append(Member(key: key, index: json.index))
            try json.skip()
        }
        visitor.members = members
        visitor.json = json
        try body(&visitor)
        for member in visitor.members where !member.isUsed {
            let known = visitor.known.map { "\($0)" }.joined(separator: ", ")
            throw Fault("is no field here; there are: \(known)", at: member.key)
        }
    }

    /// Tries to read an object whose keys stand in the order of the fields, as those of programs do, in one pass; gives
    /// where it ends, or `nil` where it must be read in any order, or has a fault that is still to be named.
    private static func inOrder(_ json: JSONReader, _ body: (inout FieldVisitor) throws(Fault) -> Void) -> Int? {
        var visitor = FieldVisitor(.readInOrder)
        visitor.json = json
        guard visitor.json.take("{") else { return nil }
        do { try body(&visitor) } catch { return nil }
        return visitor.json.take("}") ? visitor.json.index : nil
    }

    private mutating func readInOrder<Value: FieldValue>(_ field: Field, _ value: inout Value) throws(Fault) {
        guard json.takeMember(field.name, isFirst: &isFirst) else {
            if let absent = Value.whenAbsent, !field.isRequired {
                value = absent
            } else if field.role != .creates, field.role != .createsOrExtends {
                throw Fault("is missing")
            }
            return
        }
        value = try Value.read(&json, field)
        try value.check(field)
    }

    private mutating func readInput<Value: FieldValue>(_ field: Field, _ value: inout Value) throws(Fault) {
        known.append(field.name)
        guard let member = members.firstIndex(where: { field.name.equals($0.key) }) else {
            if let absent = Value.whenAbsent, !field.isRequired {
                value = absent
            } else if field.role != .creates, field.role != .createsOrExtends {
                throw Fault("is missing (\(field.words))", russian: "не указано", at: "\(field.name)")
            }
            return
        }
        members[member].isUsed = true
        json.index = members[member].index
        do {
            value = try Value.read(&json, field)
            try value.check(field)
        } catch { throw error.under("\(field.name)") }
    }
}

// MARK: - Writing, numbers, descriptions

extension FieldVisitor {
    /// Writes what the body visits into an object that is open.
    static func write(_ json: inout JSONWriter, _ body: (inout FieldVisitor) throws(Fault) -> Void) {
        var visitor = FieldVisitor(.write)
        swap(&visitor.writer, &json)
        try? body(&visitor)
        swap(&visitor.writer, &json)
    }

    /// Gives a number to each id that the action creates and that has none yet.
    private mutating func giveNumber<Value: FieldValue>(_ field: Field, _ value: inout Value) {
        guard field.role == .creates || field.role == .createsOrExtends || Value.createsSubjects else { return }
        if Value.createsSubjects { value.forEachSubject { giver.given.insert($0) } }
        value.giveNumbers(&giver)
    }

    /// Describes the fields that the body visits.
    static func describe(_ body: (inout FieldVisitor) throws(Fault) -> Void) -> [FieldDescription] {
        var visitor = FieldVisitor(.describe)
        try? body(&visitor)
        return visitor.descriptions
    }

    private mutating func describe<Value: FieldValue>(_ field: Field, _ type: Value.Type) {
        let isNew = field.role == .creates || field.role == .createsOrExtends
        descriptions.append(
            FieldDescription(
                name: "\(field.name)", words: "\(field.words)", shape: type.shape,
                isRequired: !isNew && (type.whenAbsent == nil || field.isRequired), isNew: isNew,
                isSealed: field.role == .sealed, isPersonal: field.isPersonal, limit: field.limit))
    }
}

extension StaticString {
    /// Whether it is the same text.
    func equals(_ text: String) -> Bool {
        var text = text
        return text.withUTF8 { utf8 in
            utf8.count == utf8CodeUnitCount
                && utf8.elementsEqual(UnsafeBufferPointer(start: utf8Start, count: utf8.count))
        }
    }
}
