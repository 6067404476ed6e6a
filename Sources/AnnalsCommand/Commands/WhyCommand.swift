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
        for ballot in ballots { lines += votes(ballot) }
        for ballot in ballots {
            for recount in ballot.recountsOfRound {
                lines.append(
                    (
                        "recounted",
                        "\(ballot.id): \(Narrator.count(recount.result)), after the correction \(recount.cause)"
                    ))
            }
        }
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
            lines.append(("idea", "\(idea.id) \(idea.text)\(idea.author.map { " (\(name($0)))" } ?? "")"))
        }
        for remark in remarks { lines.append(told(remark)) }
        for old in replaced {
            let from = old.taken.map { ", decided \(day($0.mark))" } ?? ""
            lines.append(("replaced", "\(old.id) \(old.statement)\(from)\(lifetime(old, in: zone))"))
        }
        for new in successors {
            let what =
                decision.reversedBy?.decision == new.id
                ? "reversed by" : decision.supersededBy?.decision == new.id ? "replaced by" : "amended by"
            let result = otherBallots[new.id]?.result
            let count = result.map { ", \($0.tallies["for"]) to \($0.tallies["against"])" } ?? ""
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

    /// The count of the ballot that took it: `5 to 4, simple majority of 9 present`.
    private var count: String {
        guard let id = decision.taken?.action.ballot, let ballot = ballots.first(where: { $0.id == id }),
            let result = ballot.result
        else { return "" }
        let needed = result.threshold ?? .simple
        let threshold =
            needed == .simple ? "simple majority" : needed == .unanimous ? "unanimity" : "\(needed) majority"
        let tie = ballot.tieBreak.map { "; the tie broken by the chair: \($0.option)" } ?? ""
        return
            " \(id): \(result.tallies["for"]) to \(result.tallies["against"]), \(threshold) of \(result.voted == result.electorate ? "\(result.electorate)" : "\(result.voted) of \(result.electorate)") present\(tie)"
    }

    private func votes(_ ballot: Ballot) -> [(String, String)] {
        func people(_ choice: MajorityChoice) -> [PersonID] {
            ballot.votes.filter { $0.value.choice == .word(choice.rawValue) }.sorted {
                $0.value.mark.position < $1.value.mark.position
            }.map(\.key)
        }
        var lines: [(String, String)] = []
        let label = ballots.count > 1 ? " \(ballot.id)" : ""
        for (choice, word) in [(MajorityChoice.for, "for"), (.against, "against"), (.abstain, "abstained")] {
            let voters = people(choice)
            guard !voters.isEmpty else { continue }
            let chair = ballot.terms.chair
            // The chair first; then in the order of voting.
            let ordered = voters.filter { $0 == chair } + voters.filter { $0 != chair }
            let names = ordered.map { name($0) + ($0 == chair ? " (chair)" : "") }.joined(separator: ", ")
            lines.append((word + label, names + reasons(voters, ballot)))
        }
        let silent = ballot.terms.electorate.filter { ballot.votes[$0] == nil }
        if ballot.state == .closed, !silent.isEmpty { lines.append(("no vote" + label, list(silent))) }
        if let broken = ballot.tieBreak {
            let reason = entries.compactMap {
                if case .tieBroken(let tie) = $0.action, tie.ballot == ballot.id { tie.reason } else { nil }
            }.last
            lines.append(
                (
                    "tie" + label,
                    "broken by \(ballot.terms.chair.map { name($0) } ?? "the chair"): \(broken.option)\(reason.map { " (\($0))" } ?? "")"
                ))
        }
        return lines
    }

    /// Why people voted so or dissented: once where all say the same.
    private func reasons(_ voters: [PersonID], _ ballot: Ballot) -> String {
        let reasons = voters.map { voter in
            ballot.votes[voter]?.reason ?? decision.dissents.first { $0.person == voter }?.reason
        }
        let given = reasons.compactMap { $0 }
        guard let first = given.first else { return "" }
        if given.count == voters.count, given.allSatisfy({ $0 == first }) { return "   (\(first))" }
        return "   ("
            + zip(voters, reasons).compactMap { voter, reason in reason.map { "\(name(voter)): \($0)" } }.joined(
                separator: "; ") + ")"
    }

    private func voted(_ person: PersonID) -> Bool { ballots.contains { $0.votes[person]?.choice == .word("against") } }

    private func list(_ people: [PersonID]) -> String { people.map { name($0) }.joined(separator: ", ") }

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
        let from = zone.text(taken.mark.occurredAt)
        if let ended = decision.ended { return "in force \(from) to \(zone.text(ended.occurredAt))" }
        return "in force since \(from)"
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
            add(ballot.votes.values.map(\.mark.position), "votes")
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
