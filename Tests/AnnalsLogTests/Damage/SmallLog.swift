import Annals
import AnnalsProof
import Foundation
import TestSupport
import Testing

@testable import AnnalsLog

/// A small log with something of everything: lines that run over several pages, a document, texts taken out, a strike,
/// two checkpoints and a tile; made once.
struct SmallLog: Sendable {
    static let made = Result { try SmallLog() }

    let bytes: [UInt8]
    /// The lines as they stand, from 0.
    let lines: [[UInt8]]
    /// The same as an export has them.
    let exported: [[UInt8]]
    /// An export from before texts were taken out.
    let earlier: [[UInt8]]
    let document: Digest
    /// What was taken out of entry 5.
    static let secret = "the merger with Heron"

    init() throws {
        let folder = try TemporaryFolder()
        let clock = TestClock()
        let log = try logInFile(folder, clock)
        try log.record(Draft(PersonJoined { $0.name = "Ann Lee" }))
        let ann = PersonID(1)
        let document = Document(Array(String(repeating: "minutes of the board, ", count: 900).utf8))
        var drafts = (1...120).map { number in
            Draft(
                IdeaCaptured {
                    $0.text = number == 3 ? "Prepare \(SmallLog.secret)" : "Idea \(number): enter the “Ostsee” market"
                }, actor: ann)
        }
        drafts[9] = Draft(IdeaCaptured { $0.text = String(repeating: "A long thought. ", count: 600) }, actor: ann)
        for result in try log.record(drafts) { _ = try result.get() }
        try log.checkpoint()
        try log.record(
            Draft(attaching: document, to: .subject(Subject(.idea, 1)), name: "minutes.txt", mediaType: "text/plain"))
        var earlier: [[UInt8]] = []
        try log.read { try $0.forEachLine { earlier.append($0) } }
        for line in [
            #"{"type":"entry-redacted","actor":"P-1","data":{"entry":5,"fields":["text"],"reason":"asked for it"}}"#,
            #"{"type":"entry-struck","actor":"P-1","data":{"entry":7,"reason":"said twice"}}"#,
        ] { try log.record(line: Array(line.utf8)) }
        clock.advance(minutes: 10)
        for result in try log.record(
            (121...260).map { number in Draft(IdeaCaptured { $0.text = "Later idea \(number)" }, actor: ann) })
        { _ = try result.get() }
        try log.checkpoint()
        var lines: [[UInt8]] = []
        var exported: [[UInt8]] = []
        try log.read { reading in
            try reading.forEachRecorded {
                lines.append($0.line)
                return true
            }
            try reading.forEachLine { exported.append($0) }
        }
        try log.close()
        bytes = Array(try #require(FileManager.default.contents(atPath: folder.file("acme.annals"))))
        (self.lines, self.exported, self.earlier) = (lines, exported, earlier)
        self.document = document.sha256
    }

    /// The index of the line that took texts out of entry 5.
    var redaction: Int {
        lines.firstIndex { $0.firstRange(of: Array(#""type":"entry-redacted""#.utf8)) != nil } ?? 0
    }

    /// How many pages the file has.
    var pages: Int { bytes.count / 4096 }

    /// The page on which a line stands whole, from 1, found by its bytes alone; `nil` for one that runs over several.
    func page(of line: [UInt8]) -> Int? {
        guard let range = Data(bytes).range(of: Data(line)) else { return nil }
        let (first, last) = (range.lowerBound / 4096, (range.upperBound + 31) / 4096)
        return first == last ? first + 1 : nil
    }

    /// Lays the file into a folder, changed.
    func laid(in folder: TemporaryFolder, _ name: String = "acme.annals", _ change: (inout [UInt8]) -> Void = { _ in })
        throws -> String
    {
        var bytes = bytes
        change(&bytes)
        let path = folder.file(name)
        try Data(bytes).write(to: URL(fileURLWithPath: path))
        return path
    }
}

/// What happens to a page.
enum PageDamage: String, CaseIterable, CustomTestStringConvertible {
    case zeros = "overwritten with zeros"
    case noise = "overwritten with noise"
    case cut = "cut off"
    case bit = "with one bit flipped"

    var testDescription: String { rawValue }

    /// Damages a page, from 1, of a file.
    func apply(to bytes: inout [UInt8], page: Int, _ random: inout SplitMix64) {
        let range = (page - 1) * 4096..<page * 4096
        switch self {
        case .zeros: bytes.replaceSubrange(range, with: Array(repeating: 0, count: 4096))
        case .noise:
            bytes.replaceSubrange(range, with: range.map { _ in UInt8(truncatingIfNeeded: random.next() >> 7) })
        case .cut: bytes.removeSubrange(range.lowerBound...)
        case .bit: bytes[range.lowerBound + Int(random.next() % 4096)] ^= 1 << UInt8(random.next() % 8)
        }
    }

    /// Whether that page is whole after it.
    func leavesWhole(_ page: Int, after damaged: Int) -> Bool { self == .cut ? page < damaged : page != damaged }
}
