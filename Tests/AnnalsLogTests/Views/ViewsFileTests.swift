import Annals
import Foundation
import TestSupport
import Testing

@testable import AnnalsLog

/// Whatever is wrong with the file beside a log, the plan is that of the log.
@Suite("The views file, deleted, damaged, foreign, older, ahead or held by others")
struct ViewsFileTests {
    private let folder: TemporaryFolder
    private let clock = TestClock()
    private let path: String
    private let views: URL
    /// What each moment's plan is by a fold of the whole log.
    private let moments: [Instant]

    /// A log of some two hundred entries, and the file that its first readers left beside it.
    init() throws {
        folder = try TemporaryFolder()
        path = folder.file("acme.annals")
        views = URL(fileURLWithPath: path + "-views")
        try logInFile(folder, clock).close()
        let start = clock.now
        let log = try ViewsFileTests.open(path, clock)
        try ViewsFileTests.grow(log, clock, seed: 4711, steps: 400)
        moments = (1...5).map { start.advanced(byMilliseconds: $0 * 80 * 60_000) } + [.latest]
        let isKept = try log.read { reading in
            _ = try reading.plan()
            return try log.views?.read(of: reading.organization().log) { database in
                try PlanSnapshots(database, of: reading.organization().log).last()
            }
        }
        #expect(isKept != nil)
        try log.close()
    }

    private static func open(_ path: String, _ clock: TestClock) throws -> Log {
        Log(store: try SQLiteStore(openingAt: path), path: path, isInMemory: false, stretch: 11, clock: { clock.now })
    }

    private static func grow(_ log: Log, _ clock: TestClock, seed: UInt64, steps: Int) throws {
        var history = RandomHistory(seed: seed, start: clock.now)
        var head = try Int(log.read { try $0.head.rawValue })
        for _ in 0..<steps {
            clock.advance(minutes: 1)
            guard let receipt = try? log.record(history.draft(head: head, now: clock.now)) else { continue }
            history.take(receipt)
            head += 1 + receipt.following.count
        }
    }

    /// Every plan, twice: as the file is found, and as it was left by then.
    private func expectPlans(_ path: String? = nil, _ words: Testing.Comment) throws {
        let log = try ViewsFileTests.open(path ?? self.path, clock)
        for _ in 1...2 {
            for asOf in moments {
                let moment = min(asOf, clock.now)
                try log.read(asOf: asOf) { reading in
                    let plain = try reading.fold(Plan.self).json(at: moment)
                    #expect(try reading.plan().json(at: moment) == plain, words)
                }
            }
        }
        try log.close()
    }

    @Test func `deleted, emptied, no database, or cut short at any page`() throws {
        let whole = try Data(contentsOf: views)
        try FileManager.default.removeItem(at: views)
        try expectPlans(nil, "deleted")
        try Data().write(to: views)
        try expectPlans(nil, "emptied")
        try Data(repeating: 0x5A, count: 9000).write(to: views)
        try expectPlans(nil, "no database")
        for length in stride(from: 100, to: whole.count, by: 3000) {
            try whole.prefix(length).write(to: views)
            try expectPlans(nil, "cut to \(length) bytes")
        }
    }

    @Test func `with bits turned anywhere`() throws {
        let whole = try Data(contentsOf: views)
        var generator = SplitMix64(seed: 99)
        for _ in 0..<60 {
            var damaged = whole
            for _ in 0..<(1 + generator.next() % 20) {
                damaged[Int(generator.next() % UInt64(whole.count))] ^= UInt8(1 << (generator.next() % 8))
            }
            try damaged.write(to: views)
            try expectPlans(nil, "bits turned")
        }
    }

    @Test func `of another log`() throws {
        let other = try TemporaryFolder()
        try logInFile(other, clock).close()
        let log = try ViewsFileTests.open(other.file("acme.annals"), clock)
        try ViewsFileTests.grow(log, clock, seed: 12, steps: 400)
        _ = try log.read { try $0.plan() }
        try log.close()
        try Data(contentsOf: URL(fileURLWithPath: other.file("acme.annals-views"))).write(to: views)
        try expectPlans(nil, "another log's")
    }

    @Test func `of an older or newer build`() throws {
        for build in [0, ViewsFile.build + 1] {
            let plain = try PlainConnection(views.path)
            try plain.run("UPDATE origin SET build = \(build); UPDATE plan SET known = 1")
            plain.close()
            try expectPlans(nil, "build \(build)")
            let again = try PlainConnection(views.path)
            #expect(try again.integer("SELECT build FROM origin") == ViewsFile.build)
            again.close()
        }
    }

    @Test func `of another course of the log: a backup that was put back and gone on with`() throws {
        let backup = try Data(contentsOf: URL(fileURLWithPath: path))
        let log = try ViewsFileTests.open(path, clock)
        try ViewsFileTests.grow(log, clock, seed: 5, steps: 200)
        _ = try log.read { try $0.plan() }
        try log.close()
        for suffix in ["", "-wal", "-shm"] { try? FileManager.default.removeItem(atPath: path + suffix) }
        try backup.write(to: URL(fileURLWithPath: path))
        // It goes further than the log does: left alone, and of no use.
        try expectPlans(nil, "put back")
        let fork = try ViewsFileTests.open(path, clock)
        try ViewsFileTests.grow(fork, clock, seed: 6, steps: 300)
        try fork.close()
        try expectPlans(nil, "gone on with")
    }

    @Test func `held by another process, which is not waited for`() throws {
        for lock in ["BEGIN IMMEDIATE", "BEGIN EXCLUSIVE"] {
            let other = try PlainConnection(views.path)
            try other.run(lock)
            let log = try ViewsFileTests.open(path, clock)
            try ViewsFileTests.grow(log, clock, seed: 8, steps: 60)
            try log.close()
            try expectPlans(nil, "\(lock)")
            try other.run("ROLLBACK")
            other.close()
            try expectPlans(nil, "after \(lock)")
        }
    }

    @Test func `another program's database is left as it is`() throws {
        try FileManager.default.removeItem(at: views)
        let other = try PlainConnection(views.path)
        try other.run("PRAGMA application_id = 77; CREATE TABLE theirs (a); INSERT INTO theirs VALUES (1)")
        other.close()
        let before = try Data(contentsOf: views)
        try expectPlans(nil, "another program's")
        let log = try ViewsFileTests.open(path, clock)
        #expect(throws: StoreError.self) { try log.rebuildViews() }
        try log.close()
        #expect(try Data(contentsOf: views) == before)
    }

    @Test func `put away while it is open, a new one takes its place`() throws {
        let log = try ViewsFileTests.open(path, clock)
        _ = try log.read { try $0.plan() }
        try FileManager.default.removeItem(at: views)
        _ = try log.read { try $0.plan() }
        #expect(FileManager.default.fileExists(atPath: views.path))
        try log.close()
        try expectPlans(nil, "put away")
    }
}
