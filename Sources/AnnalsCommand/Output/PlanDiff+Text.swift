import Annals

extension PlanPair {
    /// The difference for people, like a diff.
    func text(_ first: String, _ second: String) -> String {
        let zone = after.organization.zone
        let head = Terminal.bold(
            "\(after.organization.name): the plan of \(first) against that of \(second) (\(zone.text(from)) to \(zone.text(to)))"
        )
        if diff.isEmpty {
            return head + "\n\nNothing differs: \(Words.count(self.first.lines.count, "line", "lines"))."
        }
        let same = self.first.lines.count - diff.removed.count - diff.changed
        let counts =
            "\(diff.added.count) added, \(diff.removed.count) removed, \(diff.changed) changed, \(same) the same"
        var parts = [head + "\n" + counts]
        for section in PlanDocument.Section.allCases {
            let lines = diff.changes.filter { $0.key.section == section }.flatMap(lines)
            if !lines.isEmpty {
                let title = section.rawValue.prefix(1).uppercased() + section.rawValue.dropFirst()
                parts.append(Terminal.bold(title) + "\n" + lines.joined(separator: "\n"))
            }
        }
        return parts.joined(separator: "\n\n")
    }

    private func lines(_ change: PlanDiff.Change) -> [String] {
        switch change {
        case .added(let line): [Terminal.green("+ \(line.key.shownID)\(words(line))")]
        case .removed(let line):
            [Terminal.red("- \(line.key.shownID)\(words(line))\(fates[line.key].map { " – \($0)" } ?? "")")]
        case .changed(let key, let fields):
            [Terminal.yellow("~ \(key.shownID)\(title(key))")] + fields.flatMap { lines($0) }
        }
    }

    /// One changed field: on one line where it is short.
    private func lines(_ change: PlanDiff.FieldChange) -> [String] {
        let (from, to) = (change.from.map(shown), change.to.map(shown))
        switch (from, to) {
        case (let from?, let to?) where from.count + to.count <= 60: return ["    \(change.name): \(from) → \(to)"]
        default:
            return (from.map { ["    " + Terminal.red("- \(change.name): \($0)")] } ?? [])
                + (to.map { ["    " + Terminal.green("+ \(change.name): \($0)")] } ?? [])
        }
    }

    /// What a line says, the fields that name it first and without their names.
    private func words(_ line: PlanDocument.Line) -> String {
        let name = line.fields.first { PlanPair.names.contains($0.name) }
        let rest = line.fields.filter { $0 != name }.map { "\($0.name) \(shown($0.value))" }
        return (name.map { " " + shown($0.value) } ?? "") + (rest.isEmpty ? "" : " (\(rest.joined(separator: "; ")))")
    }

    /// What the line is called now.
    private func title(_ key: PlanDocument.Key) -> String {
        if key.section == .platform || key.section == .organization { return "" }
        guard let line = first.lines.first(where: { $0.key == key }),
            let name = line.fields.first(where: { PlanPair.names.contains($0.name) })
        else { return "" }
        return " " + shown(name.value)
    }

    private static let names: Set<String> = ["title", "name", "text", "statement"]

    /// A value on one line, people by name.
    private func shown(_ value: String) -> String {
        let parts = value.split(separator: ", ", omittingEmptySubsequences: false).map(String.init)
        return parts.map { part in PersonID(part).map { after.name($0) } ?? part }.joined(separator: ", ").unbroken
    }
}

extension PlanDocument.Key {
    /// What a reader knows it by.
    fileprivate var shownID: String {
        section == .platform ? PlatformPart(rawValue: id)?.words ?? id : id
    }
}

extension Terminal {
    static func green(_ text: String) -> String { coloured(text, 32) }
    static func red(_ text: String) -> String { coloured(text, 31) }
    static func yellow(_ text: String) -> String { coloured(text, 33) }
    private static func coloured(_ text: String, _ code: Int) -> String {
        hasColours ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
    }
}
