import Annals
import AnnalsLog
import ArgumentParser

struct ReplayCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "replay", abstract: "Go through a past session step by step, or with something changed.",
        discussion: """
            With --without and the like, the session is played again over an altered copy, in memory: what that person \
            said, cast and proposed in it is gone, and what hung on it falls (“–” marks what is not there, “~” what \
            reads otherwise); ballots are counted again. What somebody did for the session, such as opening it, taking \
            notes or counting votes, stays: another would have done it. Nothing is written.
            """)

    @Argument(help: "The session, such as S-4.")
    var session: String

    @Option(
        name: [.customLong("until"), .customLong("up-to")],
        help: ArgumentHelp("Stop there: a time, an entry such as #17, or a ballot or decision.", valueName: "moment"))
    var until: String?

    @Option(help: ArgumentHelp("How many times faster than it happened; left out, all at once.", valueName: "times"))
    var speed: Double?

    @OptionGroup var changes: AlterationOptions

    @OptionGroup var options: ReadOptions

    func validate() throws {
        if let speed, !(speed > 0) { throw ValidationError("--speed takes a number above 0, such as 60") }
    }

    func run() async throws {
        guard let id = SessionID(session), id.isGiven else {
            throw Failure("“\(session)” is no session's id, such as S-4; annals sessions lists them", code: 2)
        }
        let played = try options.read { try play(id, $0) }
        if options.json {
            let value: JSONValue = ["steps": .each(played.steps) { $0.json }, "board": played.board.json]
            return print(value.adding(played.whatIf.map { ["whatif": $0] } ?? [:]).versioned.written(pretty: true))
        }
        var last: Instant?
        let times = Words.column(played.steps.map { played.zone.text($0.entry.occurredAt) })
        let positions = Words.column(played.steps.map(\.entry.position.description))
        for (index, step) in played.steps.enumerated() {
            if let speed, let last {
                let wait = Double(step.entry.occurredAt.milliseconds - last.milliseconds) / speed
                if wait >= 1 {
                    try Terminal.flush()
                    try await Task.sleep(for: .milliseconds(min(wait, 3_600_000)))
                }
            }
            last = step.entry.occurredAt
            let text = step.fate == .fallen ? Terminal.dim(step.text) : step.text
            let mark = played.whatIf == nil ? "" : "\(step.fate.mark) "
            print("\(Terminal.dim("\(times[index])  \(positions[index])"))  \(mark)\(text)")
        }
        print("\n" + played.end)
    }

    /// A session played to its end.
    private struct Play {
        var steps: [Step] = []
        let zone: Zone
        var board: Board
        /// The board in a few lines, and the account of what was altered.
        var end = ""
        var whatIf: JSONValue?
    }

    private struct Step {
        let entry: Entry
        let text: String
        let line: JSONValue
        var fate = Fate.stays

        enum Fate: String {
            case stays
            case touched
            case fallen

            var mark: String {
                switch self {
                case .stays: " "
                case .touched: "~"
                case .fallen: "–"
                }
            }
        }

        var json: JSONValue {
            let members: JSONValue = [
                "position": JSONValue(entry.position.rawValue), "occurredAt": .text(entry.occurredAt.description),
                "text": .text(text), "entry": line,
            ]
            return fate == .stays ? members : members.adding(["fate": .text(fate.rawValue)])
        }
    }

    /// The steps, and the board after the last.
    ///
    /// The board before the first knows what was said elsewhere of what was carried into the session.
    private func play(_ id: SessionID, _ reading: Reading) throws -> Play {
        guard try reading.story(id) != nil, try reading.isThere(id.subject) else { throw Refusal.notFound(id.subject) }
        let narrator = try reading.narrator()
        let viewer = Viewer(reading)
        // A strike names the session of what it strikes; it is a step only of the session that it happened in.
        var entries = try reading.entries(ofSession: id).filter { !$0.isOfAnother || $0.session == id }
        if let until { entries = try cut(entries, at: until, reading) }
        let alteration = try changes.alteration(reading)
        let record = AlteredRecord(of: entries, alteration) { viewer.hidden(in: $0) }
        var play = Play(zone: try reading.organization().zone, board: Board())
        play.board.recall(try reading.entriesBefore(entries, inSession: id), before: entries)
        for entry in record.entries { play.board.apply(entry) }
        let altered = Dictionary(record.entries.map { ($0.position, $0) }) { first, _ in first }
        let touched = Set(record.touched.map(\.position))
        play.steps = entries.map { entry in
            let shown = altered[entry.position] ?? entry
            return Step(
                entry: entry, text: narrator.line(shown), line: viewer.line(shown),
                fate: altered[entry.position] == nil
                    ? .fallen : touched.contains(entry.position) ? .touched : .stays)
        }
        play.end = reading.naming(play.board.text)
        guard changes.isGiven else { return play }
        let account = try AlterationAccount(record, of: entries, reading)
        play.end += "\n\n" + reading.naming(account.text)
        play.whatIf = account.json
        return play
    }

    /// The entries up to a place in the replay: to an entry, to the end of a ballot's or decision's story, or to a time.
    private func cut(_ entries: [Entry], at text: String, _ reading: Reading) throws -> [Entry] {
        if let subject = Subject(id: text), subject.kind != .session {
            let isThere = { (entry: Entry) in
                subject.kind == .entry ? entry.position == Position(subject.number) : entry.about.contains(subject)
            }
            guard let last = entries.lastIndex(where: isThere) else {
                throw Failure("\(text) does not come up in \(session); annals replay \(session) shows what does")
            }
            return Array(entries[...last])
        }
        let moment = try reading.moment(text)
        return entries.filter { $0.occurredAt <= moment }
    }
}

extension Board {
    /// The board in a few lines.
    fileprivate var text: String {
        guard let session else { return "" }
        var lines = [
            Terminal.bold(
                "\(session.id) \(session.title): \(session.state.rawValue), \(session.closed == nil ? "\(session.present.count) in the room" : "\(session.attended.count) attended")"
            )
        ]
        if let timing = timing(), timing.planned != nil { lines.append("  clock      \(timing.words)") }
        if let stage = session.stages.last {
            let timing = stageTiming().map { ", \($0.words)" } ?? ""
            lines.append("  stage      \(stage.stage)\(stage.round > 1 ? ", round \(stage.round)" : "")\(timing)")
        }
        lines += agenda().map { line in
            "  agenda     \(line.item.item) \(line.item.title): \(line.timing.words)\(line.isCurrent ? " (at hand)" : "")"
        }
        if let question { lines.append("  question   \(question.id) \(question.text)") }
        if !session.capture.isOpen || session.capture.technique != nil {
            let technique = session.capture.technique.map { " (\($0))" } ?? ""
            lines.append("  mode       \(session.capture.words)\(technique)")
        }
        if let turn = session.floor.speaking { lines.append("  speaks     \(turn.person)") }
        if !session.floor.queue.isEmpty { lines.append("  waits      \(list(session.floor.queue))") }
        if !airtime.isEmpty {
            let spoken = airtime.map {
                "\($0.person) \($0.seconds / 60):\($0.seconds % 60 < 10 ? "0" : "")\($0.seconds % 60)"
            }
            lines.append("  spoke      \(spoken.joined(separator: ", "))")
        }
        for breakout in breakouts.all {
            lines.append(
                "  breakout   \(breakout.id) \(breakout.plan.title): \(list(breakout.plan.people))\(breakout.isOpen ? "" : ", back")"
            )
        }
        if session.opened == nil || !session.missingHomework.isEmpty, !session.homework.isEmpty {
            let missing = session.missingHomework.map { "\($0.homework) of \($0.person)" }.joined(separator: ", ")
            lines.append("  homework   \(missing.isEmpty ? "all handed in" : "missing: \(missing)")")
        }
        for idea in ideas.all where idea.began != nil && idea.withdrawn == nil {
            lines.append("  idea       \(idea.id) \(idea.shownText)")
        }
        for finding in findings.all where finding.began != nil { lines.append("  finding    \(finding.line)") }
        for assumption in assumptions.all {
            lines.append("  assumption \(assumption.id) \(assumption.text): \(assumption.state.rawValue)")
        }
        for ballot in ballots.all {
            lines.append("  ballot     \(ballot.id) \(ballot.terms.question): \(ballot.outcome)")
        }
        for decision in decisions.all
        where decision.began?.session == session.id || decision.taken?.mark.session == session.id {
            lines.append("  decision   \(decision.id) \(decision.statement): \(decision.state.rawValue)")
        }
        for task in tasks.all where task.began != nil {
            lines.append("  task       \(task.id) \(task.title): \(task.state.rawValue)")
        }
        return lines.joined(separator: "\n")
    }

    private func list(_ people: [PersonID]) -> String { people.map(\.description).joined(separator: ", ") }
}

extension Board.Timing {
    /// `25 of 30 min`, `25 min`.
    fileprivate var words: String {
        let minutes = (seconds + 30) / 60
        return "\(minutes)\(planned.map { " of \($0)" } ?? "") min\(extended > 0 ? " (\(extended) added)" : "")"
    }
}
