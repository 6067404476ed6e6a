extension Schema {
    /// How many entries make a block: what they name comes into the index together.
    static let block: Int64 = 256

    /// Version 5: the index by subject is written in blocks, and says of itself whether it is whole.
    ///
    /// - The rows of one entry lie all over the index, and each would bring a page of its own into the WAL. So they come into
    ///   it in its own order, those of 256 entries at once with the entry that completes the block. Until then each entry
    ///   names its subjects itself (`named`), and `IndexTail` reads them.
    /// - `named` stays where it is afterwards: to take it out would write each entry twice. Of entries in the blocks from
    ///   before, it is null.
    /// - The rows of a story are numbered, and `story` has how many there are: one whose key changed on the disk is another
    ///   key to SQLite, and may hide those behind it, but then the numbers do not add up (`LogReader+Index.swift`).
    /// - Nothing guards `indexed` and `story` against rows that are put in by hand: it would cost a seventh of an append,
    ///   and such a row is found as it is read.
    /// - `subject`, a table until now, shows the index and what the last entries name to whoever asks in SQL.
    static let fifth = [
        namedColumn,
        "DROP TRIGGER entryNotUpdated",
        """
        UPDATE entry SET named = tail.named
        FROM (
            SELECT position AS at, json_array(
                json_group_array(subject) FILTER (WHERE about = 1), json_group_array(subject) FILTER (WHERE about = 0)
            ) AS named
            FROM subject WHERE position > (SELECT max(position) FROM entry) / 256 * 256 GROUP BY position
        ) AS tail
        WHERE position = tail.at
        """,
        """
        UPDATE entry SET named = '[[],[]]'
        WHERE named IS NULL AND position > (SELECT max(position) FROM entry) / 256 * 256
        """,
        entryNotUpdated(" OR NEW.named IS NOT OLD.named"),
        """
        CREATE TABLE indexed (
            subject INTEGER NOT NULL, -- kind << 48 | number << 16 | part
            about INTEGER NOT NULL CHECK (about IN (0, 1)), -- 1: the entry is about it, 0: only mentions it
            position INTEGER NOT NULL REFERENCES entry (position),
            number INTEGER NOT NULL, -- which one it is of those with this subject and `about`: from 1, without gaps
            PRIMARY KEY (subject, about, position)
        ) STRICT, WITHOUT ROWID
        """,
        """
        INSERT INTO indexed
        SELECT subject, about, position, row_number() OVER (PARTITION BY subject, about ORDER BY position)
        FROM subject WHERE position <= (SELECT max(position) FROM entry) / 256 * 256
        """,
        """
        CREATE TABLE story (
            part INTEGER PRIMARY KEY, -- subject << 1 | about
            length INTEGER NOT NULL CHECK (length > 0) -- how many rows of them `indexed` has
        ) STRICT
        """,
        "INSERT INTO story SELECT subject << 1 | about, count(*) FROM indexed GROUP BY subject, about",
        "DROP TRIGGER subjectWithEntry",
        "DROP TRIGGER subjectNotUpdated",
        "DROP TRIGGER subjectNotDeleted",
        "DROP TABLE subject",
        """
        CREATE TRIGGER indexedNotUpdated BEFORE UPDATE ON indexed
        BEGIN
            SELECT RAISE(ABORT, 'the log is append-only: its index is never changed');
        END
        """,
        """
        CREATE TRIGGER indexedNotDeleted BEFORE DELETE ON indexed
        BEGIN
            SELECT RAISE(ABORT, 'the log is append-only: its index is never deleted');
        END
        """,
        """
        CREATE TRIGGER storyOnlyLonger BEFORE UPDATE ON story
        WHEN NEW.part IS NOT OLD.part OR NEW.length <= OLD.length
        BEGIN
            SELECT RAISE(ABORT, 'the log is append-only: a story only grows');
        END
        """,
        """
        CREATE TRIGGER storyNotDeleted BEFORE DELETE ON story
        BEGIN
            SELECT RAISE(ABORT, 'the log is append-only: its index is never deleted');
        END
        """,
        """
        CREATE VIEW subject AS
        SELECT subject, about, position FROM indexed
        UNION ALL
        SELECT value AS subject, 1 AS about, position FROM entry, json_each(named, '$[0]')
        WHERE position > (SELECT max(position) FROM entry) / 256 * 256
        UNION ALL
        SELECT value AS subject, 0 AS about, position FROM entry, json_each(named, '$[1]')
        WHERE position > (SELECT max(position) FROM entry) / 256 * 256
        """,
    ]

    /// The subjects of an entry: a JSON array of two, those that it is about and those that it only mentions.
    static let namedColumn = "ALTER TABLE entry ADD COLUMN named TEXT"
}
