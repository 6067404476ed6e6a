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
        let standing = BoxOpening.standing(in: told, of: subject)
        let all = try box.papers(of: subject)
        let papers = told.filter { standing.contains($0.position) }.compactMap { all[$0.id] }
        guard papers.count == standing.count else {
            throw Refusal.papersMissing(subject, standing.count - papers.count, of: standing.count)
        }
        drafts = try BoxOpening.lines(papers).map { papers in
            var draft = closing
            draft.id = nil
            draft.expect = [:]
            draft.action = try BoxOpening.opening(subject, papers)
            return draft
        }
    }

    /// The entries of what is sealed and open still, so that their papers count.
    package static func standing(in told: [Entry], of subject: Subject) -> Set<Position> {
        if let id = BallotID(subject) {
            var story = Ballot(id)
            for entry in told { story.apply(entry) }
            return story.state == .open ? Set(story.sealed.values.map(\.position)) : []
        }
        guard let id = PulseID(subject) else { return [] }
        var story = Pulse(id)
        for entry in told { story.apply(entry) }
        return story.closed == nil ? Set(story.sealed.values.map(\.position)) : []
    }

    /// The action that writes some papers.
    private static func opening(_ subject: Subject, _ papers: [[UInt8]]) throws(Fault) -> AnyAction {
        if let pulse = PulseID(subject) {
            var opened = AnswersOpened()
            opened.pulse = pulse
            for paper in papers { opened.answers.append(try PulsePaper(paper: paper)) }
            return .answersOpened(opened)
        }
        var opened = PapersOpened()
        opened.ballot = BallotID(subject) ?? BallotID()
        for paper in papers { opened.papers.append(try Choice(paper: paper)) }
        return .papersOpened(opened)
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

extension FieldValue {
    /// Reads a paper as it lay in the box.
    fileprivate init(paper: [UInt8]) throws(Fault) {
        var json = JSONReader(paper)
        self = try Self.read(&json, Entry.headerField)
        try json.finish()
    }
}
