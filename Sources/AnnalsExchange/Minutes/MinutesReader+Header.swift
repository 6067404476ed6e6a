import Annals

/// What stands at the top of minutes: which session, when, where, who.
struct Header {
    /// What a key of the header means.
    enum Key: String {
        case session, title, kind, date, time, ends, place, purpose, topic, period, series, follows, format, focus,
            outcome
        case team, aim, template, moderator, chair, scribe, present, absent, observers, invited, agenda
        case objectives, minutes, circle
        case writtenBy = "written by"
    }

    private static let words: [String: Key] = [
        "session": .session, "minutes of": .session, "title": .title, "kind": .kind, "type": .kind, "date": .date,
        "day": .date, "time": .time, "starts": .time, "place": .place, "location": .place, "purpose": .purpose,
        "topic of the session": .topic, "period": .period, "plan for": .period, "series": .series, "follows": .follows,
        "format": .format, "focus": .focus, "outcome": .outcome, "team": .team, "aim": .aim, "template": .template,
        "moderator": .moderator, "facilitator": .moderator, "chair": .chair, "scribe": .scribe, "note taker": .scribe,
        "present": .present, "attendees": .present, "absent": .absent, "excused": .absent, "regrets": .absent,
        "observers": .observers, "observer": .observers, "invited": .invited, "agenda": .agenda,
        "objectives": .objectives, "length": .minutes, "circle": .circle, "written by": .writtenBy,
        "сессия": .session, "название": .title, "вид": .kind, "дата": .date, "день": .date,
        "время": .time, "начало": .time, "место": .place, "цель": .purpose, "период": .period, "серия": .series,
        "модератор": .moderator, "ведущий": .moderator, "ведущая": .moderator, "председатель": .chair,
        "секретарь": .scribe, "присутствуют": .present, "присутствовали": .present, "участники": .present,
        "отсутствуют": .absent, "отсутствовали": .absent, "наблюдатели": .observers, "приглашены": .invited,
        "повестка": .agenda, "записал": .writtenBy, "записала": .writtenBy,
    ]

    /// The keys of a line that begins a new day.
    static let dayKeys = ["date", "day", "дата", "день"]

    /// What was typed, in order.
    private(set) var given: [(key: Key, value: String, line: TextLine)] = []
    /// The first time that stands at a line after the header.
    var firstTime: MinutesReader.Clock?

    /// The lines by which people join, who may then be named anywhere in the header.
    private(set) var joins: [TextLine] = []

    /// Takes a line that belongs to the header.
    mutating func take(_ line: TextLine) -> Bool {
        if ["join", "присоединяется"].contains(line.text.firstWord.word.lowercased()) {
            joins.append(line)
            return true
        }
        guard let (word, value) = TextLine.keyed(TextLine.withoutBullet(line.text)), let key = Header.words[word] else {
            return false
        }
        // A second agenda or list of names is a line of its own: an agenda that was changed, people who come in.
        given.append((key, value, line))
        return true
    }

    /// Takes the line at the top for the title, where what follows is a header.
    mutating func takeTitle(_ line: TextLine, before next: TextLine?) -> Bool {
        var text = line.text
        guard let next, MinutesReader.Clock.take(from: &text, line: line.number) == nil, Day(typed: text) == nil,
            TextLine.keyed(text) == nil
        else { return false }
        var own = Header()
        var header = Header()
        guard !own.take(line), header.take(next), header.joins.isEmpty else { return false }
        given.append((.title, text, line))
        return true
    }

    /// The value of a key, with the lines under it.
    subscript(key: Key) -> (value: String, line: TextLine)? {
        guard let found = given.last(where: { $0.key == key }) else { return nil }
        let more = found.line.more.map(\.text)
        return (([found.value] + more).filter { !$0.isEmpty }.joined(separator: " "), found.line)
    }
}

extension MinutesReader {
    /// Reads the header, and takes what it says for the first lines.
    mutating func read(_ header: Header) {
        for (key, twice) in Dictionary(grouping: header.given, by: \.key.rawValue) where twice.count > 1 {
            problem("“\(key)” stands there twice; keep one of them", line: twice[1].line.number)
        }
        readTime(header)
        if let day, let start = header.firstTime, clock == nil, minutes.session == nil {
            clock = start
            self.day = day
        }
        readJoins(header)
        let before = minutes.problems.count
        readSession(header)
        minutes.isPlaced = minutes.problems.count == before && day != nil
        guard day != nil else {
            problem(
                "nothing says on which day it was; put “date: 2026-01-14” at the top",
                line: header.given.first?.line.number ?? 1)
            return
        }
        readPeople(header)
    }

    private mutating func readJoins(_ header: Header) {
        for typed in header.joins {
            line = typed
            do {
                let acts = try acts(typed.text)
                if let occurredAt { take(acts, at: occurredAt) }
            } catch {
                problem(error.text)
            }
        }
    }

    private mutating func readTime(_ header: Header) {
        if let (value, typed) = header[.date] {
            let (first, rest) = value.firstWord
            if let day = Day(typed: first) {
                self.day = day
            } else {
                problem("“\(value.shortened)” is no day, such as 2026-01-14", line: typed.number)
            }
            var time = rest
            if !rest.isEmpty {
                clock = Clock.take(from: &time, line: typed.number)
                if clock == nil { problem("“\(rest.shortened)” is no time, such as 10:00", line: typed.number) }
            }
        }
        if let (value, typed) = header[.time] {
            var time = value
            clock = Clock.take(from: &time, line: typed.number)
            if clock == nil { problem("“\(value.shortened)” is no time, such as 10:00", line: typed.number) }
        }
    }

    private mutating func readSession(_ header: Header) {
        if let (value, typed) = header[.session] {
            line = typed
            let (word, _) = value.firstWord
            guard let id = SessionID(Form.unmarked(word)) else {
                problem(
                    "“\(value.shortened)” is no session, such as S-4; leave the line out where the minutes are of a new one"
                )
                session = session ?? "@session"
                return
            }
            if let named = minutes.session, named != id { problem("these are minutes of \(id), not of \(named)") }
            if log.sessions[id]?.began == nil {
                problem(
                    "\(id) is not in the log; annals sessions lists those that are, and without this line a new one is scheduled"
                )
            }
            go(into: id)
        }
        if let id = minutes.session {
            compare(header, with: id)
            return
        }
        // Another session of the same day has another title, and so its lines are others.
        let named = "\(header[.title]?.value ?? "") \(day?.description ?? "")"
        session = "@session-" + Hex.text(Digest(hashing: Array(named.utf8)).bytes.prefix(8))
        guard day != nil else { return }
        line = header.given.first?.line ?? line
        if header.given.isEmpty {
            problem(
                "nothing says which session this is; begin with “session: S-4”, or with “title:”, “date:” and “purpose:”"
            )
            return
        }
        schedule(header)
    }

    /// What the header says of a session that is there must be what the log says.
    private mutating func compare(_ header: Header, with id: SessionID) {
        guard let plan = log.sessions[id]?.plan else { return }
        for (key, said) in [(Header.Key.title, plan.title), (.kind, plan.kind.rawValue)] {
            guard let (value, typed) = header[key], value.lowercased() != said.lowercased() else { continue }
            problem(
                "\(key.rawValue) of \(id) is “\(said.shortened)” in the log; to change it use annals record session-changed",
                line: typed.number)
        }
    }

    private mutating func schedule(_ header: Header) {
        var act = Act(SessionScheduled.name)
        act["session"] = .text(session ?? "@session")
        let form = Form(SessionScheduled.name, [])
        for (key, field) in Header.planned {
            guard let (value, typed) = header[key] else { continue }
            do {
                act[field] = try json(value, form.fields[field])
            } catch {
                problem(error.text, line: typed.number)
            }
        }
        for (field, word) in [("title", "title: Strategy 2026"), ("kind", "kind: planning"), ("purpose", "purpose: …")]
        where act[field] == nil {
            problem("the header does not say the \(field) of the session; put “\(word)” at the top")
        }
        let start = clock ?? header.firstTime
        if let day, let start {
            let text = "\(day)T\(start.text)"
            act["startsAt"] = .text(log.zone.time(text)?.description ?? text)
        } else if let day {
            act["startsAt"] = .text(day.description)
        }
        clock = start
        take([act], at: occurredAt ?? "")
    }

    private mutating func readPeople(_ header: Header) {
        let isNew = minutes.session == nil
        if clock == nil, header[.present] != nil { clock = header.firstTime }
        let start = occurredAt ?? ""
        func note(_ acts: [Act], _ typed: TextLine, _ reader: inout MinutesReader) {
            if !acts.isEmpty { reader.take(acts, at: start, line: typed.number) }
        }
        if let (value, _) = header[.writtenBy], let ref = known(value, header[.writtenBy]?.line) {
            minutes.writtenBy = PersonID(ref)
        }
        var leading: [String] = []
        var observers: [String] = []
        for (key, role) in Header.roles {
            guard let (value, typed) = header[key] else { continue }
            line = typed
            var acts: [Act] = []
            for name in FieldText.names(value) {
                let (name, style) = FieldText.remarked(name)
                guard let ref = known(name, typed) else { continue }
                if key == .observers { observers.append(ref) } else if key != .invited { leading.append(ref) }
                acts.append(invitation(ref, role))
                if key == .moderator, let style {
                    var act = Act(ModeratorChosen.name)
                    act["session"] = session.map(JSONValue.text)
                    act["person"] = .text(ref)
                    act["style"] = .text(style.lowercased().split(separator: " ").joined(separator: "-"))
                    acts.append(act)
                }
            }
            note(acts, typed, &self)
        }
        var absent: [String] = []
        if let (value, typed) = header[.absent] {
            var acts: [Act] = []
            for name in FieldText.names(value) {
                let (name, reason) = FieldText.remarked(name)
                guard let ref = known(name, typed) else { continue }
                absent.append(ref)
                if isNew
                    || minutes.session.flatMap({ log.sessions[$0] })?.isInvited(PersonID(ref) ?? PersonID()) != true
                {
                    acts.append(invitation(ref, "participant"))
                }
                var act = Act(ParticipantExcused.name)
                act["session"] = session.map(JSONValue.text)
                act["person"] = .text(ref)
                act["reason"] = reason.map(JSONValue.text)
                acts.append(act)
            }
            note(acts, typed, &self)
        }
        if let typed = header[.agenda]?.line {
            line = typed
            let value = TextLine.keyed(TextLine.withoutBullet(typed.text))?.value ?? ""
            do { note([try agenda(value)], typed, &self) } catch { problem(error.text) }
        }
        if let (value, typed) = header[.present] {
            var present: [String] = []
            for name in FieldText.names(value) {
                if let ref = known(FieldText.remarked(name).name, typed) { present.append(ref) }
            }
            for ref in leading + observers where !present.contains(ref) && !absent.contains(ref) { present.append(ref) }
            isOpened = true
            var act = Act(SessionOpened.name)
            act["session"] = session.map(JSONValue.text)
            act["present"] = .list(present.map(JSONValue.text))
            note([act], typed, &self)
        }
    }

    private func invitation(_ ref: String, _ role: String) -> Act {
        var act = Act(ParticipantInvited.name)
        act["session"] = session.map(JSONValue.text)
        act["person"] = .text(ref)
        act["role"] = .text(role)
        return act
    }

    private mutating func known(_ name: String, _ typed: TextLine?) -> String? {
        do {
            return try roster.person(name)
        } catch {
            problem(error.text, line: typed?.number)
            return nil
        }
    }
}

extension Header {
    fileprivate static let planned: [(Key, String)] = [
        (.title, "title"), (.topic, "topic"), (.kind, "kind"), (.series, "series"), (.follows, "follows"),
        (.purpose, "purpose"), (.objectives, "objectives"), (.focus, "focus"), (.outcome, "outcome"),
        (.period, "period"), (.format, "format"), (.place, "place"), (.minutes, "minutes"), (.team, "team"),
        (.aim, "aim"), (.circle, "circle"), (.template, "template"),
    ]

    fileprivate static let roles: [(Key, String)] = [
        (.moderator, "moderator"), (.chair, "chair"), (.scribe, "scribe"), (.invited, "participant"),
        (.observers, "observer"),
    ]
}
