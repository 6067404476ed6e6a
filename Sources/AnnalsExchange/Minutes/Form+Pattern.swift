import Annals

/// How a line is to be written, as messages show it.
extension Form {
    /// How a line of it is built: `move T-1 [to …] [because …]`, `сдвинуть T-1 [на …] [потому что …]`.
    func pattern(in language: Language) -> String {
        let parts =
            slots.compactMap { $0.example(in: language) } + (main.map { [Form.blank($0, in: language)] } ?? [])
            + clauses.map { "[\(Form.shown($0.words, in: language) ?? "") …]" }
        return ([Form.shown(words, in: language) ?? "! " + action] + parts).joined(separator: " ")
    }

    /// Of words that mean the same, the one to show: in Russian one that is Russian, where there is any.
    private static func shown(_ words: [String], in language: Language) -> String? {
        let russian = words.first { word in word.unicodeScalars.contains { ("а"..."я").contains($0) } }
        return language == .russian ? russian ?? words.first : words.first
    }

    /// What stands for a value of a field that is to be typed.
    fileprivate static func blank(_ field: String, in language: Language) -> String {
        (language == .russian ? Form.field(named: field) : field).uppercased()
    }

    /// What a field is called in Russian; its own name where there is no word for it.
    static func field(named name: String) -> String {
        switch name {
        case "amount": "сколько"
        case "answers": "ответы"
        case "ballot": "голосование"
        case "capture": "как записывать"
        case "circle": "круг"
        case "decision": "решение"
        case "evidence": "чем подтверждается"
        case "follows": "после какой сессии"
        case "format": "формат"
        case "from": "из чего"
        case "ground": "основание"
        case "horizon": "на какой срок"
        case "into": "куда"
        case "kind", "nature": "вид"
        case "lens": "взгляд"
        case "of": "чьё"
        case "option": "вариант"
        case "order": "порядок"
        case "part": "часть"
        case "percent": "процент"
        case "period": "период"
        case "role": "роль"
        case "score": "оценка"
        case "series": "серия"
        case "side": "сторона"
        case "statements": "утверждения"
        case "status": "состояние"
        case "style": "стиль"
        case "team": "команда"
        case "technique": "приём"
        case "template": "шаблон"
        case "under": "под чем"
        case "unit": "единица"
        case "value": "значение"
        case "verdict": "итог"
        case "weight": "вес"
        case "what": "что сделать"
        case "when": "когда"
        default: Russian.field(name)
        }
    }
}

extension Form.Slot {
    /// What stands there.
    func example(in language: Language) -> String? {
        switch self {
        case .new, .maybe: nil
        case .ref(_, let kinds), .given(_, let kinds):
            kinds.isEmpty
                ? language.says("an id", russian: "номер")
                : kinds.map { Subject($0, 1, part: $0.hasParts ? 1 : 0).id }.joined(separator: "/")
        case .at: language.says("@NAME", russian: "@ИМЯ")
        case .word(let field), .wordIfAny(let field): Form.blank(field, in: language)
        case .filler: nil
        }
    }
}
