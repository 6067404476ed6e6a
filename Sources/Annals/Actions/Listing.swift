/// What the catalogue says of one action: its name, its words, its fields, and how to read it.
///
/// A class only because it is handed about for each entry, and has much in it to be copied.
public final class Listing: Sendable {
    /// The stored name.
    public let name: String
    /// The version of its fields that this release writes.
    public let version: Int
    /// What happened when it is recorded, in one sentence.
    public let summary: String
    /// Who may do it.
    public let by: Authority
    /// What its entries are to the stories of others.
    public let bearing: Bearing
    /// The chapter of the catalogue that it stands in.
    public let chapter: String
    /// Its fields, in the stored order.
    public var fields: [FieldDescription] { describe() }

    let wrap: @Sendable (any Action) -> AnyAction?
    let readLine: @Sendable (inout JSONReader) throws(Fault) -> AnyAction
    let readInput: @Sendable (inout JSONReader) throws(Fault) -> AnyAction
    let upcast: @Sendable (inout JSONObject, Int) -> Void
    private let describe: @Sendable () -> [FieldDescription]

    init<Body: Action>(_ type: Body.Type, _ wrap: @escaping @Sendable (Body) -> AnyAction, _ chapter: String) {
        name = Body.name
        version = Body.version
        summary = Body.summary
        by = Body.by
        bearing = Body.bearing
        self.chapter = chapter
        self.wrap = { body in (body as? Body).map(wrap) }
        readLine = { (json) throws(Fault) in
            var body = Body()
            try FieldVisitor.readLine(&json) { (visit) throws(Fault) in try body.fields(&visit) }
            return wrap(body)
        }
        readInput = { (json) throws(Fault) in
            var body = Body()
            try FieldVisitor.readInput(&json) { (visit) throws(Fault) in try body.fields(&visit) }
            return wrap(body)
        }
        upcast = { data, version in Body.upcast(&data, from: version) }
        describe = {
            FieldVisitor.describe { (visit) throws(Fault) in
                var body = Body()
                try body.fields(&visit)
            }
        }
    }
}

extension Listing {
    /// Reads the fields of a line of our own, written by this release or an older one.
    func read(version: Int, _ json: inout JSONReader) throws(Fault) -> AnyAction {
        guard version < self.version else { return try readLine(&json) }
        var members: JSONObject = []
        try json.object { (json, key) throws(Fault) in
            json.skipSpace()
            let start = json.index
            try json.skip()
            members.append((key, json.opened(start..<json.index)))
        }
        for old in version..<self.version { upcast(&members, old) }
        var rewritten = JSONWriter()
        rewritten.open()
        for member in members {
            rewritten.key(member.key)
            rewritten.raw(member.json)
        }
        rewritten.close()
        var reader = JSONReader(rewritten.bytes)
        reader.takesRedactions = true
        return try readInput(&reader)
    }
}

extension AnyAction {
    private static let byName = Dictionary(uniqueKeysWithValues: catalogue.map { ($0.name, $0) })

    /// What the catalogue says of the action with that name.
    public static func listing(_ name: String) -> Listing? { byName[name] }

    /// Any action, as one of the catalogue.
    public init(_ body: some Action) {
        guard let action = AnyAction.byName[type(of: body).name]?.wrap(body) else {
            preconditionFailure("\(type(of: body)) stands in no list of the catalogue")
        }
        self = action
    }

    /// An action with its stored name and version.
    ///
    /// To be asked for once where all are needed: each costs a copy.
    struct Stored {
        let name: String
        let version: Int
        let body: any Action

        /// Writes the fields as an object.
        func write(_ json: inout JSONWriter) {
            if let unknown = body as? UnknownAction {
                json.raw(unknown.data)
                return
            }
            json.open()
            var copy = body
            FieldVisitor.write(&json) { (visit) throws(Fault) in try copy.fields(&visit) }
            json.close()
        }
    }

    var stored: Stored {
        if case .unknown(let unknown) = self {
            return Stored(name: unknown.type, version: unknown.version, body: unknown)
        }
        let body = body
        return Stored(name: type(of: body).name, version: type(of: body).version, body: body)
    }

    /// The stored name.
    public var name: String { stored.name }

    /// The version of its fields.
    public var version: Int { stored.version }

    /// What its entries are to the stories of others.
    public var bearing: Bearing { type(of: body).bearing }

    /// Reads the fields of a line of our own; an unknown action or version is kept raw.
    init(type: String, version: Int, data json: inout JSONReader) throws(Fault) {
        guard let listing = AnyAction.byName[type], version <= listing.version, version > 0 else {
            let data = Array(try json.skip())
            self = .unknown(
                UnknownAction {
                    $0.type = type
                    $0.version = version
                    $0.data = data
                })
            return
        }
        self = try listing.read(version: version, &json)
    }

    /// Reads the fields that a caller gave, in any order, labels and names resolved.
    public init(type: String, version: Int? = nil, input json: inout JSONReader) throws(Fault) {
        guard let listing = AnyAction.byName[type] else {
            let near = AnyAction.nearest(type).map { "; did you mean \($0)?" } ?? ""
            throw Fault(
                "“\(type.excerpt)” is no action that this release knows\(near) (annals record --list shows all)",
                at: "type")
        }
        if let version, version != listing.version {
            throw Fault("is \(version); this release writes version \(listing.version) of \(type)", at: "v")
        }
        self = try listing.readInput(&json)
    }

    /// The fields that are given, each as its JSON.
    public var members: JSONObject {
        var visitor = FieldVisitor(.collectBytes)
        var copy = body
        try? copy.fields(&visitor)
        return visitor.bytes
    }

    /// The fields as one JSON object.
    public var json: [UInt8] {
        var json = JSONWriter()
        stored.write(&json)
        return json.bytes
    }

    /// The name of the catalogue that differs least from what somebody typed.
    static func nearest(_ typed: String) -> String? {
        let best = catalogue.map { ($0.name, editDistance($0.name, typed)) }.min { $0.1 < $1.1 }
        return best.flatMap { $0.1 <= max(2, typed.count / 3) ? $0.0 : nil }
    }
}

/// How many letters must be put in, left out or changed to make one text of the other.
public func editDistance(_ left: String, _ right: String) -> Int {
    let right = Array(right.prefix(64))
    var row = Array(0...right.count)
    for (index, letter) in left.prefix(64).enumerated() {
        var diagonal = row[0]
        row[0] = index + 1
        for column in right.indices {
            let cost = min(row[column] + 1, row[column + 1] + 1, diagonal + (letter == right[column] ? 0 : 1))
            diagonal = row[column + 1]
            row[column + 1] = cost
        }
    }
    return row[right.count]
}

extension AnyAction {
    /// The ids that it created, or carries on with.
    public var created: [Subject] {
        let named = SubjectCollector(body)
        return named.created + named.extended
    }

    /// What it is about and what it names, less what it creates.
    package var touched: [Subject] {
        let named = SubjectCollector(body)
        return named.about.filter { !named.created.contains($0) } + named.mentions
    }
}
