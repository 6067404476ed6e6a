import TestSupport
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
        // As it was before any text was taken out, which cannot be written into it again.
        var whole = room.log
        var counts = (recorded: 0, refused: 0, late: 0, struck: 0, corrected: 0, redacted: 0)
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
            // What follows from it was recorded with it, and a closing writes the papers of the ballot box before itself.
            let new = room.log.entries.drop { $0.position <= before }
            for entry in new { warm.take(entry) }
            if !new.contains(where: { if case .entryRedacted = $0.action { true } else { false } }),
                counts.redacted == 0
            {
                whole = room.log
            }
            counts.recorded += 1
            if entry.isLate { counts.late += 1 }
            switch entry.action {
            case .entryStruck: counts.struck += 1
            case .entryCorrected: counts.corrected += 1
            case .entryRedacted, .personForgotten: counts.redacted += 1
            default: break
            }
            try compare(
                warm, on: Set(new.flatMap(\.about)), with: room.log, "seed \(seed), step \(step), \(entry.text)")
        }
        try compare(warm, on: Set(warm.world.heads.keys), with: room.log, "seed \(seed), at the end")
        try everyEntryHolds(in: room.log, seed)
        try sameAgain(whole)
        try sameAsRightFromTheFirst(room.log, seed)
        #expect(counts.recorded > 80 && counts.refused > 50 && counts.late > 10 && counts.struck > 1, "\(counts)")
        #expect(counts.corrected > 0, "\(counts)")
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
        // What followed from an entry follows again.
        for entry in log.entries where again.entries.count < entry.position.rawValue {
            var action = entry.action
            switch action {
            case .papersOpened, .answersOpened: continue
            case .voteSealed(var vote):
                // What it put into the box does not stand in its line.
                let paper = try #require(log.papers(of: vote.ballot.subject)[entry.id])
                var json = JSONReader(paper)
                vote.choice = try Choice.read(&json, Entry.headerField)
                action = .voteSealed(vote)
            case .answerSealed(var answer):
                let paper = try #require(log.papers(of: answer.pulse.subject)[entry.id])
                var json = JSONReader(paper)
                let given = try PulsePaper.read(&json, Entry.headerField)
                (answer.answers, answer.words) = (given.answers, given.words)
                action = .answerSealed(answer)
            default: break
            }
            var draft = Draft(
                action, id: entry.id, occurredAt: entry.isLate ? entry.occurredAt : nil, actor: entry.actor,
                recorder: entry.recorder, isAnonymous: entry.isAnonymous, session: entry.session)
            draft.documents = [Document(Array("X".utf8))]
            let copy = try again.record(draft, now: entry.recordedAt)
            try #require(copy.text == entry.text)
        }
    }

    /// Views and rules read the same as in a plain log in which every corrected entry was right in the first place, and
    /// no struck one was ever written.
    private func sameAsRightFromTheFirst(_ log: Chronicle, _ seed: UInt64) throws {
        var corrections = Corrections()
        for entry in log.entries { corrections.take(entry) }
        let struck = Set(
            log.entries.compactMap { entry -> Position? in
                if case .entryStruck(let strike) = entry.action { strike.entry } else { nil }
            })
        let plain = Chronicle(
            log.entries.map { entry in
                var right = entry
                corrections.apply(to: &right)
                let says = right.isOfAnother || struck.contains(entry.position)
                return Entry(
                    position: entry.position, id: entry.id, occurredAt: entry.occurredAt,
                    recordedAt: entry.recordedAt, actor: entry.actor, recorder: entry.recorder,
                    isAnonymous: entry.isAnonymous, session: entry.session, about: says ? [] : right.about,
                    mentions: says ? [] : right.mentions, action: says ? AnyAction(NoteAdded()) : right.action)
            })
        let entries = log.inEffect().filter { !$0.isOfAnother }
        let others = plain.inEffect().filter {
            if case .noteAdded(let note) = $0.action { !note.text.isEmpty } else { true }
        }
        #expect(entries.map(\.position) == others.map(\.position), "seed \(seed)")
        let moment = Given.time(1000)
        #expect(Plan(folding: entries).json(at: moment) == Plan(folding: others).json(at: moment), "seed \(seed)")
        #expect(History(folding: entries).json == History(folding: others).json, "seed \(seed)")
        for kind in Register.Kind.allCases {
            #expect(
                Registers(folding: entries).register(kind, at: moment).rows.map(\.json)
                    == Registers(folding: others).register(kind, at: moment).rows.map(\.json), "seed \(seed), \(kind)")
        }
        // By subject, as the index gives them.
        let subjects = Set(log.entries.flatMap { $0.about + $0.mentions }).filter { $0.kind != .entry }
        for subject in subjects {
            for aboutOnly in [true, false] {
                let ours = try log.inEffect(of: subject, aboutOnly: aboutOnly).filter { !$0.isOfAnother }
                let theirs = try plain.inEffect(of: subject, aboutOnly: aboutOnly)
                #expect(ours.map(\.position) == theirs.map(\.position), "seed \(seed), \(subject), \(aboutOnly)")
                #expect(ours.map(\.data) == theirs.map(\.data), "seed \(seed), \(subject), \(aboutOnly)")
            }
        }
        // What was known before the last quarter of the log.
        let known = Position(log.entries.count * 3 / 4)
        let library = ChronicleLibrary(log, known: known)
        let early = Chronicle(log.entries.prefix(Int(known.rawValue)))
        for subject in subjects {
            #expect(
                try library.entries(of: subject, aboutOnly: false).map(\.position)
                    == early.inEffect(of: subject, aboutOnly: false).map(\.position), "seed \(seed), \(subject)")
        }
    }
}
