import Annals
import Testing

@testable import AnnalsPages

@Suite("Reports as text and Markdown")
struct TextTests {
    @Test(arguments: Report.Form.allCases)
    func `no line of a text is wider than 80 columns`(_ form: Report.Form) throws {
        let long = "A rather long sentence about 熱ポンプ and everything that has to be said of them in one go, twice over"
        let text = try Sample.saying(long).report("2026", form).text
        for line in text.split(separator: "\n") { #expect(line.columns <= 80, "\(line)") }
        #expect(text.contains("熱ポンプ"))
    }

    @Test(arguments: Report.Form.allCases)
    func `in Russian nothing but names, ids and the command is in Latin letters`(_ form: Report.Form) throws {
        let report = try Sample.saying("Слово").report("2026", form, speaking: .russian)
        let known =
            #/Acme|Ann Lee|Bob Roe|Europe/London|SWOT|[A-Z]-[0-9]|annals report.*--language ru|Лист `?[0-9a-f]+/#
        // The marks of plain text before its lines.
        let marks = #/(?m)^[xo] /#
        let text = report.text.replacing(marks, with: "").split(separator: "\n").joined(separator: " ")
        for written in [text, report.markdown] {
            let left = written.replacing(known, with: "")
            #expect(left.firstMatch(of: /[A-Za-z]+/)?.output == nil, "\(left)")
        }
        #expect(report.html.contains("<html lang=\"ru\">"))
        #expect(
            report.html.contains(report.form == .page ? "На одной странице" : "Записи по разделам каталога действий"))
    }

    @Test func `a text begins with what it is and ends with what it was made from`() throws {
        let sample = try Sample([
            #"{"type":"task-assigned","data":{"title":"Call","owner":"P-2","due":"2026-02"}}"#
        ])
        #expect(
            try sample.report("2026", .page).text == """
                Acme · On a page
                2026
                ====================
                2026-01-01 to 2026-03-15

                0 of 1 promises kept

                Needs you
                ---------
                x T-1 Call [overdue]
                    Bob Roe · due 2026-02 · 15 days late

                Promises
                --------
                x T-1 Call [overdue]
                    Bob Roe · due 2026-02

                --------------------------------------------------------------------------------
                4 of the log’s 4 entries belong here: 1 shown here, 3 left to the full report.
                As things stood on 2026-03-15, and what became of them by 2026-03-15. Made from
                the log at #4, never typed; this makes it again: annals report 2026 --form page
                --as-of 2026-03-15T12:00:00.000Z --known '#4'
                Leaf \(Digest.leaf(of: sample.log.entries[3].line).hex)
                """)
    }

    @Test(arguments: [
        ("a *b* _c_ `d`", "a \\*b\\* \\_c\\_ \\`d\\`"), ("[x](javascript:y)", "\\[x\\](javascript:y)"),
        ("<b>&amp;", "&lt;b&gt;&amp;amp;"), ("see #17 and #x", "see `#17` and \\#x"), ("a | b", "a \\| b"),
        ("- no list", "\\- no list"), ("1. no list", "1\\. no list"), ("in 2026. Then", "in 2026. Then"),
        ("ask @ann", "ask @\u{2060}ann"), ("~~gone~~", "\\~\\~gone\\~\\~"),
    ])
    func `Markdown shows a text letter by letter`(_ text: String, _ markdown: String) {
        #expect(text.inMarkdown == markdown)
    }

    @Test func `a table of Markdown has as many cells in each row, whatever stands in them`() throws {
        let markdown = try Sample.saying("a | b | c").report("2026", .full).markdown
        let rows = markdown.split(separator: "\n").filter { $0.hasPrefix("|") }
        #expect(rows.count > 12)
        func cells(_ row: Substring) -> Int { row.replacing("\\|", with: "").count { $0 == "|" } }
        for (row, next) in zip(rows, rows.dropFirst()) where next.hasPrefix("| ---") {
            #expect(cells(row) == cells(next))
        }
        #expect(rows.allSatisfy { cells($0) >= 3 })
    }
}
