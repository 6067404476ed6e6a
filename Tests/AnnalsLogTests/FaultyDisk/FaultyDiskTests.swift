import Annals
import CTestVFS
import Foundation
import TestSupport
import Testing

@testable import AnnalsLog

/// A small work on a disk that fails at its n-th call, for every n, or every few: what was acknowledged is there, what
/// was not is there whole or not at all, nothing is there twice, and the work can go on.
///
/// A short run goes through some of the calls; `ANNALS_EVERY_FAULT` in the environment lets it go through all.
@Suite("A disk that fails at any of its calls")
struct FaultyDiskTests {
    static let faults = [
        FaultyDisk.Fault(name: "a write fails", calls: faulty_disk_write, kind: faulty_disk_fails),
        FaultyDisk.Fault(name: "a write is cut short", calls: faulty_disk_write, kind: faulty_disk_short),
        FaultyDisk.Fault(
            name: "the disk is full from then on", calls: faulty_disk_write, kind: faulty_disk_full, stays: true),
        FaultyDisk.Fault(name: "a sync fails", calls: faulty_disk_sync, kind: faulty_disk_fails),
        FaultyDisk.Fault(name: "a read fails", calls: faulty_disk_read, kind: faulty_disk_fails),
        FaultyDisk.Fault(
            name: "a file cannot be cut, opened or removed",
            calls: faulty_disk_truncate | faulty_disk_open | faulty_disk_delete, kind: faulty_disk_fails),
        FaultyDisk.Fault(name: "the index of the WAL finds no room", calls: faulty_disk_share, kind: faulty_disk_full),
        FaultyDisk.Fault(
            name: "all fails from then on",
            calls: faulty_disk_write | faulty_disk_sync | faulty_disk_read | faulty_disk_truncate | faulty_disk_open,
            kind: faulty_disk_fails, stays: true),
    ]
    private static let isThorough = ProcessInfo.processInfo.environment["ANNALS_EVERY_FAULT"] != nil
    /// How many of the calls of a kind a short run goes through.
    private static let tries = 10

    /// How far it is to the next call that goes wrong.
    private static func stride(among all: Int, _ random: inout SplitMix64) -> Int {
        isThorough ? 1 : max(1, Int(random.next() % UInt64(max(1, 2 * all / tries))))
    }

    /// What came of the work so far.
    private struct Progress {
        /// How many steps were acknowledged; -1 before the log was made.
        var done = -1
        var error: (any Error)?
    }

    private func work(_ path: String, _ clock: TestClock) -> Progress {
        var progress = Progress()
        var open: Log?
        do {
            let log = try SmallWork.make(path, clock)
            open = log
            progress.done = 0
            for step in SmallWork.steps {
                try step.run(log)
                progress.done += 1
            }
        } catch {
            progress.error = error
        }
        do { try open?.close() } catch { progress.error = progress.error ?? error }
        return progress
    }

    /// How the log looks after each number of steps on a disk that never fails: its lines, but for times and what is drawn
    /// by lot.
    private func rightOutlines() throws -> [[String]] {
        let folder = try TemporaryFolder()
        let log = try SmallWork.make(folder.file("acme.annals"), TestClock())
        defer { try? log.close() }
        var outlines = [try log.outlines()]
        for step in SmallWork.steps {
            try step.run(log)
            outlines.append(try log.outlines())
        }
        return outlines
    }

    @Test(arguments: FaultyDiskTests.faults)
    func `whichever call it is, nothing acknowledged is missing and nothing is half there`(_ fault: FaultyDisk.Fault)
        throws
    {
        let right = try rightOutlines()
        var random = SplitMix64(seed: 17)
        var number = 1
        var struck = 0
        let all = try callsOfWork(fault.calls)
        #expect(all > 3)
        while number <= all {
            let disk = try FaultyDisk()
            let clock = TestClock()
            disk.strike(fault, at: number)
            let progress = work(disk.log, clock)
            if disk.hasStruck { struck += 1 }
            disk.count(0)
            let moment =
                "\(fault.name), call \(number) of \(all), after \(progress.done) steps (\(progress.error.map { "\($0)" } ?? "no error"))"
            expectClear(progress.error, moment)
            try check(disk.log, clock, progress.done, right, moment)
            number += Self.stride(among: all, &random)
        }
        #expect(struck > 3)
    }

    /// SQLite takes what is cut off for zeros, and may write them back: that is damage, and then it is said.
    @Test func `a read that is cut short loses nothing without a word`() throws {
        let right = try rightOutlines()
        let fault = FaultyDisk.Fault(name: "a read is cut short", calls: faulty_disk_read, kind: faulty_disk_short)
        let all = try callsOfWork(fault.calls)
        var random = SplitMix64(seed: 18)
        var number = 1
        var struck = 0
        while number <= all {
            let disk = try FaultyDisk()
            let clock = TestClock()
            disk.strike(fault, at: number)
            let progress = work(disk.log, clock)
            if disk.hasStruck { struck += 1 }
            disk.count(0)
            let moment = "read \(number) of \(all), after \(progress.done) steps"
            expectClear(progress.error, moment)
            if progress.done >= 0,
                try !Diagnosis(disk.log, now: clock.now).findings.contains(where: { $0.level == .damage })
            {
                let log = try SmallWork.open(disk.log, clock)
                let outlines = try log.outlines()
                #expect(
                    [progress.done, progress.done + 1].contains { right.indices.contains($0) && right[$0] == outlines },
                    "\(moment)")
                try compareViews(log, moment)
                try log.close()
            }
            number += Self.stride(among: all, &random)
        }
        #expect(struck > 3)
    }

    @Test(arguments: 1...3)
    func `after a power cut at any moment all that was acknowledged is there`(_ seed: Int) throws {
        let right = try rightOutlines()
        var random = SplitMix64(seed: UInt64(seed))
        let calls = faulty_disk_write | faulty_disk_sync | faulty_disk_truncate | faulty_disk_delete
        let fault = FaultyDisk.Fault(name: "power cut", calls: calls, kind: faulty_disk_power_cut)
        let all = try callsOfWork(calls)
        var number = Int(random.next() % 10) + 1
        while number <= all {
            let disk = try FaultyDisk()
            let clock = TestClock()
            disk.strike(fault, at: number)
            let progress = work(disk.log, clock)
            let left = try disk.afterPowerCut(seed: random.next())
            let moment = "seed \(seed), power cut at call \(number) of \(all), after \(progress.done) steps"
            try check(left.file("acme.annals"), clock, progress.done, right, moment)
            number += Self.stride(among: all, &random)
        }
    }

    @Test func `each acknowledged group costs one sync of the WAL`() throws {
        let disk = try FaultyDisk()
        let log = try SmallWork.make(disk.log, TestClock())
        let ideas = (1...300).map { number in Draft(IdeaCaptured { $0.text = "Idea \(number)" }) }
        // The WAL's first header is synced by itself.
        _ = try log.record([ideas[0]])
        for group in [[ideas[1]], Array(ideas[2..<10]), Array(ideas[10...])] {
            let before = disk.walSyncs
            for result in try log.record(group) { _ = try result.get() }
            #expect(disk.walSyncs == before + 1, "a group of \(group.count)")
        }
        try log.close()
    }

    // MARK: - Checks

    private func callsOfWork(_ calls: Int) throws -> Int {
        let disk = try FaultyDisk()
        disk.count(calls)
        let progress = work(disk.log, TestClock())
        try #require(progress.error == nil, "\(progress.error.map { "\($0)" } ?? "")")
        return disk.calls
    }

    /// What is said is one line of the store's, and a disk that is full is said to be full.
    private func expectClear(_ error: (any Error)?, _ moment: String) {
        guard let error else { return }
        guard let error = error as? StoreError else {
            Issue.record("\(moment): not an error of the store")
            return
        }
        #expect(!error.message.contains("\n"), "\(moment)")
        // The views file is never waited for: what is wrong with it is not asked.
        if error.message.contains("acme.annals-views") { return }
        if moment.contains("full") || moment.contains("no room") {
            #expect(error.code == .diskFull, "\(moment): \(error.code)")
        }
    }

    private func check(_ path: String, _ clock: TestClock, _ done: Int, _ right: [[String]], _ moment: String) throws {
        guard done >= 0 || FileManager.default.fileExists(atPath: path) else {
            // Not acknowledged, and not there: it can be made.
            for part in ["-keys", "-keys-journal"] { unlink(path + part) }
            try SmallWork.make(path, clock).close()
            return
        }
        let log: Log
        do {
            log = try SmallWork.open(path, clock)
        } catch {
            Issue.record("\(moment): it cannot be opened: \(error)")
            return
        }
        defer { try? log.close() }
        let outlines = try log.outlines()
        let before = right[max(0, done)]
        let after = right[min(max(0, done) + 1, right.count - 1)]
        #expect(
            outlines == before || (done >= 0 && outlines == after),
            "\(moment): \(outlines.count) entries, \(outlines.filter { !after.contains($0) })")
        #expect(try Verifier.verify(log).damage == [], "\(moment)")
        try compareViews(log, moment)
        // The work goes on where it was broken off; what was not acknowledged is sent again.
        for step in SmallWork.steps.dropFirst(max(0, done)) {
            do {
                try step.run(log)
            } catch {
                Issue.record("\(moment): \(step.name) does not go on: \(error)")
                return
            }
        }
        #expect(try log.outlines() == right[right.count - 1], "\(moment): at last")
        #expect(try Verifier.verify(log).damage == [], "\(moment): at last")
        #expect(try Verifier.verifyRules(log).isSound, "\(moment): at last")
        #expect(
            try log.read { try $0.story(PersonID(4))?.name } != "Dot Drift", "\(moment): somebody forgotten has a name")
        #expect(try log.read { try $0.story(PersonID(1))?.name } == "Ann Amber", "\(moment)")
        try compareViews(log, moment + ", at last")
    }

    private func compareViews(_ log: Log, _ moment: String) throws {
        let chronicle = try log.chronicle()
        let now = Instant(milliseconds: 1_900_000_000_000)
        try log.read { (reading) throws in
            #expect(try reading.plan().json(at: now) == reading.fold(Plan.self).json(at: now), "\(moment)")
            #expect(
                try reading.fold(History.self).json
                    == chronicle.view(History.self, asOf: .latest, known: nil).json, "\(moment)")
        }
    }
}

extension Log {
    /// All lines in order, without times and what is drawn by lot: ids, keys and seals.
    fileprivate func outlines() throws -> [String] {
        try read { reading in
            var outlines: [String] = []
            try reading.forEachRecorded {
                outlines.append(
                    String(decoding: $0.line, as: UTF8.self)
                        .replacing(#/"(log|id|occurredAt|recordedAt|sealed|hash|key|salt|sha256)":"[^"]*"/#) {
                            $0.output.1
                        })
                return true
            }
            return outlines
        }
    }
}
