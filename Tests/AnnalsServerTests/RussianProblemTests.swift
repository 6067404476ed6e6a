import Annals
import AnnalsLog
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Testing

@testable import AnnalsServer

/// Whoever uses the pages in Russian is told in Russian what goes wrong; programs are told in English.
@Suite struct RussianProblemTests {
    private static let russian: HTTPFields = [.acceptLanguage: "ru", .accept: "text/html"]

    @Test func refusedFormSaysWhyInRussian() async throws {
        let served = try ServedLog()
        let ben = try served.visit(ServedLog.ben)
        let raise = ["type": "idea-captured", "session": "S-1", "data.text": " ", "data.question": "Q-99"]
        try await served.test { client in
            let page = try await client.act(raise, as: ben.inRussian, json: false)
            #expect(page.text.contains("<html lang=\"ru\">") && page.text.contains("Q-99 в журнале нет"))
            #expect(!page.text.contains("is not in the log"))
            // The script of a live screen shows the detail as it comes.
            let script = try await client.act(raise, as: ben.inRussian)
            #expect((script.json["detail"] as? String)?.hasPrefix("Q-99 в журнале нет") == true)
            #expect(script.headers[.contentLanguage] == "ru")
            let english = try await client.act(raise, as: ben)
            #expect((english.json["detail"] as? String)?.hasPrefix("Q-99 is not in the log") == true)
        }
    }

    @Test func faultOfAFormIsToldInRussian() async throws {
        let served = try ServedLog()
        let ben = try served.visit(ServedLog.ben).inRussian
        try await served.test { client in
            let date = try await client.act(
                ["type": "idea-parked", "session": "S-1", "data.idea": "I-1", "data.until": "завтра"], as: ben)
            #expect(date.status == .badRequest)
            #expect((date.json["detail"] as? String)?.hasPrefix("поле «срок»: «завтра» — не срок") == true)
            #expect(date.json["field"] as? String == "data.until")
            let groups = try await client.act(
                ["type": "breakouts", "session": "S-1", "sits.P-3": "двое"], as: ben, json: false)
            #expect(groups.text.contains("«двое» — не номер группы от 1 до 99"))
            let undone = try await client.act(["type": "undo", "position": "1"], as: ben, json: false)
            #expect(
                undone.text.contains("Скажите, какую запись отменить")
                    || undone.text.contains("только то, что сделали вы сами"))
        }
    }

    @Test func apiSpeaksEnglish() async throws {
        let served = try ServedLog()
        let ben = try served.visit(ServedLog.ben).inRussian
        try await served.test { client in
            let refused = try await client.record(
                #"{"type":"idea-captured","session":"S-1","data":{"text":"a","question":"Q-99"}}"#, as: ben)
            #expect((refused.json["detail"] as? String)?.hasPrefix("Q-99 is not in the log") == true)
            #expect(refused.headers[.contentLanguage] == "en")
            #expect(
                (try await client.get("/api/entries?subject=zzz", as: ben).json["detail"] as? String)?.contains(
                    "is no id")
                    == true)
        }
    }

    @Test func pagesThatAreNotThereSaySoInRussian() async throws {
        let served = try ServedLog()
        let cara = try served.visit(ServedLog.cara).inRussian
        var page = cara
        page[.accept] = "text/html"
        let seen = page
        try await served.test { client in
            for (path, words) in [
                "/decisions/D-999": "D-999 в журнале нет", "/decisions/Решение": "не номер того, что здесь показывают",
                "/?asOf=вчера": "не момент", "/sessions/S-1/console": "пульт — для модератора",
                "/search?q=-a": "названы только слова", "/?colour=red": "такого параметра здесь нет",
                "/nothing": "такой страницы нет",
            ] {
                let encoded = path.addingPercentEncoding(withAllowedCharacters: .urlQueryAllowed.union(["%"])) ?? path
                let text = try await client.get(encoded, as: seen).text
                #expect(text.contains("<html lang=\"ru\">"), "\(path)")
                #expect(text.lowercased().contains(words.lowercased()), "\(path): \(text.suffix(600))")
            }
            #expect(try await client.get("/", as: Self.russian).text.contains("Сначала войдите"))
            #expect(try await client.get("/in/nothing", as: Self.russian).text.contains("Этот код ничего"))
            #expect(try await client.get("/enter/nothing", as: Self.russian).text.contains("Эта ссылка ничего"))
        }
    }

    @Test func whoWasFasterIsNamedInRussian() async throws {
        let served = try ServedLog()
        try served.record(
            #"{"type":"agenda-set","data":{"session":"S-1","items":[{"stage":"Ideas","title":"Look back","minutes":10},{"stage":"Ideas","title":"Look ahead","minutes":20}]}}"#
        )
        let ben = try served.visit(ServedLog.ben)
        let items = try served.log.read { try $0.story(SessionID(1))?.agenda.items.map(\.item.description) ?? [] }
        let head = try served.log.read { try $0.entries(of: SessionID(1).subject, aboutOnly: true).last?.position }
        let expect = "S-1@\(try #require(head).rawValue)"
        try await served.test { client in
            for item in items {
                let answer = try await client.act(
                    [
                        "type": "item-entered", "session": "S-1", "data.session": "S-1", "data.item": item,
                        "expect": expect,
                    ], as: ben.inRussian)
                if item == items.last {
                    let why = answer.json["detail"] as? String ?? ""
                    #expect(answer.status == .conflict)
                    #expect(
                        why.hasPrefix("вы сами успели раньше (") && why.hasSuffix("посмотрите на экран и решите снова"))
                }
            }
        }
    }

    @Test func visitByTheCodeOfARoomIsToldItsLimitsInRussian() {
        #expect(Problem.outOfTheRoom(SessionID(4)).told(in: .russian).hasPrefix("вход по коду зала открывает"))
        #expect(Problem.tooMany.told(in: .russian).hasPrefix("слишком много запросов"))
    }
}

extension HTTPFields {
    /// The same, of a browser that asks for Russian.
    var inRussian: HTTPFields {
        var headers = self
        headers[.acceptLanguage] = "ru"
        return headers
    }
}
