import Annals
import AnnalsLog
import AnnalsProof
import ArgumentParser

struct StatusCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "status", abstract: "How the log stands: its length, its last checkpoint, who signed it, its key.")

    @OptionGroup var log: LogOptions

    @Flag(help: "Print JSON.")
    var json = false

    func run() throws {
        let log = try log.openForReading()
        defer { try? log.close() }
        try log.read { try $0.mustHaveBegun() }
        let status = try log.status()
        print(json ? try status.json(log.path).versioned.written(pretty: true) : status.text(log.path))
    }
}

extension LogStatus {
    fileprivate func text(_ path: String) -> String {
        var lines = ["\(path): the log of \(organization)"]
        let last = recordedAt.map { ", the last written down on \(zone.text($0))" } ?? ""
        lines.append("  \(Words.count(Int(head.size), "entry", "entries"))\(last)")
        lines.append("  root        \(head.root.hex)")
        if let checkpointed {
            let since = Int(head.size - checkpointed.rawValue)
            let after = since == 0 ? "nothing came since" : "\(Words.count(since, "entry", "entries")) since"
            lines.append(
                "  checkpoint  of \(checkpointed)\(checkpointedAt.map { ", \(zone.text($0))" } ?? ""); \(after)")
            let names = witnesses.map(\.name)
            lines.append("  witnesses   " + (names.isEmpty ? "none" : names.joined(separator: ", ")))
        } else {
            lines.append("  checkpoint  none yet; annals checkpoint makes one, and so does the close of a session")
        }
        lines.append("  key         \(key.text)")
        if let problem { lines.append("  not signed  \(problem)") }
        lines += lostPapers.map { "  box         \($0)" }
        return lines.joined(separator: "\n")
    }

    fileprivate func json(_ path: String) throws -> JSONValue {
        [
            "log": .text(log), "path": .text(path), "organization": .text(organization),
            "entries": JSONValue(head.size),
            "root": .text(head.root.hex), "recordedAt": .optional(recordedAt), "key": .text(key.text),
            "holdsKey": holdsKey.map { .truth($0) } ?? .null,
            "checkpoint": try checkpoint?.json(of: key) ?? .null,
            "entriesSince": checkpointed.map { JSONValue(head.size - $0.rawValue) } ?? .null,
            "witnesses": .each(witnesses) { ["name": .text($0.name), "key": .text($0.text)] },
            "lastSigned": signed.map { ["size": JSONValue($0.size), "root": .text($0.root.hex)] } ?? .null,
            "problem": problem.map { .text($0) } ?? .null, "lostPapers": .each(lostPapers) { .text($0) },
        ]
    }
}
