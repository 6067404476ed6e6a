import Annals

// Groups that work by themselves for a while: who sits in each, on what, for how long, and what they bring back.

extension LiveView {
    var breakouts: Markup {
        guard let session, !(sight == .room && isReadBack) else { return .none }
        let all = board.breakouts.all.filter { $0.began != nil }
        let form: Markup = leads && isOpen ? forming(session) : .none
        if all.isEmpty, !leads { return .none }
        let ideas = Dictionary(grouping: all.isEmpty ? [] : visibleIdeas.filter { $0.breakout != nil }) { $0.breakout }
        // Those who still sit come first; of those who are back the last ones.
        let cards = (all.filter(\.isOpen) + all.filter { !$0.isOpen }.reversed()).map { breakout in
            card(breakout, ideas[breakout.id] ?? [], in: session)
        }
        let list: Markup = cards.isEmpty ? .none : "<div class=\"lv-breakouts\">\(cards)</div>"
        return "\(heading(t("Groups at work"), all.count { $0.isOpen }))\(list)\(form)"
    }

    private func card(_ breakout: Breakout, _ ideas: [Idea], in session: Session) -> Markup {
        let question: Markup? = breakout.plan.question.flatMap { board.questions[$0] }.map {
            "<p class=\"lv-task\">\(said($0.text))</p>"
        }
        let brought: Markup =
            ideas.isEmpty
            ? .none
            : "<ul class=\"lv-brought\">\(ideas.map { "<li><small>\($0.id)</small> \(said($0.shownText))</li>" as Markup })</ul>"
        var tools: Markup = .none
        var clock: Markup = .none
        if breakout.isOpen {
            if let began = breakout.began {
                clock = self.clock(timing(of: breakout, since: began, in: session), isRunning: session.state == .open)
            }
            if leads, isOpen {
                let form = reporting(breakout, ideas)
                tools = "<details class=\"lv-tools\"><summary>\(t("They are back"))</summary>\(form)</details>"
            }
        }
        var report: Markup = .none
        if let back = breakout.report {
            let words: Markup = back.text.map { said($0) } ?? "\(t("They are back."))"
            report = "<p class=\"lv-report\">\(words)</p>"
        }
        return """
            <article class="lv-breakout\(breakout.isOpen ? "" : " lv-is-back")" aria-label="\(breakout.id)"><h3><small>\(breakout.id)</small> \(said(breakout.plan.title)) \(clock)</h3>\
            <p class="lv-by-all">\(names(breakout.plan.people))</p>\(question)\(report)\(brought)\(tools)</article>
            """
    }

    private func timing(of breakout: Breakout, since began: Mark, in session: Session) -> Board.Timing {
        let start = began.occurredAt
        return Board.Timing(
            planned: breakout.plan.minutes, seconds: session.clock.seconds(from: start, to: max(now, start)))
    }

    /// What a group brings back: its words, and the ideas that it wrote down.
    private func reporting(_ breakout: Breakout, _ ideas: [Idea]) -> Markup {
        form(
            "breakout-reported",
            [("data.breakout", breakout.id.description)] + ideas.map { ("data.ideas[]", $0.id.description) },
            style: "lv-inline",
            """
            <label class="lv-full">\(t("What came of it")) <textarea name="data.text" rows="2" maxlength="10000" dir="auto" data-keep></textarea></label>\
            <button class="lv-button">\(t("Bring it back"))</button>
            """)
    }

    /// Sending people into groups: everybody gets the number of theirs, dealt out beforehand.
    private func forming(_ session: Session) -> Markup {
        let sitting = Set(board.breakouts.all.filter(\.isOpen).flatMap(\.plan.people))
        let free = session.present.filter { session.takesPart($0) && !sitting.contains($0) }
        guard free.count > 1 else { return .none }
        let most = min(12, max(2, free.count / 2))
        let rows = free.enumerated().map { index, person -> Markup in
            let numbers = (1...most).map { number -> Markup in
                let isHers: Markup = number == index % 2 + 1 ? " selected" : .none
                return "<option\(isHers)>\(number)</option>"
            }
            return
                "<li><label>\(name(person)) <select name=\"sits.\(person)\" data-sits><option value=\"\">–</option>\(numbers)</select></label></li>"
        }
        let deals = (2...most).map { number in
            "<button type=\"button\" class=\"lv-button lv-quiet\" data-deal=\"\(number)\" hidden>\(language("{1} groups", "\(number)"))</button>"
                as Markup
        }
        let titles = (1...most).map { number -> Markup in
            let words = language("Group {1}", "\(number)")
            let isUsed: Markup = number > 2 ? " hidden" : .none
            return
                "<label data-title=\"\(number)\"\(isUsed)><span class=\"unseen\">\(language("Name of group {1}", "\(number)"))</span><input name=\"title.\(number)\" maxlength=\"200\" dir=\"auto\" value=\"\(words)\"></label>"
        }
        let questions = board.questions.all.filter { $0.answer == nil && $0.began != nil }
        let current = board.question?.id
        let choices = questions.map { question -> Markup in
            let isAtHand: Markup = question.id == current ? " selected" : .none
            return
                "<option value=\"\(question.id)\"\(isAtHand)>\(state.text(String(question.text.prefix(120))))</option>"
        }
        let task: Markup =
            questions.isEmpty
            ? .none
            : "<label>\(t("Their question")) <select name=\"question\"><option value=\"\"></option>\(choices)</select></label>"
        let form = form(
            "breakouts", [], style: "lv-card-in",
            """
            <div class="lv-row">\(deals)</div><fieldset><legend>\(t("Who sits in which group"))</legend><ul class="lv-seats">\(rows)</ul></fieldset>\
            <fieldset class="lv-titles"><legend>\(t("What the groups are called"))</legend>\(titles)</fieldset>\(task)\
            <label>\(t("Minutes")) <input name="minutes" type="number" min="1" max="600" inputmode="numeric" value="15"></label>\
            <button class="lv-button">\(t("Send them off"))</button>
            """)
        return "<details><summary>\(t("Make groups"))</summary>\(form)</details>"
    }

    // MARK: On one's own phone

    /// The group that somebody sits in now.
    func seat(of person: PersonID) -> Breakout? {
        let sitting = session?.breakouts.first { $0.isOpen && $0.people.contains(person) }
        return sitting.flatMap { board.breakouts[$0.breakout] }
    }

    /// One's own group: with whom, on what, for how long, and what to bring back.
    func seat(_ breakout: Breakout, in session: Session) -> Markup {
        let ideas = visibleIdeas.filter { $0.breakout == breakout.id }
        let write = form(
            "idea-captured",
            [("data.session", session.id.description), ("data.breakout", breakout.id.description)]
                + (breakout.plan.question.map { [("data.question", $0.description)] } ?? []),
            style: "lv-write",
            """
            <label for="lv-group-idea">\(t("An idea of your group"))</label><textarea id="lv-group-idea" name="data.text" rows="2" maxlength="10000" required dir="auto" data-keep></textarea>\
            <button class="lv-button">\(t("Add the idea"))</button>
            """)
        let question: Markup? = breakout.plan.question.flatMap { board.questions[$0] }.map {
            "<p class=\"lv-task\">\(said($0.text))</p>"
        }
        let clock = breakout.began.map {
            self.clock(timing(of: breakout, since: $0, in: session), isRunning: session.state == .open)
        }
        return """
            <article class="lv-seat" aria-label="\(breakout.id)"><h3>\(t("You are in")) \(said(breakout.plan.title)) \(clock)</h3>\
            <p class="lv-by-all">\(names(breakout.plan.people))</p>\(question)\(write)\
            <details class="lv-tools"><summary>\(t("We are back"))</summary>\(reporting(breakout, ideas))</details></article>
            """
    }
}
