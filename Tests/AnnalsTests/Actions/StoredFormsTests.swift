import Foundation
import Testing

@testable import Annals

/// `Fixtures/stored-forms.jsonl` holds a line of every action in every version ever written, and each must be read for
/// ever.
@Suite("The stored form of every action")
struct StoredFormsTests {
    private static let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .appendingPathComponent("../../../Fixtures/stored-forms.jsonl").standardizedFileURL

    /// Run once with ANNALS_WRITE_SNAPSHOTS=1 after a new action or version: lines of older versions stay.
    @Test func `each version of each action has a line, and today's are written today`() throws {
        let today =
            try RecordedCase.all.map { try given($0.given).when($0.when).result.get().text } + Self.withAnother
        if ProcessInfo.processInfo.environment["ANNALS_WRITE_SNAPSHOTS"] != nil {
            let written = Set(today.map(Self.form))
            let older = try Self.lines().filter { !written.contains(Self.form($0)) }
            let order = AnyAction.catalogue.map(\.name)
            let all = (older + today).sorted { left, right in
                let (one, other) = (Self.typeAndVersion(left), Self.typeAndVersion(right))
                return (order.firstIndex(of: one.type) ?? .max, one.version)
                    < (order.firstIndex(of: other.type) ?? .max, other.version)
            }
            try Data((all.joined(separator: "\n") + "\n").utf8).write(to: Self.file)
        }
        let stored = try Self.lines()
        #expect(Set(stored).isSuperset(of: today))
        let forms = AnyAction.catalogue.flatMap { listing in (1...listing.version).map { "\(listing.name) v\($0)" } }
        #expect(stored.map(Self.form).sorted() == forms.sorted())
    }

    /// The forms of what is never recorded by itself, but because of something else.
    private static var withAnother: [String] {
        let causes: [[Step]] = [
            Room.full + [
                Room.secretMotion, "vote-sealed ballot=B-2 choice=for by P-5",
                "vote-sealed ballot=B-2 choice=for by P-6",
                "vote-sealed ballot=B-2 choice=against by P-2", "ballot-closed ballot=B-2",
            ],
            Room.full + [
                "pulse-opened session=S-1 when=closing statements=Good anonymous=true",
                "answer-sealed pulse=Y-1 answers=5 by P-5", "answer-sealed pulse=Y-1 answers=4 words=Fine by P-6",
                "answer-sealed pulse=Y-1 answers=3 by P-2", "pulse-closed pulse=Y-1",
            ],
            Room.full + [
                "ballot-closed ballot=B-1",
                #"entry-corrected entry=#36 data:={"ballot":"B-1","choice":"against"} reason=Misheard"#,
            ],
        ]
        return causes.flatMap { given($0).log.entries }.filter { RecordedCase.withAnother.contains($0.action.name) }
            .map(\.text)
    }

    @Test func `each line is understood, and one of today's version is written again byte for byte`() throws {
        for line in try Self.lines() {
            let entry = try Entry(line: Array(line.utf8))
            let (type, version) = Self.typeAndVersion(line)
            if case .unknown = entry.action { Issue.record("\(type) v\(version) is not understood") }
            #expect(entry.action.name == type)
            if version == entry.action.version { #expect(String(decoding: entry.written(), as: UTF8.self) == line) }
        }
    }

    static func lines() throws -> [String] {
        guard FileManager.default.fileExists(atPath: file.path) else { return [] }
        return String(decoding: try Data(contentsOf: file), as: UTF8.self).split(separator: "\n").map { String($0) }
    }

    private static func form(_ line: String) -> String {
        let (type, version) = typeAndVersion(line)
        return "\(type) v\(version)"
    }

    private static func typeAndVersion(_ line: String) -> (type: String, version: Int) {
        let object = try? JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
        return (object?["type"] as? String ?? "", object?["v"] as? Int ?? 0)
    }
}
