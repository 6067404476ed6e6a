import Annals
import AnnalsLog
import Foundation
import Testing

/// Reports of the five years of `Fixtures/company.jsonl` in Russian: whatever is in Latin letters is a text of the log or
/// an id.
@Suite("Five years reported in Russian")
struct ReportedTests {
    @Test func `nothing is left in English but what the log says`() throws {
        let folder = try TemporaryFolder()
        let log = try Log.ofCompany(in: folder)
        defer { try? log.close() }
        try log.read { reading in
            var texts = LogTexts()
            try reading.forEachRecorded(from: Position(1)) { entry in
                texts.take(try? JSONSerialization.jsonObject(with: Data(entry.readableLine)))
                return true
            }
            let scopes = ["S-1", "S-4", "S-7", "S-11", "2020", "2022-Q1", "2024"]
            var seen: Set<String> = []
            var foreign: [String] = []
            for form in Report.Form.allCases {
                for scope in try scopes.map({ try #require(Report.Scope($0)) }) {
                    let report = try #require(
                        try Report(of: scope, form, in: reading, now: reading.moment, speaking: .russian))
                    let said = Self.said(
                        try JSONSerialization.jsonObject(with: Data(report.json.written(pretty: false).utf8)))
                    for text in said where seen.insert(text).inserted {
                        let left = texts.rest(of: text)
                            .replacing(/[A-Z]+-[0-9]+(\.[a-z]+[0-9]*)?|SWOT|PESTEL|\[redacted by #[0-9]+\]/, with: " ")
                        if left.contains(/[A-Za-z]/) { foreign.append("\(form) \(scope): \(text)") }
                    }
                }
            }
            #expect(seen.count > 2000)
            #expect(foreign.prefix(20) == [])
        }
    }

    /// What a report says to people: not what only programs read.
    private static func said(_ value: Any) -> [String] {
        switch value {
        case let text as String: return [text]
        case let list as [Any]: return list.flatMap { said($0) }
        case let object as [String: Any]:
            let codes: Set = [
                "key", "sign", "tone", "form", "status", "scope", "leaf", "from", "end", "to", "asOf", "period", "id",
            ]
            return object.filter { !codes.contains($0.key) }.flatMap { said($0.value) }
        default: return []
        }
    }
}

/// The texts of a log, by the word that each begins with.
private struct LogTexts {
    private var byStart: [String: [String]] = [:]

    /// Takes up every text of a line, but no word of our own: those are small letters without a space.
    mutating func take(_ value: Any?, under key: String = "") {
        switch value {
        case let text as String:
            let isOwn = text.wholeMatch(of: /[a-z-]+/) != nil
            let isNamed = ["unit", "id", "option", "technique", "stage", "aim", "format"].contains(key)
            if !isOwn || isNamed { add(text.unbroken) }
        case let list as [Any]: for one in list { take(one, under: key) }
        case let object as [String: Any]:
            for (name, one) in object {
                // The ids of options that people named are keys there.
                if ["choice", "counts", "tallies"].contains(key), !Self.choices.contains(name) { add(name) }
                take(one, under: name)
            }
        default: break
        }
    }

    private static let choices: Set = ["for", "against", "abstain", "agree", "stand-aside", "object"]

    private mutating func add(_ text: String) {
        let text = String(text.drop { !Self.isOfWord($0) })
        let start = String(text.prefix { Self.isOfWord($0) })
        guard !start.isEmpty, byStart[start]?.contains(text) != true else { return }
        byStart[start, default: []].append(text)
        byStart[start]?.sort { $0.count > $1.count }
    }

    /// What of a text is not of the log; one that was cut ends in “…”.
    func rest(of text: String) -> String {
        var rest = ""
        var left = Substring(text)
        while let letter = left.first {
            guard Self.isOfWord(letter) else {
                rest.append(letter)
                left.removeFirst()
                continue
            }
            let word = left.prefix { Self.isOfWord($0) }
            let whole = byStart[String(word)]?.first { left.hasPrefix($0) }
            let shown = left.prefix { $0 != "…" }
            if let whole {
                left = left.dropFirst(whole.count)
            } else if shown.endIndex < left.endIndex,
                byStart[String(word)]?.contains(where: { $0.hasPrefix(shown) }) == true || shown == word
            {
                left = left.dropFirst(shown.count)
            } else {
                rest += word
                left = left.dropFirst(word.count)
            }
        }
        return rest
    }

    private static func isOfWord(_ letter: Character) -> Bool { letter.isASCII && (letter.isLetter || letter.isNumber) }
}
