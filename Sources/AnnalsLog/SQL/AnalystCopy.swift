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
    private let head: Position

    init(of reading: Reading) {
        asOf = reading.asOf
        known = reading.known
        withheld = reading.withheld?.positions ?? []
        head = (try? reading.head) ?? reading.known
    }

    /// Whether not all of the log may be read.
    var isNeeded: Bool { get throws { asOf < .latest || known < head || !withheld.isEmpty } }

    /// Whether the copy has a table in the place of that view.
    ///
    /// Strikes and corrections count whenever they happened, so they are taken before later entries go.
    func holds(_ view: AnalystViews.View) throws -> Bool {
        try isNeeded && (view.name == AnalystViews.strikes.name || view.name == AnalystViews.corrections.name)
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
        for position in withheld.sorted() {
            try database.execute(sql: "INSERT INTO temp.withheld VALUES (?)", arguments: [position.rawValue])
        }
        try database.execute(
            sql: """
                INSERT INTO temp.entry SELECT position, line FROM main.entry
                WHERE position <= :known AND position NOT IN (SELECT position FROM temp.withheld)
                """, arguments: ["known": known.rawValue])
        try database.execute(
            sql: """
                INSERT INTO temp.subject SELECT subject, about, position FROM main.subject
                WHERE position <= :known AND position NOT IN (SELECT position FROM temp.withheld)
                """, arguments: ["known": known.rawValue])
        for view in [AnalystViews.strikes, AnalystViews.corrections] {
            try database.execute(sql: "CREATE TEMP TABLE \(view.name) AS \(view.query)")
        }
        try database.execute(sql: "CREATE INDEX temp.correctedEntry ON corrections (entry)")
        if asOf < .latest { try dropLater(database) }
    }

    /// Drops what happened later; but not how people, series, sessions and measures came into the log that are named
    /// before.
    private func dropLater(_ database: Database) throws {
        try database.execute(
            sql: """
                WITH later AS (
                    SELECT position, line FROM temp.entry
                    WHERE position > 1 AND position IN (SELECT position FROM main.entry WHERE occurredAt > :asOf)
                ),
                creations AS (
                    SELECT position, CASE line ->> '$.type'
                        WHEN 'person-joined' THEN (5 << 48) + (substr(line ->> '$.data.person', 3) << 16)
                        WHEN 'series-started' THEN (6 << 48) + (substr(line ->> '$.data.series', 3) << 16)
                        WHEN 'session-scheduled' THEN (7 << 48) + (substr(line ->> '$.data.session', 3) << 16)
                        WHEN 'measure-defined' THEN (17 << 48) + (substr(line ->> '$.data.measure', 3) << 16)
                        END AS subject
                    FROM later
                    WHERE line ->> '$.type' IN (
                        'person-joined', 'series-started', 'session-scheduled', 'measure-defined')
                )
                DELETE FROM temp.entry
                WHERE position IN (SELECT position FROM later) AND position NOT IN (
                    SELECT position FROM creations
                    WHERE EXISTS (
                        SELECT 1 FROM temp.subject AS named JOIN main.entry AS naming USING (position)
                        WHERE named.subject = creations.subject AND naming.occurredAt <= :asOf
                            AND named.position NOT IN (SELECT entry FROM temp.strikes)
                    )
                )
                """, arguments: ["asOf": asOf.milliseconds])
    }
}
