import Annals
import Foundation
import Testing

@testable import AnnalsPages

@Suite("Reports as HTML")
struct HTMLTests {
    static let hostile = [
        "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "' onmouseover='alert(1)",
        "</title></style><b>",
        // A quote with an accent on it is one character, and not the quote.
        "\"\u{301} onmouseover=alert(1) x=\"\u{301}", "<\u{338}script>", "{{> section}} {{{css}}} {{#x}}",
        "שלום \u{202E}evil\u{202C} עולם", "👩‍👩‍👧‍👦 🏴‍☠️ ☃", "a & b &amp; &lt;", "]]> --> <!--",
    ]

    @Test(arguments: hostile, Report.Form.allCases)
    func `no text gets out of its place`(_ text: String, _ form: Report.Form) throws {
        let html = try Sample.saying(text).report("2026", form).html
        let tags = try Tags(html)
        #expect(tags.names.isDisjoint(with: ["script", "img", "b", "iframe", "object", "embed", "link", "form"]))
        #expect(
            tags.attributes.filter { $0.hasPrefix("on") || $0 == "src" || $0 == "x" && !tags.names.contains("rect") }
                .isEmpty)
        #expect(tags.open == [], "left open: \(tags.open)")
        #expect(!html.contains("\u{202E}"))
        // It is there, escaped, where its words are no tag.
        if let word = text.split(separator: " ").last(where: { $0.allSatisfy { $0.isLetter && $0.isASCII } }) {
            #expect(html.contains(word))
        }
    }

    @Test func `every template says how its texts are escaped`() {
        for file in EmbeddedFiles.all where file.name.hasSuffix(".mustache") {
            #expect(file.text.hasPrefix("{{% CONTENT_TYPE:PAGE}}"), "\(file.name)")
        }
    }

    @Test func `a page needs nothing beside it`() throws {
        for form in Report.Form.allCases {
            let html = try Sample.saying("Text").report("2026", form).html
            for word in ["http://", "https://", "url(", "@import", "<link", "<script", "src="] {
                let place = html.replacingOccurrences(of: "http://www.w3.org/2000/svg", with: "")
                #expect(!place.contains(word), "\(form): \(word)")
            }
        }
    }

    @Test func `headings are in order, tables have captions and scopes, pictures have words`() throws {
        let html = try Sample.saying("Text").report("2026", .full).html
        let tags = try Tags(html)
        #expect(tags.list.filter { $0.name == "h1" }.count == 1)
        #expect(tags.names.isDisjoint(with: ["h3", "h4"]))
        #expect(tags.list.count { $0.name == "table" } == tags.list.count { $0.name == "caption" })
        #expect(tags.list.filter { $0.name == "th" }.allSatisfy { $0.attributes["scope"] != nil })
        let pictures = tags.list.filter { $0.name == "svg" && $0.attributes["role"] == "img" }
        #expect(pictures.count == 3)
        #expect(tags.list.count { $0.name == "desc" } == pictures.count)
        #expect(
            tags.list.filter { $0.name == "svg" }.allSatisfy {
                $0.attributes["role"] == "img" || $0.attributes["aria-hidden"] == "true"
            })
        let ids = tags.list.compactMap { $0.attributes["id"] }
        #expect(Set(ids).count == ids.count)
        #expect(html.contains("<html lang=\"en\">"))
    }

    @Test func `the word of a sign is always there, not its colour alone`() throws {
        let html = try Sample.saying("Text").report("2026", .page).html
        #expect(
            html.contains(">overdue</span>") && html.contains(">off target</span>") && html.contains(">replaced</span>")
        )
    }

    @Test func `a report of nothing says so`() throws {
        let html = try Sample([]).report("2025", .page).html
        #expect(html.contains("<p>Nothing is on record of it.</p>"))
        #expect(!html.contains("<dl") && !html.contains("<section"))
        #expect(!html.contains("0 of 0"))
    }

    @Test func `the program carries the files as they lie in the folder`() throws {
        let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appendingPathComponent("../../Sources/AnnalsPages/Embedded").standardizedFileURL
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
        #expect(EmbeddedFiles.all.map(\.name) == names, "run tools/embed-templates")
        for (name, text) in EmbeddedFiles.all {
            #expect(
                try Data(text.utf8) == Data(contentsOf: folder.appendingPathComponent(name)),
                "\(name) differs: run tools/embed-templates")
        }
    }
}

/// The tags of a page, as a strict reader finds them.
struct Tags {
    struct Tag {
        let name: String
        let attributes: [String: String]
    }

    private(set) var list: [Tag] = []
    /// The elements that were never closed.
    private(set) var open: [String] = []

    var names: Set<String> { Set(list.map(\.name)) }
    var attributes: Set<String> { Set(list.flatMap(\.attributes.keys)) }

    struct Fault: Error { let at: String }

    init(_ html: String) throws {
        let text = Array(html.unicodeScalars)
        let void: Set = ["meta", "br", "hr", "img", "input", "link", "!DOCTYPE"]
        var index = 0
        func name(_ start: Int) -> (String, Int) {
            var end = start
            while end < text.count,
                text[end].properties.isAlphabetic || text[end] == "!" || ("0"..."9").contains(text[end])
                    || text[end] == "-" || text[end] == ":"
            { end += 1 }
            return (String(String.UnicodeScalarView(text[start..<end])), end)
        }
        while index < text.count {
            guard text[index] == "<" else {
                if text[index] == ">" && open.last != "style" {
                    throw Fault(at: String(String.UnicodeScalarView(text[max(0, index - 40)...index])))
                }
                index += 1
                continue
            }
            if open.last == "style", text[index + 1] != "/" { throw Fault(at: "style") }
            let isEnd = text[index + 1] == "/"
            var (tag, at) = name(index + (isEnd ? 2 : 1))
            if tag.isEmpty {
                throw Fault(at: String(String.UnicodeScalarView(text[index..<min(text.count, index + 40)])))
            }
            var attributes: [String: String] = [:]
            while text[at] != ">" {
                if text[at].properties.isWhitespace || text[at] == "/" {
                    at += 1
                    continue
                }
                let (key, after) = name(at)
                if key.isEmpty { throw Fault(at: "\(tag) \(attributes)") }
                at = after
                var value = ""
                if text[at] == "=" {
                    guard text[at + 1] == "\"" else { throw Fault(at: "\(tag) \(key)") }
                    let start = at + 2
                    at = start
                    while text[at] != "\"" { at += 1 }
                    value = String(String.UnicodeScalarView(text[start..<at]))
                    at += 1
                }
                attributes[key] = value
            }
            let isClosed = text[at - 1] == "/"
            if isEnd {
                guard open.popLast() == tag else { throw Fault(at: "</\(tag)>") }
            } else {
                list.append(Tag(name: tag, attributes: attributes))
                if !isClosed, !void.contains(tag) { open.append(tag) }
            }
            index = at + 1
        }
    }
}
