import Testing

@testable import Annals

@Suite("Any history")
struct HistoryTests {
    /// Tries 450 steps drawn by chance: live, late and struck ones, many of them against some rule.
    @Test(arguments: 1...12 as ClosedRange<UInt64>)
    func `the judge's memory, a fresh judge and a plain fold agree`(_ seed: UInt64) throws {
        var chance = SplitMix64(seed: seed)
        var room = given(Room.full)
        var warm = Judge()
        var counts = (recorded: 0, refused: 0, late: 0, struck: 0)
        for step in 0..<450 {
            let draft = Draft.drawn(&chance, room.log)
            let now = Given.time(room.log.entries.count + 1)
            let before = Position(room.log.entries.count)
            let id = EntryID(at: now, random: (0, UInt64(room.log.entries.count)))
            var cold = Judge()
            let fresh = Result { try cold.admit(draft, id: id, now: now, from: room.log) }
            let remembered = Result { try warm.admit(draft, id: id, now: now, from: room.log) }
            switch (fresh, remembered) {
            case (.success(let one), .success(let other)):
                try #require(one.text == other.text, "seed \(seed), step \(step)")
            case (.failure(let one as Refusal), .failure(let other as Refusal)):
                try #require(one == other, "seed \(seed), step \(step)")
            default:
                try #require(Bool(false), "seed \(seed), step \(step), \(draft.action): \(fresh) but \(remembered)")
            }
            switch fresh {
            case .success, .failure(Refusal.needsPapers): break
            case .failure:
                counts.refused += 1
                continue
            }
            let entry = try room.record(draft)
            // A closing may write the papers of the ballot box before itself.
            let added = room.log.entries.drop { $0.position <= before }
            for entry in added { warm.take(entry) }
            counts.recorded += 1
            if entry.isLate { counts.late += 1 }
            if case .entryStruck = entry.action { counts.struck += 1 }
            try compare(warm, on: Set(entry.about), with: room.log, "seed \(seed), step \(step), \(entry.text)")
        }
        try compare(warm, on: Set(warm.world.heads.keys), with: room.log, "seed \(seed), at the end")
        try everyEntryHolds(in: room.log, seed)
        try sameAgain(room.log)
        #expect(counts.recorded > 80 && counts.refused > 50 && counts.late > 15 && counts.struck > 2, "\(counts)")
    }

    /// What the judge keeps of subjects, beside a fold over all entries in effect.
    private func compare(_ judge: Judge, on subjects: Set<Subject>, with log: Chronicle, _ context: String) throws {
        let entries = log.inEffect()
        for (subject, told) in judge.world.heads where subjects.contains(subject) {
            guard var plain = subject.kind.story(of: subject) else { continue }
            for entry in entries where entry.about.contains(subject) { plain.apply(entry) }
            try #require(described(told.story) == described(plain), "\(subject): \(context)")
        }
        for (scope, next) in judge.world.numbers {
            try #require(next == log.next(scope), "\(scope): \(context)")
        }
    }

    /// Everything that a story holds, dictionaries in order.
    private func described(_ value: Any) -> String {
        if let dictionary = value as? [AnyHashable: Any] {
            return "{"
                + dictionary.map { "\(described($0.key)): \(described($0.value))" }.sorted().joined(separator: ", ")
                + "}"
        }
        let children = Mirror(reflecting: value).children
        guard !children.isEmpty, !(value is any CustomStringConvertible) || value is [Any] else { return "\(value)" }
        return "(" + children.map { "\($0.label ?? ""):\(described($0.value))" }.joined(separator: " ") + ")"
    }

    /// The rules would let each entry be recorded in its place, however late it came.
    private func everyEntryHolds(in log: Chronicle, _ seed: UInt64) throws {
        for entry in log.inEffect() where entry.action.bearing != .annotation {
            let refusal = try Judge.refusal(of: entry, in: log)
            #expect(refusal == nil, "seed \(seed), \(entry.text)")
        }
    }

    /// The same drafts in the same order make the same log.
    private func sameAgain(_ log: Chronicle) throws {
        var again = Chronicle()
        for entry in log.entries {
            var action = entry.action
            switch action {
            case .papersOpened: continue
            case .voteSealed(var vote):
                // What it put into the box does not stand in its line.
                let paper = try #require(log.papers(of: vote.ballot.subject)[entry.id])
                var json = JSONReader(paper)
                vote.choice = try Choice.read(&json, Entry.headerField)
                action = .voteSealed(vote)
            default: break
            }
            let draft = Draft(
                action, id: entry.id, occurredAt: entry.isLate ? entry.occurredAt : nil, actor: entry.actor,
                recorder: entry.recorder, isAnonymous: entry.isAnonymous, session: entry.session)
            let copy = try again.record(draft, now: entry.recordedAt)
            try #require(copy.text == entry.text)
        }
    }
}
