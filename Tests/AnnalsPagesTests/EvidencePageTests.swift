import AnnalsPages
import Foundation
import Testing

@Suite("Evidence as a page")
struct EvidencePageTests {
    private let evil = "<script>alert(1)</script> & \"more\""

    private func page(_ text: String) -> EvidencePage {
        EvidencePage(
            organization: text, title: text, facts: [text], says: text, proved: [text], notProved: [text],
            entries: [
                EvidencePage.Entry(
                    position: 17, when: text, words: text, note: text, isAbout: true, line: text, leaf: "00ff")
            ], key: text, checkpoint: text, disclosed: [(17, text, text, text)], made: text)
    }

    @Test func `no text of a bundle becomes a tag, wherever it stands`() {
        let html = page(evil).html
        #expect(!html.contains("<script"))
        let escaped = "&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;more&quot;"
        // Title twice, organization twice, and each other text once; the line is there beside its words.
        #expect(html.components(separatedBy: escaped).count - 1 == 18)
    }

    @Test func `an entry is set apart where it is about the subject, and its line can be jumped to`() {
        let html = page("x").html
        #expect(html.contains("<tr class=\"about\">") && html.contains("<a href=\"#line-17\">#17</a>"))
        #expect(html.contains("id=\"line-17\"") && html.contains("<code>00ff</code>"))
    }

    @Test func `what has not happened to an entry and what is not disclosed leaves no trace`() {
        var page = page("x")
        page.disclosed = []
        page.entries[0].note = nil
        page.entries[0].isAbout = false
        #expect(!page.html.contains("Disclosed texts") && !page.html.contains("class=\"remark\""))
        #expect(!page.html.contains("<tr class=\"about\">"))
    }
}
