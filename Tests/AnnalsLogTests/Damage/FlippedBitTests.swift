import Annals
import Foundation
import TestSupport
import Testing

@testable import AnnalsLog

/// The index by subject, of which a disk gives back one bit otherwise than it was given: SQLite finds nothing wrong with
/// a key that is another one now, and yet no story may be told short without a word.
@Suite("A log with a bit flipped")
struct FlippedBitTests {
    /// The pages of a file that hold rows of the index, or its lengths.
    private func pages(ofIndexIn path: String, _ count: Int) throws -> [Int] {
        let rows = PageRows(pages: try FilePages(path))
        return (1...count).filter { page in
            rows.contents(of: page).rows.contains { row in
                switch row {
                case .index(let values):
                    if values.count == 4, case .integer(let subject) = values[0] { subject > 1 << 48 } else { false }
                case .table(let part, let values): values.count == 2 && part > 1 << 49
                default: false
                }
            }
        }
    }

    /// Flips a bit: what is answered wrongly then, and whether anything is said to be damaged.
    private func flip(_ bit: Int, ofByte byte: Int, ofPage page: Int, _ log: QuestionedLog) throws -> (
        [String], found: Bool
    ) {
        let damaged = try log.original.laid(in: log.folder) { $0[(page - 1) * 4096 + byte] ^= 1 << bit }
        let told = try log.ask(damaged)
        return (told.wrong.map { "page \(page), byte \(byte), bit \(bit): question \($0)" }, told.isFound)
    }

    @Test(arguments: [UInt64(12), 13])
    func `every answer is right, or the log said to be damaged`(_ seed: UInt64) throws {
        let log = try QuestionedLog()
        let index = try pages(ofIndexIn: log.folder.file("acme.annals"), log.original.pages)
        #expect(index.count > 2)
        var random = SplitMix64(seed: seed)
        var found = 0
        var wrong: [String] = []
        // More of them by hand: ANNALS_FLIPS=3000.
        let rounds = ProcessInfo.processInfo.environment["ANNALS_FLIPS"].flatMap(Int.init) ?? 150
        for round in 1...rounds {
            let page =
                round % 3 == 0
                ? Int(random.next() % UInt64(log.original.pages)) + 1 : index[Int(random.next() % UInt64(index.count))]
            let flipped = try flip(Int(random.next() % 8), ofByte: Int(random.next() % 4096), ofPage: page, log)
            wrong += flipped.0
            if flipped.found { found += 1 }
        }
        #expect(wrong == [])
        #expect(found > rounds / 5)
    }

    /// A page's own account of its rows: one row less is one that was never there.
    @Test func `the last entries are not lost with a bit of the header of their page`() throws {
        let log = try QuestionedLog()
        let line = try #require(log.original.lines.last)
        let page = try #require(log.original.page(of: line))
        var wrong: [String] = []
        for byte in 0..<12 { for bit in 0..<8 { wrong += try flip(bit, ofByte: byte, ofPage: page, log).0 } }
        #expect(wrong == [])
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
