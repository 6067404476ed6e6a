import Annals

/// Reads minutes line by line: the header first, then what happened.
struct MinutesReader {
    let log: MinutesLog
    var minutes = Minutes()
    var roster: Roster
    /// What the labels of the file stand for.
    var labels: [String: (ref: String, kind: Subject.Kind)] = [:]
    /// The labels in the order in which they were given.
    var newLabels: [String] = []
    /// What was named or created so far, the last at the end: what a line means that names nothing.
    var recent: [(kind: Subject.Kind, ref: String)] = []
    /// The ballots that lines may vote on, by id or label.
    var ballots: [String: Paper] = [:]
    /// The decisions that are proposed in the file and not taken yet.
    var proposed: [String] = []
    /// The items of the agenda, by id or label.
    var items = Agenda()
    /// When the next session is to be, as a line said before the close.
    var next: String?

    /// The id or label of the session.
    var session: String?
    /// Whether the header says who was present, and so opens it.
    var isOpened = false
    var day: Day?
    var clock: Clock?
    /// The line at hand, without its mark.
    var line = TextLine(number: 1, text: "")
    /// How often a line of that time and text came before.
    private var repeats: [String: Int] = [:]

    /// A time of the day as it was typed.
    struct Clock: Equatable {
        let text: String
        let millisecond: Int
        let line: Int
    }

    init(_ log: MinutesLog, session: SessionID?) {
        self.log = log
        roster = log.roster
        if let session { go(into: session) }
        for (id, opened) in log.ballots { ballots[id.description] = Paper(opened) }
    }

    /// Takes up a session that the log has.
    mutating func go(into id: SessionID) {
        minutes.session = id
        session = id.description
        day = day ?? log.day(of: id)
        items = Agenda()
        for item in log.items[id] ?? [] { items.add(item.title, item.item.description) }
    }

    mutating func read(_ bytes: [UInt8], from first: Int) {
        let lines = TextLine.lines(of: bytes, from: first, &minutes.problems)
        if lines.isEmpty {
            if minutes.problems.isEmpty {
                problem(
                    "there is no line in it; begin with “session: S-4”, or with “title:”, “kind:”, “date:” and “purpose:”",
                    russian:
                        "здесь нет ни одной строки; начните с «сессия: S-4» или с «название:», «вид:», «дата:» и «цель:»"
                )
            }
            return
        }
        var header = Header()
        var body = lines[...]
        if let top = body.first, header.takeTitle(top, before: body.dropFirst().first) { body.removeFirst() }
        while let next = body.first, header.take(next) { body.removeFirst() }
        header.firstTime =
            body.lazy.compactMap { line in
                var text = line.text
                return Clock.take(from: &text, line: line.number)
            }.first
        read(header)
        for line in body { read(line) }
    }

    mutating func problem(_ text: String, russian: String, line number: Int? = nil) {
        minutes.problems.append(Minutes.Problem(line: number ?? line.number, text, russian: russian))
    }

    mutating func problem(_ wrong: Wrong, line number: Int? = nil) {
        problem(wrong.text, russian: wrong.russian, line: number)
    }

    // MARK: A line of the body

    private mutating func read(_ typed: TextLine) {
        line = typed
        let mark = Mark.take(from: &line.text)
        var rest = line.text
        if takeDay(&rest) { return }
        if let taken = Clock.take(from: &rest, line: line.number) {
            if let clock, taken.millisecond < clock.millisecond, taken.text.last?.isNumber ?? false, mark == nil {
                problem(
                    "\(taken.text) is before the \(clock.text) of line \(clock.line); put the lines in order, or the new day (2026-01-15) on a line of its own before it",
                    russian:
                        "\(taken.text) раньше, чем \(clock.text) в строке \(clock.line); расположите строки по порядку или поставьте перед этой отдельной строкой новый день (2026-01-15)"
                )
            }
            clock = taken
        }
        guard let occurredAt else {
            if minutes.problems.isEmpty {
                problem(
                    "nothing says on which day this was; put “date: 2026-01-14” at the top",
                    russian: "не сказано, в какой день это было; поставьте наверху «дата: 2026-01-14»")
            }
            return
        }
        do {
            let acts = try acts(TextLine.withoutBullet(rest))
            // Who is present at the top opens it; to say so again adds nothing.
            if isOpened, mark == nil, acts.count == 1, acts[0].action == SessionOpened.name, acts[0]["present"] == nil {
                return
            }
            guard let mark else {
                take(acts, at: occurredAt)
                return
            }
            check(mark, at: occurredAt)
        } catch {
            if let mark {
                check(mark, at: occurredAt)
            } else {
                problem(error)
            }
        }
    }

    /// Makes sure that a line with a mark is as it was written out.
    private mutating func check(_ mark: Mark, at occurredAt: String) {
        let entries = mark.entries
        let time = log.zone.time(occurredAt) ?? .earliest
        if mark == Mark(entries, of: line, at: time, in: log.organization.log), entries.upperBound <= log.last {
            minutes.lines.append(
                Minutes.Line(number: line.number, occurredAt: occurredAt, actions: [], recorded: entries))
            return
        }
        problem(
            "is marked as \(entries.lowerBound) of a log, and is not what was written out of this one for it; to put that entry right use annals correct \(entries.lowerBound), to record the line as new take the mark off",
            russian:
                "строка помечена как \(entries.lowerBound), но в этом журнале эта запись пишется не так; чтобы исправить её, используйте annals correct \(entries.lowerBound), а чтобы записать строку как новую, уберите пометку"
        )
    }

    /// Adds what a line says, in the order in which it says it.
    mutating func take(_ acts: [Act], at occurredAt: String, line number: Int? = nil) {
        let actions = acts.map { $0.json(at: occurredAt, in: session) }
        minutes.lines.append(
            Minutes.Line(number: number ?? line.number, occurredAt: occurredAt, actions: actions, recorded: nil))
        for act in acts { note(act) }
    }

    /// Keeps in mind what later lines may mean.
    private mutating func note(_ act: Act) {
        func text(_ field: String) -> String? {
            if case .text(let text)? = act[field] { text } else { nil }
        }
        switch act.action {
        case SessionClosed.name: minutes.closes = true
        case DecisionProposed.name: if let ref = text("decision") { proposed.append(ref) }
        case DecisionTaken.name, DecisionRejected.name, DecisionWithdrawn.name, DecisionDeferred.name:
            if let ref = text("decision") { proposed.removeAll { $0 == ref } }
        case BallotClosed.name, ResultReported.name:
            if let ref = text("ballot") { ballots[ref]?.isClosed = true }
        default: break
        }
    }

    /// When the line at hand happened, as an action line says it.
    var occurredAt: String? {
        day.map { day in clock.map { "\(day)T\($0.text)" } ?? day.description }
    }

    /// A line that begins a new day: `2026-01-15`, `date: 2026-01-15`, `day 2026-01-15`.
    private mutating func takeDay(_ rest: inout String) -> Bool {
        var text = TextLine.withoutBullet(rest)
        if let (key, value) = TextLine.keyed(text), Header.dayKeys.contains(key) { text = value }
        for key in Header.dayKeys where text.lowercased().hasPrefix(key + " ") {
            text = text.dropFirst(key.count).trimmed
        }
        let (first, then) = text.firstWord
        guard let day = Day(typed: first) else { return false }
        self.day = day
        clock = nil
        rest = then
        return then.isEmpty
    }

    /// A label that follows from the line, so that the same line means the same thing whenever it is read.
    mutating func label(_ kind: Subject.Kind, _ salt: String = "") -> String {
        let text = "\(occurredAt ?? "") \(TextLine.unstyled(line.text)) \(kind.name) \(salt)"
        let count = repeats[text, default: 0]
        repeats[text] = count + 1
        let hash = Hex.text(Digest(hashing: Array("\(text) \(count)".utf8)).bytes.prefix(8))
        return "@\(kind.name)-\(hash)"
    }
}

/// Something that a line says was done.
struct Act {
    let action: String
    var data: [JSONValue.Member] = []
    var actor: String?
    var recorder: String?
    var isAnonymous = false
    /// The session in which it happened, where that is not the one of the minutes; empty where it was in none.
    var place: String?

    init(_ action: String) {
        self.action = action
    }

    subscript(field: String) -> JSONValue? {
        get { data.first { $0.key == field }?.value }
        set {
            data.removeAll { $0.key == field }
            if let newValue { data.append(JSONValue.Member(field, newValue)) }
        }
    }

    /// As an action line.
    func json(at occurredAt: String, in session: String?) -> JSONValue {
        var members: [JSONValue.Member] = [.init("type", .text(action)), .init("occurredAt", .text(occurredAt))]
        if let actor { members.append(.init("actor", .text(actor))) }
        if let recorder, recorder != actor { members.append(.init("recorder", .text(recorder))) }
        if isAnonymous { members.append(.init("anonymous", true)) }
        let place = place ?? (action == SessionScheduled.name || action == PersonJoined.name ? "" : session ?? "")
        if !place.isEmpty { members.append(.init("session", .text(place))) }
        members.append(.init("data", .object(data)))
        return .object(members)
    }
}

extension MinutesReader.Clock {
    /// Takes the time off the beginning of a line: `9:05`, `10:15:30`, with what parts it from the rest.
    static func take(from text: inout String, line: Int) -> Self? {
        let (word, rest) = TextLine.withoutBullet(text).firstWord
        var token = word
        while let last = token.last, ",;–—".contains(last) { token.removeLast() }
        guard token.count >= 4, token.first?.isNumber == true, token.contains(":") else { return nil }
        if token.firstIndex(of: ":") == token.index(after: token.startIndex) { token = "0" + token }
        if token.last == ":" { token.removeLast() }
        guard let written = WrittenTime("2000-01-01T" + token) else { return nil }
        text = rest
        text = text.drop { "–—-: ".contains($0) }.trimmed
        return Self(text: token, millisecond: written.millisecond, line: line)
    }
}

extension Day {
    /// A day as people type it: `2026-01-14` or `14.01.2026`.
    init?(typed text: String) {
        var text = TextLine.unstyled(text)
        while let last = text.last, ",:;".contains(last) { text.removeLast() }
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        if parts.count == 3, parts[2].count == 4, let day = Int(parts[0]), let month = Int(parts[1]),
            let year = Int(parts[2])
        {
            self.init(year: year, month: month, day: day)
        } else {
            self.init(text)
        }
    }
}

extension TextLine {
    /// The key and the value of a line such as `place: Tallinn`; the key in lower case.
    static func keyed(_ text: String) -> (key: String, value: String)? {
        guard let colon = text.firstIndex(of: ":") else { return nil }
        let key = text[..<colon].trimmed
        guard !key.isEmpty, key.count <= 24, key.allSatisfy({ $0.isLetter || $0 == " " || $0 == "-" }) else {
            return nil
        }
        return (key.lowercased(), text[text.index(after: colon)...].trimmed)
    }

    /// Without the mark of a list: `- `, `* `, `• `, `1. `.
    static func withoutBullet(_ text: String) -> String {
        let (word, rest) = text.firstWord
        if rest.isEmpty { return text }
        if ["-", "*", "•", "–", "—", "+"].contains(word) { return rest }
        if let last = word.last, ".)".contains(last), word.count <= 4,
            word.dropLast().allSatisfy({ $0.isASCII && $0.isNumber }),
            word.count > 1
        {
            return rest
        }
        return text
    }
}
