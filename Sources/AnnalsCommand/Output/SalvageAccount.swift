import Annals
import AnnalsLog

/// What `annals salvage` says of what it saved.
struct SalvageAccount {
    private let salvage: Salvage
    private let file: String
    private let output: String
    private let documents: String?

    init(_ salvage: Salvage, from file: String, to output: String, documents: String?) {
        self.salvage = salvage
        self.file = file
        self.output = output
        self.documents = documents
    }

    /// What is missing, in a few words.
    var summaryOfMissing: String {
        var parts: [String] = []
        if !salvage.missing.isEmpty {
            parts.append("\(Words.count(salvage.missing.count, "entry is", "entries are")) missing")
        }
        if !salvage.lostDocuments.isEmpty {
            parts.append(
                "\(Words.count(salvage.lostDocuments.count, "attached document is", "attached documents are")) lost")
        }
        return parts.joined(separator: ", ")
    }

    var text: String {
        var lines = [
            "\(Words.count(salvage.lines.count, "entry was", "entries were")) saved to \(output), of \(salvage.last.rawValue) that \(file) tells of."
        ]
        if salvage.fromCopies > 0 {
            lines.append("  \(salvage.fromCopies) of them came from the other copies.")
        }
        lines += proof + gaps
        lines += salvage.remarks.map { "  Note: \($0)." }
        for (sha256, position) in salvage.lostDocuments {
            lines.append("  The document \(sha256.hex) of \(position) is lost.")
        }
        if documents == nil, !salvage.documents.isEmpty {
            lines.append(
                "  \(Words.count(salvage.documents.count, "attached document was", "attached documents were")) found; --documents FOLDER saves them too."
            )
        }
        lines.append(
            "  Whether entries came after \(salvage.last), no file can tell that lost them: ask who keeps a later checkpoint."
        )
        lines += next
        return lines.joined(separator: "\n")
    }

    private var proof: [String] {
        guard let checkpoint = salvage.checkpoint else {
            return ["  No signed checkpoint proves them: each stands by its own leaf alone."]
        }
        let rest = salvage.lines.count - salvage.signed
        var lines = ["  \(salvage.signed) are proved by signed checkpoints, the last of \(checkpoint)."]
        if rest > 0 {
            lines.append("  \(rest) stand by their own leaf alone: not changed by accident, but not signed.")
        }
        return lines
    }

    /// The gaps, those that lie together and have one reason in one line.
    private var gaps: [String] {
        guard !salvage.missing.isEmpty else { return ["  None of them is missing."] }
        var groups: [[Salvage.Missing]] = []
        for one in salvage.missing {
            if let last = groups.last?.last, last.position.next == one.position, last.why == one.why {
                groups[groups.count - 1].append(one)
            } else {
                groups.append([one])
            }
        }
        var lines = ["  \(salvage.missing.count) are missing:"]
        for group in groups.prefix(50) {
            let (first, last) = (group[0].position, group[group.count - 1].position)
            lines.append("    \(first == last ? "\(first)" : "\(first) to \(last)"): \(group[0].why)\(told(of: group))")
        }
        if groups.count > 50 { lines.append("    and \(groups.count - 50) more gaps; --json lists them all") }
        let damaged = salvage.pages.damaged
        if !damaged.isEmpty {
            lines.append(
                "  Of its \(salvage.pages.count) pages \(damaged.count) are damaged or lead nowhere: "
                    + damaged.prefix(20).map(String.init).joined(separator: ", ") + (damaged.count > 20 ? " …" : ""))
        }
        if salvage.pages.cutOff > 0 {
            lines.append("  The last \(Words.count(salvage.pages.cutOff, "page is", "pages are")) cut off.")
        }
        return lines
    }

    /// What the indexes still say of entries that are gone.
    private func told(of group: [Salvage.Missing]) -> String {
        let times = group.compactMap(\.occurredAt)
        var parts: [String] = []
        if let first = times.min(), let last = times.max() {
            parts.append(first == last ? "of \(first)" : "of \(first) to \(last)")
        }
        var subjects: [String] = []
        for subject in group.flatMap(\.subjects) where !subjects.contains(subject.id) { subjects.append(subject.id) }
        if !subjects.isEmpty {
            parts.append("about " + subjects.prefix(8).joined(separator: ", ") + (subjects.count > 8 ? " …" : ""))
        }
        return parts.isEmpty ? "" : "; \(parts.joined(separator: ", "))"
    }

    private var next: [String] {
        let folder = documents.map { " --documents \($0)" } ?? ""
        if salvage.missing.isEmpty {
            return ["Next: annals import \(output) --log NEW.annals\(folder), annals verify --log NEW.annals"]
        }
        let fill = "Next: fill the gaps from a backup: annals salvage \(file) BACKUP -o OTHER.jsonl"
        guard salvage.whole > .start else { return [fill] }
        return [
            fill,
            "Or begin anew from the first \(salvage.whole.rawValue), which have no gap: head -n \(salvage.whole.rawValue) \(output) | annals import - --log NEW.annals\(folder)",
        ]
    }

    /// Keys: `saved`, `last` (the highest position that the file tells of), `whole` and `wholeSigned` (how many from the
    /// first are there without a gap, and proved by a checkpoint), `missing` with a reason each.
    var json: JSONValue {
        [
            "file": .text(file), "output": .text(output), "log": salvage.log.map { .text($0) } ?? .null,
            "saved": JSONValue(salvage.lines.count), "last": JSONValue(salvage.last.rawValue),
            "complete": .truth(salvage.isWhole), "signed": JSONValue(salvage.signed),
            "checkpoint": salvage.checkpoint.map { JSONValue($0.rawValue) } ?? .null,
            "whole": JSONValue(salvage.whole.rawValue), "wholeSigned": JSONValue(salvage.wholeSigned.rawValue),
            "fromCopies": JSONValue(salvage.fromCopies),
            "missing": .each(salvage.missing) { one in
                [
                    "position": JSONValue(one.position.rawValue), "why": .text(one.why),
                    "occurredAt": .optional(one.occurredAt),
                    "about": .each(one.subjects) { .text($0.id) },
                ]
            },
            "documents": JSONValue(salvage.documents.count),
            "lostDocuments": .each(salvage.lostDocuments) { one in
                ["sha256": .text(one.sha256.hex), "position": JSONValue(one.position.rawValue)]
            },
            "remarks": .each(salvage.remarks) { .text($0) }, "pages": salvage.pages.json,
        ]
    }
}

extension Salvage.Pages {
    /// How many pages there are, and what is wrong with them.
    var json: JSONValue {
        [
            "count": JSONValue(count), "size": JSONValue(size),
            "damaged": .each(problems) { ["page": JSONValue($0.page), "problem": .text($0.problem)] },
            "unknown": .each(unknown) { JSONValue($0) }, "cutOff": JSONValue(cutOff),
            "wal": walProblem.map { .text($0) } ?? .null,
        ]
    }
}
