import Annals

/// What a line must know of a ballot to vote on it.
struct Paper {
    let method: VotingMethodName
    /// What can be voted for, by the id on the ballot.
    let options: [(id: String, text: String)]
    var decision: String?
    var isClosed = false

    init(_ opened: BallotOpened) {
        method = opened.method.name
        options = opened.options.map { ($0.id, $0.text) }
        decision = opened.decision?.description
    }

    init(_ method: VotingMethodName, _ options: [(id: String, text: String)], decision: String?) {
        self.method = method
        self.options = options
        self.decision = decision
    }

    /// The words that can be said to a motion.
    var words: [String: String]? {
        switch method {
        case .majority:
            [
                "for": "for", "yes": "for", "aye": "for", "ayes": "for", "за": "for", "against": "against",
                "no": "against", "nay": "against", "nays": "against", "против": "against", "abstain": "abstain",
                "abstained": "abstain", "abstentions": "abstain", "воздержались": "abstain", "воздержался": "abstain",
            ]
        case .consent:
            [
                "agree": "agree", "consent": "agree", "за": "agree", "stand-aside": "stand-aside",
                "stand aside": "stand-aside", "object": "object", "objects": "object", "против": "object",
            ]
        case .approval, .dots, .score, .ranked, .instantRunoff, .singleTransferable: nil
        }
    }

    /// The option that somebody means, by its id, its text or its number on the ballot.
    func option(_ typed: String) throws(Wrong) -> String {
        let folded = typed.lowercased()
        if let found = options.first(where: { $0.id == typed }) { return found.id }
        let found = options.filter { $0.id.lowercased() == folded || $0.text.lowercased() == folded }
        if found.count == 1 { return found[0].id }
        if let number = Int(typed), options.indices.contains(number - 1) { return options[number - 1].id }
        let all = options.prefix(8).map(\.id).joined(separator: ", ")
        throw Wrong("“\(typed.shortened)” is no option of this ballot; there are \(all)")
    }
}

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
                    throw Wrong("line \(more.number): “\(key)” is no key of a ballot")
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
            if rest.isEmpty { throw Wrong("say what was voted on: ballot majority Enter Estonia?") }
            act["question"] = .text(rest)
        }
        if act["method"] == nil {
            if name == nil {
                if options.count > 1 {
                    throw Wrong(
                        "say by which method: ballot \(VotingMethodName.allCases.map(\.rawValue).joined(separator: "|")) …"
                    )
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
            if options.isEmpty { throw Wrong("name the options, each on an indented line that begins with “-”") }
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
                throw Wrong("“\(typed.shortened)”: \(error.description)")
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

    /// `vote B-2 for: Lena Sommer, Viktor Hahn; against: Petra Dorn (too early)`.
    mutating func votes(_ typed: String) throws(Wrong) -> [Act] {
        var rest = typed
        for more in line.more where TextLine.keyed(more.text)?.key != "written by" { rest += "; " + more.text }
        let (word, then) = rest.firstWord
        var ref = try reference(word, [.ballot])
        if ref != nil { rest = then }
        ref = ref ?? recent.last { $0.kind == .ballot }?.ref
        guard let ref else { throw Wrong("no ballot stands before this line; name it: vote B-2 for: …") }
        let paper = ballots[ref] ?? Paper(.majority, [], decision: nil)
        while rest.hasPrefix(":") { rest = rest.dropFirst().trimmed }
        var recorder: String?
        for more in line.more {
            if let (key, value) = TextLine.keyed(more.text), key == "written by" { recorder = try roster.person(value) }
        }
        var acts: [Act] = []
        for part in FieldText.elements(rest, by: ";") {
            guard let colon = part.firstIndex(of: ":") else {
                throw Wrong(
                    "“\(part.shortened)” lacks its colon: \(paper.words == nil ? "NAME: what they chose" : "for: NAME, NAME; against: NAME")"
                )
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
                    throw Wrong("“\(left.shortened)” is no choice; there are \(all.joined(separator: ", "))")
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
        if acts.isEmpty { throw Wrong("say who voted how: vote B-2 for: NAME, NAME; against: NAME") }
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
                        "“\(part.shortened)” lacks its number: NAME: \(paper.options.first?.id ?? "option") 3, …")
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
            throw Wrong("no ballot stands before this line; name it: result B-2 passed: for 7, against 2")
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
                throw Wrong("“\(part.shortened)” is no count, such as: for 7")
            }
            let (name, number) =
                Number(last) != nil
                ? (words.dropLast().joined(separator: " "), last) : (words.dropFirst().joined(separator: " "), first)
            guard let count = Number(number) else { throw Wrong("“\(part.shortened)” is no count, such as: for 7") }
            let said = Form.unmarked(name)
            let choice =
                paper?.words?[said.lowercased()] ?? ((paper?.words == nil ? try? paper?.option(said) : nil) ?? said)
            tallies.append(.init(choice, .number(count)))
        }
        act["counts"] = .object(tallies)
        return act
    }
}
