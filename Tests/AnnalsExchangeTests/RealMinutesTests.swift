import Annals
import AnnalsExchange
import AnnalsLog
import Foundation
import Testing

@Suite(
    "Real minutes",
    .enabled(if: RealMinutes.folder != nil, "skipped: ANNALS_DATA names no folder of public records"))
struct RealMinutesTests {
    /// A log of all those minutes, each read with what the ones before it left.
    private func log(of texts: [String]) throws -> Log {
        let log = try Log.empty()
        var known = MinutesLog()
        var seen = Position.start
        for text in texts {
            try log.read { reading in
                try reading.forEachRecorded(from: seen.next) { entry in
                    known.apply(entry)
                    seen = entry.position
                    return true
                }
            }
            let faults = try log.take(text, knowing: known)
            #expect(faults == [], "\(text.prefix(120))")
        }
        return log
    }

    private func counts(_ log: Log) throws -> [String: Int] {
        Dictionary(try log.entries().map { ($0.action.name, 1) }, uniquingKeysWith: +)
    }

    private func perYear(_ log: Log) throws -> [String: Int] {
        Dictionary(
            try log.entries().compactMap { entry in
                if case .sessionScheduled(let it) = entry.action {
                    (String(it.startsAt.description.prefix(4)), 1)
                } else {
                    nil
                }
            }, uniquingKeysWith: +)
    }

    @Test func `of a council that met 213 times`() throws {
        let (texts, doubles) = try RealMinutes.council()
        let log = try log(of: texts)
        let counts = try counts(log)
        let sessions = try #require(try RealMinutes.fact("openjs-cpc", "sessions") as? [Any])
        #expect(counts["session-scheduled"] == sessions[0] as? Int)
        #expect(counts["session-closed"] == 213)
        #expect(try perYear(log) == sessions[1] as? [String: Int])
        let items = try #require(try RealMinutes.fact("openjs-cpc", "items") as? [Int])
        #expect(counts["stage-entered"] == items[0])
        var present = 0
        var byName: [PersonID: Int] = [:]
        for entry in try log.entries() {
            guard case .sessionOpened(let opened) = entry.action else { continue }
            present += opened.present.count
            for person in opened.present { byName[person, default: 0] += 1 }
        }
        // The record names some people twice at one meeting, and some who are no people: the scribe left them out.
        #expect(present + doubles == items[1])
        let people = try log.read { reading in try byName.map { (try reading.name($0.key), $0.value) } }
        let top = people.sorted { ($1.1, $0.0) < ($0.1, $1.0) }.prefix(10)
        let expected = try #require(try RealMinutes.fact("openjs-cpc", "top_attendees") as? [[Any]])
        #expect(Set(top.map(\.0)) == Set(expected.compactMap { $0[0] as? String }))
        #expect(top.map(\.1) == expected.compactMap { $0[1] as? Int })
    }

    @Test func `of a committee with its tasks`() throws {
        let log = try log(of: RealMinutes.steering())
        let counts = try counts(log)
        let sessions = try #require(try RealMinutes.fact("kubernetes-steering-notes", "sessions") as? [Any])
        #expect(counts["session-scheduled"] == sessions[0] as? Int)
        #expect(try perYear(log) == sessions[1] as? [String: Int])
        let attendance = try #require(try RealMinutes.fact("kubernetes-steering-notes", "attendance") as? [Int])
        let entries = try log.entries()
        let attended = entries.count {
            if case .sessionOpened(let it) = $0.action { !it.present.isEmpty } else { false }
        }
        #expect([attended, counts["stage-entered"] ?? 0, counts["task-assigned"] ?? 0] == attendance)
        let owned = entries.count { if case .taskAssigned(let it) = $0.action { it.owner != nil } else { false } }
        #expect([owned, 120 - owned] == (try RealMinutes.fact("kubernetes-steering-notes", "owners") as? [Int]))
    }

    @Test func `of a city council, every vote by name`() throws {
        let log = try log(of: RealMinutes.city())
        let counts = try counts(log)
        let meetings = try #require(try RealMinutes.fact("ann-arbor-council", "meetings") as? [Int])
        #expect(counts["session-closed"] == meetings[0])
        // Twelve rows say how nobody voted; they are topics.
        #expect((counts["ballot-closed"] ?? 0) + (counts["stage-entered"] ?? 0) == meetings[1])
        #expect(counts["vote-cast"] == meetings[2])
        #expect(try perYear(log) == (try RealMinutes.fact("ann-arbor-council", "per_year") as? [String: Int]))
        var failed: [Int] = []
        var contested = 0
        for entry in try log.entries() {
            guard case .ballotClosed(let closed) = entry.action, let result = closed.result else { continue }
            let (pro, contra) = (result.tallies["for"], result.tallies["against"])
            if pro > 0, contra > 0 { contested += 1 }
            if result.verdict != .passed { failed.append(Int(pro.approximate)) }
        }
        #expect(contested == (try RealMinutes.fact("ann-arbor-council", "contested") as? Int))
        let expected = try #require(try RealMinutes.fact("ann-arbor-council", "failed") as? [[Any]])
        #expect(failed == expected.compactMap { $0[2] as? Int })
    }
}
