import Foundation
import Testing

@testable import Annals

/// Refusals say in Russian what they say in English.
@Suite("Refusals in Russian")
struct RussianRefusalTests {
    @Test(arguments: RefusalCase.all.map(\.refusal) + others)
    func `a refusal is told in Russian, with none of our English`(_ refusal: Refusal) {
        let russian = refusal.told(in: .russian)
        #expect(Self.own(russian).contains(/[а-яё]/), "\(russian)")
        #expect(!Self.own(russian).contains(/[A-Za-z]/), "\(russian)")
        #expect(refusal.told(in: .english) == refusal.description)
        #expect(!russian.contains("\n") && russian.count <= 500)
    }

    @Test func `every refusal is told by some example`() {
        let told = Set((RefusalCase.all.map(\.refusal) + others).map(\.caseName))
        #expect(Refusal.caseNames.subtracting(told) == [])
    }

    @Test func `every text that a rule hands over has its Russian`() throws {
        let texts = try RuleTexts.inSources()
        #expect(texts.count > 90)
        for text in texts {
            let isState = Subject.Kind.allCases.contains { RuleText.state(text, of: $0) != text }
            #expect(isState || RuleText.find(text) != nil, "\(text)")
        }
    }

    @Test(arguments: VotingMethodName.allCases)
    func `every count of options has its Russian`(_ method: VotingMethodName) {
        #expect(RuleText.find(method.optionCounts.words) != nil)
    }

    @Test func `values keep their places`() {
        #expect(RuleText.russian("in the room of S-4") == "в зале S-4")
        #expect(RuleText.russian("proxies (P-1 gave one to P-2)") == "передачи голоса (P-1 передаёт голос P-2)")
        #expect(RuleText.russian("invited to S-4 as chair") == "в числе приглашённых на S-4 (председатель)")
        #expect(RuleText.russian("EUR of money for 2026-Q1") == "EUR, деньги, 1 кв. 2026")
        #expect(
            Refusal.isAlready(SessionID(4).subject, "closed", since: nil).told(in: .russian) == "S-4 уже закрыта")
        #expect(RuleText.russian("a text of nobody") == "a text of nobody")
    }

    @Test func `a fault of a form is told in Russian at its place`() throws {
        func fault(_ data: String) throws -> Fault {
            var json = JSONReader(Array(data.utf8))
            return try #require(throws: Fault.self) { _ = try AnyAction(type: "idea-captured", input: &json) }
        }
        #expect(try fault(#"{"text":""}"#).told(in: .russian) == "поле «текст»: пусто; напишите от 1 до 10000 знаков")
        #expect(try fault(#"{}"#).told(in: .russian) == "поле «текст»: не указано")
        #expect(
            try fault(#"{"text":"a","question":"Q"}"#).told(in: .russian)
                == "поле «вопрос»: «Q» не подходит, нужен номер: вопрос, например Q-1")
        #expect(try fault(#"{"text":"a","question":"Q"}"#).told(in: .english).hasPrefix("field question: is “Q”"))
        #expect(Fault("is missing", russian: "не указано") == Fault("is missing"))
    }

    /// What is left of a sentence without what stands in the log's own words: ids, actions, commands, quotes, times.
    private static func own(_ sentence: String) -> String {
        var rest = sentence
        // The reason why corrected data does not fit is one of JSON.
        if let colon = rest.range(of: "исправленные данные не подходят к ") { rest.removeSubrange(colon.upperBound...) }
        rest.replace(/«[^»]*»/, with: "")
        rest.replace(/annals [a-z]+( [a-z]+)?|--[a-z-]+|how=ballot/, with: "")
        rest.replace(/есть: [^а-яё]*/, with: "есть: ")
        rest.replace(/Europe\/London/, with: "")
        rest.replace(/\d{4}-\d\d-\d\dT[0-9:.]+Z|\/[\w.\/-]+/, with: "")
        rest.replace(/[A-Z]{1,2}-\d+(\.[a-z])?|[0-9a-f]{8}-[0-9a-f-]+/, with: "")
        rest.replace(/RFC|FREQ=\S+|Ed25519|Base64|EUR|USD|text|options\[1\]\.|FTE|platform:\w+/, with: "")
        for name in AnyAction.catalogue.map(\.name).sorted(by: { $0.count > $1.count }) {
            rest = rest.replacingOccurrences(of: name, with: "")
        }
        rest.replace(/\b(value|low, high|stage|title)\b/, with: "")
        return rest
    }
}

/// What `RefusalCase` does not provoke.
private let others: [Refusal] = [
    .clockBehind(Instant(milliseconds: 0), last: Instant(milliseconds: 1)),
    .someoneWasFaster(SessionID(1).subject, Position(9)), .tooLong(field: "text", bytes: 2_000_001),
    .unknownAction("task-assigned", 9), .papersMissing(BallotID(1).subject, 2, of: 7),
    .notOfMethod("seats", "dots", takes: ["budget"]), .notOfMethod("seats", "consent", takes: []),
    .overBudget(spent: 5, budget: 3), .needsStory(SessionID(1).subject), .needsPapers(BallotID(1).subject),
    .needsEntries(SessionID(1).subject, aboutOnly: true), .needsEntry(Position(3)),
    .needsNumber(SessionID(1).subject), .needsUse(SessionID(1).subject), .needsDocument("12"),
    .otherPapers(BallotID(1).subject, 3, sealed: 4), .contentMissing("plan.pdf"),
    .cannotSeal("there is no keys file /acme.annals-keys, and so nothing can be sealed: put it back from its backup"),
    .cannotSeal(
        "/acme.annals-keys may not be read, and so nothing can be sealed: only whoever may read it can record this"),
    .cannotSeal("/acme.annals-keys does not hold the key of P-2: it is an older copy; put the latest one back"),
    .breaksLater(Position(9), "task-assigned", because: .circle(GoalID(1).subject)),
    .notAllowed(PersonID(1), action: "vote-cast", needs: Authority(.anyone, .owner, .themselves, .voter)),
    .notAllowed(PersonID(1), action: "vote-cast", needs: Authority(.steward, .tracker, .coach, .auditor, .board)),
    .sumTooLong(5, "FTE of people for 2026-Q1"),
    .ideasWithoutFate((1...9).map { IdeaID($0) }, SessionID(1)),
]

/// The texts that stand in the sources beside the refusals which they go into.
private enum RuleTexts {
    static func inSources() throws -> Set<String> {
        var folder = URL(fileURLWithPath: #filePath)
        for _ in 0..<4 { folder.deleteLastPathComponent() }
        folder.append(path: "Sources/Annals")
        let files = try #require(FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil))
        var texts: Set<String> = []
        for case let file as URL in files where file.pathExtension == "swift" {
            if file.lastPathComponent.hasPrefix("Refusal") { continue }
            texts.formUnion(self.texts(in: try String(contentsOf: file, encoding: .utf8)))
        }
        return texts
    }

    private static func texts(in source: String) -> [String] {
        source.matches(of: /[ .](isAlready|isNot|needs|secret|doesNotMatch|wrongKind|outOfRange|shape|whole)\(/)
            .flatMap { match -> [String] in
                let literals = literals(of: source[match.range.upperBound...])
                return switch match.output.1 {
                case "isAlready", "isNot", "secret", "shape", "whole": literals
                default: literals.suffix(1)
                }
            }.filter { text in
                // Parts of longer ones, and a list that the refusal itself tells.
                !["words: X-1", "one of X-1", " (whole numbers)"].contains(text)
                    && text.replacing("X-1", with: "").contains(/[a-z]/)
            }
    }

    /// The literals of a call up to its end, with an id for each value in them.
    private static func literals(of call: Substring) -> [String] {
        var depth = 1
        var literals: [String] = []
        var rest = call
        while depth > 0, let next = rest.first {
            if next == "\"", let literal = rest.prefixMatch(of: /"((?:[^"\\]|\\\((?:[^()]|\([^()]*\))*\))*)"/) {
                literals.append(String(literal.output.1).replacing(/\\\((?:[^()]|\([^()]*\))*\)/, with: "X-1"))
                rest = rest[literal.range.upperBound...]
                continue
            }
            depth += next == "(" ? 1 : next == ")" ? -1 : 0
            rest.removeFirst()
        }
        return literals
    }
}
