import Annals

// The question at hand, the ideas and what becomes of them.

extension LiveView {
    /// The question, and the place to write down what comes to mind.
    var question: Markup {
        guard let session else { return .none }
        if sight == .room, isReadBack { return .none }
        let asked: Markup =
            board.question.map { "<p class=\"lv-question\">\(said($0.text))</p>" }
            ?? (sight == .room ? .none : "<p class=\"lv-quiet-text\">\(t("No question is open."))</p>")
        guard acts, session.state != .closed, session.state != .cancelled else { return asked }
        let own = ("data.session", session.id.description)
        var hidden = [own]
        if let question = board.question { hidden.append(("data.question", question.id.description)) }
        let mode = session.capture
        let hint: Markup? =
            mode.isOpen
            ? nil
            : "<p class=\"lv-quiet-text\">\(t(mode.hides ? (mode.isAnonymous ? "Hidden until it is revealed, and without your name." : "Hidden until it is revealed.") : "Without your name."))</p>"
        let write = form(
            "idea-captured", hidden, style: "lv-write",
            """
            <label for="lv-idea">\(t("Your idea"))</label><textarea id="lv-idea" name="data.text" rows="2" maxlength="10000" required dir="auto" data-keep></textarea>\
            \(hint)<button class="lv-button lv-main">\(t("Add the idea"))</button>
            """)
        guard leads else { return "\(asked)\(write)" }
        let ask = form(
            "question-posed", [own], style: "lv-inline",
            """
            <label for="lv-ask">\(t("Ask the room"))</label><input id="lv-ask" name="data.text" maxlength="10000" required dir="auto" data-keep>\
            <button class="lv-button">\(t("Ask"))</button>
            """)
        return "\(asked)\(ask)\(write)"
    }

    /// The ideas that everybody sees and that still stand by themselves.
    var visibleIdeas: [Idea] {
        board.ideas.all.filter { !$0.isHidden && $0.began != nil && $0.withdrawn == nil && $0.mergedInto == nil }
    }

    /// The ideas: the groups with what lies in them, then those in none, then the parking lot.
    var ideas: [Item] {
        guard session != nil else { return [] }
        let shown = visibleIdeas
        let hidden = board.ideas.all.count {
            $0.isHidden && $0.began != nil && $0.mergedInto == nil && $0.withdrawn == nil
        }
        if sight == .room, isReadBack || shown.isEmpty && hidden == 0 { return [] }
        var items = [Item(key: "heading", html: heading(t("Ideas"), shown.count + hidden).html)]
        if hidden > 0 {
            let words = language("{1} hidden until they are revealed", language.count(hidden, "idea|ideas"))
            items.append(Item(key: "hidden", html: "<p class=\"lv-hidden\">\(Markup.text(words).html)</p>"))
        }
        if shown.isEmpty, hidden == 0 {
            items.append(Item(key: "none", html: "<p class=\"lv-quiet-text\">\(t("No ideas yet.").escaped)</p>"))
        }
        let grouped = Dictionary(grouping: shown.filter { $0.group != nil && $0.parked == nil }, by: { $0.group })
        for group in board.groups.all {
            guard let members = grouped[group.id], let first = members.first else { continue }
            items.append(Item(key: group.id.description, html: title(of: group, members.count, first).html))
            items += members.map(item)
        }
        let lone = shown.filter { $0.group == nil && $0.parked == nil }
        if !grouped.isEmpty, !lone.isEmpty {
            items.append(
                Item(key: "lone", html: "<h3 class=\"lv-lone\" data-drop=\"out\">\(t("Not in a group").escaped)</h3>"))
        }
        items += lone.map(item)
        let lot = shown.filter { $0.parked != nil }
        if !lot.isEmpty {
            let title: Markup =
                "<h3 class=\"lv-lot\" data-drop=\"lot\">\(t("Parking lot")) <span class=\"lv-count\">\(lot.count)</span></h3>"
            items.append(Item(key: "lot", html: title.html))
        }
        return items + lot.map(item)
    }

    /// The heading of a group; who may sort ideas can name it.
    private func title(of group: IdeaGroup, _ count: Int, _ first: Idea) -> Markup {
        let heading: Markup =
            "<h3 class=\"lv-group\" data-drop=\"\(group.id)\"><small>\(group.id)</small> \(said(group.title ?? t("A group"))) <span class=\"lv-count\">\(count)</span></h3>"
        guard acts, isOpen else { return heading }
        let name = form(
            "ideas-grouped", [("data.group", group.id.description), ("data.ideas[]", first.id.description)],
            style: "lv-inline",
            """
            <label>\(t("What they have in common")) <input name="data.title" required maxlength="200" dir="auto" value="\(group.title ?? "")" data-keep></label>\
            <button class="lv-button lv-quiet">\(t("Name the group"))</button>
            """)
        let isAsked: Markup = leads && group.title == nil ? " open" : .none
        return
            "\(heading)<details class=\"lv-tools lv-naming\"\(isAsked)><summary>\(t("Name the group"))</summary>\(name)</details>"
    }

    private func item(_ idea: Idea) -> Item {
        let by: Markup? = idea.shownAuthor.map { " <span class=\"lv-by\">\(name($0))</span>" }
        let until: Markup? = idea.parked?.until.map { (until: Period) -> Markup in
            " <span class=\"lv-sign\">\(language("until {1}", language.date(until)))</span>"
        }
        let same = (state.merged[idea.id] ?? []).compactMap { board.ideas[$0] }.map { one -> Markup in
            let author: Markup? = one.shownAuthor.map { " <span class=\"lv-by\">\(name($0))</span>" }
            return "<li><small>\(one.id)</small> \(said(one.shownText))\(author)</li>"
        }
        let taken: Markup =
            same.isEmpty ? .none : "<ul class=\"lv-same\" aria-label=\"\(t("merged into it"))\">\(same)</ul>"
        let arguments = board.arguments[idea.id.subject] ?? []
        let told = arguments.map { argument -> Markup in
            let who: Markup? = argument.mark.actor.map { " <span class=\"lv-by\">\(name($0))</span>" }
            return
                "<li class=\"lv-is-\(argument.stance.rawValue)\"><b>\(t(argument.stance.rawValue))</b> \(said(argument.text))\(who)</li>"
        }
        let list: Markup = told.isEmpty ? .none : "<ul class=\"lv-arguments\">\(told)</ul>"
        let sorts = acts && isOpen
        let grip: Markup =
            sorts
            ? "<button type=\"button\" class=\"lv-grip\" data-grip aria-label=\"\(language("Move {1}", idea.id.description))\"></button>"
            : .none
        let inGroup: Markup? = idea.group.map { " data-group=\"\($0)\"" }
        let lies: Markup? = idea.parked == nil ? inGroup : " data-parked"
        let style = idea.parked != nil ? " lv-is-parked" : idea.group != nil ? " lv-is-grouped" : ""
        let html: Markup = """
            <article class="lv-idea\(style)" aria-label="\(idea.id)" data-drop="\(idea.id)"\(lies)><p><small class="lv-id">\(idea.id)</small> \(said(idea.shownText))\(by)\(until)</p>\
            \(grip)\(taken)\(list)\(tools(idea), if: sorts)</article>
            """
        return Item(key: idea.id.description, html: html.html)
    }

    /// What can be said of an idea; the moderator also gives it other words, parks it, or takes it back.
    private func tools(_ idea: Idea) -> Markup {
        let argue = form(
            "argument-made", [("data.on", idea.id.description)], style: "lv-argue",
            """
            <label class="unseen" for="lv-a-\(idea.id)">\(language("Say something of {1}", idea.id.description))</label>\
            <input id="lv-a-\(idea.id)" name="data.text" required maxlength="10000" dir="auto" data-keep>\
            <button class="lv-button lv-quiet" name="data.stance" value="for">\(t("For"))</button>\
            <button class="lv-button lv-quiet" name="data.stance" value="against">\(t("Against"))</button>\
            <button class="lv-button lv-quiet" name="data.stance" value="remark">\(t("Remark"))</button>
            """)
        guard leads else { return "<details class=\"lv-tools\"><summary>\(t("Argue"))</summary>\(argue)</details>" }
        let id = ("data.idea", idea.id.description)
        let lot =
            idea.parked == nil
            ? button("idea-parked", [id], "\(t("Park"))", style: "lv-quiet")
            : button("carried", takenUp(idea), "\(t("Take it up again"))", style: "lv-quiet")
        let out: Markup =
            idea.group == nil
            ? .none
            : button(
                "ideas-ungrouped", [("data.ideas[]", idea.id.description)], "\(t("Out of its group"))",
                style: "lv-quiet")
        let withdraw = button("idea-withdrawn", [id], "\(t("Withdraw"))", style: "lv-quiet")
        return """
            <details class="lv-tools"><summary>\(t("Argue, reword, park"))</summary>\(argue)\(reword(idea))\
            <div class="lv-row">\(lot)\(out)\(withdraw)</div></details>
            """
    }

    /// What brings an idea back from the parking lot.
    func takenUp(_ idea: Idea) -> [(String, String)] {
        [("data.item", idea.id.description), ("data.into", session?.id.description ?? "")]
    }

    /// Other words for an idea; those that it had stay on record.
    func reword(_ idea: Idea) -> Markup {
        form(
            "idea-reworded", [("data.idea", idea.id.description)], style: "lv-inline",
            """
            <label>\(language("In other words, {1}", idea.id.description)) <textarea name="data.text" rows="2" required maxlength="10000" dir="auto">\(idea.shownText)</textarea></label>\
            <button class="lv-button lv-quiet">\(t("Reword"))</button>
            """)
    }
}

extension Markup {
    /// A text.
    static func text(_ text: String) -> Markup { "\(text)" }
}
