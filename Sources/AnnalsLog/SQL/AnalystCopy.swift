import Annals
import GRDB

/// What of a log may be read, as tables of a temporary database in the place of its own: known at a position, as of a
/// moment, without what is withheld.
///
/// The views made after it then read these, since a name is looked for among temporary tables first.
struct AnalystCopy {
    private let asOf: Instant
    private let known: Position
    private let withheld: Set<Position>
    /// What happened later and is read all the same: how people, series, sessions and measures came into the log that
    /// are named before.
    private let creations: [Position]
    /// Whether not all of the log may be read.
    let isNeeded: Bool
    /// Lines with sealed texts that whoever reads may read, with those texts in place of the seals.
    private let opened: [(position: Position, line: [UInt8])]

    init(of reading: Reading) throws {
        asOf = reading.asOf
        known = reading.known
        withheld = reading.withheld?.positions ?? []
        isNeeded = try asOf < .latest || known < reading.head || !withheld.isEmpty
        opened = try reading.sealedPositions(said: false).compactMap { position in
            try reading.reader.entry(at: position).map { (position, Entry.line($0.line, openedBy: reading.opener)) }
        }
        guard asOf < .latest else {
            creations = []
            return
        }
        var back = Retrospect<Nothing>(asOf: asOf)
        try reading.forEachInEffect { back.apply($0) }
        creations = try back.unnamed.compactMap { try reading.creation(of: $0)?.position }
    }

    /// A view that shows nothing.
    private struct Nothing: Projection {
        mutating func apply(_ entry: Entry) {}
    }

    /// Whether the copy has a table in the place of that view.
    ///
    /// Strikes and corrections count whenever they happened, so they are taken before later entries go.
    func holds(_ view: AnalystViews.View) -> Bool {
        isNeeded && (view.name == AnalystViews.strikes.name || view.name == AnalystViews.corrections.name)
    }

    func make(in database: Database) throws {
        try database.execute(
            sql: """
                CREATE TEMP TABLE withheld (position INTEGER PRIMARY KEY);
                CREATE TEMP TABLE entry (position INTEGER PRIMARY KEY, line TEXT NOT NULL);
                CREATE TEMP TABLE subject (
                    subject INTEGER NOT NULL, about INTEGER NOT NULL, position INTEGER NOT NULL,
                    PRIMARY KEY (subject, about, position)
                ) WITHOUT ROWID;
                """)
        for position in withheld.sorted() { try add(position, to: "withheld", database) }
        for table in ["entry (position, line)", "subject (subject, about, position)"] {
            let columns = table.drop { $0 != "(" }.dropFirst().dropLast()
            try database.execute(
                sql: """
                    INSERT INTO temp.\(table) SELECT \(columns) FROM main.\(table.prefix { $0 != " " })
                    WHERE position <= ? AND position NOT IN (SELECT position FROM temp.withheld)
                    """, arguments: [known.rawValue])
        }
        try open(in: database)
        for view in [AnalystViews.strikes, AnalystViews.corrections] {
            try database.execute(sql: "CREATE TEMP TABLE \(view.name) AS \(view.query)")
        }
        try database.execute(sql: "CREATE INDEX temp.correctedEntry ON corrections (entry)")
        guard asOf < .latest else { return }
        try database.execute(sql: "CREATE TEMP TABLE created (position INTEGER PRIMARY KEY)")
        for position in creations { try add(position, to: "created", database) }
        // The opening of the log comes before all else, whatever its date.
        try database.execute(
            sql: """
                DELETE FROM temp.entry
                WHERE position IN (SELECT position FROM main.entry WHERE occurredAt > ? AND position > 1)
                    AND position NOT IN (SELECT position FROM temp.created)
                """, arguments: [asOf.milliseconds])
    }

    /// Puts lines with their texts in place of those where they stand sealed.
    func open(in database: Database) throws {
        guard !opened.isEmpty else { return }
        if !isNeeded {
            try database.execute(
                sql: """
                    CREATE TEMP TABLE opened (position INTEGER PRIMARY KEY, line TEXT NOT NULL);
                    CREATE TEMP VIEW entry AS
                    SELECT entry.position, coalesce(opened.line, entry.line) AS line
                    FROM main.entry LEFT JOIN temp.opened ON opened.position = entry.position;
                    """)
        }
        let put = try database.makeStatement(
            sql: isNeeded
                ? "UPDATE temp.entry SET line = ?2 WHERE position = ?1" : "INSERT INTO temp.opened VALUES (?1, ?2)")
        for (position, line) in opened {
            try put.execute(arguments: [position.rawValue, String(decoding: line, as: UTF8.self)])
        }
    }

    private func add(_ position: Position, to table: String, _ database: Database) throws {
        try database.execute(sql: "INSERT INTO temp.\(table) VALUES (?)", arguments: [position.rawValue])
    }
}
