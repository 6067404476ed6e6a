import Annals
import AnnalsLog
import Foundation
import Testing

/// The plan that is taken up from snapshots, against the plan that is folded from the whole log: what they show is the
/// same, at any moment, known at any position, whatever was written late, struck or corrected in between.
@Suite("Plans from snapshots agree with plans from the whole log")
struct PlanSnapshotTests {
    @Test(arguments: 1...8)
    func `over random histories, read while they are written`(seed: Int) throws {
        let folder = try TemporaryFolder()
        let clock = TestClock()
        try logInFile(folder, clock).close()
        let path = folder.file("acme.annals")
        let log = Log(
            store: try SQLiteStore(openingAt: path), path: path, isInMemory: false, stretch: 7, clock: { clock.now })
        let start = clock.now
        var history = RandomHistory(seed: UInt64(seed) &* 977, start: start)
        var recorded = 1
        for step in 1...400 {
            clock.advance(minutes: 1)
            if let receipt = try? log.record(history.draft(head: recorded, now: clock.now)) {
                history.take(receipt)
                recorded += 1 + receipt.following.count
            }
            guard step % 20 == 0 else { continue }
            for _ in 0..<3 {
                let span = Int(clock.now.milliseconds - start.milliseconds)
                func moment() -> Instant { start.advanced(byMilliseconds: Int64(history.below(span))) }
                let asOf = history.below(3) == 0 ? Instant.latest : moment()
                let known = history.below(2) == 0 ? nil : Position(history.below(recorded) + 1)
                try compare(log, asOf, known, from: moment())
            }
        }
        #expect(recorded > 40)
        #expect(FileManager.default.fileExists(atPath: path + "-views"))
        try log.close()
    }

    /// Both plans of now, and of two moments in one go.
    private func compare(_ log: Log, _ asOf: Instant, _ known: Position?, from early: Instant) throws {
        let moment = min(asOf, Instant(milliseconds: 1_900_000_000_000))
        let words: Testing.Comment = "as of \(asOf), known at \(known?.description ?? "the end"), from \(early)"
        let first = min(early, moment)
        try log.read(asOf: asOf, known: known) { reading in
            let whole = try reading.fold(Plan.self).json(at: moment)
            expectSame(try reading.plan().json(at: moment), whole, words)
            let plans = try reading.plans(at: [first, asOf])
            expectSame(plans[1].json(at: moment), whole, words)
            let then = try log.read(asOf: first, known: known) { try $0.fold(Plan.self).json(at: first) }
            expectSame(plans[0].json(at: first), then, words)
        }
    }

    /// Shows only the lines that differ, where some do.
    private func expectSame(_ ours: JSONValue, _ theirs: JSONValue, _ words: Testing.Comment) {
        if ours == theirs { return }
        func lines(_ value: JSONValue) -> [Substring] { value.written(pretty: true).split(separator: "\n") }
        let changes = lines(ours).difference(from: lines(theirs)).prefix(8).map { change in
            switch change {
            case .insert(_, let line, _): "+\(line)"
            case .remove(_, let line, _): "-\(line)"
            }
        }
        Issue.record("\(words): \(changes.joined())")
    }

    @Test func `over five years of a company, at every month`() throws {
        let folder = try TemporaryFolder()
        let log = try imported("company.jsonl", into: folder, stretch: 25)
        let zone = try log.read { try $0.organization().zone }
        var seen = 0
        for year in 2020...2025 {
            for month in 1...12 {
                let asOf = zone.end(of: .month(year, month))
                try compare(log, asOf, nil, from: zone.end(of: .year(year - 1)))
                try log.read(asOf: asOf) { seen = try max(seen, $0.plan().decisions.count) }
            }
        }
        #expect(seen > 3)
        // What is over is let go of.
        let (whole, standing) = try log.read { (try $0.fold(Plan.self), try $0.plan()) }
        #expect(standing.tasks.count < whole.tasks.count)
        #expect(standing.goals.count < whole.goals.count)
        try log.close()
    }

    private func imported(_ name: String, into folder: TemporaryFolder, stretch: Int) throws -> Log {
        let path = folder.file("acme.annals")
        try logInFile(folder, TestClock(.now())).close()
        let log = Log(store: try SQLiteStore(openingAt: path), path: path, isInMemory: false, stretch: stretch)
        let fixtures = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appendingPathComponent("../../../Fixtures").standardized
        let documents = fixtures.appendingPathComponent("company-documents")
        let contents = try FileManager.default.contentsOfDirectory(atPath: documents.path).map {
            Array(try Data(contentsOf: documents.appendingPathComponent($0)))
        }
        _ = try Importer(Array(Data(contentsOf: fixtures.appendingPathComponent(name)))).run(
            into: log, documents: { sha256 in contents.first { Digest(hashing: $0) == sha256 } })
        return log
    }
}
