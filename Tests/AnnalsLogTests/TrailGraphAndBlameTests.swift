import Annals
import AnnalsLog
import TestSupport
import Testing

/// Random histories, with late, struck and corrected entries, read at random pairs of the two clocks.
@Suite("Blame and the graph of why hold over random histories")
struct TrailGraphAndBlameTests {
    private func history(_ seed: Int) throws -> (log: Log, chronicle: Chronicle, start: Instant, end: Instant) {
        let clock = TestClock()
        let log = try logInMemory(clock)
        let start = clock.now
        var history = RandomHistory(seed: UInt64(seed), start: start)
        var recorded = 1
        for _ in 0..<500 {
            clock.advance(minutes: 1)
            do {
                let receipt = try log.record(history.draft(head: recorded, now: clock.now))
                history.take(receipt)
                recorded += 1 + receipt.following.count
            } catch is Refusal {}
        }
        return (log, try log.chronicle(), start, clock.now)
    }

    private func moments(_ seed: Int, _ start: Instant, _ end: Instant, _ count: Int) -> [(Instant, Position?)] {
        var generator = SplitMix64(seed: UInt64(seed) &* 77)
        let span = UInt64(end.milliseconds - start.milliseconds)
        return (0..<6).map { round in
            let asOf = round == 0 ? .latest : start.advanced(byMilliseconds: Int64(generator.next() % span))
            let known = round < 2 ? nil : Position(Int(generator.next() % UInt64(count)) + 1)
            return (asOf, known)
        }
    }

    @Test(arguments: 201...212)
    func `every line of the plan has one origin: an entry in effect, not later, that names what it is of`(seed: Int)
        throws
    {
        let (log, chronicle, start, end) = try history(seed)
        var seen = 0
        for (asOf, known) in moments(seed, start, end, chronicle.entries.count) {
            let words: Testing.Comment = "seed \(seed), as of \(asOf), known at \(known?.description ?? "the end")"
            let moment = min(asOf, Instant(milliseconds: 1_900_000_000_000))
            let inEffect = chronicle.inEffect(asOf: asOf, known: known)
            try log.read(asOf: asOf, known: known) { reading in
                let plan = try reading.fold(Plan.self)
                let blame = try Blame(of: plan, in: reading, at: moment)
                #expect(Set(blame.lines.map(\.key)).count == blame.lines.count, words)
                for line in blame.lines {
                    let named = line.entry.about + line.entry.mentions
                    let isHandedOver = line.part == .owner && line.entry.action.name == "person-left"
                    #expect(named.contains(line.subject) || isHandedOver, "\(line.key), \(words)")
                    // A measure is described as it came into the log, though that was later.
                    let isTimeless = line.part == .name && line.entry.action.name == "measure-defined"
                    #expect(
                        isTimeless || inEffect.contains { $0.position == line.entry.position }, "\(line.key), \(words)")
                }
                expectAll(plan, blame, moment, words)
                seen += blame.lines.count
                // In memory it reads the same.
                let library = ChronicleLibrary(chronicle, asOf: asOf, known: known)
                #expect(try Blame(of: library.fold(Plan.self), in: library, at: moment).json == blame.json, words)
            }
        }
        #expect(seen > 20)
        try log.close()
    }

    /// What the plan shows is blamed, all of it.
    private func expectAll(_ plan: Plan, _ blame: Blame, _ moment: Instant, _ words: Testing.Comment) {
        let keys = Set(blame.lines.map(\.key))
        var shown: [String] = []
        for (part, _, _) in plan.platformInOrder { shown.append("\(part.rawValue).wording") }
        for goal in plan.openGoals {
            shown += ["\(goal.id).title", "\(goal.id).horizon"]
            if goal.plan.owner != nil { shown.append("\(goal.id).owner") }
            if plan.rank(of: goal.id) != nil { shown.append("\(goal.id).rank") }
        }
        for measure in plan.measures(at: moment) {
            shown.append("\(measure.id).name")
            let now = plan.standing(measure, at: moment)
            if let period = now.period { shown.append("\(measure.id).reading.\(period)") }
            if now.target == nil, let ahead = now.aheadPeriod { shown.append("\(measure.id).target.\(ahead)") }
            if now.target != nil { #expect(keys.contains { $0.hasPrefix("\(measure.id).target.") }, words) }
        }
        shown += plan.decisionsInForce(at: moment).map { "\($0.id).statement" }
        shown += plan.standingFindings.map { "\($0.id).text" }
        shown += plan.assumptionsInOrder(at: moment).map { "\($0.id).text" }
        for task in plan.openTasks {
            shown.append("\(task.id).title")
            if task.plan.owner != nil { shown.append("\(task.id).owner") }
            if task.plan.due != nil { shown.append("\(task.id).due") }
        }
        for line in plan.resourceLines(at: moment) {
            shown += line.allocations.map { "\($0.holder.id).allocation.\($0.mark.position)" }
        }
        for key in shown { #expect(keys.contains(key), "\(key), \(words)") }
    }

    @Test(arguments: 221...226)
    func `the graph read from a store is the graph of a plain list`(seed: Int) throws {
        let (log, chronicle, start, end) = try history(seed)
        for (asOf, known) in moments(seed, start, end, chronicle.entries.count) {
            let library = ChronicleLibrary(chronicle, asOf: asOf, known: known)
            try log.read(asOf: asOf, known: known) { reading in
                for root in ["D-1", "D-2", "T-1", "G-1", "G-2", "M-1", "F-1", "A-1", "I-1", "B-1", "S-1"] {
                    guard let subject = Subject(id: root) else { continue }
                    let ours = try TrailGraph(
                        of: subject, in: Recollection(Vicinity(reading, around: subject)), depth: 4)
                    let theirs = try TrailGraph(
                        of: subject, in: Recollection(Vicinity(library, around: subject)), depth: 4)
                    #expect(ours?.json == theirs?.json, "seed \(seed), \(root), as of \(asOf)")
                }
            }
        }
        try log.close()
    }

    @Test(arguments: 231...236)
    func `the last entries of a subject are the last of all that name it`(seed: Int) throws {
        let (log, chronicle, _, _) = try history(seed)
        let subjects = ["P-1", "P-2", "S-1", "G-1", "M-1", "D-1", "B-1", "I-1", "ranking"].compactMap {
            Subject(id: $0)
        }
        try log.read { reading in
            for subject in subjects {
                for (aboutOnly, most) in [(true, 1), (true, 4), (false, 3), (false, 9), (false, 1000)] {
                    let all = try reading.entries(of: subject, aboutOnly: aboutOnly)
                    let recent = try reading.recentEntries(of: subject, aboutOnly: aboutOnly, most: most)
                    let written = chronicle.entries.filter {
                        $0.about.contains(subject) || (!aboutOnly && $0.mentions.contains(subject))
                    }
                    #expect(recent.isAll == (written.count <= most))
                    if recent.isAll {
                        #expect(recent.entries.map(\.position) == all.map(\.position))
                        continue
                    }
                    // In order, as they read by what is known, and none missing of the last rows of the index.
                    let lines = Dictionary(all.map { ($0.position, $0.action) }, uniquingKeysWith: { $1 })
                    for entry in recent.entries { #expect(lines[entry.position] == entry.action) }
                    let first = written.suffix(most).first?.position ?? Position.start
                    let positions = recent.entries.map(\.position)
                    #expect(Set(all.map(\.position).filter { $0 >= first }).isSubset(of: positions))
                    #expect(positions == all.map(\.position).filter { positions.contains($0) })
                    #expect(all.filter { $0.creates(subject) }.allSatisfy { positions.contains($0.position) })
                }
            }
        }
        try log.close()
    }
}
