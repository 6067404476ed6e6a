import Foundation
import Testing

@testable import Annals
@testable import AnnalsLog

/// Every view, read from a file at random pairs of the two clocks while the log grows, against the plain definition.
///
/// Whatever makes reading fast (an index, a snapshot, a views file beside the log) stands between these tests and the
/// same answers.
@Suite("Two clocks: every view read from a file agrees with a plain fold")
struct TwoClocksTests {
    @Test(arguments: [11, 12, 13] as [UInt64])
    func `while the log grows, at random pairs of moment and position`(seed: UInt64) throws {
        let folder = try TemporaryFolder()
        let clock = TestClock()
        try logInFile(folder, clock).close()
        // Short stretches, so that much is taken up from snapshots.
        let path = folder.file("acme.annals")
        let log = Log(
            store: try SQLiteStore(openingAt: path), path: path, isInMemory: false, stretch: 9, clock: { clock.now })
        var grown = Grown(seed: seed, clock: clock)
        for _ in 0..<4 {
            try grown.grow(log, clock, steps: 170)
            try grown.compare(log, clock, pairs: 4)
        }
        try grown.compare(log, clock, at: .latest, known: nil)
        grown.expectAllKinds()
        try log.close()
        // Another process: what the first one kept beside the log must serve it as well.
        let other = try Log(openingAt: folder.file("acme.annals"), clock: { clock.now })
        try grown.compare(other, clock, pairs: 3)
        try grown.grow(other, clock, steps: 40)
        try grown.compare(other, clock, pairs: 3)
        try other.close()
    }
}

/// A random history as it grows, and what is compared of it.
private struct Grown {
    private var history: RandomHistory
    private let start: Instant
    private var entries: [Entry] = []
    private let seed: UInt64

    init(seed: UInt64, clock: TestClock) {
        self.seed = seed
        start = clock.now
        history = RandomHistory(seed: seed, start: start)
    }

    /// Tries so many drafts.
    mutating func grow(_ log: Log, _ clock: TestClock, steps: Int) throws {
        var head = try Int(log.read { try $0.head.rawValue })
        for _ in 0..<steps {
            clock.advance(minutes: 1)
            do {
                let receipt = try log.record(history.draft(head: head, now: clock.now))
                history.take(receipt)
                head += 1 + receipt.following.count
            } catch is Refusal {}
        }
        // Texts may be taken out of earlier lines, so all are read again.
        entries = try log.chronicle().entries
    }

    /// A history without one of them would show nothing of it.
    func expectAllKinds() {
        var struck = 0
        var corrected = 0
        for entry in entries {
            if case .entryStruck = entry.action { struck += 1 }
            if case .entryCorrected = entry.action { corrected += 1 }
        }
        // Neighbours in time, of different sessions, that were not written down one after the other.
        let inTime = entries.sorted { ($0.occurredAt, $0.position) < ($1.occurredAt, $1.position) }
        let interleaved = zip(inTime, inTime.dropFirst()).count { one, next in
            one.session != next.session && next.position < one.position
        }
        let late = entries.count { $0.isLate }
        #expect(
            late > 20 && struck > 5 && corrected > 3 && interleaved > 20,
            """
            seed \(seed): \(late) late, \(struck) struck, \(corrected) corrected, \(interleaved) interleaved of \
            \(entries.count)
            """)
    }

    mutating func compare(_ log: Log, _ clock: TestClock, pairs: Int) throws {
        for _ in 0..<pairs {
            // On the very moment of an entry, just before it, or anywhere.
            let at = entries[history.below(entries.count)].occurredAt
            let span = Int(clock.now.milliseconds - start.milliseconds)
            let asOf =
                switch history.below(4) {
                case 0: at
                case 1: at.advanced(byMilliseconds: -1)
                case 2: Instant.latest
                default: start.advanced(byMilliseconds: Int64(history.below(span)))
                }
            let known = history.below(4) == 0 ? nil : Position(history.below(entries.count) + 1)
            try compare(log, clock, at: asOf, known: known)
        }
    }

    func compare(_ log: Log, _ clock: TestClock, at asOf: Instant, known: Position?) throws {
        let plain = PlainLibrary(entries, asOf: asOf, known: known ?? Position(entries.count))
        let now = min(asOf, clock.now)
        let expected = Everything.views(of: plain, at: now)
        let found = try log.read(asOf: asOf, known: known) { Everything.views(of: $0, at: now) }
        #expect(found.map(\.name) == expected.map(\.name))
        for (found, expected) in zip(found, expected) where found.json != expected.json {
            Issue.record(
                "\(found.name), seed \(seed), as of \(asOf), known at \(known?.description ?? "the end"): \(Everything.difference(found.json, expected.json))"
            )
        }
    }
}

/// Every view there is, as JSON.
private enum Everything {
    static func views(of library: some WholeLibrary, at now: Instant) -> [(name: String, json: String)] {
        var views: [(name: String, json: String)] = []
        func add(_ name: String, _ json: () throws -> JSONValue) {
            do {
                views.append((name, try json().written(pretty: true)))
            } catch {
                views.append((name, "\(error)"))
            }
        }
        add("plan") { try library.fold(Plan.self).json(at: now) }
        add("history") { try library.fold(History.self).json }
        add("voices") { .each(try library.fold(Voices.self).accounts()) { $0.json } }
        add("retrospective") {
            let lookback = try library.fold(Lookback.self)
            let chapters = lookback.chapters(at: now)
            return [
                "chapters": .each(chapters) { $0.json }, "together": lookback.sum(chapters).json(),
                "carried": .each(lookback.carried()) { $0.json },
            ]
        }
        add("registers") {
            let registers = try library.fold(Registers.self)
            return .each(Register.Kind.allCases) { kind in
                .each(registers.register(kind, at: now).rows) { row in
                    ["cells": .each(row.cells) { .text($0) }, "json": row.json]
                }
            }
        }
        add("tracker") {
            let view = try library.fold(FollowUp.self)
            return view.json(view.owners(at: now), at: now)
        }
        add("reminders") {
            let view = try library.fold(Reminders.self)
            return .each(view.reminders(at: now, within: 30)) { $0.json(naming: view.plan) }
        }
        add("advice") {
            let record = try library.fold(Advice.Record.self)
            let question = Advice.Question(session: nil, team: nil, aim: nil, size: nil)
            return .each(Advice.all(on: record, Advice.Guides(), for: question, at: now)) { $0.json(in: .english) }
        }
        add("ground") {
            let grounds = try Ground.all(of: try library.fold(Plan.self), in: Recollection(library), at: now)
            return .each(grounds) { $0.json }
        }
        add("comparison") {
            let middle = Instant(milliseconds: (now.milliseconds + 1_767_258_000_000) / 2)
            return try library.comparison(from: middle, to: now).json
        }
        add("blame") { try Blame(of: library.fold(Plan.self), in: library, at: now).json }
        add("brief") { try library.brief(now: now).json }
        for number in 1...3 as ClosedRange<UInt32> {
            let session = SessionID(number)
            add("board \(session)") { try Board(folding: library.entries(ofSession: session)).json }
            add("completeness \(session)") { try library.completeness(of: session, now: now)?.json ?? .null }
            add("brief \(session)") { try library.brief(of: session, now: now).json }
        }
        for number in 1...6 as ClosedRange<UInt32> {
            let decision = DecisionID(number)
            add("why \(decision)") { try Trail(of: decision, in: library)?.json ?? .null }
            add("what if \(BallotID(number))") {
                guard let ballot = try library.story(BallotID(number)) else { return .null }
                return try Recount(of: ballot).json { $0.description }
            }
        }
        for form in Report.Form.allCases {
            add("report \(form.rawValue)") {
                try Report(of: .period(.year(2026)), form, in: library, now: now)?.json ?? .null
            }
            add("report \(form.rawValue) S-1") {
                try Report(of: .session(SessionID(1)), form, in: library, now: now)?.json ?? .null
            }
        }
        return views
    }

    /// The first line in which two texts differ, and those before it.
    static func difference(_ found: String, _ expected: String) -> String {
        let (ours, theirs) = (found.split(separator: "\n"), expected.split(separator: "\n"))
        let index =
            zip(ours, theirs).enumerated().first { $0.element.0 != $0.element.1 }?.offset
            ?? min(ours.count, theirs.count)
        let line = { (lines: [Substring]) in index < lines.count ? String(lines[index]) : "(no more)" }
        let before = ours[max(0, index - 6)..<min(index, ours.count)].joined(separator: " ")
        return "line \(index + 1), after \(before): \(line(ours)) but plainly \(line(theirs))"
    }
}
