import Annals
import AnnalsLog
import Foundation
import Synchronization
import Testing

private let b2 = Subject(.ballot, 2)
private let d9 = Subject(.decision, 9)
private let p1 = Subject(.person, 1)
private let p3 = Subject(.person, 3)
private let s4 = Subject(.session, 4)

/// What every engine promises.
@Suite("The contract of a store")
struct StorageContractTests {
    // MARK: - Appending

    @Test(arguments: Engine.allCases)
    func `a log without entries ends before the first and gives nothing`(_ engine: Engine) throws {
        try engine.empty { store throws in
            try store.read { log throws in
                #expect(try log.head == Head(position: .start, recordedAt: nil))
                #expect(try log.latest == nil)
                #expect(try log.entry(at: Position(1)) == nil)
                #expect(try log.leaf(at: Position(1)) == nil)
                #expect(try log.position(of: entry(1).id) == nil)
                #expect(try log.lines == [])
                #expect(try log.inTime() == [])
                #expect(try log.story(b2, .all) == [])
                #expect(try log.lastAbout(b2) == nil)
                #expect(try log.highestSubject(in: Subject.Kind.ballot.range) == nil)
                #expect(try log.subjects(.ballot) == [])
                #expect(try log.index == [])
                #expect(try log.faults() == [])
            }
        }
    }

    @Test(arguments: Engine.allCases)
    func `an entry is read back as it was appended`(_ engine: Engine) throws {
        try engine.empty { store throws in
            let new = entry(1, about: [b2], mentions: [p3], line: "{\"text\":\"naïve 🗳\"}")
            try store.append(new)
            try store.read { log throws in
                let stored = StoredEntry(position: Position(1), occurredAt: new.occurredAt, line: new.line)
                #expect(try log.head == Head(position: Position(1), recordedAt: new.recordedAt))
                #expect(try log.entry(at: Position(1)) == stored)
                #expect(try log.position(of: new.id) == Position(1))
                #expect(try log.leaf(at: Position(1)) == new.leaf)
                var rows: [StoredRow] = []
                try log.scanRows(Position(1)...Position(1)) { row in
                    rows.append(row)
                    return true
                }
                #expect(
                    rows == [StoredRow(entry: stored, id: new.id, recordedAt: new.recordedAt, leaf: new.leaf)])
            }
        }
    }

    @Test(arguments: Engine.allCases)
    func `positions go on from the head, within a transaction and across them`(_ engine: Engine) throws {
        try engine.empty { store throws in
            try store.append(entry(1), entry(2))
            try store.write { log throws in
                #expect(try log.head.position == Position(2))
                try log.append([entry(3)], on: AppendCondition(after: .start))
                #expect(try log.head.position == Position(3))
                #expect(try log.lines == ["line 1", "line 2", "line 3"])
                try log.append([entry(4)], on: AppendCondition(after: .start))
            }
            #expect(try store.lines == ["line 1", "line 2", "line 3", "line 4"])
        }
    }

    @Test(arguments: Engine.allCases)
    func `a transaction that appends nothing changes nothing`(_ engine: Engine) throws {
        try engine.empty { store throws in
            try store.append(entry(1))
            #expect(try store.write { log in try log.head.position } == Position(1))
            #expect(try store.lines == ["line 1"])
        }
    }

    @Test(arguments: Engine.allCases, [[1], [3], [2, 2], [2, 4], [0]])
    func `a position that is not the next one is refused, and the whole batch with it`(
        _ engine: Engine, _ positions: [Int]
    ) throws {
        try engine.empty { store throws in
            try store.append(entry(1, id: 100))
            expect(.conflict) {
                try store.write { log throws in
                    try log.append(positions.enumerated().map { entry($1, id: $0) }, on: AppendCondition(after: .start))
                }
            }
            #expect(try store.lines == ["line 1"])
        }
    }

    @Test(arguments: Engine.allCases)
    func `an id that was used before is refused`(_ engine: Engine) throws {
        try engine.empty { store throws in
            try store.append(entry(1, id: 7))
            expect(.conflict) { try store.append(entry(2, id: 7)) }
            expect(.conflict) { try store.append(entry(2, id: 8), entry(3, id: 8)) }
            #expect(try store.lines == ["line 1"])
            try store.append(entry(2, id: 8))
        }
    }

    @Test(arguments: Engine.allCases)
    func `an entry does not happen after it is written down`(_ engine: Engine) throws {
        try engine.empty { store throws in
            var new = entry(1)
            new.occurredAt = new.recordedAt
            try store.append(new)
            new = entry(2)
            new.occurredAt = new.recordedAt.advanced(byMilliseconds: 1)
            expect(.conflict, naming: "#2") { try store.append(new) }
        }
    }

    @Test(arguments: Engine.allCases)
    func `a line has 1 to 65,535 bytes`(_ engine: Engine) throws {
        try engine.empty { store throws in
            let longest = String(repeating: "é", count: 32_767) + "x"
            try store.append(entry(1, line: longest), entry(2, line: "x"))
            expect(.conflict, naming: "65536") { try store.append(entry(3, line: longest + "x")) }
            expect(.conflict) { try store.append(entry(3, line: "")) }
            #expect(try store.lines == [longest, "x"])
        }
    }

    @Test(arguments: Engine.allCases)
    func `an entry names a subject once in each part`(_ engine: Engine) throws {
        try engine.empty { store throws in
            expect(.conflict) { try store.append(entry(1, about: [b2, b2])) }
            expect(.conflict) { try store.append(entry(1, mentions: [p1, p1])) }
            #expect(try store.read { log in try log.index } == [])
        }
    }

    // MARK: - Conditions

    @Test(arguments: Engine.allCases)
    func `an entry about a subject after the position seen is a conflict, a mention is none`(_ engine: Engine) throws {
        try engine.empty { store throws in
            try store.append(entry(1, about: [b2]), entry(2, about: [d9], mentions: [b2]), entry(3))
            func append(_ position: Int, if subjects: [Subject], after: Int) throws {
                try store.write { log throws in
                    try log.append([entry(position)], on: AppendCondition(subjects: subjects, after: Position(after)))
                }
            }
            expect(.conflict, naming: "entry #1 about ballot:B-2") { try append(4, if: [b2], after: 0) }
            expect(.conflict, naming: "entry #2 about decision:D-9") { try append(4, if: [b2, d9], after: 1) }
            try append(4, if: [b2], after: 1)
            try append(5, if: [b2, d9, p1], after: 2)
            try append(6, if: [b2, d9], after: 5)
            try append(7, if: [], after: 0)
        }
    }

    @Test(arguments: Engine.allCases)
    func `a condition sees what the same transaction appended`(_ engine: Engine) throws {
        try engine.empty { store throws in
            expect(.conflict) {
                try store.write { log throws in
                    let seen = try log.head.position
                    try log.append([entry(1, about: [b2])], on: AppendCondition(subjects: [b2], after: seen))
                    try log.append([entry(2, about: [b2])], on: AppendCondition(subjects: [b2], after: seen))
                }
            }
            #expect(try store.lines == [])
        }
    }

    // MARK: - All or nothing

    @Test(arguments: Engine.allCases)
    func `where the body throws, nothing of it is there`(_ engine: Engine) throws {
        struct Stop: Error {}
        try engine.empty { store throws in
            try store.append(entry(1, about: [b2]))
            #expect(throws: Stop.self) {
                try store.write { log throws in
                    try log.append([entry(2, at: 0, about: [d9], mentions: [b2])], on: AppendCondition(after: .start))
                    try log.append([entry(3, about: [b2])], on: AppendCondition(after: .start))
                    throw Stop()
                }
            }
            try store.read { log throws in
                #expect(try log.lines == ["line 1"])
                #expect(try log.inTime() == [1])
                #expect(try log.story(b2, .all) == [1])
                #expect(try log.lastAbout(d9) == nil)
                #expect(try log.position(of: entry(2).id) == nil)
                #expect(try log.index.count == 1)
            }
            try store.append(entry(2))
        }
    }

    @Test(arguments: Engine.allCases)
    func `an append that was refused cannot be passed over in silence`(_ engine: Engine) throws {
        try engine.empty { store throws in
            expect(.conflict, naming: "#9") {
                try store.write { log throws in
                    try log.append([entry(1)], on: AppendCondition(after: .start))
                    #expect(throws: StoreError.self) {
                        try log.append([entry(9)], on: AppendCondition(after: .start))
                    }
                    #expect(throws: StoreError.self) {
                        try log.append([entry(2)], on: AppendCondition(after: .start))
                    }
                }
            }
            #expect(try store.lines == [])
        }
    }

    // MARK: - Several at once

    @Test(arguments: Engine.allCases)
    func `a reader keeps to the state it began with, and does not wait for a writer`(_ engine: Engine) throws {
        try engine.empty { store throws in
            try store.append(entry(1, about: [b2]))
            try store.write { log throws in
                try log.append([entry(2, about: [b2, d9])], on: AppendCondition(after: .start))
                #expect(try store.lines == ["line 1"])
            }
            try store.read { log throws in
                #expect(try log.head.position == Position(2))
                try store.append(entry(3, at: 50, about: [b2, p1]))
                #expect(try log.head.position == Position(2))
                #expect(try log.lines == ["line 1", "line 2"])
                #expect(try log.entry(at: Position(3)) == nil)
                #expect(try log.leaf(at: Position(3)) == nil)
                #expect(try log.position(of: entry(3).id) == nil)
                #expect(try log.inTime() == [1, 2])
                #expect(try log.latest == entry(2).occurredAt)
                #expect(try log.story(b2, .about) == [1, 2])
                #expect(try log.lastAbout(b2) == Position(2))
                #expect(try log.lastAbout(p1) == nil)
                #expect(try log.highestSubject(in: Subject.Kind.person.range) == nil)
                #expect(try log.subjects(.person) == [])
                #expect(try log.isIndexed(IndexedSubject(p1, isAbout: true), at: Position(3)) == false)
                #expect(try log.index.count == 3)
            }
            #expect(try store.lines == ["line 1", "line 2", "line 3"])
        }
    }

    @Test(arguments: Engine.allCases)
    func `many readers at once, more than are kept, see one state each`(_ engine: Engine) throws {
        try engine.empty { store throws in
            func nest(_ depth: Int) throws {
                try store.read { log throws in
                    #expect(try log.head.position == Position(8 - depth))
                    guard depth > 0 else { return }
                    try store.appendNext(id: depth)
                    try nest(depth - 1)
                    #expect(try log.head.position == Position(8 - depth))
                }
            }
            try nest(8)
            #expect(try store.lines.count == 8)
        }
    }

    @Test(arguments: Engine.allCases)
    func `of many writers at once none is lost and none repeated`(_ engine: Engine) throws {
        try engine.empty { store throws in
            let failures = Mutex<[String]>([])
            DispatchQueue.concurrentPerform(iterations: 8) { writer in
                for number in 0..<25 {
                    do {
                        try store.appendNext(id: writer * 1000 + number, about: [b2])
                    } catch {
                        failures.withLock { $0.append("\(error)") }
                    }
                }
            }
            #expect(failures.withLock { $0 } == [])
            try store.read { log throws in
                #expect(try log.lines == (1...200).map { "line \($0)" })
                #expect(try log.story(b2, .about) == Array(1...200))
                for writer in 0..<8 {
                    let ids = (0..<25).map { entry(1, id: writer * 1000 + $0).id }
                    let places = try ids.map { try #require(try log.position(of: $0)) }
                    #expect(places == places.sorted())
                }
            }
        }
    }

    // MARK: - Reading

    @Test(arguments: Engine.allCases)
    func `a scan keeps to its range and stops when told`(_ engine: Engine) throws {
        try engine.empty { store throws in
            try store.append(entry(1), entry(2), entry(3), entry(4))
            func scan(_ range: ClosedRange<Int>, stop: Int = 9) throws -> [Int] {
                var seen: [Int] = []
                try store.read { log throws in
                    try log.scan(Position(range.lowerBound)...Position(range.upperBound)) { entry in
                        seen.append(Int(entry.position.rawValue))
                        return seen.last != stop
                    }
                }
                return seen
            }
            #expect(try scan(1...4) == [1, 2, 3, 4])
            #expect(try scan(2...3) == [2, 3])
            #expect(try scan(0...9) == [1, 2, 3, 4])
            #expect(try scan(5...9) == [])
            #expect(try scan(1...4, stop: 2) == [1, 2])
        }
    }

    @Test(arguments: Engine.allCases)
    func `entries come in the order of time, late ones at their place, up to both clocks`(_ engine: Engine) throws {
        try engine.empty { store throws in
            try store.append(entry(1, at: 10), entry(2, at: 30), entry(3, at: 20), entry(4, at: 10), entry(5, at: 0))
            try store.read { log throws in
                #expect(try log.inTime() == [5, 1, 4, 3, 2])
                #expect(try log.latest == entry(2, at: 30).occurredAt)
                #expect(try log.inTime(asOf: 20) == [5, 1, 4, 3])
                #expect(try log.inTime(asOf: 19) == [5, 1, 4])
                #expect(try log.inTime(known: 3) == [1, 3, 2])
                #expect(try log.inTime(asOf: 20, known: 3) == [1, 3])
                #expect(try log.inTime(asOf: -1) == [])
                #expect(try log.inTime(known: 0) == [])
                var first: [Position] = []
                try log.scanInTime(asOf: .latest, known: Position(5)) { entry in
                    first.append(entry.position)
                    return false
                }
                #expect(first == [Position(5)])
            }
        }
    }

    @Test(arguments: Engine.allCases)
    func `a story has what is about its subject, what only mentions it, or both`(_ engine: Engine) throws {
        try engine.empty { store throws in
            try store.append(
                entry(1, about: [b2], mentions: [p3]), entry(2, about: [d9], mentions: [b2, p3]), entry(3, about: [b2]),
                entry(4, mentions: [b2]), entry(5, about: [s4]))
            try store.read { log throws in
                #expect(try log.story(b2, .about) == [1, 3])
                #expect(try log.story(b2, .mentions) == [2, 4])
                #expect(try log.story(b2, .all) == [1, 2, 3, 4])
                #expect(try log.story(b2, .all, after: 1) == [2, 3, 4])
                #expect(try log.story(b2, .about, after: 1) == [3])
                #expect(try log.story(b2, .mentions, after: 2) == [4])
                #expect(try log.story(b2, .all, after: 4) == [])
                #expect(try log.story(p3, .about) == [])
                #expect(try log.story(p3, .all) == [1, 2])
                var first: [String] = []
                try log.story(of: b2, .all, after: .start) { entry in
                    first.append(entry.text)
                    return first.count < 2
                }
                #expect(first == ["line 1", "line 2"])
            }
        }
    }

    @Test(arguments: Engine.allCases)
    func `a scan may go on within a scan of the same sort`(_ engine: Engine) throws {
        try engine.empty { store throws in
            try store.append(entry(1, about: [b2]), entry(2, about: [b2]), entry(3, about: [b2]))
            try store.read { log throws in
                var pairs: [String] = []
                try log.story(of: b2, .all, after: .start) { outer in
                    try log.story(of: b2, .all, after: outer.position) { inner in
                        pairs.append("\(outer.position)\(inner.position)")
                        return true
                    }
                    return true
                }
                #expect(pairs == ["#1#2", "#1#3", "#2#3"])
            }
        }
    }

    @Test(arguments: Engine.allCases)
    func `the last entry about a subject is found, not one that mentions it`(_ engine: Engine) throws {
        try engine.empty { store throws in
            try store.append(entry(1, about: [b2]), entry(2, about: [b2]), entry(3, mentions: [b2, p1]))
            try store.read { log throws in
                #expect(try log.lastAbout(b2) == Position(2))
                #expect(try log.lastAbout(p1) == nil)
            }
        }
    }

    @Test(arguments: Engine.allCases)
    func `the highest number given in a kind is found among all that is named`(_ engine: Engine) throws {
        try engine.empty { store throws in
            try store.append(
                entry(1, about: [Subject(.task, 3), Subject(.decision, 9)], mentions: [Subject(.task, 70_000)]),
                entry(2, about: [Subject(.task, 12), Subject(.alternative, 9, part: 2)]))
            try store.read { log throws in
                #expect(try log.highestSubject(in: Subject.Kind.task.range) == Subject(.task, 70_000))
                #expect(try log.highestSubject(in: Subject.Kind.decision.range) == Subject(.decision, 9))
                #expect(try log.highestSubject(in: Subject.Kind.alternative.range) == Subject(.alternative, 9, part: 2))
                #expect(try log.highestSubject(in: Subject.Kind.goal.range) == nil)
                let upToTwelve = Subject(.task, 1).rawValue...Subject(.task, 12).rawValue
                #expect(try log.highestSubject(in: upToTwelve) == Subject(.task, 12))
            }
        }
    }

    @Test(arguments: Engine.allCases)
    func `the subjects of a kind that entries are about come once each, in order`(_ engine: Engine) throws {
        try engine.empty { store throws in
            try store.append(
                entry(1, about: [Subject(.task, 3)], mentions: [Subject(.task, 1), p1]),
                entry(2, about: [Subject(.task, 300)], mentions: [Subject(.task, 3)]),
                entry(3, about: [Subject(.task, 3), Subject(.task, 2), Subject(.goal, 1)]))
            try store.read { log throws in
                #expect(try log.subjects(.task) == [Subject(.task, 2), Subject(.task, 3), Subject(.task, 300)])
                #expect(try log.subjects(.person) == [])
                var first: [Subject] = []
                try log.subjects(in: 0...Int64.max) { subject in
                    first.append(subject)
                    return first.count < 2
                }
                #expect(first == [Subject(.goal, 1), Subject(.task, 2)])
            }
        }
    }

    @Test(arguments: Engine.allCases)
    func `the index can be compared with the lines both ways`(_ engine: Engine) throws {
        try engine.empty { store throws in
            try store.append(entry(1, about: [b2], mentions: [p3, p1]), entry(2, about: [d9], mentions: [p1]))
            try store.read { log throws in
                #expect(
                    try log.index == [
                        IndexRow(subject: p1.rawValue, isAbout: false, position: Position(1)),
                        IndexRow(subject: p1.rawValue, isAbout: false, position: Position(2)),
                        IndexRow(subject: p3.rawValue, isAbout: false, position: Position(1)),
                        IndexRow(subject: b2.rawValue, isAbout: true, position: Position(1)),
                        IndexRow(subject: d9.rawValue, isAbout: true, position: Position(2)),
                    ])
                #expect(try log.isIndexed(IndexedSubject(b2, isAbout: true), at: Position(1)))
                #expect(try !log.isIndexed(IndexedSubject(b2, isAbout: false), at: Position(1)))
                #expect(try !log.isIndexed(IndexedSubject(b2, isAbout: true), at: Position(2)))
                #expect(try log.isIndexed(IndexedSubject(p1, isAbout: false), at: Position(2)))
            }
        }
    }

    // MARK: - Closing

    @Test(arguments: Engine.allCases)
    func `a closed store says so, also when it is closed again`(_ engine: Engine) throws {
        try engine.empty { store throws in
            try store.append(entry(1))
            try store.close()
            try store.close()
            expect(.closed) { _ = try store.lines }
            expect(.closed) { try store.append(entry(2)) }
        }
    }

    // MARK: - Both alike

    @Test func `both engines answer alike over random entries, some of them rolled back`() throws {
        struct Stop: Error {}
        var random = SystemRandomNumberGenerator()
        let kinds: [Subject.Kind] = [.person, .ballot, .decision]
        try Engine.sqlite.empty { sqlite in
            let memory = MemoryStore()
            var next = 1
            for _ in 0..<60 {
                let batch = (0..<Int.random(in: 1...5, using: &random)).map { offset in
                    let named = Set(
                        (0..<Int.random(in: 0...4, using: &random)).map { _ in
                            Subject(kinds.randomElement(using: &random) ?? .person, .random(in: 1...5, using: &random))
                        })
                    return entry(
                        next + offset, at: .random(in: 0...40, using: &random), about: Array(named.prefix(2)),
                        mentions: Array(named.dropFirst(2)))
                }
                let fails = Bool.random(using: &random)
                for store in [sqlite, memory] as [any EntryStore] {
                    do {
                        try store.write { log throws in
                            try log.append(batch, on: AppendCondition(after: .start))
                            if fails { throw Stop() }
                        }
                    } catch is Stop {}
                }
                if !fails { next += batch.count }
            }
            func answers(_ store: any EntryStore) throws -> [String] {
                try store.read { log throws in
                    var all = ["\(try log.head)", "\(try log.lines)", "\(try log.index)"]
                    for asOf in [0, 11, 40] { all.append("\(try log.inTime(asOf: asOf, known: next / 2))") }
                    for kind in kinds {
                        all.append("\(try log.subjects(kind))")
                        all.append(String(describing: try log.highestSubject(in: kind.range)))
                        for number in 1...5 {
                            let subject = Subject(kind, UInt32(number))
                            for part in [StoryPart.about, .mentions, .all] {
                                all.append("\(try log.story(subject, part, after: next / 3))")
                            }
                            all.append(String(describing: try log.lastAbout(subject)))
                        }
                    }
                    return all
                }
            }
            let (left, right) = (try answers(sqlite), try answers(memory))
            for (left, right) in zip(left, right) { #expect(left == right) }
        }
    }
}
