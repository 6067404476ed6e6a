import Annals

extension WhatIfPage {
    /// The alternatives by their points, as they were and as they would have been.
    func text(_ weighing: Weighing) throws -> String {
        let decision = weighing.decision
        let isAltered = !weighing.alteration.isEmpty
        var lines = [Terminal.bold("\(decision.id)  \(decision.title.unbroken)")]
        if isAltered { lines.append("What if: \(words(weighing))") }
        lines.append("")
        lines += columns(
            ["criterion"] + head(isAltered, "weight"),
            weighing.real.criteria.indices.map { index in
                let (was, would) = (weighing.real.criteria[index], weighing.altered.criteria[index])
                let label = "\(label(was.criterion.criterion)) \(was.criterion.name) (\(was.criterion.nature.rawValue))"
                return [label, "\(was.weight)"]
                    + (isAltered ? [would.weight == .zero ? "left out" : "\(would.weight)"] : [])
            })
        lines.append("")
        lines += columns(
            ["alternative"] + head(isAltered, "points of 10"),
            order(weighing).map { alternative, text in
                let chosen = alternative == weighing.chosen ? " (chosen)" : ""
                return ["\(alternative) \(text.excerptedLine)\(chosen)", cell(alternative, weighing.real)]
                    + (isAltered ? [cell(alternative, weighing.altered)] : [])
            })
        lines.append("")
        if isAltered {
            let (was, would) = (weighing.real.leaders, weighing.altered.leaders)
            lines.append(
                Terminal.bold(
                    weighing.isChanged
                        ? "\(first(would)), instead of \(list(was))." : "\(first(would)), as it was."))
        } else if !weighing.real.leaders.isEmpty {
            lines.append("\(first(weighing.real.leaders)).")
        }
        if let chosen = weighing.chosen, !weighing.real.leaders.isEmpty, !weighing.real.leaders.contains(chosen) {
            lines.append("Chosen was \(chosen), which the criteria did not put first.")
        }
        for favourite in weighing.altered.byPerson {
            lines.append("  \(person(favourite.person)) alone: \(list(favourite.first))")
        }
        lines += bounds(weighing.altered, isAltered ? "With that, how far" : "How far")
        let chosenFirst = try weighing.chosenFirst()
        if let chosen = weighing.chosen, !chosenFirst.isEmpty {
            lines += ["", "\(chosen), the one chosen, would have come first with any of these alone:"]
            lines += columns(
                [], chosenFirst.map { ["\(label($0.criterion)) \(name($0.criterion, decision))", range($0)] })
        }
        return lines.joined(separator: "\n")
    }

    private func head(_ isAltered: Bool, _ alone: String) -> [String] {
        isAltered ? ["\(alone), as it was", "what if"] : [alone]
    }

    /// For each criterion, how far its weight could move before another alternative comes first.
    private func bounds(_ side: Weighing.Side, _ words: String) -> [String] {
        guard let leader = side.sensitivity.first?.alternative else { return [] }
        let rows = side.sensitivity.map { each in
            let criterion = side.criteria.first { $0.criterion.criterion == each.criterion }?.criterion
            let upper = each.upper.map { "up to \($0.weight.rounded()), beyond it \($0.beyond)" } ?? "up without limit"
            let lower = each.lower.map { "down to \($0.weight.rounded()), below it \($0.beyond)" } ?? "down to nothing"
            return ["\(label(each.criterion)) \(criterion?.name ?? "")", "\(each.weight)", "\(lower); \(upper)"]
        }
        return ["", "\(words) a weight could move, alone, with \(leader) still first:"] + columns([], rows)
    }

    /// The weights between which it comes first.
    private func range(_ each: Weighing.Sensitivity) -> String {
        switch (each.lower?.weight.rounded(), each.upper?.weight.rounded()) {
        case (let low?, let high?): "\(low) to \(high) instead of \(each.weight)"
        case (let low?, nil): "\(low) or more instead of \(each.weight)"
        case (nil, let high?): "\(high) or less instead of \(each.weight)"
        case (nil, nil): "any"
        }
    }

    /// All alternatives, in the order that would have been.
    private func order(_ weighing: Weighing) -> [(AlternativeID, String)] {
        weighing.altered.ranking.map { ($0.alternative, $0.text) }
            + weighing.altered.unscored.map { ($0.alternative, $0.text) }
    }

    private func cell(_ alternative: AlternativeID, _ side: Weighing.Side) -> String {
        if let line = side.ranking.first(where: { $0.alternative == alternative }) {
            return "\(line.rank). \(line.mean.rounded())"
        }
        let missing = side.unscored.first { $0.alternative == alternative }?.missing ?? []
        return "not scored by \(missing.map { label($0) }.joined(separator: ", "))"
    }

    private func label(_ criterion: CriterionID) -> String {
        criterion.description.split(separator: ".").last.map(String.init) ?? criterion.description
    }

    private func name(_ criterion: CriterionID, _ decision: Decision) -> String {
        decision.criteria.first { $0.criterion == criterion }?.name ?? ""
    }

    private func list(_ alternatives: [AlternativeID]) -> String {
        alternatives.isEmpty ? "none" : alternatives.map(\.description).joined(separator: " and ")
    }

    private func first(_ alternatives: [AlternativeID]) -> String {
        switch alternatives.count {
        case 0: "No alternative can be compared"
        case 1: "\(list(alternatives)) comes first"
        default: "\(list(alternatives)) share the first place"
        }
    }

    /// What is thought otherwise, in words.
    private func words(_ weighing: Weighing) -> String {
        var parts: [String] = []
        let people = weighing.alteration.without
        if !people.isEmpty {
            parts.append("without the scores of \(people.map { person($0) }.joined(separator: ", "))")
        }
        for weight in weighing.real.criteria {
            guard let other = weighing.alteration.criteria[weight.criterion.criterion] else { continue }
            let name = "\(label(weight.criterion.criterion)) \(weight.criterion.name)"
            parts.append(other == .zero ? "\(name) left out" : "\(name) weighed \(other)")
        }
        return parts.joined(separator: ", ")
    }

    private func columns(_ head: [String], _ rows: [[String]]) -> [String] {
        let all = (head.isEmpty ? [] : [head]) + rows
        guard let count = all.first?.count else { return [] }
        let wide = (0..<count).map { column in Words.column(all.map { $0[column] }) }
        return all.indices.map { row in
            var line = "  " + wide.map { $0[row] }.joined(separator: "  ")
            while line.last == " " { line.removeLast() }
            return row == 0 && !head.isEmpty ? Terminal.dim(line) : line
        }
    }
}

extension String {
    /// The beginning of a text on one line.
    fileprivate var excerptedLine: String {
        let line = unbroken
        return line.count > 60 ? line.prefix(59) + "…" : line
    }
}
