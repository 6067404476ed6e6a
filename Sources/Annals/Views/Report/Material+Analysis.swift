// What was found, said, assumed and asked.

extension ReportMaterial {
    var questions: [Report.Block] {
        let asked = all { action -> QuestionID? in
            switch action {
            case .questionPosed(let it): it.question
            case .questionAnswered(let it): it.question
            case .carried(let it): it.item.subject.flatMap { QuestionID($0) }
            default: nil
            }
        }
        let items = asked.compactMap { shelves.questions[$0] }.map { question in
            Report.Item(
                question.text, id: question.id.description,
                notes: question.answers.map { answer in
                    Report.Note("answered \(day(answer.mark))", answer.text + basis(answer.basis))
                } + (question.answers.isEmpty ? [Report.Note(nil, "no answer yet")] : []),
                entries: told(question.id.subject))
        }
        return items.isEmpty ? [] : [.items(items)]
    }

    private func basis(_ references: [Reference]) -> String {
        references.isEmpty ? "" : " (on \(references.map { words($0) }.joined(separator: "; ")))"
    }

    var platform: [Report.Block] {
        let touched = PlatformPart.allCases.filter { !told($0.subject).isEmpty }
        let items = touched.compactMap { part in
            standing.plan.platform[part.id].map { story in
                let here = entries("platform-stated", "platform-confirmed").filter { $0.about.contains(part.subject) }
                return Report.Item(
                    "\(part.words): \(story.text)",
                    notes: here.map { entry in
                        var why: String?
                        if case .platformStated(let it) = entry.action { why = it.why }
                        if case .platformConfirmed(let it) = entry.action { why = it.why }
                        let verb = entry.action.name == "platform-stated" ? "stated" : "confirmed"
                        return Report.Note("\(verb) \(day(Mark(entry)))", why ?? entry.position.description)
                    }, entries: told(part.subject))
            }
        }
        return items.isEmpty ? [] : [.items(items)]
    }

    /// A table for each lens, the weightiest finding of each side first.
    var findings: [Report.Block] {
        let found = all { if case .findingRecorded(let it) = $0 { it.finding } else { nil } }
            .compactMap { plan.findings[$0] }
        let tables = FindingLens.allCases.compactMap { lens -> Report.Block? in
            let own = found.filter { $0.said.lens == lens }
            guard !own.isEmpty else { return nil }
            func place(_ finding: Finding) -> (Int, Int, FindingID) {
                let side = finding.said.side.flatMap { FindingSide.allCases.firstIndex(of: $0) } ?? Int.max
                return (side, -(finding.said.rating ?? 0), finding.id)
            }
            let rows = own.sorted { place($0) < place($1) }.map { finding in
                Report.Row(
                    [
                        "\(finding.id) " + (finding.said.of.map { "\($0): " } ?? "") + finding.text,
                        finding.said.side?.rawValue ?? "", finding.said.rating.map { "\($0) of 5" } ?? "",
                        finding.said.consequence ?? "", finding.began?.actor.map { name($0) } ?? "",
                        finding.state == .standing
                            ? "" : finding.state.rawValue + (finding.replacedBy.map { " by \($0.finding)" } ?? ""),
                    ], entries: told(finding.id.subject, "finding-recorded"))
            }
            return .table(
                Report.Table(
                    "By the lens \(lens.rawValue)",
                    ["Finding", "Side", .number("Weight"), "Consequence", "Who", "Since then"], rows))
        }
        let retired = entries("finding-retired").map { Report.Item(narrator.tell($0), entries: [$0.position]) }
        return tables + (retired.isEmpty ? [] : [.items(retired)])
    }

    var assumptions: [Report.Block] {
        let named = all { action -> AssumptionID? in
            switch action {
            case .assumptionStated(let it): it.assumption
            case .assumptionJudged(let it): it.assumption
            default: nil
            }
        }
        let items = named.compactMap { plan.assumptions[$0] }.map { assumption in
            let sign: Report.Sign =
                switch assumption.state {
                case .open: .open
                case .held: .holds
                case .fallen: .fallen
                }
            return Report.Item(
                assumption.text, id: assumption.id.description, sign: sign,
                notes: [Report.Note("to be judged", assumption.said.reviewOn?.description)]
                    + assumption.judgements.map { judgement in
                        Report.Note(
                            "\(judgement.holds ? "held" : "fell") \(day(judgement.mark))",
                            judgement.evidence.map { words($0) }.joined(separator: "; "))
                    }, entries: told(assumption.id.subject))
        }
        return items.isEmpty ? [] : [.items(items)]
    }

    /// The pools that something was stated of, given from or given back to.
    var resources: [Report.Block] {
        let touched = entries("resource-stated", "resource-allocated", "resource-released")
        guard !touched.isEmpty else { return [] }
        let pools = touched.compactMap { entry -> Resources.Pool? in
            switch entry.action {
            case .resourceStated(let it): it.pool
            case .resourceAllocated(let it): it.pool
            case .resourceReleased(let it): it.pool
            default: nil
            }
        }
        let rows = standing.plan.resourceLines.filter { pools.contains($0.pool) }.map { line in
            Report.Row(
                [
                    "\(line.pool.nature.rawValue) for \(line.pool.period)", line.capacity?.grouped ?? "not stated",
                    line.allocated.grouped, line.pool.unit,
                    line.holders.map { "\(words(.subject($0.holder))): \($0.amount.grouped)" }.joined(separator: "; "),
                ], sign: line.isOver ? .missing : nil)
        }
        return [
            .table(
                Report.Table(
                    "What there was, and what was given to whom, as it stood at the end",
                    ["What", .number("There is"), .number("Given"), "Unit", "To"], rows,
                    entries: touched.map(\.position)))
        ]
    }
}
