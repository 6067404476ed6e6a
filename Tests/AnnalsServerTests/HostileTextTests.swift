import Annals
import AnnalsLog
import AnnalsPages
import Foundation
import HTTPTypes
import HummingbirdTesting
import NIOCore
import Testing

@testable import AnnalsServer

/// Texts that mean harm, or could be taken for something else, stand as text wherever texts are shown.
@Suite struct HostileTextTests {
    private static let own = [
        "<script>alert(1)</script>", #""><img src=x onerror=alert(1)>"#, "'><svg/onload=alert(1)>", "</textarea><b>x",
        "</title><script>x</script>", "</style><script>x</script>", "--><script>x</script>", "]]><script>x</script>",
        "<a href=\"javascript:alert(1)\">x</a>", "{{title}} {{{title}}} {{% CONTENT_TYPE:HTML}}",
        "${7*7} #{7*7} <%= 7 %>",
        "a\"b\u{301}c' onmouseover='x", "\u{202E}gnirts\u{202C}", "\u{2066}x\u{2069}", "a\u{200B}b\u{200D}c\u{FEFF}d",
        "Z\u{341}\u{300}\u{301}\u{302}\u{303}a\u{304}\u{305}lgo", "👩‍👩‍👧‍👦 🏴󠁧󠁢󠁥󠁮󠁧󠁿 😀", "עברית ١٢٣ 漢字",
        "NUL\u{0}control\u{1}\u{7F}\u{9F}end",
        "one\r\nSet-Cookie: x=1\r\n\r\n<p>two", "line\u{2028}separator", "=1+1", "+1+1", "-1+1", "@SUM(A1)",
        #"=HYPERLINK("http://x.example","y")"#, "=cmd|' /C calc'!A0", "\t=1+1", "＝1+1", ",;\"|", "../../etc/passwd",
        "%3Cscript%3E&lt;script&gt;&#60;", "'; DROP TABLE entry; --", "https://x.example/?a=1&b=2",
        "{P-1} [P-1] @P-1 #17",
        String(repeating: "long ", count: 2000), String(repeating: "a", count: 9999),
    ]

    /// A big list of naughty strings, where the data of these tests is.
    private static let naughty: [String] = {
        guard let data = ProcessInfo.processInfo.environment["ANNALS_DATA"],
            let file = FileManager.default.contents(atPath: data + "/vectors/blns.json")
        else { return [] }
        return (try? JSONDecoder().decode([String].self, from: file)) ?? []
    }()

    /// Where people write, each field once.
    private static let fields: [@Sendable (String) -> String] = [
        { #"{"type":"idea-captured","session":"S-1","data":{"text":\#($0)}}"# },
        { #"{"type":"goal-set","data":{"title":\#($0),"kind":"goal","horizon":"2030","owner":"P-1"}}"# },
        { #"{"type":"task-assigned","session":"S-1","data":{"title":\#($0),"owner":"P-3","due":"2030"}}"# },
        {
            #"{"type":"decision-taken","session":"S-1","data":{"title":\#($0),"statement":\#($0),"rationale":\#($0),"how":"authority","deciders":["P-1"]}}"#
        },
        { #"{"type":"finding-recorded","session":"S-1","data":{"lens":"swot","side":"threat","text":\#($0)}}"# },
        { #"{"type":"question-posed","session":"S-1","data":{"session":"S-1","text":\#($0)}}"# },
        { #"{"type":"assumption-stated","data":{"text":\#($0)}}"# },
        { #"{"type":"theme-named","data":{"title":\#($0)}}"# },
        { #"{"type":"rule-agreed","data":{"session":"S-1","text":\#($0)}}"# },
        { #"{"type":"homework-assigned","data":{"session":"S-1","person":"P-3","what":\#($0),"due":"2030-01-01"}}"# },
        { #"{"type":"note-added","session":"S-1","data":{"on":"S-1","text":\#($0)}}"# },
        { #"{"type":"lesson-learned","data":{"session":"S-1","text":\#($0)}}"# },
        { #"{"type":"argument-made","session":"S-1","data":{"on":"I-1","stance":"against","text":\#($0)}}"# },
        {
            #"{"type":"ballot-opened","session":"S-1","data":{"question":\#($0),"options":[{"id":"a","text":\#($0)},{"id":"b","text":"B"}],"method":{"name":"approval"}}}"#
        },
        {
            #"{"type":"measure-defined","data":{"name":\#($0),"unit":\#($0),"nature":"other","better":"higher","rollsUp":"sum","source":\#($0)}}"#
        },
        { #"{"type":"platform-stated","data":{"part":"mission","text":\#($0)}}"# },
        { #"{"type":"breakout-formed","session":"S-1","data":{"session":"S-1","title":\#($0),"people":["P-3"]}}"# },
        { #"{"type":"person-joined","data":{"name":\#($0),"title":\#($0)}}"# },
        { #"{"type":"series-started","data":{"name":\#($0),"kind":"planning"}}"# },
        {
            #"{"type":"session-scheduled","data":{"title":\#($0),"topic":\#($0),"kind":"planning","purpose":\#($0),"place":\#($0),"startsAt":"2030-04-01T09:00:00Z","template":"annual"}}"#
        },
        { #"{"type":"resource-stated","data":{"nature":"money","amount":1,"unit":\#($0),"period":"2030"}}"# },
        { #"{"type":"pulse-opened","data":{"session":"S-1","when":"before","statements":[\#($0)]}}"# },
        { #"{"type":"dissent-recorded","session":"S-1","data":{"decision":"D-1","person":"P-3","reason":\#($0)}}"# },
    ]

    private static let pages: [String] = [
        "/", "/plan", "/page", "/log", "/sessions", "/sessions/new", "/sessions/S-1", "/sessions/S-1/replay?step=9999",
        "/sessions/S-1/minutes", "/sessions/S-1/console", "/sessions/S-1/room", "/sessions/S-1/phone",
        "/reports/S-1?form=full", "/reports/S-1?form=audit", "/reports/2026?form=full", "/compare?from=2019&to=2031",
        "/search?q=script", "/search?q=alert", "/search?q=1", "/platform/mission",
    ]

    @Test(arguments: [false, true])
    func whatWasTypedIsShownAsText(_ isPublic: Bool) async throws {
        let texts = isPublic ? Self.naughty : Self.own
        if isPublic, texts.isEmpty {
            print("skipped: ANNALS_DATA/vectors/blns.json is not there")
            return
        }
        let served = try ServedLog()
        var ann = try served.visit(ServedLog.ann)
        let ben = try served.visit(ServedLog.ben)
        ann[.accept] = "text/html"
        let (visitor, moderator) = (ann, ben)
        try served.log.record(
            line: Array(#"{"type":"idea-captured","actor":"P-3","session":"S-1","data":{"text":"First"}}"#.utf8))
        // Of our own each in every field; of the many each in one.
        var lines: [String] = []
        for (number, text) in texts.enumerated() {
            let data = try JSONSerialization.data(withJSONObject: text, options: .fragmentsAllowed)
            let word = String(decoding: data, as: UTF8.self)
            if isPublic {
                lines.append(Self.fields[number % Self.fields.count](word))
            } else {
                lines += Self.fields.map { $0(word) }
            }
        }
        let results = try served.log.record(lines: lines.map { Array($0.utf8) }, actor: "P-1")
        let receipts = results.compactMap { try? $0.get() }
        #expect(receipts.count * 2 > lines.count, "most are taken: \(receipts.count) of \(lines.count)")
        let made = receipts.flatMap(\.created)
        let links = made.enumerated().filter { $0.offset % 29 == 0 }.compactMap { _, subject in
            SubjectLink.folder(subject.kind).map { "/\($0)/\(subject.id)" }
        }
        let registers = Register.Kind.allCases.map(\.rawValue)
        var all = ""
        let shown = try await Self.fetch(
            Self.pages + links + registers.filter { $0 != "sessions" }.map { "/\($0)" }, served, visitor, moderator
        ) { client in
            for register in registers {
                let csv = try await client.get("/\(register).csv", as: visitor)
                #expect(csv.status == .ok)
                Self.checkCSV(csv.text, register)
            }
            let entries = try await client.get("/api/entries?limit=1000", as: visitor)
            #expect(try JSONSerialization.jsonObject(with: Data(entries.body.readableBytesView)) is [String: Any])
        }
        for (path, html) in shown {
            Self.checkMarkup(html, path)
            all += html
        }
        // What was typed is what is shown.
        for text in texts where text.utf8.count < 200 && !text.contains(where: \.isNewline) {
            let isTaken = zip(lines, results).contains { line, result in
                (try? result.get()) != nil && line.contains(Self.json(text))
            }
            let words = text.escaped.split(whereSeparator: \.isWhitespace).first.map(String.init) ?? ""
            if isTaken, !isPublic { #expect(all.contains(words), "\(text.debugDescription)") }
        }
    }

    private static func json(_ text: String) -> String {
        (try? JSONSerialization.data(withJSONObject: text, options: .fragmentsAllowed)).map {
            String(decoding: $0, as: UTF8.self)
        } ?? text
    }

    private static func fetch(
        _ paths: [String], _ served: ServedLog, _ visitor: HTTPFields, _ moderator: HTTPFields,
        _ more: @escaping @Sendable (any TestClientProtocol) async throws -> Void
    ) async throws -> [(path: String, html: String)] {
        let box = Pages()
        try await served.test { client in
            for path in paths {
                let answer = try await client.get(path, as: path.hasSuffix("/console") ? moderator : visitor)
                #expect(answer.status == .ok, "\(path): \(answer.text.suffix(300))")
                for header in answer.headers { #expect(!header.value.contains("\n"), "\(path): \(header.name)") }
                await box.add(path, answer.text)
            }
            try await more(client)
        }
        return await box.all
    }

    private actor Pages {
        private(set) var all: [(path: String, html: String)] = []
        func add(_ path: String, _ html: String) { all.append((path, html)) }
    }

    // MARK: Forms

    @Test func formKeepsAndShowsThemAsText() async throws {
        let served = try ServedLog()
        let cara = try served.visit(ServedLog.cara)
        try await served.test { client in
            for text in Self.own where text.utf8.count < 3000 {
                // Taken.
                let sent = try await client.act(
                    ["type": "idea-captured", "session": "S-1", "data.text": text, "return": text], as: cara,
                    json: false)
                if sent.status == .seeOther { #expect(sent.headers[.location] == "/") }
                // Refused: the form comes back with it.
                let refused = try await client.act(
                    ["type": "question-answered", "data.question": "Q-9", "data.text": text, "data.\(text)": text],
                    as: cara, json: false)
                #expect(refused.status.code >= 400 && refused.status.code < 500)
                Self.checkMarkup(refused.text, "/act with \(text.prefix(20).debugDescription)")
            }
        }
    }

    // MARK: Checks

    /// Each `<` begins an element of ours, none of which runs anything.
    private static func checkMarkup(_ html: String, _ path: String) {
        var bytes = Array(html.utf8)[...]
        var strays = 0
        while let open = bytes.firstIndex(of: UInt8(ascii: "<")) {
            bytes = bytes[bytes.index(after: open)...]
            guard let tag = Tag(taking: &bytes) else {
                strays += 1
                continue
            }
            #expect(!Tag.foreign.contains(tag.name), "\(path): <\(tag.name)>")
            for (name, value) in tag.attributes {
                #expect(!name.hasPrefix("on") && name != "style", "\(path): \(name)")
                if ["href", "src", "action"].contains(name) {
                    #expect(value.hasPrefix("/") || value.hasPrefix("#"), "\(path): \(name)=\(value.prefix(60))")
                }
            }
            if tag.name == "script" {
                #expect(tag.attributes.contains { $0.name == "src" && $0.value.hasPrefix("/assets/") }, "\(path)")
            }
            // A style sheet within a page has no elements.
            if tag.name == "style", let end = bytes.firstIndex(of: UInt8(ascii: "<")) { bytes = bytes[end...] }
        }
        #expect(strays == 0, "\(path): \(strays) stray <")
        let odd = html.unicodeScalars.first {
            (0x202A...0x202E).contains($0.value) || $0.value < 0x20 && ![9, 10, 13].contains($0.value)
        }
        #expect(odd == nil, "\(path)")
    }

    /// What stands between `<` and `>`, read strictly: attributes in double quotes with no `<` in them.
    private struct Tag {
        static let foreign: Set = ["img", "iframe", "object", "embed", "base", "marquee", "video", "audio", "math"]

        var name = ""
        var attributes: [(name: String, value: String)] = []

        init?(taking bytes: inout ArraySlice<UInt8>) {
            func word(_ rest: inout ArraySlice<UInt8>) -> String {
                let part = rest.prefix {
                    switch $0 {
                    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: ":"):
                        true
                    default: false
                    }
                }
                rest = rest.dropFirst(part.count)
                return String(decoding: part, as: UTF8.self)
            }
            var rest = bytes
            let isEnd = rest.first == UInt8(ascii: "/")
            if isEnd || rest.first == UInt8(ascii: "!") { rest = rest.dropFirst() }
            name = word(&rest).lowercased()
            guard !name.isEmpty else { return nil }
            while let byte = rest.first {
                switch byte {
                case UInt8(ascii: ">"):
                    bytes = rest.dropFirst()
                    if isEnd { name = "/" + name }
                    return
                case UInt8(ascii: " "), UInt8(ascii: "\n"), UInt8(ascii: "/"): rest = rest.dropFirst()
                default:
                    let attribute = word(&rest)
                    guard !attribute.isEmpty else { return nil }
                    var value = ""
                    if rest.first == UInt8(ascii: "=") {
                        rest = rest.dropFirst()
                        guard rest.first == UInt8(ascii: "\""),
                            let end = rest.dropFirst().firstIndex(of: UInt8(ascii: "\""))
                        else { return nil }
                        let text = rest[rest.index(after: rest.startIndex)..<end]
                        guard !text.contains(UInt8(ascii: "<")) else { return nil }
                        value = String(decoding: text, as: UTF8.self)
                        rest = rest[rest.index(after: end)...]
                    }
                    attributes.append((attribute.lowercased(), value.lowercased()))
                }
            }
            return nil
        }
    }

    /// Each row has as many cells as the first, and no cell is a formula.
    private static func checkCSV(_ text: String, _ name: String) {
        let rows = cells(text)
        for row in rows {
            #expect(row.count == rows[0].count, "\(name): \(row)")
            for cell in row {
                let isFormula = cell.first.map { "=+-@\t\r＝＋－＠".contains($0) } ?? false
                #expect(!isFormula || Double(cell) != nil, "\(name): \(cell.prefix(40))")
            }
        }
    }

    /// RFC 4180, read by itself.
    private static func cells(_ text: String) -> [[String]] {
        var rows: [[String]] = []
        var row: [String] = []
        var cell = String.UnicodeScalarView()
        var isQuoted = false
        var scalars = Array(text.unicodeScalars)[...]
        while let next = scalars.popFirst() {
            switch (next, isQuoted) {
            case ("\"", true):
                if scalars.first == "\"" { cell.append(scalars.removeFirst()) } else { isQuoted = false }
            case ("\"", false) where cell.isEmpty: isQuoted = true
            case (",", false):
                row.append(String(cell))
                cell = .init()
            case ("\r", false) where scalars.first == "\n":
                scalars.removeFirst()
                rows.append(row + [String(cell)])
                (row, cell) = ([], .init())
            default: cell.append(next)
            }
        }
        return rows
    }
}
