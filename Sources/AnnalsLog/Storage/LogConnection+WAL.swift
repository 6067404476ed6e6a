import Annals
import CAnnalsSQLite
import GRDB

/// Rolling back, checkpoints, and what SQLite finds wrong: on the connection's queue, and checkpoints under the lock.
extension LogConnection {
    /// Ends a transaction, where SQLite has not done so by itself.
    ///
    /// It cannot fail in a way that matters: the transaction has ended after it in any case.
    func rollBack() {
        edge = nil
        tail = nil
        endReading()
    }

    /// Ends a transaction that only read.
    func endReading() {
        guard let handle, sqlite3_get_autocommit(handle) == 0 else { return }
        sqlite3_exec(handle, "ROLLBACK", nil, nil, nil)
    }

    /// Remembers which WAL was written to.
    func noteWAL() { if wal == nil { wal = file.wal } }

    /// Throws where the WAL was removed or replaced: SQLite would go on writing to one that nobody finds any more.
    func checkWALIsTheSame() throws {
        guard let wal, file.wal != wal else { return }
        throw StoreError(
            .stopped,
            "\(file.walPath) was removed or replaced while \(file.shown) was open, and what was recorded of late may be "
                + "gone with it: put it back; else end every program that has the log open, and run annals doctor")
    }

    /// Copies the WAL into the file as far as readers let it; whether that was all of it.
    ///
    /// Where Litestream replicates the log, it is left to that, and nothing is done.
    func checkpoint(_ mode: Int32) throws -> Bool {
        if try isReplicated { return true }
        var pages: Int32 = 0
        var copied: Int32 = 0
        let code = sqlite3_wal_checkpoint_v2(handle, "main", mode, &pages, &copied)
        switch code & 0xFF {
        case SQLITE_OK: return pages == copied
        case SQLITE_BUSY, SQLITE_LOCKED: return false
        default:
            throw StoreError(
                sqlite: sqlite3_extended_errcode(handle), String(cString: sqlite3_errmsg(handle)),
                errno: sqlite3_system_errno(handle), at: file.shown)
        }
    }

    /// Copies all of the WAL into the file where no reader needs it, without waiting for one, and has SQLite remove it
    /// as the last connection closes.
    func checkpointBeforeClosing() throws {
        if try isReplicated { return }
        sqlite3_busy_timeout(handle, 0)
        _ = try checkpoint(SQLITE_CHECKPOINT_TRUNCATE)
        leaveWAL(false)
    }

    /// Has SQLite write the whole file anew, without what was deleted and overwritten.
    ///
    /// `secure_delete` alone is not enough: pages that were divided or joined may keep copies of what they once held.
    func writeAnew() throws {
        do {
            try database?.execute(sql: "VACUUM")
        } catch let error as DatabaseError {
            throw StoreError(error, at: file.shown)
        }
    }

    /// Waits for readers only so long.
    func waitsAtMost(_ seconds: Double) { sqlite3_busy_timeout(handle, Int32(seconds * 1000)) }

    /// Says whether the WAL stays as it is when the connection closes.
    func leaveWAL(_ stays: Bool) {
        guard let handle else { return }
        _ = annals_sqlite_set_no_checkpoint_on_close(handle, stays ? 1 : 0)
    }

    /// Whether Litestream has put its tables here; it may do so at any time.
    var isReplicated: Bool {
        get throws { try ask(.litestream) { try $0.step() } }
    }

    /// What SQLite finds wrong, and what the schema lacks of what this build made it with.
    func faults() throws -> [String] {
        do {
            var faults = try texts("PRAGMA integrity_check").filter { $0 != "ok" }
            let found = Set(try texts("SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL"))
            for statement in Schema.statements(try version) where !found.contains(statement) {
                faults.append("the schema lacks \(statement.prefix { $0 != "\n" && $0 != "(" })")
            }
            return faults + (hasBlocks ? try faultsOfIndex() : [])
        } catch let error as StoreError where error.code == .damaged {
            return [error.message]  // too damaged for the check itself
        }
    }

    /// Where the numbers and lengths of the index by subject do not add up.
    private func faultsOfIndex() throws -> [String] {
        let miscounted = try texts(
            """
            SELECT DISTINCT subject FROM (
                SELECT subject, number, row_number() OVER (PARTITION BY subject, about ORDER BY position) AS counted
                FROM indexed
            ) WHERE number <> counted
            UNION
            SELECT subject FROM (
                SELECT subject, about, count(*) AS rows FROM indexed GROUP BY subject, about
                UNION ALL
                SELECT part >> 1, part & 1, -length FROM story
            ) GROUP BY subject, about HAVING sum(rows) <> 0
            """)
        guard let first = miscounted.first else { return [] }
        let name = Int64(first).flatMap(Subject.init(rawValue:))?.text ?? first
        return ["the index counts wrongly for \(miscounted.count) subjects, \(name) among them"]
    }
}
