import Foundation
import Testing

@Suite("Several processes, and processes that die")
struct ProcessTests {
    @Test func `two processes that record 5,000 entries each at once lose none and repeat none`() {
        let box = Sandbox(.founded)
        let runs = ["left", "right"].map { side in
            let lines = (1...5000).map { #"{"type":"idea-captured","data":{"text":"\#(side) \#($0)"}}"# }
            box.write("\(side).jsonl", lines.joined(separator: "\n") + "\n")
            return box.start(["record", "-"], input: box.path("\(side).jsonl"))
        }
        let outcomes = runs.map { $0.finish() }
        for outcome in outcomes {
            #expect(outcome.code == 0)
            #expect(outcome.err == "")
        }
        let receipts = outcomes.flatMap { $0.out.split(separator: "\n") }.map { $0.split(separator: " ") }
        #expect(receipts.count == 10_000)
        #expect(Set(receipts.compactMap(\.first)).count == 10_000)
        #expect(Set(receipts.compactMap(\.last)).count == 10_000)

        let entries = box.lines().map { JSON(text: $0) }
        #expect(entries.map { $0["position"].int } == Array(1...10_001))
        let ideas = entries.dropFirst().compactMap { $0["data"]["text"].text }
        #expect(Set(ideas) == Set((1...5000).flatMap { ["left \($0)", "right \($0)"] }))
        // Each writer's own lines are in their order.
        for side in ["left", "right"] {
            #expect(ideas.filter { $0.hasPrefix(side) } == (1...5000).map { "\(side) \($0)" })
        }
        #expect(
            box.annals("verify", "--log", "acme.annals").out.hasPrefix(
                "acme.annals is sound: 10001 entries, 10002 rows of the index\n"))
    }

    @Test func `readers see whole states while another process writes`() {
        let box = Sandbox(.founded)
        box.write(
            "ideas.jsonl",
            (1...3000).map { #"{"type":"idea-captured","data":{"text":"Idea \#($0)"}}"# }.joined(separator: "\n"))
        let writer = box.start(["import", "ideas.jsonl"])
        var seen: Set<Int> = []
        repeat { seen.insert(box.lines().count) } while writer.process.isRunning
        #expect(writer.finish().code == 0)
        #expect(seen.isSubset(of: [1, 3001]))
        #expect(box.lines().count == 3001)
    }

    /// When an import is killed.
    enum Moment: CustomTestStringConvertible {
        /// When so many thousandths of the time that it takes have passed.
        case share(Int)
        /// When its log has so many bytes that are still to be moved into the file.
        case written(Int)

        var testDescription: String {
            switch self {
            case .share(let thousandths): "after \(thousandths) thousandths of its time"
            case .written(let bytes): "with \(bytes) bytes in the -wal"
            }
        }
    }

    private static let lines = 600

    /// The first meetings of the central bank.
    private static let meetings: String = {
        let file = (try? String(contentsOfFile: Program.fixture("mpc.jsonl"), encoding: .utf8)) ?? ""
        return file.split(separator: "\n").prefix(lines).joined(separator: "\n") + "\n"
    }()

    /// How long an import takes that nobody kills.
    private static let duration: Duration = {
        let box = Sandbox(.founded)
        box.write("meetings.jsonl", meetings)
        return ContinuousClock().measure { box.annals("import", "meetings.jsonl") }
    }()

    @Test(arguments: [
        Moment.share(0), .share(137), .share(291), .share(402), .share(518), .share(633), .share(749), .share(811),
        .share(868),
        .share(913), .share(947), .share(989), .written(0), .written(1), .written(33), .written(20_000),
        .written(60_000),
        .written(120_000), .written(200_000), .written(260_000),
    ])
    func `an import that is killed leaves all of it or nothing, and a log that is sound`(_ moment: Moment) {
        let box = Sandbox(.founded)
        box.write("meetings.jsonl", ProcessTests.meetings)
        let deadline = ContinuousClock.now + ProcessTests.duration * (moment.thousandths / 1000)
        let importer = box.start(["import", "meetings.jsonl"])
        while importer.process.isRunning {
            switch moment {
            case .share: if ContinuousClock.now >= deadline { importer.kill() }
            case .written(let bytes): if box.size("acme.annals-wal") >= bytes { importer.kill() }
            }
            sched_yield()
        }
        _ = importer.finish()

        #expect([1, 1 + ProcessTests.lines].contains(box.lines().count))
        #expect(box.annals("verify").code == 0)
        #expect(box.annals("import", "meetings.jsonl").code == 0)
        #expect(box.lines().count == 1 + ProcessTests.lines)
        #expect(box.annals("verify").code == 0)
        #expect(box.annals("decisions", "--json").json["decisions"].list.count == ProcessTests.decisions)
    }

    /// How many decisions the lines propose.
    private static let decisions = meetings.split(separator: "\n").count {
        $0.hasPrefix(#"{"type":"decision-proposed""#)
    }
}

extension ProcessTests.Moment {
    fileprivate var thousandths: Double { if case .share(let thousandths) = self { Double(thousandths) } else { 0 } }
}

extension Sandbox {
    /// The size of a file; -1 where there is none.
    fileprivate func size(_ name: String) -> Int {
        var found = stat()
        return stat(path(name), &found) == 0 ? Int(found.st_size) : -1
    }
}
