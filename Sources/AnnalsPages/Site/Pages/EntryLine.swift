public import Annals

/// An entry in words, for the stories and lists of pages.
public struct EntryLine: Sendable {
    /// Its place in the log.
    public let position: Position
    /// When it happened.
    public let occurredAt: Instant
    /// When it was written down, where that was days later; else `nil`.
    public let writtenDown: Instant?
    /// The session in which it happened.
    public let session: SessionID?
    /// What happened.
    public let words: String
    /// The entry that struck it.
    public let struckBy: Position?
    /// The correction that is read into it.
    public let correctedBy: Position?

    /// Puts it together.
    public init(_ entry: Entry, words: String, struckBy: Position?, correctedBy: Position?) {
        position = entry.position
        occurredAt = entry.occurredAt
        let isLate = entry.recordedAt.milliseconds - entry.occurredAt.milliseconds > 86_400_000
        writtenDown = isLate ? entry.recordedAt : nil
        session = entry.session
        self.words = words
        self.struckBy = struckBy
        self.correctedBy = correctedBy
    }

    /// The entry in a list.
    ///
    /// - Parameter tellsLate: whether it says when it was written down, where that was days later.
    func item(in frame: SiteFrame, tellsLate: Bool = true) -> SiteItem {
        let sign: SiteSign? =
            struckBy != nil
            ? SiteSign(frame["struck"], .bad) : correctedBy != nil ? SiteSign(frame["corrected"], .warn) : nil
        let late = tellsLate ? writtenDown.map { frame.language("written down {1}", frame.day($0)) } : nil
        return SiteItem(
            Runs(telling: words, in: frame), sign: sign,
            aside: Runs(frame.time(occurredAt)) + (session.map { Runs(" · ") + frame.id($0.subject) } ?? Runs(""))
                + Runs(" · ") + Runs(position.description, link: frame.href(SubjectLink.path(position))),
            notes: [late.map { (nil, Runs($0)) }])
    }
}

extension EntryLine {
    /// Entries in a list; where nearly all were written down later, as in an imported log, one line says so.
    static func blocks(_ lines: [EntryLine], in frame: SiteFrame) -> [SiteBlock] {
        let late = lines.compactMap(\.writtenDown)
        let isImported = late.count > 3 && late.count * 10 >= lines.count * 8
        let items = SiteBlock.items(lines.map { $0.item(in: frame, tellsLate: !isImported) })
        guard isImported, let first = late.min(), let last = late.max() else { return [items] }
        let days = [frame.day(first), frame.day(last)]
        let words =
            days[0] == days[1]
            ? frame.language("written down later, on {1}", days[0])
            : frame.language("written down later, from {1} to {2}", days[0], days[1])
        return [items, .note(Runs(words))]
    }
}

extension SiteSection {
    /// The entries that tell of something, the latest first.
    static func story(_ lines: [EntryLine], more: String?, in frame: SiteFrame) -> SiteSection? {
        if lines.isEmpty { return nil }
        return SiteSection(
            "story", frame["On the record"], count: lines.count,
            more: more.map { (frame["The whole story in the log"], $0) },
            EntryLine.blocks(lines.reversed(), in: frame))
    }
}
