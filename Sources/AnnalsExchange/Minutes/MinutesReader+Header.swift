import Annals

extension MinutesReader {
    /// Reads the header, and takes what it says for the first lines.
    mutating func read(_ header: Header) {
        for (key, twice) in Dictionary(grouping: header.given, by: \.key.rawValue) where twice.count > 1 {
            let typed = TextLine.keyed(TextLine.withoutBullet(twice[1].line.text))?.key ?? key
            problem(
                "“\(key)” stands there twice; keep one of them",
                russian: "«\(typed)» уже сказано выше; оставьте что-то одно", line: twice[1].line.number)
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
                russian: "не сказано, в какой день это было; поставьте наверху «дата: 2026-01-14»",
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
                problem(error)
            }
        }
    }

    private mutating func readTime(_ header: Header) {
        if let (value, typed) = header[.date] {
            let (first, rest) = value.firstWord
            if let day = Day(typed: first) {
                self.day = day
            } else {
                problem(
                    "“\(value.shortened)” is no day, such as 2026-01-14",
                    russian: "«\(value.shortened)» — не день, такой как 2026-01-14", line: typed.number)
            }
            var time = rest
            if !rest.isEmpty {
                clock = Clock.take(from: &time, line: typed.number)
                if clock == nil { noTime(rest, typed) }
            }
        }
        if let (value, typed) = header[.time] {
            var time = value
            clock = Clock.take(from: &time, line: typed.number)
            if clock == nil { noTime(value, typed) }
        }
    }

    private mutating func noTime(_ text: String, _ typed: TextLine) {
        problem(
            "“\(text.shortened)” is no time, such as 10:00",
            russian: "«\(text.shortened)» — не время, такое как 10:00", line: typed.number)
    }

    private mutating func readSession(_ header: Header) {
        if let (value, typed) = header[.session] {
            line = typed
            let (word, _) = value.firstWord
            guard let id = SessionID(Form.unmarked(word)) else {
                problem(
                    "“\(value.shortened)” is no session, such as S-4; leave the line out where the minutes are of a new one",
                    russian:
                        "«\(value.shortened)» — не номер сессии, такой как S-4; если это протокол новой сессии, уберите строку"
                )
                session = session ?? "@session"
                return
            }
            if let named = minutes.session, named != id {
                problem(
                    "these are minutes of \(id), not of \(named)", russian: "это протокол \(id), а не \(named)")
            }
            if log.sessions[id]?.began == nil {
                problem(
                    "\(id) is not in the log; annals sessions lists those that are, and without this line a new one is scheduled",
                    russian:
                        "\(id) в журнале нет; какие есть, покажет annals sessions, а без этой строки назначается новая сессия"
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
                "nothing says which session this is; begin with “session: S-4”, or with “title:”, “date:” and “purpose:”",
                russian: "не сказано, какая это сессия; начните с «сессия: S-4» или с «название:», «дата:» и «цель:»"
            )
            return
        }
        schedule(header)
    }

    /// What the header says of a session that is there must be what the log says.
    private mutating func compare(_ header: Header, with id: SessionID) {
        guard let plan = log.sessions[id]?.plan else { return }
        for (key, russian, said) in [
            (Header.Key.title, "название", plan.title), (.kind, "вид", plan.kind.rawValue),
        ] {
            guard let (value, typed) = header[key], value.lowercased() != said.lowercased() else { continue }
            problem(
                "\(key.rawValue) of \(id) is “\(said.shortened)” in the log; to change it use annals record session-changed",
                russian:
                    "\(russian) \(id) в журнале — «\(said.shortened)»; чтобы изменить это, используйте annals record session-changed",
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
                problem(error, line: typed.number)
            }
        }
        let needed = [
            ("title", "title: Strategy 2026", "как называется сессия", "название: Стратегия 2026"),
            ("kind", "kind: planning", "какого вида сессия", "вид: planning"),
            ("purpose", "purpose: …", "зачем сессия", "цель: …"),
        ]
        for (field, word, what, russian) in needed where act[field] == nil {
            problem(
                "the header does not say the \(field) of the session; put “\(word)” at the top",
                russian: "в начале не сказано, \(what); поставьте наверху «\(russian)»")
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
            do { note([try agenda(value)], typed, &self) } catch { problem(error) }
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
            problem(error, line: typed?.number)
            return nil
        }
    }
}
