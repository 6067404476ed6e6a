import Annals
import AnnalsLog
import AnnalsProof
import ArgumentParser

struct WitnessCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "witness",
        abstract: "Have others sign the log's checkpoints: the board's secretary, an auditor.",
        discussion: """
            A witness who saw one checkpoint and signs the next one only if the log grew from it makes sure that \
            everybody is shown the same log. The witness makes a key once, hands its public half to those who check, and \
            signs the notes of annals checkpoint with it (or with any program for signed notes: Ed25519, cosignature/v1).
            """,
        subcommands: [WitnessAddCommand.self, WitnessListCommand.self, WitnessKeyCommand.self, WitnessSignCommand.self])
}

struct WitnessAddCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "add", abstract: "Keep a witness's signature under the checkpoint that it signs.",
        discussion: """
            The signature is checked with the key, and the note must be a checkpoint that the log keeps. Both the \
            signature and the key stay with the checkpoint; annals verify checks them again and names the keys.
            """)

    @Argument(help: ArgumentHelp("The checkpoint with the witness's signature under it.", valueName: "note file"))
    var note: String

    @Option(help: ArgumentHelp("The witness's key, name+id+Base64, or a file that holds it.", valueName: "key"))
    var key: String

    @OptionGroup var log: LogOptions

    func run() throws {
        let (note, key) = (try SignedNote.read(note), try NoteKey.typed(key))
        let log = try log.openForWriting()
        defer { try? log.close() }
        let (position, isRepeat) = try log.addWitness(note, key: key)
        print(
            "\(key.name) \(isRepeat ? "had signed" : "signs") the checkpoint of \(position)\(isRepeat ? " already" : "")"
        )
    }
}

struct WitnessListCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "List who signed the last checkpoint, with their keys.")

    @OptionGroup var log: LogOptions

    @Flag(help: "Print JSON.")
    var json = false

    func run() throws {
        let log = try log.openForReading()
        defer { try? log.close() }
        let status = try log.status()
        if json {
            let value: JSONValue = [
                "checkpoint": status.checkpointed.map { JSONValue($0.rawValue) } ?? .null,
                "witnesses": .each(status.witnesses) { ["name": .text($0.name), "key": .text($0.text)] },
            ]
            return print(value.versioned.written(pretty: true))
        }
        guard let last = status.checkpointed else {
            return print("There is no checkpoint yet: annals checkpoint makes one.")
        }
        guard !status.witnesses.isEmpty else {
            return print("Nobody but the log itself has signed the checkpoint of \(last).")
        }
        print("The checkpoint of \(last) is signed by")
        for key in status.witnesses { print("  \(key.name)  \(key.text)") }
    }
}
