import Annals

// Ballots: opening them, closing them, and what came of them.

extension LiveView {
    var allBallots: [Ballot] { board.ballots.filter { $0.began != nil } }
    var openBallots: [Ballot] { board.ballots.current.filter { $0.began != nil && $0.state == .open } }

    private func methodName(_ name: String) -> String {
        switch VotingMethodName(rawValue: name) {
        case .majority: t("majority vote")
        case .consent: t("by consent")
        case .approval: t("approval")
        case .dots: t("dots")
        case .score: t("scores")
        case .ranked: t("ranking (Schulze)")
        case .instantRunoff: t("instant runoff")
        case .singleTransferable: t("single transferable vote")
        case nil: name
        }
    }

    /// The settings of a method, those that a moderator needs in the room.
    func methods(_ names: [String]) -> Markup {
        let options = names.map { "<option value=\"\($0)\">\(methodName($0))</option>" as Markup }
        let hasDots = names.contains("dots")
        return """
            <label>\(t("Method")) <select name="data.method.name" data-method>\(options)</select></label>\
            \("<label data-for=\"dots\">\(t("Dots each")) <input name=\"data.method.budget\" type=\"number\" min=\"1\" max=\"100\" value=\"\" inputmode=\"numeric\"></label>" as Markup, if: hasDots)\
            \("<label data-for=\"single-transferable\">\(t("Seats")) <input name=\"data.method.seats\" type=\"number\" min=\"1\" max=\"100\" value=\"\" inputmode=\"numeric\"></label>" as Markup, if: hasDots)
            """
    }

    /// What makes it carry, and who decides where the votes are equal: left as it is, the usual.
    private func rules(of session: Session) -> Markup {
        let shares = ["simple", "absolute", "two-thirds", "three-quarters", "unanimous"].map {
            "<option value=\"\($0)\">\(t($0))</option>" as Markup
        }
        let chair = session.invited.first { $0.role == .chair && !$0.isExcused }?.person
        let people = invitedPeople(session).map { person -> Markup in
            let chosen: Markup = person == chair ? " selected" : .none
            return "<option value=\"\(person)\"\(chosen)>\(state.name(person))</option>"
        }
        return """
            <details class="lv-rules"><summary>\(t("Rules: share, quorum, casting vote"))</summary>\
            <label data-for="majority approval">\(t("Share that it takes")) <select name="data.threshold"><option value="">–</option>\(shares)</select></label>\
            <label data-for="majority approval" class="lv-check"><input type="checkbox" name="data.of" value="electorate"> \(t("Of all who may vote, not of the votes cast"))</label>\
            <label>\(t("Quorum: how many must take part")) <input name="data.quorum" type="number" min="1" max="10000" inputmode="numeric"></label>\
            <label>\(t("Casting vote where the votes are equal")) <select name="data.chair"><option value="">\(t("nobody has it"))</option>\(people)</select></label></details>
            """
    }

    /// Those invited and not excused, each once, in the order of the invitations.
    func invitedPeople(_ session: Session) -> [PersonID] {
        var seen: Set<PersonID> = []
        return session.invited.filter { !$0.isExcused }.map(\.person).filter { seen.insert($0).inserted }
    }

    /// What a ballot promises those who vote.
    func promises(of session: Session) -> Markup {
        """
        <fieldset class="lv-inline"><legend>\(t("Promises"))</legend>\
        <label class="lv-check"><input type="checkbox" name="data.hidden" value="true" checked> \(t("Results hidden until it closes"))</label>\
        <label class="lv-check"><input type="checkbox" name="data.secret" value="true"> \(t("Secret for ever"))</label>\
        <label class="lv-check"><input type="checkbox" name="data.mayChange" value="true" checked> \(t("Votes may be changed"))</label></fieldset>\(rules(of: session))
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
        // On a phone one's own paper says what is open.
        if sight == .room, isReadBack { return .none }
        let shown = allBallots.filter { $0.state == .closed || $0.state == .open && sight != .phone }
        let cards = shown.reversed().map { card($0) }
        if cards.isEmpty, !leads { return .none }
        return "\(heading(t("Votes"), cards.count))\(opening)\(Markup(cards))"
    }

    private func card(_ ballot: Ballot) -> Markup {
        let terms = ballot.terms
        var facts = [methodName(terms.method.name.rawValue)]
        if ballot.isSecret {
            facts.append(t("secret"))
        } else if terms.hidden == true {
            facts.append(t("hidden until it closes"))
        }
        if let threshold = terms.threshold, threshold != .simple { facts.append(language.state(threshold.description)) }
        if let quorum = terms.quorum { facts.append(language("quorum {1}", "\(quorum)")) }
        if ballot.round > 1 { facts.append(language("round {1}", "\(ballot.round)")) }
        var tools: Markup = .none
        if leads, ballot.state == .open {
            tools =
                "<div class=\"lv-row\">\(button("ballot-closed", [("data.ballot", ballot.id.description)], "\(t("Close and count"))", style: "lv-main"))</div>\(calledOff(ballot))"
        } else if leads, ballot.state == .closed, isOpen {
            tools = again(ballot)
        }
        return """
            <article class="lv-ballot lv-is-\(ballot.state.rawValue)" aria-label="\(ballot.id)"><h3><small>\(ballot.id)</small> \(said(ballot.terms.question))</h3>\
            <p class="lv-quiet-text">\(facts.joined(separator: " · "))</p>\(result(ballot))\(tie(ballot))\(tools)</article>
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
            return "\(word)<p>\(said(ballot.tally(in: language) ?? ""))</p>"
        }
        if result.tallies.names.isEmpty {
            let places = result.order.map { equals -> Markup in
                "<li>\(said(equals.map { ballot.optionText($0) }.joined(separator: " = ")))</li>"
            }
            return "\(word)<ol class=\"lv-order\">\(places)</ol>"
        }
        let pairs = Array(zip(result.tallies.names, result.tallies.values))
        let winners = result.winners + (ballot.tieBreak.map { [$0.option] } ?? [])
        return "\(word)\(tallies(pairs, of: ballot, winners: winners))"
    }

    func tallies(_ tallies: [(String, Number)], of ballot: Ballot, winners: [String]) -> Markup {
        let most = tallies.map(\.1.approximate).max() ?? 0
        let isWord = ballot.terms.method.name == .majority || ballot.terms.method.name == .consent
        let sorted =
            isWord
            ? tallies
            : tallies.enumerated().sorted { left, right in
                (right.element.1.approximate, left.offset) < (left.element.1.approximate, right.offset)
            }.map(\.element)
        let rows = sorted.map { name, value -> Markup in
            let label: Markup = isWord ? "\(t(name))" : said(ballot.terms.options.first { $0.id == name }?.text ?? name)
            let won = winners.contains(name)
            let mark: Markup = won ? " <b class=\"lv-won\">\(t("chosen"))</b>" : .none
            return
                "<li class=\"lv-tally\"><span class=\"lv-tally-name\">\(label)\(mark)</span> <span class=\"lv-tally-value\">\(value)</span>\(bar(value.approximate, of: most, style: won ? "lv-bar-won" : ""))</li>"
        }
        return "<ul class=\"lv-tallies\">\(rows)</ul>"
    }

    // MARK: After the count

    /// Who decides where the votes were equal, and what they decided.
    private func tie(_ ballot: Ballot) -> Markup {
        guard ballot.state == .closed, ballot.verdict == .tied else { return .none }
        if let broken = ballot.tieBreak {
            let who: Markup? = broken.mark.actor.map { "\(name($0)): " }
            let choice = option(broken.option, of: ballot)
            return "<p class=\"lv-tie\">\(t("Casting vote")) · \(who)<strong>\(choice)</strong></p>"
        }
        guard let chair = ballot.terms.chair, !ballot.level.isEmpty else {
            return
                "<p class=\"lv-tie\">\(t("The votes are equal, and nobody was named to have the casting vote: vote again, or decide otherwise."))</p>"
        }
        let words = t("The votes are equal. The casting vote is with")
        let waits: Markup = "<p class=\"lv-tie\">\(words) \(name(chair)).</p>"
        return leads ? "\(waits)\(castingVote(ballot, of: chair))" : waits
    }

    /// The paper of whoever has the casting vote; on the console it is written down for them.
    func castingVote(_ ballot: Ballot, of chair: PersonID) -> Markup {
        let buttons = ballot.level.map { option -> Markup in
            "<button class=\"lv-button lv-wide\" name=\"data.option\" value=\"\(option)\">\(self.option(option, of: ballot))</button>"
        }
        return form(
            "tie-broken", [("data.ballot", ballot.id.description), ("actor", chair.description)], style: "lv-words",
            """
            <label class="lv-full">\(t("Why")) <input name="data.reason" required maxlength="10000" dir="auto" data-keep></label>\(buttons)
            """)
    }

    /// What stands for an option: a word of the method, or the option's text.
    private func option(_ id: String, of ballot: Ballot) -> Markup {
        MajorityChoice(rawValue: id).map { "\(t($0.rawValue))" } ?? said(ballot.optionText(id))
    }

    /// Another round, where nothing was decided by this one yet.
    private func again(_ ballot: Ballot) -> Markup {
        let isUsed = board.decisions.all.contains { $0.taken?.action.ballot == ballot.id }
        if isUsed { return .none }
        let form = form(
            "ballot-reopened", [("data.ballot", ballot.id.description)], style: "lv-inline",
            "<label>\(t("Why")) <input name=\"data.reason\" required maxlength=\"10000\" dir=\"auto\" data-keep></label><button class=\"lv-button lv-quiet\">\(t("Vote again"))</button>"
        )
        return "<details class=\"lv-tools\"><summary>\(t("Vote again"))</summary>\(form)</details>"
    }

    private func calledOff(_ ballot: Ballot) -> Markup {
        let form = form(
            "ballot-withdrawn", [("data.ballot", ballot.id.description)], style: "lv-inline",
            "<label>\(t("Why")) <input name=\"data.reason\" required maxlength=\"10000\" dir=\"auto\" data-keep></label><button class=\"lv-button lv-quiet\">\(t("Call it off"))</button>"
        )
        return "<details class=\"lv-tools\"><summary>\(t("Call it off"))</summary>\(form)</details>"
    }
}
