import Annals
import AnnalsLog
import ArgumentParser

struct KeysCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "keys",
        abstract: "Look after the log's keys: show the public one, rotate it, export all to a vault.",
        subcommands: [KeysShowCommand.self, KeysRotateCommand.self, KeysExportCommand.self],
        defaultSubcommand: KeysShowCommand.self)
}

struct KeysShowCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "The public key, as Base64 and as tools for signed notes take it; what is kept.",
        discussion: "Give the verifier key to whoever is to check checkpoints and evidence. Nothing secret is shown.")

    @OptionGroup var log: LogOptions

    @Flag(help: "Print JSON.")
    var json = false

    func run() throws {
        let log = try log.openForReading()
        defer { try? log.close() }
        let account = try log.keysAccount()
        if json {
            let value: JSONValue = [
                "log": .text(account.log), "publicKey": .text(account.publicKey),
                "verifierKey": .text(account.verifierKey), "file": .text(account.path),
                "there": .truth(account.isThere), "holdsSigningKey": .truth(account.holdsSigningKey),
                "people": JSONValue(account.people), "sessions": JSONValue(account.sessions),
            ]
            return print(value.versioned.written(pretty: true))
        }
        print(
            """
            public key    \(account.publicKey)
            verifier key  \(account.verifierKey)
            keys file     \(account.isThere ? account.path : "\(account.path) is missing: nothing sealed can be read, and no key signs")
            """)
        guard account.isThere else { return }
        print(
            "              \(account.holdsSigningKey ? "the signing key" : "not the signing key of this log's end: an older copy"), the keys of \(Words.count(account.people, "person", "people")) and of \(Words.count(account.sessions, "session", "sessions")) with a circle"
        )
    }
}

struct KeysRotateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rotate",
        abstract: "Make a new signing key; the old one vouches for it in the log and is then destroyed.",
        discussion: """
            The keys of people and sessions stay. Make a new copy of the keys file afterwards: annals keys export FILE.
            """)

    @OptionGroup var options: WriteOptions

    func run() throws {
        let receipt = try options.write { log in
            let (actor, recorder) = try log.read { reading in
                (
                    try options.who.acting.map { try reading.person($0) },
                    try options.who.recordedBy.map { try reading.person($0) }
                )
            }
            return try log.changeKey(actor: actor, recorder: recorder, acceptsClock: options.acceptClock)
        }
        receipt.show(json: options.json)
    }
}

struct KeysExportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export", abstract: "Copy the keys file, whole and checked, for a vault.",
        discussion: """
            The copy is readable by its owner alone (mode 0600), and no file is overwritten. Whoever has it can sign for \
            the log and open all that is sealed: keep it apart from backups of the log. To use it, put it back beside \
            the log as FILE.annals-keys. Copies made before somebody is forgotten still open their name: replace them.
            """)

    @Argument(help: ArgumentHelp("Where to.", valueName: "file"))
    var file: String

    @OptionGroup var log: LogOptions

    func run() throws {
        let log = try log.openForReading()
        defer { try? log.close() }
        let account = try log.exportKeys(to: file)
        print(
            "\(file): the signing key, the keys of \(Words.count(account.people, "person", "people")) and of \(Words.count(account.sessions, "session", "sessions")) with a circle; checked"
        )
    }
}
