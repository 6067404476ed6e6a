// The line of an entry, byte by byte: one JSON object, compact, UTF-8, keys in this order and absent when they do not
// apply: position, id, type, v, occurredAt, recordedAt, actor, recorder, anonymous, session, about, mentions, data.
// Of characters only `"`, `\` and controls are escaped. At most 65,535 bytes, no newline.

extension Entry {
    /// The most bytes that a line may have: the limit of the tlog-tiles format.
    public static let longestLine = 65_535

    /// Reads a line of our own.
    ///
    /// Lines from outside are taken in through `Draft`.
    ///
    /// - Parameter seals: who opens its sealed texts; left out, each reads as a mark.
    public init(line: [UInt8], seals: Seals? = nil) throws(Fault) {
        var json = JSONReader(line: line, seals: seals)
        let header = try LineHeader(&json)
        position = header.position
        id = header.id
        occurredAt = header.occurredAt
        recordedAt = header.recordedAt
        actor = try json.id("actor") { PersonID($0) }
        recorder = try json.id("recorder") { PersonID($0) }
        isAnonymous = json.takeNext("anonymous") ? try json.truth() : false
        session = try json.id("session") { SessionID($0) }
        about = try json.subjects("about")
        mentions = try json.subjects("mentions")
        guard json.takeNext("data") else { throw Fault("is missing", at: "data") }
        do { action = try AnyAction(type: header.type, version: header.version, data: &json) } catch {
            throw error.under("data")
        }
        guard json.take("}") else { throw Fault("has keys out of order, or one that is unknown") }
        try json.finish()
        self.line = line
    }

    static let headerField = Field(name: "", words: "", role: .mentioned, isRequired: true, limit: 200)

    /// The line of this entry.
    package func written() -> [UInt8] {
        var json = JSONWriter()
        let stored = action.stored
        json.open()
        json.key("position")
        json.integer(position.rawValue)
        json.key("id")
        json.quoted { id.write(to: &$0) }
        json.key("type")
        json.string(stored.name)
        json.key("v")
        json.integer(stored.version)
        json.key("occurredAt")
        json.quoted { occurredAt.write(to: &$0) }
        json.key("recordedAt")
        json.quoted { recordedAt.write(to: &$0) }
        if let actor {
            json.key("actor")
            json.id(actor.subject)
        }
        if let recorder {
            json.key("recorder")
            json.id(recorder.subject)
        }
        if isAnonymous {
            json.key("anonymous")
            json.truth(true)
        }
        if let session {
            json.key("session")
            json.id(session.subject)
        }
        json.subjects("about", about)
        json.subjects("mentions", mentions)
        json.key("data")
        stored.write(&json)
        json.close()
        return json.bytes
    }
}

extension JSONWriter {
    fileprivate mutating func subjects(_ name: StaticString, _ subjects: [Subject]) {
        if subjects.isEmpty { return }
        key(name)
        open("[")
        for subject in subjects { self.subject(subject) }
        close("]")
    }
}

extension JSONReader {
    fileprivate mutating func takeNext(_ name: StaticString) -> Bool {
        var isFirst = false
        return takeMember(name, isFirst: &isFirst)
    }

    fileprivate mutating func header<Value>(_ name: StaticString, _ read: (String) -> Value?) throws(Fault) -> Value {
        guard let value = try optionalHeader(name, read) else { throw Fault("is missing", at: "\(name)") }
        return value
    }

    fileprivate mutating func optionalHeader<Value>(
        _ name: StaticString, _ read: (String) -> Value?
    ) throws(Fault) -> Value? {
        guard takeNext(name) else { return nil }
        let text = try string()
        guard let value = read(text) else { throw Fault("is “\(text)”, which it cannot be", at: "\(name)") }
        return value
    }

    /// The id of the entry, from its bytes where it stands there as we write it.
    fileprivate mutating func entryID() throws(Fault) -> EntryID {
        let start = index
        guard takeNext("id") else { throw Fault("is missing", at: "id") }
        if index + 38 <= bytes.count, bytes[index] == 0x22, bytes[index + 37] == 0x22,
            let id = bytes[(index + 1)..<(index + 37)].withUnsafeBufferPointer({ EntryID(text: $0) })
        {
            index += 38
            return id
        }
        index = start
        return try header("id") { (text) in EntryID(text) }
    }

    /// The id of a subject, without a text where it stands there as we write it.
    fileprivate mutating func id<Of: Story>(
        _ name: StaticString, _ read: (String) -> Identifier<Of>?
    ) throws(Fault) -> Identifier<Of>? {
        let start = index
        guard takeNext(name) else { return nil }
        if let subject = takePlainID(), let id = Identifier<Of>(subject) { return id }
        index = start
        return try optionalHeader(name, read)
    }

    fileprivate mutating func time(_ name: StaticString) throws(Fault) -> Instant {
        guard takeNext(name), take("\""), index + 25 <= bytes.count, bytes[index + 24] == 0x22,
            let instant = Instant(stored: bytes[index..<(index + 24)])
        else { throw Fault("is no time such as 2026-01-14T10:32:07.120Z", at: "\(name)") }
        index += 25
        return instant
    }

    /// Subjects of kinds that only a newer release knows are passed over: the line keeps them.
    fileprivate mutating func subjects(_ name: StaticString) throws(Fault) -> [Subject] {
        var subjects: [Subject] = []
        guard takeNext(name) else { return subjects }
        try list { (json, _) throws(Fault) in
            if let subject = json.takePlainSubject() {
                subjects.append(subject)
            } else if let subject = Subject(text: try json.string()) {
                subjects.append(subject)
            }
        }
        return subjects
    }
}

/// What a line begins with: which entry it is, of which type, and when.
package struct LineHeader {
    /// Its place.
    package let position: Position
    /// Its idempotency key.
    package let id: EntryID
    /// What was done, by its stored name.
    package let type: String
    /// The version of that type.
    package let version: Int
    /// When it happened.
    package let occurredAt: Instant
    /// When it was written down.
    package let recordedAt: Instant

    /// Reads no more of a line than that.
    package init(line: [UInt8]) throws(Fault) {
        var json = JSONReader(line: line, seals: nil)
        try self.init(&json)
    }

    fileprivate init(_ json: inout JSONReader) throws(Fault) {
        var isFirst = true
        guard json.take("{"), json.takeMember("position", isFirst: &isFirst) else {
            throw Fault("is no entry: “position” does not come first")
        }
        position = try Position.read(&json, Entry.headerField)
        id = try json.entryID()
        type = try json.header("type") { (text) in text }
        guard json.takeNext("v") else { throw Fault("is missing", at: "v") }
        version = try Int.read(&json, Entry.headerField)
        occurredAt = try json.time("occurredAt")
        recordedAt = try json.time("recordedAt")
    }
}
