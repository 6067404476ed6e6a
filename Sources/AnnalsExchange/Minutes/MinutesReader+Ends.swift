import Annals

/// What stands at the end of a line: who it was, by when, why.
extension MinutesReader {
    /// Takes what stands at the end of the line off it, and gives the rest to the main field.
    mutating func takeEnd(_ form: Form, _ typed: String, _ act: inout Act) throws(Wrong) {
        var rest = typed
        var main: String?
        if let (quoted, then) = FieldText.quoted(rest), then.isEmpty || then.hasPrefix("@") || form.hasClause(then) {
            main = quoted
            rest = then
        }
        try takeActor(&rest, &act)
        var words = rest.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
        for clause in form.clauses where form.fields[clause.field]?.shape == .text && !clause.isColon {
            guard let (index, count) = clause.first(in: words) else { continue }
            act[clause.field] = try json(words[(index + count)...].joined(separator: " "), form.fields[clause.field])
            words = Array(words[..<index])
        }
        words = try takeTyped(form, words, &act)
        if let clause = form.clauses.first(where: \.isColon), act[clause.field] == nil,
            let index = words.firstIndex(where: { $0.hasSuffix(":") })
        {
            act[clause.field] = try json(words[(index + 1)...].joined(separator: " "), form.fields[clause.field])
            words = Array(words[..<index]) + [String(words[index].dropLast())]
        }
        var text = words.joined(separator: " ").trimmed
        if act.data.count > 0, words.count < rest.split(separator: " ", omittingEmptySubsequences: false).count {
            var bare = text[...]
            while let last = bare.last, ",;–— ".contains(last) { bare.removeLast() }
            text = bare.trimmed
        }
        if let main, let field = form.main {
            act[field] = .text(main)
            if !text.isEmpty {
                throw Wrong(
                    "“\(text.shortened)” is not understood after the text in quotes",
                    russian: "«\(text.shortened)» после текста в кавычках не понятно")
            }
            return
        }
        if text.isEmpty { return }
        if let field = form.main {
            act[field] = try json(text, form.fields[field])
        } else if let clause = form.clauses.first(where: { $0.words[0] == "because" && act[$0.field] == nil }) {
            act[clause.field] = try json(text, form.fields[clause.field])
        } else {
            throw Wrong(
                "“\(text.shortened)” is not understood here (\(form.pattern(in: .english)))",
                russian: "«\(text.shortened)» здесь не понятно (строка пишется так: \(form.pattern(in: .russian)))")
        }
    }

    /// Takes the parts that are no text off the end, the last one first: a date, an id, somebody.
    private mutating func takeTyped(_ form: Form, _ line: [String], _ act: inout Act) throws(Wrong) -> [String] {
        var words = line
        while true {
            let found = form.clauses.filter { clause in
                act[clause.field] == nil && !clause.isColon && form.fields[clause.field]?.shape != .text
            }.compactMap { clause in clause.last(in: words).map { (clause, $0.index, $0.count) } }
            var failure: Wrong?
            var end: Int?
            for (clause, index, count) in found.sorted(by: { $0.1 > $1.1 }) where end == nil {
                let value = Form.unmarked(words[(index + count)...].joined(separator: " ").trimmed)
                do {
                    act[clause.field] = try json(value, form.fields[clause.field])
                    end = index
                } catch {
                    if try takeReason(after: value, clause, form, &act) {
                        end = index
                        continue
                    }
                    // “by” may be a word like any other, but not where nothing else can stand.
                    let isDate = value.first?.isNumber == true && !value.contains(" ") && form.isTime(clause.field)
                    if clause.isCertain || form.main == nil || isDate { failure = failure ?? error }
                }
            }
            if let end {
                words = Array(words[..<end])
            } else if let failure {
                throw failure
            } else {
                return words
            }
        }
    }

    /// Reads `until 2026-Q3: the figures are missing`, where the reason follows a colon.
    private mutating func takeReason(
        after value: String, _ clause: Form.Clause, _ form: Form, _ act: inout Act
    ) throws(Wrong) -> Bool {
        guard form.main == nil, let colon = value.firstIndex(of: ":"),
            let reason = form.clauses.first(where: { $0.words[0] == "because" && act[$0.field] == nil }),
            let typed = try? json(value[..<colon].trimmed, form.fields[clause.field])
        else { return false }
        act[clause.field] = typed
        act[reason.field] = try json(value[value.index(after: colon)...].trimmed, form.fields[reason.field])
        return true
    }

    /// Takes who did it off the end: `… @Lena Sommer`, or `@anonymous`.
    private mutating func takeActor(_ rest: inout String, _ act: inout Act) throws(Wrong) {
        guard let at = rest.lastIndex(of: "@"), at == rest.startIndex || rest[rest.index(before: at)] == " " else {
            return
        }
        let name = rest[rest.index(after: at)...].trimmed
        if name.lowercased() == "anonymous" || name.lowercased() == "анонимно" {
            act.isAnonymous = true
        } else {
            act.actor = try roster.person(name)
        }
        rest = rest[..<at].trimmed
    }
}
