import Foundation
import Testing

@testable import Annals
@testable import AnnalsPages

@Suite("What stands around every page")
struct SiteTests {
    /// A frame of Acme on 15 March 2026, for Ann.
    static func frame(_ language: Language = .english, asOf: String? = nil, path: String = "/plan") -> SiteFrame {
        SiteFrame(
            organization: "Acme", visitor: PersonID(1), visitorName: "Ann Lee", language: language, zone: .utc,
            moment: Instant(milliseconds: 1_773_576_000_000), asOf: asOf, path: path)
    }

    // MARK: Texts

    @Test func `ids in what we tell ourselves are links, and in what people wrote they are not`() {
        let frame = SiteTests.frame()
        func links(_ runs: Runs) -> [String] { runs.runs.compactMap(\.link) }
        #expect(links(Runs(telling: "Ann votes on B-2 (#17)", in: frame)) == ["/ballots/B-2", "/entries/17"])
        #expect(
            links(Runs(telling: "alternative D-9.a: sell. D-9.", in: frame)) == ["/decisions/D-9", "/decisions/D-9"])
        #expect(links(Runs(telling: "AB-1, X-1, T-, T-3x, R2-D2, http://x/T-3", in: frame)).isEmpty)
        #expect(links(Runs("See D-9")).isEmpty)
        #expect(Runs(telling: "Ann votes on B-2 (#17)", in: frame).text == "Ann votes on B-2 (#17)")
    }

    @Test func `a link keeps the moment that the page is of`() {
        let frame = SiteTests.frame(asOf: "2024 Q1&x=1")
        #expect(frame.link(Subject(.goal, 1)) == "/goals/G-1?asOf=2024%20Q1%26x%3D1")
        #expect(SiteTests.frame().link(Subject(.goal, 1)) == "/goals/G-1")
    }

    @Test(arguments: [
        (Subject(.decision, 9), "/decisions/D-9"), (Subject(.decision, 9, part: 1), nil),
        (Subject(.alternative, 9, part: 1), "/decisions/D-9"), (Subject(.entry, 17), "/entries/17"),
        (Subject(.person, 3), "/people/P-3"), (Subject(.platform, 1), "/platform/mission"),
        (Subject(.homework, 2), "/homework/H-2"), (Subject(.ranking), "/plan"),
    ])
    func `everything has its page`(_ subject: Subject, _ path: String?) {
        if let path { #expect(SubjectLink.path(subject) == path) }
    }

    // MARK: Languages

    @Test(arguments: [
        (nil, "en"), ("ru", "ru"), ("ru-RU,ru;q=0.9,en;q=0.8", "ru"), ("de, en;q=0.5, ru;q=0.7", "ru"),
        ("de", "en"), ("ru;q=0, en", "en"), ("", "en"), ("en-GB,en;q=0.9,ru;q=0.9", "en"),
    ])
    func `a browser is answered in the language that it asks for first`(_ header: String?, _ code: String) {
        #expect(Language(accepting: header).rawValue == code)
    }

    @Test(arguments: [
        (0, "задач"), (1, "задача"), (2, "задачи"), (4, "задачи"), (5, "задач"), (11, "задач"), (14, "задач"),
        (21, "задача"), (22, "задачи"), (111, "задач"),
    ])
    func `Russian counts in three forms`(_ number: Int, _ word: String) {
        #expect(Language.russian.count(number, "open task|open tasks").hasSuffix(word))
        #expect(Language.english.count(number, "task|tasks") == (number == 1 ? "1 task" : "\(number) tasks"))
    }

    @Test func `a value with braces is taken for no place of another value`() {
        #expect(Language.english("{1} of {2} handed in", "{2}", "7") == "{2} of 7 handed in")
        #expect(Language.english("a { b {1}", "c") == "a { b c")
    }

    // MARK: The page

    @Test func `the page says where one is, and as of when`() {
        let page = SitePage(SiteHeading("Plan"), part: .plan, [], in: SiteTests.frame(asOf: "2024"))
        let html = page.html(in: SiteTests.frame(asOf: "2024"))
        #expect(html.contains(#"<a href="/plan?asOf=2024" aria-current="page">Plan</a>"#))
        #expect(html.contains("As of 2024") && html.contains(#"<a href="/plan">Back to now</a>"#))
        #expect(html.contains(#"href="/language/ru?return=/plan%3FasOf%3D2024""#))
        #expect(!page.html(in: SiteTests.frame()).contains("Back to now"))
    }

    @Test func `the page of another moment keeps what else was asked for`() {
        var frame = SiteTests.frame(path: "/search")
        frame.query = [("q", "a & b")]
        let html = SitePage(SiteHeading("Search"), part: .search, [], in: frame).html(in: frame)
        #expect(html.contains(#"<input type="hidden" name="q" value="a &amp; b">"#))
    }

    @Test func `no page runs a script of its own or has a style within`() {
        let frame = SiteTests.frame(.russian)
        let html = SitePage(SiteHeading("План"), part: .plan, [], in: frame).html(in: frame)
        #expect(!html.contains("<script") && !html.contains("<style") && !html.contains("style="))
        #expect(html.contains(#"<html lang="ru">"#) && html.contains("Вернуться") == false)
        #expect(html.contains(##"<a class="skip" href="#main">К содержанию</a>"##))
    }

    @Test(arguments: ["<script>alert(1)</script>", #"" onload="x"#, "a\u{202E}b", "{{organization}} {{{main}}}"])
    func `texts of the log are texts`(_ text: String) {
        let frame = SiteTests.frame()
        let item = SiteItem(
            Runs(text), id: "I-1", href: "/ideas/I-1", sign: SiteSign(text, .bad), aside: Runs(text),
            notes: [(text, Runs(text, link: "/x"))])
        let blocks: [SiteBlock] = [
            .words(Runs(text)), .lead(Runs(text)), .note(Runs(text)), .notice(.bad, Runs(text)), .empty(text),
            .subtitle(text), .facts([SiteFact(text, Runs(text))]), .items([item]), .code(text),
            .tiles([SiteTile(text, Runs(text), Runs(text))]),
            .table(SiteTable(text, [.init(text), .init(text)], [([Runs(text), Runs(text)], SiteSign(text, .good))])),
            .form(SiteForm("/log", [.init("q", text, text, options: [(text, text)])], button: text)),
        ]
        let page = SitePage(
            SiteHeading(text, id: "I-1", facts: [Runs(text)]), part: nil, [SiteSection("s", text, blocks)], in: frame)
        let html = page.html(in: frame)
        #expect(html.components(separatedBy: text.escaped).count > 20)
        #expect(!html.contains("<script>alert") && !html.contains(#"" onload="#) && !html.contains("\u{202E}"))
    }

    @Test func `an address of an asset changes with what it holds`() throws {
        let asset = try #require(Assets.named("site.css"))
        #expect(asset.type == "text/css; charset=utf-8")
        #expect(Assets.path("site.css") == "/assets/site.css?v=\(asset.hash)")
        #expect(Assets.named("site.mustache") == nil && Assets.named("../Package.swift") == nil)
        #expect(Assets.named("mark.svg")?.hash != asset.hash)
    }

    @Test func `a register as CSV quotes what has commas, quotes and line breaks`() {
        let row = Register.Row(
            id: "T-1", cells: ["T-1", #"a "b", c"#, "x\ny"], status: "open", owner: nil, session: nil, time: nil
        ) { .null }
        let csv = Register(columns: ["task", "status", "title"], rows: [row]).csv { $0.replacing("x", with: "Ann") }
        #expect(csv == "task,status,title\r\nT-1,\"a \"\"b\"\", c\",\"Ann\ny\"\r\n")
    }
}
