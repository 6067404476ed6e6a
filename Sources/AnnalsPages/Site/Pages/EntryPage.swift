public import Annals

/// An entry: in words, as its line, with what became of it and where it stands in the proof.
public struct EntryPage {
    let line: EntryLine
    let entry: Entry
    /// Its line for people to read: as it may be shown now, sealed texts opened.
    let json: String
    let leaf: Digest?
    /// What became of it.
    let fate: [EntryLine]
    /// What it reads as now, where it was corrected.
    let reads: String?
    /// Up to which entry the log is signed.
    let signed: Position?
    /// The last position.
    let head: Position
    /// The entries around it, of those that whoever looks may see.
    let around: (earlier: Position?, later: Position?)
    private let names: (PersonID) -> String

    /// Puts it together.
    public init(
        _ entry: Entry, _ line: EntryLine, json: String, leaf: Digest?, fate: [EntryLine], reads: String?,
        signed: Position?, head: Position, around: (earlier: Position?, later: Position?),
        names: @escaping (PersonID) -> String
    ) {
        self.entry = entry
        self.line = line
        self.json = json
        self.leaf = leaf
        self.fate = fate
        self.reads = reads
        self.signed = signed
        self.head = head
        self.around = around
        self.names = names
    }

    /// The page.
    public func page(in frame: SiteFrame) -> SitePage {
        var blocks: [SiteBlock] = [.lead(Runs(telling: line.words, in: frame))]
        if line.struckBy != nil {
            blocks.insert(.notice(.bad, Runs(frame["This entry was struck: it counts no longer."])), at: 0)
        }
        if let reads {
            blocks.append(.notice(.warn, Runs(frame["It reads now"] + ": ") + Runs(telling: reads, in: frame)))
        }
        if !fate.isEmpty {
            blocks.append(.subtitle(frame["What became of it"]))
            blocks.append(.items(fate.map { $0.item(in: frame) }))
        }
        func ids(_ subjects: [Subject]) -> Runs? {
            let ids = subjects.map { frame.id($0) }
            return ids.first.map { first in ids.dropFirst().reduce(first) { $0 + Runs(", ") + $1 } }
        }
        func person(_ id: PersonID?) -> Runs? { id.map { Runs(names($0), link: frame.link($0.subject)) } }
        let facts: [(String, Runs?)] = [
            ("Happened", Runs(frame.time(entry.occurredAt))), ("Written down", Runs(frame.time(entry.recordedAt))),
            ("By", entry.isAnonymous ? Runs(frame["somebody, without a name"]) : person(entry.actor)),
            ("Written down by", person(entry.recorder)), ("Session", entry.session.map { frame.id($0.subject) }),
            ("About", ids(entry.about)), ("Mentions", ids(entry.mentions)),
        ]
        let proof: [(String, Runs?)] = [
            ("Position", Runs("\(entry.position) \(frame.language("of {1}", "\(head)"))")),
            ("Leaf", leaf.map { Runs($0.hex) }),
            (
                "Signed",
                Runs(
                    signed.map { signed in
                        entry.position <= signed
                            ? frame.language("yes, by the checkpoint at {1}", "\(signed)")
                            : frame.language("not yet: the log is signed up to {1}", "\(signed)")
                    } ?? frame["nothing of the log is signed yet"])
            ),
        ]
        func shown(_ facts: [(String, Runs?)]) -> SiteBlock {
            .facts(facts.compactMap { label, text in text.map { SiteFact(frame[label], $0) } })
        }
        let neighbours = [
            around.earlier.map { (frame["Earlier entry"], frame.href("/entries/\($0.rawValue)")) },
            around.later.map { (frame["Later entry"], frame.href("/entries/\($0.rawValue)")) },
        ].compactMap { $0 }
        let heading = SiteHeading(
            entry.action.name.prefix(1).uppercased() + entry.action.name.dropFirst().replacing("-", with: " "),
            id: entry.position.description, kicker: Runs(frame["Log"], link: frame.href("/log")),
            sign: line.item(in: frame).sign)
        let links = neighbours.map { Runs($0.0, link: $0.1) }
        let pager = links.dropFirst().reduce(links.first ?? Runs("")) { $0 + Runs(" · ") + $1 }
        return SitePage(
            heading, part: .log,
            [
                SiteSection("words", frame["What happened"], width: .body, blocks),
                SiteSection("facts", frame["Who and when"], width: .aside, [shown(facts)]),
                SiteSection("line", frame["Its line in the log"], [.code(json)]),
                SiteSection("proof", frame["In the proof"], [shown(proof), .words(pager)]),
            ], in: frame)
    }
}
