import Annals
import AnnalsLog
import CTestVFS
import Foundation
import Testing

@Suite("Disks that are full or fail")
struct FailureTests {
    private let folder: TemporaryFolder
    private let vfs: CheckpointVFS
    private let path: String

    init() throws {
        folder = try TemporaryFolder()
        vfs = try CheckpointVFS()
        path = folder.file("test.annals")
    }

    private func create(checkpointPages: Int = 1000) throws -> SQLiteStore {
        try SQLiteStore.create(at: path, options: SQLiteStore.Options(checkpointPages: checkpointPages, vfs: vfs.name))
    }

    private func batch(from first: Int, count: Int) -> [NewEntry] {
        let line = String(repeating: "x", count: 900)
        return (first..<(first + count)).map { entry($0, about: [Subject(.ballot, UInt32($0))], line: line) }
    }

    @Test(arguments: [Int64(0), 100, 5000, 50_000])
    func `where there is no room nothing is written, and it goes on when there is`(_ room: Int64) throws {
        let store = try create()
        try store.append(entry(1))
        vfs.limitWrites(checkpoint_vfs_wal, bytes: room)
        expect(.diskFull, naming: "test.annals") {
            try store.write { log in
                try log.append(batch(from: 2, count: 200), on: AppendCondition(after: .start))
            }
        }
        #expect(try store.lines == ["line 1"])
        vfs.limitWrites(0)
        try store.append(entry(2))
        try store.close()
        let reader = try SQLiteStore(openingAt: path, readOnly: true)
        #expect(try reader.lines == ["line 1", "line 2"])
        #expect(try reader.read { log in try log.faults() } == [])
        try reader.close()
    }

    @Test func `a transaction larger than the cache is taken back whole when the room ends`() throws {
        let store = try create()
        try store.append(entry(1))
        vfs.limitWrites(checkpoint_vfs_wal, bytes: 20_000_000)
        expect(.diskFull) {
            try store.write { log in
                for first in stride(from: 2, to: 20_002, by: 1000) {
                    try log.append(batch(from: first, count: 1000), on: AppendCondition(after: .start))
                }
            }
        }
        #expect(try store.lines == ["line 1"])
        vfs.limitWrites(0)
        try store.append(entry(2))
        #expect(try store.read { log in try log.faults() } == [])
        try store.close()
    }

    @Test func `a log that finds no room is not made in part`() throws {
        vfs.limitWrites(checkpoint_vfs_database, bytes: 6000)
        expect(.diskFull, naming: "test.annals") { _ = try create() }
        #expect(try folder.names == ["test.annals-lock"])
        vfs.limitWrites(0)
        try create().close()
    }

    @Test func `a sync that fails stops the writer, not the readers`() throws {
        let store = try create()
        try store.append(entry(1))
        vfs.failSync(checkpoint_vfs_wal)
        expect(.machine, naming: "test.annals") { try store.append(entry(2)) }
        vfs.failSync(0)
        expect(.stopped, naming: "open the log again") { try store.append(entry(2)) }
        #expect(try store.lines == ["line 1"])
        try store.close()

        // What was not acknowledged is there whole or not at all; under the same id it goes through.
        let again = try SQLiteStore(openingAt: path)
        let lines = try again.lines
        #expect(lines == ["line 1"] || lines == ["line 1", "line 2"])
        if lines.count == 1 { try again.append(entry(2)) }
        #expect(try again.lines == ["line 1", "line 2"])
        try again.close()
    }

    @Test func `a checkpoint that fails does not fail the commit before it, but stops the next one`() throws {
        let store = try create(checkpointPages: 1)
        try store.append(entry(1))
        vfs.failSync(checkpoint_vfs_database)
        try store.append(entry(2))
        vfs.failSync(0)
        expect(.stopped) { try store.append(entry(3)) }
        #expect(try store.lines == ["line 1", "line 2"])
        try store.close()
        let again = try SQLiteStore(openingAt: path)
        try again.append(entry(3))
        #expect(try again.lines == ["line 1", "line 2", "line 3"])
        try again.close()
    }

    @Test func `a checkpoint that finds no room fails nothing and is made up for later`() throws {
        let store = try create(checkpointPages: 1)
        vfs.limitWrites(checkpoint_vfs_database)
        for number in 1...50 { try store.append(entry(number)) }
        #expect(try store.lines.count == 50)
        vfs.limitWrites(0)
        try store.append(entry(51))
        try store.close()
        #expect(try folder.names == ["test.annals", "test.annals-lock"])
        let reader = try SQLiteStore(openingAt: path, readOnly: true)
        #expect(try reader.lines.count == 51)
        try reader.close()
    }

    @Test func `a log that no one closed is whole, with all that was acknowledged`() throws {
        let store = try create()
        for number in 1...20 { try store.append(entry(number)) }
        let copy = folder.file("copy.annals")
        for suffix in ["", "-wal"] { try copyFile(path + suffix, copy + suffix) }
        let reader = try SQLiteStore(openingAt: copy, readOnly: true)
        #expect(try reader.lines == (1...20).map { "line \($0)" })
        try reader.close()
        let writer = try SQLiteStore(openingAt: copy)
        try writer.append(entry(21))
        try writer.close()
        try store.close()
    }
}
