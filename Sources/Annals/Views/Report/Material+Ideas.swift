// Ideas with their fate, and ballots with their counts.

extension ReportMaterial {
    var ideas: [Report.Block] {
        let named = all { action -> IdeaID? in
            switch action {
            case .ideaCaptured(let it): it.idea
            case .carried(let it): it.item.subject.flatMap { IdeaID($0) }
            default: nil
            }
        }
        let rows = named.compactMap { shelves.ideas[$0] }.map { idea in
            let own = idea.id.subject
            let arguments = entries("argument-made").filter { $0.mentions.contains(own) }
            return Report.Row(
                [
                    "\(idea.id) \(idea.shownText(in: language))", idea.shownAuthor.map { name($0) } ?? "",
                    fate(of: idea),
                ],
                entries: told(own, "idea-captured", "idea-reworded", "carried") + arguments.map(\.position))
        }
        guard !rows.isEmpty else { return [] }
        let arguments = entries("argument-made").filter { entry in
            !isHidden(entry)
                && entry.mentions.contains { $0.kind == .idea || $0.kind == .question || $0.kind == .group }
        }
        let moves = [
            "ideas-grouped", "ideas-ungrouped", "ideas-merged", "idea-parked", "idea-withdrawn", "ideas-revealed",
            "mode-set",
        ]
        return [
            .table(
                Report.Table(
                    says("What was put forward, and what became of it", russian: "Что предложено и что из этого вышло"),
                    [
                        column("Idea", russian: "Идея"), column("Whose", russian: "Чья"),
                        column("What became of it", russian: "Что из неё вышло"),
                    ], rows,
                    entries: entries.filter { moves.contains($0.action.name) }.map(\.position)))
        ]
            + (arguments.isEmpty
                ? []
                : [
                    .items(
                        arguments.map { Report.Item(narrator.told($0), entries: [$0.position]) })
                ])
    }

    /// What became of an idea, in words; `no fate yet` where nothing did.
    private func fate(of idea: Idea) -> String {
        var parts: [String] = []
        if let into = idea.mergedInto { parts.append(says("merged into \(into)", russian: "объединена с \(into)")) }
        if let group = idea.group {
            let title = shelves.groups[group]?.title.map { " \($0)" } ?? ""
            parts.append(says("in the group", russian: "в группе") + " \(group)\(title)")
        }
        if let parked = idea.parked {
            parts.append(
                says("parked", russian: "отложена")
                    + (parked.until.map { says(" until \($0)", russian: " до \(date($0))") } ?? ""))
        }
        if idea.withdrawn != nil { parts.append(says("withdrawn", russian: "снята")) }
        if let last = idea.carriedInto.last {
            parts.append(says("carried into \(last)", russian: "перенесена на \(last)"))
        }
        let id = idea.id.subject
        for decision in plan.decisions.all where decision.took(up: idea.id) {
            parts.append("\(decision.id) \(word(sign(of: decision)))")
        }
        for ballot in shelves.ballots.all where ballot.terms.options.contains(where: { $0.refersTo?.subject == id }) {
            let option = ballot.terms.options.first { $0.refersTo?.subject == id }
            let isChosen = ballot.winners.contains(option?.id ?? "")
            parts.append(
                says("voted on in \(ballot.id)", russian: "голосование \(ballot.id)")
                    + (isChosen ? says(", chosen", russian: ", выбрана") : ""))
        }
        let led = says("led to", russian: "привела к")
        for goal in plan.goals.all where goal.plan.from.contains(.subject(id)) { parts.append("\(led) \(goal.id)") }
        for task in plan.tasks.all where task.plan.from.contains(.subject(id)) { parts.append("\(led) \(task.id)") }
        return parts.isEmpty ? says("no fate yet", russian: "судьба не решена") : parts.joined(separator: "; ")
    }

    var ballots: [Report.Block] {
        let held = all { action -> BallotID? in
            switch action {
            case .ballotOpened(let it): it.ballot
            case .resultReported(let it): it.ballot
            case .ballotClosed(let it): it.ballot
            default: nil
            }
        }
        let rows = held.compactMap { shelves.ballots[$0] }.map { ballot in
            Report.Row(
                [
                    "\(ballot.id) \(ballot.terms.question)", ballot.kindWords(in: language),
                    turnout(ballot), ballot.outcome(in: language),
                    ballot.terms.decision.map(\.description) ?? "",
                ], entries: told(ballot.id.subject))
        }
        guard !rows.isEmpty else { return [] }
        return [
            .table(
                Report.Table(
                    says("What was put to the vote", russian: "Что ставилось на голосование"),
                    [
                        column("Question", russian: "Вопрос"), column("How", russian: "Как"),
                        number("Voted", russian: "Голосовали"), column("What came of it", russian: "Итог"),
                        column("For", russian: "Для"),
                    ], rows))
        ]
    }

    private func turnout(_ ballot: Ballot) -> String {
        ballot.reported != nil || ballot.voters.isEmpty
            ? "" : part(ballot.participants.count, of: ballot.voters.count)
    }
}

extension Decision {
    /// Whether an idea is one of its alternatives, or part of what it rests on or came from.
    fileprivate func took(up idea: IdeaID) -> Bool {
        alternatives.contains { $0.idea == idea }
            || (taken?.action.basis ?? []).contains(.subject(idea.subject))
            || (proposal?.action.from ?? []).contains(.subject(idea.subject))
    }
}

extension Ballot {
    /// How it is voted on: `dots, secret`.
    func kindWords(in language: Language) -> String {
        [
            language.word(terms.method.name), isSecret ? language.says("secret", russian: "тайно") : nil,
            terms.advisory == true ? language.says("advisory", russian: "совещательное") : nil,
            round > 1 ? language.says("round \(round)", russian: "тур \(round)") : nil,
        ].compactMap { $0 }.joined(separator: ", ")
    }
}
