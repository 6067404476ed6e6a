import Annals
import AnnalsLog
import CTestVFS
import Foundation
import Synchronization
import Testing

/// The WAL-reset bug of SQLite 3.7.0 to 3.51.2 (https://sqlite.org/wal.html#walresetbug): the reason for our lock.
///
/// A checkpointer reads how long the WAL is, and then how far it has been copied. A commit between the two, where all
/// was copied already, begins the WAL anew. The checkpointer then copies what is left of the old WAL and says that the
/// new one was copied up to the old length. What is committed next is never copied, and lost with the WAL.
@Suite("The WAL-reset bug")
struct WALResetTests {
    /// Fixed in 3.51.3, and taken over into 3.44.6 and 3.50.7.
    static let sqliteHasTheBug: Bool = {
        let version = sqlite3_libversion_number()
        return version < 3_051_003 && !(3_044_006..<3_045_000).contains(version)
            && !(3_050_007..<3_051_000).contains(version)
    }()

    @Test(arguments: [SQLITE_CHECKPOINT_PASSIVE, SQLITE_CHECKPOINT_FULL, SQLITE_CHECKPOINT_TRUNCATE])
    func `two plain connections lose acknowledged commits`(_ mode: Int32) throws {
        let folder = try TemporaryFolder()
        let vfs = try CheckpointVFS()
        let path = folder.file("plain.db")
        let writer = try PlainConnection(path, vfs: vfs.name)
        let checkpointer = try PlainConnection(path, vfs: vfs.name)
        try writer.run("PRAGMA journal_mode = WAL; CREATE TABLE t (line TEXT NOT NULL)")
        for connection in [writer, checkpointer] { try connection.run("PRAGMA wal_autocheckpoint = 0") }
        #expect(try checkpointer.integer("SELECT count(*) FROM t") == 0)

        let insert = "INSERT INTO t VALUES (hex(randomblob(200)))"
        for _ in 0..<100 { try writer.run(insert) }
        try writer.run("PRAGMA wal_checkpoint(PASSIVE)")
        // The other modes do as PASSIVE does while the writer is in a transaction.
        try writer.run("BEGIN IMMEDIATE")
        try writer.run(insert)
        vfs.atNext(checkpoint_vfs_length_read) {
            #expect(throws: Never.self) { try writer.run("COMMIT") }
        }
        _ = sqlite3_wal_checkpoint_v2(checkpointer.handle, nil, mode, nil, nil)
        for _ in 0..<200 { try writer.run(insert) }
        // All 301 are acknowledged, and the writer still sees them in the WAL.
        #expect(try writer.integer("SELECT count(*) FROM t") == 301)
        checkpointer.close()
        writer.close()

        let reader = try PlainConnection(path)
        let isWhole =
            (try? reader.integer("SELECT count(*) FROM t")) == 301
            && (try? reader.text("PRAGMA integrity_check")) == "ok"
        reader.close()
        #expect(isWhole != WALResetTests.sqliteHasTheBug, "SQLite \(String(cString: sqlite3_libversion()))")
    }

    /// What a store does that copies the WAL.
    enum Checkpoint: CaseIterable {
        case asked
        case closing
    }

    @Test(arguments: Checkpoint.allCases)
    func `our stores commit before or after a checkpoint, never during it, and lose nothing`(
        _ checkpoint: Checkpoint
    ) throws {
        let folder = try TemporaryFolder()
        let vfs = try CheckpointVFS()
        let path = folder.file("ours.annals")
        let options = SQLiteStore.Options(vfs: vfs.name)
        let writer = try SQLiteStore.create(at: path, options: options)
        let checkpointer = try SQLiteStore(openingAt: path, options: options)
        let impatient = try SQLiteStore(
            openingAt: path, options: SQLiteStore.Options(lockTimeoutSeconds: 0, vfs: vfs.name))
        #expect(try checkpointer.write { log in try log.head.position } == .start)

        let subject = Subject(.ballot, 2)
        for id in 1...100 { try writer.appendNext(id: id, about: [subject]) }
        #expect(try writer.checkpoint())
        let happened = Mutex<[String]>([])
        let waiting = DispatchGroup()
        // Our checkpointer looks into the log just before, so that it finds nothing changed and there is no moment
        // `length_read` to act in. It holds our lock from before either, which is what keeps the commit out.
        vfs.atNext(checkpoint_vfs_begun) {
            expect(.busy) { try impatient.appendNext(id: 1000) }
            let begun = DispatchSemaphore(value: 0)
            DispatchQueue.global().async(group: waiting) {
                begun.signal()
                #expect(throws: Never.self) { try writer.appendNext(id: 101, about: [subject]) }
                happened.withLock { $0.append("committed") }
            }
            begun.wait()
            happened.withLock { $0.append("in the checkpoint") }
        }
        switch checkpoint {
        case .asked: #expect(try checkpointer.checkpoint())
        case .closing: try checkpointer.close()
        }
        waiting.wait()
        #expect(happened.withLock { $0 } == ["in the checkpoint", "committed"])
        for id in 102...301 { try writer.appendNext(id: id, about: [subject]) }
        for store in [checkpointer, impatient, writer] { try store.close() }

        let reader = try SQLiteStore(openingAt: path, readOnly: true)
        #expect(try reader.lines == (1...301).map { "line \($0)" })
        #expect(try reader.read { log in try log.faults() } == [])
        try reader.close()
    }
}
