import Annals
import AnnalsLog
import ArgumentParser

struct LogCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "log", abstract: "The entries, newest first, with what is struck marked so.")

    @Option(help: ArgumentHelp("Only entries of this session.", valueName: "session"))
    var session: String?

    @Option(help: ArgumentHelp("Only entries that name this: D-9, I-3, ranking.", valueName: "id"))
    var subject: String?

    @Option(help: ArgumentHelp("Only what this person did, by id or name.", valueName: "person"))
    var person: String?

    @Option(help: ArgumentHelp("Only this kind of action, such as vote-cast.", valueName: "action"))
    var type: String?

    @Option(help: ArgumentHelp("Only what happened from then on.", valueName: "moment"))
    var since: String?

    @Option(help: ArgumentHelp("Only what happened up to then.", valueName: "moment"))
    var until: String?

    @Option(name: [.customShort("n"), .long], help: ArgumentHelp("At most so many entries.", valueName: "count"))
    var limit: Int?

    @Flag(help: "Oldest first.")
    var reverse = false

    @OptionGroup var options: ReadOptions

    func validate() throws {
        if let limit, limit < 1 { throw ValidationError("--limit takes a number above 0") }
    }

    func run() throws {
        if let type, AnyAction.listing(type) == nil { throw Words.noAction(type) }
        try options.read { reading in
            let narrator = try reading.narrator()
            let viewer = Viewer(reading)
            let zone = try reading.organization().zone
            let entries = try entries(reading)
            let (strikes, corrections) = try reading.amendments(of: entries.map(\.position))
            if options.json {
                let value: JSONValue = [
                    "entries": .each(entries) { entry in
                        [
                            "entry": viewer.line(entry), "text": .text(narrator.tell(entry)),
                            "struckBy": strikes[entry.position].map { JSONValue($0.rawValue) } ?? .null,
                            "correctedBy": corrections[entry.position].map { JSONValue($0.rawValue) } ?? .null,
                        ]
                    }
                ]
                return print(value.versioned.written(pretty: true))
            }
            let positions = Words.column(entries.map(\.position.description))
            let times = Words.column(entries.map { zone.text($0.occurredAt) })
            let sessions = Words.column(entries.map { $0.session.map { "  \($0)" } ?? "" })
            for (index, entry) in entries.enumerated() {
                let struck =
                    (corrections[entry.position].map { " [corrected by \($0)]" } ?? "")
                    + (strikes[entry.position].map { " [struck by \($0)]" } ?? "")
                print(
                    "\(Terminal.bold(positions[index]))  \(Terminal.dim(times[index] + sessions[index]))  \(narrator.line(entry))\(struck)"
                )
            }
        }
    }

    private func entries(_ reading: Reading) throws -> [Entry] {
        let session = try session.map { try reading.session($0).subject }
        let subject = try subject.map { text in
            guard let subject = Subject(id: text) else {
                throw Failure("“\(text)” is no id, such as S-4, D-9 or ranking", code: 2)
            }
            guard try reading.isThere(subject) else { throw Refusal.notFound(subject) }
            return subject
        }
        let person = try person.map { try reading.person($0) }
        let since = try since.map { try reading.start($0) } ?? .earliest
        let until = try until.map { try reading.moment($0) } ?? .latest
        var found: [Entry] = []
        let viewer = Viewer(reading)
        let sought = [person?.subject, subject].compactMap { $0 }.filter { $0.kind == .person }
        func take(_ entry: Entry) -> Bool {
            // Who is not to be named yet is not to be found either.
            for person in sought where !viewer.isFound(entry, by: person) { return true }
            guard entry.occurredAt >= since, entry.occurredAt <= until, entry.occurredAt <= reading.asOf,
                person == nil || entry.actor == person || entry.recorder == person,
                type == nil || entry.action.name == type
            else { return true }
            found.append(entry)
            return limit.map { found.count < $0 } ?? true
        }
        let order: Reading.Order = reverse ? .oldestFirst : .newestFirst
        try reading.forEachRecorded(
            naming: [session, subject].compactMap { $0 } + (person.map { [$0.subject] } ?? []), order, take)
        return found
    }
}
