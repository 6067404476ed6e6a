import Annals

/// Who voted how, or what came of it.
extension MinutesReader {
    /// `vote B-2 for: Lena Sommer, Viktor Hahn; against: Petra Dorn (too early)`.
    mutating func votes(_ typed: String) throws(Wrong) -> [Act] {
        var rest = typed
        for more in line.more where TextLine.keyed(more.text)?.key != "written by" { rest += "; " + more.text }
        let (word, then) = rest.firstWord
        var ref = try reference(word, [.ballot])
        if ref != nil { rest = then }
        ref = ref ?? recent.last { $0.kind == .ballot }?.ref
        guard let ref else {
            throw Wrong(
                "no ballot stands before this line; name it: vote B-2 for: …",
                russian: "выше этой строки нет голосования; назовите его: голоса B-2 за: …")
        }
        let paper = ballots[ref] ?? Paper(.majority, [], decision: nil)
        rest = rest.drop { $0 == ":" || $0 == " " }.trimmed
        var recorder: String?
        for more in line.more {
            if let (key, value) = TextLine.keyed(more.text), key == "written by" { recorder = try roster.person(value) }
        }
        var acts: [Act] = []
        for part in FieldText.elements(rest, by: ";") {
            guard let colon = part.firstIndex(of: ":") else {
                let form =
                    paper.words == nil
                    ? Wording("NAME: what they chose", russian: "ИМЯ: что выбрано")
                    : Wording("for: NAME, NAME; against: NAME", russian: "за: ИМЯ, ИМЯ; против: ИМЯ")
                throw Wrong(
                    "“\(part.shortened)” lacks its colon: \(form.english)",
                    russian: "в «\(part.shortened)» нет двоеточия: \(form.russian)")
            }
            let left = part[..<colon].trimmed
            let right = part[part.index(after: colon)...].trimmed
            if let words = paper.words {
                // Either way round: `for: names`, `Lena Sommer: for`.
                let isWordFirst = words[TextLine.unstyled(left).lowercased()] != nil
                let (bare, remark) = isWordFirst ? (left, nil) : FieldText.remarked(right)
                guard let choice = words[TextLine.unstyled(isWordFirst ? left : bare).lowercased()] else {
                    let all =
                        paper.method == .majority
                        ? MajorityChoice.allCases.map(\.rawValue) : ConsentChoice.allCases.map(\.rawValue)
                    throw Wrong(
                        "“\(left.shortened)” is no choice; there are \(all.joined(separator: ", "))",
                        russian:
                            "«\(left.shortened)» выбрать нельзя; есть: \(paper.method == .majority ? "за, против, воздержались" : "за, stand-aside, против")"
                    )
                }
                for name in isWordFirst ? FieldText.names(right) : FieldText.names(left) {
                    let (name, own) = FieldText.remarked(name)
                    acts.append(vote(ref, .text(choice), by: try roster.person(name), own ?? remark))
                }
            } else {
                let (choice, remark) = FieldText.remarked(right)
                for name in FieldText.names(left) {
                    acts.append(vote(ref, try self.choice(choice, paper), by: try roster.person(name), remark))
                }
            }
        }
        if acts.isEmpty {
            throw Wrong(
                "say who voted how: vote B-2 for: NAME, NAME; against: NAME",
                russian: "скажите, кто как голосует: голоса B-2 за: ИМЯ, ИМЯ; против: ИМЯ")
        }
        for index in acts.indices { acts[index].recorder = recorder }
        return acts
    }

    private func vote(_ ballot: String, _ choice: JSONValue, by voter: String, _ reason: String?) -> Act {
        var act = Act(VoteCast.name)
        act.actor = voter
        act["ballot"] = .text(ballot)
        act["choice"] = choice
        act["reason"] = reason.map(JSONValue.text)
        return act
    }

    /// What somebody chose, in the shape of the method.
    private func choice(_ typed: String, _ paper: Paper) throws(Wrong) -> JSONValue {
        switch paper.method {
        case .approval:
            var chosen: [JSONValue] = []
            for part in FieldText.elements(typed) { chosen.append(.text(try paper.option(part))) }
            return .list(chosen)
        case .dots, .score, .ranked, .instantRunoff, .singleTransferable:
            var numbers: [JSONValue.Member] = []
            if typed.contains(">") {
                for (rank, tied) in FieldText.elements(typed, by: ">").enumerated() {
                    for part in FieldText.elements(tied, by: "=") {
                        numbers.append(.init(try paper.option(part), JSONValue(rank + 1)))
                    }
                }
                return .object(numbers)
            }
            for part in FieldText.elements(typed, by: ",") {
                let words = part.split(separator: " ")
                if words.count > 1, let number = Number(String(words[words.count - 1])) {
                    let name = Form.unmarked(words.dropLast().joined(separator: " "))
                    numbers.append(.init(try paper.option(name), .number(number)))
                } else if paper.method != .dots, paper.method != .score {
                    numbers.append(.init(try paper.option(part), JSONValue(numbers.count + 1)))
                } else {
                    throw Wrong(
                        "“\(part.shortened)” lacks its number: NAME: \(paper.options.first?.id ?? "option") 3, …",
                        russian:
                            "в «\(part.shortened)» нет числа: ИМЯ: \(paper.options.first?.id ?? "вариант") 3, …")
                }
            }
            return .object(numbers)
        case .majority, .consent: return .text(typed)
        }
    }

    /// `result B-2 passed: for 7, against 2 (source)`, where only totals were minuted.
    mutating func result(_ typed: String) throws(Wrong) -> Act {
        let form = Form(ResultReported.name, [])
        var act = Act(ResultReported.name)
        var rest = try actor(of: typed, &act)
        let (word, then) = rest.firstWord
        if let ref = try reference(word, [.ballot]) {
            act["ballot"] = .text(ref)
            rest = then
        } else if let last = recent.last(where: { $0.kind == .ballot }) {
            act["ballot"] = .text(last.ref)
        } else {
            throw Wrong(
                "no ballot stands before this line; name it: result B-2 passed: for 7, against 2",
                russian: "выше этой строки нет голосования; назовите его: итог B-2 passed: за 7, против 2")
        }
        let (verdict, counts) = rest.firstWord
        act["verdict"] = try json(Form.unmarked(verdict), form.fields["verdict"])
        let (listed, source) = FieldText.remarked(counts)
        act["source"] = .text(source ?? "these minutes")
        var tallies: [JSONValue.Member] = []
        var paper: Paper?
        if case .text(let ref)? = act["ballot"] { paper = ballots[ref] }
        for part in FieldText.elements(listed, by: ",;") {
            let words = part.split(separator: " ").map(String.init)
            guard words.count > 1, let last = words.last, let first = words.first else {
                throw noCount(part)
            }
            let (name, number) =
                Number(last) != nil
                ? (words.dropLast().joined(separator: " "), last) : (words.dropFirst().joined(separator: " "), first)
            guard let count = Number(number) else { throw noCount(part) }
            let said = Form.unmarked(name)
            let choice =
                paper?.words?[said.lowercased()] ?? ((paper?.words == nil ? try? paper?.option(said) : nil) ?? said)
            tallies.append(.init(choice, .number(count)))
        }
        act["counts"] = .object(tallies)
        return act
    }

    private func noCount(_ part: String) -> Wrong {
        Wrong(
            "“\(part.shortened)” is no count, such as: for 7",
            russian: "«\(part.shortened)» — не число голосов, такое как: за 7")
    }
}
