import Annals

/// The ways in which an entry can be written, the best to read first.
extension MinutesWriter {
    /// All ways by forms, and those that are an action's own.
    func ways(_ entry: Entry, _ members: JSONObject) -> [Written] {
        var ways: [Written] = []
        if let own = own(entry, members) { ways.append(own) }
        for form in Form.byAction[entry.action.name] ?? [] {
            for isQuoted in [false, true] {
                if let written = written(entry, members, by: form, isQuoted: isQuoted) { ways.append(written) }
            }
        }
        return ways
    }

    /// By a form; `nil` where it does not fit.
    private func written(_ entry: Entry, _ members: JSONObject, by form: Form, isQuoted: Bool) -> Written? {
        var left = members
        func take(_ field: String) -> String? {
            guard let index = left.firstIndex(where: { $0.key == field }), let shape = form.fields[field]?.shape else {
                return nil
            }
            return typed(left.remove(at: index).json, shape)
        }
        for (field, value) in form.fixed {
            guard take(field) == (value == "true" ? "yes" : value == "false" ? "no" : value) else { return nil }
        }
        var words = [form.words[0]]
        var isNamed = false
        for slot in form.slots {
            switch slot {
            case .new(let field):
                // An alternative says whose it is.
                let isTold = field == "decision" && words.count > 1 && words[1].contains(".")
                if let id = take(field), !isTold {
                    words.append(id)
                    isNamed = true
                }
            case .ref(let field, _), .given(let field, _), .maybe(let field, _):
                let isTold = field == "decision" && words.count > 1 && words[1].contains(".")
                if let id = take(field), !isTold {
                    if id.contains(" ") { return nil }
                    words.append(id)
                    isNamed = true
                }
            case .at(let field): if let person = take(field) { words.append("@" + person) }
            case .word(let field):
                guard let word = take(field), !word.contains(" ") else { return nil }
                words.append(word)
                isNamed = true
            case .wordIfAny(let field):
                if let word = take(field) {
                    words.append(word)
                    isNamed = true
                }
            case .filler(let fillers): words.append(fillers[0])
            }
        }
        var main = ""
        if let field = form.main, let value = take(field) {
            let isText = form.fields[field]?.shape == .text
            main = isText && isQuoted && !value.hasPrefix("\"") ? FieldText.quoted(value) : value
        }
        var ends: [String] = []
        if !isQuoted || form.main != nil {
            let typed = form.clauses.filter { form.fields[$0.field]?.shape != .text && !$0.isColon }
            let texts = form.clauses.filter { form.fields[$0.field]?.shape == .text && !$0.isColon }
            for clause in typed + (isQuoted ? [] : texts.prefix(1)) {
                if let value = take(clause.field) { ends += [clause.words[0], value] }
            }
        }
        if case .decisionTaken(let it) = entry.action, it.how == (it.ballot == nil ? .consensus : .ballot) {
            left.removeAll { $0.key == "how" }
        }
        if isNamed, !main.isEmpty { words[words.count - 1] += ":" }
        if !main.isEmpty { words.append(main) }
        var written = Written(text: (words + ends).joined(separator: " "))
        finish(&written, entry, form, left)
        return written
    }

    private func typed(_ json: [UInt8], _ shape: Shape) -> String {
        FieldText.typed(json, shape, name) { when in
            guard case .instant(let instant) = when else { return when.description }
            let (day, time) = wall(instant)
            return "\(day) \(time)"
        }
    }

    /// Adds who it was, and the fields that are left, each on a line of its own.
    func finish(_ written: inout Written, _ entry: Entry, _ form: Form, _ left: JSONObject) {
        if entry.isAnonymous {
            written.text += " @anonymous"
        } else if let actor = entry.actor {
            written.text += " @" + name(actor.description)
        }
        let filled = Draft.filledIn[entry.action.name] ?? []
        let own = Array("\"\(session)\"".utf8)
        let creates = entry.action.name == SessionScheduled.name
        for (key, json) in left where key != "session" || json != own || creates {
            // What the rules fill in is told beside the line where it is worth it, and never typed.
            if filled.contains(key), form.main != nil || !form.slots.isEmpty { continue }
            guard let field = form.fields[key] else { continue }
            written.more.append("\(key): \(typed(json, field.shape))")
        }
        writeRest(of: entry, &written)
    }

    /// What every line may say: who wrote it down, and in which session it was.
    private func writeRest(of entry: Entry, _ written: inout Written) {
        if let recorder = entry.recorder { written.more.append("written by: \(name(recorder.description))") }
        if let place = entry.session, place != session { written.more.append("in session: \(place)") }
    }

    /// The way that is an action's own.
    private func own(_ entry: Entry, _ members: JSONObject) -> Written? {
        let actor = entry.actor.map { " @" + name($0.description) } ?? ""
        var written: Written
        switch entry.action {
        case .personArrived(let it): written = movement(it.person, PersonArrived.name, entry, nil)
        case .personDeparted(let it): written = movement(it.person, PersonDeparted.name, entry, nil)
        case .handRaised(let it): written = movement(it.person, HandRaised.name, entry, it.seconds)
        case .turnGiven(let it): written = movement(it.person, TurnGiven.name, entry, it.seconds)
        case .turnEnded(let it): written = movement(it.person, TurnEnded.name, entry, it.seconds)
        case .turnPassed(let it): written = movement(it.person, TurnPassed.name, entry, it.seconds)
        case .stageEntered(let it):
            let time = it.minutes.map { ", \($0) min" } ?? ""
            written = Written(
                text: "\(it.stage == nil ? "topic" : "stage") \(it.stage ?? it.title ?? "")\(time)\(actor)")
        case .itemEntered(let it):
            let title = log.items[session]?.first { $0.item == it.item }?.title
            written = Written(text: "item \(title ?? it.item.description)\(actor)")
        case .agendaSet(let it): written = agenda(it, members, actor)
        case .ballotOpened(let it): written = ballot(it, members, actor)
        case .voteCast: return votes([entry])
        case .resultReported(let it):
            let counts = it.counts.names.map { "\($0) \(it.counts[$0])" }.joined(separator: ", ")
            written = Written(text: "result \(it.ballot) \(it.verdict.rawValue): \(counts) (\(it.source))\(actor)")
        default: return nil
        }
        writeRest(of: entry, &written)
        return written
    }

    private func movement(_ person: PersonID, _ action: String, _ entry: Entry, _ seconds: Int?) -> Written {
        let phrase = MinutesReader.movements.first { $0.1 == action }?.0.first ?? ""
        var written = Written(text: "\(name(person.description)) \(phrase)")
        if let actor = entry.actor { written.more.append("by: \(name(actor.description))") }
        if let seconds { written.more.append("seconds: \(seconds)") }
        return written
    }

    private func agenda(_ agenda: AgendaSet, _ members: JSONObject, _ actor: String) -> Written {
        var written = Written(text: "agenda")
        if !actor.isEmpty { written.more.append(actor.trimmed) }
        var raw: [String] = []
        if let json = members.first(where: { $0.key == "items" })?.json {
            var reader = JSONReader(json)
            try? reader.list { (json, _) throws(Fault) in raw.append(String(decoding: try json.skip(), as: UTF8.self)) }
        }
        for (item, raw) in zip(agenda.items, raw) {
            var plain = item
            plain.lead = nil
            plain.day = nil
            let rest = AgendaItem {
                ($0.item, $0.stage, $0.title, $0.minutes) = (item.item, item.stage, item.title, item.minutes)
            }
            let lead = item.lead.map { " @" + name($0.description) } ?? ""
            let isPlain = plain == rest && item.day == nil && !item.title.contains { ":@{".contains($0) }
            written.more.append(
                isPlain ? "- \(item.item) \(item.stage): \(item.title), \(item.minutes) min\(lead)" : "- " + raw)
        }
        return written
    }

    private func ballot(_ opened: BallotOpened, _ members: JSONObject, _ actor: String) -> Written {
        let method = opened.method
        var words = ["ballot", opened.ballot.description, method.name.rawValue]
        if let budget = method.budget {
            words.append(method.most == budget ? "\(budget)" : "\(budget)/\(method.most ?? budget)")
        }
        if let lowest = method.lowest, let highest = method.highest { words.append("\(lowest)-\(highest)") }
        if let seats = method.seats { words.append("\(seats)") }
        if let decision = opened.decision { words += ["on", decision.description] }
        let question =
            FieldText.isPlain(opened.question) && !opened.question.contains("@")
            ? opened.question : FieldText.quoted(opened.question)
        words[words.count - 1] += ":"
        var written = Written(text: (words + [question]).joined(separator: " ") + actor)
        var isSimple = true
        for option in opened.options {
            let target = option.refersTo.map { " (\($0))" } ?? ""
            if option.id.contains(" ") && option.id != option.text || option.text.contains("(") { isSimple = false }
            written.more.append(
                "- " + (option.id == option.text ? option.text : "\(option.id) = \(option.text)") + target)
        }
        if !isSimple { written.more = [] }
        let form = Form(BallotOpened.name, [])
        let told: Set = ["ballot", "question", "decision"]
        for (key, json) in members where !told.contains(key) {
            if key == "options", isSimple { continue }
            if key == "method", method.isTold { continue }
            guard let field = form.fields[key] else { continue }
            written.more.append("\(key): \(typed(json, field.shape))")
        }
        return written
    }

    /// Votes on one ballot, at one moment.
    func votes(_ entries: [Entry]) -> Written? {
        guard let first = entries.first, case .voteCast(let vote) = first.action, let terms = log.ballots[vote.ballot]
        else {
            return nil
        }
        let paper = Paper(terms)
        var parts: [(choice: String, names: [String])] = []
        for entry in entries {
            guard case .voteCast(let vote) = entry.action, let voter = entry.actor else { return nil }
            let reason = vote.reason.map { " (\($0))" } ?? ""
            let who = name(voter.description)
            if case .word(let word) = vote.choice {
                if let index = parts.firstIndex(where: { $0.choice == word }), parts.count == index + 1 {
                    parts[index].names.append(who + reason)
                } else {
                    parts.append((word, [who + reason]))
                }
            } else {
                parts.append((who, [words(vote.choice, paper) + reason]))
            }
        }
        let said = parts.map { "\($0.choice): \($0.names.joined(separator: ", "))" }
        var written = Written(text: "vote \(vote.ballot) \(said.joined(separator: "; "))")
        writeRest(of: first, &written)
        return written
    }

    private func words(_ choice: Choice, _ paper: Paper) -> String {
        switch choice {
        case .word(let word): return word
        case .options(let options): return options.joined(separator: ", ")
        case .numbers(let numbers):
            let isRanked = ![.dots, .score].contains(paper.method)
            let ranks = numbers.map(\.number.approximate)
            if isRanked, ranks == ranks.indices.map({ Double($0 + 1) }), numbers.count > 1 {
                return numbers.map(\.option).joined(separator: " > ")
            }
            return numbers.map { "\($0.option) \($0.number)" }.joined(separator: ", ")
        }
    }
}

extension VotingMethod {
    /// Whether the word of the method and the number after it say all of it.
    fileprivate var isTold: Bool {
        var told = VotingMethod(name) {
            ($0.budget, $0.most, $0.lowest, $0.highest, $0.seats) = (budget, most, lowest, highest, seats)
        }
        told.complete()
        return told == self
    }
}
