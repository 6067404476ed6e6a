import Annals
import AnnalsLog
import Foundation
import Synchronization
import Testing

/// Transactions that follow each other at once, each made durable while the next is put together.
@Suite("Commits behind the caller")
struct CommitsBehindTests {
    /// What was told of the commits, in the order in which it was told.
    private final class Told: Sendable {
        let outcomes = Mutex<[(group: Int, isDurable: Bool, lines: Int)]>([])

        /// Takes up what a commit comes to, and how many lines a reader finds then.
        func note(_ group: Int, in store: some EntryStore) -> @Sendable (Result<Void, any Error>) -> Void {
            { outcome in
                let isDurable = (try? outcome.get()) != nil
                let lines = (try? store.lines.count) ?? -1
                self.outcomes.withLock { $0.append((group, isDurable, lines)) }
            }
        }

        /// Waits until a group was told of.
        func wait(for group: Int) {
            while !groups.contains(group) { usleep(200) }
        }

        var groups: [Int] { outcomes.withLock { $0.map(\.group) } }
        var durable: [Int] { outcomes.withLock { $0.filter(\.isDurable).map(\.group) } }
        var lines: [Int] { outcomes.withLock { $0.filter(\.isDurable).map(\.lines) } }
    }

    /// Ten entries of a group, from 1 on.
    private func entries(_ group: Int) -> [NewEntry] {
        ((group - 1) * 10 + 1...group * 10).map { entry($0, about: [Subject(.ballot, 2)]) }
    }

    private func append(_ group: Int, to log: some EntryWriter) throws {
        for entry in entries(group) { try log.append([entry], on: AppendCondition(after: log.head.position)) }
    }

    @Test(arguments: Engine.allCases)
    func `each is told once, in order, when readers find all of it`(_ engine: Engine) throws {
        try engine.empty { store throws in
            let told = Told()
            try store.write { log throws in
                for group in 1...20 {
                    try append(group, to: log)
                    log.commitBehind(told.note(group, in: store))
                    #expect(try log.head.position == Position(group * 10))
                    // Read while it is on its way, or after.
                    if group.isMultiple(of: 3) {
                        #expect(try log.lastAbout(Subject(.ballot, 2)) == Position(group * 10))
                        #expect(try log.entry(at: Position(group * 10))?.text == "line \(group * 10)")
                    }
                    if !group.isMultiple(of: 2) {
                        told.wait(for: group)
                        #expect(told.durable.last == group)
                    }
                }
                try append(21, to: log)
            }
            #expect(told.durable == Array(1...20))
            #expect(zip(told.lines, 1...).allSatisfy { $0.0 >= $0.1 * 10 })
            #expect(try store.lines == (1...210).map { "line \($0)" })
            #expect(try store.read { try $0.story(Subject(.ballot, 2), .about) } == Array(1...210))
            #expect(try store.read { try $0.faults() } == [])
        }
    }

    @Test(arguments: Engine.allCases)
    func `a body that throws takes back what was not committed, and nothing else`(_ engine: Engine) throws {
        try engine.empty { store throws in
            let told = Told()
            #expect(throws: CancellationError.self) {
                try store.write { log throws in
                    try append(1, to: log)
                    log.commitBehind(told.note(1, in: store))
                    try append(2, to: log)
                    log.commitBehind(told.note(2, in: store))
                    try append(3, to: log)
                    throw CancellationError()
                }
            }
            #expect(told.durable == [1, 2])
            #expect(try store.lines == (1...20).map { "line \($0)" })
            try store.write { try append(3, to: $0) }
            #expect(try store.lines.count == 30)
        }
    }

    @Test(arguments: Engine.allCases)
    func `from a group that fails on none is durable, and those before it stay`(_ engine: Engine) throws {
        try engine.empty { store throws in
            let told = Told()
            expect(.conflict) {
                try store.write { log throws in
                    try append(1, to: log)
                    log.commitBehind(told.note(1, in: store))
                    // An id that is there already, which the engine may find out later.
                    try? log.append([entry(11, id: 5)], on: AppendCondition(after: log.head.position))
                    log.commitBehind(told.note(2, in: store))
                    told.wait(for: 2)
                    try? log.append([entry(12)], on: AppendCondition(after: log.head.position))
                    log.commitBehind(told.note(3, in: store))
                }
            }
            #expect(told.groups.sorted() == [1, 2, 3])
            #expect(told.durable == [1])
            #expect(try store.lines == (1...10).map { "line \($0)" })
            try store.write { try append(2, to: $0) }
            #expect(try store.lines.count == 20)
        }
    }

    @Test(arguments: Engine.allCases)
    func `what is to be done once all is durable is done then`(_ engine: Engine) throws {
        try engine.empty { store throws in
            let found = Mutex(0)
            try store.write { log throws in
                try append(1, to: log)
                log.commitBehind { _ in }
                try append(2, to: log)
                log.whenDurable { found.withLock { $0 = (try? store.lines.count) ?? -1 } }
            }
            #expect(found.withLock { $0 } == 20)
        }
    }

    @Test func `the WAL is copied into the file between them, and stays short`() throws {
        let folder = try TemporaryFolder()
        let path = folder.file("test.annals")
        try SQLiteStore.create(at: path).close()
        let store = try SQLiteStore(openingAt: path, options: SQLiteStore.Options(checkpointPages: 20))
        try store.write { log throws in
            for group in 1...100 {
                try append(group, to: log)
                log.commitBehind { _ in }
            }
        }
        let size = try #require(try FileManager.default.attributesOfItem(atPath: path + "-wal")[.size] as? Int)
        #expect(size < 60 * 4120, "\(size)")
        #expect(try store.lines.count == 1000)
        try store.close()
    }

    @Test func `where the WAL is removed between them, nothing more is acknowledged`() throws {
        let folder = try TemporaryFolder()
        let path = folder.file("test.annals")
        let store = try SQLiteStore.create(at: path)
        let told = Told()
        expect(.stopped, naming: "was removed or replaced") {
            try store.write { log throws in
                try append(1, to: log)
                log.commitBehind(told.note(1, in: store))
                told.wait(for: 1)
                unlink(path + "-wal")
                try append(2, to: log)
                log.commitBehind(told.note(2, in: store))
                told.wait(for: 2)
                try append(3, to: log)
                log.commitBehind(told.note(3, in: store))
            }
        }
        // The second was on its way already.
        #expect(told.durable.allSatisfy { $0 < 3 })
        #expect(told.groups.count == 3)
    }
}
