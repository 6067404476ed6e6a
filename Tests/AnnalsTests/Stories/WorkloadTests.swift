import Testing

@testable import Annals

/// How many tasks each person has open.
///
/// The example of the module's README.
struct Workload: Projection {
    private(set) var open: [PersonID: Int] = [:]
    private var tasks: [TaskID: Todo] = [:]

    init() {}

    mutating func apply(_ entry: Entry) {
        for subject in entry.about(.task) {
            guard let id = TaskID(subject) else { continue }
            var task = tasks[id] ?? Todo(id)
            count(task, -1)
            task.apply(entry)
            count(task, 1)
            tasks[id] = task
        }
    }

    private mutating func count(_ task: Todo, _ step: Int) {
        guard task.began != nil, task.isOpen, let owner = task.plan.owner else { return }
        open[owner, default: 0] += step
    }
}

@Suite("A view of one's own")
struct WorkloadTests {
    private let log = given(Room.full).and("task-assigned title=X owner=P-13").and("task-completed task=T-1")
        .and("task-reassigned task=T-2 owner=P-6").and("entry-struck entry=#43 reason=X").log

    @Test func `it tells what is true now`() {
        #expect(Workload(folding: log.inEffect()).open == [PersonID(13): 1])
    }

    @Test func `it tells what was true then`() {
        #expect(Workload(folding: log.inEffect(asOf: Given.time(41))).open == [PersonID(13): 2])
    }

    @Test func `it tells what the log said then`() {
        #expect(Workload(folding: log.inEffect(known: Position(43))).open == [PersonID(13): 0, PersonID(6): 1])
    }
}

@Suite("What a good record would say")
struct RemarkTests {
    @Test(
        arguments: [
            ("task-assigned title=X", 2), ("task-assigned title=X owner=P-6", 1),
            ("task-assigned title=X owner=P-6 due=2026", 0),
            ("goal-set title=X kind=goal horizon=2026", 1), ("goal-set title=X kind=goal horizon=2026 owner=P-6", 0),
            ("dissent-recorded decision=D-2 person=P-6", 1), ("dissent-recorded decision=D-2 person=P-6 reason=X", 0),
            ("decision-taken title=X statement=X how=authority", 2),
            ("decision-taken title=X statement=X how=authority basis=I-1 rationale=X", 0), ("idea-captured text=X", 0),
        ] as [(Step, Int)])
    func `what is lacking is recorded all the same, with a remark of one line`(_ step: Step, _ count: Int) {
        given(Room.full).when(step).records { entry, _ in
            let remarks = entry.action.body.remarks
            #expect(remarks.count == count)
            #expect(
                remarks.allSatisfy { remark in
                    [remark.english, remark.russian].allSatisfy { !$0.contains("\n") && $0.count < 200 }
                        && remark.english != remark.russian
                })
        }
    }
}
