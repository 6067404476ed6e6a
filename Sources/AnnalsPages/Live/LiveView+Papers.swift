import Annals

// One's own vote, and the votes that one casts for others.

extension LiveView {
    /// What a person can vote on, and what they voted.
    func vote(_ person: PersonID) -> Markup {
        guard sight == .phone else { return .none }
        let mine = openBallots.filter { $0.isVoter(person) }
        var cards = mine.map { ballot -> Markup in
            let has = ballot.votes[person] != nil || ballot.sealed[person] != nil
            var said: Markup = .none
            if has {
                // What was voted on a ballot that hides it is shown to nobody, for a phone lies on the table.
                let choice: Markup? =
                    ballot.hidesVotes ? nil : ballot.votes[person].map { ": \(choiceWords($0.choice, ballot))" }
                said = "<p class=\"lv-done\">\(t("You have voted"))\(choice)</p>"
            }
            let mayVote = !has || ballot.terms.mayChange == true
            let paper: Markup =
                !mayVote
                ? .none
                : has
                    ? "<details><summary>\(t("Change your vote"))</summary>\(self.paper(ballot))</details>"
                    : "\(self.paper(ballot))\(cannot(ballot, person))"
            return paperCard(ballot, "\(said)\(paper)")
        }
        for (ballot, giver) in held(by: person) { cards.append(paper(of: giver, on: ballot)) }
        for ballot in ties(of: person) {
            cards.append(
                paperCard(
                    ballot,
                    "<p class=\"lv-tie\">\(t("The votes are equal: you have the casting vote."))</p>\(castingVote(ballot, of: person))"
                ))
        }
        return cards.isEmpty ? .none : "\(heading(t("Your vote")))\(Markup(cards))"
    }

    private func paperCard(_ ballot: Ballot, _ content: Markup) -> Markup {
        "<article class=\"lv-paper\" aria-label=\"\(ballot.id)\"><h3><small>\(ballot.id)</small> \(said(ballot.terms.question))</h3>\(content)</article>"
    }

    /// The open ballots on which somebody votes for others, with those.
    func held(by holder: PersonID) -> [(ballot: Ballot, giver: PersonID)] {
        guard let session else { return [] }
        return openBallots.filter { !$0.isSecret }.flatMap { ballot in
            Set(ballot.proxies.keys).union(session.proxies.keys).sorted()
                .filter { ballot.isVoter($0) && self.holder(of: $0, on: ballot) == holder }
                .map { (ballot: ballot, giver: $0) }
        }
    }

    /// The ballots where the votes are equal and that wait for somebody's casting vote.
    func ties(of person: PersonID) -> [Ballot] {
        board.ballots.filter {
            $0.began != nil && $0.state == .closed && $0.terms.chair == person && $0.verdict == .tied
                && $0.tieBreak == nil
                && !$0.level.isEmpty
        }
    }

    /// The paper of somebody who is not there, for whoever holds their vote.
    private func paper(of giver: PersonID, on ballot: Ballot) -> Markup {
        let words: Markup = "<p class=\"lv-for\">\(t("For")) \(name(giver)), \(t("who gave you their vote"))</p>"
        guard let vote = ballot.votes[giver] else {
            return paperCard(ballot, "\(words)\(paper(ballot, of: giver))")
        }
        let done: Markup = "<p class=\"lv-done\">\(t("You have voted"))</p>"
        let mayChange = ballot.terms.mayChange == true && vote.proxy != nil
        let change: Markup =
            mayChange
            ? "<details><summary>\(t("Change your vote"))</summary>\(paper(ballot, of: giver))</details>" : .none
        return paperCard(ballot, "\(words)\(done)\(change)")
    }

    /// An interest, or somebody else to vote: as far as the ballot's rules let it.
    private func cannot(_ ballot: Ballot, _ person: PersonID) -> Markup {
        guard isOpen, let session else { return .none }
        let on = ("data.on", ballot.id.description)
        let recuse = form(
            "recusal-declared", [on], style: "lv-inline",
            """
            <label>\(t("What my interest is")) <input name="data.reason" maxlength="10000" dir="auto" data-keep></label>\
            <button class="lv-button lv-quiet">\(t("I recuse myself"))</button>
            """)
        let proxy: Markup = ballot.isSecret ? .none : giving(on, person, session)
        return
            "<details class=\"lv-tools lv-cannot\"><summary>\(t("I do not vote on this myself"))</summary>\(recuse)\(proxy)</details>"
    }

    /// Giving one's vote to somebody else: by their name where there are too many to choose from.
    func giving(_ on: (String, String), _ person: PersonID, _ session: Session) -> Markup {
        let others = invitedPeople(session).filter { $0 != person && session.takesPart($0) }
        if others.isEmpty { return .none }
        let to: Markup =
            others.count <= 60
            ? select("data.to", others) : "<input name=\"data.to\" required maxlength=\"200\" dir=\"auto\">"
        return form(
            "proxy-given", [on], style: "lv-inline",
            "<label>\(t("I give my vote to")) \(to)</label><button class=\"lv-button lv-quiet\">\(t("Give my vote"))</button>"
        )
    }

    private func choiceWords(_ choice: Choice, _ ballot: Ballot) -> Markup {
        if case .word(let word) = choice { return "\(t(word))" }
        return said(ballot.words(choice, in: language))
    }

    /// The paper, in the shape of the method; nothing has to be dragged.
    ///
    /// - Parameters:
    ///   - giver: whose vote it is, where somebody votes for another.
    ///   - who: asks whose vote it is, where the moderator writes it down.
    func paper(_ ballot: Ballot, of giver: PersonID? = nil, asking who: Markup = .none) -> Markup {
        let type = ballot.isSecret ? "vote-sealed" : "vote-cast"
        let own = [("data.ballot", ballot.id.description)] + (giver.map { [("actor", $0.description)] } ?? [])
        let place = "lv-\(ballot.id)\(giver.map { "-\($0)" } ?? "")"
        let options = ballot.terms.options
        let method = ballot.terms.method
        let send: Markup = "<button class=\"lv-button lv-main\">\(t("Vote"))</button>"
        func row(_ index: Int, _ option: BallotOption, _ field: Markup) -> Markup {
            "<li class=\"lv-choice\"><label for=\"\(place)-\(index)\">\(said(option.text))</label>\(field)</li>"
        }
        switch method.name {
        case .majority:
            let buttons = MajorityChoice.allCases.map { choice -> Markup in
                "<button class=\"lv-button lv-wide lv-is-\(choice.rawValue)\" name=\"data.choice\" value=\"\(choice.rawValue)\">\(t(choice.rawValue))</button>"
            }
            return form(type, own, style: "lv-words", Markup(buttons))
        case .consent:
            let buttons = [ConsentChoice.agree, .standAside].map { choice -> Markup in
                "<button class=\"lv-button lv-wide lv-is-\(choice.rawValue)\" name=\"data.choice\" value=\"\(choice.rawValue)\">\(t(choice.rawValue))</button>"
            }
            let object = form(
                type, own + [("data.choice", ConsentChoice.object.rawValue)], style: "lv-object",
                """
                <label>\(t("Your objection, with its reason"))<textarea name="data.reason" rows="2" required maxlength="10000" dir="auto" data-keep></textarea></label>\
                <button class="lv-button lv-wide lv-is-object">\(t("object"))</button>
                """)
            return
                "\(form(type, own, style: "lv-words", Markup(buttons)))\(ballot.isSecret ? form(type, own + [("data.choice", "object")], style: "lv-words", "<button class=\"lv-button lv-wide\">\(t("object"))</button>") : object)"
        case .approval:
            let rows = options.map { option -> Markup in
                "<li><label class=\"lv-check lv-tall\"><input type=\"checkbox\" name=\"data.choice[]\" value=\"\(option.id)\"> \(said(option.text))</label></li>"
            }
            return form(
                type, own + [("data.choice[]", "")], style: "lv-list",
                "\(who)<fieldset><legend>\(t("All that you approve of"))</legend><ul>\(rows)</ul></fieldset>\(send)")
        case .dots:
            let budget = method.budget ?? 0
            let most = method.most ?? budget
            let rows = options.enumerated().map { index, option -> Markup in
                row(
                    index, option,
                    "<input id=\"\(place)-\(index)\" type=\"number\" inputmode=\"numeric\" min=\"0\" max=\"\(most)\" step=\"1\" name=\"data.choice.\(option.id)\" data-dot>"
                )
            }
            return form(
                type, own, style: "lv-list",
                "\(who)<fieldset data-budget=\"\(budget)\"><legend>\(language("{1} to give, at most {2} to one", language.count(budget, "dot|dots"), "\(most)")) <output data-left></output></legend><ul>\(rows)</ul></fieldset>\(send)"
            )
        case .score:
            let (low, high) = (method.lowest ?? 0, method.highest ?? 5)
            let rows = options.enumerated().map { index, option -> Markup in
                let steps = (low...max(low, min(high, low + 20))).map {
                    "<option value=\"\($0)\">\($0)</option>" as Markup
                }
                return row(
                    index, option,
                    "<select id=\"\(place)-\(index)\" name=\"data.choice.\(option.id)\" required><option value=\"\">–</option>\(steps)</select>"
                )
            }
            return form(
                type, own, style: "lv-list",
                "\(who)<fieldset><legend>\(language("From {1} to {2}, the more the better", "\(low)", "\(high)"))</legend><ul>\(rows)</ul></fieldset>\(send)"
            )
        case .ranked, .instantRunoff, .singleTransferable:
            let rows = options.enumerated().map { index, option -> Markup in
                let ranks = (1...max(1, options.count)).map { "<option value=\"\($0)\">\($0)</option>" as Markup }
                return row(
                    index, option,
                    "<select id=\"\(place)-\(index)\" name=\"data.choice.\(option.id)\"><option value=\"\">–</option>\(ranks)</select>"
                )
            }
            return form(
                type, own, style: "lv-list",
                "\(who)<fieldset><legend>\(t("Rank them: 1 is best; leave out what you do not rank"))</legend><ul>\(rows)</ul></fieldset>\(send)"
            )
        }
    }
}
