/// Where sealed votes lie while their ballot is open, apart from the log.
public protocol BallotBox {
    /// The papers that were sealed for a subject, each by the entry that says so.
    func papers(of subject: Subject) throws -> [EntryID: [UInt8]]
}

/// The opening of a box: what is recorded right before the closing that asked for it with `Refusal.needsPapers`.
public struct BoxOpening {
    /// The papers, in as many drafts as lines take, all of the closing's own time.
    public let drafts: [Draft]

    /// How many bytes of papers go into a line, which holds 65,535 in all.
    private static let bytesPerLine = 48_000

    /// Takes out of the box what those who stand as having sealed something put there.
    ///
    /// - Parameters:
    ///   - subject: what is being closed.
    ///   - closing: the closing; whoever records it opens the box.
    ///   - box: where the papers lie.
    ///   - source: the log at that state.
    /// - Throws: `Refusal.papersMissing` where a sealed one is not in the box.
    public init(
        of subject: Subject, for closing: Draft, box: some BallotBox, from source: some EntrySource
    ) throws {
        let cut = closing.occurredAt ?? .latest
        let told = try source.inEffect(of: subject, aboutOnly: true).filter { $0.orderedAt <= cut }
        guard let ballot = BallotID(subject) else { throw Refusal.needsPapers(subject) }
        var story = Ballot(ballot)
        for entry in told { story.apply(entry) }
        let standing = Set(story.sealed.values.map(\.position))
        let all = try box.papers(of: subject)
        let papers = told.filter { standing.contains($0.position) }.compactMap { all[$0.id] }
        guard papers.count == standing.count else {
            throw Refusal.papersMissing(subject, standing.count - papers.count, of: standing.count)
        }
        drafts = try BoxOpening.lines(papers).map { papers in
            var draft = closing
            draft.id = nil
            draft.expect = [:]
            draft.action = AnyAction(
                try PapersOpened {
                    $0.ballot = ballot
                    $0.papers = try papers.map { try Choice(paper: $0) }
                })
            return draft
        }
    }

    /// The papers sorted by their bytes, as many together as fit a line.
    private static func lines(_ papers: [[UInt8]]) -> [[[UInt8]]] {
        var lines: [[[UInt8]]] = []
        var bytes = 0
        for paper in papers.sorted(by: { $0.lexicographicallyPrecedes($1) }) {
            if lines.isEmpty || bytes + paper.count + 1 > bytesPerLine {
                lines.append([])
                bytes = 0
            }
            lines[lines.count - 1].append(paper)
            bytes += paper.count + 1
        }
        return lines
    }
}

extension Choice {
    /// Whether a paper of the box says the same, its options in whatever order.
    package func isSame(asPaper paper: [UInt8]) -> Bool {
        guard let other = try? Choice(paper: paper) else { return false }
        switch (self, other) {
        case (.word(let mine), .word(let theirs)): return mine == theirs
        case (.options(let mine), .options(let theirs)): return mine.sorted() == theirs.sorted()
        case (.numbers(let mine), .numbers(let theirs)): return Set(mine) == Set(theirs)
        default: return false
        }
    }

    /// Reads a paper as it lay in the box.
    fileprivate init(paper: [UInt8]) throws(Fault) {
        var json = JSONReader(paper)
        self = try Choice.read(&json, Entry.headerField)
        try json.finish()
    }
}
