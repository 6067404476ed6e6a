/// A text of an entry's fields, and where it stands in a line.
struct TextPlace {
    /// Where: `data.name`, `data.options[1].text`.
    let path: String
    /// The bytes of the JSON string, quotes and all.
    let range: Range<Int>
    /// Whether it is a person's own: name, title, e-mail address.
    let isPersonal: Bool
}

/// Which fields of an action hold free texts: words of people's own, not what programs, rules and proofs go by.
///
/// Made once for each action.
struct TextPlaces: Sendable {
    fileprivate indirect enum Node: Sendable {
        case skip
        case text(isPersonal: Bool)
        case list(Node)
        case object([String: Node])
    }

    private let node: Node

    private static let byName = Dictionary(
        uniqueKeysWithValues: AnyAction.catalogue.map { listing in
            (listing.name, TextPlaces(node: node(of: .object(listing.name, listing.fields), listing.name, false)))
        })

    /// Texts that stand in for a word or a unit: what is the same must be seen to be the same.
    private static let words = Redaction.codes.union(["level", "unit", "channel", "format"])

    private static func node(of shape: Shape, _ name: String, _ isPersonal: Bool) -> Node {
        switch shape {
        case .text: return words.contains(name) ? .skip : .text(isPersonal: isPersonal)
        case .list(let element):
            if case let inner = node(of: element, name, isPersonal), !inner.isSkip { return .list(inner) }
            return .skip
        case .object(_, let fields):
            var nodes: [String: Node] = [:]
            for field in fields where !field.isSealed {
                if case let inner = node(of: field.shape, field.name, field.isPersonal), !inner.isSkip {
                    nodes[field.name] = inner
                }
            }
            return nodes.isEmpty ? .skip : .object(nodes)
        case .number, .integer, .truth, .words, .id, .anyID, .personOrLevel, .position, .period, .when, .choice, .map:
            return .skip
        }
    }

    /// The plain texts of an entry, in the order of its line; those of what a correction corrects to among them.
    static func all(of action: AnyAction, in line: [UInt8]) -> [TextPlace] {
        guard let own = byName[action.name] else { return [] }
        var json = JSONReader(line)
        var found: [TextPlace] = []
        try? json.object { (json, key) throws(Fault) in
            guard key == "data" else {
                try json.skip()
                return
            }
            guard case .entryCorrected(let correction) = action, let type = correction.type, let inner = byName[type],
                case .object(var nodes) = own.node
            else { return try collect(own.node, "data", &json, &found) }
            nodes["data"] = inner.node
            try collect(.object(nodes), "data", &json, &found)
        }
        return found
    }

    private static func collect(
        _ node: Node, _ path: String, _ json: inout JSONReader, _ found: inout [TextPlace]
    ) throws(Fault) {
        switch (node, try json.peek()) {
        case (.text(let isPersonal), .string):
            let start = json.index
            try json.skip()
            found.append(TextPlace(path: path, range: start..<json.index, isPersonal: isPersonal))
        case (.list(let element), .list):
            try json.list { (json, index) throws(Fault) in try collect(element, "\(path)[\(index)]", &json, &found) }
        case (.object(let nodes), .object):
            try json.object { (json, key) throws(Fault) in
                guard let node = nodes[key] else {
                    try json.skip()
                    return
                }
                try collect(node, "\(path).\(key)", &json, &found)
            }
        default: try json.skip()
        }
    }
}

extension TextPlaces.Node {
    fileprivate var isSkip: Bool { if case .skip = self { true } else { false } }
}

extension Entry {
    /// The free texts that it says, each with its path, as they were read: people's particulars and what a correction
    /// corrects to among them, what was taken out or could not be opened left out.
    package var everyText: [SaidText] {
        let plain = Array(#"{"data":"#.utf8) + action.json + [0x7D]
        return TextPlaces.all(of: action, in: plain).compactMap { place in
            var json = JSONReader(plain, at: place.range.lowerBound, resolver: nil)
            guard let text = try? json.string(), text.unlessRedacted != nil else { return nil }
            return SaidText(field: String(place.path.dropFirst("data.".count)), text: text)
        }
    }
}
