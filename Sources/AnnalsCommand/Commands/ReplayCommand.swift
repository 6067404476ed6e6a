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
        let shown = try options.read { try show(id, $0) }
        if let json = shown.json { return print(json.versioned.written(pretty: true)) }
        let replay = shown.replay
        var last: Instant?
        let times = Words.column(replay.steps.map { replay.zone.text($0.entry.occurredAt) })
        let positions = Words.column(replay.steps.map(\.entry.position.description))
        for (index, step) in replay.steps.enumerated() {
            if let speed, let last {
                let wait = Double(step.entry.occurredAt.milliseconds - last.milliseconds) / speed
                if wait >= 1 {
                    try Terminal.flush()
                    try await Task.sleep(for: .milliseconds(min(wait, 3_600_000)))
                }
            }
            last = step.entry.occurredAt
            let text = step.fate == .fallen ? Terminal.dim(step.text) : step.text
            let mark = changes.isGiven ? "\(step.fate.mark) " : ""
            print("\(Terminal.dim("\(times[index])  \(positions[index])"))  \(mark)\(text)")
        }
        print("\n" + shown.end)
    }

    /// A session as it is printed: for programs, or step by step with the board after the last one, and the account of
    /// what was altered.
    private func show(_ id: SessionID, _ reading: Reading) throws -> (replay: Replay, json: JSONValue?, end: String) {
        let replay = try reading.replay(of: id, until: until, try changes.alteration(reading))
        let board = replay.board()
        let account = changes.isGiven ? try AlterationAccount(replay.record, of: replay.entries, reading) : nil
        if options.json {
            let viewer = Viewer(reading)
            let value: JSONValue = ["steps": .each(replay.steps) { $0.json(viewer) }, "board": board.json]
            return (replay, value.adding(account.map { ["whatif": $0.json] } ?? [:]), "")
        }
        let end = [board.text, account?.text].compactMap { $0 }.map { reading.naming($0) }
        return (replay, nil, end.joined(separator: "\n\n"))
    }
}

extension Replay.Fate {
    fileprivate var mark: String {
        switch self {
        case .stays: " "
        case .touched: "~"
        case .fallen: "–"
        }
    }
}

extension Replay.Step {
    fileprivate func json(_ viewer: Viewer) -> JSONValue {
        let members: JSONValue = [
            "position": JSONValue(entry.position.rawValue), "occurredAt": .text(entry.occurredAt.description),
            "text": .text(text), "entry": viewer.line(entry),
        ]
        return fate == .stays ? members : members.adding(["fate": .text(fate.rawValue)])
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
