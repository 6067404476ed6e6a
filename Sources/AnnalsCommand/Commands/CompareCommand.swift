import Annals
import AnnalsLog
import ArgumentParser

struct CompareCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "compare", abstract: "Two moments side by side: years, quarters, days, sessions or entries.",
        discussion: "The end of the first is set beside the end of the second, with what happened between.")

    @Argument(help: "The first moment.")
    var before: String

    @Argument(help: "The second moment.")
    var after: String

    @OptionGroup var log: LogOptions
    @OptionGroup var viewer: ViewerOptions

    @Option(help: ArgumentHelp("Only what the log said then.", valueName: "moment"))
    var known: String?

    @Flag(help: "Print JSON.")
    var json = false

    func run() throws {
        let log = try log.openForReading()
        defer { try? log.close() }
        let text = try log.read(at: Moments(known: known)) { whole in
            try whole.mustHaveBegun()
            let reading = try viewer.seen(whole)
            let comparison = try reading.comparison(before, after)
            Terminal.warn(of: reading.passedOver)
            return json
                ? comparison.json.versioned.written(pretty: true) : reading.naming(comparison.text(before, after))
        }
        print(text)
    }
}

extension Reading {
    /// Both plans and the history, folded in one pass.
    fileprivate func comparison(_ first: String, _ second: String) throws -> Comparison {
        // What is still to come has not happened: a year that goes on ends now.
        let from = min(try moment(first), .now())
        let to = min(try moment(second), .now())
        guard from <= to else { throw Failure("\(first) ends after \(second); name the earlier one first", code: 2) }
        var before = Retrospect<Plan>(asOf: from)
        var after = Retrospect<Plan>(asOf: to)
        var history = Retrospect<History>(asOf: to)
        try forEachInEffect { entry in
            before.apply(entry)
            after.apply(entry)
            history.apply(entry)
        }
        return Comparison(before.view, at: from, after.view, at: to, history: history.view)
    }
}

extension Comparison {
    /// The comparison as text.
    fileprivate func text(_ first: String, _ second: String) -> String {
        let zone = after.organization.zone
        var parts = [
            Terminal.bold(
                "\(after.organization.name): \(first) beside \(second) (\(zone.text(from)) to \(zone.text(to)))")
        ]
        func chapter(_ title: String, _ lines: [String]) {
            if !lines.isEmpty {
                parts.append(Terminal.bold(title) + "\n" + lines.map { "  " + $0 }.joined(separator: "\n"))
            }
        }
        let dissents = sessions.reduce(0) { $0 + $1.dissents }
        let votes = sessions.reduce(0) { $0 + $1.votes }
        chapter(
            "Between them",
            [
                [
                    Words.count(sessions.count, "session", "sessions"), Words.count(votes, "vote", "votes"),
                    Words.count(taken.count, "decision taken", "decisions taken"), "\(superseded.count) superseded",
                    "\(reversed.count) reversed", Words.count(dissents, "dissent", "dissents"),
                ].joined(separator: ", "),
                Words.count(tasksAssigned.count, "task promised", "tasks promised")
                    + ", \(tasksDone.count) done, \(tasksOverdue.count) overdue; "
                    + Words.count(joined.count, "person joined", "people joined") + ", \(left.count) left",
            ])
        let fates = Words.column(goals.map(\.fate.rawValue))
        chapter(
            "Goals",
            zip(goals, fates).map { line, fate in
                let ranks =
                    line.rankBefore == line.rankAfter
                    ? "" : ", rank \(line.rankBefore.map { "\($0)" } ?? "–") → \(line.rankAfter.map { "\($0)" } ?? "–")"
                return "\(fate)  \(line.goal.id) \(line.goal.title)\(ranks)"
            })
        let wordings = Words.column(platform.map(\.fate.rawValue))
        chapter(
            "Platform",
            zip(platform, wordings).flatMap { line, fate in
                let old = line.fate == .reworded ? line.before.map { ["\($0.text.unbroken)"] } ?? [] : []
                let now = line.after?.text.unbroken ?? ""
                let label = "\(fate)  \(line.part.words): "
                return old.isEmpty
                    ? [label + now]
                    : [label + old[0], String(repeating: " ", count: max(0, label.count - 2)) + "→ " + now]
            })
        chapter(
            "Measures",
            measures.map { line in
                let before = line.before?.reading.map { "\($0.value)" } ?? "–"
                let after = line.after.reading.map { "\($0.value)" } ?? "–"
                let path = line.readings.reduce(into: [String]()) { path, reading in
                    if path.last != "\(reading.reading.value)" { path.append("\(reading.reading.value)") }
                }
                let between = path.count > 1 ? " (\(path.joined(separator: " → ")))" : ""
                return
                    "\(line.measure.id) \(line.measure.name): \(before) → \(after) \(line.measure.definition.unit)\(between)"
            })
        chapter(
            "Decisions taken",
            taken.map { decision in
                let end = decision.ended.map { ", until \(zone.text($0.occurredAt))" } ?? ", in force"
                return
                    "\(zone.text(decision.taken?.mark.occurredAt ?? from))  \(decision.id) \(decision.statement)\(end)"
            })
        chapter("Decisions upheld", upheld.map { "\($0.id) \($0.statement)" })
        chapter(
            "Assumptions fallen",
            assumptionsFallen.map { assumption in
                let evidence = assumption.fallen?.evidence.map(\.description).joined(separator: ", ") ?? ""
                return "\(assumption.id) \(assumption.text.unbroken) (\(evidence))"
            })
        chapter(
            "Findings",
            findingsNew.map { "new   \($0.line)" }
                + findingsGone.map { "gone  \($0.line)\($0.replacedBy.map { ", replaced by \($0.finding)" } ?? "")" })
        chapter(
            "Resources",
            resources.map { line in
                func held(_ side: Plan.ResourceLine?) -> String {
                    "\(side?.allocated ?? .zero) of \(side?.capacity.map { "\($0)" } ?? "–")"
                }
                return "\(line.pool.words): \(held(line.before)) → \(held(line.after))"
            })
        chapter("Overdue", tasksOverdue.map { "\($0.id) \($0.title) (\($0.plan.due?.description ?? ""))" })
        return parts.joined(separator: "\n\n")
    }
}
