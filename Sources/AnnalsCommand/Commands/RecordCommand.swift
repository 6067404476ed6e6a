import Annals
import AnnalsLog
import ArgumentParser
import Foundation

struct RecordCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "record",
        abstract: "Record an action.",
        usage: """
            annals record ACTION field=value field:=json …
            annals record --list
            annals record ACTION --help
            annals record -
            """,
        discussion: """
            A field is given as field=value; several values as field=P-1,P-2 or by naming the field again; anything else \
            as field:=JSON. With “-”, action lines are read from standard input, each recorded by itself.
            """,
        helpNames: [])

    @Flag(help: "List all actions.")
    var list = false

    @Flag(name: [.short, .long], help: "Show help; with an action, its fields.")
    var help = false

    @Argument(help: "The action, such as idea-captured; or “-”.")
    var action: String?

    @Argument(help: ArgumentHelp("Its fields.", valueName: "field=value"))
    var fields: [String] = []

    @OptionGroup var log: LogOptions

    @Option(name: .customLong("as"), help: ArgumentHelp("Who does it.", valueName: "person"))
    var actor: String?

    @Option(help: ArgumentHelp("Who writes it down, where that is someone else.", valueName: "person"))
    var recordedBy: String?

    @Option(help: ArgumentHelp("When it happened; left out, now. A date alone means its start.", valueName: "time"))
    var at: String?

    @Option(help: ArgumentHelp("The session it happens in; left out, the open one where the actor is present.", valueName: "session"))
    var session: String?

    @Option(help: ArgumentHelp("The idempotency key, a UUID of version 7.", valueName: "uuid"))
    var id: String?

    @Option(help: ArgumentHelp("Record only if nothing came since: D-9=17 names a subject and the last position seen.", valueName: "subject=position"))
    var expect: [String] = []

    @Flag(help: "Go on though this machine's clock is far behind the last entry.")
    var acceptClock = false

    @Flag(help: "Print JSON.")
    var json = false

    func run() throws {
        if list { return print(Catalogue.list(json: json)) }
        guard let action else {
            if help { throw CleanExit.helpRequest(self) }
            throw ValidationError("Name an action, such as idea-captured; annals record --list shows all.")
        }
        if help {
            guard let listing = AnyAction.listing(action) else {
                throw Failure("“\(action)” is no action; annals record --list shows all", code: 2)
            }
            return print(Catalogue.describe(listing))
        }
        let log = try log.openForWriting()
        defer { try? log.close() }
        if action == "-" {
            try recordLines(log)
        } else {
            let line = try ActionLine(action, fields, header: header).bytes
            show(try log.record(line: line, acceptsClock: acceptClock))
        }
    }

    private var header: [(String, String)] {
        let environment = ProcessInfo.processInfo.environment["ANNALS_AS"].flatMap { $0.isEmpty ? nil : $0 }
        let named = [("id", id), ("occurredAt", at), ("actor", actor ?? environment), ("recorder", recordedBy), ("session", session)]
        return named.compactMap { name, value in value.map { (name, JSONValue.text($0).written(pretty: false)) } } + expectation
    }

    private var expectation: [(String, String)] {
        guard !expect.isEmpty else { return [] }
        let members = expect.map { text in
            let parts = text.split(separator: "=", maxSplits: 1)
            let position = parts.count == 2 ? parts[1].drop { $0 == "#" } : "0"
            return JSONValue.Member(String(parts.first ?? ""), .raw(Array(position.utf8)))
        }
        return [("expect", JSONValue.object(members).written(pretty: false))]
    }

    private func recordLines(_ log: Log) throws {
        var number = 0
        var refused = 0
        while let line = readLine(strippingNewline: true) {
            number += 1
            guard line.contains(where: { !$0.isWhitespace }) else { continue }
            do {
                show(try log.record(line: Array(line.utf8), acceptsClock: acceptClock))
            } catch let error where error is Refusal || error is Fault {
                refused += 1
                Terminal.complain("annals: line \(number): \(error)")
            }
        }
        if refused > 0 { throw Failure("\(refused) of \(number) lines were refused; the others are recorded") }
    }

    private func show(_ receipt: Receipt) {
        let entry = receipt.entry
        guard json else {
            let created = receipt.created.map(\.id).joined(separator: " ")
            print("\(entry.position) \(entry.action.name)\(created.isEmpty ? "" : " " + created)\(receipt.isRepeat ? " (recorded before)" : "")")
            return
        }
        let value: JSONValue = [
            "position": JSONValue(entry.position.rawValue), "id": .text(entry.id.description),
            "created": .each(receipt.created) { .text($0.id) }, "repeated": .truth(receipt.isRepeat), "entry": .raw(entry.line),
        ]
        print(value.versioned.written(pretty: false))
    }
}
