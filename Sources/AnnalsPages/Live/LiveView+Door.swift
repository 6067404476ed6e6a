import Annals

// The way in by the room's code: on the projector to be scanned, on the console to be watched.

extension LiveView {
    /// What a person sees of the door: those who lead the session see it, nobody else.
    func door(_ person: PersonID) -> Markup {
        guard let session, let door = state.door, session.isAhead else { return .none }
        switch sight {
        case .console: return watchedDoor(door, session)
        case .room: return session.isLed(by: person) || state.stewards.contains(person) ? code(door, session) : .none
        case .phone, .onlooker: return .none
        }
    }

    // MARK: The projector

    /// The code: large while people arrive, small once the session is on its way or all are in.
    private func code(_ door: LiveDoor, _ session: Session) -> Markup {
        guard door.isOpen, let link = door.link, let picture = door.picture else { return .none }
        let expected = session.expected
        let count = expected.count { door.has($0) }
        let isLarge = session.stages.isEmpty && count < expected.count
        let svg = Markup(stringLiteral: picture.svg(title: t("QR code of the link beside it")))
        return """
            <div class="lv-code \(isLarge ? "lv-code-large" : "lv-code-small")">\(svg)<div class="lv-code-words">\
            <h2>\(t("Come in with your phone"))</h2><p class="lv-code-how">\(t("Point its camera here, and tap your name."))</p>\
            <p class="lv-code-link" dir="ltr">\(link)</p>\
            <p class="lv-code-count">\(language("{1} of {2} are in", "\(count)", "\(expected.count)"))</p></div></div>
            """
    }

    // MARK: The console

    private func watchedDoor(_ door: LiveDoor, _ session: Session) -> Markup {
        let expected = session.expected
        let count = expected.count { door.has($0) }
        let waiting: Markup? = door.waiting.isEmpty ? nil : waits(door, session)
        let people = arrivals(door)
        let gone: Markup? =
            door.out.isEmpty ? nil : "<ul class=\"lv-door-out\">\(door.out.map(shownOut))</ul>"
        return """
            \(heading(t("Coming in by phone")))\
            <p class="lv-quiet-text">\(language("{1} of {2} are in", "\(count)", "\(expected.count)"))</p>\
            \(waiting)\(way(door, session))\(people)\(gone)
            """
    }

    /// The link, and what can be done with it.
    private func way(_ door: LiveDoor, _ session: Session) -> Markup {
        guard door.isOpen else {
            let words = "This session is for a circle: without names, a stranger who sees the code learns nothing."
            let hint: Markup? =
                session.plan.circle.isEmpty ? nil : "<p class=\"lv-quiet-text\">\(t(words))</p>"
            let ways = make(session, t("Show a QR code"), t("Show one without names"))
            return "\(hint)<div class=\"lv-row\">\(ways)</div>"
        }
        var lines: [Markup] = []
        if let link = door.link, let picture = door.picture {
            let until: Markup? = door.expires.map { "<br>\(language("Open for a day, until {1}.", hour($0)))" }
            let svg = Markup(stringLiteral: picture.svg(title: t("QR code of the link beside it")))
            let words = t(
                door.listsNames
                    ? "Whoever holds it sees the names of those who are still to come."
                    : "Whoever holds it sees no names: they say theirs, and you let them in.")
            lines.append(
                """
                <div class="lv-code lv-code-console">\(svg)<div class="lv-code-words"><p class="lv-code-link" dir="ltr">\(link)</p>\
                <p class="lv-quiet-text">\(words)\(until)</p></div></div>
                """)
        } else {
            lines.append(
                "<p class=\"lv-warning\">\(t("A code is out that was made before the server was started. It still opens; to show one, make a new one."))</p>"
            )
        }
        if door.isOnlyHere {
            lines.append(
                "<p class=\"lv-warning\">\(t("Only this machine can open it: for phones, start the server with --host 0.0.0.0 or say --address."))</p>"
            )
        }
        let close = doorButton("close", [], "\(t("Close it"))", style: "lv-quiet")
        lines.append("<div class=\"lv-row\">\(make(session, t("New code"), t("New one without names")))\(close)</div>")
        return Markup(lines)
    }

    /// The two buttons that make a code: the safer one first where the session is for a circle.
    private func make(_ session: Session, _ listed: String, _ unlisted: String) -> Markup {
        let isFirst = state.door?.isOpen != true
        let both = [(listed, "listed"), (unlisted, "unlisted")]
        let order = session.plan.circle.isEmpty ? both : both.reversed()
        return Markup(
            order.enumerated().map { index, one in
                doorButton(
                    "open", [("names", one.1)], "\(one.0)", style: isFirst && index == 0 ? "lv-main" : "lv-quiet")
            })
    }

    /// Those who ask to be let in.
    private func waits(_ door: LiveDoor, _ session: Session) -> Markup {
        let free = session.expected.filter { !door.has($0) }
        let rows = door.waiting.map { one -> Markup in
            let number = ("waiting", "\(one.number)")
            let who: Markup
            var ways: [Markup] = []
            if let person = one.person {
                who = "\(language("Somebody wants to come in as {1}", state.name(person)))"
                ways.append(
                    doorButton(
                        "admit", [number, ("as", person.description)],
                        "\(language("Let in as {1}", state.name(person)))", style: "lv-main"))
            } else {
                who = "<span class=\"lv-name\" dir=\"auto\">\(one.name)</span> \(t("asks to come in"))"
                if !free.isEmpty {
                    let options = free.map { "<option value=\"\($0)\">\(state.name($0))</option>" as Markup }
                    ways.append(
                        doorForm(
                            "admit", [number], style: "lv-inline",
                            """
                            <label><span class="unseen">\(t("Who it is"))</span><select name="as" required>\
                            <option value="">\(t("Who it is"))</option>\(options)</select></label>\
                            <button class="lv-button">\(t("Let in"))</button>
                            """))
                }
                ways.append(
                    doorButton(
                        "admit", [number, ("as", "observer")], "\(t("As a guest who looks on"))", style: "lv-quiet"))
                ways.append(
                    doorButton(
                        "admit", [number, ("as", "participant")], "\(t("As a guest who takes part"))",
                        style: "lv-quiet"))
            }
            ways.append(doorButton("turn-away", [number], "\(t("Turn away"))", style: "lv-quiet"))
            return """
                <li class="lv-asking"><p>\(who) <small>\(hour(one.since))</small></p><div class="lv-row">\(ways)</div></li>
                """
        }
        return "<ul class=\"lv-waiting\" role=\"status\">\(rows)</ul>"
    }

    private func arrivals(_ door: LiveDoor) -> Markup {
        guard !door.arrivals.isEmpty else { return .none }
        let rows = door.arrivals.map { one -> Markup in
            let undo = doorButton(
                "undo", [("person", one.person.description)],
                "\(t("Show out"))<span class=\"unseen\">: \(name(one.person))</span>", style: "lv-quiet")
            return "<li><span>\(name(one.person))</span> <span class=\"lv-given\">\(hour(one.at))</span>\(undo)</li>"
        }
        return """
            <details open><summary>\(t("Came in by the code"))</summary><ul class="lv-people">\(rows)</ul></details>
            """
    }

    private func shownOut(_ one: LiveDoor.Out) -> Markup {
        let left: Markup =
            one.entries == 0
            ? "\(t("nothing was recorded under this name"))"
            : "<a href=\"/people/\(one.person)\">\(language.count(one.entries, "entry|entries"))</a> \(t("under this name stay in the log"))"
        return """
            <li class="lv-quiet-text">\(name(one.person)) · \(language("shown out at {1}", hour(one.at))): \(left)</li>
            """
    }

    // MARK: Forms

    private func doorForm(
        _ what: String, _ hidden: [(String, String)], style: String, _ content: Markup
    ) -> Markup {
        let fields = ([("do", what)] + hidden).map { field -> Markup in
            "<input type=\"hidden\" name=\"\(field.0)\" value=\"\(field.1)\">"
        }
        return "<form class=\"lv-form \(style)\" method=\"post\" action=\"\(base)/door\">\(fields)\(content)</form>"
    }

    private func doorButton(_ what: String, _ hidden: [(String, String)], _ label: Markup, style: String) -> Markup {
        doorForm(what, hidden, style: "lv-one", "<button class=\"lv-button \(style)\">\(label)</button>")
    }

    /// The hour of a moment, by the organization's clock.
    private func hour(_ moment: Instant) -> String {
        let minutes = board.organization.zone.wall(moment).millisecond / 60_000
        func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
        return "\(two(minutes / 60)):\(two(minutes % 60))"
    }
}
