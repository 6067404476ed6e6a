import Annals
import AnnalsLog
import ArgumentParser
import Foundation

struct DoctorCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "doctor",
        abstract:
            "What is well and what is not with the log and all around it: file, SQLite, disk, keys, unfinished work.",
        discussion: """
            Only reads. It verifies the whole log, and where something is damaged it says what can be saved. Exit codes: \
            0 nothing is damaged, whatever it warns of; 3 something is.
            """)

    @Argument(help: ArgumentHelp("The log; left out, as with --log.", valueName: "file"))
    var file: String?

    @OptionGroup var log: LogOptions

    @Flag(help: "Print JSON.")
    var json = false

    func run() throws {
        let path = try file ?? log.find()
        let bar = ProgressBar("Verifying")
        let diagnosis = try Diagnosis(path) { bar.show($0, of: $1) }
        print(json ? diagnosis.json.versioned.written(pretty: true) : diagnosis.text)
        guard diagnosis.level == .damage else { return }
        try Terminal.flush()
        throw Failure(
            "\(path) is damaged, or what it needs is: see above; keep this file as it is for the inquiry", code: 3)
    }
}

extension Diagnosis {
    fileprivate var text: String {
        let signs: [Level: String] = [.fine: "  ", .note: "· ", .warning: "! ", .damage: "✗ "]
        var lines: [String] = [path]
        for area in ["file", "log", "sqlite", "disk", "keys", "box", "views", "work"] {
            for (index, one) in findings.filter({ $0.area == area }).enumerated() {
                let label = (index == 0 ? area : "").padding(toLength: 8, withPad: " ", startingAt: 0)
                lines.append("  \(signs[one.level] ?? "")\(label)\(one.text)")
                if let advice = one.advice { lines.append("            → \(advice)") }
            }
        }
        let counts = Level.allCases.map { level in findings.count { $0.level == level } }
        lines.append(
            counts[3] > 0
                ? "Damaged."
                : counts[2] > 0
                    ? "Nothing is damaged; \(Words.count(counts[2], "thing needs", "things need")) looking after."
                    : "All is well.")
        return lines.joined(separator: "\n")
    }

    /// Keys: `level` (`fine`, `note`, `warning`, `damage`: the worst), `findings` with `level`, `area`, `text` and
    /// `advice`, and where something is damaged `salvage`: how much can be saved.
    fileprivate var json: JSONValue {
        [
            "path": .text(path), "level": .text(level.rawValue), "sqlite": .text(sqlite),
            "sound": report.map { .truth($0.isSound) } ?? .null,
            "findings": .each(findings) { one in
                [
                    "level": .text(one.level.rawValue), "area": .text(one.area), "text": .text(one.text),
                    "advice": one.advice.map { .text($0) } ?? .null,
                ]
            },
            "salvage": salvage.map { salvage in
                [
                    "entries": JSONValue(salvage.lines.count), "last": JSONValue(salvage.last.rawValue),
                    "whole": JSONValue(salvage.whole.rawValue), "signed": JSONValue(salvage.signed),
                    "missing": JSONValue(salvage.missing.count), "pages": salvage.pages.json,
                ]
            } ?? .null,
        ]
    }
}
