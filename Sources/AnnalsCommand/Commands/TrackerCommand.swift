import Annals
import AnnalsLog
import ArgumentParser

struct TrackerCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "tracker",
        abstract: "How it goes between sessions: late, put off and checked, by owner, and the errors noted.",
        discussion: """
            Record how something goes with: annals record check-in-made on=T-4 status=at-risk confidence=5 remark=…
            """)

    @Argument(help: "Only what this person owns, by id or name.")
    var person: String?

    @Flag(help: "Only what is late.")
    var late = false

    @Option(help: ArgumentHelp("Only what was put off so often.", valueName: "times"))
    var putOff: Int?

    @OptionGroup var options: TableOptions

    func run() throws {
        try options.show { reading in
            let (view, owners) = try followUp(reading)
            return view.json(owners, at: reading.moment)
        } text: { reading in
            let (view, owners) = try followUp(reading)
            return owners.isEmpty ? "Nothing of that kind is open." : view.text(owners, at: reading.moment)
        } csv: { reading in
            let (view, owners) = try followUp(reading)
            return view.table(owners)
        }
    }

    private func followUp(_ reading: Reading) throws -> (view: FollowUp, owners: [FollowUp.Owner]) {
        let person = try person.map { try reading.person($0) }
        let view = try reading.fold(FollowUp.self)
        let owners = view.owners(at: reading.moment).filter { person == nil || $0.person == person }
        return (view, owners.map { $0.only(isWanted) }.filter { !$0.items.isEmpty })
    }

    private func isWanted(_ item: FollowUp.Item) -> Bool {
        (!late || item.daysLate != nil) && (putOff.map { item.putOff >= $0 } ?? true)
    }
}

extension FollowUp {
    fileprivate func name(_ person: PersonID?) -> String { person.map { plan.name($0) } ?? "" }

    fileprivate func table(_ owners: [Owner]) -> Table {
        var table = Table([
            "owner", "id", "state", "due", "days late", "carried", "re-dated", "status", "confidence", "words",
        ])
        for owner in owners {
            for item in owner.items {
                table.add([
                    name(owner.person), item.subject.id, item.state, item.due?.description ?? "",
                    item.daysLate.map { String($0) } ?? "", String(item.carried), String(item.redated),
                    item.status?.rawValue ?? "", item.confidence.map { String($0) }.joined(separator: " "),
                    item.words,
                ])
            }
        }
        return table
    }

    fileprivate func text(_ owners: [Owner], at moment: Instant) -> String {
        let zone = plan.organization.zone
        var lines: [String] = []
        for owner in owners {
            let late = owner.late.count
            if !lines.isEmpty { lines.append("") }
            lines.append(
                Terminal.bold(owner.person == nil ? "Nobody's" : name(owner.person))
                    + "  \(owner.items.count) open\(late == 0 ? "" : ", \(late) late")")
            let ids = Words.column(owner.items.map(\.subject.id))
            let dues = Words.column(owner.items.map { $0.due?.description ?? "no date" })
            for (index, item) in owner.items.enumerated() {
                lines.append("  \(ids[index])  \(dues[index])  \(item.words.unbroken)\(item.facts)")
                if let last = item.checkIns.last {
                    lines.append("        \(zone.text(last.mark.occurredAt)) \(Reminders.told(last.said))")
                    if let next = last.said.next { lines.append("        next: \(next.unbroken)") }
                }
            }
        }
        let errors = errors(on: owners)
        if !errors.isEmpty {
            lines += ["", Terminal.bold("Errors noted")]
            for error in errors {
                lines.append(
                    "  \(zone.text(error.mark.occurredAt))  \(error.said.on.subject.id)  \((error.said.error ?? "").unbroken)"
                )
                if let method = error.said.method { lines.append("        dealt with: \(method.unbroken)") }
            }
        }
        return lines.joined(separator: "\n")
    }
}

extension FollowUp.Item {
    /// What stands beside it: ` (late by 62 days, carried twice, confidence 8 → 5)`.
    fileprivate var facts: String {
        var facts: [String] = []
        if let daysLate { facts.append("late by \(Words.count(daysLate, "day", "days"))") }
        if state != "open", state != "read" { facts.append(state + (percent.map { " \($0) %" } ?? "")) }
        if carried > 0 { facts.append("carried \(Reminders.times(carried))") }
        if redated > 0 { facts.append("re-dated \(Reminders.times(redated))") }
        if confidence.count > 1 {
            facts.append("confidence " + confidence.map { String($0) }.joined(separator: " → "))
        }
        return facts.isEmpty ? "" : Terminal.dim(" (\(facts.joined(separator: ", ")))")
    }
}
