import Annals

// What `annals why` tells of ballots: the count, who voted how, and what was said of the result.

extension Trail {
    /// The count of the ballot that took it: `5 to 4, simple majority of 9 present`.
    func count(in language: Language) -> String {
        guard let id = decision.taken?.action.ballot, let ballot = ballots.first(where: { $0.id == id }) else {
            return ""
        }
        guard ballot.terms.method.name == .majority, let result = ballot.result else {
            return " \(id): \(ballot.firstOutcome(in: language))"
        }
        let threshold =
            switch result.threshold ?? .simple {
            case .simple: language.says("simple majority", russian: "простое большинство")
            case .unanimous: language.says("unanimity", russian: "единогласие")
            case let other: language.says("\(other) majority", russian: "нужно \(language.state("\(other)"))")
            }
        let tie =
            ballot.tieBreak.map {
                language.says(
                    "; the tie broken by the chair: \($0.option)",
                    russian: "; решает голос председателя: \(Russian.choice($0.option))")
            } ?? ""
        let present =
            result.voted == result.electorate
            ? "\(result.electorate)"
            : language.says(
                "\(result.voted) of \(result.electorate)", russian: "\(result.voted) из \(result.electorate)")
        // The first count, by which it was taken; a later one has a line of its own.
        return language.says(
            " \(id): \(result.standing), \(threshold) of \(present) present\(tie)",
            russian: " \(id): \(result.tally(in: .russian)), \(threshold), участвовали: \(present)\(tie)")
    }

    /// A ballot in lines of label and words.
    func lines(of ballot: Ballot, in language: Language) -> [(String, String)] {
        let label = ballots.count > 1 ? " \(ballot.id)" : ""
        var lines: [(String, String)] = []
        for (index, round) in ballot.earlierRounds.enumerated() {
            let reported = round.reported.map {
                language.state($0.verdict.rawValue) + language.says(", as reported", russian: ", по протоколу")
            }
            let result = round.result?.words(in: language) ?? reported ?? ""
            let again = language.says("opened again", russian: "открыто снова")
            lines.append(("round \(index + 1)" + label, "\(result); \(again): \(round.reopened.reason)"))
        }
        if ballot.terms.method.name != .majority, let result = ballot.result {
            lines.append((ballot.terms.method.name.rawValue + label, ballot.outcome(in: language)))
            for (index, round) in result.rounds.enumerated() {
                lines.append(("count \(index + 1)" + label, round.words(ballot, in: language)))
            }
        }
        lines += votes(ballot, in: language).map { ($0 + label, $1) }
        if let reported = ballot.reported {
            lines.append(
                (
                    "reported" + label,
                    "\(ballot.tally(in: language) ?? ""), \(language.state(reported.verdict.rawValue)) (\(reported.source))"
                ))
        }
        if !ballot.recused.isEmpty { lines.append(("recused" + label, list(ballot.recused.keys.sorted()))) }
        let silent = ballot.voters.filter { !ballot.participants.contains($0) }
        if ballot.state == .closed, ballot.reported == nil, !silent.isEmpty {
            lines.append(("no vote" + label, list(silent)))
        }
        if let broken = ballot.tieBreak {
            let reason = entries.compactMap {
                if case .tieBroken(let tie) = $0.action, tie.ballot == ballot.id { tie.reason } else { nil }
            }.last
            let chair = ballot.terms.chair.map { name($0) } ?? language.says("the chair", russian: "председатель")
            let option = ballot.optionText(broken.option)
            let words = language.says(
                "broken by \(chair): \(option)", russian: "решает \(chair): \(Russian.choice(option))")
            lines.append(("tie" + label, words + (reason.map { " (\($0))" } ?? "")))
        }
        for recount in ballot.recountsOfRound {
            lines.append(
                (
                    "recounted" + label,
                    "\(ballot.id): \(recount.result.words(in: language)), "
                        + language.says(
                            "after the correction \(recount.cause)", russian: "после исправления \(recount.cause)")
                ))
        }
        for contest in ballot.contests {
            let who = contest.by.map { "\(name($0)): " } ?? ""
            let outcome =
                contest.outcome.map {
                    language.says("; settled: \($0.rawValue)", russian: "; решено: \(language.state($0.rawValue))")
                } ?? language.says("; not settled yet", russian: "; ещё не решено")
            lines.append(("contested" + label, "\(who)\(contest.ground)\(outcome)"))
        }
        return lines
    }

    private func votes(_ ballot: Ballot, in language: Language) -> [(String, String)] {
        if ballot.isSecret {
            let who = list(ballot.participants)
            return who.isEmpty
                ? []
                : [
                    (
                        "sealed",
                        who
                            + language.says(
                                " (a secret ballot: nobody learns who voted how)",
                                russian: " (тайное голосование: кто как голосовал, не узнает никто)")
                    )
                ]
        }
        if ballot.hidesVotes {
            let who = list(ballot.participants)
            return who.isEmpty
                ? [] : [("voted", who + language.says(" (hidden until it closes)", russian: " (скрыто до закрытия)"))]
        }
        let order: [(Choice, String)] =
            switch ballot.terms.method.name {
            case .majority: [(.word("for"), "for"), (.word("against"), "against"), (.word("abstain"), "abstained")]
            case .consent:
                [(.word("agree"), "agree"), (.word("stand-aside"), "stand aside"), (.word("object"), "object")]
            case .approval, .dots, .score, .ranked, .instantRunoff, .singleTransferable: []
            }
        if order.isEmpty {
            return ballot.participants.compactMap { voter in
                guard let vote = ballot.votes[voter] else { return nil }
                let reason = vote.reason.map { "   (\($0))" } ?? ""
                return ("vote", "\(told(voter, ballot, language)): \(ballot.words(vote.choice, in: language))\(reason)")
            }
        }
        return order.compactMap { choice, word in
            let voters = ballot.participants.filter { ballot.votes[$0]?.choice == choice }
            guard !voters.isEmpty else { return nil }
            let chair = ballot.terms.chair
            // The chair first; then in the order of voting.
            let ordered = voters.filter { $0 == chair } + voters.filter { $0 != chair }
            return (word, ordered.map { told($0, ballot, language) }.joined(separator: ", ") + reasons(voters, ballot))
        }
    }

    /// A voter's name, with what makes their vote another's or more than one.
    private func told(_ voter: PersonID, _ ballot: Ballot, _ language: Language) -> String {
        var marks: [String] = []
        if voter == ballot.terms.chair { marks.append(language.says("chair", russian: "председатель")) }
        if let proxy = ballot.votes[voter]?.proxy {
            marks.append(
                language.says("by \(name(proxy)), their proxy", russian: "голосует \(name(proxy)) по доверенности"))
        }
        if let weight = ballot.terms.weights[voter] {
            marks.append(language.says("weighs \(weight)", russian: "вес \(weight)"))
        }
        return name(voter) + (marks.isEmpty ? "" : " (\(marks.joined(separator: ", ")))")
    }

    /// Why people voted so or dissented: once where all say the same.
    private func reasons(_ voters: [PersonID], _ ballot: Ballot) -> String {
        let reasons = voters.map { voter in
            ballot.votes[voter]?.reason ?? decision.dissents.first { $0.person == voter }?.reason
        }
        let given = reasons.compactMap { $0 }
        guard let first = given.first else { return "" }
        if given.count == voters.count, given.allSatisfy({ $0 == first }) { return "   (\(first))" }
        return "   ("
            + zip(voters, reasons).compactMap { voter, reason in reason.map { "\(name(voter)): \($0)" } }.joined(
                separator: "; ") + ")"
    }
}

extension CountRound {
    /// A round of a count in a few words: how the votes stood and what followed.
    fileprivate func words(_ ballot: Ballot, in language: Language) -> String {
        var parts = [
            zip(ballot.terms.options, votes).filter { $1 > .zero }.map { "\(ballot.optionText($0.id)) \($1)" }
                .joined(separator: ", ")
        ]
        func add(_ options: [String], _ words: String) {
            if !options.isEmpty { parts.append(options.map { ballot.optionText($0) }.joined(separator: ", ") + words) }
        }
        add(elected, language.says(" elected", russian: " – избрано"))
        add(surplusOf.map { [$0] } ?? [], language.says("'s surplus goes on", russian: " – излишек передаётся дальше"))
        add(eliminated, language.says(" out", russian: " – выбывает"))
        return parts.joined(separator: "; ")
    }
}
