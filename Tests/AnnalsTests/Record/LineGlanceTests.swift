import Testing

@testable import Annals

struct LineGlanceTests {
    /// A line as the log writes it, about some things.
    private func line(_ type: String, _ about: String..., mentions: String = "person:P-1") -> [UInt8] {
        let subjects = about.map { "\"\($0)\"" }.joined(separator: ",")
        return Array(
            (#"{"position":7,"id":"0199aaaa-0000-7000-8000-000000000001","type":"\#(type)","v":1,"occurredAt":"#
                + #""2026-01-14T10:32:07.120Z","recordedAt":"2026-01-14T10:32:07.131Z","actor":"P-1","about":[\#(subjects)],"#
                + #""mentions":["\#(mentions)"],"data":{"text":"a: {b} \"about\":[\"goal:G-1\"]"}}"#).utf8)
    }

    @Test func `a line is read where it is about what a plan tells of, and where it is not understood`() {
        func concerns(_ line: [UInt8]) -> Bool? { PlanGlance(line)?.concernsPlan }
        #expect(concerns(line("goal-set", "goal:G-1")) == true)
        #expect(concerns(line("task-assigned", "task:T-4", "goal:G-1")) == true)
        #expect(concerns(line("task-completed", "task:T-4")) == true)
        #expect(concerns(line("decision-taken", "ballot:B-4", "decision:D-1")) == true)
        #expect(concerns(line("vote-cast", "ballot:B-4")) == false)
        #expect(concerns(line("note-added", "entry:#3", mentions: "goal:G-1")) == false)
        #expect(concerns(line("brought-by-a-newer-release", "task:T-4")) == nil)
        #expect(concerns(line("task-completed", "task:T-99999999999")) == nil)
        #expect(concerns(Array("{}".utf8)) == nil)
        #expect(concerns([]) == nil)
    }

    @Test func `what began and ended in a stretch is passed over, whatever was said of it between`() {
        let lines = [
            line("session-scheduled", "session:S-7"), line("participant-invited", "session:S-7"),
            line("session-closed", "session:S-7"), line("task-assigned", "task:T-4294967295"),
            line("task-completed", "task:T-4294967295"),
        ]
        #expect(passed(lines) == [true, true, true, true, true])
    }

    @Test func `what began before, goes on, came back, or has to do with more is read`() {
        // Begun before the stretch.
        #expect(
            passed([line("session-opened", "session:S-7"), line("session-closed", "session:S-7")]) == [false, false])
        // Not over.
        #expect(passed([line("task-assigned", "task:T-1"), line("task-progressed", "task:T-1")]) == [false, false])
        // Taken up again.
        let again = [
            line("task-assigned", "task:T-1"), line("task-completed", "task:T-1"), line("task-reopened", "task:T-1"),
        ]
        #expect(passed(again) == [false, false, false])
        // Another thing of the plan is in it.
        let reversed = [
            line("task-assigned", "task:T-1"), line("decision-reversed", "decision:D-1", "task:T-1"),
            line("task-completed", "task:T-1"),
        ]
        #expect(passed(reversed) == [false, false, false])
        let both = [line("task-assigned", "task:T-1", "goal:G-1"), line("task-completed", "task:T-1")]
        #expect(passed(both) == [false, false])
        // What a plan does not tell of stands in no way.
        let idea = [line("task-assigned", "task:T-1"), line("task-completed", "task:T-1", "idea:I-1")]
        #expect(passed(idea) == [true, true])
    }

    @Test func `what was corrected is read`() {
        let lines = [line("task-assigned", "task:T-1"), line("task-completed", "task:T-1")]
        #expect(passed(lines, corrected: 0) == [false, false])
        #expect(passed(lines, corrected: 1) == [false, false])
    }

    /// Which lines of a stretch are passed over.
    private func passed(_ lines: [[UInt8]], corrected: Int? = nil) -> [Bool] {
        var things = PassingThings()
        let glances = lines.compactMap { PlanGlance($0) }
        for (index, glance) in glances.enumerated() { things.note(glance, isPlain: index != corrected) }
        return glances.map { things.passesOver($0) }
    }

    @Test(
        arguments: [
            ("", 0, nil), (#"{"sealed":"#, 0, 0), (#"x{"sealed":"#, 0, 1), (#"{"sealed""#, 0, nil),
            (#"{{"sealed":"#, 0, 1), (#"{"a":{"sealed":1}}"#, 0, 5), (#"{"sealed":{"sealed":"#, 1, 10),
        ] as [(String, Int, Int?)])
    func `a text is found where it stands first`(_ bytes: String, from: Int, index: Int?) {
        let found = Array(bytes.utf8).withUnsafeBufferPointer { $0.index(of: #"{"sealed":"#, from: from) }
        #expect(found == index)
    }

    @Test func `in a slice the place is that of the slice`() {
        let bytes = Array(#"{"type":"a","data":{"data":1}}"#.utf8)
        #expect(bytes.range(ofBytes: #","data":"#) == 11..<19)
        #expect(bytes[5...].range(ofBytes: #"data":"#) == 13..<19)
        #expect(bytes[14...].range(ofBytes: #"{"data":"#) == 19..<27)
        #expect(bytes[20...].range(ofBytes: #"{"data":"#) == nil)
    }
}
