import Annals
import AnnalsLog

/// A what-if for people: as it was beside as it would have been.
struct WhatIfPage {
    private let names: Names
    private let zone: Zone
    private let reading: Reading

    init(_ reading: Reading) throws {
        self.reading = reading
        names = Names(reading)
        zone = try reading.organization().zone
    }

    /// Two columns under their headings, with a label before each line; lines where nothing differs are dimmed.
    private struct Beside {
        var rows: [(label: String, was: String, would: String)] = []

        mutating func add(_ label: String, _ was: String, _ would: String) { rows.append((label, was, would)) }

        func text(isAltered: Bool) -> [String] {
            let head = isAltered ? [("", "as it was", "what if")] + rows : rows
            let labels = Words.column(head.map(\.0))
            guard isAltered else { return zip(labels, head).map { "  \(Terminal.dim($0))  \($1.1)" } }
            let columns = Words.column(head.map(\.1))
            return head.indices.map { index in
                let line = "  \(labels[index])  \(columns[index])  \(head[index].2)"
                if index == 0 { return Terminal.dim(line) }
                return head[index].1 == head[index].2 ? line : Terminal.bold(line)
            }
        }
    }

    func person(_ person: PersonID) -> String { name(person) }
    private func name(_ person: PersonID) -> String { names.name(person.subject) ?? person.description }
    private func list(_ people: [PersonID]) -> String { people.map(name).joined(separator: ", ") }

    // MARK: Ballots

    func text(_ recount: Recount) throws -> String {
        let ballot = recount.ballot
        let round = ballot.round > 1 ? ", round \(ballot.round)" : ""
        var lines = [Terminal.bold("\(ballot.id)  \(ballot.terms.question.unbroken)") + round]
        let isAltered = !recount.alteration.isEmpty
        if isAltered { lines.append("What if: \(words(recount.alteration, ballot))") }
        lines.append("")
        var table = Beside()
        func add(_ label: String, _ cell: (Recount.Side) -> String) {
            let (was, would) = (cell(recount.real), cell(recount.altered))
            if !was.isEmpty || !would.isEmpty { table.add(label, was.isEmpty ? "–" : was, would.isEmpty ? "–" : would) }
        }
        add("method") { terms($0, ballot) }
        add("may vote") { "\($0.result.electorate)" }
        if ballot.reported == nil { add("took part") { "\($0.result.voted)" } }
        add("quorum") { side in
            side.result.quorum.map { "\($0), \(side.result.quorumMet == true ? "met" : "missed")" } ?? ""
        }
        for (label, cell) in votes(recount) { add(label, cell) }
        add("comes out") { side in
            let tie = side.tieBreak.map { ", the chair: \(ballot.optionText($0))" } ?? ""
            let tied = side.result.verdict == .tied && side.tieBreak != nil ? " (level\(tie))" : ""
            return side.outcome.words(ballot.optionText) + tied
        }
        add("how close") { $0.margin?.words(ballot.optionText) ?? "" }
        lines += table.text(isAltered: isAltered)
        lines.append("")
        if isAltered {
            lines.append(
                Terminal.bold(
                    recount.isChanged ? "It would have come out otherwise." : "It would have come out the same."))
        }
        if let reading = recount.reading { lines.append("Papers were read so: \(reading).") }
        if let pivots = try recount.pivots(), ballot.state == .closed {
            lines.append(
                pivots.isEmpty
                    ? "No single voter decided it: without any one of them it would have come out the same."
                    : "It hung on \(list(pivots)): without \(pivots.count == 1 ? "that vote" : "any one of them") it would have come out otherwise."
            )
        }
        if recount.alteration.method == nil {
            for change in recount.changes { lines.append("  \(words(change, ballot))") }
        }
        for remark in recount.remarks { lines.append(remark.words(name, option: ballot.optionText)) }
        lines += try rests(on: ballot, isChanged: recount.isChanged)
        return lines.joined(separator: "\n")
    }

    /// What a side says of each thing that could be chosen.
    private func votes(_ recount: Recount) -> [(String, (Recount.Side) -> String)] {
        let ballot = recount.ballot
        let words = [recount.real, recount.altered].flatMap(\.result.tallies.names).reduce(into: [String]()) {
            if !$0.contains($1) { $0.append($1) }
        }
        let motion = ballot.terms.method.name == .majority || ballot.terms.method.name == .consent
        let options = motion ? words : ballot.terms.options.map(\.id)
        return options.map { option in
            (
                ballot.optionText(option),
                { side in
                    let place = side.result.order.firstIndex { $0.contains(option) }.map { "\($0 + 1)." }
                    let tally = side.result.tallies.value(option).map(\.description)
                    if side.result.dropped.contains(where: { $0.option == option }) { return "dropped" }
                    return side.method.name == .ranked ? place ?? "" : tally ?? ""
                }
            )
        }
    }

    private func terms(_ side: Recount.Side, _ ballot: Ballot) -> String {
        var parts = [side.method.words(ballot.optionText)]
        if let threshold = side.result.threshold {
            parts.append(threshold.description + (side.base == .electorate ? " of the electorate" : ""))
        }
        if side.method.seats == nil, let winners = side.seatsOrWinners { parts.append("\(winners) win") }
        return parts.joined(separator: ", ")
    }

    private func words(_ change: Recount.Change, _ ballot: Ballot) -> String {
        func words(_ choice: Choice?) -> String { choice.map { ballot.words($0) } ?? "no vote" }
        if change.was == change.would, let was = change.weightWas, let would = change.weightWould {
            return "\(name(change.person)): weighs \(would) instead of \(was) (\(words(change.was)))"
        }
        return "\(name(change.person)): \(words(change.would)) instead of \(words(change.was))"
    }

    /// The decisions that the ballot took.
    private func rests(on ballot: Ballot, isChanged: Bool) throws -> [String] {
        let taken = try reading.entries(of: ballot.id.subject, aboutOnly: false).compactMap { entry -> DecisionID? in
            switch entry.action {
            case .decisionTaken(let taken) where taken.ballot == ballot.id: taken.decision
            case .decisionRejected(let rejected) where rejected.ballot == ballot.id: rejected.decision
            default: nil
            }
        }
        return try taken.compactMap { id in
            guard let decision = try reading.story(id) else { return nil }
            let state = decision.state.rawValue
            return
                "\(id) \(decision.statement.unbroken) (\(state)) \(isChanged ? "would not rest on it" : "rests on it")."
        }
    }

    /// What is thought otherwise, in words.
    func words(_ alteration: Alteration, _ ballot: Ballot? = nil) -> String {
        let option = { (id: String) in ballot?.optionText(id) ?? id }
        var parts: [String] = []
        if !alteration.without.isEmpty { parts.append("without \(list(alteration.without))") }
        for person in alteration.absent { parts.append("\(name(person)) had not voted") }
        for vote in alteration.votes {
            parts.append("\(name(vote.person)) had voted \(ballot?.words(vote.choice) ?? "")")
        }
        if alteration.weighsAllTheSame { parts.append("every vote weighed the same") }
        for (person, weight) in alteration.weights.sorted(by: { $0.key < $1.key }) {
            parts.append("\(name(person)) weighed \(weight)")
        }
        if let method = alteration.method { parts.append("counted by \(method.rawValue)") }
        if let threshold = alteration.threshold { parts.append(WhatIfPage.words(threshold)) }
        if let base = alteration.base {
            parts.append(base == .cast ? "the share were of the votes cast" : "the share were of the electorate")
        }
        switch alteration.quorum {
        case .to(let count)?: parts.append("\(count) had to take part")
        case Alteration.Override.none?: parts.append("there were no quorum")
        case nil: break
        }
        if let winners = alteration.winners { parts.append("\(winners) won") }
        if let seats = alteration.seats { parts.append("\(seats) were elected") }
        if alteration.unranked == .noOpinion { parts.append("what is not ranked were no opinion") }
        if alteration.unranked == .last { parts.append("what is not ranked came last") }
        switch alteration.defaultOption {
        case .to(let id)?: parts.append("\(option(id)) stayed when nothing else is chosen")
        case Alteration.Override.none?: parts.append("no option stayed when nothing else is chosen")
        case nil: break
        }
        if let tie = alteration.tie { parts.append("the chair chose \(option(tie))") }
        return parts.joined(separator: ", ")
    }

    private static func words(_ threshold: Threshold) -> String {
        switch threshold {
        case .simple: "more for than against were needed"
        case .absolute: "more than half were needed"
        case .twoThirds: "two thirds were needed"
        case .threeQuarters: "three quarters were needed"
        case .unanimous: "all had to agree"
        case .fraction: "\(threshold) were needed"
        }
    }
}
