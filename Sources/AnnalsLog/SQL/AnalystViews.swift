/// The plain SQL views over the lines of a log, for analysts with any tool that reads SQLite (3.38 or later).
///
/// They say what the program's own views say: struck entries left out, corrected ones as they should have been, in the
/// order of (occurredAt, position); what is hidden until a reveal or a close is not in them. `SQL.md` describes each.
/// Frozen with the schema, like its tables.
///
/// How they are made: a view first takes the lines about its kind of subject by the index (`lines`, and `aboutOnes`),
/// then takes the last that was said of each thing (`latest`). Each line is looked at a fixed number of times, and
/// nothing is asked again for each row: the work grows with the entries about that kind, not with their square.
enum AnalystViews {
    /// One view.
    struct View: Sendable {
        /// What it is called.
        let name: String
        /// The query behind it.
        let query: String
        /// Whether analysts are to read it, or other views only: those show what may still be hidden.
        let isPublic: Bool

        init(_ name: String, isPublic: Bool = true, _ query: String) {
            self.name = name
            self.query = query
            self.isPublic = isPublic
        }
    }

    /// All of them; each is made of tables and of those before it.
    static let all =
        [strikes, corrections, lines, organization, people, heirs, attendance, sessions, ideas, arguments]
        + [ballots, votes, decisions, dissents, reviews, grounds]
        + [goals, measures, targets, measurements, tasks, findings, assumptions, entries]

    /// The statements that make them.
    static let statements = all.map { "CREATE VIEW \($0.name) AS\n\($0.query)" }
}

// MARK: - What the queries are put together from

extension AnalystViews {
    /// The positions of the entries about subjects of a kind; with those corrected, which may be about others now.
    static func aboutOnes(_ kind: Int) -> String {
        """
        SELECT position FROM subject WHERE subject BETWEEN \(kind) << 48 AND (\(kind + 1) << 48) - 1 AND about = 1
                UNION SELECT entry FROM corrections
        """
    }

    /// The value that was said last, of those that are not null: `at` has 36 characters and sorts as entries do.
    static func latest(_ value: String) -> String { "substr(max(at || \(value)), 37)" }

    /// A text that takes the place of an earlier one: empty, not null, where it was taken out of the log.
    static func text(_ field: String) -> String {
        "iif(json_type(line, '$.data.\(field)') = 'null', '', line ->> '$.data.\(field)')"
    }

    /// The first day of a period of the organization's calendar.
    static func firstDay(_ period: String) -> String {
        let year = "(SELECT yearStartsIn - 1 FROM organization)"
        return """
            CASE
                    WHEN length(\(period)) = 10 THEN \(period)
                    WHEN length(\(period)) = 4 THEN date(\(period) || '-01-01', \(year) || ' months')
                    WHEN substr(\(period), 6, 1) = 'H'
                        THEN date(substr(\(period), 1, 4) || '-01-01', (\(year) + 6 * substr(\(period), 7) - 6) || ' months')
                    WHEN substr(\(period), 6, 1) = 'Q'
                        THEN date(substr(\(period), 1, 4) || '-01-01', (\(year) + 3 * substr(\(period), 7) - 3) || ' months')
                    WHEN substr(\(period), 6, 1) = 'W'
                        THEN date(substr(\(period), 1, 4) || '-01-04', '-6 days', 'weekday 1',
                            (7 * substr(\(period), 7) - 7) || ' days')
                    ELSE \(period) || '-01'
                END
            """
    }

    /// The last day of a period, of which the first is known.
    static func lastDay(_ period: String, from first: String) -> String {
        """
        date(\(first), CASE
                    WHEN length(\(period)) = 10 THEN '1 day'
                    WHEN length(\(period)) = 4 THEN '12 months'
                    WHEN substr(\(period), 6, 1) = 'H' THEN '6 months'
                    WHEN substr(\(period), 6, 1) = 'Q' THEN '3 months'
                    WHEN substr(\(period), 6, 1) = 'W' THEN '7 days'
                    ELSE '1 month'
                END, '-1 day')
        """
    }
}

// MARK: - What all others are made of

extension AnalystViews {
    private static let aboutEntries = """
        SELECT position FROM subject WHERE subject BETWEEN 3 << 48 AND (4 << 48) - 1 AND about = 1
        """

    /// A row a struck entry.
    static let strikes = View(
        "strikes",
        """
        SELECT CAST(line ->> '$.data.entry' AS INTEGER) AS entry, position AS strike, line ->> '$.occurredAt' AS occurredAt,
            line ->> '$.actor' AS actor,
            iif(json_type(line, '$.data.reason') = 'text', line ->> '$.data.reason', NULL) AS reason
        FROM entry
        WHERE position IN (\(aboutEntries)) AND line ->> '$.type' = 'entry-struck'
        """)

    /// A row a corrected entry: its last correction counts.
    static let corrections = View(
        "corrections", isPublic: false,
        """
        SELECT CAST(line ->> '$.data.entry' AS INTEGER) AS entry, max(position) AS correction, line ->> '$.data.type' AS type,
            line -> '$.data.data' AS data
        FROM entry
        WHERE position IN (\(aboutEntries)) AND line ->> '$.type' = 'entry-corrected'
        GROUP BY 1
        """)

    /// Where the next text is that was taken out or is sealed; null where there is none.
    ///
    /// `{"redacted":` and `{"sealed":"` stand nowhere else: within a text the quotes are escaped.
    private static func standIn(in text: String) -> String {
        #"coalesce(nullif(instr(\#(text), '{"redacted":'), 0), nullif(instr(\#(text), '{"sealed":"'), 0))"#
    }

    /// The lines in effect, corrected, with null where a text was taken out or is sealed.
    static let lines = View(
        "lines", isPublic: false,
        """
        WITH written AS (
            SELECT entry.position, correction,
                iif(corrections.type IS line ->> '$.type', json_set(line, '$.data', json(data)), line) AS line
            FROM entry LEFT JOIN corrections ON corrections.entry = entry.position
            WHERE entry.position NOT IN (SELECT entry FROM strikes)
        ),
        legible AS (
            SELECT position, correction,
                iif(\(standIn(in: "line")) IS NULL, line, (
                    WITH RECURSIVE cleared(text) AS (
                        SELECT line
                        UNION ALL
                        SELECT substr(text, 1, \(standIn(in: "text")) - 1) || 'null'
                            || substr(text, \(standIn(in: "text"))
                                + instr(substr(text, \(standIn(in: "text"))), '}'))
                        FROM cleared WHERE \(standIn(in: "text")) > 0
                    )
                    SELECT text FROM cleared WHERE \(standIn(in: "text")) IS NULL
                )) AS line
            FROM written
        )
        SELECT position, correction, line, line ->> '$.type' AS type, line ->> '$.occurredAt' AS occurredAt,
            line ->> '$.actor' AS actor, line ->> '$.session' AS session,
            iif(position = 1, printf('%036d', 0), line ->> '$.occurredAt' || printf('%012d', position)) AS at
        FROM legible
        """)

    /// Whose log it is: one row.
    static let organization = View(
        "organization",
        """
        WITH said AS MATERIALIZED (
            SELECT at, line FROM lines
            WHERE position IN (
                SELECT 1 UNION
                \(aboutOnes(2))
            ) AND type IN ('log-opened', 'organization-changed')
        )
        SELECT \(latest("coalesce(line ->> '$.data.organization', line ->> '$.data.name')")) AS name,
            \(latest("(line ->> '$.data.timeZone')")) AS timeZone,
            CAST(\(latest("(line ->> '$.data.yearStartsIn')")) AS INTEGER) AS yearStartsIn,
            CAST(\(latest("(line ->> '$.data.size')")) AS INTEGER) AS size
        FROM said
        """)

    /// A row an entry in effect, less what is hidden of it now.
    static let entries = View(
        "entries",
        """
        WITH shown AS (
            SELECT position, correction, line, type, occurredAt,
                CASE type
                    WHEN 'idea-captured' THEN line ->> '$.data.hidden' IS 1
                        AND line ->> '$.data.idea' IN (SELECT idea FROM ideas WHERE hidden)
                    WHEN 'idea-reworded' THEN line ->> '$.data.idea' IN (SELECT idea FROM ideas WHERE hidden)
                    WHEN 'vote-cast' THEN line ->> '$.data.ballot' IN (
                        SELECT ballot FROM ballots WHERE hidden AND state = 'open')
                    WHEN 'entry-corrected' THEN CASE line ->> '$.data.type'
                        WHEN 'idea-captured' THEN line ->> '$.data.data.idea' IN (SELECT idea FROM ideas WHERE hidden)
                        WHEN 'idea-reworded' THEN line ->> '$.data.data.idea' IN (SELECT idea FROM ideas WHERE hidden)
                        WHEN 'vote-cast' THEN line ->> '$.data.data.ballot' IN (
                            SELECT ballot FROM ballots WHERE hidden AND state = 'open')
                        ELSE 0
                    END
                    ELSE 0
                END AS hidden
            FROM lines
        ),
        named AS (
            SELECT *, iif(hidden AND type LIKE 'idea-%', NULL, line ->> '$.actor') AS actor,
                iif(hidden AND type LIKE 'idea-%', NULL, line ->> '$.recorder') AS recorder
            FROM shown
        )
        SELECT position, line ->> '$.id' AS id, type, line ->> '$.v' AS version, occurredAt,
            line ->> '$.recordedAt' AS recordedAt, actor, actors.name AS actorName, recorder,
            recorders.name AS recorderName, line ->> '$.anonymous' IS 1 AS anonymous, line ->> '$.session' AS session,
            line -> '$.about' AS about, iif(hidden, NULL, line -> '$.mentions') AS mentions,
            CASE WHEN NOT hidden THEN line -> '$.data'
                WHEN type = 'vote-cast' THEN json_remove(line -> '$.data', '$.choice', '$.reason')
                WHEN type = 'entry-corrected' THEN json_remove(line -> '$.data', '$.data', '$.reason')
                ELSE json_remove(line -> '$.data', '$.text')
            END AS data,
            correction AS correctedBy, hidden
        FROM named
        LEFT JOIN people AS actors ON actors.person = actor
        LEFT JOIN people AS recorders ON recorders.person = recorder
        """)
}
