import Annals
import AnnalsLog
import ArgumentParser

struct ShowCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "One entry in full (#17), or the story of one subject (D-9, P-3, T-2).")

    @Argument(help: "An entry, or an id.")
    var id: String

    @OptionGroup var options: ReadOptions

    func run() throws {
        if let position = Position(id) { return try showEntry(position) }
        guard let subject = Subject(id: id) else {
            throw Failure("“\(id)” is neither an entry (#17) nor an id (D-9)", code: 2)
        }
        try options.show { reading in
            let strikes = try reading.strikes()
            let viewer = Viewer(reading)
            let entries = try story(subject, reading)
            return [
                "subject": .text(subject.text), "entries": .each(entries) { viewer.line($0) },
                "struck": .each(entries.filter { strikes[$0.position] != nil }) { JSONValue($0.position.rawValue) },
            ]
        } text: { reading in
            let narrator = try reading.narrator()
            let zone = try reading.organization().zone
            let strikes = try reading.strikes()
            let entries = try story(subject, reading)
            let positions = Words.column(entries.map(\.position.description))
            let times = Words.column(entries.map { zone.text($0.occurredAt) })
            return entries.indices.map { index in
                let struck = strikes[entries[index].position].map { " [struck by \($0)]" } ?? ""
                return
                    "\(Terminal.bold(positions[index]))  \(Terminal.dim(times[index]))  \(narrator.line(entries[index]))\(struck)"
            }.joined(separator: "\n")
        }
    }

    private func story(_ subject: Subject, _ reading: Reading) throws -> [Entry] {
        var entries: [Entry] = []
        let viewer = Viewer(reading)
        try reading.forEachRecorded(naming: [subject], .oldestFirst) { entry in
            let isFound = subject.kind != .person || viewer.isFound(entry, by: subject)
            if entry.orderedAt <= reading.asOf, isFound { entries.append(entry) }
            return true
        }
        entries.sort { $0.isBefore($1) }
        if entries.isEmpty { throw Refusal.notFound(subject) }
        return entries
    }

    private func showEntry(_ position: Position) throws {
        try options.show { reading in
            let (entry, strike, leaf) = try find(position, reading)
            return [
                "entry": Viewer(reading).line(entry), "leaf": .optional(leaf?.hex),
                "text": .text(try reading.narrator().tell(entry)),
                "struckBy": strike.map { JSONValue($0.rawValue) } ?? .null,
            ]
        } text: { reading in
            let (recorded, strike, leaf) = try find(position, reading)
            let entry = recorded.showing(without: Viewer(reading).hidden(in: recorded))
            let narrator = try reading.narrator()
            let zone = try reading.organization().zone
            let width = max(12, (entry.action.members.map(\.key.count).max() ?? 0) + 2)
            var lines = ["\(Terminal.bold("\(entry.position) \(entry.action.name)"))  \(narrator.tell(entry))"]
            func add(_ name: String, _ value: String?) {
                guard let value, !value.isEmpty else { return }
                lines.append("  \(name)\(String(repeating: " ", count: width - name.count))\(value)")
            }
            add("struck", strike.map { "by \($0)" })
            add("happened", "\(zone.text(entry.occurredAt)) (\(entry.occurredAt))")
            add("written", "\(zone.text(entry.recordedAt)) (\(entry.recordedAt))")
            add("actor", entry.actor.map { "\($0) \(narrator.actor(entry))" })
            add("recorder", entry.recorder?.description)
            add("session", entry.session?.description)
            add("about", entry.about.map(\.id).joined(separator: ", "))
            add("mentions", entry.mentions.map(\.id).joined(separator: ", "))
            add("id", entry.id.description)
            add("leaf", leaf?.hex)
            for member in entry.action.members { add(member.key, String(decoding: member.json, as: UTF8.self)) }
            return lines.joined(separator: "\n")
        }
    }

    private func find(_ position: Position, _ reading: Reading) throws -> (Entry, Position?, Digest?) {
        guard let entry = try reading.entry(at: position) else { throw Refusal.noEntry(position) }
        return (entry, try reading.strikes()[position], try reading.leaf(at: position))
    }
}
