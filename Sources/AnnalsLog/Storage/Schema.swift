/// The tables of a log, as frozen SQL: never edited after a release, only followed by a next version.
///
/// `Tests/AnnalsLogTests/Snapshots/schema.sql` holds the same text, so that a change of format cannot slip through.
enum Schema {
    /// "Annl": tells a log from other databases, in the bytes 68 to 71 of the file.
    static let applicationID: Int32 = 0x416E_6E6C
    /// The format of the file, in its bytes 60 to 63; a build opens those up to its own.
    static let version: Int32 = 1

    /// What makes a new file a log, in order.
    ///
    /// - `id` is a UUID of version 7: in the order of time its index grows at the end, which a random one does not.
    /// - A subject is one integer (`Subject.rawValue`), so that a kind is one range; `about` stands before `position`
    ///   because the append condition asks for the last entry about a subject.
    /// - The guards before INSERT are what refuses INSERT OR REPLACE: it deletes the old row without asking the guards
    ///   before DELETE, unless `recursive_triggers` is on. That of `subject` lets in the rows of the entry that the same
    ///   connection has just inserted, which nothing can be replaced by; a look into the table would cost more.
    static let statements = [
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
}
