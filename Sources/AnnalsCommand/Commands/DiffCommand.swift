import Annals
import AnnalsLog
import ArgumentParser

struct DiffCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "diff", abstract: "What exactly differs between two plans, line by line.",
        usage: """
            annals diff 2024 2025
            annals diff S-3 S-7 --json
            """,
        discussion: """
            The plan at the end of the first moment against that at the end of the second: lines that were added (+), \
            removed (-) and changed (~), each field with what it said and says. Nothing is left out: the first plan and \
            the difference give the second. What led there, annals compare tells.
            """)

    @Argument(help: "The first moment: 2024, 2024-Q3, 2024-07-31, S-4, #17.")
    var before: String

    @Argument(help: "The second moment.")
    var after: String

    @OptionGroup var options: TwoMomentOptions

    func run() throws {
        try options.show { reading in
            let pair = try PlanPair(reading.moments(before, after), in: reading)
            return (["from": .text(pair.from.description), "to": .text(pair.to.description)] as JSONValue)
                .adding(pair.diff.json)
        } text: { reading in
            try PlanPair(reading.moments(before, after), in: reading).text(before, after)
        }
    }
}

/// Two plans and what differs.
struct PlanPair {
    let from: Instant
    let to: Instant
    let before: Plan
    let after: Plan
    let first: PlanDocument
    let diff: PlanDiff
    /// What became of the lines that are there no more.
    let fates: [PlanDocument.Key: String]

    init(_ moments: (from: Instant, to: Instant), in reading: Reading) throws {
        (from, to) = moments
        let plans = try reading.milestones([from, to]).plans
        (before, after) = (plans[0], plans[1])
        first = PlanDocument(before, at: from)
        diff = PlanDiff(from: first, to: PlanDocument(after, at: to))
        let then = Recollection(reading, asOf: to)
        let zone = after.organization.zone
        var fates: [PlanDocument.Key: String] = [:]
        for line in diff.removed {
            guard let subject = Subject(id: line.key.id), let story = try then.story(of: subject) else { continue }
            fates[line.key] = story.fate(at: to, in: zone)
        }
        self.fates = fates
    }
}

extension Story {
    /// What became of something that stands in the plan no more.
    fileprivate func fate(at moment: Instant, in zone: Zone) -> String? {
        func said(_ words: String, _ mark: Mark?) -> String {
            guard let mark else { return words }
            return "\(words) \(zone.text(mark.occurredAt)), \(mark.position)"
        }
        switch self {
        case let goal as Goal: return said(goal.state.rawValue, goal.closed)
        case let task as Todo: return said(task.state.rawValue, task.closed)
        case let measure as Measure: return said("retired", measure.retired)
        case let finding as Finding:
            return said(finding.replacedBy.map { "replaced by \($0.finding)," } ?? "retired", finding.ended)
        case let person as Person: return said(person.forgotten == nil ? "left" : "forgotten", person.left)
        case let decision as Decision:
            if let next = decision.reversedBy { return said("reversed by \(next.decision),", next.mark) }
            if let next = decision.supersededBy { return said("superseded by \(next.decision),", next.mark) }
            if decision.condition?.isMet == false {
                return said("its condition was not met,", decision.condition?.mark)
            }
            return decision.taken?.action.inForceUntil.map { "in force until \($0)" }
        default: return nil
        }
    }
}
