PRAGMA application_id = 1097756268;
PRAGMA user_version = 2;
CREATE TABLE entry (
    position INTEGER PRIMARY KEY, -- 1 for the first, without gaps
    id BLOB NOT NULL UNIQUE CHECK (length(id) = 16), -- UUID, version 7
    occurredAt INTEGER NOT NULL, -- milliseconds since 1970-01-01T00:00:00Z
    recordedAt INTEGER NOT NULL CHECK (recordedAt >= occurredAt), -- likewise
    line TEXT NOT NULL CHECK (length(CAST(line AS BLOB)) BETWEEN 1 AND 65535), -- the entry: one line of JSON
    leaf BLOB NOT NULL CHECK (length(leaf) = 32) -- SHA-256(0x00 || line)
) STRICT;
CREATE INDEX entryInTime ON entry (occurredAt);
CREATE TABLE subject (
    subject INTEGER NOT NULL, -- kind << 48 | number << 16 | part
    about INTEGER NOT NULL CHECK (about IN (0, 1)), -- 1: the entry is about it, 0: only mentions it
    position INTEGER NOT NULL REFERENCES entry (position),
    PRIMARY KEY (subject, about, position)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER entryAtHead BEFORE INSERT ON entry
WHEN NEW.position IS NOT 1 + (SELECT coalesce(max(position), 0) FROM entry)
    OR EXISTS (SELECT 1 FROM entry WHERE id = NEW.id)
BEGIN
    SELECT RAISE(ABORT, 'an entry takes the next position and an id not used before');
END;
CREATE TRIGGER entryNotDeleted BEFORE DELETE ON entry
BEGIN
    SELECT RAISE(ABORT, 'the log is append-only: entries are never deleted');
END;
CREATE TRIGGER subjectWithEntry BEFORE INSERT ON subject
WHEN NEW.position IS NOT last_insert_rowid() OR NEW.position IS NOT (SELECT max(position) FROM entry)
BEGIN
    SELECT RAISE(ABORT, 'the index grows only with the entry just inserted');
END;
CREATE TRIGGER subjectNotUpdated BEFORE UPDATE ON subject
BEGIN
    SELECT RAISE(ABORT, 'the log is append-only: its index is never changed');
END;
CREATE TRIGGER subjectNotDeleted BEFORE DELETE ON subject
BEGIN
    SELECT RAISE(ABORT, 'the log is append-only: its index is never deleted');
END;
CREATE TRIGGER entryNotUpdated BEFORE UPDATE ON entry
WHEN NEW.position IS NOT OLD.position OR NEW.id IS NOT OLD.id OR NEW.occurredAt IS NOT OLD.occurredAt
    OR NEW.recordedAt IS NOT OLD.recordedAt OR NEW.leaf IS NOT OLD.leaf
    OR NOT EXISTS (
        SELECT 1 FROM entry AS redaction, json_each(redaction.line, '$.data.fields') AS field
        WHERE redaction.position = (SELECT max(position) FROM entry)
            AND json_extract(redaction.line, '$.type') = 'entry-redacted'
            AND json_extract(redaction.line, '$.data.entry') = OLD.position
            AND json_type(OLD.line, '$.data.' || field.value) = 'text'
            AND NEW.line = json_replace(
                OLD.line, '$.data.' || field.value, json_object('redacted', redaction.position))
    )
BEGIN
    SELECT RAISE(ABORT, 'the log is append-only: entries are never changed');
END;
CREATE TABLE document (
    sha256 BLOB NOT NULL PRIMARY KEY CHECK (length(sha256) = 32), -- of the content
    content BLOB NOT NULL CHECK (length(content) BETWEEN 1 AND 20000000)
) STRICT;
CREATE TABLE remains (
    position INTEGER PRIMARY KEY REFERENCES entry (position) -- an entry-redacted
) STRICT;
CREATE TRIGGER documentWithEntry BEFORE INSERT ON document
WHEN EXISTS (SELECT 1 FROM document WHERE sha256 = NEW.sha256)
    OR NOT EXISTS (
        SELECT 1 FROM entry
        WHERE position = (SELECT max(position) FROM entry)
            AND json_extract(line, '$.type') = 'document-attached'
            AND json_extract(line, '$.data.sha256') = lower(hex(NEW.sha256))
            AND json_extract(line, '$.data.bytes') = length(NEW.content)
    )
BEGIN
    SELECT RAISE(ABORT, 'a document comes with the entry that attaches it, and once');
END;
CREATE TRIGGER documentNotUpdated BEFORE UPDATE ON document
BEGIN
    SELECT RAISE(ABORT, 'the log is append-only: documents are never changed');
END;
CREATE TRIGGER documentNotDeleted BEFORE DELETE ON document
WHEN NOT EXISTS (
    SELECT 1 FROM entry AS redaction
    JOIN entry AS attached ON attached.position = json_extract(redaction.line, '$.data.entry')
    JOIN json_each(redaction.line, '$.data.fields') AS field ON field.value = 'content'
    WHERE redaction.position = (SELECT max(position) FROM entry)
        AND json_extract(redaction.line, '$.type') = 'entry-redacted'
        AND json_extract(attached.line, '$.type') = 'document-attached'
        AND json_extract(attached.line, '$.data.sha256') = lower(hex(OLD.sha256))
)
BEGIN
    SELECT RAISE(ABORT, 'the log is append-only: documents are never deleted');
END;
