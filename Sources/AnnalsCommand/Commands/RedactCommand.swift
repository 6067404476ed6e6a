import Annals
import AnnalsLog
import ArgumentParser

struct RedactCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "redact",
        abstract: "Take texts of an entry out of the file for good; that they were there stays visible.",
        usage: "annals redact #17 text options[1].text … --reason WORDS",
        discussion: """
            The same texts go out of the corrections of the entry. “content” names the bytes of an attached document. \
            What has left the file stands in its backups and copies still: those are yours to deal with.
            """)

    @Argument(help: "The entry, such as #17.")
    var entry: String

    @Argument(help: ArgumentHelp("The texts, such as text or options[1].text.", valueName: "field"))
    var texts: [String] = []

    @Option(help: "Why; not what the texts said.")
    var reason: String

    @Flag(help: "Do not ask.")
    var yes = false

    @OptionGroup var options: WriteOptions

    func run() throws {
        let position = try Position.typed(entry)
        guard !texts.isEmpty else {
            throw Failure("name the texts, such as text; annals show \(position) shows the fields", code: 2)
        }
        try Question.ask("This takes \(texts.joined(separator: ", ")) out of \(position).", isAnswered: yes)
        try options.write { log in
            let list = "[" + texts.map(ActionLine.quoted).joined(separator: ",") + "]"
            let receipt = try options.record(
                "entry-redacted",
                [("entry", "\(position.rawValue)"), ("fields", list), ("reason", ActionLine.quoted(reason))], in: log)
            receipt.show(json: options.json)
            try log.warnOfRemains()
        }
    }
}

extension Log {
    /// Says where bytes that were taken out may still stand in the file.
    func warnOfRemains() throws {
        guard try hasRemains else { return }
        Terminal.complain(
            "annals: note: no view shows it any more, but its bytes stay in the file while another program reads the log (or the disk is full); the next command that writes takes them out"
        )
    }
}
