import Annals
import AnnalsLog
import Foundation
import Testing

/// The five years of `Fixtures/company.jsonl` in Russian: whatever is in Latin letters is a text of the log or an id.
@Suite("Five years told in Russian")
struct NarratedTests {
    @Test func `nothing is left in English but what the log says`() throws {
        let folder = try TemporaryFolder()
        let log = try Log.ofCompany(in: folder)
        defer { try? log.close() }
        try log.read { reading in
            let names = Names(reading)
            let (english, russian) = (
                try reading.narrator(names), try reading.narrator(names, speaking: .russian)
            )
            var told = 0
            var foreign: [String] = []
            try reading.forEachRecorded(from: Position(1)) { entry in
                told += 1
                let sentence = russian.line(entry)
                #expect(sentence != english.line(entry))
                var rest = sentence
                let subjects = entry.about + entry.mentions + (entry.actor.map { [$0.subject] } ?? [])
                let texts = subjects.compactMap { names.name($0) } + Self.texts(of: entry)
                for text in texts.sorted(by: { $0.count > $1.count }) where !text.isEmpty {
                    rest = rest.replacingOccurrences(of: text, with: " ")
                }
                let left = rest.replacing(
                    /[A-Z]+-[0-9]+(\.[a-z]+[0-9]*)?|SWOT|PESTEL/, with: " ")
                if left.contains(/[A-Za-z]/) { foreign.append("\(entry.position) \(sentence)") }
                return true
            }
            #expect(told > 900)
            #expect(foreign.prefix(20) == [])
        }
    }

    /// Every text and key in an entry's data, on one line as they are told.
    private static func texts(of entry: Entry) -> [String] {
        func all(_ value: Any) -> [String] {
            switch value {
            case let text as String: [text, text.unbroken]
            case let list as [Any]: list.flatMap { all($0) }
            case let object as [String: Any]:
                object.flatMap { all($0.value) }
                    + ["choice", "counts", "tallies"].flatMap { (object[$0] as? [String: Any])?.keys.map { $0 } ?? [] }
            default: []
            }
        }
        return all((try? JSONSerialization.jsonObject(with: Data(entry.readableLine))) as Any)
    }
}
