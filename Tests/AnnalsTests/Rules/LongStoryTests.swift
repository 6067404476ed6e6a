import TestSupport
import Testing

@testable import Annals

/// A log as a list with an index, which counts what is read of it.
private final class CountedSource: EntrySource {
    private(set) var entries: [Entry] = []
    private var naming: [Subject: [Int]] = [:]
    /// How many entries were handed out.
    var read = 0

    func append(_ entry: Entry) {
        for subject in Set(entry.about + entry.mentions) { naming[subject, default: []].append(entries.count) }
        entries.append(entry)
    }

    var end: LogEnd {
        LogEnd(
            position: Position(entries.count), recordedAt: entries.last?.recordedAt,
            latest: entries.map(\.occurredAt).max())
    }

    func entries(of subject: Subject, aboutOnly: Bool) -> [Entry] {
        let found = (naming[subject] ?? []).map { entries[$0] }.filter { !aboutOnly || $0.about.contains(subject) }
        read += found.count
        return found
    }

    func entry(at position: Position) -> Entry? {
        read += 1
        return position.rawValue >= 1 && position.rawValue <= entries.count ? entries[Int(position.rawValue) - 1] : nil
    }

    func next(_ scope: Subject) -> Subject {
        let highest = naming.keys.filter { $0.kind == scope.kind }.map(\.number).max() ?? 0
        return Subject(scope.kind, highest + 1)
    }

    func isUsed(_ subject: Subject) -> Bool { naming[subject] != nil }

    func entries(since moment: Instant, atMost count: Int) -> [Entry]? {
        let found = entries.filter { $0.occurredAt >= moment }.sorted { $0.isBefore($1) }
        read += min(found.count, count + 1)
        return found.count <= count ? found : nil
    }
}

@Suite("Long stories")
struct LongStoryTests {
    private static let start = Instant(milliseconds: 1_768_381_200_000)

    private func time(_ minute: Int) -> Instant { Self.start.advanced(byMilliseconds: Int64(minute) * 60_000) }

    private func id(_ number: Int) -> EntryID { EntryID(at: Self.start, random: (0, UInt64(number))) }

    /// A log with two measures and so many readings of the first.
    private func source(readings: Int) throws -> CountedSource {
        let source = CountedSource()
        var judge = Judge()
        let opening = LogOpened {
            $0.log = "00112233445566778899aabbccddeeff"
            $0.key = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA="
            $0.organization = "Acme"
            $0.timeZone = "UTC"
        }
        let measure: Step = "measure-defined name=X unit=X nature=other better=higher rollsUp=last"
        for (index, draft) in ([Draft(opening), measure.draft, measure.draft]).enumerated() {
            let entry = try judge.admit(draft, id: id(index), now: time(index), from: source)
            source.append(entry)
            judge.take(entry)
        }
        for index in 3..<(3 + readings) {
            let entry = try judge.admit(reading(1, index), id: id(index), now: time(index), from: source)
            source.append(entry)
            judge.take(entry)
        }
        return source
    }

    private func reading(_ measure: UInt32, _ value: Int) -> Draft {
        Draft(
            MeasurementRecorded {
                $0.measure = MeasureID(measure)
                $0.period = .year(2000 + value % 90)
                $0.value = Number(value)
                $0.why = "As counted"
            })
    }

    private func correction(of position: Int, _ value: Int, to measure: UInt32 = 1) -> Draft {
        var correction = EntryCorrected()
        correction.entry = Position(position)
        correction.data = ActionData(of: reading(measure, value).action)
        correction.reason = "Miscounted"
        return Draft(correction)
    }

    @Test func `a correction near the end of a story reads the same however long that is`() throws {
        var most: [Int] = []
        for length in [300, 600] {
            let source = try source(readings: length)
            var judge = Judge()
            var reads: [Int] = []
            for round in 0..<12 {
                for draft in [reading(1, 1000 + round), correction(of: source.entries.count + 1, 5000 + round)] {
                    source.read = 0
                    let now = time(source.entries.count)
                    let entry = try judge.admit(draft, id: id(source.entries.count), now: now, from: source)
                    source.append(entry)
                    judge.take(entry)
                    reads.append(source.read)
                }
            }
            // The first ones read the story whole, and so this can fail.
            #expect(reads.prefix(4).contains { $0 >= length })
            most.append(reads.dropFirst(8).max() ?? 0)
        }
        #expect(most[0] == most[1])
        #expect(most[0] < 50)
    }

    /// What comes of a draft: the line of its entry, or why not.
    private func outcome(_ judge: inout Judge, _ draft: Draft, _ source: CountedSource) -> (Entry?, String) {
        let number = source.entries.count
        do {
            let entry = try judge.admit(draft, id: id(number), now: time(number), from: source)
            return (entry, String(decoding: entry.line, as: UTF8.self))
        } catch {
            return (nil, "\(error)")
        }
    }

    @Test(arguments: [1, 2] as [UInt64])
    func `a judge that remembers says the same as one that reads everything`(seed: UInt64) throws {
        let source = try source(readings: 260)
        var generator = SplitMix64(seed: seed)
        var remembering = Judge()
        var kinds: [String: Int] = [:]
        for _ in 0..<50 {
            let head = source.entries.count
            var draft: Draft
            switch Int.random(in: 0..<10, using: &generator) {
            case 0...3:
                draft = reading(UInt32.random(in: 1...2, using: &generator), Int.random(in: 1...99, using: &generator))
            case 4...6:
                // Mostly a recent one, at times to another measure, at times an old one.
                let back =
                    Bool.random(using: &generator)
                    ? Int.random(in: 0..<8, using: &generator) : Int.random(in: 0..<250, using: &generator)
                draft = correction(
                    of: max(4, head - back), Int.random(in: 1...99, using: &generator),
                    to: Int.random(in: 0..<6, using: &generator) == 0 ? 2 : 1)
            case 7, 8:
                draft = Draft(
                    EntryStruck {
                        $0.entry = Position(max(4, head - Int.random(in: 0..<20, using: &generator)))
                        $0.reason = "A mistake"
                    })
            default:
                draft = reading(1, Int.random(in: 1...99, using: &generator))
                draft.occurredAt = time(head - Int.random(in: 1..<60, using: &generator))
            }
            var fresh = Judge()
            let (entry, said) = outcome(&remembering, draft, source)
            #expect(said == outcome(&fresh, draft, source).1)
            kinds[entry?.action.name ?? "refused", default: 0] += 1
            guard let entry else { continue }
            source.append(entry)
            remembering.take(entry)
        }
        // All of it came about.
        #expect(
            Set(kinds.keys).isSuperset(of: ["measurement-recorded", "entry-corrected", "entry-struck"]), "\(kinds)")
    }
}
