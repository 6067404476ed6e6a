import Annals

extension MinutesReader {
    /// What the rest of a line says, after its time.
    mutating func acts(_ text: String) throws(Wrong) -> [Act] {
        if text.isEmpty { throw Wrong("nothing follows the time", russian: "после времени ничего нет") }
        if text.hasPrefix("!") { return [try general(text.dropFirst().trimmed)] }
        if let acts = try movements(text, isCertain: true) { return acts }
        if let acts = try special(text) { return acts }
        guard let (word, rest) = keyword(text, in: Form.byWord.keys.contains) else {
            if let acts = try movements(text, isCertain: false) { return acts }
            throw unknown(text)
        }
        let forms = Form.byWord[word] ?? []
        var asked: [Form.Slot] = []
        var failure: Wrong?
        for form in forms {
            let (known, named) = (recent.count, newLabels.count)
            do {
                if let act = try act(form, rest) { return [act] }
                asked += form.slots
            } catch {
                failure = failure ?? error
            }
            // What a form that does not fit left behind; not the whole kept before each line and put back.
            recent.removeSubrange(known...)
            for name in newLabels[named...] { labels[name] = nil }
            newLabels.removeSubrange(named...)
        }
        if let failure { throw failure }
        func kinds(_ language: Language, _ or: String) -> String {
            let kinds = asked.compactMap { $0.example(in: language) }
            return kinds.isEmpty ? "" : ": \(kinds.joined(separator: or))"
        }
        throw Wrong(
            "“\(word)” needs to be told of what\(kinds(.english, ", or "))",
            russian: "после «\(word)» нужно назвать, о чём речь\(kinds(.russian, " или "))")
    }

    /// The word of one, two or three that a text begins with, and what follows it.
    func keyword(_ text: String, in known: (String) -> Bool) -> (word: String, rest: String)? {
        var begins: [(word: String, rest: String)] = []
        var rest = text
        while begins.count < 3, !rest.isEmpty {
            let (word, then) = rest.firstWord
            begins.append(((begins.last.map { $0.word + " " } ?? "") + word, then))
            rest = then
        }
        for (typed, rest) in begins.reversed() {
            var word = typed.lowercased()
            while let last = word.last, ":,".contains(last) { word.removeLast() }
            if known(word) { return (word, rest) }
        }
        return nil
    }

    private func unknown(_ text: String) -> Wrong {
        let word = text.firstWord.word.lowercased()
        let near = Form.byWord.keys.map { ($0, editDistance($0, word)) }.min { ($0.1, $0.0) < ($1.1, $1.0) }
        let meant = near.flatMap { $0.1 <= max(1, word.count / 4) ? $0.0 : nil }
        return Wrong(
            "“\(text.shortened)” begins with no word that minutes know\(meant.map { "; did you mean “\($0)”?" } ?? "") (a remark begins with “note”; annals minutes --help lists the words)",
            russian:
                "в «\(text.shortened)» первое слово протоколу не известно\(meant.map { "; может быть, «\($0)»?" } ?? "") (прочее пишется со слова «заметка»; все слова покажет annals minutes --help)"
        )
    }

    /// An action by its name, its fields on indented lines.
    private mutating func general(_ text: String) throws(Wrong) -> Act {
        let (name, rest) = text.firstWord
        guard AnyAction.listing(name) != nil else {
            throw Wrong(
                "“\(name.shortened)” is no action; annals record --list shows all",
                russian: "«\(name.shortened)» — не действие; все действия покажет annals record --list")
        }
        guard let act = try act(Form(name, []), rest) else {
            throw Wrong("“! \(name)” is not understood", russian: "«! \(name)» не понятно")
        }
        return act
    }

    // MARK: By a form

    /// Reads a line by a form; `nil` where it names something of another kind.
    mutating func act(_ form: Form, _ typed: String) throws(Wrong) -> Act? {
        var act = Act(form.action)
        var rest = typed
        var keyed: [(FieldDescription, String)] = []
        for more in line.more {
            if let (key, value) = TextLine.keyed(more.text) {
                if try take(key, value, &act) { continue }
                if let field = form.field(key) {
                    keyed.append((field, value))
                    continue
                }
            }
            rest += (rest.isEmpty ? "" : " ") + more.text
        }
        // In the stored order, not that of the dictionary: the id of a line follows from its bytes.
        for field in form.order {
            if let value = form.fixed[field] { act[field] = try json(value, form.fields[field]) }
        }
        for slot in form.slots { if try !take(slot, of: form, from: &rest, &act, keyed.map(\.0.name)) { return nil } }
        var tail = rest[...]
        while let first = tail.first, ":–—-".contains(first), tail.dropFirst().first ?? " " == " " {
            tail = tail.dropFirst().drop { $0 == " " }
        }
        rest = String(tail)
        try takeEnd(form, rest, &act)
        for (field, value) in keyed { act[field.name] = try json(value, field) }
        try complete(&act, form)
        return act
    }

    /// The keys that every line understands: in which session, who, written by whom.
    private mutating func take(_ key: String, _ value: String, _ act: inout Act) throws(Wrong) -> Bool {
        switch key {
        case "in session": act.place = value == "none" ? "" : value
        case "written by", "записал", "записала": act.recorder = try roster.person(value)
        default: return false
        }
        return true
    }

    private mutating func take(
        _ slot: Form.Slot, of form: Form, from rest: inout String, _ act: inout Act, _ keyed: [String]
    ) throws(Wrong) -> Bool {
        let (word, then) = rest.firstWord
        switch slot {
        case .new(let field):
            guard case .id(let kinds)? = form.fields[field]?.shape, let kind = kinds.first else { return false }
            if let ref = try declared(word, kind) {
                act[field] = .text(ref)
                rest = then
            }
        case .ref(let field, let kinds), .given(let field, let kinds), .maybe(let field, let kinds):
            if keyed.contains(field) || act[field] != nil { return true }
            if let ref = try reference(word, kinds) {
                act[field] = .text(ref)
                rest = then
                return true
            }
            if case .maybe = slot { return true }
            // Only an id of the right kind tells forms of the same word apart.
            if case .given = slot { return false }
            if kinds == [.decision], let whole = act.decisionOfPart {
                act[field] = .text(whole)
            } else if kinds == [.measure], let (name, ref) = measure(rest) {
                act[field] = .text(ref)
                rest = rest.dropFirst(name.count).trimmed
            } else if let last = recent.last(where: { kinds.contains($0.kind) }) {
                act[field] = .text(last.ref)
            } else {
                return false
            }
        case .at(let field):
            guard rest.hasPrefix("@") else { return true }
            let words = rest.dropFirst().split(separator: " ", omittingEmptySubsequences: false)
            for count in (1...6).reversed() where words.count >= count {
                let name = words.prefix(count).joined(separator: " ")
                let bare = name.last.map { ",:".contains($0) } ?? false ? String(name.dropLast()) : name
                guard let ref = roster.find(bare) else { continue }
                act[field] = .text(ref)
                rest = words.dropFirst(count).joined(separator: " ").trimmed
                return true
            }
            _ = try roster.person(words.prefix(2).joined(separator: " "))
        case .word(let field):
            if keyed.contains(field) { return true }
            if word.isEmpty || word.hasPrefix("@") {
                throw Wrong(
                    "\(form.fields[field]?.words ?? field) is missing (\(form.pattern(in: .english)))",
                    russian:
                        "не указано: \(Form.field(named: field)) (строка пишется так: \(form.pattern(in: .russian)))")
            }
            act[field] = try json(Form.unmarked(word), form.fields[field])
            rest = then
        case .wordIfAny(let field):
            let bare = Form.unmarked(word)
            if let value = try? json(bare.hasSuffix("%") ? String(bare.dropLast()) : bare, form.fields[field]) {
                act[field] = value
                rest = then
            }
        case .filler(let words): if words.contains(Form.unmarked(word).lowercased()) { rest = then }
        }
        return true
    }
}

extension Form {
    /// A word without the colon or comma after it.
    static func unmarked(_ word: String) -> String {
        var word = word
        while let last = word.last, ":,;.".contains(last) { word.removeLast() }
        return word
    }

    /// Whether a field is a day or a period.
    func isTime(_ field: String) -> Bool { fields[field]?.shape == .period || fields[field]?.shape == .when }

    /// Whether a text begins with one of its clauses.
    func hasClause(_ text: String) -> Bool {
        let words = text.split(separator: " ").map(String.init)
        return clauses.contains { $0.first(in: words)?.index == 0 }
    }
}

extension Form.Clause {
    var isColon: Bool { words == [":"] }
    /// Whether what follows the word can be nothing else.
    var isCertain: Bool { words[0] == "by ballot" || words[0] == "next" }

    /// Where it begins in a line of words for the first time, and how many words it has itself.
    func first(in line: [String]) -> (index: Int, count: Int)? {
        line.indices.lazy.compactMap { match(line, at: $0) }.first
    }

    /// Where it begins for the last time.
    func last(in line: [String]) -> (index: Int, count: Int)? {
        line.indices.reversed().lazy.compactMap { match(line, at: $0) }.first
    }

    private func match(_ line: [String], at index: Int) -> (index: Int, count: Int)? {
        for words in words {
            let parts = words.split(separator: " ")
            guard index + parts.count < line.count else { continue }
            if zip(line[index...], parts).allSatisfy({ Form.unmarked($0).lowercased() == $1 }) {
                return (index, parts.count)
            }
        }
        return nil
    }
}
