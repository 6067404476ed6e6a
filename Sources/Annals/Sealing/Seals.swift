/// Opens the sealed texts of the line that is being read.
///
/// One for many lines: what a line holds is looked for only where it holds a sealed text.
public final class Seals: Sendable {
    /// Who opens them.
    public let opener: any SealOpener
    /// The line at hand, once a sealed text was met in it.
    private let line: SealedLine?

    /// What opens the texts of every line that is read with it.
    public init(_ opener: any SealOpener) {
        self.opener = opener
        line = nil
    }

    private init(_ opener: any SealOpener, _ line: SealedLine) {
        self.opener = opener
        self.line = line
    }

    /// The same for one line, of which it is known where its sealed texts stand.
    fileprivate func on(_ bytes: [UInt8]) -> Seals { line == nil ? Seals(opener, SealedLine(bytes)) : self }

    /// What the sealed text says whose object begins at a byte of the line.
    fileprivate func text(_ sealed: SealedText, at index: Int) -> String? {
        guard let line, let entry = line.entry, let path = line.paths[index] else { return nil }
        return opener.open(sealed, of: entry, at: path)?.text
    }
}

/// Where the sealed texts of a line stand.
struct SealedLine: Sendable {
    /// The id of the entry.
    private(set) var entry: EntryID?
    /// The path of each, by the byte at which its object begins.
    private(set) var paths: [Int: String] = [:]

    init(_ line: [UInt8]) {
        var json = JSONReader(line)
        var found = SealedLine()
        try? json.object { (json, key) throws(Fault) in
            switch key {
            case "id": found.entry = EntryID(try json.string())
            case "data": try found.walk(&json, "data")
            default: try json.skip()
            }
        }
        self = found
    }

    private init() {}

    private mutating func walk(_ json: inout JSONReader, _ path: String) throws(Fault) {
        switch try json.peek() {
        case .object:
            if json.isAtSeal {
                paths[json.index] = path
                try json.skip()
                return
            }
            try json.object { (json, key) throws(Fault) in try walk(&json, "\(path).\(key)") }
        case .list: try json.list { (json, index) throws(Fault) in try walk(&json, "\(path)[\(index)]") }
        default: try json.skip()
        }
    }
}

extension JSONReader {
    /// Whether a sealed text comes next.
    var isAtSeal: Bool {
        let beginning = SealedText.beginning
        guard index + beginning.utf8CodeUnitCount <= bytes.count else { return false }
        for offset in 0..<beginning.utf8CodeUnitCount where bytes[index + offset] != beginning.utf8Start[offset] {
            return false
        }
        return true
    }

    /// Takes what stands in place of a text, where it does, and gives what is read in its place.
    ///
    /// That is the mark of one that was taken out, or a sealed one.
    mutating func takeStandIn() throws(Fault) -> String? {
        guard takesRedactions, byte == 0x7B else { return nil }
        return isAtSeal ? try openSeal() : try takeRedaction()
    }

    /// Takes a sealed text, and gives what it says, or the mark of one that cannot be opened.
    private mutating func openSeal() throws(Fault) -> String {
        let start = index
        let sealed = try takeSeal()
        guard let seals else { return SealedText.mark }
        let located = seals.on(bytes)
        self.seals = located
        return located.text(sealed, at: start) ?? SealedText.mark
    }

    /// Takes a sealed text as it stands.
    mutating func takeSeal() throws(Fault) -> SealedText {
        let problem = "is an object, expected a text in quotes"
        index += 1
        guard takeKey("sealed") else { throw Fault(problem) }
        let box = try string()
        guard take(","), takeKey("hash") else { throw Fault(problem) }
        let hash = try string()
        var owner: KeyOwner?
        if take(",") {
            guard takeKey("key") else { throw Fault(problem) }
            owner = KeyOwner(try string())
        }
        guard take("}") else { throw Fault(problem) }
        return SealedText(box: box, hash: hash, owner: owner)
    }

    /// The bytes of a stretch of the line, with the texts in place of those seals that can be opened.
    mutating func opened(_ range: Range<Int>) -> [UInt8] {
        guard let seals, bytes[range].hasSeal else { return Array(bytes[range]) }
        let located = seals.on(bytes)
        self.seals = located
        return SealedLine.replacing(in: bytes, range) { sealed, start in located.text(sealed, at: start) }
    }
}

extension SealedLine {
    /// The bytes of a stretch of a line, with other texts in place of sealed ones; `nil` leaves one as it is.
    fileprivate static func replacing(
        in bytes: [UInt8], _ range: Range<Int>, _ text: (SealedText, Int) -> String?
    ) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(range.count)
        var from = range.lowerBound
        for start in SealedLine(bytes).paths.keys.sorted() where range.contains(start) {
            var json = JSONReader(bytes, at: start, resolver: nil)
            guard let sealed = try? json.takeSeal(), let text = text(sealed, start) else { continue }
            result += bytes[from..<start]
            var written = JSONWriter(capacity: text.utf8.count + 2)
            written.string(text)
            result += written.bytes
            from = json.index
        }
        return result + bytes[from..<range.upperBound]
    }
}

extension ArraySlice<UInt8> {
    /// Whether a sealed text begins somewhere in it.
    ///
    /// Within a text the quotes would be escaped.
    fileprivate var hasSeal: Bool { range(ofBytes: SealedText.beginning) != nil }
}

// MARK: - Entries

extension Entry {
    /// Whether texts of its line are sealed.
    public var hasSeals: Bool { line[...].hasSeal }

    /// Whether texts of a line are sealed.
    package static func hasSeals(line: [UInt8]) -> Bool { line[...].hasSeal }

    /// The sealed texts of its line, in order, each with its path: `data.name`, `data.options[1].text`.
    public var sealedTexts: [(path: String, sealed: SealedText)] {
        guard hasSeals else { return [] }
        return SealedLine(line).paths.sorted { $0.key < $1.key }.compactMap { start, path in
            var json = JSONReader(line, at: start, resolver: nil)
            return (try? json.takeSeal()).map { (path, $0) }
        }
    }

    /// The sealed texts of its line that somebody can open, in order, each with its path, salt and text: what proves to
    /// an outsider what is sealed there.
    public func openedTexts(
        by opener: some SealOpener
    ) -> [(path: String, sealed: SealedText, opened: OpenedText)] {
        sealedTexts.compactMap { path, sealed in
            opener.open(sealed, of: id, at: path).map { (path, sealed, $0) }
        }
    }

    /// The session whose key a text of its line is sealed under.
    package var sealedCircle: SessionID? {
        for (_, sealed) in sealedTexts {
            if case .session(let session) = sealed.owner { return session }
        }
        return nil
    }

    /// Its line with the texts in place of those seals that somebody can open: what is shown, never what is stored.
    package static func line(_ line: [UInt8], openedBy opener: some SealOpener) -> [UInt8] {
        guard line[...].hasSeal else { return line }
        let places = SealedLine(line)
        return SealedLine.replacing(in: line, 0..<line.count) { sealed, start in
            guard let entry = places.entry, let path = places.paths[start] else { return nil }
            return opener.open(sealed, of: entry, at: path)?.text
        }
    }

    /// Its line as it reads for whoever it was read for: with the texts in place of the seals that were opened.
    package var readableLine: [UInt8] {
        guard hasSeals else { return line }
        let places = SealedLine(line)
        let texts = SealedLine.texts(in: action.json)
        return SealedLine.replacing(in: line, 0..<line.count) { _, start in
            places.paths[start].flatMap { texts[$0] }.flatMap { $0.isSealed ? nil : $0 }
        }
    }
}

extension SealedLine {
    /// Every string of some fields by its path in a line.
    fileprivate static func texts(in data: [UInt8]) -> [String: String] {
        var texts: [String: String] = [:]
        func walk(_ json: inout JSONReader, _ path: String) throws(Fault) {
            switch try json.peek() {
            case .string: texts[path] = try json.string()
            case .object:
                try json.object { (json, key) throws(Fault) in try walk(&json, "\(path).\(key)") }
            case .list: try json.list { (json, index) throws(Fault) in try walk(&json, "\(path)[\(index)]") }
            default: try json.skip()
            }
        }
        var json = JSONReader(data)
        try? walk(&json, "data")
        return texts
    }
}
