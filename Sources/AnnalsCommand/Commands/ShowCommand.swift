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
            let viewer = Viewer(reading)
            let entries = try story(subject, reading)
            let (strikes, corrections) = try reading.amendments(of: entries.map(\.position))
            return [
                "subject": .text(subject.text), "entries": .each(entries) { viewer.line($0) },
                "struck": .each(entries.filter { strikes[$0.position] != nil }) { JSONValue($0.position.rawValue) },
                "corrected": .each(entries.filter { corrections[$0.position] != nil }) {
                    JSONValue($0.position.rawValue)
                },
            ]
        } text: { reading in
            let narrator = try reading.narrator()
            let zone = try reading.organization().zone
            let entries = try story(subject, reading)
            let (strikes, corrections) = try reading.amendments(of: entries.map(\.position))
            let positions = Words.column(entries.map(\.position.description))
            let times = Words.column(entries.map { zone.text($0.occurredAt) })
            return entries.indices.map { index in
                let position = entries[index].position
                let struck =
                    (corrections[position].map { " [corrected by \($0)]" } ?? "")
                    + (strikes[position].map { " [struck by \($0)]" } ?? "")
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
            let found = try find(position, reading)
            let narrator = try reading.narrator()
            return [
                "entry": Viewer(reading).storedLine(found.entry),
                // What is sealed in it, as far as whoever reads may read it.
                "opened": found.entry.hasSeals ? Viewer(reading).line(found.entry) : .null,
                "leaf": .optional(found.leaf?.hex),
                "text": .text(narrator.tell(found.entry)),
                "struckBy": found.strike.map { JSONValue($0.position.rawValue) } ?? .null,
                "corrections": .each(found.corrections) { Viewer(reading).line($0) },
                "corrected": found.corrected.map { corrected in
                    let shown = corrected.showing(without: Viewer(reading).hidden(in: corrected))
                    return ["data": .raw(shown.action.json), "text": .text(narrator.tell(corrected))]
                } ?? .null,
                "redactedBy": .each(found.redactions) { JSONValue($0.position.rawValue) },
            ]
        } text: { reading in
            let found = try find(position, reading)
            let viewer = Viewer(reading)
            let entry = found.entry.showing(without: viewer.hidden(in: found.entry))
            let narrator = try reading.narrator()
            let zone = try reading.organization().zone
            let width = max(12, (entry.action.members.map(\.key.count).max() ?? 0) + 2)
            var lines = ["\(Terminal.bold("\(entry.position) \(entry.action.name)"))  \(narrator.tell(entry))"]
            func add(_ name: String, _ value: String?) {
                guard let value, !value.isEmpty else { return }
                lines.append("  \(name)\(String(repeating: " ", count: max(1, width - name.count)))\(value)")
            }
            add("struck", found.strike.map { "by \($0.position)" })
            for correction in found.corrections {
                let shown = correction.showing(without: viewer.hidden(in: correction))
                guard case .entryCorrected(let it) = shown.action else { continue }
                add("corrected", "by \(correction.position): \(it.reason)".unbroken)
            }
            if let corrected = found.corrected {
                add("reads now", narrator.tell(corrected))
                let shown = corrected.showing(without: viewer.hidden(in: corrected))
                for change in CorrectCommand.changes(entry.action, shown.action) { add("", change) }
            }
            for redaction in found.redactions {
                guard case .entryRedacted(let it) = redaction.action else { continue }
                add("redacted", "by \(redaction.position): \(it.texts.joined(separator: ", ")) (\(it.reason))".unbroken)
            }
            add("happened", "\(zone.text(entry.occurredAt)) (\(entry.occurredAt))")
            add("written", "\(zone.text(entry.recordedAt)) (\(entry.recordedAt))")
            add("actor", entry.actor.map { "\($0) \(narrator.actor(entry))" })
            add("recorder", entry.recorder?.description)
            add("session", entry.session?.description)
            add("about", entry.about.map(\.id).joined(separator: ", "))
            add("mentions", entry.mentions.map(\.id).joined(separator: ", "))
            add("id", entry.id.description)
            add("leaf", found.leaf?.hex)
            for member in entry.action.members { add(member.key, String(decoding: member.json, as: UTF8.self)) }
            return lines.joined(separator: "\n")
        }
    }

    /// An entry as it was written, and what became of it.
    private struct Found {
        let entry: Entry
        let leaf: Digest?
        var strike: Entry?
        var corrections: [Entry] = []
        var redactions: [Entry] = []
        /// The entry as it reads now, where it was corrected.
        let corrected: Entry?
    }

    private func find(_ position: Position, _ reading: Reading) throws -> Found {
        let entry = try reading.entryByThen(position)
        let now = try reading.inEffect(position)
        var found = Found(
            entry: entry, leaf: try reading.leaf(at: position), corrected: now?.correctedBy == nil ? nil : now)
        for other in try reading.fate(of: position) {
            switch other.action {
            case .entryStruck: found.strike = other
            case .entryCorrected: found.corrections.append(other)
            default: found.redactions.append(other)
            }
        }
        return found
    }
}
