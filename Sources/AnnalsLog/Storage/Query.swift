import CAnnalsSQLite
import GRDB

/// What the store asks SQLite, prepared once for each connection.
enum Question: Int, CaseIterable {
    case begin, beginImmediate, commit
    case head, lastInIndexes, latest, entry, positionOfID, idBefore, idAfter, leaf, entries, rows, entriesInTime
    case story, storyBackwards, numberBefore, numberAfter, storyLength
    case highestSubject, lowestSubject, highestStory, lowestStory, isIndexed, index
    case insertEntry, insertIndexed, insertStory, lengthenStory, named, litestream
    case version, document, documentLength, documents, insertDocument, removeDocument, redact, remains, addRemains
    case noRemains, unfinished, insertUnfinished, removeUnfinished
    case leaves, tiles, tileCount, insertTile, nextCheckpoint, lastCheckpoint, cosignatures, cosignatureCount
    case insertCheckpoint, insertCosignature

    /// The question as it is put to a file of that version.
    func sql(_ version: Int32) -> String {
        // The index by subject, and what says whether it is whole: since it is written in blocks.
        let (index, number, named) = version < 5 ? ("subject", "NULL", "NULL") : ("indexed", "number", "named")
        return switch self {
        case .begin: "BEGIN"
        case .beginImmediate: "BEGIN IMMEDIATE"
        case .commit: "COMMIT"
        // And the one before it.
        case .head: "SELECT position, recordedAt FROM entry ORDER BY position DESC LIMIT 2"
        // Out of the two other indexes alone, whose last rows are of late entries as a rule.
        case .lastInIndexes:
            """
            SELECT max(position) FROM (
                SELECT position FROM (SELECT position FROM entry ORDER BY id DESC LIMIT 16)
                UNION ALL
                SELECT position FROM (SELECT position FROM entry INDEXED BY entryInTime ORDER BY occurredAt DESC LIMIT 16)
            )
            """
        case .latest: "SELECT occurredAt FROM entry ORDER BY occurredAt DESC LIMIT 1"
        case .entry: "SELECT position, occurredAt, line, leaf FROM entry WHERE position = ?1"
        case .positionOfID: "SELECT position FROM entry WHERE id = ?1"
        case .idBefore: "SELECT max(id) FROM entry WHERE id < ?1"
        case .idAfter: "SELECT min(id) FROM entry WHERE id > ?1"
        case .leaf: "SELECT leaf FROM entry WHERE position = ?1"
        case .entries:
            "SELECT position, occurredAt, line, leaf FROM entry WHERE position BETWEEN ?1 AND ?2 ORDER BY position"
        case .rows:
            """
            SELECT position, occurredAt, line, id, recordedAt, leaf FROM entry
            WHERE position BETWEEN ?1 AND ?2 ORDER BY position
            """
        case .entriesInTime:
            """
            SELECT position, occurredAt, line, leaf FROM entry
            WHERE occurredAt > ?3 AND occurredAt <= ?1 AND position <= ?2 ORDER BY occurredAt, position
            """
        // Of a row whose entry is gone, too.
        case .story:
            """
            SELECT i.position, occurredAt, line, leaf, \(number), \(named)
            FROM \(index) AS i LEFT JOIN entry ON entry.position = i.position
            WHERE subject = ?1 AND about = ?2 AND i.position > ?3 ORDER BY i.position
            """
        case .storyBackwards:
            """
            SELECT i.position, occurredAt, line, leaf, \(number), \(named)
            FROM \(index) AS i LEFT JOIN entry ON entry.position = i.position
            WHERE subject = ?1 AND about = ?2 AND i.position <= ?3 ORDER BY i.position DESC
            """
        case .numberBefore:
            """
            SELECT \(number) FROM \(index)
            WHERE subject = ?1 AND about = ?2 AND position <= ?3 ORDER BY position DESC LIMIT 1
            """
        case .numberAfter:
            """
            SELECT \(number) FROM \(index)
            WHERE subject = ?1 AND about = ?2 AND position > ?3 ORDER BY position LIMIT 1
            """
        case .storyLength: "SELECT length FROM story WHERE part = ?1"
        case .highestSubject: "SELECT max(subject) FROM \(index) WHERE subject BETWEEN ?1 AND ?2"
        case .lowestSubject: "SELECT min(subject) FROM \(index) WHERE subject BETWEEN ?1 AND ?2"
        case .highestStory: "SELECT max(part) >> 1 FROM story WHERE part BETWEEN ?1 << 1 AND ?2 << 1 | 1"
        case .lowestStory: "SELECT min(part) >> 1 FROM story WHERE part BETWEEN ?1 << 1 AND ?2 << 1 | 1"
        case .isIndexed: "SELECT 1 FROM \(index) WHERE subject = ?1 AND about = ?2 AND position = ?3"
        case .index: "SELECT subject, about, position FROM \(index) ORDER BY subject, about, position"
        case .insertEntry:
            """
            INSERT INTO entry (position, id, occurredAt, recordedAt, line, leaf, named)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
            """
        case .insertIndexed: "INSERT INTO indexed (subject, about, position, number) VALUES (?1, ?2, ?3, ?4)"
        case .insertStory: "INSERT INTO story (part, length) VALUES (?1, ?2)"
        case .lengthenStory: "UPDATE story SET length = ?2 WHERE part = ?1"
        case .named:
            """
            SELECT position, named, line FROM entry
            WHERE position > ?1 AND position <= ?2 ORDER BY position
            """
        case .version: "PRAGMA user_version"
        case .document: "SELECT content FROM document WHERE sha256 = ?1"
        case .documentLength: "SELECT length(content) FROM document WHERE sha256 = ?1"
        case .documents: "SELECT sha256, content FROM document"
        case .insertDocument: "INSERT INTO document (sha256, content) VALUES (?1, ?2)"
        case .removeDocument: "DELETE FROM document WHERE sha256 = ?1"
        case .redact: "UPDATE entry SET line = ?2 WHERE position = ?1"
        case .remains: "SELECT max(position) FROM remains"
        case .addRemains: "INSERT INTO remains (position) VALUES (?1)"
        case .noRemains: "DELETE FROM remains"
        case .leaves: "SELECT position, leaf FROM entry WHERE position BETWEEN ?1 AND ?2 ORDER BY position"
        case .tiles: "SELECT number, root FROM tile WHERE level = ?1 AND number BETWEEN ?2 AND ?3 ORDER BY number"
        case .tileCount: "SELECT count(*) FROM tile"
        case .insertTile: "INSERT INTO tile (level, number, root) VALUES (?1, ?2, ?3)"
        case .nextCheckpoint: "SELECT position, note FROM checkpoint WHERE position > ?1 ORDER BY position LIMIT 1"
        case .lastCheckpoint:
            "SELECT position, note FROM checkpoint WHERE position <= ?1 ORDER BY position DESC LIMIT 1"
        case .cosignatures: "SELECT key, line FROM cosignature WHERE position = ?1 ORDER BY key"
        case .cosignatureCount: "SELECT count(*) FROM cosignature"
        case .insertCheckpoint: "INSERT INTO checkpoint (position, note) VALUES (?1, ?2)"
        case .insertCosignature: "INSERT INTO cosignature (position, key, line) VALUES (?1, ?2, ?3)"
        case .unfinished: "SELECT subject FROM unfinished ORDER BY subject"
        case .insertUnfinished: "INSERT INTO unfinished (subject) VALUES (?1) ON CONFLICT DO NOTHING"
        case .removeUnfinished: "DELETE FROM unfinished WHERE subject = ?1"
        // Litestream's own tables.
        case .litestream: "SELECT 1 FROM sqlite_schema WHERE name IN ('_litestream_seq', '_litestream_lock') LIMIT 1"
        }
    }
}

/// A prepared statement, bound and read by number through SQLite's own functions: GRDB's rows cost a quarter more.
struct Query {
    /// Keeps the handle alive.
    private let statement: Statement
    private let handle: OpaquePointer
    private let path: String

    init(_ sql: String, in database: Database, path: String) throws(StoreError) {
        self.path = path
        do {
            statement = try database.makeStatement(sql: sql)
            handle = statement.sqliteStatement
        } catch let error as DatabaseError {
            throw StoreError(ofStatement: error, at: path)
        } catch {
            throw StoreError(.machine, "SQLite failed on \(path): \(error)", underlying: error)
        }
    }

    // MARK: - Running

    /// Goes to the next row; `false` where there is none.
    func step() throws(StoreError) -> Bool {
        switch sqlite3_step(handle) {
        case SQLITE_ROW: return true
        case SQLITE_DONE: return false
        default:
            let connection = sqlite3_db_handle(handle)
            throw StoreError(
                sqlite: sqlite3_extended_errcode(connection), String(cString: sqlite3_errmsg(connection)),
                errno: sqlite3_system_errno(connection), at: path)
        }
    }

    /// Makes it ready to be run again; what SQLite returns here is what `step` has thrown already.
    func reset() {
        _ = sqlite3_reset(handle)
    }

    // MARK: - Arguments, from 1

    func bind(_ index: Int32, _ value: Int64) {
        sqlite3_bind_int64(handle, index, value)
    }

    /// The bytes are to stay where they are until the statement has run.
    func bind(_ index: Int32, blob bytes: UnsafeRawBufferPointer) {
        sqlite3_bind_blob(handle, index, bytes.baseAddress, Int32(bytes.count), nil)
    }

    /// The bytes, UTF-8, are to stay where they are until the statement has run.
    func bind(_ index: Int32, text bytes: UnsafeRawBufferPointer) {
        sqlite3_bind_text(handle, index, bytes.bindMemory(to: CChar.self).baseAddress, Int32(bytes.count), nil)
    }

    /// Binds a text for as long as the body runs.
    func bind(_ index: Int32, text: String, _ body: () throws -> Void) rethrows {
        var text = text
        try text.withUTF8 { bytes in
            bind(index, text: UnsafeRawBufferPointer(bytes))
            try body()
        }
    }

    // MARK: - Columns, from 0

    func integer(_ column: Int32) -> Int64 { sqlite3_column_int64(handle, column) }

    func isNull(_ column: Int32) -> Bool { sqlite3_column_type(handle, column) == SQLITE_NULL }

    /// The bytes of a blob or a text where they lie, for as long as the body runs.
    func withBytes<Result>(_ column: Int32, _ body: (UnsafeRawBufferPointer) throws -> Result) rethrows -> Result {
        let start = sqlite3_column_blob(handle, column)
        return try body(
            UnsafeRawBufferPointer(start: start, count: start == nil ? 0 : Int(sqlite3_column_bytes(handle, column))))
    }

    /// The bytes of a blob or a text.
    func bytes(_ column: Int32) -> [UInt8] {
        guard let start = sqlite3_column_blob(handle, column) else { return [] }
        return Array(UnsafeRawBufferPointer(start: start, count: Int(sqlite3_column_bytes(handle, column))))
    }
}
