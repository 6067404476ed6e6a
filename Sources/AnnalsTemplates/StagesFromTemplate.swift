public import Annals
public import AnnalsLog

/// Writes the stages of a template into an action line that names one and gives no stages, so that nothing needs the
/// file afterwards.
///
/// What cannot be read is left as it is: the recorder says what is wrong with it.
public struct StagesFromTemplate {
    private let template: (String) throws -> SessionTemplate?
    private let language: Language
    /// Whether the session's length, where none is given, is that of its stages.
    public var setsLength = false

    /// - Parameters:
    ///   - language: in which the titles are written.
    ///   - template: finds the template of a name; `nil` where that is something else.
    public init(in language: Language, _ template: @escaping (String) throws -> SessionTemplate?) {
        self.template = template
        self.language = language
    }

    /// A template that is for another kind of session.
    public struct OtherKind: Error, CustomStringConvertible {
        /// What is wrong, and what to do.
        public let description: String
    }

    /// The same line, with the stages in it where they are asked for; a line sent again is left as it is, whatever
    /// became of the template since.
    ///
    /// - Throws: `OtherKind` where the template is for another kind of session, and what finding it throws.
    public func complete(_ line: [UInt8], of log: Log) throws -> [UInt8] {
        guard let type = text(line, "type"), ["session-scheduled", "session-changed"].contains(type),
            let members = members(line), let data = members.first(where: { $0.key == "data" })?.json,
            let fields = self.members(data), let name = text(data, "template"),
            !fields.contains(where: { $0.key == "stages" }), try !isThere(text(line, "id"), in: log)
        else { return line }
        guard let template = try template(name) else { return line }
        let (kind, series) = try facts(data, log)
        if let kind, kind != template.kind {
            throw OtherKind(
                description:
                    "the template \(name) is for a session of the kind \(template.kind.rawValue), not \(kind.rawValue); choose one of annals template list --kind \(kind.rawValue), or give the stages yourself"
            )
        }
        let stages = template.planned(isFirst: try isFirst(data, of: series, log), in: language)
        var json = JSONWriter()
        json.open()
        for member in members {
            json.key(member.key)
            if member.key == "data" {
                json.raw(object(fields, stages))
            } else {
                json.raw(member.json)
            }
        }
        json.close()
        return json.bytes
    }

    /// Whether an entry of that id was recorded already.
    private func isThere(_ id: String?, in log: Log) throws -> Bool {
        guard let id = id.flatMap({ EntryID($0) }) else { return false }
        return try log.read { try $0.position(of: id) != nil }
    }

    private func object(_ fields: JSONObject, _ stages: [PlannedStage]) -> [UInt8] {
        var json = JSONWriter()
        json.open()
        for field in fields {
            json.key(field.key)
            json.raw(field.json)
        }
        if setsLength, !fields.contains(where: { $0.key == "minutes" }) {
            json.key("minutes")
            json.integer(stages.reduce(0) { $0 + ($1.minutes ?? 0) })
        }
        json.key("stages")
        stages.write(&json)
        json.close()
        return json.bytes
    }

    /// The kind and the series that the session has, as the line says it or as it was planned before.
    private func facts(_ data: [UInt8], _ log: Log) throws -> (kind: SessionKind?, series: SeriesID?) {
        let planned = try session(data).flatMap { id in try log.read { try $0.story(id)?.plan } }
        return (
            text(data, "kind").flatMap { SessionKind(rawValue: $0) } ?? planned?.kind,
            text(data, "series").flatMap { SeriesID($0) } ?? planned?.series
        )
    }

    private func session(_ data: [UInt8]) -> SessionID? { text(data, "session").flatMap { SessionID($0) } }

    /// Whether no other session of the series starts before this one; a session of no series is its first.
    private func isFirst(_ data: [UInt8], of series: SeriesID?, _ log: Log) throws -> Bool {
        guard let series else { return true }
        let own = session(data)
        return try log.read { reading in
            let zone = try reading.organization().zone
            let others = try reading.subjects(.session).compactMap { subject in
                try SessionID(subject).flatMap { id in id == own ? nil : try reading.story(id) }
            }.filter { $0.plan.series == series && $0.state != .cancelled }
            let planned = try own.flatMap { try reading.story($0)?.plan.startsAt }
            let written = text(data, "startsAt").flatMap { text in
                When(text) ?? zone.time(text).map { When.instant($0) }
            }
            guard let start = written ?? planned else { return others.isEmpty }
            return !others.contains { zone.start(of: $0.plan.startsAt) <= zone.start(of: start) }
        }
    }

    // MARK: JSON

    private func members(_ json: [UInt8]) -> JSONObject? {
        var reader = JSONReader(json)
        var members: JSONObject = []
        do {
            try reader.object { (reader, key) throws(Fault) in
                members.append((key, Array(try reader.skip())))
            }
            try reader.finish()
        } catch { return nil }
        return members
    }

    private func text(_ json: [UInt8], _ key: String) -> String? {
        guard let value = members(json)?.first(where: { $0.key == key })?.json else { return nil }
        var reader = JSONReader(value)
        return try? reader.string()
    }
}
