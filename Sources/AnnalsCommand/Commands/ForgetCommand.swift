import Annals
import AnnalsLog
import ArgumentParser

struct ForgetCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "forget",
        abstract: "Forget a person: their key is destroyed, and with it name, title, e-mail address, private notes.",
        discussion: """
            What they did stays, under their id; the log still verifies. Nobody is asked, for nothing is done that was \
            not said. What remains outside its reach is listed: copies of the keys file, earlier exports, and texts of \
            others in which the name stands as plain text, which annals redact takes out.
            """)

    @Argument(help: "The person, such as P-7, or their name.")
    var person: String

    @Option(help: "Why; not who it was.")
    var reason: String

    @OptionGroup var options: WriteOptions

    func run() throws {
        try options.write { log in
            let (id, actor, recorder) = try log.read { reading in
                (
                    try reading.person(person), try options.who.acting.map { try reading.person($0) },
                    try options.who.recordedBy.map { try reading.person($0) }
                )
            }
            let forgetting = try log.forget(
                id, reason: reason, actor: actor, recorder: recorder, acceptsClock: options.acceptClock)
            if options.json {
                print(forgetting.json.versioned.written(pretty: true))
            } else {
                print(try log.read { reading in forgetting.text(try reading.narrator()) })
            }
            if !forgetting.isKeyDestroyed {
                throw Failure(
                    "\(id) is forgotten, but the key could not be destroyed: check \(log.path)-keys, then open the log again with any command that writes"
                )
            }
        }
    }
}
