import Annals

/// Makes an action line of what was typed: on the command line, or in a form.
package struct ActionLine: Sendable {
    /// The line, as JSON.
    package let bytes: [UInt8]

    /// - Parameters:
    ///   - action: the name of the action.
    ///   - fields: `name=value` or `name:=json`, each shaped by what the catalogue says of the field.
    ///   - header: keys of the line and their JSON.
    package init(_ action: String, _ fields: [String], header: [(String, String)]) throws {
        self.init(action, try ActionLine.members(action, fields), header: header)
    }

    /// A line of fields whose JSON is there already.
    package init(_ action: String, _ members: [(name: String, json: String)], header: [(String, String)]) {
        let data = members.map { ActionLine.quoted($0.name) + ":" + $0.json }
        let keys =
            [("type", ActionLine.quoted(action))] + header + [("data", "{" + data.joined(separator: ",") + "}")]
        bytes = Array(("{" + keys.map { "\"\($0)\":\($1)" }.joined(separator: ",") + "}").utf8)
    }

    /// The JSON of each field that was typed.
    package static func members(_ action: String, _ fields: [String]) throws -> [(name: String, json: String)] {
        let shapes = Dictionary(
            uniqueKeysWithValues: (AnyAction.listing(action)?.fields ?? []).map { ($0.name, $0.shape) })
        var members: [(name: String, values: [String])] = []
        for field in fields {
            guard let equals = field.firstIndex(of: "="), equals > field.startIndex else {
                throw AskError.misspelt("“\(field)” is no field; write name=value, or name:=JSON")
            }
            let value = String(field[field.index(after: equals)...])
            let isJSON = field[field.index(before: equals)] == ":"
            let name = String(field[..<(isJSON ? field.index(before: equals) : equals)])
            if isJSON { try ActionLine.check(value, of: name) }
            let json = isJSON ? [value] : ActionLine.json(value, shapes[name])
            if let index = members.firstIndex(where: { $0.name == name }) {
                guard !isJSON, case .list = shapes[name] else {
                    throw AskError.misspelt("field \(name) is given twice; it takes one value")
                }
                members[index].values += json
            } else {
                members.append((name, json))
            }
        }
        return members.map { member in
            let isList = if case .list = shapes[member.name] { true } else { false }
            let isRaw = fields.contains { $0.hasPrefix(member.name + ":=") }
            return (member.name, isList && !isRaw ? "[" + member.values.joined(separator: ",") + "]" : member.values[0])
        }
    }

    /// Throws where what was typed as JSON is none.
    private static func check(_ value: String, of name: String) throws {
        do {
            try StrictJSON.check(Array(value.utf8))
        } catch {
            throw AskError.misspelt("field \(name): “\(value.prefix(40))” \(error)")
        }
    }

    /// What was typed as a value, as JSON: one piece, or for a list of ids or words several.
    static func json(_ value: String, _ shape: Shape?) -> [String] {
        switch shape {
        case .number, .integer: [Number(value) == nil ? quoted(value) : value]
        case .truth: [value == "true" || value == "false" ? value : quoted(value)]
        case .position: [quoted(value)]
        case .list(.text), .list(.object), nil: [quoted(value)]
        case .list(let element): value.split(separator: ",").flatMap { json(String($0.trimmed), element) }
        default: [quoted(value)]
        }
    }

    package static func quoted(_ text: String) -> String { JSONValue.text(text).written(pretty: false) }
}

extension Substring {
    /// Without the white space at its ends.
    package var trimmed: Substring {
        var text = self
        while text.first?.isWhitespace == true { text.removeFirst() }
        while text.last?.isWhitespace == true { text.removeLast() }
        return text
    }
}
