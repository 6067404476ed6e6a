import Annals

// What the page tells of anything but a decision: what it is, whose, since when, and what happened to it.

extension Why {
    private static let longest = 12

    var plainRows: [Row] {
        let root = graph.nodes[0]
        var rows: [Row] = []
        if !root.label.isEmpty { rows.append(Row(.decided, "what", language.state(root.kind.words))) }
        if let person = root.person { rows.append(Row(.decided, root.whose, name(person))) }
        if let mark = graph.mark {
            let place = mark.session.map { id in
                " \(language.says("in", russian: "в")) \(id)\(graph.node(id.subject).map { " \($0.label)" } ?? "")"
            }
            let who = mark.actor.map { language.says(", by \(name($0))", russian: ", \(name($0))") } ?? ""
            rows.append(Row(.decided, "since", "\(time(mark.occurredAt))\(place ?? "")\(who) (\(mark.position))"))
        }
        if let by = root.correctedBy {
            rows.append(
                Row(
                    .record, "corrected",
                    language.says("reads as corrected by \(by)", russian: "читается по исправлению \(by)")))
        }
        let told = story.filter { !$0.isBookkeeping }
        if told.count > Self.longest {
            let isWhole = !graph.crowded.contains(root.subject)
            let count = told.count - Self.longest
            let more =
                isWhole
                ? language.says(
                    "\(count) more entries", russian: "ещё \(Russian.count(count, "запись", "записи", "записей"))")
                : language.says("many more entries", russian: "ещё много записей")
            var row = Row(.record, "earlier", more)
            row.rest = root.subject
            rows.append(row)
        }
        let shown = told.suffix(Self.longest)
        let late = shown.filter(\.isWrittenLate)
        // One line for all where nearly all are, as in an imported log.
        let isImported = late.count > 3 && late.count * 10 >= shown.count * 8
        for entry in shown {
            let recorded = time(entry.recordedAt)
            let later =
                entry.isWrittenLate && !isImported
                ? language.says(", written down \(recorded)", russian: ", внесено \(recorded)") : ""
            rows.append(
                Row(.record, "\(entry.position)", "\(time(entry.occurredAt))\(later)  \(narrator.line(entry))"))
        }
        if isImported, let first = late.map(\.recordedAt).min(), let last = late.map(\.recordedAt).max() {
            let days = [zone.day(of: first), zone.day(of: last)].map { language.date($0) }
            let span =
                days[0] == days[1]
                ? language.says("on \(days[0])", russian: days[0])
                : language.says("from \(days[0]) to \(days[1])", russian: "с \(days[0]) по \(days[1])")
            let which =
                late.count == shown.count
                ? language.says("all of these", russian: "всё это")
                : language.says(
                    "\(late.count) of these \(shown.count)", russian: "\(late.count) из этих \(shown.count)")
            rows.append(
                Row(
                    .record, "later",
                    language.says("\(which) were written down \(span)", russian: "\(which) внесено \(span)")))
        }
        return rows
    }
}

extension TrailGraph.Node {
    /// What the person of a node is to it.
    fileprivate var whose: String {
        switch kind {
        case .task, .goal, .measure, .homework: "owner"
        case .idea: "had by"
        default: "by"
        }
    }
}

extension Entry {
    /// Whether it says what became of another entry, in which it is told itself.
    fileprivate var isBookkeeping: Bool {
        switch action {
        case .entryCorrected, .entryStruck, .entryRedacted: true
        default: false
        }
    }

    /// Whether it was written down on another day than it happened.
    fileprivate var isWrittenLate: Bool { recordedAt.milliseconds - occurredAt.milliseconds > 86_400_000 }
}
