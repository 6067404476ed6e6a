// What board and auditors ask for: trails, votes by name, objections, what was put right, and every entry.

extension ReportMaterial {
    /// Each decision with everything that it rests on, and the entries behind it.
    var auditedDecisions: [Report.Block] {
        let items = trails.map { trail in
            let decision = trail.decision
            let legs = trail.edges.filter { $0.from == decision.id.subject && $0.relation != .ballot }
                .map { Report.Note($0.relation.words, words(.subject($0.to))) }
            let ballots = trail.ballots.map { Report.Note("ballot", "\($0.id): \($0.firstOutcome)") }
            let later = trail.writtenDownLater.map(\.position.description).joined(separator: ", ")
            return Report.Item(
                decision.statement, id: decision.id.description, sign: sign(of: decision),
                notes: [
                    Report.Note(
                        "taken",
                        decision.taken.map { taken in
                            "\(zone.text(taken.mark.occurredAt)), by \(taken.action.how.rawValue), \(taken.mark.position)"
                        }), Report.Note("by", names(decision.taken?.action.deciders ?? [])),
                    Report.Note("because", decision.taken?.action.rationale ?? "no reason on record"),
                    Report.Note("rests on", (decision.taken?.action.basis ?? []).isEmpty ? "nothing on record" : nil),
                    Report.Note("despite its ballot", decision.taken?.action.despite),
                ] + ballots + legs
                    + decision.dissents.map { dissent in
                        Report.Note(
                            "dissent",
                            "\(name(dissent.person))\(dissent.reason.map { ": \($0)" } ?? "") (\(dissent.mark.position))"
                        )
                    } + [
                        Report.Note("dissent", decision.dissents.isEmpty ? "none on record" : nil),
                        Report.Note("entries", trail.entries.map(\.position.description).joined(separator: " ")),
                        Report.Note("dated before, written down after it", later),
                    ], entries: told(decision.id.subject))
        }
        return items.isEmpty ? [] : [.items(items)]
    }

    /// Who voted how, where that is not secret.
    var votes: [Report.Block] {
        let held = all { if case .ballotOpened(let it) = $0 { it.ballot } else { nil } }
        return held.compactMap { shelves.ballots[$0] }.map { ballot in
            let title = "\(ballot.id) \(ballot.terms.question.unbroken): \(ballot.outcome)"
            let method = ballot.terms.threshold.map { "\(ballot.kindWords), \($0) majority" } ?? ballot.kindWords
            let rows = ballot.isSecret || ballot.hidesVotes ? sealed(ballot) : cast(ballot)
            return .table(
                Report.Table(
                    "\(title) (\(method))", ["Who", "Vote", "Reason", .number("Entry")], rows,
                    entries: told(ballot.id.subject)))
        }
    }

    /// Who took part in a ballot of which nobody may know more.
    private func sealed(_ ballot: Ballot) -> [Report.Row] {
        let word = ballot.isSecret ? "took part; nobody learns how" : "took part; hidden until it closes"
        return ballot.participants.map { person in
            let position = ballot.sealed[person]?.position ?? ballot.votes[person]?.mark.position
            return Report.Row([name(person), word, "", position?.description ?? ""])
        }
    }

    private func cast(_ ballot: Ballot) -> [Report.Row] {
        let votes = ballot.participants.compactMap { person -> Report.Row? in
            guard let vote = ballot.votes[person] else { return nil }
            var marks: [String] = []
            if person == ballot.terms.chair { marks.append("chair") }
            if let proxy = vote.proxy { marks.append("by \(name(proxy)), their proxy") }
            if let weight = ballot.terms.weights[person] { marks.append("weighs \(weight)") }
            return Report.Row([
                name(person) + (marks.isEmpty ? "" : " (\(marks.joined(separator: ", ")))"), ballot.words(vote.choice),
                vote.reason ?? "", vote.mark.position.description,
            ])
        }
        let silent =
            ballot.state == .closed && ballot.reported == nil
            ? ballot.voters.filter { !ballot.participants.contains($0) } : []
        let recused = ballot.recused.sorted { $0.key < $1.key }.map { person, mark in
            Report.Row([name(person), "recused", "", mark.position.description])
        }
        return votes + silent.map { Report.Row([name($0), "no vote", "", ""]) } + recused
    }

    var objections: [Report.Block] {
        let items = entries(
            "ballot-contested", "contest-settled", "ballot-reopened", "ballot-recounted", "ballot-withdrawn",
            "tie-broken",
            "recusal-declared", "proxy-given", "electorate-changed", "dissent-recorded", "rule-broken"
        ).map { entry in
            Report.Item(
                narrator.told(entry), id: entry.position.description,
                notes: [Report.Note(facts: [zone.text(entry.occurredAt)])],
                entries: [entry.position])
        }
        return items.isEmpty ? [] : [.items(items)]
    }

    /// What was struck, corrected or taken out of the entries of the session or period, by whom and why.
    var amendments: [Report.Block] {
        let struck = struck.map { entry, strike in
            Report.Item(
                "\(entry.position) struck: \(told(ofStruck: entry))", id: strike.position.description,
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
                "\(entry.position) reads as corrected by \(entry.correctedBy?.description ?? ""): \(narrator.tell(entry))",
                entries: [entry.position])
        }
        let all = struck + strikes + others + corrected
        return all.isEmpty ? [] : [.items(all)]
    }

    /// What a struck entry said, unless that is still hidden.
    private func told(ofStruck entry: Entry) -> String {
        if case .noteAdded(let note) = entry.action, note.isPrivate == true { return "a private note" }
        return narrator.told(entry)
    }

    private func whoAndWhen(_ entry: Entry) -> String {
        [narrator.actor(entry), zone.text(entry.occurredAt)].filter { !$0.isEmpty }.joined(separator: ", ")
    }

    private func reason(_ entry: Entry) -> String? {
        switch entry.action {
        case .entryStruck(let it): it.reason
        case .personForgotten(let it): it.reason
        default: nil
        }
    }

    /// What was written down late: after things that happened more than a day later, or more than a day after it happened;
    /// of the latter one line where nearly everything was, as in an imported log.
    var late: [Report.Block] {
        let day: Int64 = 86_400_000
        func isSlow(_ entry: Entry) -> Bool { entry.recordedAt.milliseconds - entry.occurredAt.milliseconds > day }
        let slow = entries.filter(isSlow)
        var items: [Report.Item] = []
        let isNearlyAll = slow.count * 10 >= entries.count * 9 && slow.count > 1
        if isNearlyAll, let first = slow.map(\.recordedAt).min(), let last = slow.map(\.recordedAt).max() {
            let when = self.day(first) == self.day(last) ? self.day(first) : "\(self.day(first)) to \(self.day(last))"
            items.append(Report.Item("\(slow.count) of \(entries.count) entries were taken in later, on \(when)"))
        }
        let listed = entries.filter { entry in
            disorder[entry.position] != nil || (!isNearlyAll && isSlow(entry))
        }
        if !listed.isEmpty {
            let runs = Dictionary(grouping: listed) { self.day($0.occurredAt) }.sorted { $0.key < $1.key }
            items += runs.map { date, entries in
                let after = entries.compactMap { disorder[$0.position] }.max()
                let positions = entries.map(\.position).sorted()
                return Report.Item(
                    "\(entries.count) \(entries.count == 1 ? "entry" : "entries") dated \(date): \(Self.runs(positions))",
                    notes: [
                        Report.Note(nil, after.map { "written down after things of \(self.day($0))" }),
                        isNearlyAll
                            ? nil
                            : Report.Note(nil, "written down on \(self.day(entries.map(\.recordedAt).max() ?? now))"),
                    ])
            }
        }
        return items.isEmpty ? [] : [.items(items)]
    }

    /// `#4–#7, #9`.
    static func runs(_ positions: [Position]) -> String {
        var runs: [ClosedRange<Int64>] = []
        for position in positions.map(\.rawValue) {
            if let last = runs.last, last.upperBound + 1 == position {
                runs[runs.count - 1] = last.lowerBound...position
            } else {
                runs.append(position...position)
            }
        }
        return runs.map { $0.count == 1 ? "#\($0.lowerBound)" : "#\($0.lowerBound)–#\($0.upperBound)" }
            .joined(separator: ", ")
    }

    /// Every entry of the session or period, by position.
    var register: [Report.Block] {
        entries.isEmpty
            ? []
            : [
                .table(
                    register(of: entries.sorted { $0.position < $1.position }, "What was written down, line by line"))
            ]
    }

    func register(of entries: [Entry], _ caption: String) -> Report.Table {
        Report.Table(
            caption, [.number("Entry"), "Happened", "Who", "What"],
            entries.map { entry in
                let isPrivate = isHidden(entry)
                return Report.Row(
                    [
                        entry.position.description, zone.text(entry.occurredAt), narrator.actor(entry),
                        isPrivate ? Sight.veil : narrator.tell(entry),
                    ], entries: [entry.position])
            })
    }
}

extension Trail.Relation {
    /// The relation as the label of a line.
    fileprivate var words: String { rawValue.replacing("-", with: " ") }
}
