import Annals

// What is decided, who disagrees, and who does what.

extension LiveView {
    var taken: [Decision] {
        board.decisions.all.filter { $0.taken?.mark.session == session?.id && $0.taken != nil }
    }
    var tasks: [Todo] { board.tasks.all.filter { $0.began?.session == session?.id && $0.began != nil } }

    var decisions: Markup {
        guard let session, !(sight == .room && isReadBack) else { return .none }
        let list = taken.map { decision -> Markup in
            let dissents = decision.dissents.map { dissent -> Markup in
                let why: Markup? = dissent.reason.map { ": \(said($0))" }
                return "<li>\(name(dissent.person)) \(t("disagrees"))\(why)</li>"
            }
            let disagree: Markup =
                acts && session.state != .cancelled
                ? "<details class=\"lv-tools\"><summary>\(t(leads ? "Write down a dissent" : "I disagree"))</summary>\(dissent(decision, session))</details>"
                : .none
            let against: Markup = dissents.isEmpty ? .none : "<ul class=\"lv-dissents\">\(dissents)</ul>"
            return
                "<li><p><a href=\"/decisions/\(decision.id)\"><small>\(decision.id)</small></a> \(said(decision.statement))</p>\(against)\(disagree)</li>"
        }
        let todo = tasks.map { task -> Markup in
            let owner: Markup = task.plan.owner.map { name($0) } ?? "\(t("no owner"))"
            let due: Markup? = task.plan.due.map { " · \(language.date($0))" }
            return
                "<li><a href=\"/tasks/\(task.id)\"><small>\(task.id)</small></a> \(said(task.title)) <span class=\"lv-by\">\(owner)\(due)</span></li>"
        }
        let tools: Markup = leads && session.isOpen ? "\(decide(session))\(assign(session))" : .none
        if list.isEmpty, todo.isEmpty, !leads { return .none }
        let decided: Markup = list.isEmpty ? .none : "<ul class=\"lv-decided\">\(list)</ul>"
        let assigned: Markup = todo.isEmpty ? .none : "<h3>\(t("Tasks"))</h3><ul class=\"lv-todo\">\(todo)</ul>"
        return "\(heading(t("Decisions"), list.count))\(decided)\(assigned)\(tools)"
    }

    private func dissent(_ decision: Decision, _ session: Session) -> Markup {
        let own = ("data.decision", decision.id.description)
        let why: Markup =
            "<label>\(t("Why")) <input name=\"data.reason\" maxlength=\"10000\" dir=\"auto\" data-keep></label><button class=\"lv-button\">\(t("Record"))</button>"
        if !leads { return form("dissent-recorded", [own, ("data.person", "@me")], style: "lv-inline", why) }
        return form(
            "dissent-recorded", [own], style: "lv-inline",
            "<label>\(t("Who")) \(people("data.person", session))</label>\(why)")
    }

    private func people(_ field: String, _ session: Session, isRequired: Bool = true) -> Markup {
        var seen: Set<PersonID> = []
        let all = (session.present + session.invited.filter { !$0.isExcused }.map(\.person)).filter {
            seen.insert($0).inserted
        }
        let must: Markup = isRequired ? " required" : .none
        return
            "<select name=\"\(field)\"\(must)><option value=\"\"></option>\(all.map { "<option value=\"\($0)\">\(state.name($0))</option>" as Markup })</select>"
    }

    /// A decision: from each ballot that closed with nothing taken from it yet, with what the ballot knows; or without.
    private func decide(_ session: Session) -> Markup {
        let used = Set(board.decisions.all.compactMap { $0.taken?.action.ballot })
        let ballots = board.ballots.all.filter {
            $0.state == .closed && !used.contains($0.id) && $0.terms.advisory != true
        }
        let fields: Markup = """
            <label>\(t("Why")) <textarea name="data.rationale" rows="2" maxlength="10000" dir="auto" data-keep></textarea></label>\
            <label>\(t("Look back at it")) <input name="data.reviewOn" placeholder="2027-Q1" data-keep></label>
            """
        let fromBallots = ballots.map { ballot -> Markup in
            let statement: Markup =
                "<label>\(t("What is decided")) <textarea name=\"data.statement\" rows=\"2\" maxlength=\"10000\" dir=\"auto\" data-keep>\(statement(of: ballot))</textarea></label>"
            let despite: Markup =
                ballot.isPassed
                ? .none
                : "<label>\(t("Why decide so against the ballot")) <input name=\"data.despite\" maxlength=\"10000\" dir=\"auto\"></label>"
            return
                "<details><summary>\(language("Decide by {1}", ballot.id.description)): \(said(ballot.terms.question))</summary>\(form("decision-taken", [("data.ballot", ballot.id.description), ("data.how", "ballot"), ("data.title", String(ballot.terms.question.prefix(200)))], style: "lv-card-in", "\(statement)\(fields)\(despite)<button class=\"lv-button lv-main\">\(t("Decide"))</button>"))</details>"
        }
        let ways = ["consensus", "consent", "authority"].map { "<option value=\"\($0)\">\(t($0))</option>" as Markup }
        let free = form(
            "decision-taken", [], style: "lv-card-in",
            """
            <label>\(t("In a few words")) <input name="data.title" required maxlength="200" dir="auto" data-keep></label>\
            <label>\(t("What is decided")) <textarea name="data.statement" rows="2" required maxlength="10000" dir="auto" data-keep></textarea></label>\
            <label>\(t("How")) <select name="data.how">\(ways)</select></label>\(fields)\
            <button class="lv-button lv-main">\(t("Decide"))</button>
            """)
        return "\(Markup(fromBallots))<details><summary>\(t("Decide without a ballot"))</summary>\(free)</details>"
    }

    /// The question of a motion that passed, or the question with what was chosen.
    private func statement(of ballot: Ballot) -> String {
        let winners = ballot.latestResult?.winners ?? []
        let texts = winners.compactMap { id in ballot.terms.options.first { $0.id == id }?.text }
        if ballot.terms.options.count < 2 || texts.isEmpty { return ballot.terms.question }
        return texts.joined(separator: "; ")
    }

    private func assign(_ session: Session) -> Markup {
        let from = taken.map { "<option value=\"\($0.id)\">\($0.id) \(state.text($0.title))</option>" as Markup }
        let source: Markup =
            from.isEmpty
            ? .none
            : "<label>\(t("From")) <select name=\"data.from\"><option value=\"\"></option>\(from)</select></label>"
        let assign = form(
            "task-assigned", [], style: "lv-card-in",
            """
            <label>\(t("What is to be done")) <input name="data.title" required maxlength="200" dir="auto" data-keep></label>\
            <label>\(t("Who")) \(people("data.owner", session, isRequired: false))</label>\
            <label>\(t("By when")) <input name="data.due" placeholder="2026-12-15" data-keep></label>\(source)\
            <button class="lv-button">\(t("Give the task"))</button>
            """)
        return "<details><summary>\(t("Give a task"))</summary>\(assign)</details>"
    }
}
