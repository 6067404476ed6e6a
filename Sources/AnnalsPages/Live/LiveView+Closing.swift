import Annals

// The reading back at the end: on one screen what is decided, who disagrees, who does what, and what is left.

extension LiveView {
    /// Whether the last stage has begun, or the session is over: then the room shows the reading back, and nothing else.
    var isReadBack: Bool {
        guard let session, session.opened != nil else { return false }
        if session.closed != nil { return true }
        guard let last = session.plan.stages.last?.stage else { return false }
        return session.stages.last?.stage == last
    }

    /// On the console it is always at hand, elsewhere once the last stage has begun.
    var closing: Markup {
        guard let session, session.opened != nil, leads || isReadBack else { return .none }
        let left = leftovers(session)
        let back = readBack(session, left)
        guard leads, session.isOpen else {
            let over: Markup =
                session.closed == nil
                ? .none : "<p class=\"lv-done\">\(t("The session is closed."))\(nextOne(session))</p>"
            return "\(heading(t("Read back")))\(over)\(back)"
        }
        let why: Markup =
            left.ideas.isEmpty
            ? .none
            : "<label>\(t("Why ideas are left without a fate")) <input name=\"data.leaving\" maxlength=\"10000\" dir=\"auto\" data-keep></label>"
        let close = form(
            "session-closed", [("data.session", session.id.description)], style: "lv-card-in",
            """
            \(why)<label>\(t("When the next one is")) <input name="data.next" placeholder="2027-01-14" data-keep></label>\
            <button class="lv-button">\(t("Close the session"))</button>
            """)
        let open = openBallots.map { ballot -> Markup in "<a href=\"/ballots/\(ballot.id)\">\(ballot.id)</a> " }
        let waits: Markup =
            open.isEmpty ? .none : "<p class=\"lv-warning\">\(t("Still open, to be closed first")): \(open)</p>"
        let opened: Markup = isReadBack ? " open" : .none
        return "<details\(opened)><summary>\(t("Read back and close"))</summary>\(waits)\(back)\(close)</details>"
    }

    private func nextOne(_ session: Session) -> Markup {
        guard let next = session.next else { return .none }
        return " \(t("The next one")): \(String(describing: next))."
    }

    /// What has no end yet.
    private struct Leftovers {
        var ideas: [Idea]
        var parked: [Idea]
        var questions: [Question]
    }

    private func leftovers(_ session: Session) -> Leftovers {
        let used = usedIdeas
        return Leftovers(
            ideas: visibleIdeas.filter { !$0.hasFate(in: session.id) && !used.contains($0.id.subject) },
            parked: visibleIdeas.filter { $0.parked != nil },
            questions: board.questions.all.filter { $0.began != nil && $0.answer == nil })
    }

    private func readBack(_ session: Session, _ left: Leftovers) -> Markup {
        let decided = taken
        let dissents = decided.reduce(0) { $0 + $1.dissents.count }
        let counts = [
            language.count(decided.count, "decision|decisions"), language.count(dissents, "dissent|dissents"),
            language.count(tasks.count, "task|tasks"), language.count(left.ideas.count, "idea left|ideas left"),
        ].joined(separator: " · ")
        let decisions = decided.map { decision -> Markup in
            let against = decision.dissents.map { dissent -> Markup in
                let why: Markup? = dissent.reason.map { ": \(said($0))" }
                return "<li>\(name(dissent.person)) \(t("disagrees"))\(why)</li>"
            }
            let list: Markup = against.isEmpty ? .none : "<ul class=\"lv-dissents\">\(against)</ul>"
            return "<li><p><small>\(decision.id)</small> \(said(decision.statement))</p>\(list)</li>"
        }
        let todo = tasks.map { task -> Markup in
            let owner: Markup = task.plan.owner.map { name($0) } ?? "<em>\(t("no owner"))</em>"
            let due: Markup = task.plan.due.map { " · \(language.date($0))" } ?? " · <em>\(t("no date"))</em>"
            return "<li><small>\(task.id)</small> \(said(task.title)) <span class=\"lv-by\">\(owner)\(due)</span></li>"
        }
        func line(_ id: Subject, _ text: String) -> Markup { "<li><small>\(id.id)</small> \(said(text))</li>" }
        let pieces: [(title: String, style: String, items: [Markup])] = [
            ("Decisions", "lv-decided", decisions), ("Tasks", "lv-todo", todo),
            ("Ideas without a fate", "", left.ideas.map { line($0.id.subject, $0.shownText) }),
            ("Parking lot", "", left.parked.map { line($0.id.subject, $0.shownText) }),
            ("Questions without an answer", "", left.questions.map { line($0.id.subject, $0.text) }),
        ]
        let lists = pieces.filter { !$0.items.isEmpty }.map { piece -> Markup in
            "<div><h3>\(t(piece.title)) <span class=\"lv-count\">\(piece.items.count)</span></h3><ul class=\"\(piece.style)\">\(piece.items)</ul></div>"
        }
        return "<p class=\"lv-counts\">\(counts)</p><div class=\"lv-back\">\(lists)</div>"
    }

    /// The ideas that were voted on, or that something came of.
    private var usedIdeas: Set<Subject> {
        let voted = board.ballots.all.flatMap { $0.terms.options.compactMap { $0.refersTo?.subject } }
        let decided = board.decisions.all.flatMap { $0.taken?.action.basis.compactMap(\.subject) ?? [] }
        return Set(voted + decided)
    }
}
