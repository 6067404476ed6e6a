import Annals

/// Who comes and goes, where the session stands: lines whose form is their own.
extension MinutesReader {
    /// A line that ends in what people do: `Lena Sommer arrives`, `Lena and Viktor leave`.
    ///
    /// - Parameter isCertain: whether to pass over it quietly where a name is not known.
    mutating func movements(_ text: String, isCertain: Bool) throws(Wrong) -> [Act]? {
        let words = text.split(separator: " ").map(String.init)
        for (phrases, action) in MinutesReader.movements {
            for phrase in phrases {
                let parts = phrase.split(separator: " ")
                guard words.count > parts.count,
                    zip(words.suffix(parts.count), parts).allSatisfy({ Form.unmarked($0).lowercased() == $1 })
                else { continue }
                let names = FieldText.names(words.dropLast(parts.count).joined(separator: " "))
                if isCertain, !names.allSatisfy({ roster.find($0) != nil }) { return nil }
                var acts: [Act] = []
                for name in names {
                    var act = Act(action)
                    act["session"] = session.map(JSONValue.text)
                    act["person"] = .text(try roster.person(name))
                    for more in line.more {
                        guard let (key, value) = TextLine.keyed(more.text) else {
                            throw Wrong(
                                "“\(more.text.shortened)” is not understood under “\(phrase)”",
                                russian: "под «\(phrase)» не понятно «\(more.text.shortened)»")
                        }
                        switch key {
                        case "seconds": act["seconds"] = try json(value, Form(action, []).fields["seconds"])
                        case "by": act.actor = try roster.person(value)
                        case "written by": act.recorder = try roster.person(value)
                        case "in session": act.place = value == "none" ? "" : value
                        default:
                            throw Wrong(
                                "“\(key)” is no key here; there are by, seconds, written by",
                                russian: "ключа «\(key)» здесь нет; есть: by, seconds, written by")
                        }
                    }
                    acts.append(act)
                }
                return acts.isEmpty ? nil : acts
            }
        }
        return nil
    }

    /// What people do, the way it is written out first.
    static let movements: [([String], String)] = [
        (
            ["arrives", "arrive", "comes in", "come in", "joins the room", "приходит", "пришёл", "пришла", "пришли"],
            PersonArrived.name
        ),
        (["leaves", "leave", "left", "departs", "уходит", "ушёл", "ушла", "ушли"], PersonDeparted.name),
        (["asks to speak", "wants to speak", "просит слова"], HandRaised.name),
        (["has spoken"], TurnEnded.name),
        (["speaks", "takes the floor", "выступает"], TurnGiven.name),
        (["passes"], TurnPassed.name),
    ]

    /// The lines that have a way of their own to be read.
    mutating func special(_ text: String) throws(Wrong) -> [Act]? {
        let known = [
            "join", "присоединяется", "stage", "topic", "этап", "тема", "item", "пункт", "agenda", "повестка", "ballot",
            "голосование", "vote", "голоса", "result", "итог", "next session", "следующая сессия",
        ]
        guard let (word, rest) = keyword(text, in: known.contains) else { return nil }
        switch word {
        case "join", "присоединяется": return [try join(rest)]
        case "stage", "topic", "этап", "тема": return [try stage(rest)]
        case "item", "пункт": return [try item(rest)]
        case "agenda", "повестка": return [try agenda(rest)]
        case "ballot", "голосование": return [try ballot(rest)]
        case "vote", "голоса": return try votes(rest)
        case "result", "итог": return [try result(rest)]
        default:
            _ = try json(rest, Form(SessionClosed.name, []).fields["next"])
            next = rest
            return []
        }
    }

    /// `join Anna Berg, Head of sales`.
    private mutating func join(_ typed: String) throws(Wrong) -> Act {
        let form = Form(PersonJoined.name, [])
        var act = Act(PersonJoined.name)
        let (word, then) = typed.firstWord
        let given = try declared(word, .person)
        var rest = given == nil ? typed : then
        if let at = rest.lastIndex(of: "@"), at > rest.startIndex, rest[rest.index(before: at)] == " " {
            act.actor = try roster.person(String(rest[at...]))
            rest = rest[..<at].trimmed
        }
        if let comma = rest.firstIndex(of: ",") {
            act["title"] = .text(rest[rest.index(after: comma)...].trimmed)
            rest = rest[..<comma].trimmed
        }
        if rest.isEmpty {
            throw Wrong(
                "a name is missing: join NAME, title", russian: "не указано имя: присоединяется ИМЯ, должность")
        }
        act["name"] = .text(rest)
        // The same name is the same person in one file, whichever line it stands on.
        let ref = given ?? "@join-\(Hex.text(Digest(hashing: Array(rest.utf8)).bytes.prefix(8)))"
        act["person"] = .text(ref)
        for more in line.more {
            guard let (key, value) = TextLine.keyed(more.text), let field = form.field(key) else {
                throw Wrong(
                    "“\(more.text.shortened)” is not understood under “join”",
                    russian: "под «присоединяется» не понятно «\(more.text.shortened)»")
            }
            act[field.name] = try json(value, field)
        }
        if roster.names[ref] != nil, ref.hasPrefix("@") {
            throw Wrong(
                "\(rest) joins twice in these minutes", russian: "\(rest) присоединяется в этом протоколе дважды")
        }
        roster.add(rest, ref, isOfFile: true)
        return act
    }

    /// `stage goals`, `topic The budget, 20 min`.
    private mutating func stage(_ typed: String) throws(Wrong) -> Act {
        var act = try common(StageEntered.name)
        let rest = try actor(of: typed, &act)
        var (title, minutes) = MinutesReader.timed(rest)
        if let (quoted, then) = FieldText.quoted(title), then.isEmpty { title = quoted }
        let planned = self.minutes.session.flatMap { log.sessions[$0]?.plan.stages } ?? []
        if let item = items.ref(of: title), planned.isEmpty, minutes == nil {
            act = Act(ItemEntered.name)
            act["session"] = session.map(JSONValue.text)
            act["item"] = .text(item)
            return act
        }
        if title.isEmpty {
            throw Wrong(
                "say which stage: stage goals, or topic The budget",
                russian: "скажите, какой этап: этап goals или тема Бюджет")
        }
        let folded = title.lowercased()
        if let stage = planned.first(where: { $0.stage.lowercased() == folded || $0.title.lowercased() == folded }) {
            act["stage"] = .text(stage.stage)
        } else {
            act["title"] = .text(title)
        }
        act["minutes"] = minutes.map { JSONValue($0) }
        return act
    }

    /// `item The figures`, one that stands on the agenda.
    private mutating func item(_ typed: String) throws(Wrong) -> Act {
        var act = try common(ItemEntered.name)
        let rest = try actor(of: typed, &act)
        if let ref = try reference(rest, [.item]) {
            act["item"] = .text(ref)
            return act
        }
        guard let item = items.ref(of: rest) else {
            let near = items.near(rest)
            throw Wrong(
                "“\(rest.shortened)” is not on the agenda\(near.map { "; did you mean “\($0)”?" } ?? "") (“topic” takes up what was not planned)",
                russian:
                    "«\(rest.shortened)» в повестке нет\(near.map { "; может быть, «\($0)»?" } ?? "") (о том, чего нет в плане, говорит «тема»)"
            )
        }
        act["item"] = .text(item)
        return act
    }

    /// `agenda:` with a line an item: `goals: Which three goals, 45 min`.
    mutating func agenda(_ typed: String) throws(Wrong) -> Act {
        var act = try common(AgendaSet.name)
        let lines = (typed.isEmpty ? [] : [(number: line.number, text: typed)]) + line.more
        var list: [JSONValue] = []
        items = Agenda()
        for (number, text) in lines {
            if let (key, value) = TextLine.keyed(text), key == "written by" {
                act.recorder = try roster.person(value)
                continue
            }
            var rest = TextLine.withoutBullet(text)
            if rest.hasPrefix("@"), rest == text {
                act.actor = try roster.person(rest)
                continue
            }
            if rest.hasPrefix("{"), FieldText.isJSON(rest) {
                list.append(.raw(Array(rest.utf8)))
                continue
            }
            var item: [JSONValue.Member] = []
            let (word, then) = rest.firstWord
            let given = try declared(word, .item)
            if given != nil { rest = then }
            if let at = rest.range(ofLast: " @") {
                item.append(.init("lead", .text(try roster.person(String(rest[at...])))))
                rest = rest[..<at].trimmed
            }
            let (title, minutes) = MinutesReader.timed(rest)
            guard let minutes else {
                throw Wrong(
                    "line \(number): say how long “\(title.shortened)” is to take: …, 20 min",
                    russian: "строка \(number): скажите, сколько времени на «\(title.shortened)»: …, 20 мин")
            }
            var stage = "agenda"
            var name = title
            if let (key, value) = TextLine.keyed(title), !key.contains(" "), !value.isEmpty {
                (stage, name) = (key, value)
            }
            let ref = given ?? label(.item, name)
            item += [
                .init("item", .text(ref)), .init("stage", .text(stage)), .init("title", .text(name)),
                .init("minutes", JSONValue(minutes)),
            ]
            items.add(name, ref)
            list.append(.object(item))
        }
        if list.isEmpty {
            throw Wrong(
                "no item stands under “agenda”; write each on an indented line: goals: Which goals, 45 min",
                russian:
                    "под «повестка» нет ни одного пункта; пишите каждый на строке с отступом: goals: Какие цели, 45 мин"
            )
        }
        act["items"] = .list(list)
        return act
    }

    /// An action of the session at hand, with what the indented lines say for every line.
    func common(_ action: String) throws(Wrong) -> Act {
        var act = Act(action)
        act["session"] = session.map(JSONValue.text)
        return act
    }

    /// Takes `@name` off the end of a line, and reads the keys that every line understands.
    mutating func actor(of typed: String, _ act: inout Act) throws(Wrong) -> String {
        for more in line.more {
            guard let (key, value) = TextLine.keyed(more.text) else {
                throw Wrong(
                    "“\(more.text.shortened)” is not understood there",
                    russian: "«\(more.text.shortened)» там не понятно")
            }
            switch key {
            case "written by": act.recorder = try roster.person(value)
            case "in session": act.place = value == "none" ? "" : value
            default: throw Wrong("“\(key)” is no key here", russian: "ключа «\(key)» здесь нет")
            }
        }
        if let (_, then) = FieldText.quoted(typed), then.isEmpty { return typed }
        guard let at = typed.range(ofLast: " @") else { return typed }
        act.actor = try roster.person(String(typed[at...]))
        return typed[..<at].trimmed
    }

    /// A title and how many minutes it is to take: `The budget, 20 min`.
    static func timed(_ text: String) -> (title: String, minutes: Int?) {
        var words = text.split(separator: " ").map(String.init)
        guard words.count > 1,
            let unit = words.last.map({ Form.unmarked($0).lowercased().filter { !"()".contains($0) } }),
            ["min", "minutes", "мин", "минут"].contains(unit),
            let minutes = Int(words[words.count - 2].filter { !"(".contains($0) })
        else { return (text, nil) }
        words.removeLast(2)
        var title = words.joined(separator: " ")
        while let last = title.last, ",;–—- ".contains(last) { title.removeLast() }
        return (title, minutes)
    }
}

extension String {
    /// Where a text stands in it for the last time.
    func range(ofLast part: String) -> Index? {
        var index = endIndex
        while index > startIndex {
            index = self.index(before: index)
            if self[index...].hasPrefix(part) { return index }
        }
        return nil
    }
}
