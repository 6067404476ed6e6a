import Annals
import Foundation
import TestSupport
import Testing

@testable import AnnalsLog

/// The index by subject, of which a disk gives back one bit otherwise than it was given: SQLite finds nothing wrong with
/// a key that is another one now, and yet no story may be told short without a word.
@Suite("An index with a bit flipped")
struct IndexDamageTests {
    /// What is asked of the index.
    private struct Answers: Equatable {
        var stories: [[Position]] = []
        var backwards: [[Position]] = []
        var rests: [[Position]] = []
        var lasts: [Position?] = []
        var highest: [Subject?] = []
        var subjects: [Subject] = []
    }

    /// The answers of a log to all questions; `nil` where it says that it is damaged.
    private func answers(_ path: String, about asked: [Subject]) throws -> Answers? {
        do {
            let store = try SQLiteStore(openingAt: path, readOnly: true)
            defer { try? store.close() }
            return try store.read { reader in
                var answers = Answers()
                for subject in asked {
                    for part in [StoryPart.all, .about, .mentions] {
                        answers.stories.append(try positions { try reader.story(of: subject, part, after: .start, $0) })
                        answers.rests.append(
                            try positions { try reader.story(of: subject, part, after: Position(100), $0) })
                    }
                    for aboutOnly in [true, false] {
                        for last in [Position(Int64.max), Position(200)] {
                            answers.backwards.append(
                                try positions {
                                    try reader.storyBackwards(of: subject, aboutOnly: aboutOnly, from: last, $0)
                                })
                        }
                    }
                    answers.lasts.append(try reader.lastAbout(subject))
                }
                for kind in Subject.Kind.allCases {
                    answers.highest.append(try reader.highestSubject(in: kind.range))
                    try reader.subjects(in: kind.range) { subject in
                        answers.subjects.append(subject)
                        return true
                    }
                }
                return answers
            }
        } catch let error as StoreError {
            #expect([.damaged, .notALog].contains(error.code), "\(error)")
            return nil
        }
    }

    private func positions(_ read: ((StoredEntry) throws -> Bool) throws -> Void) throws -> [Position] {
        var positions: [Position] = []
        try read { entry in
            positions.append(entry.position)
            return true
        }
        return positions
    }

    /// The pages of a file that hold rows of the index, or its lengths.
    private func pages(ofIndexIn path: String, _ count: Int) throws -> [Int] {
        let rows = PageRows(pages: try FilePages(path))
        return (1...count).filter { page in
            rows.contents(of: page).rows.contains { row in
                guard case .index(let values) = row, [3, 4].contains(values.count),
                    case .integer(let subject) = values[0]
                else { return false }
                return subject > 1 << 48
            }
        }
    }

    @Test(arguments: [UInt64(12), 13])
    func `every story is whole, or said to be damaged`(_ seed: UInt64) throws {
        let original = try SmallLog.made.get()
        let folder = try TemporaryFolder()
        let path = try original.laid(in: folder)
        let store = try SQLiteStore(openingAt: path, readOnly: true)
        var subjects: Set<Subject> = []
        try store.read { reader in
            try reader.scanIndex { row in
                if let subject = Subject(rawValue: row.subject) { subjects.insert(subject) }
                return true
            }
        }
        try store.close()
        let sorted = subjects.sorted { $0.rawValue < $1.rawValue }
        // All that have long stories, and some of the many ideas and entries.
        let asked = sorted.enumerated().filter { $1.kind != .idea && $1.kind != .entry || $0 % 8 == 0 }.map(\.element)
        let right = try #require(try answers(path, about: asked))
        #expect(right.stories.joined().count > 500)
        #expect(right.stories.contains { $0.last.map { $0 > Position(Schema.block) } ?? false })
        let index = try pages(ofIndexIn: path, original.pages)
        #expect(index.count > 2)
        var random = SplitMix64(seed: seed)
        var found = 0
        var silent: [String] = []
        // More of them by hand: ANNALS_FLIPS=3000.
        let rounds = ProcessInfo.processInfo.environment["ANNALS_FLIPS"].flatMap(Int.init) ?? 150
        for round in 1...rounds {
            let page =
                round % 3 == 0
                ? Int(random.next() % UInt64(original.pages)) + 1 : index[Int(random.next() % UInt64(index.count))]
            let (byte, bit) = (Int(random.next() % 4096), Int(random.next() % 8))
            let damaged = try original.laid(in: folder) { $0[(page - 1) * 4096 + byte] ^= 1 << bit }
            guard let told = try answers(damaged, about: asked) else {
                found += 1
                continue
            }
            if told != right { silent.append("byte \(byte) of page \(page), bit \(bit)") }
        }
        #expect(silent == [])
        #expect(found > rounds / 5)
    }

    @Test func `no bit of what an entry names makes it name something else, or less`() throws {
        let original = try SmallLog.made.get()
        var tried = 0
        for line in original.lines[Int(Schema.block)...] {
            let text = NamedColumn.text(try Entry(line: line).indexed)
            let right = try #require(text.withUnsafeBytes(NamedColumn.subjects))
            #expect(line.withUnsafeBytes { NamedColumn.fits(right, line: $0) })
            for (index, bit) in text.indices.flatMap({ index in (0..<8).map { (index, $0) } }) {
                var other = text
                other[index] ^= 1 << bit
                tried += 1
                guard let read = other.withUnsafeBytes(NamedColumn.subjects) else { continue }
                let isTaken = line.withUnsafeBytes { NamedColumn.fits(read, line: $0) }
                #expect(!isTaken, "\(String(decoding: other, as: UTF8.self))")
            }
            // And cut short anywhere, or with more behind it.
            for count in text.indices {
                #expect(text.prefix(count).withUnsafeBytes(NamedColumn.subjects) == nil, "\(count)")
            }
            #expect((text + [0x20]).withUnsafeBytes(NamedColumn.subjects) == nil)
        }
        #expect(tried > 1000)
    }
}
