import Annals

/// What is typed as a field's value, as JSON.
enum FieldText {
    /// A JSON string at the beginning of a text, and what follows it.
    static func quoted(_ text: String) -> (value: String, rest: String)? {
        guard text.hasPrefix("\"") else { return nil }
        let bytes = Array(text.utf8)
        var index = 1
        while index < bytes.count, bytes[index] != 0x22 { index += bytes[index] == 0x5C ? 2 : 1 }
        guard index < bytes.count else { return nil }
        var json = JSONReader(Array(bytes[...index]))
        guard let value = try? json.string() else { return nil }
        return (value, String(decoding: bytes[(index + 1)...], as: UTF8.self).trimmed)
    }

    /// Whether a text is JSON and nothing else.
    static func isJSON(_ text: String) -> Bool {
        var json = JSONReader(Array(text.utf8))
        do {
            _ = try json.skip()
            try json.finish()
            return true
        } catch {
            return false
        }
    }

    /// A list's elements: parted by commas, or by semicolons where one stands there; not within brackets or quotes.
    static func elements(_ text: String, by separators: String? = nil) -> [String] {
        let mark = separators ?? (text.contains(";") ? ";" : ",")
        var parts: [String] = [""]
        var depth = 0
        var isQuoted = false
        for character in text {
            if character == "\"" { isQuoted.toggle() }
            if "([{".contains(character) { depth += 1 }
            if ")]}".contains(character) { depth -= 1 }
            if depth <= 0, !isQuoted, mark.contains(character) {
                parts.append("")
            } else {
                parts[parts.count - 1].append(character)
            }
        }
        return parts.map(\.trimmed).filter { !$0.isEmpty }
    }

    /// Names: parted by commas or semicolons, the last perhaps by “and”.
    static func names(_ text: String) -> [String] {
        elements(text, by: ",;").flatMap { part in
            var names: [String] = [""]
            for word in part.split(separator: " ") {
                if ["and", "&", "и"].contains(word.lowercased()) {
                    names.append("")
                } else {
                    names[names.count - 1] += (names[names.count - 1].isEmpty ? "" : " ") + word
                }
            }
            return names.filter { !$0.isEmpty }
        }
    }

    /// A name and what stands in brackets after it: `Lena Sommer (ill)`.
    static func remarked(_ text: String) -> (name: String, remark: String?) {
        guard text.last == ")", let open = text.firstIndex(of: "(") else { return (text, nil) }
        let inside = text[text.index(after: open)...].dropLast().trimmed
        return (text[..<open].trimmed, inside.isEmpty ? nil : inside)
    }
}

extension MinutesReader {
    /// A typed value as JSON, in the shape that its field has.
    mutating func json(_ text: String, _ field: FieldDescription?) throws(Wrong) -> JSONValue {
        guard let field else { return .text(text) }
        do {
            return try json(text, field.shape)
        } catch {
            throw Wrong(
                "\(field.name): \(error.text)", russian: "поле «\(Form.field(named: field.name))»: \(error.russian)")
        }
    }

    private mutating func json(_ text: String, _ shape: Shape) throws(Wrong) -> JSONValue {
        if text.isEmpty { throw Wrong("nothing is given", russian: "ничего не указано") }
        if let first = text.first, "{[".contains(first), FieldText.isJSON(text) { return .raw(Array(text.utf8)) }
        switch shape {
        case .text:
            if let (quoted, rest) = FieldText.quoted(text), rest.isEmpty { return .text(quoted) }
            return .text(text)
        case .number, .integer:
            let plain = TextLine.unstyled(text)
            guard let number = Number(plain) else {
                throw Wrong(
                    "“\(text.shortened)” is no number, such as 12 or 0.5",
                    russian: "«\(text.shortened)» — не число, такое как 12 или 0.5")
            }
            return .number(number)
        case .truth:
            switch text.lowercased() {
            case "yes", "true", "да": return true
            case "no", "false", "нет": return false
            default:
                throw Wrong(
                    "“\(text.shortened)” is neither yes nor no",
                    russian: "«\(text.shortened)» не подходит; напишите «да» или «нет»")
            }
        case .words(let words):
            let typed = text.lowercased().split(separator: " ").joined(separator: "-")
            if let word = words.first(where: { $0.lowercased() == typed }) { return .text(word) }
            if words.contains("N/M") { return .text(text) }
            let all = words.joined(separator: ", ")
            throw Wrong(
                "“\(text.shortened)” is none of \(all)", russian: "«\(text.shortened)» не подходит; есть: \(all)")
        case .id(let kinds): return .text(try subject(text, kinds))
        case .anyID:
            if text.hasPrefix("https://") || text.hasPrefix("http://") { return .text(text) }
            return .text(try subject(text, []))
        case .personOrLevel: return .text(roster.find(text) ?? text)
        case .position:
            guard let position = Position(text) else {
                throw Wrong(
                    "“\(text.shortened)” is no entry, such as #17",
                    russian: "«\(text.shortened)» — не номер записи, такой как #17")
            }
            return .text(position.description)
        case .period:
            if let day = Day(typed: text) { return .text(day.description) }
            guard let period = Period(TextLine.unstyled(text).uppercased()) else {
                throw Wrong(
                    "“\(text.shortened)” is no date or period, such as 2026-03-01, 2026-03, 2026-Q1 or 2026",
                    russian:
                        "«\(text.shortened)» — не дата и не период; напишите, например, 2026-03-01, 2026-03, 2026-Q1 или 2026"
                )
            }
            return .text(period.description)
        case .when:
            if let day = Day(typed: text) { return .text(day.description) }
            let plain = TextLine.unstyled(text)
            guard let time = When(plain) ?? log.zone.time(plain).map(When.instant) else {
                throw Wrong(
                    "“\(text.shortened)” is no day or time, such as 2026-03-01 or 2026-03-01 10:00",
                    russian:
                        "«\(text.shortened)» — не день и не время; напишите, например, 2026-03-01 или 2026-03-01 10:00")
            }
            return .text(time.description)
        case .choice: return .text(text)
        case .list(let element):
            var values: [JSONValue] = []
            let parts: [String]
            switch element {
            case .text: parts = FieldText.elements(text, by: ";")
            case .id(let kinds) where kinds == [.person]: parts = FieldText.names(text)
            default: parts = FieldText.elements(text)
            }
            for part in parts { values.append(try json(part, element)) }
            return .list(values)
        case .map, .object:
            throw Wrong(
                "“\(text.shortened)” is not JSON, which this field needs",
                russian: "«\(text.shortened)» — не JSON, а в этом поле нужен он")
        }
    }

    /// An id, a label of the file, or a name.
    private mutating func subject(_ text: String, _ kinds: [Subject.Kind]) throws(Wrong) -> String {
        if let ref = try reference(text, kinds) { return ref }
        if kinds == [.person] { return try roster.person(text) }
        if kinds == [.measure], let (name, ref) = measure(text), name.count == text.count { return ref }
        if kinds.isEmpty || kinds.contains(.person), let ref = roster.find(text) { return ref }
        let shown =
            kinds.isEmpty
            ? "an id such as D-1"
            : kinds.map { "\($0.name) id such as \(Subject($0, 1, part: $0.hasParts ? 1 : 0).id)" }.joined(
                separator: " or ")
        throw Wrong(
            "“\(text.shortened)” is no \(shown)", russian: Subject.notAnID(text, kinds).told(in: .russian))
    }

    /// The thing that a word names by id or by a label; `nil` where it names nothing of those kinds.
    func reference(_ typed: String, _ kinds: [Subject.Kind]) throws(Wrong) -> String? {
        let word = Form.unmarked(typed)
        if word.hasPrefix("=") {
            guard let (ref, kind) = labels[word.lowercased()] else {
                throw Wrong(
                    "“\(word.shortened)” is a label that no line before gives to anything",
                    russian: "метку «\(word.shortened)» ни одна строка выше не ставит")
            }
            return kinds.isEmpty || kinds.contains(kind) ? ref : nil
        }
        guard let subject = Subject(id: word), kinds.isEmpty || kinds.contains(subject.kind) else { return nil }
        return subject.id
    }

    /// The id or label that a line gives to what it creates; `nil` where the word is neither.
    mutating func declared(_ typed: String, _ kind: Subject.Kind) throws(Wrong) -> String? {
        let word = Form.unmarked(typed)
        guard word.hasPrefix("="), word.count > 1 else {
            return Subject(id: word).flatMap { $0.kind == kind ? $0.id : nil }
        }
        let name = word.lowercased()
        if let known = labels[name] {
            // A decision that was proposed under a label is taken under it.
            if known.kind == kind, kind == .decision || kind == .group { return known.ref }
            throw Wrong(
                "“\(word.shortened)” is the label of something else already",
                russian: "метка «\(word.shortened)» уже обозначает другое; возьмите новую")
        }
        let ref = "@=\(name.dropFirst())"
        labels[name] = (ref, kind)
        newLabels.append(name)
        return ref
    }

    /// The measure whose name a text begins with.
    func measure(_ text: String) -> (name: String, ref: String)? {
        let folded = text.lowercased()
        let found = log.measures.filter { folded.hasPrefix($0.value.lowercased()) }
            .max { ($0.value.count, $1.key) < ($1.value.count, $0.key) }
        guard let found else { return nil }
        let end = folded.dropFirst(found.value.count).first ?? " "
        return end == " " || end == ":" ? (String(text.prefix(found.value.count)), found.key.description) : nil
    }
}
