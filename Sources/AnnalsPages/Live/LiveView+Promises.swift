import Annals

// What the session opens on, one at a time, with one key for each fate.

extension Promise.Fate {
    /// Its key, the same as on the command line.
    var key: String {
        switch self {
        case .done: "d"
        case .carried: "c"
        case .redated: "r"
        case .handedOver: "h"
        case .dropped: "x"
        case .adjusted: "e"
        }
    }

    /// What it is called, of that kind of promise.
    func label(of promise: Promise) -> String {
        switch (promise.matter, self) {
        case (.decision, .done): "upheld"
        case (.decision, .redated): "upheld until"
        case (.decision, .dropped): "to be reversed"
        case (.decision, .adjusted): "to be adjusted"
        case (.question, .done): "answered"
        default: rawValue
        }
    }
}

extension LiveView {
    var promises: Markup {
        guard let session, isOpen, !state.promises.all.isEmpty else { return .none }
        let all = state.promises.all
        let left = state.promises.left
        let isOpening = session.stages.last.map { $0.stage == SessionTemplate.opening } ?? true
        // The room shows them while they are gone through; the console keeps them at hand.
        if sight == .room, !isOpening || left.isEmpty { return .none }
        let settled = all.count - left.count
        let counts = state.promises.counts.map { "\($0.count) \(t($0.fate.rawValue))" }.joined(separator: " · ")
        let summary: Markup =
            "<p class=\"lv-quiet-text\">\(language("{1} of {2} settled", "\(settled)", "\(all.count)")) \(counts.isEmpty ? "" : "(\(counts))")</p>\(bar(Double(settled), of: Double(all.count)))"
        guard let promise = left.first else {
            return "\(heading(t("Promises")))\(summary)<p class=\"lv-done\">\(t("Every promise has its fate."))</p>"
        }
        let more: Markup =
            leads && left.count > 1
            ? "<details><summary>\(language("{1} to come", language.count(left.count - 1, "promise|promises")))</summary><ul class=\"lv-coming\">\(left.dropFirst().map { "<li>\(self.card($0, in: session, isCurrent: false))</li>" as Markup })</ul></details>"
            : .none
        return "\(heading(t("Promises")))\(summary)\(card(promise, in: session, isCurrent: true))\(more)"
    }

    private func card(_ promise: Promise, in session: Session, isCurrent: Bool) -> Markup {
        var facts = [t(promise.kind)]
        if let due = promise.due { facts.append(language("due {1}", language.date(due))) }
        let late: Markup = promise.isOverdue ? " <span class=\"lv-sign lv-is-late\">\(t("overdue"))</span>" : .none
        let owner: Markup? = promise.owner.map { " · \(name($0))" }
        let tools: Markup =
            leads
            ? "<div class=\"lv-fates\">\(promise.fates.map { fate($0, of: promise, in: session, isCurrent: isCurrent) })</div>"
            : .none
        return """
            <article class="lv-promise" aria-label="\(promise.subject.id)"><p class="lv-quiet-text"><small>\(promise.subject.id)</small> \(facts.joined(separator: " · "))\(owner)\(late)</p>\
            <p class="lv-promise-words">\(said(promise.words))</p>\(tools)</article>
            """
    }

    private func fate(_ fate: Promise.Fate, of promise: Promise, in session: Session, isCurrent: Bool) -> Markup {
        guard let asks = promise.asks(of: fate) else { return .none }
        let own = [("subject", promise.subject.id), ("fate", fate.rawValue)]
        let key = isCurrent ? fate.key : nil
        let letter: Markup? = key.map { "<kbd>\($0)</kbd> " }
        let label: Markup = "\(letter)\(t(fate.label(of: promise)))"
        guard asks.date || asks.person || asks.needsWords else { return button("promise", own, label, key: key) }
        let people = session.invited.filter { !$0.isExcused }.map(\.person)
        var seen: Set<PersonID> = []
        let options = people.filter { seen.insert($0).inserted }.map {
            "<option value=\"\($0)\">\(state.name($0))</option>" as Markup
        }
        let date: Markup =
            asks.date
            ? "<label>\(t("Until when")) <input name=\"date\" required placeholder=\"2026-Q2\" data-keep></label>"
            : .none
        let person: Markup =
            asks.person
            ? "<label>\(t("Who takes it over")) <select name=\"person\" required><option value=\"\"></option>\(options)</select></label>"
            : .none
        let must: Markup = asks.needsWords ? " required" : .none
        let words: Markup =
            asks.words.map {
                "<label>\(t($0)) <input name=\"words\"\(must) maxlength=\"10000\" dir=\"auto\" data-keep></label>"
            } ?? .none
        let keyed: Markup? = key.map { " data-key=\"\($0)\" aria-keyshortcuts=\"\($0)\"" }
        return
            "<details class=\"lv-fate\"><summary\(keyed)>\(label)</summary>\(form("promise", own, style: "lv-inline", "\(date)\(person)\(words)<button class=\"lv-button\">\(t("Record"))</button>"))</details>"
    }
}
