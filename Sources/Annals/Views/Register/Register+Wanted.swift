extension Register {
    /// Which rows of a register are asked for.
    public struct Wanted: Sendable {
        /// Only with this status.
        public var status: String?
        /// Only this person's.
        public var owner: PersonID?
        /// Only of this session.
        public var session: SessionID?
        /// Only what belongs to this theme.
        public var theme: ThemeID?
        /// Only what came up from then on.
        public var since: Instant?
        /// Only what came up by then.
        public var until: Instant?
        /// Only so many of the latest rows, after so many others; all where it is `nil`.
        public var page: (skipping: Int, most: Int)?

        /// All rows.
        public init() {}

        /// Whether no row is passed over for what it says.
        fileprivate var isUnfiltered: Bool {
            status == nil && owner == nil && session == nil && theme == nil && since == nil && until == nil
        }

        fileprivate func takes(_ key: Key) -> Bool {
            (status == nil || key.status == status) && (owner == nil || key.owner == owner)
                && (session == nil || key.session == session) && (theme.map { key.themes.contains($0) } ?? true)
                && (since.map { (key.time ?? .earliest) >= $0 } ?? true)
                && (until.map { (key.time ?? .latest) <= $0 } ?? true)
        }
    }

    /// What a row is found by.
    struct Key: Sendable {
        let status: String
        var owner: PersonID?
        var session: SessionID?
        var time: Instant?
        var themes: [ThemeID] = []
    }

    /// A row a story, worked out for those alone that are asked for: what a row is found by costs little, and the whole row
    /// a hundred times as much.
    ///
    /// - Parameters:
    ///   - isThere: which stories have a row; left out, all.
    ///   - key: what the row is found by.
    ///   - cells: the cells, the id first.
    ///   - json: everything that the log says of it, worked out where it is asked for.
    init<Of: Story>(
        _ columns: [String], of shelf: Shelf<Of>, _ wanted: Wanted, where isThere: ((Of) -> Bool)? = nil,
        key: (Of) -> Key, cells: (Of, Key) -> [String], json: @escaping @Sendable (Of, Key) -> JSONValue
    ) {
        func row(_ story: Of, _ key: Key) -> Row {
            let cells = cells(story, key)
            return Row(
                id: cells.first ?? "", cells: cells, status: key.status, owner: key.owner, session: key.session,
                time: key.time, themes: key.themes, writing: { json(story, key) })
        }
        var rows: [Row] = []
        guard let page = wanted.page else {
            shelf.look { story in
                if isThere?(story) == false { return }
                let key = key(story)
                if wanted.takes(key) { rows.append(row(story, key)) }
            }
            self.init(columns: columns, rows: rows, count: rows.count)
            return
        }
        let countsAll = wanted.isUnfiltered && isThere == nil
        var count = 0
        shelf.lookBack { story in
            if isThere?(story) == false { return true }
            let isOnPage = count >= page.skipping && rows.count < page.most
            if isOnPage || !wanted.isUnfiltered {
                let key = key(story)
                guard wanted.takes(key) else { return true }
                if isOnPage { rows.append(row(story, key)) }
            }
            count += 1
            return !countsAll || rows.count < page.most
        }
        self.init(columns: columns, rows: rows.reversed(), count: countsAll ? shelf.count : count)
    }
}
