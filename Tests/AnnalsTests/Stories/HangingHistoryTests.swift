import TestSupport
import Testing

@testable import Annals

@Suite("Any history of targets, allocations and reversals")
struct HangingHistoryTests {
    /// Decisions are taken and reversed, now, late and struck, and what hangs on them is kept, moved, cancelled, replaced
    /// and released.
    @Test(arguments: 1...16 as ClosedRange<UInt64>)
    func `whatever was recorded holds in its place, and the judge's memory agrees with a fresh judge`(
        _ seed: UInt64
    ) throws {
        var chance = SplitMix64(seed: seed)
        var room = given(
            Room.full + [
                "decision-taken title=X statement=X how=authority", "decision-taken title=Y statement=Y how=authority",
            ])
        var warm = Judge()
        var reversals = 0
        for step in 0..<220 {
            let draft = draft(&chance, room.log)
            let now = Given.time(room.log.entries.count + 1)
            let id = EntryID(at: now, random: (0, UInt64(room.log.entries.count)))
            var cold = Judge()
            let fresh = Result { try cold.admit(draft, id: id, now: now, from: room.log) }
            let remembered = Result { try warm.admit(draft, id: id, now: now, from: room.log) }
            guard case .success(let entry) = fresh else {
                let refusals = [fresh, remembered].map { result -> Refusal? in
                    if case .failure(let error) = result { error as? Refusal } else { nil }
                }
                try #require(refusals[0] != nil && refusals[0] == refusals[1], "seed \(seed), step \(step)")
                continue
            }
            try #require(try remembered.get().text == entry.text, "seed \(seed), step \(step)")
            warm.take(try room.record(draft))
            if case .decisionReversed(let reversal) = entry.action, !reversal.entries.isEmpty { reversals += 1 }
        }
        #expect(reversals > 2)
        for entry in room.log.inEffect() where entry.action.bearing == .story {
            let refusal = try Judge.refusal(of: entry, in: room.log)
            #expect(refusal == nil, "seed \(seed), \(entry.text)")
        }
        let resources = room.log.story(Identifier<Resources>())
        #expect(resources.allocations.allSatisfy { $0.left >= 0 && $0.left <= $0.amount })
    }

    private func draft(_ chance: inout SplitMix64, _ log: Chronicle) -> Draft {
        let decision = DecisionID(UInt32(chance.upTo(Int(log.next(Subject(.decision)).number) - 1)))
        let other = DecisionID(UInt32(chance.upTo(Int(log.next(Subject(.decision)).number) - 1)))
        let hung = log.entries.filter { entry in
            switch entry.action {
            case .targetSet, .resourceAllocated: true
            default: false
            }
        }.map(\.position)
        let fate = chance.pick([#""fate":"cancel""#, #""fate":"keep""#, #""fate":"move","to":"\#(other)""#])
        let entry = hung.isEmpty ? Position(1) : chance.pick(hung)
        var draft = Step(
            chance.pick([
                "decision-taken title=X statement=X how=authority",
                "target-set measure=M-1 period=2026 value=5 why=X decision=\(decision)",
                "target-set measure=M-1 period=2027 value=5 why=X decision=\(decision)",
                "resource-allocated to=G-1 nature=money amount=\(chance.upTo(3)) unit=EUR period=2026 decision=\(decision)",
                "resource-allocated to=T-1 nature=money amount=2 unit=EUR period=2026 decision=\(decision)",
                "resource-released from=G-1 nature=money amount=\(chance.upTo(2)) unit=EUR period=2026 why=X",
                #"decision-reversed decision=\#(decision) by=\#(other) leaving=X hanging:=[{"on":"\#(entry)",\#(fate)}]"#,
                #"decision-reversed decision=\#(decision) by=\#(other) leaving=X hanging:=[{"on":"\#(entry)",\#(fate)}]"#,
                "entry-struck entry=\(entry) reason=X",
                "entry-struck entry=#\(log.entries.count) reason=X",
            ])
        ).draft
        if case .decisionReversed(var reversal) = draft.action, let named = log.entry(at: entry) {
            // Most of what is drawn hangs on something else: name what it does hang on.
            switch named.action {
            case .targetSet(let set): reversal.decision = set.decision ?? decision
            case .resourceAllocated(let allocated): reversal.decision = allocated.decision ?? decision
            default: break
            }
            draft.action = AnyAction(reversal)
        }
        if chance.oneIn(3) {
            let minute = max(41, log.entries.count - chance.upTo(20))
            draft.occurredAt = Given.time(minute).advanced(byMilliseconds: 30_000)
        }
        return draft
    }
}
