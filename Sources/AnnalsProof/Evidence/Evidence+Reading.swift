public import Annals

extension Evidence {
    /// Reads a bundle; strict: a member that does not belong there is refused too.
    public init(json: [UInt8]) throws(EvidenceError) {
        let bundle: ParsedJSON
        do { bundle = try ParsedJSON(json) } catch { throw .malformed("is not JSON: \(error)") }
        let version = bundle["schemaVersion"]?.whole
        let isBundle = bundle["format"]?.text.map { $0.utf8.elementsEqual(Evidence.format.utf8) } ?? false
        if isBundle, let version, version > Evidence.version { throw .newer(Int(version)) }
        try Form.bundle.check(bundle, at: "")
        guard isBundle, version == Int64(Evidence.version) else {
            throw .malformed("is no evidence bundle of version \(Evidence.version)")
        }
        for (number, line) in bundle.items("lines").enumerated() { try Form.line.check(line, at: "lines[\(number)]") }
        for (number, name) in bundle.items("disclosed").enumerated() {
            try Form.disclosure.check(name, at: "disclosed[\(number)]")
        }
        self.init(
            subject: bundle.text("subject"), about: bundle.items("about").map { $0.text ?? "" },
            known: bundle.position("known"), positions: bundle.items("positions").map { Position($0.whole ?? 0) },
            viewer: bundle["viewer"]?.text, checkpoint: bundle.text("checkpoint"), key: bundle.text("key"),
            lines: bundle.items("lines").map { line in
                Line(
                    position: line.position("position"), line: Array(line.text("line").utf8),
                    leaf: line["leaf"]?.digest, proof: line.items("proof").compactMap(\.digest))
            },
            disclosed: bundle.items("disclosed").map { name in
                Disclosure(
                    position: name.position("position"), path: name.text("path"), salt: name.text("salt"),
                    text: name.text("text"))
            })
        says = bundle.text("says")
    }

    /// The bundle as it is written to a file.
    public var json: JSONValue {
        let viewer: JSONValue = viewer.map { ["viewer": .text($0)] } ?? [:]
        return
            ([
                "schemaVersion": JSONValue(Evidence.version), "format": .text(Evidence.format), "says": .text(says),
                "subject": .text(subject), "about": .each(about) { .text($0) }, "known": JSONValue(known.rawValue),
                "positions": .each(positions) { JSONValue($0.rawValue) },
            ] as JSONValue).adding(viewer).adding([
                "checkpoint": .text(checkpoint), "key": .text(key),
                "lines": .each(lines) { line in
                    let leaf: JSONValue = line.leaf.map { ["leaf": .text($0.hex)] } ?? [:]
                    return
                        ([
                            "position": JSONValue(line.position.rawValue),
                            "line": .text(String(decoding: line.line, as: UTF8.self)),
                        ] as JSONValue).adding(leaf).adding(["proof": .each(line.proof) { .text($0.hex) }])
                },
                "disclosed": .each(disclosed) { name in
                    [
                        "position": JSONValue(name.position.rawValue), "path": .text(name.path),
                        "salt": .text(name.salt), "text": .text(name.text),
                    ]
                },
            ])
    }
}

/// What members an object of a bundle has, and of which form.
private struct Form: Sendable {
    enum Kind: Sendable {
        case whole, text, hash, list
        indirect case listOf(Kind)
    }

    let members: [(name: String, kind: Kind, isOptional: Bool)]

    init(_ members: (String, Kind)..., optional: Set<String> = []) {
        self.members = members.map { ($0.0, $0.1, optional.contains($0.0)) }
    }

    static let bundle = Form(
        ("schemaVersion", .whole), ("format", .text), ("says", .text), ("subject", .text), ("about", .listOf(.text)),
        ("known", .whole), ("positions", .listOf(.whole)), ("viewer", .text), ("checkpoint", .text), ("key", .text),
        ("lines", .list), ("disclosed", .list), optional: ["viewer"])
    static let line = Form(
        ("position", .whole), ("line", .text), ("leaf", .hash), ("proof", .listOf(.hash)), optional: ["leaf"])
    static let disclosure = Form(("position", .whole), ("path", .text), ("salt", .text), ("text", .text))

    /// Throws where an object does not have exactly these members.
    func check(_ value: ParsedJSON, at place: String) throws(EvidenceError) {
        guard case .object(let found) = value else {
            throw .malformed("\(place.isEmpty ? "it" : place) is not an object")
        }
        let prefix = place.isEmpty ? "" : place + "."
        for member in found where !members.contains(where: { $0.name.utf8.elementsEqual(member.key.utf8) }) {
            throw .malformed("\(prefix)\(member.key) is no member of a bundle of version \(Evidence.version)")
        }
        for member in members {
            guard let value = value[member.name] else {
                if member.isOptional { continue }
                throw .malformed("\(prefix)\(member.name) is missing")
            }
            try check(value, member.kind, at: prefix + member.name)
        }
    }

    private func check(_ value: ParsedJSON, _ kind: Kind, at place: String) throws(EvidenceError) {
        switch kind {
        case .whole: if value.whole == nil { throw .malformed("\(place) is not a whole number") }
        case .text: if value.text == nil { throw .malformed("\(place) is not a text") }
        case .hash: if value.digest == nil { throw .malformed("\(place) is not 64 hexadecimal digits") }
        case .list: if value.list == nil { throw .malformed("\(place) is not a list") }
        case .listOf(let kind):
            guard let items = value.list else { throw .malformed("\(place) is not a list") }
            for (number, item) in items.enumerated() { try check(item, kind, at: "\(place)[\(number)]") }
        }
    }
}

// What was checked to be of its form.
extension ParsedJSON {
    fileprivate var digest: Digest? { text.flatMap { Digest(hex: $0) } }
    fileprivate func text(_ name: String) -> String { self[name]?.text ?? "" }
    fileprivate func items(_ name: String) -> [ParsedJSON] { self[name]?.list ?? [] }
    fileprivate func position(_ name: String) -> Position { Position(self[name]?.whole ?? 0) }
}
