public import Annals

// Who speaks, who waits, who is here, and what one's own phone says.

extension LiveView {
    var turns: Markup {
        guard let session, session.isOpen || !board.airtime.isEmpty else { return .none }
        let floor = session.floor
        let own = ("data.session", session.id.description)
        let speaking: Markup? = floor.speaking.map { turn in
            let seconds = session.clock.seconds(from: turn.since.occurredAt, to: max(now, turn.since.occurredAt))
            let timing = Board.Timing(planned: nil, extended: 0, seconds: seconds)
            let end: Markup =
                leads
                ? button(
                    "turn-ended", [own, ("data.person", turn.person.description)], "\(t("End the turn"))", key: "0")
                : .none
            return
                "<p class=\"lv-speaks\">\(name(turn.person)) \(clock(timing, isRunning: session.state == .open)) \(end)</p>"
        }
        let queue: Markup? =
            floor.queue.isEmpty ? nil : "<p class=\"lv-queue\">\(t("Next to speak")): \(names(floor.queue))</p>"
        var row: Markup = .none
        if leads, session.state == .open {
            let people = session.present.filter { session.takesPart($0) }
            // Who asked comes first; then in the order of arrival.
            let order = floor.queue.filter(people.contains) + people.filter { !floor.queue.contains($0) }
            let buttons = order.enumerated().map { index, person -> Markup in
                let number: Markup = index < 9 ? "<kbd>\(index + 1)</kbd> " : .none
                return button(
                    "turn-given", [own, ("data.person", person.description)], "\(number)\(name(person))",
                    style: floor.speaking?.person == person
                        ? "lv-chosen" : floor.queue.contains(person) ? "lv-asks" : "lv-quiet",
                    key: index < 9 ? "\(index + 1)" : nil)
            }
            row = "<div class=\"lv-row\" role=\"group\" aria-label=\"\(t("Give the turn"))\">\(buttons)</div>"
        }
        let most = Double(board.airtime.first?.seconds ?? 0)
        let times = board.airtime.prefix(leads ? 50 : 8).map { one -> Markup in
            "<li class=\"lv-tally\"><span class=\"lv-tally-name\">\(name(one.person))</span> <span class=\"lv-tally-value\">\(LiveView.time(one.seconds))</span>\(bar(Double(one.seconds), of: most))</li>"
        }
        let airtime: Markup = times.isEmpty ? .none : "<ul class=\"lv-tallies\">\(times)</ul>"
        if !leads, floor.speaking == nil, floor.queue.isEmpty, sight == .room || times.isEmpty { return .none }
        if sight == .room, isReadBack { return .none }
        return "\(heading(t("Speaking")))\(speaking)\(queue)\(row)\(airtime, if: sight != .room)"
    }

    /// Who is here, what each gave, and who has been silent.
    var people: Markup {
        guard leads, let session else { return .none }
        var gave: [PersonID: Int] = [:]
        for idea in board.ideas.all { if let author = idea.shownAuthor { gave[author, default: 0] += 1 } }
        for arguments in board.arguments.values {
            for argument in arguments { if let who = argument.mark.actor { gave[who, default: 0] += 1 } }
        }
        for ballot in board.ballots.all { for person in ballot.participants { gave[person, default: 0] += 1 } }
        for (person, count) in session.floor.turns { gave[person, default: 0] += count }
        if let speaking = session.floor.speaking { gave[speaking.person, default: 0] += 1 }
        let own = ("data.session", session.id.description)
        var seen: Set<PersonID> = []
        let invited = session.invited.filter { !$0.isExcused }.map(\.person) + session.attended
        let rows = invited.filter { seen.insert($0).inserted }.map { person -> Markup in
            let isHere = session.present.contains(person)
            let count = gave[person] ?? 0
            let isSilent = isHere && count == 0 && session.takesPart(person) && !session.isLed(by: person)
            let sign: Markup = isSilent ? " <span class=\"lv-sign lv-is-silent\">\(t("silent so far"))</span>" : .none
            let tool: Markup =
                !session.isOpen
                ? .none
                : isHere
                    ? button(
                        "person-departed", [own, ("data.person", person.description)], "\(t("Left"))", style: "lv-quiet"
                    )
                    : button(
                        "person-arrived", [own, ("data.person", person.description)], "\(t("Arrived"))",
                        style: "lv-quiet")
            return
                "<li class=\"\(isHere ? "lv-in" : "lv-out")\"><span>\(name(person))\(sign)</span> <span class=\"lv-given\">\(language.count(count, "contribution|contributions"))</span>\(tool)</li>"
        }
        return "\(heading(t("People"), session.present.count))<ul class=\"lv-people\">\(rows)</ul>"
    }

    /// One's own place in the room.
    func me(_ person: PersonID) -> Markup {
        guard sight == .phone, let session, session.isOpen else { return .none }
        let own = [("data.session", session.id.description), ("data.person", person.description)]
        var lines: [Markup] = []
        if !session.present.contains(person) {
            lines.append(button("person-arrived", own, "\(t("I am here"))", style: "lv-main lv-wide"))
        } else if session.floor.speaking?.person == person {
            lines.append(
                "<p class=\"lv-done\">\(t("You have the floor."))</p>\(button("turn-ended", own, "\(t("I have finished"))", style: "lv-wide"))"
            )
        } else if let place = session.floor.queue.firstIndex(of: person) {
            lines.append(
                "<p class=\"lv-done\">\(language("Your hand is up: {1} in line.", "\(place + 1)"))</p>\(button("turn-passed", own, "\(t("Lower the hand"))", style: "lv-wide lv-quiet"))"
            )
        } else {
            lines.append(button("hand-raised", own, "\(t("Raise the hand"))", style: "lv-wide", key: "h"))
        }
        if let hidden = state.hiddenIdeas[person] {
            lines.append(
                "<p class=\"lv-quiet-text\">\(language("{1} of yours, hidden until they are revealed.", language.count(hidden, "idea|ideas")))</p>"
            )
        }
        lines.append(pulses(asked: person))
        if let breakout = seat(of: person) { lines.append(seat(breakout, in: session)) }
        lines.append(ideas(of: person))
        lines.append(proxy(person, session))
        return Markup(lines)
    }

    /// One's own ideas that everybody sees: to word them better, or take them back.
    private func ideas(of person: PersonID) -> Markup {
        let mine = (state.ownIdeas[person] ?? []).compactMap { board.ideas[$0] }
        if mine.isEmpty { return .none }
        let list = mine.map { idea -> Markup in
            let withdraw = button(
                "idea-withdrawn", [("data.idea", idea.id.description)], "\(t("Withdraw"))", style: "lv-quiet")
            return
                "<li><details class=\"lv-tools\"><summary>\(idea.id) \(said(String(idea.shownText.prefix(80))))</summary>\(reword(idea))\(withdraw)</details></li>"
        }
        return
            "<details class=\"lv-mine\"><summary>\(t("Your ideas")) <span class=\"lv-count\">\(mine.count)</span></summary><ul>\(list)</ul></details>"
    }

    /// Who votes for somebody in the whole session, and letting somebody do so.
    private func proxy(_ person: PersonID, _ session: Session) -> Markup {
        guard session.takesPart(person) else { return .none }
        var given: Markup = .none
        if let holder = session.proxies[person] {
            given =
                "<p class=\"lv-quiet-text\">\(name(holder)) \(t("votes for you whenever you are not in the room."))</p>"
        }
        let form = giving(("data.on", session.id.description), person, session)
        if form.html.isEmpty { return given }
        return
            "\(given)<details class=\"lv-tools\"><summary>\(t("If I have to leave"))</summary><p class=\"lv-quiet-text\">\(t("Whoever you name votes for you on every open ballot while you are not in the room."))</p>\(form)</details>"
    }

    /// What decides how the parts of one person look: where it is as before, so are they.
    public func standing(of person: PersonID) -> [Int] {
        if sight.hasDoor { return [door(person).html.hashValue] }
        guard sight == .phone, let session else { return [] }
        func last(_ mark: Mark?) -> Int { Int(mark?.position.rawValue ?? 0) }
        var facts = [
            session.isOpen ? 1 : 0, session.present.contains(person) ? 1 : 0,
            session.floor.speaking?.person == person ? 1 : 0, session.floor.queue.firstIndex(of: person) ?? -1,
            state.hiddenIdeas[person] ?? 0,
        ]
        for ballot in openBallots where ballot.isVoter(person) {
            facts += [Int(ballot.id.number), ballot.round, last(ballot.votes[person]?.mark ?? ballot.sealed[person])]
        }
        for (ballot, giver) in held(by: person) {
            facts += [-1, Int(ballot.id.number), Int(giver.number), last(ballot.votes[giver]?.mark)]
        }
        for ballot in ties(of: person) { facts += [-2, Int(ballot.id.number)] }
        for pulse in openPulses {
            facts += [-3, Int(pulse.id.number), last(pulse.answers[person]?.mark ?? pulse.sealed[person])]
            facts.append(session.attended.contains(person) ? 1 : 0)
        }
        if let breakout = seat(of: person) {
            facts += [-4, Int(breakout.id.number), visibleIdeas.count { $0.breakout == breakout.id }]
        }
        for idea in state.ownIdeas[person] ?? [] {
            facts += [-5, Int(idea.number), board.ideas[idea]?.earlierTexts.count ?? 0]
        }
        facts += [-6, Int(session.proxies[person]?.number ?? 0), session.invited.count]
        return facts
    }
}
