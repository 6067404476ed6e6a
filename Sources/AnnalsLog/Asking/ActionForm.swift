package import Annals

/// An action line made of the fields of a form, each named by its path: `type`, `session`, `data.text`,
/// `data.options[0].text`, `data.choice.I-7`.
///
/// What a field is to be follows from what the catalogue says of it, as for `annals record`. A field left blank is left
/// out; an element of a list is too where something that it must have is left blank.
package struct ActionForm: Sendable {
    /// One field as it was sent.
    package struct Field: Sendable, Equatable {
        /// Its path.
        package let name: String
        /// What was typed, chosen or ticked.
        package let value: String

        /// A field and what stands in it.
        package init(_ name: String, _ value: String) {
            self.name = name
            self.value = value
        }
    }

    /// The name of the action.
    package let action: String
    /// The line, as JSON.
    package let bytes: [UInt8]

    /// The keys of the line that a form may give as they are.
    private static let header: Set<String> = ["session", "id", "actor", "occurredAt"]

    /// - Parameters:
    ///   - fields: the fields in the order of the form; those that say nothing of the line are passed over.
    ///   - visitor: whom `@me` means.
    package init(_ fields: [Field], by visitor: PersonID) throws {
        guard let action = fields.first(where: { $0.name == "type" })?.value, !action.isEmpty else {
            throw AskError.misspelt(
                "the form names no action; it needs a field “type”",
                russian: "форма не называет действия; в ней должно быть поле «type»")
        }
        guard let listing = AnyAction.listing(action) else {
            throw AskError.misspelt(
                "“\(action.prefix(40))” is no action that this release knows",
                russian: "действие «\(action.prefix(40))» этому выпуску не известно")
        }
        self.action = action
        var header: [(String, String)] = []
        var data = Node.object([])
        let shape = Shape.object(action, listing.fields)
        let picked = Picks(fields)
        for field in fields where picked.takes(field.name) {
            let value = field.value == "@me" ? visitor.description : field.value.unixLines
            if field.name.hasPrefix("data.") {
                try data.put(value, at: field.name.dropFirst(5), of: shape, in: field.name)
            } else if ActionForm.header.contains(field.name), !value.isEmpty {
                header.append((field.name, ActionLine.quoted(value)))
            } else if field.name == "expect", !value.isEmpty {
                header.append(("expect", try ActionForm.expect(value)))
            }
        }
        let json = data.json ?? "{}"
        let keys = [("type", ActionLine.quoted(action))] + header + [("data", json)]
        bytes = Array(("{" + keys.map { "\"\($0)\":\($1)" }.joined(separator: ",") + "}").utf8)
    }

    /// `B-2@17,I-3@12`: the last position seen about each.
    private static func expect(_ text: String) throws -> String {
        let pairs = try text.split(separator: ",").map { pair -> String in
            let sides = pair.split(separator: "@", omittingEmptySubsequences: false)
            guard sides.count == 2, let position = Int64(sides[1]), position >= 0 else {
                throw AskError.misspelt(
                    "expect is “\(text.prefix(40))”, expected such as B-2@17",
                    russian: "в «expect» стоит «\(text.prefix(40))», а нужно, например, B-2@17")
            }
            return ActionLine.quoted(String(sides[0])) + ":\(position)"
        }
        return "{" + pairs.joined(separator: ",") + "}"
    }
}

/// Which elements of lists are meant: where a list has boxes to tick (`data.options[I-3].+`), those that are ticked.
private struct Picks {
    private var lists: Set<Substring> = []
    private var ticked: Set<Substring> = []

    init(_ fields: [ActionForm.Field]) {
        for field in fields {
            if field.name == "pick" { lists.insert(field.value[...]) }
            if field.name.hasSuffix("].+") { ticked.insert(field.name.dropLast(2)) }
        }
    }

    func takes(_ name: String) -> Bool {
        if name.hasSuffix("].+") { return false }
        guard let end = name.firstIndex(of: "]"), let start = name.firstIndex(of: "["),
            lists.contains(name[..<start])
        else { return true }
        return ticked.contains(name[...end])
    }
}

/// What the fields under one path add up to.
private indirect enum Node {
    /// Something that must be there was left blank.
    case blank
    case value(String)
    case list([(key: Substring, node: Node)])
    case object([(key: Substring, node: Node)])

    /// The JSON; `nil` where nothing was said.
    var json: String? {
        switch self {
        case .blank: return nil
        case .value(let json): return json.isEmpty ? nil : json
        case .list(let elements):
            return "[" + elements.filter { !$0.node.lacks }.compactMap(\.node.json).joined(separator: ",") + "]"
        case .object(let members):
            let said = members.compactMap { member in
                member.node.json.map { ActionLine.quoted(String(member.key)) + ":" + $0 }
            }
            return "{" + said.joined(separator: ",") + "}"
        }
    }

    /// Whether something that it must have was left blank.
    private var lacks: Bool {
        guard case .object(let members) = self else { return false }
        return members.contains { if case .blank = $0.node { true } else { false } }
    }

    /// Puts a value at a path below this node.
    mutating func put(_ value: String, at path: Substring, of shape: Shape?, in name: String) throws {
        switch shape {
        case .object(_, let fields):
            guard case .object(var members) = self else { throw Node.misplaced(name) }
            // Let go of, so that it is changed where it stands and not copied for each field of a long form.
            self = .blank
            let key = path.prefix { $0 != "." && $0 != "[" }
            guard let field = fields.first(where: { $0.name == key }) else {
                throw AskError.misspelt(
                    "there is no field “\(name.prefix(60))” here", russian: "поля «\(name.prefix(60))» здесь нет")
            }
            var rest = path[key.endIndex...]
            let isGroup = if case .object = field.shape { true } else { false }
            if isGroup, rest.first == "." { rest = rest.dropFirst() }
            if value.isEmpty, rest.isEmpty, !isGroup {
                if field.isRequired { members.append((key, .blank)) }
                self = .object(members)
                return
            }
            let index = Node.place(of: key, in: &members, Node.start(field.shape, rest))
            try members[index].node.put(value, at: rest, of: field.shape, in: name)
            self = .object(members)
        case .list(let element): try putElement(value, at: path, of: element, in: name)
        case .choice where !path.isEmpty: try putChoice(value, at: path, in: name)
        case .map(_, let valueShape):
            guard case .object(var members) = self, path.first == "." else { throw Node.misplaced(name) }
            self = .blank
            if !value.isEmpty { members.append((path.dropFirst(), .value(ActionLine.json(value, valueShape)[0]))) }
            self = .object(members)
        default:
            guard path.isEmpty else { throw Node.misplaced(name) }
            if case .value(let old) = self, !old.isEmpty {
                throw AskError.misspelt(
                    "field \(name.prefix(60)) is given twice; it takes one value",
                    russian: "поле «\(name.prefix(60))» стоит дважды; у него одно значение")
            }
            self = .value(ActionLine.json(value, shape)[0])
        }
    }

    private mutating func putElement(_ value: String, at path: Substring, of element: Shape, in name: String) throws {
        guard case .list(var elements) = self else { throw Node.misplaced(name) }
        self = .blank
        if path.isEmpty || path == "[]" {
            if !value.isEmpty {
                let json = path.isEmpty ? ActionLine.json(value, .list(element)) : ActionLine.json(value, element)
                elements += json.map { ("", .value($0)) }
            }
        } else {
            guard path.first == "[", let end = path.firstIndex(of: "]") else { throw Node.misplaced(name) }
            let rest = path[path.index(after: end)...]
            if rest.isEmpty {
                // One of the list by its place: `data.answers[0]`.
                if !value.isEmpty { elements.append(("", .value(ActionLine.json(value, element)[0]))) }
                self = .list(elements)
                return
            }
            guard rest.first == "." else { throw Node.misplaced(name) }
            let key = path[path.index(after: path.startIndex)..<end]
            // The fields of one element come one after another.
            let index =
                elements.last?.key == key ? elements.count - 1 : Node.place(of: key, in: &elements, .object([]))
            try elements[index].node.put(value, at: path[end...].dropFirst(2), of: element, in: name)
        }
        self = .list(elements)
    }

    /// A list of options, or a number for each; what stands behind the first point is the option's id as it is.
    private mutating func putChoice(_ value: String, at path: Substring, in name: String) throws {
        if path == "[]" {
            guard case .list(var options) = self else { throw Node.misplaced(name) }
            self = .blank
            if !value.isEmpty { options.append(("", .value(ActionLine.quoted(value)))) }
            self = .list(options)
        } else {
            guard case .object(var members) = self, path.first == ".", path.count > 1 else {
                throw Node.misplaced(name)
            }
            self = .blank
            if !value.isEmpty { members.append((path.dropFirst(), .value(ActionLine.json(value, .number)[0]))) }
            self = .object(members)
        }
    }

    private static func start(_ shape: Shape, _ rest: Substring) -> Node {
        switch shape {
        case .list: .list([])
        case .object, .map: .object([])
        case .choice where rest == "[]": .list([])
        case .choice where rest.first == ".": .object([])
        default: .value("")
        }
    }

    private static func place(
        of key: Substring, in members: inout [(key: Substring, node: Node)], _ start: Node
    ) -> Int {
        if let index = members.firstIndex(where: { $0.key == key }) { return index }
        members.append((key, start))
        return members.count - 1
    }

    private static func misplaced(_ name: String) -> AskError {
        .misspelt("“\(name.prefix(60))” is no place for a value; see the action's fields")
    }
}

extension String {
    /// The text with the line ends of a form as those of a log.
    fileprivate var unixLines: String {
        // By bytes: a carriage return and the newline after it are one character.
        guard utf8.contains(0x0D) else { return self }
        var bytes: [UInt8] = []
        var isAfterReturn = false
        for byte in utf8 {
            if byte == 0x0D || !(byte == 0x0A && isAfterReturn) { bytes.append(byte == 0x0D ? 0x0A : byte) }
            isAfterReturn = byte == 0x0D
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
