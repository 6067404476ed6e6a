import Annals
import AnnalsExchange

extension MinutesPreview {
    /// The table, then the remarks.
    var text: String {
        // The last column of a table is never cut: what a line says must be read before it is recorded for good.
        var table = Table(["line", "time", "in the log", "action", "what it says"])
        for row in rows {
            table.add(["\(row.line)", row.time, row.position?.description ?? "", row.action, row.says])
        }
        let known = rows.count - added
        let count =
            "\(Words.count(added, "entry", "entries")) to record"
            + (known > 0 ? ", \(known) in the log already" : "")
            + (faults.isEmpty ? "" : ", \(Words.count(faults.count, "fault", "faults"))")
        let notes = remarks.map { "note, line \($0.line): \($0.text)" }
        return ((rows.isEmpty ? [] : [table.text, ""]) + notes + [count + "."]).joined(separator: "\n")
    }

    /// All faults, one a line, and that nothing was recorded.
    func failure(_ file: String) -> Failure {
        let lines = faults.map { "\(file), line \($0.line): \($0.text)" }
        if lines.count == 1 { return Failure(lines[0] + "; nothing was recorded") }
        return Failure((lines + ["\(lines.count) faults; nothing was recorded"]).joined(separator: "\n"))
    }

    func json(isWritten: Bool) -> JSONValue {
        [
            "recorded": .truth(isWritten),
            "lines": .each(rows) { row in
                [
                    "line": JSONValue(row.line), "time": .text(row.time), "action": .text(row.action),
                    "says": .text(row.says), "position": row.position.map { JSONValue($0.rawValue) } ?? .null,
                ]
            },
            "added": JSONValue(added), "repeated": JSONValue(rows.count - added),
            "faults": .each(faults) { ["line": JSONValue($0.line), "problem": .text($0.text)] },
            "remarks": .each(remarks) { ["line": JSONValue($0.line), "remark": .text($0.text)] },
        ]
    }
}
