public import Annals

/// Writes a session of a log back as minutes.
///
/// Every line that it writes is read by the reader before it is taken: a way of writing that would say anything else
/// than the entry is passed over for the next one, down to `! action-name` with all its fields. So nothing is lost.
public struct MinutesWriter {
    let log: MinutesLog
    let session: SessionID
    let hidden: (Entry) -> Sight.Hidden
    private let blank: MinutesReader

    /// A writer for one session.
    ///
    /// - Parameters:
    ///   - session: the session.
    ///   - log: what is known of the whole log.
    ///   - hidden: what of an entry is not to be shown now (`Sight`).
    public init(of session: SessionID, in log: MinutesLog, hiding hidden: @escaping (Entry) -> Sight.Hidden) {
        self.log = log
        self.session = session
        self.hidden = hidden
        blank = MinutesReader(log, session: session)
    }

    /// Whether an entry belongs to the minutes of a session: it happened in it, or is about it.
    public static func belongs(_ entry: Entry, to session: SessionID) -> Bool {
        if entry.isOfAnother { return false }
        if entry.session == session || entry.about.contains(session.subject) { return true }
        if case .noteAdded(let note) = entry.action { return note.on.subject == session.subject }
        return entry.mentions.contains(session.subject) && entry.action.names(session)
    }

    /// The minutes, of entries in the order in which they happened; those that do not belong to the session are left
    /// out.
    public func text(_ entries: some Sequence<Entry>) -> String {
        let entries = entries.filter { MinutesWriter.belongs($0, to: session) }
        let title = log.sessions[session]?.title ?? ""
        var lines = [
            "# \(title.isEmpty ? "" : "\(title). ")Minutes of \(session), written out of the log of \(log.organization.name) as of \(log.last).",
            "# A line with a mark at its end, such as [#17 3fa9c1], is in the log: read again, it is passed over as long as",
            "# nothing of it is changed. Lines without one are added. annals minutes --help says how lines are written.",
            "session: \(session)",
        ]
        var day: Day?
        var rest = entries[...]
        while let entry = rest.first {
            let (today, time) = wall(entry.occurredAt)
            if today != day {
                lines += ["", today.description]
                day = today
            }
            let group = Array(rest.prefix(votesTogether(rest)))
            rest.removeFirst(group.count)
            lines += written(group, today, time)
        }
        return lines.joined(separator: "\n") + "\n"
    }

    /// How many entries at the start of a list stand on one line: votes of one moment on one ballot.
    private func votesTogether(_ entries: ArraySlice<Entry>) -> Int {
        guard let first = entries.first, case .voteCast(let vote) = first.action, hidden(first).isEmpty else {
            return 1
        }
        var count = 1
        for next in entries.dropFirst() {
            guard case .voteCast(let other) = next.action, other.ballot == vote.ballot,
                next.occurredAt == first.occurredAt,
                next.recorder == first.recorder, next.session == first.session,
                next.position.rawValue == first.position.rawValue + Int64(count), hidden(next).isEmpty
            else { break }
            count += 1
        }
        return count
    }

    // MARK: An entry

    private func written(_ group: [Entry], _ day: Day, _ time: String) -> [String] {
        guard let first = group.first, let last = group.last else { return [] }
        let entries = first.position...last.position
        if !hidden(first).isEmpty {
            return ["# \(time) \(first.action.name) \(Sight.veil) (\(first.position))"]
        }
        let line = group.count == 1 ? self.line(first, day, time) : votes(group, day, time) ?? general(first, day, time)
        if group.count > 1, line.acts != group.count {
            return group.flatMap { written([$0], day, time) }
        }
        var text = TextLine(number: 1, text: time + " " + line.text)
        text.more = line.more.map { (1, $0) }
        let mark = Mark(entries, of: text, at: first.occurredAt, in: log.organization.log)
        let fixed = group.compactMap(\.correctedBy).map { "# the next line as \($0) corrected it" }
        let told = line.told.map { ["      # " + $0] } ?? []
        return fixed + ["\(text.text) \(mark.text)"] + line.more.map { "      " + $0 } + told
    }

    /// A line as it is written, less time and mark.
    struct Written {
        var text: String
        var more: [String] = []
        /// What came of it, for people: a comment under the line.
        var told: String?
        /// How many actions it says.
        var acts = 1
    }

    private func line(_ entry: Entry, _ day: Day, _ time: String) -> Written {
        let members = entry.action.members
        if case .ballotClosed(let closed) = entry.action, let result = closed.result {
            var written = Written(text: "close \(closed.ballot)")
            finish(
                &written, entry, Form(BallotClosed.name, ["close"], [.given("ballot", [.ballot])]),
                members.filter { $0.key == "why" })
            written.told = result.words
            if says(written, [entry], day, time) { return written }
        }
        for written in ways(entry, members) where says(written, [entry], day, time) { return written }
        return general(entry, day, time)
    }

    private func general(_ entry: Entry, _ day: Day, _ time: String) -> Written {
        let form = Form(entry.action.name, [])
        var written = Written(text: "! " + entry.action.name)
        finish(&written, entry, form, entry.action.members)
        if says(written, [entry], day, time) { return written }
        // What no line can say again, such as a text that was taken out: it is shown, and marked as all are.
        return written
    }

    private func votes(_ group: [Entry], _ day: Day, _ time: String) -> Written? {
        guard var written = votes(group) else { return nil }
        written.acts = group.count
        return says(written, group, day, time) ? written : nil
    }

    // MARK: Reading it back

    /// Whether a line, read again, says just what these entries do.
    private func says(_ written: Written, _ entries: [Entry], _ day: Day, _ time: String) -> Bool {
        var reader = blank
        reader.day = day
        var rest = time + " " + written.text
        reader.clock = MinutesReader.Clock.take(from: &rest, line: 1)
        reader.line = TextLine(number: 1, text: rest, more: written.more.map { (1, $0) })
        guard let acts = try? reader.acts(TextLine.withoutBullet(rest)), acts.count == entries.count,
            let occurredAt = reader.occurredAt
        else { return false }
        return zip(acts, entries).allSatisfy { act, entry in
            var json = JSONReader(Array(act.json(at: occurredAt, in: session.description).written(pretty: false).utf8))
            guard let draft = try? Draft(actionLine: &json, zone: log.zone) else { return false }
            return draft.saysAsMuch(as: entry)
        }
    }

    /// The day and the time by the organization's clock: to the minute where that is all there is to say.
    func wall(_ instant: Instant) -> (day: Day, time: String) {
        let (day, millisecond) = log.zone.wall(instant)
        func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
        let (second, milli) = (millisecond / 1000, millisecond % 1000)
        var time = "\(two(second / 3600)):\(two(second / 60 % 60))"
        if second % 60 > 0 || milli > 0 { time += ":\(two(second % 60))" }
        if milli > 0 { time += "." + String(1000 + milli).dropFirst() }
        // Where the clock shows a time twice, the line says which of the two it was.
        if log.zone.time("\(day)T\(time)") != instant {
            let minutes = (Int64(day.daysSince1970) * 86_400_000 + Int64(millisecond) - instant.milliseconds) / 60_000
            time += "\(minutes < 0 ? "-" : "+")\(two(Int(abs(minutes) / 60))):\(two(Int(abs(minutes) % 60)))"
        }
        return (day, time)
    }

    /// How a person is called: by name where that is enough, else by id.
    func name(_ id: String) -> String {
        guard let person = PersonID(id).flatMap({ log.people[$0] }), blank.roster.find(person.name) == id else {
            return id
        }
        let words = person.name.split(separator: " ")
        let isPlain =
            FieldText.isPlain(person.name) && !person.name.contains { ",;@():\"".contains($0) }
            && !words.contains { ["and", "&", "и", "because"].contains($0.lowercased()) }
        return isPlain ? person.name : id
    }
}

extension Draft {
    /// Whether a draft says the same as an entry, less what the rules filled in.
    fileprivate func saysAsMuch(as entry: Entry) -> Bool {
        guard action.name == entry.action.name, occurredAt == entry.occurredAt, actor == entry.actor,
            recorder == entry.recorder, isAnonymous == entry.isAnonymous
        else { return false }
        let mine = Dictionary(action.completed.members.map { ($0.key, $0.json) }) { first, _ in first }
        let theirs = Dictionary(entry.action.members.map { ($0.key, $0.json) }) { first, _ in first }
        // A session that the action itself names need not be named beside it.
        let own = (mine["session"] ?? theirs["session"]).map { String(decoding: $0, as: UTF8.self) }
        let place = session.map { "\"\($0)\"" }
        guard session == entry.session || entry.session == nil else { return false }
        let filled = Draft.filledIn[action.name] ?? []
        for (key, json) in theirs where mine[key] != json {
            if mine[key] != nil { return false }
            if !filled.contains(key), !(key == "session" && own == place) { return false }
        }
        return mine.keys.allSatisfy { theirs[$0] != nil || $0 == "session" }
    }

    /// The fields that the rules fill in, and would fill in the same way again.
    static let filledIn: [String: Set<String>] = [
        BallotClosed.name: ["result"], RecusalDeclared.name: ["ballots"], IdeasRevealed.name: ["ideas"],
        IdeaCaptured.name: ["hidden"], VoteCast.name: ["proxy"], ContestSettled.name: ["result"],
    ]
}

extension AnyAction {
    /// With what a ballot's method means where it says nothing.
    fileprivate var completed: AnyAction {
        guard case .ballotOpened(var opened) = self else { return self }
        opened.method.complete()
        return .ballotOpened(opened)
    }

    /// Whether one of its own fields names that session as the one it belongs to.
    fileprivate func names(_ session: SessionID) -> Bool {
        let id = Array("\"\(session)\"".utf8)
        return members.contains { $0.key == "session" && $0.json == id }
    }
}
