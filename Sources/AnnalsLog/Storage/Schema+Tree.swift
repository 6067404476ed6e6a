extension Schema {
    /// Version 4: the tree over the lines, and its signed heads.
    ///
    /// - `tile` keeps the root of every 256, 65,536 … entries, written with the entry that completes them; what is smaller
    ///   follows from the leaves. So an append writes one row in 255 of them, and a proof reads at most 256 rows of a level.
    ///   A table of all nodes would cost a third of the speed of appends.
    /// - `cosignature` holds what witnesses have put under a checkpoint, each with the key that it is checked with.
    static let fourth = [
        tileTable,
        """
        CREATE TRIGGER tileWithEntry BEFORE INSERT ON tile
        WHEN (NEW.number + 1) << (8 * NEW.level) IS NOT (SELECT max(position) FROM entry)
            OR EXISTS (SELECT 1 FROM tile WHERE level = NEW.level AND number = NEW.number)
        BEGIN
            SELECT RAISE(ABORT, 'a tile comes with the entry that completes it, and once');
        END
        """,
        """
        CREATE TRIGGER tileNotUpdated BEFORE UPDATE ON tile
        BEGIN
            SELECT RAISE(ABORT, 'the log is append-only: its tree is never changed');
        END
        """,
        """
        CREATE TRIGGER tileNotDeleted BEFORE DELETE ON tile
        BEGIN
            SELECT RAISE(ABORT, 'the log is append-only: its tree is never deleted');
        END
        """,
        """
        CREATE TABLE checkpoint (
            position INTEGER PRIMARY KEY CHECK (position > 0), -- how many entries it signs
            note TEXT NOT NULL CHECK (length(note) > 0) -- a signed note (C2SP) with the log's own signature
        ) STRICT
        """,
        """
        CREATE TABLE cosignature (
            position INTEGER NOT NULL REFERENCES checkpoint (position),
            key TEXT NOT NULL, -- the verifier key of the witness: name+id+Base64
            line TEXT NOT NULL, -- its line of the note
            PRIMARY KEY (position, key)
        ) STRICT, WITHOUT ROWID
        """,
        """
        CREATE TRIGGER checkpointOfEntries BEFORE INSERT ON checkpoint
        WHEN NEW.position > (SELECT coalesce(max(position), 0) FROM entry)
            OR NEW.position <= (SELECT coalesce(max(position), 0) FROM checkpoint)
        BEGIN
            SELECT RAISE(ABORT, 'a checkpoint signs more entries than the one before it, and no more than there are');
        END
        """,
        """
        CREATE TRIGGER checkpointNotUpdated BEFORE UPDATE ON checkpoint
        BEGIN
            SELECT RAISE(ABORT, 'the log is append-only: checkpoints are never changed');
        END
        """,
        """
        CREATE TRIGGER checkpointNotDeleted BEFORE DELETE ON checkpoint
        BEGIN
            SELECT RAISE(ABORT, 'the log is append-only: checkpoints are never deleted');
        END
        """,
        """
        CREATE TRIGGER cosignatureOfCheckpoint BEFORE INSERT ON cosignature
        WHEN NOT EXISTS (SELECT 1 FROM checkpoint WHERE position = NEW.position)
            OR EXISTS (SELECT 1 FROM cosignature WHERE position = NEW.position AND key = NEW.key)
        BEGIN
            SELECT RAISE(ABORT, 'a witness signs a checkpoint that is there, and once');
        END
        """,
        """
        CREATE TRIGGER cosignatureNotUpdated BEFORE UPDATE ON cosignature
        BEGIN
            SELECT RAISE(ABORT, 'the log is append-only: signatures are never changed');
        END
        """,
        """
        CREATE TRIGGER cosignatureNotDeleted BEFORE DELETE ON cosignature
        BEGIN
            SELECT RAISE(ABORT, 'the log is append-only: signatures are never deleted');
        END
        """,
    ]

    /// Made by itself, since a log of an older version is given its tiles before they are guarded.
    static let tileTable = """
        CREATE TABLE tile (
            level INTEGER NOT NULL CHECK (level BETWEEN 1 AND 7), -- 1: of 256 entries, 2: of 65,536 …
            number INTEGER NOT NULL CHECK (number >= 0), -- which of them, from 0
            root BLOB NOT NULL CHECK (length(root) = 32), -- of the subtree of RFC 6962 over these entries
            PRIMARY KEY (level, number)
        ) STRICT, WITHOUT ROWID
        """
}
