import Annals
import AnnalsLog
import AnnalsTemplates
import ArgumentParser
import Foundation

struct RecordCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "record",
        abstract: "Record an action.",
        usage: """
            annals record ACTION field=value field:=json …
            annals record --list [CHAPTER]
            annals record ACTION --help
            annals record -
            """,
        discussion: """
            A field is given as field=value; several values as field=P-1,P-2 or by naming the field again; anything else \
            as field:=JSON. With “-”, action lines are read from standard input, each recorded by itself; --as and \
            --recorded-by then hold for the lines that do not say.

            A session-scheduled that names a template and gives no stages gets those of the template, with their titles \
            in the language of ANNALS_LANGUAGE.
            """,
        helpNames: [])

    @Flag(help: "List all actions, or those of one chapter.")
    var list = false

    @Flag(name: [.short, .long], help: "Show help; with an action, its fields.")
    var help = false

    @Argument(help: "The action, such as idea-captured; or “-”.")
    var action: String?

    @Argument(help: ArgumentHelp("Its fields.", valueName: "field=value"))
    var fields: [String] = []

    @OptionGroup var log: LogOptions

    @OptionGroup var who: ActorOptions

    @Option(help: ArgumentHelp("When it happened; left out, now. A date alone means its start.", valueName: "time"))
    var at: String?

    @Option(
        help: ArgumentHelp(
            "The session it happens in; left out, the open one where the actor is present.", valueName: "session"))
    var session: String?

    @Option(help: ArgumentHelp("The idempotency key, a UUID of version 7.", valueName: "uuid"))
    var id: String?

    @Option(
        help: ArgumentHelp(
            "Record only if nothing came since: D-9=17 names a subject and the last position seen.",
            valueName: "subject=position"))
    var expect: [String] = []

    @Flag(help: "Go on though this machine's clock is far behind the last entry.")
    var acceptClock = false

    @Flag(help: "Print JSON.")
    var json = false

    func validate() throws {
        guard action == "-", !list, !help else { return }
        guard fields.isEmpty, at == nil, session == nil, id == nil, expect.isEmpty else {
            throw ValidationError("with “-” each line says its own fields, time, session, id and what it expects")
        }
    }

    func run() throws {
        if list { return print(try Catalogue.list(chapter: action, json: json)) }
        guard let action else {
            if help { throw CleanExit.helpRequest(self) }
            throw Failure("name an action, such as idea-captured, or “-”; annals record --list shows all", code: 2)
        }
        if action == "-", !help { return try recordLines() }
        guard let listing = AnyAction.listing(action) else { throw Words.noAction(action) }
        if help { return print(Catalogue.describe(listing)) }
        let line = try ActionLine(action, fields, header: header).bytes
        let stages = try StagesFromTemplate(self.log)
        let log = try log.openForWriting()
        defer { try? log.close() }
        do {
            try log.record(line: try stages.complete(line, of: log), acceptsClock: acceptClock).show(json: json)
        } catch let fault as Fault {
            throw Failure(fault, of: action)
        }
    }

    private var header: [(String, String)] {
        get throws {
            let named = [
                ("id", id), ("occurredAt", at), ("actor", who.acting), ("recorder", who.recordedBy),
                ("session", session),
            ]
            return named.compactMap { name, value in value.map { (name, JSONValue.text($0).written(pretty: false)) } }
                + (try expectation)
        }
    }

    private var expectation: [(String, String)] {
        get throws {
            guard !expect.isEmpty else { return [] }
            let members = try expect.map { text in
                let parts = text.split(separator: "=", maxSplits: 1)
                guard parts.count == 2, let last = parts[1] == "0" ? Position.start : Position(String(parts[1])) else {
                    throw Failure(
                        "--expect “\(text)” is not understood; write a subject and the last position seen about it, such as D-9=17",
                        code: 2)
                }
                return JSONValue.Member(String(parts[0]), JSONValue(last.rawValue))
            }
            return [("expect", JSONValue.object(members).written(pretty: false))]
        }
    }

    /// Records what comes in, as it comes in: the lines that are there at once share a transaction.
    private func recordLines() throws {
        let stages = try StagesFromTemplate(self.log)
        let log = try log.openForWriting()
        defer { try? log.close() }
        var input = InputLines(.standardInput)
        var refused = 0
        while let lines = try input.next() {
            let given = lines.filter { !$0.isBlank }
            if given.isEmpty { continue }
            let completed = given.map { line in Result { try stages.complete(line.bytes, of: log) } }
            var recorded = try log.record(
                lines: completed.compactMap { try? $0.get() }, actor: who.acting, recorder: who.recordedBy,
                acceptsClock: acceptClock)[...]
            for (line, result) in zip(given, completed) {
                switch result.flatMap({ _ in recorded.removeFirst() }) {
                case .success(let receipt): receipt.show(json: json)
                case .failure(let error):
                    refused += 1
                    Terminal.complain("annals: line \(line.number): \(Failure(error).message)")
                }
            }
            try Terminal.flush()
        }
        if refused > 0 {
            throw Failure(
                "\(refused) of \(Words.count(input.count, "line was", "lines were")) refused; the others are recorded")
        }
    }
}

extension Failure {
    /// A fault of what was typed, in the words of the command line.
    init(_ fault: Fault, of action: String) {
        let options = [
            "actor": "--as", "recorder": "--recorded-by", "occurredAt": "--at", "session": "--session", "id": "--id",
        ]
        let code: Int32 = fault.isNotFound ? 1 : 2
        if let option = options[fault.path] {
            self.init("\(option) \(fault.problem)", code: code)
        } else if fault.path.hasPrefix("expect") {
            self.init("--expect: \(fault.path.dropFirst("expect.".count)) \(fault.problem)", code: 2)
        } else {
            let field = fault.path.hasPrefix("data.") ? String(fault.path.dropFirst(5)) : fault.path
            let help = fault.isNotFound ? "" : "; annals record \(action) --help shows its fields"
            self.init("field \(field) \(fault.problem)\(help)", code: code)
        }
    }
}
