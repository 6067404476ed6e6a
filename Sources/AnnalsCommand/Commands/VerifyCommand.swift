import Annals
import AnnalsLog
import ArgumentParser

struct VerifyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify", abstract: "Check that no line of the log was changed: lines, leaves, order and index.")

    @OptionGroup var log: LogOptions

    @Flag(help: "Also run the rules again on every entry, and count every ballot again.")
    var rules = false

    @Flag(help: "Print JSON.")
    var json = false

    func run() throws {
        let path = try log.find()
        let log = try VerifyCommand.told(path) { try Log(openingAt: path, readOnly: true) }
        defer { try? log.close() }
        let bar = ProgressBar("Verifying")
        let report = try VerifyCommand.told(path) { try Verifier.verify(log) { bar.show($0, of: $1) } }
        let again = report.isSound && rules ? try judgeAgain(log) : nil
        if json {
            let value: JSONValue = [
                "sound": .truth(report.isSound), "entries": JSONValue(report.entries),
                "indexRows": JSONValue(report.indexRows), "unknown": JSONValue(report.unknown),
                "documents": JSONValue(report.documents), "redacted": JSONValue(report.redacted),
                "holdsKey": report.holdsKey.map { .truth($0) } ?? .null,
                "damage": .each(report.damage) { $0.json },
                "more": JSONValue(report.more),
                "rules": again.map { again in
                    [
                        "judged": JSONValue(again.judged), "recounted": JSONValue(again.recounted),
                        "wrong": .each(again.wrong) { $0.json }, "remarks": .each(again.remarks) { $0.json },
                    ]
                } ?? .null,
            ]
            print(value.versioned.written(pretty: true))
        } else if report.isSound {
            let documents = report.documents > 0 ? ", " + Words.count(report.documents, "document", "documents") : ""
            let redacted =
                report.redacted > 0
                ? "; \(Words.count(report.redacted, "entry", "entries")) with texts taken out, proved as \(report.redacted == 1 ? "it is" : "they are") left"
                : ""
            let unknown = report.unknown > 0 ? "; \(report.unknown) of a newer release, kept as they are" : ""
            print(
                "\(path) is sound: \(Words.count(report.entries, "entry", "entries")), \(Words.count(report.indexRows, "row", "rows")) of the index\(documents)\(redacted)\(unknown)"
            )
            if let again { print(again.text) }
        }
        guard report.isSound else {
            let lines = report.damage.map(\.text)
            let more = report.more > 0 ? ["and \(report.more) more"] : []
            throw Failure(([VerifyCommand.verdict(path)] + lines + more).joined(separator: "\n"), code: 3)
        }
        if let again, !again.isSound {
            throw Failure(again.wrong.map(\.text).joined(separator: "\n"), code: 3)
        }
    }

    private func judgeAgain(_ log: Log) throws -> Verifier.RulesReport {
        let bar = ProgressBar("Judging again")
        return try Verifier.verifyRules(log) { bar.show($0, of: $1) }
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

extension Verifier.Damage {
    fileprivate var text: String { "\(position.map { "entry \($0): " } ?? "")\(problem)" }

    fileprivate var json: JSONValue {
        ["position": position.map { JSONValue($0.rawValue) } ?? .null, "problem": .text(problem)]
    }
}

extension Verifier.RulesReport {
    /// What was judged and counted again, and what today's rules say of it.
    fileprivate var text: String {
        let counts =
            "\(Words.count(judged, "entry", "entries")) judged again, \(Words.count(recounted, "ballot", "ballots")) counted again"
        return ([isSound ? "Every result follows from its votes: \(counts)." : "\(counts)."] + remarks.map(\.text))
            .joined(separator: "\n")
    }
}
