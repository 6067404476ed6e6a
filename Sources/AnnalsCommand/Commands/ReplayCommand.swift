import Annals
import AnnalsLog
import ArgumentParser

struct ReplayCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "replay", abstract: "Go through a past session step by step.")

    @Argument(help: "The session, such as S-4.")
    var session: String

    @Option(
        help: ArgumentHelp("Stop there: a time, an entry such as #17, or a ballot or decision.", valueName: "moment"))
    var until: String?

    @Option(help: ArgumentHelp("How many times faster than it happened; left out, all at once.", valueName: "times"))
    var speed: Double?

    @OptionGroup var options: ReadOptions

    func validate() throws {
        if let speed, !(speed > 0) { throw ValidationError("--speed takes a number above 0, such as 60") }
    }

    func run() async throws {
        guard let id = SessionID(session), id.isGiven else {
            throw Failure("“\(session)” is no session's id, such as S-4; annals sessions lists them", code: 2)
        }
        let (steps, zone) = try options.read { try self.steps(of: id, $0) }
        if options.json {
            var board = Board()
            let value: JSONValue = [
                "steps": .each(steps) { step in
                    board.apply(step.entry)
                    return [
                        "position": JSONValue(step.entry.position.rawValue),
                        "occurredAt": .text(step.entry.occurredAt.description),
                        "text": .text(step.text), "entry": .raw(step.entry.line),
                    ]
                },
                "board": board.json,
            ]
            return print(value.versioned.written(pretty: true))
        }
        var board = Board()
        var last: Instant?
        let times = Words.column(steps.map { zone.text($0.entry.occurredAt) })
        let positions = Words.column(steps.map(\.entry.position.description))
        for (index, step) in steps.enumerated() {
            if let speed, let last {
                let wait = Double(step.entry.occurredAt.milliseconds - last.milliseconds) / speed
                if wait >= 1 {
                    try Terminal.flush()
                    try await Task.sleep(for: .milliseconds(min(wait, 3_600_000)))
                }
            }
            last = step.entry.occurredAt
            board.apply(step.entry)
            print("\(Terminal.dim("\(times[index])  \(positions[index])"))  \(step.text)")
        }
        print("\n" + board.text)
    }

    private struct Step {
        let entry: Entry
        let text: String
    }

    private func steps(of id: SessionID, _ reading: Reading) throws -> ([Step], Zone) {
        guard try reading.story(id) != nil, try reading.isThere(id.subject) else { throw Refusal.notFound(id.subject) }
        let narrator = try reading.narrator()
        // A strike names the session of what it strikes; it is a step only of the session that it happened in.
        var entries = try reading.entries(ofSession: id).filter { entry in
            if case .entryStruck = entry.action { entry.session == id } else { true }
        }
        if let until { entries = try cut(entries, at: until, reading) }
        let steps = entries.map { entry in
            Step(entry: entry, text: narrator.line(entry))
        }
        return (steps, try reading.organization().zone)
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
        if let stage = session.stages.last {
            lines.append("  stage      \(stage.stage)\(stage.round > 1 ? ", round \(stage.round)" : "")")
        }
        for finding in findings.all { lines.append("  finding    \(finding.line)") }
        for assumption in assumptions.all {
            lines.append("  assumption \(assumption.id) \(assumption.text): \(assumption.state.rawValue)")
        }
        for idea in ideas.all where idea.withdrawn == nil { lines.append("  idea       \(idea.id) \(idea.text)") }
        for ballot in ballots.all {
            let result =
                ballot.result.map(Narrator.count)
                ?? "\(ballot.state.rawValue), \(ballot.votes.count) of \(ballot.terms.electorate.count) voted"
            let tie = ballot.tieBreak.map { "; the chair broke the tie: \($0.option)" } ?? ""
            lines.append("  ballot     \(ballot.id) \(ballot.terms.question): \(result)\(tie)")
        }
        for decision in decisions.all
        where decision.began?.session == session.id || decision.taken?.mark.session == session.id {
            lines.append("  decision   \(decision.id) \(decision.statement): \(decision.state.rawValue)")
        }
        for task in tasks.all { lines.append("  task       \(task.id) \(task.title): \(task.state.rawValue)") }
        return lines.joined(separator: "\n")
    }
}
