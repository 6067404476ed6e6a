import Annals
import AnnalsLog
import ArgumentParser

struct PlanCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "plan", abstract: "What the strategy is, now or as of any moment.")

    @OptionGroup var options: ReadOptions

    func run() throws {
        try options.show { reading in
            try reading.plan().json(at: reading.moment)
        } text: { reading in
            try reading.plan().text(at: reading.moment)
        }
    }
}

extension Plan {
    /// The plan on a page of text.
    fileprivate func text(at moment: Instant) -> String {
        let zone = organization.zone
        var parts = [Terminal.bold("\(organization.name): the plan as of \(zone.text(moment))")]
        func chapter(_ title: String, _ lines: [String]) {
            if !lines.isEmpty {
                parts.append(Terminal.bold(title) + "\n" + lines.map { "  " + $0 }.joined(separator: "\n"))
            }
        }
        chapter(
            "Platform",
            platformInOrder.map { part, story, wording in
                let decision = wording.decision.map { ", \($0)" } ?? ""
                let confirmed = story.confirmed.map { ", confirmed \(zone.text($0.occurredAt))" } ?? ""
                return
                    "\(part.words): \(wording.text.unbroken) (since \(zone.text(wording.mark.occurredAt)), \(wording.mark.position)\(decision)\(confirmed))"
            })
        chapter(
            "Goals",
            openGoals.map { goal in
                let rank = rank(of: goal.id).map { "\($0). " } ?? "   "
                let owner = owner(goal.plan.owner).map { ", \(name($0))" } ?? ""
                return
                    "\(rank)\(goal.id) \(goal.title) (\(goal.plan.horizon)\(owner))\(mark(light(of: goal, at: moment)))"
            })
        chapter(
            "Measures",
            measures(at: moment).map { measure in
                let now = standing(measure, at: moment)
                let value =
                    now.reading.map { "\($0.value) \(measure.definition.unit) (\(now.period?.description ?? ""))" }
                    ?? "not read yet"
                let target = now.target.map { ", target \($0.text): \(now.isMet == true ? "met" : "missed")" } ?? ""
                let ahead =
                    now.target == nil
                    ? now.ahead.map { ", target for \(now.aheadPeriod?.description ?? ""): \($0.text)" } ?? "" : ""
                return "\(measure.id) \(measure.name): \(value)\(target)\(ahead)"
            })
        let inForce = decisionsInForce(at: moment)
        chapter(
            "Decisions in force (\(inForce.count))",
            inForce.map { decision in
                let session = decision.taken?.mark.session.map { " in \($0)" } ?? ""
                let recount = decision.recounted.map { " RECOUNTED (\($0.position)): to be confirmed" } ?? ""
                return
                    "\(decision.id) \(decision.statement) (since \(zone.text(decision.taken?.mark.occurredAt ?? moment))\(session))\(recount)"
            })
        chapter("Findings (\(standingFindings.count))", standingFindings.map(\.line))
        chapter(
            "Assumptions",
            assumptionsInOrder(at: moment).map { assumption in
                let isDue = assumption.isDue(at: moment, in: zone)
                let review = assumption.state == .fallen ? nil : assumption.said.reviewOn
                return
                    "\(assumption.id) \(assumption.text.unbroken) (\(assumption.state.rawValue)\(review.map { ", review \($0)" } ?? ""))\(isDue ? " DUE FOR REVIEW" : "")"
            })
        chapter(
            "Resources",
            resourceLines(at: moment).map { line in
                let capacity = line.capacity.map { " of \($0)" } ?? ""
                let holders = line.holders.map { "\($0.holder.id) \($0.amount)" }.joined(separator: ", ")
                return
                    "\(line.allocated)\(capacity) \(line.pool.words)\(line.capacity == nil ? " (capacity not stated)" : "")\(holders.isEmpty ? "" : ": \(holders)")\(line.isOver ? " OVER CAPACITY" : "")"
            })
        chapter(
            "Tasks (\(openTasks.count) open)",
            openTasks.map { task in
                let owner = owner(task.plan.owner).map { "\(name($0)): " } ?? "nobody: "
                let due = task.plan.due.map { " by \($0)" } ?? ""
                return "\(task.id) \(owner)\(task.title)\(due)\(isOverdue(task, at: moment) ? " OVERDUE" : "")"
            })
        if parts.count == 1 { parts.append("Nothing is set, decided or promised yet.") }
        return parts.joined(separator: "\n\n")
    }

    private func mark(_ light: Light) -> String {
        switch light {
        case .green: " ● green"
        case .amber: " ● amber"
        case .red: " ● red"
        case .none: ""
        }
    }
}
