import Annals

/// A question that is put to the vote.
extension MinutesReader {
    /// `ballot majority Enter Estonia?`, with options on indented lines where there are several.
    mutating func ballot(_ typed: String) throws(Wrong) -> Act {
        let form = Form(BallotOpened.name, [])
        var act = Act(BallotOpened.name)
        var rest = typed
        let (first, then) = rest.firstWord
        if let ref = try declared(first, .ballot) {
            act["ballot"] = .text(ref)
            rest = then
        }
        var method: [JSONValue.Member] = []
        var name: VotingMethodName?
        let (word, after) = rest.firstWord
        if let found = VotingMethodName(rawValue: Form.unmarked(word).lowercased()) {
            name = found
            method.append(.init("name", .text(found.rawValue)))
            rest = after
            let (number, question) = rest.firstWord
            let bounds = TextLine.unstyled(Form.unmarked(number)).split(separator: "-").compactMap {
                Number(String($0))
            }
            switch found {
            case .dots where bounds.count == 1: method.append(.init("budget", .number(bounds[0])))
            case .dots where number.contains("/"):
                // `dots 4/3`: four each, at most three of them on one option.
                let parts = Form.unmarked(number).split(separator: "/").compactMap { Number(String($0)) }
                if parts.count == 2 {
                    method += [.init("budget", .number(parts[0])), .init("most", .number(parts[1]))]
                }
            case .score where bounds.count == 2:
                method += [.init("lowest", .number(bounds[0])), .init("highest", .number(bounds[1]))]
            case .singleTransferable where bounds.count == 1: method.append(.init("seats", .number(bounds[0])))
            default: rest = question.isEmpty ? rest : number + " " + question
            }
            if method.count > 1 { rest = question }
        }
        let (on, target) = rest.firstWord
        if ["on", "по"].contains(on.lowercased()), let ref = try reference(target.firstWord.word, [.decision]) {
            act["decision"] = .text(ref)
            rest = target.firstWord.rest
        }
        while rest.hasPrefix(":") { rest = rest.dropFirst().trimmed }
        var options: [JSONValue] = []
        var known: [(id: String, text: String)] = []
        for more in line.more {
            let bare = TextLine.withoutBullet(more.text)
            if bare == more.text, let (key, value) = TextLine.keyed(more.text) {
                if key == "written by" {
                    act.recorder = try roster.person(value)
                    continue
                }
                if key == "in session" {
                    act.place = value == "none" ? "" : value
                    continue
                }
                if key == "options", !value.hasPrefix("[") {
                    for part in FieldText.elements(value, by: ";") { options.append(try option(part, &known)) }
                    continue
                }
                guard let field = form.field(key) else {
                    throw Wrong(
                        "line \(more.number): “\(key)” is no key of a ballot",
                        russian: "строка \(more.number): у голосования нет ключа «\(key)»")
                }
                act[field.name] = try json(value, field)
                continue
            }
            if bare == more.text {
                rest += " " + more.text
            } else {
                options.append(try option(bare, &known))
            }
        }
        if let (quoted, end) = FieldText.quoted(rest), end.isEmpty || end.hasPrefix("@") {
            act["question"] = .text(quoted)
            rest = end
        }
        if let at = rest.range(ofLast: " @") ?? (rest.hasPrefix("@") ? rest.startIndex : nil) {
            act.actor = try roster.person(rest[at...].trimmed)
            rest = rest[..<at].trimmed
        }
        if act["question"] == nil {
            if rest.isEmpty {
                throw Wrong(
                    "say what was voted on: ballot majority Enter Estonia?",
                    russian: "скажите, о чём голосуют: голосование majority Идём в Эстонию?")
            }
            act["question"] = .text(rest)
        }
        if act["method"] == nil {
            if name == nil {
                if options.count > 1 {
                    let all = VotingMethodName.allCases.map(\.rawValue).joined(separator: "|")
                    throw Wrong(
                        "say by which method: ballot \(all) …",
                        russian: "скажите, каким способом: голосование \(all) …")
                }
                name = .majority
                method = [.init("name", "majority")]
            }
            act["method"] = .object(method)
        }
        if act["options"] == nil {
            if options.isEmpty, name == .majority || name == .consent, case .text(let question)? = act["question"] {
                options = [["id": "motion", "text": .text(question)]]
                known = [("motion", question)]
            }
            if options.isEmpty {
                throw Wrong(
                    "name the options, each on an indented line that begins with “-”",
                    russian: "назовите варианты, каждый на строке с отступом, которая начинается с «-»")
            }
            act["options"] = .list(options)
        }
        if act["ballot"] == nil { act["ballot"] = .text(label(.ballot)) }
        if case .text(let ref)? = act["ballot"] {
            var decision: String?
            if case .text(let text)? = act["decision"] { decision = text }
            recent.append((.ballot, ref))
            ballots[ref] = Paper(name ?? .majority, known, decision: decision)
        }
        return act
    }

    /// `north = Open in the north (I-7)`, or the text alone, which then is the id too.
    private mutating func option(_ typed: String, _ known: inout [(id: String, text: String)]) throws(Wrong)
        -> JSONValue
    {
        if typed.hasPrefix("{"), FieldText.isJSON(typed) {
            var reader = JSONReader(Array(typed.utf8))
            var (id, text) = ("", "")
            do {
                try reader.object { (json, key) throws(Fault) in
                    switch key {
                    case "id": id = try json.string()
                    case "text": text = try json.string()
                    default: try json.skip()
                    }
                }
            } catch {
                let russian =
                    error.russian == nil
                    ? "нужны «id» и «text», каждый — текст в кавычках" : error.told(in: .russian)
                throw Wrong(
                    "“\(typed.shortened)”: \(error.description)", russian: "«\(typed.shortened)»: \(russian)")
            }
            known.append((id, text))
            return .raw(Array(typed.utf8))
        }
        var text = typed
        var target: String?
        if text.last == ")", let open = text.lastIndex(of: "("),
            let ref = try reference(String(text[text.index(after: open)...].dropLast()), [])
        {
            target = ref
            text = text[..<open].trimmed
        }
        var id = text
        if let equals = text.range(ofLast: " = "), !text[..<equals].contains(" ") {
            id = String(text[..<equals])
            text = text[equals...].dropFirst(3).trimmed
        }
        if id.unicodeScalars.count > 200 { id = "\(known.count + 1)" }
        known.append((id, text))
        var members: [JSONValue.Member] = [.init("id", .text(id)), .init("text", .text(text))]
        if let target { members.append(.init("refersTo", .text(target))) }
        return .object(members)
    }
}
