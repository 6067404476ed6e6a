/// An action that somebody wants recorded, with what the caller says of it.
public struct Draft: Sendable {
    /// The idempotency key; left out, the recorder makes one, and always for what is anonymous.
    public var id: EntryID?
    /// Whether the id follows from a line that names nobody, and so joins nobody to what is anonymous.
    package var isIDDerived = false
    /// What was done.
    public var action: AnyAction {
        didSet { isChecked = false }
    }
    /// Whether the form of its fields was checked as they were read.
    private(set) var isChecked = false
    /// When it happened; left out, now.
    public var occurredAt: Instant?
    /// Who did it.
    public var actor: PersonID?
    /// Who writes it down, where that is someone else.
    public var recorder: PersonID?
    /// Whether it is meant to be anonymous.
    public var isAnonymous: Bool
    /// The session in which it happened; left out, the one open then in which the actor is present.
    public var session: SessionID?
    /// The last position that the caller has seen about these subjects: recorded only if nothing came since.
    public var expect: [Subject: Position]
    /// The contents of the documents that it attaches.
    public var documents: [Document] = []

    /// An action and what is known of it.
    public init(
        _ action: AnyAction, id: EntryID? = nil, occurredAt: Instant? = nil, actor: PersonID? = nil,
        recorder: PersonID? = nil, isAnonymous: Bool = false, session: SessionID? = nil,
        expect: [Subject: Position] = [:]
    ) {
        self.action = action
        self.id = id
        self.occurredAt = occurredAt
        self.actor = actor
        self.recorder = recorder
        self.isAnonymous = isAnonymous
        self.session = session
        self.expect = expect
    }

    /// An action and what is known of it.
    public init(
        _ action: some Action, id: EntryID? = nil, occurredAt: Instant? = nil, actor: PersonID? = nil,
        recorder: PersonID? = nil, session: SessionID? = nil
    ) {
        self.init(
            AnyAction(action), id: id, occurredAt: occurredAt, actor: actor, recorder: recorder, session: session)
    }
}

extension Draft {
    /// Reads an action line: an entry's line without position and recordedAt, its keys in any order.
    ///
    /// - Parameters:
    ///   - json: one JSON object.
    ///   - zone: in which times without a zone are meant, and days begin.
    public init(actionLine json: inout JSONReader, zone: Zone) throws(Fault) {
        var type: String?
        var version: Int?
        var data: Int?
        var read: AnyAction?
        var header = Header()
        json.zone = zone
        try json.object { (json, key) throws(Fault) in
            json.skipSpace()
            guard !header.seen.contains(key) else { throw Fault("stands there twice") }
            header.seen.append(key)
            switch key {
            case "type": type = try json.string()
            case "v": version = try Int.read(&json, Entry.headerField)
            case "data":
                data = json.index
                if version == nil, let listing = type.flatMap({ AnyAction.listing($0) }) {
                    read = try listing.readInput(&json)
                    return
                }
                guard try json.peek() == .object else { throw try json.found("an object with the action's fields") }
                try json.skip()
            case "id":
                let text = try json.string()
                guard let id = EntryID(text) else { throw Fault("is “\(text.excerpt)”, expected a UUID of version 7") }
                header.id = id
            case "occurredAt": header.occurredAt = try zone.readTime(&json)
            case "actor": header.actor = try PersonID.read(&json, Entry.headerField)
            case "recorder": header.recorder = try PersonID.read(&json, Entry.headerField)
            case "anonymous": header.isAnonymous = try json.truth()
            case "session": header.session = try SessionID.read(&json, Entry.headerField)
            case "expect":
                try json.object { (json, key) throws(Fault) in
                    guard let subject = Subject(text: key) ?? Subject(id: key) else {
                        throw Fault("is no subject such as ballot:B-2")
                    }
                    guard header.expect[subject] == nil else { throw Fault("stands there twice") }
                    let position = try Int.read(&json, Entry.headerField)
                    guard position >= 0 else { throw Fault("is \(position), expected the last position seen, or 0") }
                    header.expect[subject] = Position(position)
                }
            case "position", "recordedAt":
                throw Fault("belongs to an exported log; leave it out of an action line, the log gives it")
            case "about", "mentions": throw Fault("follows from the fields; leave it out of an action line")
            default:
                throw Fault(
                    "is no key here; there are: id, type, v, occurredAt, actor, recorder, anonymous, session, expect, data"
                )
            }
        }
        guard let type else { throw Fault("is missing; name an action, such as “idea-captured”", at: "type") }
        if let read, version == nil || version == read.version {
            action = read
        } else {
            action = try Draft.action(type, version, at: data, json)
        }
        id = header.id
        occurredAt = header.occurredAt
        actor = header.actor
        recorder = header.recorder
        isAnonymous = header.isAnonymous
        session = header.session
        expect = header.expect
        isChecked = true
    }

    /// Reads the fields where they could not be read in passing: before the type was known, or of another version.
    private static func action(
        _ type: String, _ version: Int?, at data: Int?, _ json: JSONReader
    ) throws(Fault) -> AnyAction {
        var reader = JSONReader(json.bytes, at: data ?? 0, resolver: json.resolver)
        reader.zone = json.zone
        if data == nil { reader = JSONReader(Array("{}".utf8), resolver: json.resolver) }
        do {
            return try AnyAction(type: type, version: version, input: &reader)
        } catch {
            throw error.path.hasPrefix("type") || error.path == "v" ? error : error.under("data")
        }
    }

    private struct Header {
        // A handful, for which looking through the list is faster than a set.
        var seen: [String] = []
        var id: EntryID?
        var occurredAt: Instant?
        var actor: PersonID?
        var recorder: PersonID?
        var isAnonymous = false
        var session: SessionID?
        var expect: [Subject: Position] = [:]
    }
}

extension Zone {
    /// Reads a time as people write it: with zone, without (then in this one), or a day alone (then its start).
    public func time(_ text: String) -> Instant? {
        if let instant = Instant(text) { return instant }
        if let day = Day(text) {
            let start = instant(day)
            return start.isWritable ? start : nil
        }
        guard let written = WrittenTime(text) else { return nil }
        let time =
            written.offsetMinutes.map { written.instant(offsetMinutes: $0) }
            ?? instant(written.day, millisecond: written.millisecond)
        return time.isWritable ? time : nil
    }

    fileprivate func readTime(_ json: inout JSONReader) throws(Fault) -> Instant {
        let text = try json.string()
        guard let time = time(text) else {
            throw Fault(
                "is “\(text.excerpt)”, expected a time such as 2026-01-14T10:32:07Z, or a day such as 2026-01-14",
                russian: "«\(text.excerpt)» — не время; напишите, например, 2026-01-14T10:32:07Z или день: 2026-01-14")
        }
        return time
    }
}
