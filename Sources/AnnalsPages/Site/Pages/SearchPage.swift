public import Annals

/// A search and what it found.
public struct SearchPage {
    /// An entry that was found.
    public struct Hit: Sendable {
        /// The entry in words.
        public let line: EntryLine
        /// What it is about.
        public let about: [Subject]
        /// The texts in which something was found, in parts.
        public let passages: [[(text: String, isMarked: Bool)]]

        /// Puts it together.
        public init(_ line: EntryLine, about: [Subject], passages: [[(text: String, isMarked: Bool)]]) {
            self.line = line
            self.about = about
            var seen: Set<String> = []
            self.passages = passages.filter { seen.insert($0.map(\.text).joined()).inserted }
        }
    }

    let words: String?
    let filter: [String: String]
    let hits: [Hit]
    let hasMore: Bool

    /// Puts it together.
    ///
    /// - Parameter words: what was looked for; `nil` before anything was.
    public init(_ words: String?, filter: [String: String], hits: [Hit], hasMore: Bool) {
        self.words = words
        self.filter = filter
        self.hits = hits
        self.hasMore = hasMore
    }

    /// The page.
    public func page(in frame: SiteFrame) -> SitePage {
        let form = SiteForm(
            "/search",
            [
                SiteForm.Field("q", frame["Words in everything ever said"], words, isMain: true),
                SiteForm.Field("kind", frame["Kind"], filter["kind"], hint: "decision"),
                SiteForm.Field("person", frame["Person"], filter["person"], hint: "P-3"),
                SiteForm.Field("session", frame["Session"], filter["session"], hint: "S-4"),
                SiteForm.Field("theme", frame["Theme"], filter["theme"], hint: "C-1"),
                SiteForm.Field("from", frame["From"], filter["from"], hint: "2020"),
                SiteForm.Field("to", frame["To"], filter["to"], hint: "2024-Q2"),
            ], button: frame["Search"], hidden: frame.moments)
        var sections = [SiteSection("ask", frame["Look for"], [.form(form)])]
        if words != nil {
            let items = hits.map { hit in
                SiteItem(
                    Runs(telling: hit.line.words, in: frame),
                    sign: hit.line.item(in: frame).sign, aside: hit.line.item(in: frame).aside,
                    notes: hit.passages.map { (nil, Runs(marked: $0)) })
            }
            let title = hits.isEmpty ? frame["Nothing was found."] : frame["Found"]
            var blocks: [SiteBlock] = [
                hits.isEmpty ? .empty(frame["Try fewer words, or the beginning of one: strat*"]) : .items(items)
            ]
            if hasMore { blocks.append(.words(Runs(frame["There are more: narrow the search down."]))) }
            sections.append(SiteSection("hits", title, count: hits.isEmpty ? nil : hits.count, blocks))
        }
        return SitePage(SiteHeading(frame["Search"]), part: .search, sections, in: frame)
    }
}
