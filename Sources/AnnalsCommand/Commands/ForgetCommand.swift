import Annals
import AnnalsLog
import ArgumentParser

struct ForgetCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "forget",
        abstract: "Forget a person: name, title and e-mail address leave the file, the id is all that stays.",
        discussion: """
            What they did stays, under their id. Texts that others wrote about them are not searched: redact those. \
            What has left the file stands in its backups and copies still: those are yours to deal with.
            """)

    @Argument(help: "The person, such as P-7.")
    var person: String

    @Option(help: "Why; not who it was.")
    var reason: String

    @Flag(help: "Do not ask.")
    var yes = false

    @OptionGroup var options: WriteOptions

    func run() throws {
        try options.write { log in
            let id = try log.read { try $0.person(person) }
            try Question.ask("This takes the name, title and e-mail address of \(id) out of the log.", isAnswered: yes)
            let receipt = try options.record(
                "person-forgotten",
                [("person", ActionLine.quoted(id.description)), ("reason", ActionLine.quoted(reason))], in: log)
            receipt.show(json: options.json)
            try log.warnOfRemains()
        }
    }
}
