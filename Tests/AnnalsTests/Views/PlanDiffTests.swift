import TestSupport
import Testing

@testable import Annals

@Suite("The exact difference of two plans")
struct PlanDiffTests {
    private func document(_ steps: [Step], at moment: Instant? = nil) -> PlanDocument {
        let log = given(steps).log
        return PlanDocument(log.view(Plan.self), at: moment ?? Given.time(log.entries.count))
    }

    private func line(_ key: String, _ diff: PlanDiff) -> PlanDiff.Change? { diff.changes.first { $0.key.id == key } }

    @Test func `lines are added, removed and changed`() {
        let diff = PlanDiff(
            from: document(Room.full),
            to: document(
                Room.full + [
                    "goal-revised goal=G-1 owner=P-5 title=Rise why=X", "goals-ranked order=G-1",
                    "task-completed task=T-1", "task-assigned title=New due=2026-02",
                    "target-set measure=M-1 period=2026 value=5",
                    "measurement-recorded measure=M-1 period=2026 value=4",
                ]))
        #expect(diff.changes.map(\.key.id) == ["G-1", "M-1", "T-1", "T-2"])
        #expect(
            line("G-1", diff)
                == .changed(
                    PlanDocument.Key(section: .goals, id: "G-1"),
                    [
                        PlanDiff.FieldChange(name: "title", from: "Grow", to: "Rise"),
                        PlanDiff.FieldChange(name: "rank", from: nil, to: "1"),
                        PlanDiff.FieldChange(name: "owner", from: "P-13", to: "P-5"),
                    ]))
        #expect(
            line("M-1", diff)
                == .changed(
                    PlanDocument.Key(section: .measures, id: "M-1"),
                    [
                        PlanDiff.FieldChange(name: "target 2026", from: nil, to: "at least 5"),
                        PlanDiff.FieldChange(name: "reading 2026", from: nil, to: "4"),
                    ]))
        #expect(diff.removed.map(\.key.id) == ["T-1"] && diff.added.map(\.key.id) == ["T-2"])
        #expect(diff.added.first?["due"] == "2026-02" && diff.added.first?["title"] == "New")
        #expect(diff.changed == 2)
    }

    @Test func `time alone changes what is shown: a task falls overdue`() {
        let steps = Room.full + ["task-assigned title=New due=2026-02"]
        let diff = PlanDiff(from: document(steps), to: document(steps, at: .of("2026-03-01")))
        #expect(
            diff.changes == [
                .changed(
                    PlanDocument.Key(section: .tasks, id: "T-2"),
                    [PlanDiff.FieldChange(name: "overdue", from: nil, to: "yes")])
            ])
    }

    @Test func `the same plan twice differs in nothing`() {
        #expect(PlanDiff(from: document(Room.full), to: document(Room.full)).isEmpty)
    }

    @Test func `lines and fields stand in one order, ten after nine`() {
        let tasks = (2...11).map { Step("task-assigned title=T\($0)") }
        let document = document(Room.full + tasks)
        #expect(
            document.lines.filter { $0.key.section == .tasks }.map(\.key.id) == (1...11).map { "T-\($0)" })
        for line in document.lines { #expect(line.fields == line.fields.sorted()) }
    }

    @Test func `a difference does not fit another plan`() throws {
        let first = document(Room.full)
        let second = document(Room.full + ["goal-revised goal=G-1 title=Rise why=X"])
        let other = document(Room.full + ["goal-revised goal=G-1 title=Sink why=X"])
        let diff = PlanDiff(from: first, to: second)
        let key = PlanDocument.Key(section: .goals, id: "G-1")
        #expect(throws: PlanDiff.Mismatch.line(key)) { try other.applying(diff) }
        #expect(throws: PlanDiff.Mismatch.line(key)) { try PlanDocument().applying(diff) }
        #expect(throws: PlanDiff.Mismatch.self) { try second.applying(PlanDiff(from: PlanDocument(), to: second)) }
        #expect(throws: PlanDiff.Mismatch.self) { try second.applying(PlanDiff(from: first, to: PlanDocument())) }
    }

    @Test(arguments: 1...12 as ClosedRange<UInt64>)
    func `applied to the first it gives the second, and back, in any history`(_ seed: UInt64) throws {
        var chance = SplitMix64(seed: seed)
        let log = Chronicle.drawn(&chance, steps: 260)
        var sizes = 0
        var documents: [PlanDocument] = []
        for _ in 0..<24 {
            let moment = Given.time(chance.upTo(log.entries.count + 20))
            let known = chance.oneIn(2) ? nil : Position(chance.upTo(log.entries.count))
            documents.append(PlanDocument(log.view(asOf: moment, known: known), at: moment))
        }
        for (first, second) in zip(documents, documents.dropFirst()) {
            let diff = PlanDiff(from: first, to: second)
            #expect(try first.applying(diff) == second, "seed \(seed)")
            #expect(try second.applying(diff.reversed) == first, "seed \(seed)")
            #expect(diff.isEmpty == (first == second))
            #expect(diff.reversed == PlanDiff(from: second, to: first))
            for case .changed(_, let fields) in diff.changes {
                #expect(!fields.isEmpty && fields.allSatisfy { $0.from != $0.to })
            }
            sizes += diff.changes.count
        }
        // Histories in which nothing differs would show nothing.
        #expect(sizes > 100)
    }

    @Test func `keys are unique, whatever the history`() throws {
        var chance = SplitMix64(seed: 99)
        let log = Chronicle.drawn(&chance, steps: 400)
        let lines = PlanDocument(log.view(), at: Given.time(500)).lines
        #expect(Set(lines.map(\.key)).count == lines.count && lines.count > 20)
        for line in lines { #expect(Set(line.fields.map(\.name)).count == line.fields.count) }
    }
}

extension Chronicle {
    /// A history drawn by chance, from the usual room on.
    static func drawn(_ chance: inout SplitMix64, steps: Int) -> Chronicle {
        var room = given(Room.full)
        for _ in 0..<steps { _ = try? room.record(Draft.drawn(&chance, room.log)) }
        return room.log
    }
}
