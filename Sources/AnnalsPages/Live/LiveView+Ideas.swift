import Annals

// The question at hand, the ideas and what becomes of them.

extension LiveView {
    /// The question, and the place to write down what comes to mind.
    var question: Markup {
        guard let session else { return .none }
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
            ? nil : "<p class=\"lv-quiet-text\">\(t(mode.hides ? (mode.isAnonymous ? "Hidden until it is revealed, and without your name." : "Hidden until it is revealed.") : "Without your name."))</p>"
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

    /// The ideas in the order in which they came, those of a group together.
    var ideas: [Item] {
        guard let session else { return [] }
        let all = board.ideas.all.filter { $0.began != nil && $0.mergedInto == nil && $0.withdrawn == nil }
        let hidden = all.count { $0.isHidden }
        let shown = all.filter { !$0.isHidden }
        let grouped = Dictionary(grouping: shown.filter { $0.group != nil }, by: { $0.group })
        var items = [Item(key: "heading", html: heading(t("Ideas"), all.count).html)]
        if hidden > 0 {
            let words = language("{1} hidden until they are revealed", language.count(hidden, "idea|ideas"))
            items.append(Item(key: "hidden", html: "<p class=\"lv-hidden\">\(Markup.text(words).html)</p>"))
        }
        if all.isEmpty { items.append(Item(key: "none", html: "<p class=\"lv-quiet-text\">\(t("No ideas yet.").escaped)</p>")) }
        for group in board.groups.all {
            guard let members = grouped[group.id], !members.isEmpty else { continue }
            let title: Markup = "<h3><small>\(group.id)</small> \(said(group.title ?? t("A group"))) <span class=\"lv-count\">\(members.count)</span></h3>"
            items.append(Item(key: group.id.description, html: title.html))
            items += members.map { item($0, in: session) }
        }
        let lone = shown.filter { $0.group == nil }
        if !grouped.isEmpty, !lone.isEmpty {
            items.append(Item(key: "lone", html: "<h3>\(t("Not in a group").escaped)</h3>"))
        }
        return items + lone.map { item($0, in: session) }
    }

    private func item(_ idea: Idea, in session: Session) -> Item {
        let by: Markup? = idea.shownAuthor.map { " <span class=\"lv-by\">\(name($0))</span>" }
        let parked: Markup? = idea.parked.map { _ in " <span class=\"lv-sign\">\(t("parked"))</span>" }
        let arguments = board.arguments[idea.id.subject] ?? []
        let told = arguments.map { argument -> Markup in
            let who: Markup? = argument.mark.actor.map { " <span class=\"lv-by\">\(name($0))</span>" }
            return "<li class=\"lv-is-\(argument.stance.rawValue)\"><b>\(t(argument.stance.rawValue))</b> \(said(argument.text))\(who)</li>"
        }
        let list: Markup = told.isEmpty ? .none : "<ul class=\"lv-arguments\">\(told)</ul>"
        var tools: Markup = .none
        if acts, session.isOpen {
            let argue = form(
                "argument-made", [("data.on", idea.id.description)], style: "lv-argue",
                """
                <label class="unseen" for="lv-a-\(idea.id)">\(language("Say something of {1}", idea.id.description))</label>\
                <input id="lv-a-\(idea.id)" name="data.text" required maxlength="10000" dir="auto" data-keep>\
                <button class="lv-button lv-quiet" name="data.stance" value="for">\(t("For"))</button>\
                <button class="lv-button lv-quiet" name="data.stance" value="against">\(t("Against"))</button>\
                <button class="lv-button lv-quiet" name="data.stance" value="remark">\(t("Remark"))</button>
                """)
            let id = ("data.idea", idea.id.description)
            let fate: Markup =
                leads
                ? "\(button("idea-parked", [id], "\(t("Park"))", style: "lv-quiet"), if: idea.parked == nil)\(button("idea-withdrawn", [id], "\(t("Withdraw"))", style: "lv-quiet"))"
                : .none
            tools = "<details class=\"lv-tools\"><summary>\(t("Argue"))</summary>\(argue)<div class=\"lv-row\">\(fate)</div></details>"
        }
        let html: Markup = """
            <article class="lv-idea" aria-label="\(idea.id)"><p><small class="lv-id">\(idea.id)</small> \(said(idea.shownText))\(by)\(parked)</p>\(list)\(tools)</article>
            """
        return Item(key: idea.id.description, html: html.html)
    }

    /// Putting ideas together, and to the vote: the moderator ticks them.
    var grouping: Markup {
        guard leads, isOpen, let session else { return .none }
        let ideas = board.ideas.all.filter {
            !$0.isHidden && $0.began != nil && $0.withdrawn == nil && $0.mergedInto == nil
        }
        guard !ideas.isEmpty else { return .none }
        func label(_ idea: Idea) -> Markup { "<small>\(idea.id)</small> \(said(idea.shownText))" }
        let boxes = ideas.filter { $0.group == nil }.map { idea -> Markup in
            "<label class=\"lv-check\"><input type=\"checkbox\" name=\"data.ideas[]\" value=\"\(idea.id)\"> \(label(idea))</label>"
        }
        let groups = board.groups.all.filter { $0.began != nil }
        let into: Markup? =
            groups.isEmpty
            ? nil
            : """
            <label>\(t("Into")) <select name="data.group"><option value="">\(t("a new group"))</option>\
            \(groups.map { "<option value=\"\($0.id)\">\($0.id) \(state.text($0.title ?? ""))</option>" as Markup })</select></label>
            """
        let group: Markup? =
            boxes.isEmpty
            ? nil
            : """
            <details><summary>\(t("Group ideas"))</summary>\(form("ideas-grouped", [], style: "lv-card-in", "<fieldset><legend>\(t("Ideas"))</legend>\(boxes)</fieldset>\(into)<label>\(t("What they have in common")) <input name=\"data.title\" maxlength=\"200\" dir=\"auto\"></label><button class=\"lv-button\">\(t("Group"))</button>"))</details>
            """
        let options = ideas.map { idea -> Markup in
            """
            <label class="lv-check"><input type="checkbox" name="data.options[\(idea.id)].+"> \(label(idea))</label>\
            <input type="hidden" name="data.options[\(idea.id)].id" value="\(idea.id)">\
            <input type="hidden" name="data.options[\(idea.id)].text" value="\(idea.shownText)">\
            <input type="hidden" name="data.options[\(idea.id)].refersTo" value="\(idea.id)">
            """
        }
        let vote = form(
            "ballot-opened", [("pick", "data.options")], style: "lv-card-in",
            """
            <label>\(t("Question")) <input name="data.question" required maxlength="10000" dir="auto" value="\(board.question?.text ?? "")"></label>\
            <fieldset><legend>\(t("Options"))</legend>\(options)</fieldset>\(methods(["dots", "approval", "score", "ranked", "instant-runoff", "single-transferable"]))\(promises(of: session))\
            <button class="lv-button">\(t("Open the ballot"))</button>
            """)
        return "\(heading(t("Sort and choose")))\(group)<details><summary>\(t("Put ideas to the vote"))</summary>\(vote)</details>"
    }
}

extension Markup {
    /// A text.
    static func text(_ text: String) -> Markup { "\(text)" }
}
