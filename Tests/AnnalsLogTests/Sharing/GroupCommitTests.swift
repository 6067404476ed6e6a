import Annals
import Dispatch
import Synchronization
import Testing

@testable import AnnalsLog

/// Requests that come in together share a transaction.
@Suite struct GroupCommitTests {
    @Test func whatComesInWhileAnotherIsWrittenSharesTheNextTransaction() async throws {
        let store = GatedStore()
        let log = Log(store: store, path: "memory")
        try log.record(Draft(opening))
        let commits = Mutex(0)
        let writer = GroupCommit(log) { commits.withLock { $0 += 1 } }
        store.shut()
        try await withThrowingTaskGroup(of: Receipt.self) { group in
            group.addTask { try await writer.record(joining("Ann")) }
            // The first is being written; all others wait for it.
            while store.waiting == 0 { try await Task.sleep(for: .milliseconds(1)) }
            for number in 1...50 { group.addTask { try await writer.record(joining("Guest \(number)")) } }
            while writer.waiting < 50 { try await Task.sleep(for: .milliseconds(1)) }
            store.open()
            var positions: Set<Position> = []
            for try await receipt in group { positions.insert(receipt.entry.position) }
            #expect(positions == Set((2...52).map { Position($0) }))
        }
        await writer.stop()
        #expect(commits.withLock { $0 } == 2)
    }

    @Test func groupsFollowEachOtherInAFileAndOthersHaveTheirTurn() async throws {
        let folder = try TemporaryFolder()
        let clock = TestClock()
        let log = try logInFile(folder, clock)
        defer { try? log.close() }
        let other = try Log(openingAt: folder.file("acme.annals"), clock: { clock.now })
        defer { try? other.close() }
        let writer = GroupCommit(log)
        let isOver = Mutex(false)
        // Another process, which never rests either.
        let beside = Task.detached {
            var count = 0
            while !isOver.withLock({ $0 }) {
                try other.record(line: Array(#"{"type":"idea-captured","data":{"text":"Beside \#(count)"}}"#.utf8))
                count += 1
            }
            return count
        }
        try await withThrowingTaskGroup(of: Void.self) { group in
            for number in 1...40 {
                group.addTask {
                    let person = try await writer.record(joining("Guest \(number)")).created[0]
                    for count in 1...10 {
                        let line = #"{"type":"idea-captured","actor":"\#(person.id)","data":{"text":"Idea \#(count)"}}"#
                        let idea = try await writer.record(Intent(Array(line.utf8), sender: nil)).created[0]
                        // What was answered is there for whoever reads, and for the next that is judged.
                        let told = try #require(IdeaID(idea))
                        #expect(try other.read { try $0.story(told)?.text } == "Idea \(count)")
                        let data = #"{"on":"\#(idea.id)","text":"Why?"}"#
                        let more = #"{"type":"note-added","actor":"\#(person.id)","data":\#(data)}"#
                        _ = try await writer.record(Intent(Array(more.utf8), sender: nil))
                    }
                }
            }
            try await group.waitForAll()
        }
        await writer.stop()
        isOver.withLock { $0 = true }
        let written = try await beside.value
        #expect(written > 0)
        #expect(try log.read { try $0.reader.head.position } == Position(1 + 40 * 21 + written))
        #expect(try Verifier.verify(log).damage == [])
        #expect(try Verifier.verifyRules(log).isSound)
    }

    @Test func whatIsMoreThanAppendsEndsTheTurnAndIsCarriedOut() async throws {
        let folder = try TemporaryFolder()
        let log = try logInFile(folder)
        defer { try? log.close() }
        let writer = GroupCommit(log)
        let session = try log.record(
            line: Array(
                #"{"type":"session-scheduled","data":{"title":"Offsite","kind":"planning","purpose":"Plan","startsAt":"2026-01-01"}}"#
                    .utf8)
        ).created[0]
        for line in [
            #"{"type":"person-joined","data":{"name":"Mo"}}"#,
            #"{"type":"participant-invited","data":{"session":"S-1","person":"P-1","role":"moderator"}}"#,
        ] { try log.record(line: Array(line.utf8)) }
        func send(_ line: String) async throws -> Receipt {
            try await writer.record(Intent(Array(line.utf8), sender: nil))
        }
        try await withThrowingTaskGroup(of: Void.self) { group in
            for number in 1...30 {
                group.addTask {
                    let joining = #"{"type":"person-joined","data":{"name":"Guest \#(number)"}}"#
                    let person = try await send(joining).created[0].id
                    let note = #"{"on":"\#(person)","text":"Here"}"#
                    _ = try await send(#"{"type":"note-added","actor":"\#(person)","data":\#(note)}"#)
                    if number == 7 {
                        let forgetting = #"{"person":"\#(person)","reason":"Asked"}"#
                        _ = try await send(#"{"type":"person-forgotten","actor":"P-1","data":\#(forgetting)}"#)
                    }
                    _ = try? await send(#"{"type":"idea-captured","actor":"\#(person)","data":{"text":"Idea"}}"#)
                }
            }
            group.addTask {
                _ = try await send(#"{"type":"session-opened","data":{"session":"\#(session.id)"}}"#)
                _ = try await send(#"{"type":"session-closed","data":{"session":"\#(session.id)"}}"#)
            }
            try await group.waitForAll()
        }
        await writer.stop()
        // A closed session is signed at once; the key of somebody forgotten is destroyed at once.
        #expect(try log.read { try $0.reader.lastCheckpoint(upTo: Position(Int64.max)) } != nil)
        let forgotten = try #require(
            try log.read { reading in
                try (1...31).map { PersonID($0) }.first { try reading.story($0)?.forgotten != nil }
            })
        #expect(!log.keys.holds(forgotten))
        #expect(try Verifier.verify(log).damage == [])
        #expect(try Verifier.verifyRules(log).isSound)
    }

    @Test func refusalAnswersItsOwnRequestAlone() async throws {
        let log = Log(store: GatedStore(), path: "memory")
        try log.record(Draft(opening))
        let writer = GroupCommit(log)
        async let good = writer.record(joining("Ann"))
        let bad = Task {
            try await writer.record(
                Intent(Array(#"{"type":"goal-confirmed","data":{"goal":"G-9"}}"#.utf8), sender: nil))
        }
        let receipt = try await good
        #expect(receipt.created == [Subject(.person, 1)])
        await #expect(throws: Refusal.self) { try await bad.value }
    }

    @Test func failureOfTheMachineFailsAllAndTheyMaySendAgain() async throws {
        let store = GatedStore()
        let log = Log(store: store, path: "memory")
        try log.record(Draft(opening))
        let writer = GroupCommit(log)
        store.fails = true
        await #expect(throws: StoreError.self) { try await writer.record(joining("Ann")) }
        store.fails = false
        #expect(try await writer.record(joining("Ann")).entry.position == Position(2))
    }

    @Test func stoppedWriterTakesNothingMore() async throws {
        let log = Log(store: GatedStore(), path: "memory")
        let writer = GroupCommit(log)
        await writer.stop()
        await #expect(throws: StoreError.self) { try await writer.record(joining("Ann")) }
    }

    @Test func lineReadBeforeItsTurnSaysWhatItWouldSayInItsTurn() async throws {
        let log = Log(store: GatedStore(), path: "memory")
        try log.record(Draft(opening))
        let writer = GroupCommit(log)
        _ = try await writer.record(joining("Ann Lee"))
        // Her name within a text and as an actor is known to the log alone.
        let note = #"{"type":"note-added","actor":"Ann Lee","data":{"on":"P-1","text":"asked @Ann Lee"}}"#
        let noted = try await writer.record(Intent(Array(note.utf8), sender: nil))
        #expect(noted.entry.actor == PersonID(1))
        #expect(String(decoding: noted.entry.line, as: UTF8.self).contains("asked @P-1"))
        // What is wrong with a line is told in the same words.
        let wrong = Intent(Array(#"{"type":"note-added","data":{"on":"Nobody","text":""}}"#.utf8), sender: nil)
        let fault = await #expect(throws: Fault.self) { try await writer.record(wrong) }
        #expect(throws: try #require(fault)) { try log.record([wrong])[0].get() }
    }

    @Test func timeOfALineIsReadInTheZoneThatHoldsWhenItIsItsTurn() async throws {
        let log = Log(store: GatedStore(), path: "memory")
        try log.record(Draft(opening))
        let writer = GroupCommit(log)
        let first = try await writer.record(joining("Ann", "2025-06-02T10:00"))
        #expect(first.entry.occurredAt == Instant("2025-06-02T08:00:00.000Z"))
        let moving = #"{"type":"organization-changed","actor":"P-1","data":{"timeZone":"Europe/London"}}"#
        // The writer knows the old zone only: the one that tells it the new is not answered through it.
        try log.record(line: Array(moving.utf8))
        let second = try await writer.record(joining("Ben", "2025-06-02T10:00"))
        #expect(second.entry.occurredAt == Instant("2025-06-02T09:00:00.000Z"))
    }

    private func joining(_ name: String, _ time: String) -> Intent {
        Intent(
            Array(#"{"type":"person-joined","occurredAt":"\#(time)","data":{"name":"\#(name)"}}"#.utf8), sender: nil)
    }

    private func joining(_ name: String) -> Intent {
        Intent(Array(#"{"type":"person-joined","data":{"name":"\#(name)"}}"#.utf8), sender: nil)
    }
}

/// A store in memory that can hold its transactions up or fail them.
private final class GatedStore: EntryStore {
    private struct State {
        var waiting = 0
        var isShut = false
        var fails = false
    }

    private let store = MemoryStore()
    private let state = Mutex(State())
    private let gate = DispatchSemaphore(value: 0)

    var waiting: Int { state.withLock { $0.waiting } }
    var fails: Bool {
        get { state.withLock { $0.fails } }
        set { state.withLock { $0.fails = newValue } }
    }

    func shut() { state.withLock { $0.isShut = true } }

    func open() {
        let waiting = state.withLock { state in
            state.isShut = false
            return state.waiting
        }
        for _ in 0..<waiting { gate.signal() }
    }

    func read<Result>(_ body: (any EntryReader) throws -> Result) throws -> Result { try store.read(body) }

    func write<Result>(_ body: (any EntryWriter) throws -> Result) throws -> Result {
        let isShut = state.withLock { state in
            if state.isShut { state.waiting += 1 }
            return state.isShut
        }
        if isShut { gate.wait() }
        if fails { throw StoreError(.machine, "the disk failed") }
        return try store.write(body)
    }

    var hasRemains: Bool { get throws { store.hasRemains } }

    func close() throws { store.close() }
}
