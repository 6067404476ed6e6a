/// A text that an entry says, and which field says it.
public struct SaidText: Sendable, Equatable {
    /// The field, as a path within the data: `text`, `options[1].text`.
    public let field: String
    /// What it says, with people as `@P-7`.
    public var text: String

    /// A text of a field.
    public init(field: String, text: String) {
        self.field = field
        self.text = text
    }
}

extension Entry {
    /// All that it says in words of people's own: what a search looks through.
    ///
    /// Not the names, titles and addresses of people, which belong to them and can be forgotten; not what programs go
    /// by. Of a correction only its reason: what it corrects is found where it was said.
    public var texts: [SaidText] {
        let plan = TextPlan.of(action.name)
        if plan.isEmpty { return [] }
        // Sealed ones are read as they were opened.
        return correctedBy == nil && !hasSeals ? plan.texts(ofLine: line) : plan.texts(in: ActionData(of: action).json)
    }

    /// The same of an action that is no entry yet.
    package static func texts(of action: AnyAction) -> [SaidText] {
        TextPlan.of(action.name).texts(in: ActionData(of: action).json)
    }

    /// The same of a stored line, without reading all of it; `nil` where it has to be read: of corrections, and where
    /// texts are sealed.
    package static func texts(ofLine line: [UInt8]) -> [SaidText]? {
        guard let mark = Entry.typeMark(line), mark != TextPlan.correction else { return nil }
        guard let plan = TextPlan.byMark[mark] else { return [] }
        return hasSeals(line: line) ? nil : plan.texts(ofLine: line)
    }
}

/// Which fields of an action hold texts for people; made once for each action.
struct TextPlan: Sendable {
    /// What to do with a value.
    indirect enum Node: Sendable {
        case skip, text
        case list(Node)
        case object([String: Node])
    }

    private let node: Node

    private static let byName = Dictionary(
        uniqueKeysWithValues: AnyAction.catalogue.map { ($0.name, TextPlan($0)) })

    /// Those of actions that say something in words, by the mark of the action's name in a line.
    static let byMark = Dictionary(
        uniqueKeysWithValues: byName.filter { !$0.value.isEmpty }.map { (Entry.mark($0.key), $0.value) })
    static let correction = Entry.mark("entry-corrected")

    /// Whether such an action says nothing in words.
    var isEmpty: Bool { if case .skip = node { true } else { false } }

    static func of(_ name: String) -> TextPlan { byName[name] ?? TextPlan(node: .skip) }

    private init(node: Node) {
        self.node = node
    }

    private init(_ listing: Listing) {
        let ofPeople = ["person-joined", "person-changed"].contains(listing.name)
        node = ofPeople ? .skip : TextPlan.node(of: .object(listing.name, listing.fields), named: listing.name)
    }

    private static func node(of shape: Shape, named name: String) -> Node {
        switch shape {
        case .text: return Redaction.codes.contains(name) ? .skip : .text
        case .list(let element):
            if case .skip = node(of: element, named: name) { return .skip }
            return .list(node(of: element, named: name))
        case .object(_, let fields):
            let nodes = fields.compactMap { field -> (String, Node)? in
                if case let node = node(of: field.shape, named: field.name), !field.isSealed {
                    if case .skip = node { return nil }
                    return (field.name, node)
                }
                return nil
            }
            return nodes.isEmpty ? .skip : .object(Dictionary(uniqueKeysWithValues: nodes))
        case .number, .integer, .truth, .words, .id, .anyID, .personOrLevel, .position, .period, .when, .choice, .map:
            return .skip
        }
    }

    /// The texts of an action's fields, those that were taken out left out.
    func texts(in data: [UInt8]) -> [SaidText] { texts(JSONReader(data)) }

    /// The same of a line, where the fields come last; within a text the quotes would be escaped.
    func texts(ofLine line: [UInt8]) -> [SaidText] {
        guard let key = line.range(ofBytes: #","data":"#) else { return [] }
        return texts(JSONReader(line, at: key.upperBound, resolver: nil))
    }

    private func texts(_ reader: JSONReader) -> [SaidText] {
        var found: [SaidText] = []
        var json = reader
        try? TextPlan.collect(node, "", &json, &found)
        return found
    }

    private static func collect(
        _ node: Node, _ path: String, _ json: inout JSONReader, _ found: inout [SaidText]
    ) throws(Fault) {
        switch (node, try json.peek()) {
        case (.text, .string):
            let text = try json.string()
            if text.unlessRedacted != nil { found.append(SaidText(field: path, text: text)) }
        case (.list(let element), .list):
            try json.list { (json, index) throws(Fault) in try collect(element, "\(path)[\(index)]", &json, &found) }
        case (.object(let nodes), .object):
            try json.object { (json, key) throws(Fault) in
                guard let node = nodes[key] else {
                    try json.skip()
                    return
                }
                try collect(node, path.isEmpty ? key : "\(path).\(key)", &json, &found)
            }
        default: try json.skip()
        }
    }
}
