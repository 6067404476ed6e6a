import Annals
import AnnalsLog
import ArgumentParser

struct StrikeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "strike", abstract: "Strike a mistaken entry: it stays in the log, and views leave it out.")

    @Argument(help: "The entry, such as #17.")
    var entry: String

    @Option(help: "Why.")
    var reason: String

    @OptionGroup var options: WriteOptions

    func run() throws {
        let position = try Position.typed(entry)
        let receipt = try options.write { log in
            try options.record(
                "entry-struck", [("entry", "\(position.rawValue)"), ("reason", ActionLine.quoted(reason))], in: log)
        }
        receipt.show(json: options.json)
    }
}
