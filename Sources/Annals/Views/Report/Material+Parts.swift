// What a session should have left behind and did not, and what each person brought into it.

extension ReportMaterial {
    var missing: [Report.Block] {
        guard let completeness else { return [] }
        var blocks: [Report.Block] = []
        let missing = completeness.missing.map { stage, output in
            Report.Item(
                "\(stage.plan.title): \(output.expected?.words(in: language) ?? output.text)",
                notes: [Report.Note(facts: output.lacking.map { language.says($0) })])
        }
        if completeness.met.of > 0 {
            let (met, all) = completeness.met
            blocks.append(
                .words(
                    says(
                        "\(met) of the \(all) outputs that its plan names are there.",
                        russian: "Есть \(met) из \(all) результатов, названных в плане сессии.")))
        }
        if !missing.isEmpty { blocks.append(.items(missing)) }
        if !completeness.gaps.isEmpty {
            blocks.append(
                .table(
                    Report.Table(
                        says("What its entries lack", russian: "Чего не хватает записям"),
                        [
                            column("Id", russian: "Номер"), column("Lacks", russian: "Не хватает"),
                            column("What it is", russian: "Что это"),
                        ],
                        completeness.gaps.map {
                            Report.Row([$0.subject.id, $0.kind.words[language], $0.wording[language]])
                        })))
        }
        return blocks
    }

    var voices: [Report.Block] {
        guard let account, account.ideas + account.arguments + account.turns > 0 else { return [] }
        let rows = account.lines.map { line in
            func number(_ count: Int) -> String { count == 0 ? "" : String(count) }
            return Report.Row([
                name(line.person), number(line.ideas), number(line.adopted), number(line.arguments),
                number(line.turns), number((line.seconds + 30) / 60),
                line.votes.onRecord.map { part($0.count, of: $0.of) } ?? "",
            ])
        }
        var blocks: [Report.Block] = [
            .table(
                Report.Table(
                    says("What each person brought in", russian: "Кто что внёс"),
                    [
                        column("Person", russian: "Человек"), number("Ideas", russian: "Идеи"),
                        number("Taken up", russian: "Приняты"), number("Arguments", russian: "Доводы"),
                        number("Turns", russian: "Выступления"), number("Minutes", russian: "Минуты"),
                        number("Votes", russian: "Голоса"),
                    ], rows))
        ]
        var facts: [String] = []
        if account.anonymousIdeas > 0 {
            facts.append(
                says(
                    "\(account.anonymousIdeas) of \(account.ideas) ideas without a name",
                    russian: "идеи без имени: \(account.anonymousIdeas) из \(account.ideas)"))
        }
        let silent = account.silentPeople
        if account.isSilenceCertain, !silent.isEmpty {
            facts.append(
                says("on record with nothing", russian: "ничего не внесли") + ": \(names(silent))")
        }
        if let lead = account.lead, let ideas = lead.ideas.onRecord {
            facts.append(
                says("the moderator’s share of ideas", russian: "доля идей модератора")
                    + ": \(part(ideas.count, of: ideas.of))")
        }
        if !facts.isEmpty { blocks.append(.words(facts.joined(separator: "; ") + ".")) }
        return blocks
    }
}

extension Report.Scope {
    /// The sessions that it takes in.
    var sessions: SessionScope {
        switch self {
        case .session(let id): .session(id)
        case .period(let period): .period(period)
        }
    }
}
