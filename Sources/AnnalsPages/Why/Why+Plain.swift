import Annals

// What the page tells of anything but a decision: what it is, whose, since when, and what happened to it.

extension Why {
    private static let longest = 12

    var plainRows: [Row] {
        let root = graph.nodes[0]
        var rows: [Row] = []
        if !root.label.isEmpty { rows.append(Row(.decided, "what", root.kind.words)) }
        if let person = root.person { rows.append(Row(.decided, root.whose, name(person))) }
        if let mark = graph.mark {
            let place = mark.session.map { id in
                " in \(id)\(graph.node(id.subject).map { " \($0.label)" } ?? "")"
            }
            let who = mark.actor.map { ", by \(name($0))" } ?? ""
            rows.append(Row(.decided, "since", "\(zone.text(mark.occurredAt))\(place ?? "")\(who) (\(mark.position))"))
        }
        if let by = root.correctedBy { rows.append(Row(.record, "corrected", "reads as corrected by \(by)")) }
        let told = story.filter { !$0.isBookkeeping }
        if told.count > Self.longest {
            let isWhole = !graph.crowded.contains(root.subject)
            let more = isWhole ? "\(told.count - Self.longest) more entries" : "many more entries"
            var row = Row(.record, "earlier", more)
            row.rest = root.subject
            rows.append(row)
        }
        let shown = told.suffix(Self.longest)
        let late = shown.filter(\.isWrittenLate)
        // One line for all where nearly all are, as in an imported log.
        let isImported = late.count > 3 && late.count * 10 >= shown.count * 8
        for entry in shown {
            let later = entry.isWrittenLate && !isImported ? ", written down \(zone.text(entry.recordedAt))" : ""
            rows.append(
                Row(.record, "\(entry.position)", "\(zone.text(entry.occurredAt))\(later)  \(narrator.line(entry))"))
        }
        if isImported, let first = late.map(\.recordedAt).min(), let last = late.map(\.recordedAt).max() {
            let days = [zone.day(of: first), zone.day(of: last)].map(\.description)
            let span = days[0] == days[1] ? "on \(days[0])" : "from \(days[0]) to \(days[1])"
            let which = late.count == shown.count ? "all of these" : "\(late.count) of these \(shown.count)"
            rows.append(Row(.record, "later", "\(which) were written down \(span)"))
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
