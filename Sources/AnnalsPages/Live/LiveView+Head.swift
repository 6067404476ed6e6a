import Annals

// Where the session stands, and the moderator's next steps.

extension LiveView {
    /// What a stage is called.
    func title(ofStage key: String) -> String {
        session?.plan.stages.first { $0.stage == key }?.title ?? key
    }

    var head: Markup {
        guard let session else { return .none }
        let isRunning = session.state == .open
        let total: Markup? = board.timing(at: now).map { clock($0, isRunning: isRunning, style: "lv-total") }
        let stage: Markup? = session.stages.last.map { visit in
            let round: Markup? = visit.round > 1 ? " <small>\(language("round {1}", "\(visit.round)"))</small>" : nil
            let own: Markup? = board.stageTiming(at: now).map { clock($0, isRunning: isRunning, style: "lv-own") }
            return "<p class=\"lv-stage\"><strong>\(said(title(ofStage: visit.stage)))</strong>\(round) \(own)</p>"
        }
        let item: Markup? = board.agenda(at: now).first { $0.isCurrent }.map { line in
            "<p class=\"lv-item\">\(said(line.item.title)) \(clock(line.timing, isRunning: isRunning))</p>"
        }
        let signs: [(LiveSight, String)] = [(.console, "Console"), (.room, "Room"), (.phone, "Phone")]
        let links = Markup(
            signs.map { sign, word in
                sign == sight
                    ? "<span aria-current=\"page\">\(t(word))</span>"
                    : "<a href=\"\(base)/\(sign.rawValue)\">\(t(word))</a>"
            })
        let nav: Markup =
            leads ? "<nav class=\"lv-screens\" aria-label=\"\(t("Screens"))\">\(links)</nav>" : .none
        return """
            <header class="lv-head"><div class="lv-title"><p class="lv-kicker"><a href="\(base)">\(session.id)</a> · \
            <span class="lv-state lv-is-\(session.state.rawValue)">\(t(session.state.rawValue))</span></p>\
            <h1>\(said(session.title))</h1></div><div class="lv-where">\(stage)\(item)<p class="lv-whole">\(total)</p></div>\(nav)</header>
            """
    }

    /// What the moderator can do with the session as a whole, the likely next step first.
    var steps: Markup {
        guard leads, let session else { return .none }
        let own = ("data.session", session.id.description)
        switch session.state {
        case .scheduled: return opening(session)
        case .paused:
            return
                "<div class=\"lv-row\">\(button("session-resumed", [own, seen], "\(t("Go on"))", style: "lv-main"))</div>"
        case .open: return running(session, own)
        case .closed, .cancelled: return .none
        }
    }

    private func opening(_ session: Session) -> Markup {
        var seen: Set<PersonID> = []
        let boxes = session.invited.filter { !$0.isExcused && seen.insert($0.person).inserted }.map { one -> Markup in
            """
            <label class="lv-check"><input type="checkbox" name="data.present[]" value="\(one.person)" checked> \(name(one.person))</label>
            """
        }
        let missing = session.missingHomework
        let unready: Markup? =
            missing.isEmpty
            ? nil
            : """
            <p class="lv-warning">\(language.count(missing.count, "piece of homework is missing|pieces of homework are missing"))</p>\
            <label>\(t("Why begin all the same"))<input name="data.unready" maxlength="10000"></label>
            """
        return form(
            "session-opened", [("data.session", session.id.description)], style: "lv-card",
            """
            <h2>\(t("Open the session"))</h2><fieldset><legend>\(t("Who is here"))</legend>\(boxes)</fieldset>\(unready)\
            <button class="lv-button lv-main">\(t("Open the session"))</button>
            """)
    }

    private func running(_ session: Session, _ own: (String, String)) -> Markup {
        let current = session.stages.last?.stage
        let keys = session.plan.stages.map(\.stage)
        let next = current.flatMap { keys.firstIndex(of: $0) }.map { $0 + 1 } ?? 0
        let ahead: Markup? =
            next < keys.count
            ? button(
                "stage-entered", [own, ("data.stage", keys[next]), seen],
                "\(t("Next")): \(said(title(ofStage: keys[next])))", style: "lv-main", key: "n") : nil
        let times = board.stageTimings(at: now)
        let stages = session.plan.stages.enumerated().map { index, stage -> Markup in
            let minutes = stageMinutes(stage.minutes, times[stage.stage])
            let isHere = stage.stage == current
            let isPast = session.stages.contains { $0.stage == stage.stage }
            let mark: Markup = isHere ? " aria-current=\"step\"" : ""
            let style = isHere ? "lv-here" : isPast ? "lv-past" : ""
            return
                "<li class=\"\(style)\"\(mark)>\(button("stage-entered", [own, ("data.stage", stage.stage), seen], "\(index + 1). \(said(stage.title))\(minutes)", style: "lv-quiet"))</li>"
        }
        let lines = board.agenda(at: now)
        let items = lines.map { line -> Markup in
            let mark: Markup = line.isCurrent ? " aria-current=\"step\"" : ""
            let time = clock(line.timing, isRunning: line.isCurrent && session.state == .open)
            return
                "<li class=\"\(line.isCurrent ? "lv-here" : "")\"\(mark)>\(button("item-entered", [own, ("data.item", line.item.item.description), seen], said(line.item.title), style: "lv-quiet")) \(time)</li>"
        }
        let agenda: Markup? =
            lines.isEmpty
            ? nil : "<details open><summary>\(t("Agenda"))</summary><ol class=\"lv-agenda\">\(items)</ol></details>"
        let more = button(
            "time-extended", [own, ("data.minutes", "5"), seen], "+5 \(t("min"))", style: "lv-quiet")
        let pause = button("session-paused", [own, seen], "\(t("Pause"))", style: "lv-quiet")
        return """
            <div class="lv-card"><div class="lv-row">\(ahead)\(lines.isEmpty ? Markup.none : more)\(pause)</div>\
            <details open><summary>\(t("Stages"))</summary><ol class="lv-stages">\(stages)</ol></details>\(agenda)\(capture(session, own))</div>
            """
    }

    /// The minutes that a stage took of those planned, or only these.
    private func stageMinutes(_ planned: Int?, _ timing: Board.Timing?) -> Markup {
        guard let timing else {
            return planned.map { " <small>\(language("{1} min", "\($0)"))</small>" } ?? .none
        }
        let minutes = (timing.seconds + 30) / 60
        let words =
            planned.map { language("{1} of {2} min", "\(minutes)", "\($0)") } ?? language("{1} min", "\(minutes)")
        let late: Markup = planned.map { timing.seconds > $0 * 60 } == true ? " class=\"lv-over\"" : .none
        return " <small\(late)>\(words)</small>"
    }

    /// How ideas are taken down, and the techniques, one tap each.
    private func capture(_ session: Session, _ own: (String, String)) -> Markup {
        let hidden = board.ideas.all.count { $0.isHidden }
        let mode = session.capture
        var buttons: [Markup] = []
        if !mode.hides {
            buttons.append(
                button(
                    "mode-set", [own, ("data.capture", "hidden")], "\(t("Hide ideas until revealed"))",
                    style: "lv-quiet"))
        }
        if !mode.isAnonymous {
            buttons.append(
                button("mode-set", [own, ("data.capture", "anonymous")], "\(t("Leave names out"))", style: "lv-quiet"))
        }
        if hidden > 0 || !mode.isOpen {
            buttons.append(
                button(
                    "ideas-revealed", [own],
                    "\(hidden > 0 ? language("Reveal {1}", language.count(hidden, "idea|ideas")) : t("Open the capture"))",
                    style: hidden > 0 ? "lv-main" : "lv-quiet"))
        }
        let techniques = state.techniques.map { technique -> Markup in
            let capture = technique.steps.lazy.compactMap(\.capture).first ?? .open
            // What is promised to people stays so until the reveal: a technique adds to it.
            let kept =
                capture == .open && mode.hides
                ? "hidden" : capture == .open && mode.isAnonymous ? "anonymous" : capture.rawValue
            return button(
                "mode-set", [own, ("data.capture", kept), ("data.technique", technique.name)],
                "\(said(technique.title[language]))",
                style: technique.name == mode.technique ? "lv-chosen" : "lv-quiet")
        }
        let list: Markup? =
            techniques.isEmpty
            ? nil : "<details><summary>\(t("Techniques"))</summary><div class=\"lv-row\">\(techniques)</div></details>"
        return """
            <div class="lv-row"><p class="lv-label">\(t("Ideas are taken down")): <strong>\(t(mode.words))</strong></p>\(buttons)</div>\(list)\(guide(mode.technique))
            """
    }

    /// How the technique that is in use goes, step by step.
    private func guide(_ name: String?) -> Markup {
        guard let technique = state.techniques.first(where: { $0.name == name }) else { return .none }
        let steps = technique.steps.map { step -> Markup in
            let minutes: Markup =
                step.minutes > 0 ? " <small>\(language("{1} min", "\(step.minutes)"))</small>" : .none
            return
                "<li><strong>\(said(step.title[language]))</strong>\(minutes) \(said(step.instruction[language]))</li>"
        }
        return """
            <details class="lv-guide"><summary>\(said(technique.title[language])) <small>\(language("{1} min", "\(technique.minutes)"))</small></summary>\
            <p class="lv-quiet-text">\(said(technique.purpose[language]))</p><ol>\(steps)</ol></details>
            """
    }
}
