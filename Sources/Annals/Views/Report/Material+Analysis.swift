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
                    Report.Note(
                        says("answered \(day(answer.mark))", russian: "ответ \(day(answer.mark))"),
                        answer.text + basis(answer.basis))
                }
                    + (question.answers.isEmpty
                        ? [Report.Note(nil, says("no answer yet", russian: "ответа пока нет"))] : []),
                entries: told(question.id.subject))
        }
        return items.isEmpty ? [] : [.items(items)]
    }

    private func basis(_ references: [Reference]) -> String {
        if references.isEmpty { return "" }
        let named = references.map { words($0) }.joined(separator: "; ")
        return says(" (on \(named))", russian: " (основание: \(named))")
    }

    var platform: [Report.Block] {
        let touched = PlatformPart.allCases.filter { !told($0.subject).isEmpty }
        let items = touched.compactMap { part in
            standing.plan.platform[part.id].map { story in
                let here = entries("platform-stated", "platform-confirmed").filter { $0.about.contains(part.subject) }
                return Report.Item(
                    "\(says(part.words, russian: part.inRussian)): \(story.text)",
                    notes: here.map { entry in
                        var why: String?
                        if case .platformStated(let it) = entry.action { why = it.why }
                        if case .platformConfirmed(let it) = entry.action { why = it.why }
                        let verb =
                            entry.action.name == "platform-stated"
                            ? says("stated", russian: "заявлено") : says("confirmed", russian: "подтверждено")
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
                        finding.said.side.map { word($0) } ?? "",
                        finding.said.rating.map { says("\($0) of 5", russian: "\($0) из 5") } ?? "",
                        finding.said.consequence ?? "", finding.began?.actor.map { name($0) } ?? "",
                        finding.state == .standing
                            ? ""
                            : word(finding.state)
                                + (finding.replacedBy.map {
                                    says(" by \($0.finding)", russian: " (теперь \($0.finding))")
                                } ?? ""),
                    ], entries: told(finding.id.subject, "finding-recorded"))
            }
            return .table(
                Report.Table(
                    says("By the lens \(lens.rawValue)", russian: "Взгляд: \(lens.inRussian)"),
                    [
                        column("Finding", russian: "Вывод"), column("Side", russian: "Сторона"),
                        number("Weight", russian: "Вес"), column("Consequence", russian: "Следствие"),
                        column("Who", russian: "Кто"), column("Since then", russian: "С тех пор"),
                    ], rows))
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
                notes: [
                    Report.Note(
                        says("to be judged", russian: "проверить"), assumption.said.reviewOn.map { date($0) })
                ]
                    + assumption.judgements.map { judgement in
                        Report.Note(
                            (judgement.holds
                                ? says("held", russian: "верно") : says("fell", russian: "не оправдалось"))
                                + " \(day(judgement.mark))",
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
                    says(
                        "\(line.pool.nature.rawValue) for \(line.pool.period)",
                        russian: "\(line.pool.nature.inRussian) на \(date(line.pool.period))"),
                    line.capacity?.grouped ?? says("not stated", russian: "не указано"),
                    line.allocated.grouped, line.pool.unit,
                    line.holders.map { "\(words(.subject($0.holder))): \($0.amount.grouped)" }.joined(separator: "; "),
                ], sign: line.isOver ? .missing : nil)
        }
        return [
            .table(
                Report.Table(
                    says(
                        "What there was, and what was given to whom, as it stood at the end",
                        russian: "Что было и кому что выделено, по состоянию на конец"),
                    [
                        column("What", russian: "Что"), number("There is", russian: "Есть"),
                        number("Given", russian: "Выделено"), column("Unit", russian: "Единица"),
                        column("To", russian: "Кому"),
                    ], rows,
                    entries: touched.map(\.position)))
        ]
    }
}
