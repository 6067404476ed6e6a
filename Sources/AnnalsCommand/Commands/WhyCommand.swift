import Annals
import AnnalsLog
import ArgumentParser

struct WhyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "why", abstract: "Why something was decided: who voted how, on what, and what came of it.")

    @Argument(help: "The decision, such as D-9.")
    var decision: String

    @OptionGroup var options: ReadOptions

    func run() throws {
        guard let id = DecisionID(decision), id.isGiven else {
            throw Failure("“\(decision)” is no decision's id, such as D-9; annals decisions lists them", code: 2)
        }
        try options.show { reading in
            try trail(id, reading).json
        } text: { reading in
            try trail(id, reading).text
        }
    }

    private func trail(_ id: DecisionID, _ reading: Reading) throws -> Trail {
        guard let trail = try Trail(of: id, in: reading) else { throw Refusal.notFound(id.subject) }
        return trail
    }
}

extension Trail {
    /// The trail for people: a heading, then a line for each thing that has to do with it.
    var text: String {
        var lines: [(String, String)] = []
        let zone = organization.zone
        func day(_ mark: Mark) -> String { zone.text(mark.occurredAt) }
        if let context = decision.proposal?.action.context { lines.append(("context", context)) }
        if let taken = decision.taken {
            let place = session.map { " in \($0.id) \($0.title)" } ?? ""
            lines.append(("decided", "\(day(taken.mark))\(place), by \(taken.action.how.rawValue)\(count)"))
            if taken.action.how != .ballot, !taken.action.deciders.isEmpty {
                lines.append(("by", list(taken.action.deciders)))
            }
            if let rationale = taken.action.rationale { lines.append(("because", rationale)) }
            if let despite = taken.action.despite { lines.append(("despite", despite)) }
        }
        if let rejected = decision.rejected { lines.append(("rejected", day(rejected))) }
        for ballot in ballots { lines += self.lines(of: ballot) }
        if let recounted = decision.recounted {
            lines.append(
                (
                    "to confirm",
                    "its ballot was recounted since (\(recounted.position)); uphold it with decision-reviewed"
                ))
        }
        for dissent in decision.dissents where !voted(dissent.person) {
            lines.append(("dissent", "\(name(dissent.person))\(dissent.reason.map { ": \($0)" } ?? "")"))
        }
        for alternative in decision.alternatives {
            let mark = alternative.alternative == decision.taken?.action.alternative ? " (chosen)" : ""
            lines.append(("alternative", "\(alternative.alternative) \(alternative.text)\(mark)"))
        }
        for idea in ideas {
            lines.append(("idea", "\(idea.id) \(idea.shownText)\(idea.shownAuthor.map { " (\(name($0)))" } ?? "")"))
        }
        for question in questions {
            lines.append(
                ("question", "\(question.id) \(question.text)\(question.answer.map { " → \($0.text)" } ?? "")"))
        }
        for finding in findings {
            let end = finding.state == .standing ? "" : ", \(finding.state.rawValue)"
            lines.append(("finding", "\(finding.line)\(finding.began?.actor.map { ", \(name($0))" } ?? "")\(end)"))
        }
        for assumption in assumptions {
            lines.append(("assumes", "\(assumption.id) \(assumption.text) (\(assumption.state.rawValue))"))
        }
        for figure in figures { lines.append(("figure", read(figure))) }
        for remark in remarks { lines.append(told(remark)) }
        for old in replaced {
            let from = old.taken.map { ", decided \(day($0.mark))" } ?? ""
            let isAmended = decision.taken?.action.amends.contains(old.id) ?? false
            lines.append(
                (isAmended ? "amends" : "replaced", "\(old.id) \(old.statement)\(from)\(lifetime(old, in: zone))"))
        }
        for new in successors {
            let what =
                decision.reversedBy?.decision == new.id
                ? "reversed by" : decision.supersededBy?.decision == new.id ? "replaced by" : "amended by"
            let count = otherBallots[new.id]?.tally.map { ", \($0)" } ?? ""
            lines.append(
                (what, "\(new.id) \(new.statement)\(new.taken.map { ", decided \(day($0.mark))" } ?? "")\(count)"))
        }
        for review in decision.reviews {
            lines.append(("reviewed", "\(day(review.mark)), \(review.verdict.rawValue): \(review.actual)"))
        }
        for goal in goals { lines.append(("goal", "\(goal.id) \(goal.title), \(goal.state.rawValue)")) }
        for task in tasks {
            lines.append(
                (
                    "task",
                    "\(task.id) \(task.title), \(task.state.rawValue)\(task.plan.owner.map { " (\(name($0)))" } ?? "")"
                ))
        }
        lines.append(("entries", entryList))
        if let late { lines.append(("later", late)) }
        let width = (lines.map(\.0.count).max() ?? 0) + 2
        let heading = "\(decision.id)  \(decision.statement)"
        let state = standing(in: zone)
        let gap = String(repeating: " ", count: max(4, 72 - heading.count))
        return
            ([Terminal.bold(heading) + gap + state]
            + lines.map {
                "  " + Terminal.dim($0.0) + String(repeating: " ", count: width - $0.0.count) + $0.1.unbroken
            })
            .joined(separator: "\n")
    }

    private func voted(_ person: PersonID) -> Bool { ballots.contains { $0.votes[person]?.choice == .word("against") } }

    func list(_ people: [PersonID]) -> String { people.map { name($0) }.joined(separator: ", ") }

    /// A reading on one line: `Sales in 2025: 40 EUR (#12)`.
    private func read(_ figure: Entry) -> String {
        guard case .measurementRecorded(let reading) = figure.action else { return "" }
        let measure = measures.first { $0.id == reading.measure }
        let name = measure.map { "\(reading.measure) \($0.name)" } ?? reading.measure.description
        let status = reading.status.map { $0 == .actual ? "" : ", \($0.rawValue)" } ?? ""
        return
            "\(name) in \(reading.period): \(reading.value) \(measure?.definition.unit ?? "")\(status) (\(figure.position))"
    }

    private func told(_ remark: Entry) -> (String, String) {
        let who = remark.actor.map { "\(name($0)): " } ?? ""
        switch remark.action {
        case .argumentMade(let argument):
            return (
                argument.stance == .remark ? "remark" : "argued \(argument.stance.rawValue)",
                "\(who)\(argument.text) (\(remark.position))"
            )
        case .noteAdded(let note): return ("note", "\(who)\(note.text) (\(remark.position))")
        default: return ("", "")
        }
    }

    /// How long a decision was in force: `, 42 days in force`.
    private func lifetime(_ old: Decision, in zone: Zone) -> String {
        guard let start = old.taken?.mark.occurredAt, let end = old.ended?.occurredAt else { return "" }
        let days = zone.day(of: end).daysSince1970 - zone.day(of: start).daysSince1970
        return ", \(days) \(days == 1 ? "day" : "days") in force"
    }

    private func standing(in zone: Zone) -> String {
        guard let taken = decision.taken else { return decision.state.rawValue }
        let from = taken.action.inForceFrom?.description ?? zone.text(taken.mark.occurredAt)
        let until = decision.ended.map { zone.text($0.occurredAt) } ?? taken.action.inForceUntil?.description
        return until.map { "in force \(from) to \($0)" } ?? "in force since \(from)"
    }

    /// `#12 proposed · #14–#22 votes · #23 counted · #24 taken`.
    private var entryList: String {
        var parts: [String] = []
        func add(_ positions: [Position], _ word: String) {
            guard let bounds = PositionSet(positions).bounds else { return }
            parts.append(
                bounds.lowerBound == bounds.upperBound
                    ? "\(bounds.lowerBound) \(word)" : "\(bounds.lowerBound)–\(bounds.upperBound) \(word)")
        }
        add(
            entries.filter { if case .decisionProposed = $0.action { true } else { false } }.map(\.position), "proposed"
        )
        for ballot in ballots {
            add(ballot.votes.values.map(\.mark.position) + ballot.sealed.values.map(\.position), "votes")
            add([ballot.closed?.position].compactMap { $0 }, "counted")
        }
        add([decision.taken?.mark.position].compactMap { $0 }, "taken")
        return parts.joined(separator: " · ")
    }

    /// What was written down after the decision though it is dated before.
    private var late: String? {
        let later = writtenDownLater
        guard !later.isEmpty, let taken = decision.taken?.mark else { return nil }
        return later.map { entry in
            let days = (entry.recordedAt.milliseconds - taken.recordedAt.milliseconds) / 86_400_000
            return
                "\(entry.position) \(entry.action.name): dated before, written down \(days > 0 ? Words.count(Int(days), "day", "days") + " after" : "later the same day")"
        }.joined(separator: "; ")
    }
}
