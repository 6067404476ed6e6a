import Annals
import AnnalsLog
import ArgumentParser

struct VerifyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify", abstract: "Check that no line of the log was changed: lines, leaves, order and index.")

    @OptionGroup var log: LogOptions

    @Flag(help: "Print JSON.")
    var json = false

    func run() throws {
        let path = try log.find()
        let log = try VerifyCommand.told(path) { try Log(openingAt: path, readOnly: true) }
        defer { try? log.close() }
        let bar = ProgressBar("Verifying")
        let report = try VerifyCommand.told(path) { try Verifier.verify(log) { bar.show($0, of: $1) } }
        if json {
            let value: JSONValue = [
                "sound": .truth(report.isSound), "entries": JSONValue(report.entries),
                "indexRows": JSONValue(report.indexRows), "unknown": JSONValue(report.unknown),
                "damage": .each(report.damage) { damage in
                    [
                        "position": damage.position.map { JSONValue($0.rawValue) } ?? .null,
                        "problem": .text(damage.problem),
                    ]
                },
                "more": JSONValue(report.more),
            ]
            print(value.versioned.written(pretty: true))
        } else if report.isSound {
            let unknown = report.unknown > 0 ? "; \(report.unknown) of a newer release, kept as they are" : ""
            print(
                "\(path) is sound: \(Words.count(report.entries, "entry", "entries")), \(Words.count(report.indexRows, "row", "rows")) of the index\(unknown)"
            )
        }
        guard report.isSound else {
            let lines = report.damage.map { "\($0.position.map { "entry \($0): " } ?? "")\($0.problem)" }
            let more = report.more > 0 ? ["and \(report.more) more"] : []
            throw Failure(([VerifyCommand.verdict(path)] + lines + more).joined(separator: "\n"), code: 3)
        }
    }

    private static func verdict(_ path: String) -> String {
        "\(path) is damaged: restore a backup, and keep this file for the inquiry"
    }

    /// Says of a file that cannot even be read what is said of one with wrong lines.
    private static func told<Result>(_ path: String, _ body: () throws -> Result) throws -> Result {
        do {
            return try body()
        } catch let error as StoreError where error.code == .damaged {
            throw Failure("\(verdict(path)) (\(error.underlying.map { "\($0)" } ?? error.message))", code: 3)
        }
    }
}
