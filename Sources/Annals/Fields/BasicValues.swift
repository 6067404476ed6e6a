// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation
// What a field value does is documented once, in `FieldValue`.

extension String: FieldValue {
    public static var shape: Shape { .text }

    public static func read(_ json: inout JSONReader, _ field: Field) throws(Fault) -> String {
        if let standIn = try json.takeStandIn() { return standIn }
        let text = try json.string()
        // One that is too long is refused for that; whom it names does not matter.
        guard let resolver = json.resolver, text.utf8.count <= 4 * field.limit else { return text }
        return PersonInText.kept(text) { resolver.person(inText: $0) }
    }

    public static var namesSubjects: Bool { true }

    public func forEachSubject(_ body: (Subject) -> Void) {
        for person in PersonInText.people(in: self) { body(person.subject) }
    }

    // Who stands in a text is mentioned, whatever the text is to the entry.
    public func forEachSubject(as role: Field.Role, _ body: (Subject, Field.Role) -> Void) {
        forEachSubject { body($0, .mentioned) }
    }

    public func write(_ json: inout JSONWriter) { json.string(self) }

    public func check(_ field: Field) throws(Fault) {
        let count = utf8.count <= field.limit ? (isEmpty ? 0 : 1) : unicodeScalars.count
        guard count > 0 else {
            throw Fault(
                "is empty; give 1 to \(field.limit) characters",
                russian: "пусто; напишите от 1 до \(field.limit) знаков")
        }
        guard count <= field.limit else {
            throw Fault(
                "has \(count) characters; the most is \(field.limit)",
                russian: "знаков \(count); больше \(field.limit) нельзя")
        }
        // Titles and names stand on one line.
        let isTitle = field.limit <= 200
        for byte in utf8 where byte < 0x20 && (isTitle || byte != 0x0A && byte != 0x09) || byte == 0x7F {
            throw control(byte)
        }
        // The other control characters, U+0080 to U+009F, are C2 80 to C2 9F in UTF-8.
        var previous: UInt8 = 0
        for byte in utf8 {
            if previous == 0xC2, byte < 0xA0 { throw control(byte) }
            previous = byte
        }
    }

    private func control(_ character: UInt8) -> Fault {
        let code = Hex.text([0, character]).uppercased()
        return Fault(
            "holds the control character U+\(code); only newline and tab may stand in a text",
            russian: "содержит управляющий символ U+\(code); из них в тексте бывают только перевод строки и табуляция")
    }
}

extension Bool: FieldValue {
    public static var shape: Shape { .truth }
    public static func read(_ json: inout JSONReader, _ field: Field) throws(Fault) -> Bool { try json.truth() }
    public func write(_ json: inout JSONWriter) { json.truth(self) }
}

extension Int: FieldValue {
    public static var shape: Shape { .integer }

    public static func read(_ json: inout JSONReader, _ field: Field) throws(Fault) -> Int {
        let digits = String(decoding: try json.number(), as: UTF8.self)
        guard let value = Int(digits) else {
            throw Fault(
                "is \(digits.excerpt), expected a whole number", russian: "это \(digits.excerpt), а нужно целое число")
        }
        return value
    }

    public func write(_ json: inout JSONWriter) { json.integer(self) }
}

extension Optional: FieldValue where Wrapped: FieldValue {
    public static var shape: Shape { Wrapped.shape }
    public static var whenAbsent: Wrapped?? { .some(nil) }
    public static var namesSubjects: Bool { Wrapped.namesSubjects }
    public var isAbsent: Bool { self == nil }

    public static func read(_ json: inout JSONReader, _ field: Field) throws(Fault) -> Wrapped? {
        try Wrapped.read(&json, field)
    }

    public func write(_ json: inout JSONWriter) { self?.write(&json) }
    public func check(_ field: Field) throws(Fault) { try self?.check(field) }
    public func forEachSubject(_ body: (Subject) -> Void) { self?.forEachSubject(body) }

    public func forEachSubject(as role: Field.Role, _ body: (Subject, Field.Role) -> Void) {
        self?.forEachSubject(as: role, body)
    }

    public static var createsSubjects: Bool { Wrapped.createsSubjects }
    public mutating func giveNumbers(_ giver: inout NumberGiver) { self?.giveNumbers(&giver) }
}

extension Array: FieldValue where Element: FieldValue {
    public static var shape: Shape { .list(Element.shape) }
    public static var whenAbsent: [Element]? { [] }
    public static var namesSubjects: Bool { Element.namesSubjects }
    public var isAbsent: Bool { isEmpty }

    public static func read(_ json: inout JSONReader, _ field: Field) throws(Fault) -> [Element] {
        var elements: [Element] = []
        try json.list { (json, _) throws(Fault) in elements.append(try Element.read(&json, field)) }
        return elements
    }

    public func write(_ json: inout JSONWriter) {
        json.open("[")
        for element in self { element.write(&json) }
        json.close("]")
    }

    public func check(_ field: Field) throws(Fault) {
        if field.isRequired, isEmpty {
            throw Fault("is empty; give at least one", russian: "пусто; укажите хотя бы одно")
        }
        guard count <= 5000 else {
            throw Fault("has \(count) elements; the most is 5,000", russian: "элементов \(count); больше 5000 нельзя")
        }
        for (index, element) in enumerated() {
            do { try element.check(field) } catch { throw error.under("[\(index)]") }
        }
    }

    public func forEachSubject(_ body: (Subject) -> Void) {
        for element in self { element.forEachSubject(body) }
    }

    public func forEachSubject(as role: Field.Role, _ body: (Subject, Field.Role) -> Void) {
        for element in self { element.forEachSubject(as: role, body) }
    }

    public static var createsSubjects: Bool { Element.createsSubjects }

    public mutating func giveNumbers(_ giver: inout NumberGiver) {
        for index in indices { self[index].giveNumbers(&giver) }
    }
}

/// One word out of a fixed few.
///
/// The stored words are written out, each chosen once.
public protocol Word: FieldValue, RawRepresentable, CaseIterable where RawValue == String {}

extension Word {
    public static var shape: Shape { .words(allCases.map(\.rawValue)) }

    public static func read(_ json: inout JSONReader, _ field: Field) throws(Fault) -> Self {
        let text = try json.string()
        guard let word = Self(rawValue: text) else {
            let words = allCases.map(\.rawValue).joined(separator: ", ")
            throw Fault(
                "is “\(text.excerpt)”, expected one of \(words)",
                russian: "«\(text.excerpt)» не подходит; есть: \(words)")
        }
        return word
    }

    public func write(_ json: inout JSONWriter) { json.string(rawValue) }
}

/// A value made of named fields of its own.
public protocol FieldGroup: FieldValue {
    /// The name of its shape in the schema.
    static var groupName: String { get }
    init()
    /// Names every field to the visitor, in the stored order.
    mutating func fields(_ visit: inout FieldVisitor) throws(Fault)
}

extension FieldGroup {
    /// Makes a group by filling in its fields.
    public init(_ fill: (inout Self) -> Void) {
        self.init()
        fill(&self)
    }

    public static var shape: Shape {
        .object(
            groupName,
            FieldVisitor.describe { (visit) throws(Fault) in
                var group = Self()
                try group.fields(&visit)
            })
    }

    public static var namesSubjects: Bool { true }

    public static func read(_ json: inout JSONReader, _ field: Field) throws(Fault) -> Self {
        var group = Self()
        if json.isStored {
            try FieldVisitor.readLine(&json) { (visit) throws(Fault) in try group.fields(&visit) }
        } else {
            try FieldVisitor.readInput(&json) { (visit) throws(Fault) in try group.fields(&visit) }
        }
        return group
    }

    public func write(_ json: inout JSONWriter) {
        json.open()
        var copy = self
        FieldVisitor.write(&json) { (visit) throws(Fault) in try copy.fields(&visit) }
        json.close()
    }

    public func check(_ field: Field) throws(Fault) {
        var copy = self
        var checker = FieldVisitor(.check)
        try copy.fields(&checker)
    }

    public func forEachSubject(_ body: (Subject) -> Void) {
        forEachSubject(as: .plain) { subject, _ in body(subject) }
    }

    public func forEachSubject(as role: Field.Role, _ body: (Subject, Field.Role) -> Void) {
        var copy = self
        var finder = FieldVisitor(.findSubjects)
        try? copy.fields(&finder)
        for (subject, own) in finder.found { body(subject, own == .plain ? role : own) }
    }

    public mutating func giveNumbers(_ giver: inout NumberGiver) {
        guard Self.createsSubjects else { return }
        var visitor = FieldVisitor(.giveNumbers)
        swap(&visitor.giver, &giver)
        try? fields(&visitor)
        swap(&visitor.giver, &giver)
    }
}
