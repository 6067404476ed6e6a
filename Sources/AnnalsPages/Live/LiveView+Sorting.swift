import Annals

// Putting ideas together, merging them, and putting them to the vote, without dragging.

extension LiveView {
    /// Sorting by ticks on the console and by ids on a phone: what a drag does, for a keyboard and without a script.
    var grouping: Markup {
        guard acts, isOpen, let session else { return .none }
        if !leads { return sortingByIDs }
        let ideas = visibleIdeas
        guard !ideas.isEmpty else { return .none }
        func label(_ idea: Idea) -> Markup { "<small>\(idea.id)</small> \(said(idea.shownText))" }
        let boxes = ideas.map { idea -> Markup in
            "<label class=\"lv-check\"><input type=\"checkbox\" name=\"data.ideas[]\" value=\"\(idea.id)\"> \(label(idea))</label>"
        }
        let group = form(
            "ideas-grouped", [], style: "lv-card-in",
            """
            <fieldset><legend>\(t("Ideas"))</legend>\(boxes)</fieldset>\(intoGroup)\
            <label>\(t("What they have in common")) <input name="data.title" maxlength="200" dir="auto"></label>\
            <button class="lv-button">\(t("Group"))</button>
            """)
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
        let list = ideas.map { "<option value=\"\($0.id)\">\($0.shownText)</option>" as Markup }
        return """
            \(heading(t("Sort and choose")))<details><summary>\(t("Group ideas"))</summary>\(group)</details>\
            <details><summary>\(t("Merge ideas that say the same"))</summary>\(merging)<datalist id="lv-ideas">\(list)</datalist></details>\
            <details><summary>\(t("Put ideas to the vote"))</summary>\(vote)</details>
            """
    }

    /// On a phone ideas are named by the ids that stand beside them: small, however many there are.
    private var sortingByIDs: Markup {
        guard sight == .phone, board.ideas.all.contains(where: { !$0.isHidden && $0.began != nil }) else {
            return .none
        }
        let group = form(
            "ideas-grouped", [], style: "lv-card-in",
            """
            <label>\(t("Ideas, by their ids")) <input name="data.ideas" required placeholder="I-4, I-7" maxlength="2000"></label>\(intoGroup)\
            <label>\(t("What they have in common")) <input name="data.title" maxlength="200" dir="auto"></label>\
            <button class="lv-button">\(t("Group"))</button>
            """)
        return """
            <details><summary>\(t("Group ideas"))</summary>\(group)</details>\
            <details><summary>\(t("Merge ideas that say the same"))</summary>\(merging)</details>
            """
    }

    private var intoGroup: Markup {
        let groups = board.groups.all.filter { $0.began != nil }
        if groups.isEmpty { return .none }
        return """
            <label>\(t("Into")) <select name="data.group"><option value="">\(t("a new group"))</option>\
            \(groups.map { "<option value=\"\($0.id)\">\($0.id) \(state.text($0.title ?? ""))</option>" as Markup })</select></label>
            """
    }

    private var merging: Markup {
        let list: Markup = leads ? " list=\"lv-ideas\"" : .none
        return form(
            "ideas-merged", [], style: "lv-card-in",
            """
            <label>\(t("This idea")) <input name="data.from[]"\(list) required placeholder="I-7" maxlength="20" autocomplete="off"></label>\
            <label>\(t("is taken up by")) <input name="data.into"\(list) required placeholder="I-4" maxlength="20" autocomplete="off"></label>\
            <button class="lv-button">\(t("Merge"))</button>
            """)
    }
}
