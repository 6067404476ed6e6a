import Annals

// Ballots: opening them, voting, who has voted, and what came of them.

extension LiveView {
    private var all: [Ballot] { board.ballots.all.filter { $0.began != nil } }
    private var open: [Ballot] { all.filter { $0.state == .open } }

    /// The settings of a method, those that a moderator needs in the room.
    func methods(_ names: [String]) -> Markup {
        let options = names.map { "<option value=\"\($0)\">\(t("method " + $0))</option>" as Markup }
        let hasDots = names.contains("dots")
        return """
            <label>\(t("Method")) <select name="data.method.name" data-method>\(options)</select></label>\
            \("<label data-for=\"dots\">\(t("Dots each")) <input name=\"data.method.budget\" type=\"number\" min=\"1\" max=\"100\" value=\"\" inputmode=\"numeric\"></label>" as Markup, if: hasDots)\
            \("<label data-for=\"single-transferable\">\(t("Seats")) <input name=\"data.method.seats\" type=\"number\" min=\"1\" max=\"100\" value=\"\" inputmode=\"numeric\"></label>" as Markup, if: hasDots)
            """
    }

    /// What a ballot promises those who vote.
    func promises(of session: Session) -> Markup {
        """
        <fieldset class="lv-inline"><legend>\(t("Promises"))</legend>\
        <label class="lv-check"><input type="checkbox" name="data.hidden" value="true" checked> \(t("Results hidden until it closes"))</label>\
        <label class="lv-check"><input type="checkbox" name="data.secret" value="true"> \(t("Secret for ever"))</label>\
        <label class="lv-check"><input type="checkbox" name="data.mayChange" value="true" checked> \(t("Votes may be changed"))</label></fieldset>
        """
    }

    /// The questions and what came of them; the newest first.
    var ballots: Markup {
        guard let session else { return .none }
        var opening: Markup = .none
        if leads, session.isOpen {
            let form = form(
                "ballot-opened", [("data.options[0].id", "motion"), ("data.options[0].text", t("The motion"))],
                style: "lv-card-in",
                """
                <label>\(t("Motion")) <input name="data.question" required maxlength="10000" dir="auto" data-keep></label>\
                \(methods(["majority", "consent"]))\(promises(of: session))<button class="lv-button">\(t("Open the ballot"))</button>
                """)
            opening = "<details><summary>\(t("Put a motion to the vote"))</summary>\(form)</details>"
        }
        let cards = all.filter { $0.state != .withdrawn }.reversed().map { card($0) }
        if cards.isEmpty, !leads { return .none }
        return "\(heading(t("Votes"), cards.count))\(opening)\(Markup(cards))"
    }

    private func card(_ ballot: Ballot) -> Markup {
        let facts = [t("method \(ballot.terms.method.name.rawValue)")]
            + (ballot.isSecret ? [t("secret")] : ballot.terms.hidden == true ? [t("hidden until it closes")] : [])
            + (ballot.round > 1 ? [language("round {1}", "\(ballot.round)")] : [])
        var tools: Markup = .none
        if leads, ballot.state == .open {
            tools = "<div class=\"lv-row\">\(button("ballot-closed", [("data.ballot", ballot.id.description)], "\(t("Close and count"))", style: "lv-main"))</div>"
        }
        return """
            <article class="lv-ballot lv-is-\(ballot.state.rawValue)" aria-label="\(ballot.id)"><h3><small>\(ballot.id)</small> \(said(ballot.terms.question))</h3>\
            <p class="lv-quiet-text">\(facts.joined(separator: " · "))</p>\(result(ballot))\(tools)</article>
            """
    }

    /// The verdict and the tallies of a ballot that is closed, the options of one that is open.
    private func result(_ ballot: Ballot) -> Markup {
        guard ballot.state == .closed, let verdict = ballot.verdict else {
            let options = ballot.terms.options.map { "<li>\(said($0.text))</li>" as Markup }
            return options.count > 1 ? "<ul class=\"lv-options\">\(options)</ul>" : .none
        }
        let word: Markup = "<p class=\"lv-verdict lv-is-\(verdict.rawValue)\">\(t(verdict.rawValue))</p>"
        guard let result = ballot.latestResult else {
            return "\(word)<p>\(said(ballot.tally ?? ""))</p>"
        }
        if result.tallies.names.isEmpty {
            let places = result.order.map { equals -> Markup in
                "<li>\(said(equals.map { ballot.optionText($0) }.joined(separator: " = ")))</li>"
            }
            return "\(word)<ol class=\"lv-order\">\(places)</ol>"
        }
        return "\(word)\(tallies(Array(zip(result.tallies.names, result.tallies.values)), of: ballot, winners: result.winners))"
    }

    private func tallies(_ tallies: [(String, Number)], of ballot: Ballot, winners: [String]) -> Markup {
        let most = tallies.map(\.1.approximate).max() ?? 0
        let isWord = ballot.terms.method.name == .majority || ballot.terms.method.name == .consent
        let sorted = isWord ? tallies : tallies.enumerated().sorted { left, right in
            (right.element.1.approximate, left.offset) < (left.element.1.approximate, right.offset)
        }.map(\.element)
        let rows = sorted.map { name, value -> Markup in
            let label: Markup = isWord ? "\(t(name))" : said(ballot.terms.options.first { $0.id == name }?.text ?? name)
            let won = winners.contains(name)
            let mark: Markup = won ? " <b class=\"lv-won\">\(t("chosen"))</b>" : .none
            return "<li class=\"lv-tally\"><span class=\"lv-tally-name\">\(label)\(mark)</span> <span class=\"lv-tally-value\">\(value)</span>\(bar(value.approximate, of: most, style: won ? "lv-bar-won" : ""))</li>"
        }
        return "<ul class=\"lv-tallies\">\(rows)</ul>"
    }

    /// Who has voted and who is waited for; never what.
    var progress: Markup {
        let cards = open.map { ballot -> Markup in
            let voters = ballot.voters
            let voted = Set(ballot.participants)
            let done = voters.count { voted.contains($0) }
            var people: Markup = .none
            if voters.count <= 40 {
                let list = voters.map { person -> Markup in
                    let has = voted.contains(person)
                    return "<li class=\"\(has ? "lv-voted" : "lv-waits")\">\(name(person))<span class=\"unseen\"> \(t(has ? "has voted" : "has not voted"))</span></li>"
                }
                people = "<ul class=\"lv-voters\">\(list)</ul>"
            }
            let standing: Markup = ballot.hidesVotes || ballot.isSecret ? .none : running(ballot)
            return """
                <div class="lv-progress-of"><p><small>\(ballot.id)</small> \(said(ballot.terms.question)): <strong>\(language("{1} of {2} voted", "\(done)", "\(voters.count)"))</strong></p>\
                \(bar(Double(done), of: Double(voters.count)))\(people)\(standing)</div>
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

    // MARK: One's own vote

    /// What a person can vote on, and what they voted.
    func vote(_ person: PersonID) -> Markup {
        let mine = open.filter { $0.voters.contains(person) }
        guard sight == .phone, !mine.isEmpty else { return .none }
        let cards = mine.map { ballot -> Markup in
            let has = ballot.votes[person] != nil || ballot.sealed[person] != nil
            var said: Markup = .none
            if has {
                // What was voted on a ballot that hides it is shown to nobody, for a phone lies on the table.
                let choice: Markup? = ballot.hidesVotes ? nil : ballot.votes[person].map { ": \(choiceWords($0.choice, ballot))" }
                said = "<p class=\"lv-done\">\(t("You have voted"))\(choice)</p>"
            }
            let mayVote = !has || ballot.terms.mayChange == true
            let paper: Markup = !mayVote ? .none : has ? "<details><summary>\(t("Change your vote"))</summary>\(self.paper(ballot))</details>" : self.paper(ballot)
            return "<article class=\"lv-paper\" aria-label=\"\(ballot.id)\"><h3><small>\(ballot.id)</small> \(self.said(ballot.terms.question))</h3>\(said)\(paper)</article>"
        }
        return "\(heading(t("Your vote")))\(Markup(cards))"
    }

    private func choiceWords(_ choice: Choice, _ ballot: Ballot) -> Markup {
        if case .word(let word) = choice { return "\(t(word))" }
        return said(ballot.words(choice))
    }

    /// The paper, in the shape of the method; nothing has to be dragged.
    private func paper(_ ballot: Ballot) -> Markup {
        let type = ballot.isSecret ? "vote-sealed" : "vote-cast"
        let own = [("data.ballot", ballot.id.description)]
        let options = ballot.terms.options
        let method = ballot.terms.method
        let send: Markup = "<button class=\"lv-button lv-main\">\(t("Vote"))</button>"
        func row(_ index: Int, _ option: BallotOption, _ field: Markup) -> Markup {
            "<li class=\"lv-choice\"><label for=\"lv-\(ballot.id)-\(index)\">\(said(option.text))</label>\(field)</li>"
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
            return "\(form(type, own, style: "lv-words", Markup(buttons)))\(ballot.isSecret ? form(type, own + [("data.choice", "object")], style: "lv-words", "<button class=\"lv-button lv-wide\">\(t("object"))</button>") : object)"
        case .approval:
            let rows = options.map { option -> Markup in
                "<li><label class=\"lv-check lv-tall\"><input type=\"checkbox\" name=\"data.choice[]\" value=\"\(option.id)\"> \(said(option.text))</label></li>"
            }
            return form(
                type, own + [("data.choice[]", "")], style: "lv-list",
                "<fieldset><legend>\(t("All that you approve of"))</legend><ul>\(rows)</ul></fieldset>\(send)")
        case .dots:
            let budget = method.budget ?? 0
            let most = method.most ?? budget
            let rows = options.enumerated().map { index, option -> Markup in
                row(index, option, "<input id=\"lv-\(ballot.id)-\(index)\" type=\"number\" inputmode=\"numeric\" min=\"0\" max=\"\(most)\" step=\"1\" name=\"data.choice.\(option.id)\" data-dot>")
            }
            return form(
                type, own, style: "lv-list",
                "<fieldset data-budget=\"\(budget)\"><legend>\(language("{1} to give, at most {2} to one", language.count(budget, "dot|dots"), "\(most)")) <output data-left></output></legend><ul>\(rows)</ul></fieldset>\(send)")
        case .score:
            let (low, high) = (method.lowest ?? 0, method.highest ?? 5)
            let rows = options.enumerated().map { index, option -> Markup in
                let steps = (low...max(low, min(high, low + 20))).map { "<option value=\"\($0)\">\($0)</option>" as Markup }
                return row(index, option, "<select id=\"lv-\(ballot.id)-\(index)\" name=\"data.choice.\(option.id)\" required><option value=\"\">–</option>\(steps)</select>")
            }
            return form(
                type, own, style: "lv-list",
                "<fieldset><legend>\(language("From {1} to {2}, the more the better", "\(low)", "\(high)"))</legend><ul>\(rows)</ul></fieldset>\(send)")
        case .ranked, .instantRunoff, .singleTransferable:
            let rows = options.enumerated().map { index, option -> Markup in
                let ranks = (1...max(1, options.count)).map { "<option value=\"\($0)\">\($0)</option>" as Markup }
                return row(index, option, "<select id=\"lv-\(ballot.id)-\(index)\" name=\"data.choice.\(option.id)\"><option value=\"\">–</option>\(ranks)</select>")
            }
            return form(
                type, own, style: "lv-list",
                "<fieldset><legend>\(t("Rank them: 1 is best; leave out what you do not rank"))</legend><ul>\(rows)</ul></fieldset>\(send)")
        }
    }
}
