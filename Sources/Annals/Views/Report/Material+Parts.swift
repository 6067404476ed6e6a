// What a session should have left behind and did not, and what each person brought into it.

extension ReportMaterial {
    var missing: [Report.Block] {
        guard let completeness else { return [] }
        var blocks: [Report.Block] = []
        let missing = completeness.missing.map { stage, output in
            Report.Item(
                "\(stage.plan.title): \(output.expected?.words(in: .english) ?? output.text)",
                notes: [Report.Note(facts: output.lacking.map(\.english))])
        }
        if completeness.met.of > 0 {
            let (met, all) = completeness.met
            blocks.append(.words("\(met) of the \(all) outputs that its plan names are there."))
        }
        if !missing.isEmpty { blocks.append(.items(missing)) }
        if !completeness.gaps.isEmpty {
            blocks.append(
                .table(
                    Report.Table(
                        "What its entries lack", ["Id", "Lacks", "What it is"],
                        completeness.gaps.map { Report.Row([$0.subject.id, $0.kind.words.english, $0.words]) })))
        }
        return blocks
    }

    var voices: [Report.Block] {
        guard let account, account.ideas + account.arguments + account.turns > 0 else { return [] }
        let rows = account.lines.map { line in
            func number(_ count: Int) -> String { count == 0 ? "" : String(count) }
            return Report.Row([
                name(line.person), number(line.ideas), number(line.adopted), number(line.arguments),
                number(line.turns), number((line.seconds + 30) / 60), line.votes.onRecord?.description ?? "",
            ])
        }
        var blocks: [Report.Block] = [
            .table(
                Report.Table(
                    "What each person brought in",
                    [
                        "Person", .number("Ideas"), .number("Taken up"), .number("Arguments"), .number("Turns"),
                        .number("Minutes"), .number("Votes"),
                    ], rows))
        ]
        var facts: [String] = []
        if account.anonymousIdeas > 0 {
            facts.append("\(account.anonymousIdeas) of \(account.ideas) ideas without a name")
        }
        let silent = account.silentPeople
        if account.isSilenceCertain, !silent.isEmpty { facts.append("on record with nothing: \(names(silent))") }
        if let lead = account.lead, let ideas = lead.ideas.onRecord {
            facts.append("the moderator’s share of ideas: \(ideas)")
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
