import Annals
import AnnalsLog
import ArgumentParser

struct KeyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "key", abstract: "Look after the log's signing key.", subcommands: [KeyChangeCommand.self])
}

struct KeyChangeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "change",
        abstract: "Make a new signing key; the old one signs for it and is then destroyed.",
        discussion: "Both lie in the keys file beside the log: make a new copy of that file afterwards.")

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
