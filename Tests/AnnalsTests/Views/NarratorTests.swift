import Foundation
import Testing

@testable import Annals

/// A sentence for every action in every language, of one stored line of each (`Fixtures/stored-forms.jsonl`).
@Suite("Entries are told in English and Russian")
struct NarratorTests {
    private static func narrator(_ language: Language) -> Narrator {
        Narrator(
            in: Step.zone, speaking: language, hiding: { _ in [] },
            naming: { $0.kind == .person ? "Имя \($0.number)" : nil })
    }

    private static func entries() throws -> [Entry] {
        try StoredFormsTests.lines().map { try Entry(line: Array($0.utf8)) }
    }

    @Test func `there is a sentence for each, and none of a language is that of the other`() throws {
        for entry in try Self.entries() {
            let english = Self.narrator(.english).tell(entry)
            let russian = Self.narrator(.russian).tell(entry)
            #expect(!english.isEmpty && !russian.isEmpty && english != russian, "\(entry.action.name)")
        }
    }

    @Test func `a Russian sentence has no English word but what the log says`() throws {
        for entry in try Self.entries() {
            let sentence = Self.narrator(.russian).line(entry)
            let rest = Foreign.words(in: sentence, apartFrom: entry)
            #expect(rest.isEmpty, "\(entry.action.name): \(rest) in “\(sentence)”")
        }
    }

    @Test(arguments: [
        (1, "1 голос"), (2, "2 голоса"), (5, "5 голосов"), (11, "11 голосов"), (12, "12 голосов"), (21, "21 голос"),
        (22, "22 голоса"), (111, "111 голосов"), (0, "0 голосов"),
    ])
    func `numbers take the noun in its form`(number: Int, words: String) {
        #expect(Russian.count(number, "голос", "голоса", "голосов") == words)
    }

    @Test(arguments: [
        ("2020-01-20", "20.01.2020"), ("2020-01-20 09:05", "20.01.2020 09:05"), ("2022-12", "12.2022"),
        ("2022-Q3", "3 кв. 2022"), ("2022-H1", "1 полуг. 2022"), ("2022", "2022"), ("2022-W07", "7 нед. 2022"),
        ("the end of summer", "the end of summer"),
    ])
    func `dates are written as in Russian`(stored: String, words: String) {
        #expect(Russian.date(stored) == words)
    }
}

/// What of a Russian sentence is in Latin letters and no text of the log.
enum Foreign {
    static func words(in sentence: String, apartFrom entry: Entry) -> [String] {
        var rest = sentence
        let data = try? JSONSerialization.jsonObject(with: Data(entry.line))
        for text in texts(data as Any).sorted(by: { $0.count > $1.count }) where !text.isEmpty {
            rest = rest.replacingOccurrences(of: text, with: " ")
        }
        let ids = /[A-Z]+-[0-9]+(\.[a-z]+[0-9]*)?|SWOT|PESTEL/
        return rest.replacing(ids, with: " ").matches(of: /[A-Za-z]+/).map { String($0.output) }
    }

    /// Every text in it, but not its names of fields.
    private static func texts(_ value: Any) -> [String] {
        switch value {
        case let text as String: [text] + text.split(separator: " ").map(String.init).filter { $0.count > 3 }
        case let list as [Any]: list.flatMap { texts($0) }
        case let object as [String: Any]:
            object.filter { $0.key != "type" }.flatMap { texts($0.value) } + choices(object)
        default: []
        }
    }

    /// The options that a vote gives numbers to are keys.
    private static func choices(_ object: [String: Any]) -> [String] {
        ["choice", "counts", "tallies"].flatMap { (object[$0] as? [String: Any])?.keys.map { $0 } ?? [] }
    }
}
