import Annals
import AnnalsLog
import CTestVFS
import Foundation
import Synchronization
import Testing

@Suite("Several stores on one log")
struct SharedLogTests {
    private let folder: TemporaryFolder
    private let path: String

    init() throws {
        folder = try TemporaryFolder()
        path = folder.file("test.annals")
    }

    @Test func `two stores that append at once lose and repeat nothing, with checkpoints between`() throws {
        try SQLiteStore.create(at: path).close()
        let stores = try (0..<2).map { _ in
            try SQLiteStore(openingAt: path, options: SQLiteStore.Options(checkpointPages: 20))
        }
        let failures = Mutex<[String]>([])
        DispatchQueue.concurrentPerform(iterations: 2) { writer in
            do {
                for number in 0..<500 { try stores[writer].appendNext(id: writer * 1000 + number) }
            } catch {
                failures.withLock { $0.append("\(error)") }
            }
        }
        #expect(failures.withLock { $0 } == [])
        for store in stores {
            try store.read { log throws in
                #expect(try log.lines == (1...1000).map { "line \($0)" })
                for writer in 0..<2 {
                    let places = try (0..<500).map { try log.position(of: entry(1, id: writer * 1000 + $0).id) }
                    #expect(places.allSatisfy { $0 != nil })
                }
                #expect(try log.faults() == [])
            }
            try store.close()
        }
        #expect(try folder.names == ["test.annals", "test.annals-lock"])
    }

    @Test func `who waits too long for another writer is told so, and readers do not wait`() throws {
        let first = try SQLiteStore.create(at: path)
        let second = try SQLiteStore(openingAt: path, options: SQLiteStore.Options(lockTimeoutSeconds: 0))
        try first.write { log throws in
            try log.append([entry(1)], on: AppendCondition(after: .start))
            expect(.busy, naming: "test.annals") { try second.append(entry(1)) }
            #expect(try second.lines == [])
        }
        #expect(try second.lines == ["line 1"])
        try second.append(entry(2))
        #expect(try first.lines == ["line 1", "line 2"])
        try first.close()
        try second.close()
    }

    @Test func `who gave up waiting holds nothing up`() throws {
        let first = try SQLiteStore.create(at: path)
        let second = try SQLiteStore(openingAt: path, options: SQLiteStore.Options(lockTimeoutSeconds: 0.05))
        try first.write { _ in
            for _ in 0..<3 { expect(.busy) { try second.append(entry(1)) } }
        }
        for number in 1...10 { try (number % 2 == 0 ? first : second).append(entry(number)) }
        #expect(try first.lines.count == 10)
        try second.close()
        try first.close()
    }

    @Test func `a program that locks the log by SQLite alone makes us wait as well`() throws {
        let store = try SQLiteStore.create(at: path, options: SQLiteStore.Options(lockTimeoutSeconds: 0))
        let other = try PlainConnection(path)
        try other.run("BEGIN IMMEDIATE")
        expect(.busy) { try store.append(entry(1)) }
        try other.run("ROLLBACK")
        try store.append(entry(1))
        other.close()
        try store.close()
    }

    @Test func `the file beside the log may be removed and is made again`() throws {
        let first = try SQLiteStore.create(at: path)
        try first.append(entry(1))
        unlink(path + "-lock")
        try first.append(entry(2))
        let second = try SQLiteStore(openingAt: path, options: SQLiteStore.Options(lockTimeoutSeconds: 0))
        try first.write { _ in expect(.busy) { try second.append(entry(3)) } }
        try first.close()
        try second.close()
    }

    // MARK: - Checkpoints

    private var walPages: Int {
        get throws {
            let size = try FileManager.default.attributesOfItem(atPath: path + "-wal")[.size] as? Int
            return try #require(size) / (4096 + 24)
        }
    }

    @Test func `the WAL is copied into the file as it grows, and begun anew`() throws {
        let store = try SQLiteStore.create(at: path, options: SQLiteStore.Options(checkpointPages: 40))
        for number in 1...200 { try store.append(entry(number, about: [Subject(.ballot, 1)])) }
        #expect(try (40...60).contains(walPages))
        try store.close()
    }

    @Test func `a reader holds the copying back but no commit, and sees its own state`() throws {
        let store = try SQLiteStore.create(at: path, options: SQLiteStore.Options(checkpointPages: 40))
        try store.append(entry(1))
        try store.read { log throws in
            #expect(try log.lines == ["line 1"])
            for number in 2...200 { try store.append(entry(number)) }
            #expect(try log.lines == ["line 1"])
            #expect(try walPages > 400)
            #expect(try !store.checkpoint())
        }
        #expect(try store.checkpoint())
        #expect(try store.lines.count == 200)
        try store.close()
        #expect(try folder.names == ["test.annals", "test.annals-lock"])
    }

    @Test func `closing leaves the one file whole, unless another still has it open`() throws {
        let first = try SQLiteStore.create(at: path)
        let second = try SQLiteStore(openingAt: path)
        try first.append(entry(1))
        try second.append(entry(2))
        try first.close()
        #expect(try second.lines == ["line 1", "line 2"])
        try second.append(entry(3))
        try second.close()
        #expect(try folder.names == ["test.annals", "test.annals-lock"])
        try copyFile(path, folder.file("copy.annals"))
        let copy = try SQLiteStore(openingAt: folder.file("copy.annals"), readOnly: true)
        #expect(try copy.lines == ["line 1", "line 2", "line 3"])
        try copy.close()
    }

    @Test func `reading leaves nothing beside the log`() throws {
        let store = try SQLiteStore.create(at: path)
        try store.append(entry(1))
        try store.close()
        let before = try Data(contentsOf: URL(fileURLWithPath: path))
        for _ in 0..<2 {
            let reader = try SQLiteStore(openingAt: path, readOnly: true)
            #expect(try reader.lines == ["line 1"])
            try reader.close()
            #expect(try folder.names == ["test.annals", "test.annals-lock"])
        }
        #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == before)
    }

    @Test func `where Litestream replicates the log, copying the WAL is left to it`() throws {
        let store = try SQLiteStore.create(at: path, options: SQLiteStore.Options(checkpointPages: 1))
        let litestream = try PlainConnection(path)
        try litestream.run("CREATE TABLE _litestream_seq (id INTEGER PRIMARY KEY, seq INTEGER)")
        for number in 1...50 { try store.append(entry(number)) }
        #expect(try walPages > 50)
        try store.close()
        #expect(try walPages > 50)
        litestream.close()
    }

    // MARK: - Another file

    @Test func `a file that was removed or replaced while open is not written to`() throws {
        let store = try SQLiteStore.create(at: path)
        try store.append(entry(1))
        rename(path, folder.file("moved"))
        expect(.notFound, naming: "removed") { try store.append(entry(2)) }
        try "another".write(toFile: path, atomically: false, encoding: .utf8)
        expect(.stopped, naming: "replaced") { try store.append(entry(2)) }
        expect(.stopped, naming: "replaced") { _ = try store.lines }
        unlink(path)
        rename(folder.file("moved"), path)
        try store.append(entry(2))
        try store.close()
    }

    @Test func `nothing is written to a WAL that was removed or replaced while open`() throws {
        let store = try SQLiteStore.create(at: path)
        try store.append(entry(1))
        rename(path + "-wal", folder.file("moved"))
        expect(.stopped, naming: "-wal was removed or replaced") { try store.append(entry(2)) }
        try "another".write(toFile: path + "-wal", atomically: false, encoding: .utf8)
        expect(.stopped, naming: "-wal was removed or replaced") { try store.append(entry(2)) }
        unlink(path + "-wal")
        rename(folder.file("moved"), path + "-wal")
        try store.append(entry(2))
        #expect(try store.lines == ["line 1", "line 2"])
        try store.close()
    }
}
