import Annals
import AnnalsLog
import ArgumentParser
import Foundation

struct InitCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "init", abstract: "Make a new log for an organization.")

    @Argument(help: "The organization's name.")
    var name: String

    @OptionGroup var log: LogOptions

    @Option(help: ArgumentHelp("Its time zone; left out, this machine's.", valueName: "zone"))
    var timeZone: String?

    @Option(help: ArgumentHelp("The month in which its year starts.", valueName: "month"))
    var yearStartsIn = 1

    @Option(help: ArgumentHelp("How many people it has.", valueName: "people"))
    var size: Int?

    func run() throws {
        let path = log.path ?? InitCommand.fileName(for: name)
        let founding = Log.Founding(
            organization: name, timeZone: timeZone ?? TimeZone.current.identifier, yearStartsIn: yearStartsIn,
            size: size)
        let log = try Log.create(at: path, founding)
        try log.close()
        print("\(path) is open: the log of \(name), in \(founding.timeZone).")
        print("\(path)-keys holds its signing key: keep a copy where only stewards can reach it.")
        print("Next: annals record person-joined name=\"Your Name\"" + (self.log.path.map { " --log \($0)" } ?? ""))
    }

    /// A file name made of the organization's name.
    static func fileName(for name: String) -> String {
        let words = name.lowercased().split { !$0.isLetter && !$0.isNumber }
        return (words.isEmpty ? "log" : words.joined(separator: "-")) + ".annals"
    }
}
