/// How texts are taken out of a line: where one stood, `{"redacted":45}` names the entry that took it out, and not
/// another byte differs.
public enum Redaction {
    /// The texts at a path of an entry's fields (`text`, `options[1].text`), each by its own path; none where there is
    /// none.
    ///
    /// Where the path leads to a list or a group these are all within.
    public static func texts(at path: String, in entry: Entry) -> [String] {
        guard let steps = Step.path(path), !steps.isEmpty, let data = data(of: entry.line),
            let (shape, name) = shape(at: steps, of: entry.action), let range = range(of: steps, in: data)
        else { return [] }
        var found: [String] = []
        collect(path, name, shape, Array(data[range]), &found)
        return found
    }

    /// The line as it is left when those texts are out of it.
    ///
    /// - Parameters:
    ///   - entry: the entry as it stands.
    ///   - paths: the texts, each by its own path; those that are out of it already are passed over.
    ///   - by: the entry that takes them out.
    public static func line(of entry: Entry, without paths: [String], by: Position) -> [UInt8] {
        steps(from: entry.line, without: paths, by: by).last ?? entry.line
    }

    /// The line after each text that is taken out of it, one after the other: the last in the line goes first.
    package static func steps(from line: [UInt8], without paths: [String], by: Position) -> [[UInt8]] {
        guard let data = data(of: line) else { return [] }
        let start = line.count - 1 - data.count
        let ranges = paths.compactMap { Step.path($0).flatMap { range(of: $0, in: data) } }
            .filter { isText(data, at: $0.lowerBound) }.sorted { $0.lowerBound > $1.lowerBound }
        let mark = Array("{\"redacted\":\(by.rawValue)}".utf8)
        var line = line
        return ranges.map { range in
            line.replaceSubrange(start + range.lowerBound..<start + range.upperBound, with: mark)
            return line
        }
    }

    /// Whether a text stands there, plain or sealed, and not the mark of one that was taken out.
    private static func isText(_ data: [UInt8], at index: Int) -> Bool {
        data[index] == 0x22 || JSONReader(data, at: index, resolver: nil).isAtSeal
    }

    /// The text that is read where one was taken out.
    static func words(by position: Int64) -> String { "\(beginning)\(position)]" }
    fileprivate static let beginning = "[redacted by #"

    /// A sentence with what it says of texts that were taken out in its own language.
    static func told(_ sentence: String, in language: Language) -> String {
        switch language {
        case .english: sentence
        case .russian: sentence.replacing(beginning, with: "[изъято записью #")
        }
    }

    // MARK: Where texts are

    /// Fields whose texts are for programs: what rules and proofs go by is no text.
    static let codes: Set = [
        "log", "key", "signature", "root", "sha256", "timeZone", "mediaType", "type", "template", "stage", "id",
        "option", "cadence", "votes", "fields",
    ]

    private static func collect(
        _ path: String, _ name: String, _ shape: Shape, _ json: [UInt8], _ found: inout [String]
    ) {
        var reader = JSONReader(json)
        guard let token = try? reader.peek() else { return }
        switch shape {
        case .text: if token == .string || reader.isAtSeal, !codes.contains(name) { found.append(path) }
        case .list(let element):
            guard token == .list else { return }
            try? reader.list { (json, index) throws(Fault) in
                collect("\(path)[\(index)]", name, element, Array(try json.skip()), &found)
            }
        case .object(_, let fields):
            guard token == .object else { return }
            try? reader.object { (json, key) throws(Fault) in
                let value = Array(try json.skip())
                guard let field = fields.first(where: { $0.name == key }) else { return }
                collect("\(path).\(key)", key, field.shape, value, &found)
            }
        case .number, .integer, .truth, .words, .id, .anyID, .personOrLevel, .position, .period, .when, .choice,
            .map:
            return
        }
    }

    private static func shape(at steps: [Step], of action: AnyAction) -> (Shape, String)? {
        var fields = AnyAction.listing(action.name)?.fields ?? []
        var steps = steps[...]
        if case .entryCorrected(let correction) = action, steps.first == .key("data"), let type = correction.type {
            fields = AnyAction.listing(type)?.fields ?? []
            steps = steps.dropFirst()
            if steps.isEmpty { return (.object("data", fields), "data") }
        }
        var shape = Shape.object("data", fields)
        var name = ""
        for step in steps {
            switch (step, shape) {
            case (.key(let key), .object(_, let fields)):
                guard let field = fields.first(where: { $0.name == key }) else { return nil }
                shape = field.shape
                name = key
            case (.index, .list(let element)): shape = element
            default: return nil
            }
        }
        return (shape, name)
    }

    /// The bytes of a line's data, which comes last.
    private static func data(of line: [UInt8]) -> [UInt8]? {
        var json = JSONReader(line)
        var data: [UInt8]?
        try? json.object { (json, key) throws(Fault) in
            let value = try json.skip()
            if key == "data" { data = Array(value) }
        }
        return data
    }

    private static func range(of steps: [Step], in data: [UInt8]) -> Range<Int>? {
        var json = JSONReader(data)
        return try? find(steps[...], &json)
    }

    /// Passes over a value and says where in it the steps lead.
    private static func find(_ steps: ArraySlice<Step>, _ json: inout JSONReader) throws(Fault) -> Range<Int>? {
        json.skipSpace()
        let start = json.index
        guard let step = steps.first else {
            try json.skip()
            return start..<json.index
        }
        var found: Range<Int>?
        switch (step, try json.peek()) {
        case (.key(let name), .object):
            try json.object { (json, key) throws(Fault) in
                if key == name, found == nil {
                    found = try find(steps.dropFirst(), &json)
                } else {
                    try json.skip()
                }
            }
        case (.index(let wanted), .list):
            try json.list { (json, index) throws(Fault) in
                if index == wanted { found = try find(steps.dropFirst(), &json) } else { try json.skip() }
            }
        default: try json.skip()
        }
        return found
    }

    private enum Step: Equatable {
        case key(String)
        case index(Int)

        /// Reads `options[1].text`.
        static func path(_ text: String) -> [Step]? {
            var steps: [Step] = []
            for part in text.split(separator: ".", omittingEmptySubsequences: false) {
                let pieces = part.split(separator: "[", omittingEmptySubsequences: false)
                guard let name = pieces.first, !name.isEmpty, name.utf8.allSatisfy({ isLetter($0) }) else { return nil }
                steps.append(.key(String(name)))
                for piece in pieces.dropFirst() {
                    guard piece.last == "]", let index = Int(piece.dropLast()), String(index) == piece.dropLast() else {
                        return nil
                    }
                    steps.append(.index(index))
                }
            }
            return steps
        }

        private static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) || isDigit(byte) }
        private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
    }
}

extension String {
    /// Whether it stands for a text that was taken out.
    public var isRedacted: Bool { hasPrefix(Redaction.beginning) && hasSuffix("]") }

    /// The text, where it was not taken out and is not sealed either.
    package var unlessRedacted: String? { isRedacted || isSealed ? nil : self }
}

extension JSONReader {
    /// Takes the mark of a text that was taken out, which comes next, and gives what is read in its place.
    mutating func takeRedaction() throws(Fault) -> String {
        index += 1
        guard takeKey("redacted") else { throw Fault("is an object, expected a text in quotes") }
        let digits = String(decoding: try number(), as: UTF8.self)
        guard let position = Int64(digits), position > 0, take("}") else {
            throw Fault("is an object, expected a text in quotes")
        }
        return Redaction.words(by: position)
    }
}

extension Entry {
    /// Whether texts were taken out of its line.
    public var isRedacted: Bool {
        // Within a text the quotes would be escaped.
        line.range(ofBytes: #"{"redacted":"#) != nil
    }

    /// The entry as it is left by an entry that takes texts out of it.
    package func redacted(_ redaction: EntryRedacted, by position: Position) -> Entry {
        let line = Redaction.line(of: self, without: redaction.texts, by: position)
        return (try? Entry(line: line)) ?? self
    }
}
