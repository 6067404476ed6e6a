import Annals
import Foundation
import Testing

@testable import AnnalsLog

/// Whether a name alone says who is meant, told by the ids kept beside the log, against all stories read one by one.
@Suite("Who bears the name of somebody else")
struct NamesakesTests {
    private let folder: TemporaryFolder
    private let clock = TestClock()
    private let path: String

    init() throws {
        folder = try TemporaryFolder()
        path = folder.file("acme.annals")
        try logInFile(folder, clock).close()
    }

    private func open() throws -> Log {
        Log(store: try SQLiteStore(openingAt: path), path: path, isInMemory: false, stretch: 7, clock: { clock.now })
    }

    /// By the definition: another one of all the people of the reading is called so.
    private func plainly(_ reading: Reading) throws -> [PersonID] {
        let people = try reading.subjects(.person).compactMap { try PersonID($0).flatMap { try reading.story($0) } }
        return people.filter { person in
            people.contains { $0.id != person.id && $0.shownName == person.shownName }
        }.map(\.id)
    }

    private func compare(_ log: Log, asOf: Instant = .latest, known: Position? = nil) throws -> [PersonID] {
        try log.read(asOf: asOf, known: known) { reading in
            let people = try reading.subjects(.person).compactMap { PersonID($0) }
            let found = try people.filter { try reading.hasNamesake($0) }
            #expect(found == (try plainly(reading)), "as of \(asOf), known at \(known?.description ?? "the end")")
            let plan = try reading.plan()
            for person in plan.people.all {
                let isTold = plan.name(person.id) != person.shownName
                #expect(isTold == found.contains(person.id))
            }
            return found
        }
    }

    private func join(_ log: Log, _ name: String) throws {
        clock.advance(minutes: 1)
        try log.record(Draft(PersonJoined { $0.name = name }))
    }

    private func rename(_ log: Log, _ person: UInt32, _ name: String) throws {
        clock.advance(minutes: 1)
        try log.record(
            Draft(
                PersonChanged {
                    $0.person = PersonID(person)
                    $0.name = name
                }))
    }

    /// What is kept in the file; `nil` where nothing is.
    private func kept(_ log: Log) throws -> Namesakes.Groups? {
        let id = try log.read { try $0.organization().log }
        return try log.read { reading in
            log.views?.read(of: id) { database in
                try Reach(of: Namesakes.name, in: database, seenBy: reading.reader).position == nil
                    ? nil : Namesakes.kept(in: database)
            }
        }
    }

    @Test func `is told at any moment and by what was known, while people come and change their names`() throws {
        let log = try open()
        let start = clock.now
        var chance = RandomHistory(seed: 4, start: start)
        var count: UInt32 = 0
        var seen = 0
        for step in 1...60 {
            if count < 3 || step % 3 == 0 {
                try join(log, "Name \(chance.below(6))")
                count += 1
            } else {
                // Who is called so already is refused.
                _ = try? rename(log, UInt32(chance.below(Int(count)) + 1), "Name \(chance.below(6))")
            }
            guard step % 5 == 0 else { continue }
            let head = try log.read { try $0.head.rawValue }
            seen += try compare(log).count
            let span = Int(clock.now.milliseconds - start.milliseconds)
            _ = try compare(
                log, asOf: start.advanced(byMilliseconds: Int64(chance.below(span))),
                known: Position(chance.below(Int(head)) + 1))
        }
        #expect(seen > 0)
        #expect(try kept(log) != nil)
        try log.close()
    }

    @Test func `is the same without the file, and in the next process`() throws {
        let log = try open()
        for name in ["Ann Lee", "Bo", "Ann Lee", "Cy", "Di", "Ed", "Flo", "Gus"] { try join(log, name) }
        let all = [PersonID(1), PersonID(3)]
        #expect(try compare(log) == all)
        #expect(try kept(log) == [all])
        try log.close()
        let other = try open()
        #expect(try compare(other) == all)
        try FileManager.default.removeItem(atPath: path + "-views")
        #expect(try compare(other) == all)
        try rename(other, 3, "Ann Li")
        #expect(try compare(other) == [])
        // What once was is asked of as well.
        #expect(try compare(other, known: Position(9)) == all)
        try other.close()
    }

    @Test func `is forgotten with who is forgotten`() throws {
        let log = try open()
        for name in ["Ann Lee", "Bo", "Ann Lee", "Cy", "Di", "Ed", "Flo", "Gus"] { try join(log, name) }
        #expect(try compare(log).count == 2)
        try log.record(
            Draft(
                PersonForgotten {
                    $0.person = PersonID(3)
                    $0.reason = "asked"
                }, actor: PersonID(1)))
        #expect(try kept(log) == nil)
        #expect(try compare(log) == [])
        #expect(try kept(log) == [])
        try log.close()
    }

    @Test func `is told apart from an id that somebody is called by`() throws {
        let log = try open()
        for name in ["P-2", "Bo", "Cy", "Di", "Ed", "Flo", "Gus", "Hal"] { try join(log, name) }
        #expect(try compare(log) == [])
        try log.record(
            Draft(
                PersonForgotten {
                    $0.person = PersonID(2)
                    $0.reason = "asked"
                }, actor: PersonID(1)))
        #expect(try compare(log) == [PersonID(1), PersonID(2)])
        try log.close()
    }
}
