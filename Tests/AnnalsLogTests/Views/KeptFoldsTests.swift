import Annals
import Foundation
import Synchronization
import Testing

@testable import AnnalsLog

/// Views that a server keeps and goes on with, against the same views folded from the lines each time.
@Suite("Views that are kept in memory")
struct KeptFoldsTests {
    private let folder: TemporaryFolder
    private let clock = TestClock()
    private let path: String

    init() throws {
        folder = try TemporaryFolder()
        path = folder.file("acme.annals")
        try logInFile(folder, clock).close()
    }

    private func open(keeps: Bool = true) throws -> Log {
        let log = Log(
            store: try SQLiteStore(openingAt: path), path: path, isInMemory: false, stretch: 160, clock: { clock.now })
        if keeps { log.keepsFolds() }
        return log
    }

    @Test(arguments: 201...206)
    func `stay right through late, struck and corrected entries`(seed: Int) throws {
        let log = try open()
        let start = clock.now
        var history = RandomHistory(seed: UInt64(seed), start: start)
        var recorded = 1
        for step in 1...400 {
            clock.advance(minutes: 1)
            if let receipt = try? log.record(history.draft(head: recorded, now: clock.now)) {
                history.take(receipt)
                recorded += 1 + receipt.following.count
            }
            if step.isMultiple(of: 40) {
                let span = Int(clock.now.milliseconds - start.milliseconds)
                let past = start.advanced(byMilliseconds: Int64(history.below(span)))
                try compare(log, .latest)
                try compare(log, past)
                // Asked again, nothing has changed.
                try compare(log, .latest)
            }
        }
        try log.close()
    }

    @Test(arguments: 211...214)
    func `plans of past moments go on from what was asked for, and read the same`(seed: Int) throws {
        let log = try open()
        let plain = try open(keeps: false)
        let start = clock.now
        var history = RandomHistory(seed: UInt64(seed), start: start)
        var recorded = 1
        for step in 1...480 {
            clock.advance(minutes: 1)
            if let receipt = try? log.record(history.draft(head: recorded, now: clock.now)) {
                history.take(receipt)
                recorded += 1 + receipt.following.count
            }
            guard step.isMultiple(of: 40) else { continue }
            // What was asked for is asked for again, and something after it.
            let span = clock.now.milliseconds - start.milliseconds
            for share in [2, 3, 3, 1, 4] as [Int64] {
                let past = start.advanced(byMilliseconds: span * share / 4)
                let kept = try log.read(asOf: past) { try $0.plan().json(at: past) }
                let read = try plain.read(asOf: past) { try $0.plan().json(at: past) }
                #expect(kept == read, "after \(step) steps, as of \(past)")
            }
            let moments = [start.advanced(byMilliseconds: span / 2), clock.now, .latest]
            let kept = try log.read { try $0.plans(at: moments).map { $0.json(at: clock.now) } }
            let read = try plain.read { try $0.plans(at: moments).map { $0.json(at: clock.now) } }
            #expect(kept == read, "after \(step) steps, three at once")
        }
        try log.close()
        try plain.close()
    }

    private func compare(_ log: Log, _ asOf: Instant) throws {
        let chronicle = try log.chronicle()
        let moment = min(asOf, clock.now)
        try log.read(asOf: asOf) { reading in
            let registers = chronicle.view(Registers.self, asOf: asOf)
            for kind in Register.Kind.allCases {
                let kept = try reading.fold(Registers.self).register(kind, at: moment).rows.map(\.cells)
                let plain = registers.register(kind, at: moment).rows.map(\.cells)
                #expect(kept == plain, "\(kind), as of \(asOf)")
            }
            let history = try reading.fold(History.self).json
            let plainHistory = chronicle.view(History.self, asOf: asOf).json
            #expect(history == plainHistory)
            let plan = try reading.fold(Plan.self).json(at: moment)
            let plainPlan = chronicle.view(Plan.self, asOf: asOf).json(at: moment)
            #expect(plan == plainPlan)
        }
        // An earlier moment of a reading that goes to the end.
        try log.read { reading in
            let plans = try reading.folds(Plan.self, asOf: [asOf, .latest])
            let then = chronicle.view(Plan.self, asOf: asOf).json(at: moment)
            let now = chronicle.view(Plan.self).json(at: moment)
            let (keptThen, keptNow) = (plans[0].json(at: moment), plans[1].json(at: moment))
            #expect(keptThen == then)
            #expect(keptNow == now)
        }
    }

    /// Counts how often a fold is fed.
    private struct Fed: Projection {
        var entries = 0
        mutating func apply(_ entry: Entry) { entries += 1 }
    }

    @Test func `of one moment leave out what of it is not to be read`() throws {
        let log = try open()
        for number in 1...30 {
            // Three entries a minute.
            if number.isMultiple(of: 3) { clock.advance(minutes: 1) }
            try log.record(Draft(PersonJoined { $0.name = "Person \(number)" }))
        }
        let last = clock.now
        try log.read { reading in
            let all = try reading.fold(Fed.self).entries
            #expect(all == 31)
            for _ in 0..<2 {
                let whole = try reading.fold(Fed.self, asOf: last, taking: { _ in true })
                let before = try reading.fold(Fed.self, asOf: last, taking: { _ in false })
                #expect(whole.entries == 31)
                #expect(before.entries == 30)
            }
        }
        try log.close()
    }

    /// Counts how often folds of it are fed, all together.
    private struct Told: Projection {
        static let count = Mutex(0)
        mutating func apply(_ entry: Entry) { Told.count.withLock { $0 += 1 } }
    }

    @Test func `of a moment that was asked for are not folded again`() throws {
        let log = try open()
        var moments: [Instant] = []
        for number in 1...300 {
            clock.advance(minutes: 1)
            moments.append(clock.now)
            try log.record(Draft(PersonJoined { $0.name = "Person \(number)" }))
        }
        func told(_ moment: Instant, taking takes: ((Entry) -> Bool)? = nil) throws -> Int {
            let before = Told.count.withLock { $0 }
            try log.read { _ = try $0.fold(Told.self, asOf: moment, taking: takes) }
            return Told.count.withLock { $0 } - before
        }
        // The founding of the log and 207 people.
        #expect(try told(moments[206]) == 208)
        #expect(try told(moments[206]) == 0)
        #expect(try told(moments[207]) == 1)
        // Of one that is read in part, what came before it is kept.
        _ = try told(moments[222], taking: { _ in true })
        #expect(try told(moments[222], taking: { _ in true }) == 1)
        #expect(try told(moments[222], taking: { _ in false }) == 0)
        // What is written down late is told to all that stood after it.
        clock.advance(minutes: 1)
        try log.record(Draft(PersonJoined { $0.name = "Zoe" }, occurredAt: moments[0]))
        #expect(try told(moments[206]) == 209)
        try log.close()
    }

    @Test func `forget a person who is forgotten`() throws {
        let log = try open()
        try log.record(Draft(PersonJoined { $0.name = "Ann Lee" }))
        try log.record(Draft(PersonJoined { $0.name = "Bob Roe" }))
        func names() throws -> [String] {
            try log.read { try $0.fold(Plan.self).people.all.map(\.shownName) }
        }
        let before = try names()
        #expect(before == ["Ann Lee", "Bob Roe"])
        clock.advance(minutes: 1)
        try log.record(
            Draft(
                PersonForgotten {
                    $0.person = PersonID(2)
                    $0.reason = "Asked"
                }, actor: PersonID(1)))
        let then = try names()
        #expect(then.contains("Ann Lee") && !then.contains("Bob Roe"))
        try log.close()
    }
}
