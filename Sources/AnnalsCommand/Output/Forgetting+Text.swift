import Annals
import AnnalsLog

extension Forgetting {
    /// What was done, and what remains to be done by whoever keeps the files.
    func text(_ narrator: Narrator) -> String {
        var lines = ["\(receipt.entry.position) person-forgotten"]
        if isKeyDestroyed {
            lines.append(
                "The key of \(person) is destroyed: name, title, e-mail address and private notes open for nobody any more."
            )
        }
        lines.append(
            isCleared
                ? "Freed pages and the WAL of the log, its keys and its views are cleared."
                : "Freed pages are not cleared yet, for another program reads the log; the next command that writes does it."
        )
        lines.append("\nOutside its reach:")
        lines.append(
            "  Copies of the keys file made before open it still: destroy them, and make a new one (annals keys export FILE)."
        )
        if !exports.isEmpty {
            lines.append("  What was exported or handed out may name them:")
            for entry in exports { lines.append("    \(entry.position)  \(narrator.tell(entry))") }
        }
        let whole = traces.filter(\.isWhole)
        let parts = traces.filter { !$0.isWhole }
        lines += list(whole, "The name stands as plain text in", "take it out with")
        lines += list(parts, "A word of the name stands in", "if it means them, take it out with")
        return lines.joined(separator: "\n")
    }

    private func list(_ traces: [Trace], _ begin: String, _ advice: String) -> [String] {
        guard !traces.isEmpty else { return [] }
        return ["  \(begin) \(Words.count(traces.count, "text", "texts")); \(advice):"]
            + traces.map { "    annals redact '\($0.position)' '\($0.field)' --reason WORDS" }
    }

    /// The same for programs.
    var json: JSONValue {
        [
            "position": JSONValue(receipt.entry.position.rawValue), "person": .text(person.description),
            "keyDestroyed": .truth(isKeyDestroyed), "cleared": .truth(isCleared),
            "plainTexts": .each(traces) { trace in
                [
                    "position": JSONValue(trace.position.rawValue), "field": .text(trace.field),
                    "wholeName": .truth(trace.isWhole),
                ]
            },
            "handedOut": .each(exports) { JSONValue($0.position.rawValue) },
            "entry": .raw(receipt.entry.line),
        ]
    }
}
