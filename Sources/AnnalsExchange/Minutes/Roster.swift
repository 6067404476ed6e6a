import Annals

/// Who can be named in minutes: the people of the log, and those who join by a line of the file.
struct Roster {
    private var refs: [String: [String]] = [:]
    private var parts: [String: [String]] = [:]
    private(set) var names: [String: String] = [:]
    /// How often near names were looked for: each time costs as much as there are names.
    private var searches = 0

    /// Lets somebody be named; who joins by the file goes before a person of the log.
    mutating func add(_ name: String, _ ref: String, isOfFile: Bool = false) {
        let folded = Roster.folded(name)
        if folded.isEmpty { return }
        if isOfFile { refs[folded]?.removeAll { names[$0] == name } }
        refs[folded, default: []].append(ref)
        names[ref] = name
        for part in Set(folded.split(separator: " ").map(String.init)) where part.count > 1 {
            if isOfFile { parts[part]?.removeAll { names[$0] == name } }
            parts[part, default: []].append(ref)
        }
    }

    /// The person meant: by id, by the whole name, or by a part of it that only one person bears.
    ///
    /// - Returns: an id or label; `nil` where nobody or several are meant.
    func find(_ text: String) -> String? {
        let found = candidates(text)
        return found.count == 1 ? found[0] : nil
    }

    /// The person meant, or what is wrong with the name.
    mutating func person(_ text: String) throws(Wrong) -> String {
        let found = candidates(text)
        if found.count == 1 { return found[0] }
        let typed = Roster.bare(text)
        if typed.isEmpty { throw Wrong("a name is missing", russian: "не указано имя") }
        if found.count > 1 {
            let all = found.prefix(4).map { "\(names[$0] ?? $0)\($0.hasPrefix("@") ? "" : " (\($0))")" }
            throw Wrong(
                "“\(typed.shortened)” can be \(all.joined(separator: " or ")); give the whole name or the id",
                russian:
                    "«\(typed.shortened)» — это может быть \(all.joined(separator: " или ")); назовите имя целиком или номер"
            )
        }
        let near = near(typed)
        throw Wrong(
            "“\(typed.shortened)” is nobody that the log knows\(near.english); correct the name, or put a line “join \(typed.shortened)” before it",
            russian:
                "«\(typed.shortened)»: такого имени в журнале нет\(near.russian); исправьте имя или поставьте выше строку «присоединяется \(typed.shortened)»"
        )
    }

    private func candidates(_ text: String) -> [String] {
        let typed = Roster.bare(text)
        if let id = PersonID(typed), id.isGiven { return [id.description] }
        let folded = Roster.folded(typed)
        if let exact = refs[folded] {
            // The same letters in the same case tell two apart who differ in nothing else.
            let same = exact.filter { names[$0] == typed }
            return same.count == 1 ? same : exact
        }
        return parts[folded] ?? []
    }

    private mutating func near(_ typed: String) -> Wording {
        searches += 1
        if searches > 200 { return Wording("") }
        let folded = Roster.folded(typed)
        let words = folded.split(separator: " ").map(String.init)
        let scored = refs.keys.map { name in
            let own = name.split(separator: " ").map(String.init)
            // A slip in one name of several is near too; of short names, any two are.
            let near = words.contains { word in
                word.count > 3 && own.contains { $0.count > 3 && editDistance(word, $0) < 2 }
            }
            return (name, min(editDistance(name, folded), near ? 1 : .max))
        }
        let best = scored.filter { $0.1 <= max(2, folded.count / 4) }.sorted { ($0.1, $0.0) < ($1.1, $1.0) }.prefix(3)
        let shown = best.compactMap { refs[$0.0]?.first.flatMap { names[$0] } }
        if shown.isEmpty { return Wording("") }
        return Wording(
            "; did you mean \(shown.joined(separator: " or "))?",
            russian: "; может быть, \(shown.joined(separator: " или "))?")
    }

    private static func bare(_ text: String) -> String {
        let text = text.trimmed
        return text.hasPrefix("@") ? text.dropFirst().trimmed : text
    }

    private static func folded(_ name: String) -> String {
        TextLine.unstyled(name).lowercased().split(separator: " ").joined(separator: " ")
    }
}

/// What is wrong with something on the line at hand.
struct Wrong: Error {
    /// In English.
    let text: String
    /// In Russian.
    let russian: String

    init(_ text: String, russian: String) {
        self.text = text
        self.russian = russian
    }
}
