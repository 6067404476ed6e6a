import TestSupport
import Testing

@testable import Annals

@Suite("Comparisons of any history")
struct ComparisonLawTests {
    @Test(arguments: 1...8 as ClosedRange<UInt64>)
    func `one pass gives what plain folds give at every moment`(_ seed: UInt64) throws {
        var chance = SplitMix64(seed: seed)
        let log = Chronicle.drawn(&chance, steps: 300)
        let library = ChronicleLibrary(log)
        let moments = (0..<5).map { _ in Given.time(chance.upTo(log.entries.count + 10)) }.sorted()
        let stones = try library.milestones(moments)
        for (index, moment) in moments.enumerated() {
            #expect(
                stones.plans[index].json(at: moment) == log.view(Plan.self, asOf: moment).json(at: moment),
                "seed \(seed), \(moment)")
        }
        for index in moments.indices.dropLast() {
            let between = log.inEffect().filter {
                $0.orderedAt > moments[index] && $0.orderedAt <= moments[index + 1]
            }
            let told = between.filter { !$0.isOfAnother }
            #expect(stones.between[index].entries == told.count)
            #expect(stones.between[index].touched == Between(folding: between).touched)
        }
    }

    /// What was over before the first moment is taken out of both plans, unless it is alive again at the second: the
    /// comparison is the same.
    @Test func `nothing is needed of what was over before the first moment`() throws {
        var dropped = 0
        for seed in 1...16 as ClosedRange<UInt64> {
            var chance = SplitMix64(seed: seed)
            let log = Chronicle.drawn(&chance, steps: 350)
            let library = ChronicleLibrary(log)
            for _ in 0..<4 {
                let from = Given.time(chance.upTo(log.entries.count))
                let to = from.advanced(byMilliseconds: Int64(chance.upTo(150)) * 60_000)
                let whole = try library.comparison(from: from, to: to)
                let dead = over(in: whole.before, at: from)
                let stillDead = dead.intersection(over(in: whole.after, at: to))
                dropped += stillDead.count
                let between = log.inEffect().filter { $0.orderedAt > from && $0.orderedAt <= to }
                let pruned = try Comparison(
                    log.view(asOf: from, without: dead), at: from, log.view(asOf: to, without: stillDead), at: to,
                    between: Between(folding: between), in: library)
                #expect(pruned.json == whole.json, "seed \(seed), \(from) to \(to)")
            }
        }
        // Where nothing was ever over, nothing would be shown.
        #expect(dropped > 20)
    }

    /// The goals closed, tasks done, decisions ended, findings gone and measures retired.
    private func over(in plan: Plan, at moment: Instant) -> Set<Subject> {
        Set(
            plan.goals.all.filter { $0.state != .open }.map(\.id.subject)
                + plan.tasks.all.filter { !$0.isOpen }.map(\.id.subject)
                + plan.decisions.all.filter { $0.state != .inForce && !$0.isUndecided }.map(\.id.subject)
                + plan.findings.all.filter { $0.state != .standing }.map(\.id.subject)
                + plan.measures.all.filter { $0.retired != nil }.map(\.id.subject))
    }
}

extension Chronicle {
    /// The plan as of a moment, as if nothing had ever been said of some subjects.
    fileprivate func view(asOf moment: Instant, without subjects: Set<Subject>) -> Plan {
        var back = Retrospect<Plan>(asOf: moment)
        for var entry in inEffect() {
            entry.about.removeAll { subjects.contains($0) }
            back.apply(entry)
        }
        return back.view
    }
}
