import Annals

// Pulses: a few statements, answered by one tap each, and how far people agree once it is closed.

extension LiveView {
    private var pulsesNow: [Pulse] { board.pulses.filter { $0.began != nil && $0.terms.session == session?.id } }
    /// The pulses that take answers.
    var openPulses: [Pulse] {
        board.pulses.current.filter { $0.began != nil && $0.terms.session == session?.id }
    }

    var pulses: Markup {
        guard let session, !(sight == .room && isReadBack) else { return .none }
        // On a phone one's own part asks; here is what came of it.
        let shown = pulsesNow.filter { $0.closed != nil || sight != .phone }
        let asking: Markup = leads && isOpen ? asking(session) : .none
        if shown.isEmpty, !leads { return .none }
        return "\(heading(t("Pulse")))\(Markup(shown.reversed().map(card)))\(asking)"
    }

    private func card(_ pulse: Pulse) -> Markup {
        let facts = [t(pulse.terms.when.rawValue), t(pulse.isAnonymous ? "anonymous" : "by name")]
            .joined(separator: " · ")
        let answered: Markup
        if pulse.closed == nil {
            let here = session.map { session in session.present.count { session.takesPart($0) } } ?? 0
            let asked = max(here, pulse.answered)
            answered =
                pulse.terms.when == .before
                ? "<p><strong>\(language.count(pulse.answered, "answer|answers"))</strong></p>"
                : "<p><strong>\(language("{1} of {2} answered", "\(pulse.answered)", "\(asked)"))</strong></p>\(bar(Double(pulse.answered), of: Double(asked)))"
        } else {
            answered = .none
        }
        let close: Markup =
            leads && pulse.closed == nil
            ? button(
                "pulse-closed", [("data.pulse", pulse.id.description)], "\(t("Close the pulse"))", style: "lv-main")
            : .none
        return """
            <article class="lv-pulse" aria-label="\(pulse.id)"><p class="lv-quiet-text"><small>\(pulse.id)</small> \(facts)</p>\
            \(result(pulse))\(answered)\(close)</article>
            """
    }

    /// The statements; once it is closed with how far people agree.
    ///
    /// Who answered what is not told, whoever looks on.
    private func result(_ pulse: Pulse) -> Markup {
        let means = pulse.closed == nil ? [] : pulse.means
        let rows = pulse.terms.statements.enumerated().map { index, text -> Markup in
            guard means.indices.contains(index) else { return "<li>\(said(text))</li>" }
            let mean = means[index]
            return
                "<li class=\"lv-tally\"><span class=\"lv-tally-name\">\(said(text))</span> <span class=\"lv-tally-value\">\(mean) <small>/ 5</small></span>\(bar(mean.approximate - 1, of: 4))</li>"
        }
        let list: Markup = "<ul class=\"lv-statements\">\(rows)</ul>"
        guard pulse.closed != nil else { return list }
        let words =
            means.isEmpty
            ? pulse.isAnonymous && pulse.answered > 0
                ? t("Too few answered for it to stay anonymous: nothing is shown.") : t("Nobody answered.")
            : language.count(pulse.answered, "answer|answers")
        return "\(list)<p class=\"lv-quiet-text\">\(words)</p>"
    }

    /// Asking: the two questions of a closing, or one's own.
    private func asking(_ session: Session) -> Markup {
        let usual = [
            t("I am satisfied with this session."), t("What came of it is our own work, not the moderator's."),
        ]
        let statements = (0..<3).map { index -> Markup in
            let text = index < usual.count ? usual[index] : ""
            let must: Markup = index == 0 ? " required" : .none
            return
                "<label class=\"lv-full\">\(language("Statement {1}", "\(index + 1)")) <input name=\"data.statements[]\" maxlength=\"10000\" dir=\"auto\" value=\"\(text)\"\(must)></label>"
        }
        let times = [PulseTime.closing, .before, .later].map {
            "<option value=\"\($0.rawValue)\">\(t($0.rawValue))</option>" as Markup
        }
        let form = form(
            "pulse-opened", [("data.session", session.id.description)], style: "lv-card-in",
            """
            \(statements)<label>\(t("When")) <select name="data.when">\(times)</select></label>\
            <label class="lv-check"><input type="checkbox" name="data.anonymous" value="true" checked> \(t("Nobody learns who answered what"))</label>\
            <button class="lv-button">\(t("Ask"))</button>
            """)
        return "<details><summary>\(t("Take the pulse"))</summary>\(form)</details>"
    }

    // MARK: On one's own phone

    /// What somebody is asked and has not answered; a single statement takes a single tap.
    func pulses(asked person: PersonID) -> Markup {
        guard let session else { return .none }
        let mine = openPulses.filter { pulse in
            pulse.terms.when == .before ? session.takesPart(person) : session.attended.contains(person)
        }
        return Markup(
            mine.map { pulse -> Markup in
                if pulse.answers[person] != nil || pulse.sealed[person] != nil {
                    return "<p class=\"lv-done\">\(t("Your answer is in."))</p>"
                }
                return paper(pulse)
            })
    }

    private func paper(_ pulse: Pulse) -> Markup {
        let type = pulse.isAnonymous ? "answer-sealed" : "pulse-answered"
        let statements = pulse.terms.statements
        let isOne = statements.count == 1
        let rows = statements.enumerated().map { index, text -> Markup in
            let taps = (1...5).map { number -> Markup in
                isOne
                    ? "<button class=\"lv-button lv-tap\" name=\"data.answers[0]\" value=\"\(number)\">\(number)</button>"
                    : "<label class=\"lv-tap\"><input type=\"radio\" name=\"data.answers[\(index)]\" value=\"\(number)\" required> \(number)</label>"
            }
            return
                "<fieldset class=\"lv-agree\"><legend>\(said(text))</legend><div class=\"lv-taps\">\(taps)</div><p class=\"lv-ends\"><span>\(t("not at all"))</span> <span>\(t("fully"))</span></p></fieldset>"
        }
        let words: Markup =
            isOne
            ? .none
            : "<label class=\"lv-full\">\(t("Anything to add")) <textarea name=\"data.words\" rows=\"2\" maxlength=\"10000\" dir=\"auto\" data-keep></textarea></label><button class=\"lv-button lv-main lv-wide\">\(t("Send"))</button>"
        let promise = t(pulse.isAnonymous ? "Nobody learns who answered what." : "Your answer bears your name.")
        return
            "<article class=\"lv-asked\" aria-label=\"\(pulse.id)\"><h3>\(t("How far do you agree?"))</h3>\(form(type, [("data.pulse", pulse.id.description)], style: "lv-list", "\(rows)\(words)"))<p class=\"lv-quiet-text\">\(promise)</p></article>"
    }
}
