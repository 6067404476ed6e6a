public import Annals

/// The entries of the log, the latest first, a page at a time.
public struct LogPage {
    let lines: [EntryLine]
    let filter: [String: String]
    /// Before which position the next page begins; `nil` where there is none.
    let next: Position?
    /// The last position that is known.
    let head: Position

    /// Puts it together.
    public init(_ lines: [EntryLine], filter: [String: String], next: Position?, head: Position) {
        self.lines = lines
        self.filter = filter
        self.next = next
        self.head = head
    }

    /// The page.
    public func page(in frame: SiteFrame) -> SitePage {
        let given = filter.sorted { $0.key < $1.key }.map { (name: $0.key, value: $0.value) }
        let form = SiteForm(
            "/log",
            [
                SiteForm.Field("subject", frame["About"], filter["subject"], hint: "D-9"),
                SiteForm.Field("person", frame["Person"], filter["person"], hint: "P-3"),
                SiteForm.Field("session", frame["Session"], filter["session"], hint: "S-4"),
                SiteForm.Field("kind", frame["Kind"], filter["kind"], hint: "decision"),
            ], button: frame["Filter"], hidden: frame.moments,
            links: filter.isEmpty ? [] : [(frame["Everything"], frame.href("/log"))])
        let more = next.map {
            (frame["Earlier entries"], frame.href("/log", given + [("before", "\($0.rawValue)")]))
        }
        return SitePage(
            SiteHeading(
                frame["Log"],
                facts: [Runs(frame.language.count(Int(head.rawValue), "entry|entries"))]),
            part: .log,
            [
                SiteSection("filter", frame["Narrow down"], [.form(form)]),
                SiteSection(
                    "entries", frame["Entries, the latest first"], more: more,
                    lines.isEmpty
                        ? [.empty(frame["No entry is of that kind."])] : EntryLine.blocks(lines, in: frame)),
            ], in: frame)
    }
}
