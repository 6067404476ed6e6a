import Annals

// What `annals blame` tells.

extension Blame {
    /// The plan, each line with the entry that made it so.
    func text(of subject: String?, naming narrator: Narrator) -> String {
        let zone = organization.zone
        var parts = [Terminal.bold("\(organization.name): who made the plan as of \(zone.text(moment))")]
        if lines.isEmpty {
            let none = subject.map { "No line of the plan is as \($0) left it." }
            return (parts + [none ?? "Nothing is set, decided or promised yet."]).joined(separator: "\n\n")
        }
        let cells = lines.map { line in
            [
                line.entry.position.description, zone.text(line.entry.occurredAt),
                line.entry.session?.description ?? "–",
                narrator.actor(line.entry), line.label,
            ]
        }
        let columns = (0..<5).map { column in Words.column(cells.map { $0[column].isEmpty ? "–" : $0[column] }) }
        for chapter in Chapter.allCases {
            let rows = lines.indices.filter { lines[$0].chapter == chapter }.map { row in
                let origin = columns.prefix(4).map { $0[row] }.joined(separator: "  ")
                let put = lines[row].entry.correctedBy.map { " [corrected by \($0)]" } ?? ""
                return "\(Terminal.dim(origin))  \(columns[4][row])  \(lines[row].shown(narrator).unbroken)\(put)"
            }
            if !rows.isEmpty { parts.append(Terminal.bold(chapter.rawValue) + "\n" + rows.joined(separator: "\n")) }
        }
        if subject == nil { parts.append(summary) }
        return parts.joined(separator: "\n\n")
    }

    /// How many lines each session made: `74 lines, by the session that made them: S-14 31, outside any session 3`.
    private var summary: String {
        let parts = sessions.map { session, count in "\(session?.description ?? "outside any session") \(count)" }
        return
            "\(Words.count(lines.count, "line", "lines")), by the session that made them: \(parts.joined(separator: ", "))."
    }

    /// A row for each line.
    func table(naming narrator: Narrator) -> Table {
        var table = Table([
            "key", "chapter", "subject", "part", "text", "entry", "type", "occurred", "recorded", "session", "actor",
            "name", "corrected",
        ])
        let zone = organization.zone
        for line in lines {
            table.add([
                line.key, line.chapter.rawValue, line.subject.id, line.part.rawValue, line.shown(narrator),
                line.entry.position.description, line.entry.action.name, zone.text(line.entry.occurredAt),
                zone.text(line.entry.recordedAt), line.entry.session?.description ?? "",
                line.entry.actor?.description ?? "", narrator.actor(line.entry),
                line.entry.correctedBy?.description ?? "",
            ])
        }
        return table
    }
}

extension Blame.Line {
    /// What the line is of: `G-1 title`, `mission`.
    fileprivate var label: String {
        part == .wording || part == .statement || part == .text ? subject.id : "\(subject.id) \(part.rawValue)"
    }

    /// What the plan says, people by their names.
    fileprivate func shown(_ narrator: Narrator) -> String {
        narrator.named(part == .owner ? "@\(text)" : text).ownerless(part)
    }
}

extension String {
    /// Without the sign that a person within a text bears, where the text is a person alone.
    fileprivate func ownerless(_ part: Blame.Part) -> String {
        part == .owner && hasPrefix("@") ? String(dropFirst()) : self
    }
}
