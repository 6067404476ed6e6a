import Annals
import CTestVFS
import Foundation
import Synchronization
import TestSupport
import Testing

@testable import AnnalsLog

/// Many people who send at once, to a server whose disk fails or loses its power: groups are judged while others are made
/// durable, and yet what was answered is there, and nothing else but what was in doubt.
@Suite("Groups on a disk that fails")
struct FaultyGroupsTests {
    private static let people = 12
    private static let each = 6

    /// What was sent: its id, and the text that it is known by.
    private struct Sent: Sendable {
        let id: EntryID
        let text: String

        init(person: Int, number: Int) {
            let count = UInt64(person * 100 + number)
            id = EntryID(at: Instant(milliseconds: 1_767_258_000_000 + Int64(count)), random: (count, count))
            text = "Idea \(number) of \(person)"
        }

        var intent: Intent {
            Intent(Array(#"{"type":"idea-captured","id":"\#(id)","data":{"text":"\#(text)"}}"#.utf8), sender: nil)
        }
    }

    private static let all = (1...people).map { person in (1...each).map { Sent(person: person, number: $0) } }

    private final class Outcome: Sendable {
        let acknowledged = Mutex<Set<EntryID>>([])
        let errors = Mutex<[any Error]>([])
    }

    /// Lets everybody send, each their next once the one before is answered; what was acknowledged, and how often the
    /// machine failed.
    private func sendAll(to log: Log) async -> (acknowledged: Set<EntryID>, errors: [any Error]) {
        let writer = GroupCommit(log)
        let outcome = Outcome()
        await withTaskGroup(of: Void.self) { group in
            for share in Self.all {
                group.addTask {
                    for sent in share {
                        do {
                            let receipt = try await writer.record(sent.intent)
                            outcome.acknowledged.withLock { _ = $0.insert(receipt.entry.id) }
                        } catch {
                            outcome.errors.withLock { $0.append(error) }
                        }
                    }
                }
            }
        }
        await writer.stop()
        return (outcome.acknowledged.withLock { $0 }, outcome.errors.withLock { $0 })
    }

    private func check(_ path: String, _ clock: TestClock, _ acknowledged: Set<EntryID>, _ moment: String) async throws
    {
        let log = try SmallWork.open(path, clock)
        defer { try? log.close() }
        let sent = Dictionary(uniqueKeysWithValues: Self.all.joined().map { ($0.id, $0.text) })
        func texts() throws -> [EntryID: String] {
            var found: [EntryID: String] = [:]
            try log.read { reading in
                try reading.forEachRecorded(from: Position(2)) { entry in
                    guard case .ideaCaptured(let idea) = entry.action else { return true }
                    #expect(found[entry.id] == nil, "\(moment): \(entry.id) stands there twice")
                    found[entry.id] = "\(idea.text)"
                    return true
                }
            }
            return found
        }
        let found = try texts()
        #expect(acknowledged.subtracting(found.keys).isEmpty, "\(moment): what was acknowledged is missing")
        #expect(found.allSatisfy { sent[$0.key] == $0.value }, "\(moment): nobody sent that")
        #expect(try Verifier.verify(log).damage == [], "\(moment)")
        let again = await sendAll(to: log)
        #expect(again.errors.isEmpty, "\(moment): \(again.errors.first.map { "\($0)" } ?? "")")
        #expect(try texts() == sent, "\(moment): at last")
        #expect(try Verifier.verifyRules(log).isSound, "\(moment): at last")
    }

    @Test(arguments: FaultyDiskTests.faults)
    func `what was answered is there, whichever call fails`(_ fault: FaultyDisk.Fault) async throws {
        var random = SplitMix64(seed: 23)
        var number = 0
        var struck = 0
        for _ in 1...12 {
            // Groups form as they come: which call it is that fails differs from run to run.
            number += 1 + Int(random.next() % 12)
            let disk = try FaultyDisk()
            let clock = TestClock()
            let log = try SmallWork.make(disk.log, clock)
            disk.strike(fault, at: number)
            let (acknowledged, errors) = await sendAll(to: log)
            if disk.hasStruck { struck += 1 }
            try? log.close()
            disk.count(0)
            for error in errors { #expect(error is StoreError, "\(error)") }
            try await check(
                disk.log, clock, acknowledged, "\(fault.name), call \(number), \(acknowledged.count) answered")
        }
        #expect(struck > 0 || fault.calls & faulty_disk_write == 0)
    }

    @Test(arguments: 1...10)
    func `what was answered is there after a power cut`(_ seed: Int) async throws {
        var random = SplitMix64(seed: UInt64(seed))
        let calls = faulty_disk_write | faulty_disk_sync
        let fault = FaultyDisk.Fault(name: "power cut", calls: calls, kind: faulty_disk_power_cut)
        let disk = try FaultyDisk()
        let clock = TestClock()
        let log = try SmallWork.make(disk.log, clock)
        disk.strike(fault, at: 1 + Int(random.next() % 60))
        let (acknowledged, _) = await sendAll(to: log)
        try? log.close()
        let left = try disk.afterPowerCut(seed: random.next())
        try await check(
            left.file("acme.annals"), clock, acknowledged, "power cut, seed \(seed), \(acknowledged.count) answered")
    }
}
