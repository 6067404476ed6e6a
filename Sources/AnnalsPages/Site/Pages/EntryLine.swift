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
    func item(in frame: SiteFrame) -> SiteItem {
        let sign: SiteSign? =
            struckBy != nil
            ? SiteSign(frame["struck"], .bad) : correctedBy != nil ? SiteSign(frame["corrected"], .warn) : nil
        let late = writtenDown.map { frame.language("written down {1}", frame.day($0)) }
        return SiteItem(
            Runs(telling: words, in: frame), sign: sign,
            aside: Runs(frame.time(occurredAt)) + (session.map { Runs(" · ") + frame.id($0.subject) } ?? Runs(""))
                + Runs(" · ") + Runs(position.description, link: frame.href(SubjectLink.path(position))),
            notes: [late.map { (nil, Runs($0)) }])
    }
}

extension SiteSection {
    /// The entries that tell of something, the latest first.
    static func story(_ lines: [EntryLine], more: String?, in frame: SiteFrame) -> SiteSection? {
        if lines.isEmpty { return nil }
        return SiteSection(
            "story", frame["On the record"], count: lines.count,
            more: more.map { (frame["The whole story in the log"], $0) },
            [.items(lines.reversed().map { $0.item(in: frame) })])
    }
}
