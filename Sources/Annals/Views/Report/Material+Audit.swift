// What board and auditors ask for: trails, votes by name, objections, and what was put right.

extension ReportMaterial {
    /// Each decision with everything that it rests on, and the entries behind it.
    var auditedDecisions: [Report.Block] {
        let items = trails.map { trail in
            let decision = trail.decision
            let legs = trail.edges.filter { $0.from == decision.id.subject && $0.relation != .ballot }
                .map { Report.Note(label($0.relation), words(.subject($0.to))) }
            let ballots = trail.ballots.map {
                Report.Note(word(Trail.Relation.ballot), "\($0.id): \($0.firstOutcome(in: language))")
            }
            let later = trail.writtenDownLater.map(\.position.description).joined(separator: ", ")
            return Report.Item(
                decision.statement, id: decision.id.description, sign: sign(of: decision),
                notes: [
                    Report.Note(says("taken", russian: "принято"), taking(decision)),
                    Report.Note(deciders, names(decision.taken?.action.deciders ?? [])),
                    Report.Note(
                        because,
                        decision.taken?.action.rationale ?? says("no reason on record", russian: "причина не записана")),
                    Report.Note(
                        label(.restsOn),
                        (decision.taken?.action.basis ?? []).isEmpty
                            ? says("nothing on record", russian: "ничего не записано") : nil),
                    Report.Note(
                        says("despite its ballot", russian: "вопреки голосованию"), decision.taken?.action.despite),
                ] + ballots + legs
                    + decision.dissents.map { own in
                        Report.Note(
                            dissent,
                            "\(name(own.person))\(own.reason.map { ": \($0)" } ?? "") (\(own.mark.position))"
                        )
                    } + [
                        Report.Note(
                            dissent, decision.dissents.isEmpty ? says("none on record", russian: "не записано") : nil),
                        Report.Note(
                            says("entries", russian: "записи"),
                            trail.entries.map(\.position.description).joined(separator: " ")),
                        Report.Note(
                            says("dated before, written down after it", russian: "по дате раньше, внесено позже"), later
                        ),
                    ], entries: told(decision.id.subject))
        }
        return items.isEmpty ? [] : [.items(items)]
    }

    private func label(_ relation: Trail.Relation) -> String {
        says(relation.rawValue.replacing("-", with: " "), russian: relation.inRussian)
    }

    /// When a decision was taken, and how.
    private func taking(_ decision: Decision) -> String? {
        decision.taken.map { action, mark in
            "\(time(mark.occurredAt)), \(way(action.how)), \(mark.position)"
        }
    }

    /// Who voted how, where that is not secret.
    var votes: [Report.Block] {
        let held = all { if case .ballotOpened(let it) = $0 { it.ballot } else { nil } }
        return held.compactMap { shelves.ballots[$0] }.map { ballot in
            let title = "\(ballot.id) \(ballot.terms.question.unbroken): \(ballot.outcome(in: language))"
            let threshold = ballot.terms.threshold.map { says("\($0) majority", russian: $0.inRussian) }
            let method = [ballot.kindWords(in: language), threshold].compactMap { $0 }.joined(separator: ", ")
            let rows = ballot.isSecret || ballot.hidesVotes ? sealed(ballot) : cast(ballot)
            return .table(
                Report.Table(
                    "\(title) (\(method))",
                    [
                        column("Who", russian: "Кто"), column("Vote", russian: "Голос"),
                        column("Reason", russian: "Причина"), number("Entry", russian: "Запись"),
                    ], rows,
                    entries: told(ballot.id.subject)))
        }
    }

    /// Who took part in a ballot of which nobody may know more.
    private func sealed(_ ballot: Ballot) -> [Report.Row] {
        let word =
            ballot.isSecret
            ? says("took part; nobody learns how", russian: "голос подан тайно")
            : says("took part; hidden until it closes", russian: "голос подан; скрыт до закрытия")
        return ballot.participants.map { person in
            let position = ballot.sealed[person]?.position ?? ballot.votes[person]?.mark.position
            return Report.Row([name(person), word, "", position?.description ?? ""])
        }
    }

    private func cast(_ ballot: Ballot) -> [Report.Row] {
        let votes = ballot.participants.compactMap { person -> Report.Row? in
            guard let vote = ballot.votes[person] else { return nil }
            var marks: [String] = []
            if person == ballot.terms.chair { marks.append(word(SessionRole.chair)) }
            if let proxy = vote.proxy {
                marks.append(says("by \(name(proxy)), their proxy", russian: "по доверенности голосует \(name(proxy))"))
            }
            if let weight = ballot.terms.weights[person] {
                marks.append(says("weighs \(weight)", russian: "вес \(weight)"))
            }
            return Report.Row([
                name(person) + (marks.isEmpty ? "" : " (\(marks.joined(separator: ", ")))"),
                ballot.words(vote.choice, in: language),
                vote.reason ?? "", vote.mark.position.description,
            ])
        }
        let silent =
            ballot.state == .closed && ballot.reported == nil
            ? ballot.voters.filter { !ballot.participants.contains($0) } : []
        let recused = ballot.recused.sorted { $0.key < $1.key }.map { person, mark in
            Report.Row([name(person), says("recused", russian: "самоотвод"), "", mark.position.description])
        }
        return votes + silent.map { Report.Row([name($0), says("no vote", russian: "без голоса"), "", ""]) } + recused
    }

    var objections: [Report.Block] {
        let items = entries(
            "ballot-contested", "contest-settled", "ballot-reopened", "ballot-recounted", "ballot-withdrawn",
            "tie-broken",
            "recusal-declared", "proxy-given", "electorate-changed", "dissent-recorded", "rule-broken"
        ).map { entry in
            Report.Item(
                narrator.told(entry), id: entry.position.description,
                notes: [Report.Note(facts: [time(entry.occurredAt)])],
                entries: [entry.position])
        }
        return items.isEmpty ? [] : [.items(items)]
    }

    /// What was struck, corrected or taken out of the entries of the session or period, by whom and why.
    var amendments: [Report.Block] {
        let struck = struck.map { entry, strike in
            Report.Item(
                says("\(entry.position) struck", russian: "запись \(entry.position) вычеркнута")
                    + ": \(told(ofStruck: entry))",
                id: strike.position.description,
                notes: [Report.Note(facts: [whoAndWhen(strike), reason(strike)])])
        }
        let others = entries("entry-corrected", "entry-redacted", "person-forgotten").map { entry in
            Report.Item(
                narrator.tell(entry), id: entry.position.description,
                notes: [Report.Note(facts: [whoAndWhen(entry), reason(entry)])], entries: [entry.position])
        }
        let strikes = entries("entry-struck").filter { entry in
            !self.struck.contains { $0.strike.position == entry.position }
        }
        .map {
            Report.Item(
                narrator.tell($0), id: $0.position.description, notes: [Report.Note(facts: [whoAndWhen($0)])],
                entries: [$0.position])
        }
        let corrected = entries.filter { $0.correctedBy != nil }.map { entry in
            Report.Item(
                says(
                    "\(entry.position) reads as corrected by \(entry.correctedBy?.description ?? "")",
                    russian: "запись \(entry.position) читается с исправлением \(entry.correctedBy?.description ?? "")")
                    + ": \(narrator.tell(entry))",
                entries: [entry.position])
        }
        let all = struck + strikes + others + corrected
        return all.isEmpty ? [] : [.items(all)]
    }

    /// What a struck entry said, unless that is still hidden.
    private func told(ofStruck entry: Entry) -> String {
        if case .noteAdded(let note) = entry.action, note.isPrivate == true {
            return says("a private note", russian: "личная заметка")
        }
        return narrator.told(entry)
    }

    private func whoAndWhen(_ entry: Entry) -> String {
        [narrator.actor(entry), time(entry.occurredAt)].filter { !$0.isEmpty }.joined(separator: ", ")
    }

    private func reason(_ entry: Entry) -> String? {
        switch entry.action {
        case .entryStruck(let it): it.reason
        case .personForgotten(let it): it.reason
        default: nil
        }
    }
}
