import Annals

// A vote that is going on: who has voted and who is waited for, and what the moderator writes down of it.

extension LiveView {
    /// Who has voted and who is waited for; never what.
    var progress: Markup {
        let cards = openBallots.map { ballot -> Markup in
            let voters = ballot.voters
            let voted = Set(ballot.participants)
            let done = voters.count { voted.contains($0) }
            var people: Markup = .none
            if voters.count <= 40 {
                let list = voters.map { person -> Markup in
                    let has = voted.contains(person)
                    return
                        "<li class=\"\(has ? "lv-voted" : "lv-waits")\">\(name(person))<span class=\"unseen\"> \(t(has ? "has voted" : "has not voted"))</span></li>"
                }
                people = "<ul class=\"lv-voters\">\(list)</ul>"
            }
            let standing: Markup = ballot.hidesVotes || ballot.isSecret ? .none : running(ballot)
            return """
                <article class="lv-progress-of" aria-label="\(ballot.id)"><p><small>\(ballot.id)</small> \(said(ballot.terms.question)): <strong>\(language("{1} of {2} voted", "\(done)", "\(voters.count)"))</strong></p>\
                \(bar(Double(done), of: Double(voters.count)))\(people)\(apart(ballot))\(standing)\(writing(ballot), if: leads)</article>
                """
        }
        return cards.isEmpty ? .none : "\(heading(t("Voting now")))\(Markup(cards))"
    }

    /// How an open ballot stands whose votes are no secret, where they can just be added up.
    private func running(_ ballot: Ballot) -> Markup {
        guard !ballot.votes.isEmpty, ballot.terms.weights.people.isEmpty else { return .none }
        var sums: [String: Number] = [:]
        switch ballot.terms.method.name {
        case .ranked, .instantRunoff, .singleTransferable: return .none
        case .majority, .consent, .approval, .dots, .score: break
        }
        for vote in ballot.votes.values {
            switch vote.choice {
            case .word(let word): sums[word] = (sums[word] ?? .zero) + Number(1)
            case .options(let options): for option in options { sums[option] = (sums[option] ?? .zero) + Number(1) }
            case .numbers(let numbers):
                for given in numbers { sums[given.option] = (sums[given.option] ?? .zero) + given.number }
            }
        }
        let names: [String] =
            switch ballot.terms.method.name {
            case .majority: MajorityChoice.allCases.map(\.rawValue)
            case .consent: ConsentChoice.allCases.map(\.rawValue)
            default: ballot.terms.options.map(\.id)
            }
        return tallies(names.map { ($0, sums[$0] ?? .zero) }, of: ballot, winners: [])
    }

    /// Who takes no part, and who votes for whom.
    private func apart(_ ballot: Ballot) -> Markup {
        let recused = ballot.recused.keys.sorted()
        let words = t("Has an interest and does not vote")
        let aside: Markup = recused.isEmpty ? .none : "<p class=\"lv-quiet-text\">\(words): \(names(recused))</p>"
        let voters = ballot.isSecret ? [] : ballot.voters
        let proxies: [(PersonID, PersonID)] = voters.compactMap { giver in
            holder(of: giver, on: ballot).map { (giver, $0) }
        }
        guard !proxies.isEmpty, proxies.count <= 40 else { return aside }
        let list = proxies.map { giver, holder in "<li>\(name(holder)) → \(name(giver))</li>" as Markup }
        return "\(aside)<p class=\"lv-quiet-text\">\(t("Votes for somebody"))</p><ul class=\"lv-proxies\">\(list)</ul>"
    }

    /// Who votes for somebody on a ballot, as long as they are not in the room themselves.
    func holder(of giver: PersonID, on ballot: Ballot) -> PersonID? {
        guard let session, !session.present.contains(giver) else { return nil }
        return ballot.proxies[giver] ?? session.proxies[giver]
    }

    // MARK: What the moderator writes down

    /// The room's votes, by name or as totals, interests, proxies and late comers.
    private func writing(_ ballot: Ballot) -> Markup {
        guard isOpen, let session else { return .none }
        let id = ("data.ballot", ballot.id.description)
        let on = ("data.on", ballot.id.description)
        let waiting = ballot.voters.filter { ballot.votes[$0] == nil && ballot.sealed[$0] == nil }
        var pieces: [Markup] = []
        if !ballot.isSecret, !waiting.isEmpty {
            pieces.append(details("Write down votes", votes(ballot, waiting)))
        }
        if ballot.participants.isEmpty { pieces.append(details("Write down the totals only", totals(ballot))) }
        let reason: Markup = "<label>\(t("Why")) <input name=\"data.reason\" maxlength=\"10000\" dir=\"auto\"></label>"
        if !waiting.isEmpty {
            let recusal = form(
                "recusal-declared", [on], style: "lv-inline",
                "<label>\(t("Who")) \(select("actor", waiting))</label>\(reason)<button class=\"lv-button\">\(t("Record"))</button>"
            )
            pieces.append(details("Somebody has an interest", recusal))
            if !ballot.isSecret {
                let proxy = form(
                    "proxy-given", [on], style: "lv-inline",
                    "<label>\(t("Who")) \(select("actor", waiting))</label><label>\(t("lets vote")) \(select("data.to", invitedPeople(session)))</label>\(reason)<button class=\"lv-button\">\(t("Record"))</button>"
                )
                pieces.append(details("Somebody lets another vote", proxy))
            }
        }
        let others = session.voters.filter { !ballot.electorate.contains($0) }
        if !others.isEmpty {
            let add = form(
                "electorate-changed", [id], style: "lv-inline",
                "<label>\(t("Who")) \(select("data.add[]", others))</label><label>\(t("Why")) <input name=\"data.reason\" required maxlength=\"10000\" dir=\"auto\"></label><button class=\"lv-button\">\(t("Record"))</button>"
            )
            pieces.append(details("Somebody else may vote too", add))
        }
        return Markup(pieces)
    }

    private func details(_ words: String, _ content: Markup) -> Markup {
        "<details class=\"lv-tools\"><summary>\(t(words))</summary>\(content)</details>"
    }

    /// A row of buttons for each who has not voted where a vote is a word; else a paper and whose it is.
    private func votes(_ ballot: Ballot, _ waiting: [PersonID]) -> Markup {
        let words: [String]
        switch ballot.terms.method.name {
        case .majority: words = MajorityChoice.allCases.map(\.rawValue)
        // An objection counts with its reason only, and has a form of its own.
        case .consent: words = [ConsentChoice.agree, .standAside].map(\.rawValue)
        case .approval, .dots, .score, .ranked, .instantRunoff, .singleTransferable:
            return paper(ballot, asking: "<label>\(t("Whose vote it is")) \(select("actor", waiting))</label>")
        }
        let own = ("data.ballot", ballot.id.description)
        let rows = waiting.prefix(60).map { person -> Markup in
            let buttons = words.map { word -> Markup in
                "<button class=\"lv-button lv-quiet\" name=\"data.choice\" value=\"\(word)\">\(t(word))</button>"
            }
            return
                "<li>\(name(person)) \(form("vote-cast", [own, ("actor", person.description)], style: "lv-words", Markup(buttons)))</li>"
        }
        guard ballot.terms.method.name == .consent else { return "<ul class=\"lv-calls\">\(rows)</ul>" }
        let object = form(
            "vote-cast", [own, ("data.choice", ConsentChoice.object.rawValue)], style: "lv-inline",
            """
            <label>\(t("Who")) \(select("actor", waiting))</label><label>\(t("Your objection, with its reason")) <input name="data.reason" required maxlength="10000" dir="auto" data-keep></label>\
            <button class="lv-button lv-quiet">\(t("object"))</button>
            """)
        return "<ul class=\"lv-calls\">\(rows)</ul>\(object)"
    }

    /// A show of hands of which only the numbers are known.
    private func totals(_ ballot: Ballot) -> Markup {
        let names: [(id: String, words: Markup)] =
            switch ballot.terms.method.name {
            case .majority: MajorityChoice.allCases.map { ($0.rawValue, "\(t($0.rawValue))") }
            case .consent: ConsentChoice.allCases.map { ($0.rawValue, "\(t($0.rawValue))") }
            default: ballot.terms.options.map { ($0.id, said($0.text)) }
            }
        let counts = names.map { one -> Markup in
            "<label>\(one.words) <input name=\"data.counts.\(one.id)\" type=\"number\" min=\"0\" inputmode=\"numeric\"></label>"
        }
        let verdicts = ["passed", "failed", "tied", "no-quorum"].map {
            "<option value=\"\($0)\">\(t($0))</option>" as Markup
        }
        return form(
            "result-reported", [("data.ballot", ballot.id.description)], style: "lv-card-in",
            """
            \(counts)<label>\(t("What came of it")) <select name="data.verdict">\(verdicts)</select></label>\
            <label>\(t("Where that is from")) <input name="data.source" required maxlength="10000" dir="auto" value="\(t("a show of hands"))"></label>\
            <button class="lv-button">\(t("Record"))</button>
            """)
    }

    /// Some people to choose from.
    func select(_ field: String, _ people: [PersonID], isRequired: Bool = true) -> Markup {
        let must: Markup = isRequired ? " required" : .none
        return
            "<select name=\"\(field)\"\(must)><option value=\"\"></option>\(people.map { "<option value=\"\($0)\">\(state.name($0))</option>" as Markup })</select>"
    }
}
