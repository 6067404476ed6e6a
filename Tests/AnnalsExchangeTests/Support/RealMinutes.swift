import Foundation

/// Public records of meetings, turned into minutes as somebody might have typed them.
enum RealMinutes {
    static let folder = ProcessInfo.processInfo.environment["ANNALS_DATA"]

    /// The records of a folder, one a line.
    static func records(_ name: String, _ file: String = "sessions.jsonl") throws -> [[String: Any]] {
        let path = URL(fileURLWithPath: folder ?? "").appending(path: "\(name)/\(file)")
        return try String(contentsOf: path, encoding: .utf8).split(separator: "\n").compactMap { line in
            try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
        }
    }

    /// What is expected of a folder, by the name of the fact.
    static func fact(_ name: String, _ id: String) throws -> Any {
        try records(name, "facts.jsonl").first { $0["id"] as? String == id }?["expected"] ?? ""
    }

    /// Writes the minutes of one meeting after the other; people join where they first come up.
    struct Scribe {
        private var known: Set<String> = []
        private var joining: [String] = []
        private(set) var lines: [String] = []

        /// A name as minutes can hold it: what stands in brackets, after a dash or between stars is left out.
        static func name(_ typed: String) -> String {
            var name = typed
            for mark in ["(", "[", " - ", ",", ";", ":", "/", "->", "\""] {
                if let range = name.range(of: mark) { name = String(name[..<range.lowerBound]) }
            }
            name = name.filter { !"*~@?".contains($0) }
            let words = name.split(separator: " ").filter { !["and", "&"].contains($0.lowercased()) }
            return words.joined(separator: " ")
        }

        mutating func name(_ typed: String) -> String? {
            let name = Scribe.name(typed)
            if name.isEmpty || name.utf8.allSatisfy({ $0 == 0x2D }) { return nil }
            // Handles that differ in case alone are counted apart by the facts, and so are two people here.
            if known.insert(name).inserted { joining.append("join " + name) }
            return name
        }

        mutating func begin(_ title: String, _ kind: String, _ date: String, _ purpose: String) {
            lines = ["title: " + title, "kind: " + kind, "date: " + date, "purpose: " + purpose]
        }

        mutating func add(_ line: String) { lines.append(line) }

        /// A line whose text is taken as it stands.
        mutating func add(_ word: String, quoted text: String, then: String = "") {
            let json = (try? JSONSerialization.data(withJSONObject: [text], options: .withoutEscapingSlashes)) ?? Data()
            lines.append("\(word) \(String(decoding: json, as: UTF8.self).dropFirst().dropLast())\(then)")
        }

        /// The text, with those who join first at its top.
        mutating func text() -> String {
            defer { joining = [] }
            return (joining + lines).joined(separator: "\n") + "\n"
        }
    }
}

extension RealMinutes {
    /// OpenJS Foundation, Cross Project Council: who was there, and what was gone through.
    static func council() throws -> (texts: [String], doubles: Int) {
        var scribe = Scribe()
        var doubles = 0
        let texts = try records("openjs-cpc").map { record in
            let (title, date) = (record["title"] as? String ?? "", record["date"] as? String ?? "")
            scribe.begin(
                title.isEmpty ? "Cross Project Council \(date)" : title, "assessment", date,
                "What stands on the council’s agenda")
            var present: [String] = []
            for person in record["present"] as? [[String: Any]] ?? [] {
                // The facts count by handle; who has none is kept apart.
                let named = Scribe.name(person["name"] as? String ?? "")
                guard let name = scribe.name(person["handle"] as? String ?? (named.isEmpty ? "" : "Guest \(named)"))
                else {
                    doubles += 1
                    continue
                }
                if present.contains(name) {
                    doubles += 1
                } else {
                    present.append(name)
                }
            }
            scribe.add("open " + present.joined(separator: ", "))
            for item in record["items"] as? [[String: Any]] ?? [] {
                scribe.add("topic", quoted: item["title"] as? String ?? "")
            }
            scribe.add("close")
            return scribe.text()
        }
        return (texts, doubles)
    }

    /// Kubernetes steering committee: topics, and who was to do what.
    static func steering() throws -> [String] {
        var scribe = Scribe()
        return try records("kubernetes-steering-notes").map { record in
            scribe.begin(
                "Steering committee \(record["date"] as? String ?? "")", "assessment", record["date"] as? String ?? "",
                "What stands on the committee’s agenda")
            var present: [String] = []
            for part in (record["attendees"] as? [String] ?? []).flatMap({ $0.split(separator: ",").map(String.init) })
            {
                if let name = scribe.name(part), !present.contains(name) { present.append(name) }
            }
            scribe.add("open " + present.joined(separator: ", "))
            for topic in record["topics"] as? [[String: Any]] ?? [] {
                scribe.add("topic", quoted: topic["title"] as? String ?? "")
            }
            for action in record["actions"] as? [[String: Any]] ?? [] {
                let owner = (action["owner"] as? String).flatMap { scribe.name($0) }.map { "todo @\($0)" }
                scribe.add(owner ?? "todo", quoted: action["text"] as? String ?? "")
            }
            scribe.add("close")
            return scribe.text()
        }
    }

    /// City council of Ann Arbor: every motion with every vote by name.
    static func city() throws -> [String] {
        var scribe = Scribe()
        return try records("ann-arbor-council").map { record in
            scribe.begin(
                "City council \(record["date"] as? String ?? "")", "decision", record["date"] as? String ?? "",
                "What stands on the council’s agenda")
            let members = (record["members"] as? [[String: Any]] ?? []).compactMap { $0["name"] as? String }
            scribe.add("present: " + members.compactMap { scribe.name($0) }.joined(separator: ", "))
            for item in record["items"] as? [[String: Any]] ?? [] {
                let votes = item["votes"] as? [String: String] ?? [:]
                func names(_ choice: String) -> String {
                    members.filter { votes[$0] == choice }.joined(separator: ", ")
                }
                let title = [item["number"], item["motion"], item["title"]].compactMap { $0 as? String }
                    .joined(separator: ": ")
                if names("yes").isEmpty, names("no").isEmpty {
                    scribe.add("topic", quoted: String(title.prefix(200)))
                    continue
                }
                scribe.add("ballot majority:", quoted: title)
                if item["motion"] is NSNull, let needed = title.firstMatch(of: /\((\d+) Votes? Required\)/)?.1 {
                    scribe.add("   threshold: \(needed)/\(members.count)\n   of: electorate")
                }
                for member in members where votes[member] == "recused" { scribe.add("recuse @" + member) }
                let sides = [("for", names("yes")), ("against", names("no"))].filter { !$0.1.isEmpty }
                scribe.add("vote " + sides.map { "\($0): \($1)" }.joined(separator: "; "))
                scribe.add("close the ballot")
            }
            scribe.add("close")
            return scribe.text()
        }
    }
}
