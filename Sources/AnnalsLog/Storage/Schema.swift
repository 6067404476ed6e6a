/// The tables of a log, as frozen SQL: never edited after a release, only followed by a next version.
///
/// `Tests/AnnalsLogTests/Snapshots/schema.sql` holds the same text, so that a change of format cannot slip through.
enum Schema {
    /// "Annl": tells a log from other databases, in the bytes 68 to 71 of the file.
    static let applicationID: Int32 = 0x416E_6E6C
    /// The format of the file, in its bytes 60 to 63; a build opens those up to its own.
    static let version: Int32 = 5

    /// What brings a file from the version before to each version, in order; a new file goes through them all.
    static let migrations = [first, second, AnalystViews.statements, fourth, fifth]

    /// What a file of that version says of itself: the statements that made what is in it.
    static func statements(_ version: Int32) -> [String] {
        var found: [String] = []
        for statement in migrations.prefix(Int(version)).joined() {
            if statement.hasPrefix("DROP ") {
                let thing = statement.dropFirst("DROP ".count)
                found.removeAll { $0.hasPrefix("CREATE \(thing) ") }
            } else if statement == namedColumn {
                // As SQLite writes it into the statement that made the table.
                guard let table = found.firstIndex(where: { $0.hasPrefix("CREATE TABLE entry ") }) else { continue }
                found[table].replace("\n) STRICT", with: "\n, named TEXT) STRICT")
            } else if statement.hasPrefix("CREATE ") {
                found.append(statement)
            }
        }
        return found
    }

    // Version 3: the views of `AnalystViews`. Version 4: the tree, in `Schema+Tree.swift`. Version 5: the index in blocks, in
    // `Schema+Blocks.swift`.

    /// Version 1: the entries and their index.
    ///
    /// - `id` is a UUID of version 7: in the order of time its index grows at the end, which a random one does not.
    /// - A subject is one integer (`Subject.rawValue`), so that a kind is one range; `about` stands before `position`
    ///   because the append condition asks for the last entry about a subject.
    /// - `unfinished` spares whoever writes first in a process a look at all sessions and ballots that ever were.
    /// - The guards before INSERT are what refuses INSERT OR REPLACE: it deletes the old row without asking the guards
    ///   before DELETE, unless `recursive_triggers` is on. That of `subject` lets in the rows of the entry that the same
    ///   connection has just inserted, which nothing can be replaced by; a look into the table would cost more.
    private static let first = [
        """
        CREATE TABLE entry (
            position INTEGER PRIMARY KEY, -- 1 for the first, without gaps
            id BLOB NOT NULL UNIQUE CHECK (length(id) = 16), -- UUID, version 7
            occurredAt INTEGER NOT NULL, -- milliseconds since 1970-01-01T00:00:00Z
            recordedAt INTEGER NOT NULL CHECK (recordedAt >= occurredAt), -- likewise
            line TEXT NOT NULL CHECK (length(CAST(line AS BLOB)) BETWEEN 1 AND 65535), -- the entry: one line of JSON
            leaf BLOB NOT NULL CHECK (length(leaf) = 32) -- SHA-256(0x00 || line)
        ) STRICT
        """,
        "CREATE INDEX entryInTime ON entry (occurredAt)",
        """
        CREATE TABLE subject (
            subject INTEGER NOT NULL, -- kind << 48 | number << 16 | part
            about INTEGER NOT NULL CHECK (about IN (0, 1)), -- 1: the entry is about it, 0: only mentions it
            position INTEGER NOT NULL REFERENCES entry (position),
            PRIMARY KEY (subject, about, position)
        ) STRICT, WITHOUT ROWID
        """,
        """
        CREATE TABLE unfinished (
            subject INTEGER PRIMARY KEY -- a session or ballot that was opened and not closed since, or may be open again
        ) STRICT
        """,
        """
        CREATE TRIGGER entryAtHead BEFORE INSERT ON entry
        WHEN NEW.position IS NOT 1 + (SELECT coalesce(max(position), 0) FROM entry)
            OR EXISTS (SELECT 1 FROM entry WHERE id = NEW.id)
        BEGIN
            SELECT RAISE(ABORT, 'an entry takes the next position and an id not used before');
        END
        """,
        """
        CREATE TRIGGER entryNotUpdated BEFORE UPDATE ON entry
        BEGIN
            SELECT RAISE(ABORT, 'the log is append-only: entries are never changed');
        END
        """,
        """
        CREATE TRIGGER entryNotDeleted BEFORE DELETE ON entry
        BEGIN
            SELECT RAISE(ABORT, 'the log is append-only: entries are never deleted');
        END
        """,
        """
        CREATE TRIGGER subjectWithEntry BEFORE INSERT ON subject
        WHEN NEW.position IS NOT last_insert_rowid() OR NEW.position IS NOT (SELECT max(position) FROM entry)
        BEGIN
            SELECT RAISE(ABORT, 'the index grows only with the entry just inserted');
        END
        """,
        """
        CREATE TRIGGER subjectNotUpdated BEFORE UPDATE ON subject
        BEGIN
            SELECT RAISE(ABORT, 'the log is append-only: its index is never changed');
        END
        """,
        """
        CREATE TRIGGER subjectNotDeleted BEFORE DELETE ON subject
        BEGIN
            SELECT RAISE(ABORT, 'the log is append-only: its index is never deleted');
        END
        """,
    ]

    /// Version 2: documents by their hashes, and texts that are taken out.
    ///
    /// - The guard of `entry` lets in one change only: where the entry just appended is an `entry-redacted` of that
    ///   one, one text of its data, plain or sealed, becomes the mark `{"redacted":N}`, and not another byte differs. Of
    ///   several texts the last in the line goes first, so that the new mark is always the first.
    /// - Lines are looked into as texts: SQLite 3.40 holds its JSON functions for unsafe in triggers
    ///   (`trusted_schema=OFF`). In a line a quote within a text is escaped, so what is looked for stands in no text.
    /// - `remains` names each redaction whose bytes may still stand in freed pages or in the WAL.
    private static let second = [
        "DROP TRIGGER entryNotUpdated",
        entryNotUpdated(),
        """
        CREATE TABLE document (
            sha256 BLOB NOT NULL PRIMARY KEY CHECK (length(sha256) = 32), -- of the content
            content BLOB NOT NULL CHECK (length(content) BETWEEN 1 AND 20000000)
        ) STRICT
        """,
        """
        CREATE TABLE remains (
            position INTEGER PRIMARY KEY REFERENCES entry (position) -- an entry-redacted
        ) STRICT
        """,
        """
        CREATE TRIGGER documentWithEntry BEFORE INSERT ON document
        WHEN EXISTS (SELECT 1 FROM document WHERE sha256 = NEW.sha256)
            OR NOT EXISTS (
                SELECT 1 FROM entry
                WHERE position = (SELECT max(position) FROM entry)
                    AND instr(line, '"type":"document-attached","v":1,') > 0
                    AND instr(
                        replace(line, '}', ','),
                        '"sha256":"' || lower(hex(NEW.sha256)) || '","bytes":' || length(NEW.content) || ',') > 0
            )
        BEGIN
            SELECT RAISE(ABORT, 'a document comes with the entry that attaches it, and once');
        END
        """,
        """
        CREATE TRIGGER documentNotUpdated BEFORE UPDATE ON document
        BEGIN
            SELECT RAISE(ABORT, 'the log is append-only: documents are never changed');
        END
        """,
        """
        CREATE TRIGGER documentNotDeleted BEFORE DELETE ON document
        WHEN NOT EXISTS (
            WITH redaction AS (
                SELECT CAST(substr(line, instr(line, '"data":{"entry":') + 16, 20) AS INTEGER) AS target,
                    substr(line, instr(line, '"fields":['), instr(line, '],"reason":') - instr(line, '"fields":['))
                        AS fields
                FROM entry
                WHERE position = (SELECT max(position) FROM entry)
                    AND instr(line, '"type":"entry-redacted","v":1,') > 0
            )
            SELECT 1 FROM redaction JOIN entry ON position = target
            WHERE instr(fields, '"content"') > 0
                AND instr(line, '"type":"document-attached","v":1,') > 0
                AND instr(line, '"sha256":"' || lower(hex(OLD.sha256)) || '"') > 0
        )
        BEGIN
            SELECT RAISE(ABORT, 'the log is append-only: documents are never deleted');
        END
        """,
    ]

    /// The guard of `entry` against updates, since version 2.
    ///
    /// - Parameter more: what may not change either, since a later version.
    static func entryNotUpdated(_ more: String = "") -> String {
        """
        CREATE TRIGGER entryNotUpdated BEFORE UPDATE ON entry
        WHEN NEW.position IS NOT OLD.position OR NEW.id IS NOT OLD.id OR NEW.occurredAt IS NOT OLD.occurredAt
            OR NEW.recordedAt IS NOT OLD.recordedAt OR NEW.leaf IS NOT OLD.leaf\(more)
            OR NOT EXISTS (
                WITH redaction AS (
                    SELECT '{"redacted":' || position || '}' AS mark FROM entry
                    WHERE position = (SELECT max(position) FROM entry)
                        AND instr(line, '"type":"entry-redacted","v":1,') > 0
                        AND instr(line, '"data":{"entry":' || OLD.position || ',"fields":[') > 0
                ),
                change AS (
                    SELECT mark, instr(NEW.line, mark) AS start,
                        substr(NEW.line, instr(NEW.line, mark) + length(mark)) AS rest
                    FROM redaction WHERE instr(NEW.line, mark) > instr(OLD.line, ',"data":{')
                ),
                gone AS (
                    SELECT start, rest, substr(OLD.line, start, length(OLD.line) - start + 1 - length(rest)) AS text
                    FROM change WHERE length(OLD.line) - start + 1 - length(rest) > 2
                )
                SELECT 1 FROM gone
                WHERE substr(OLD.line, 1, start - 1) = substr(NEW.line, 1, start - 1)
                    AND substr(OLD.line, start + length(text)) = rest
                    AND substr(rest, 1, 1) <> ':' AND substr(OLD.line, start - 1, 1) IN (':', ',', '[')
                    AND CASE
                        WHEN text LIKE '{"sealed":"%' THEN instr(text, '}') = length(text)
                        ELSE substr(text, 1, 1) = '"' AND substr(text, -1) = '"'
                            AND instr(replace(replace(substr(text, 2, length(text) - 2), '\\\\', ''), '\\"', ''), '"') = 0
                    END
            )
        BEGIN
            SELECT RAISE(ABORT, 'the log is append-only: entries are never changed');
        END
        """
    }
}
