import TestSupport
import Testing

@testable import Annals

@Suite("The budget of a page")
struct PageBudgetTests {
    private func section(_ key: String, _ items: [Report.Item]) -> (layout: Report.Layout, section: Report.Section) {
        let layout = Report.layouts.first { $0.key == key && $0.forms.contains(.page) }
        return (
            layout ?? Report.Layout(key, key, russian: key, [.page], lines: 10) { _ in [] },
            Report.Section(key: key, title: key, blocks: [.items(items)])
        )
    }

    private func kept(_ section: Report.Section) -> [Report.Item] { section.items }

    @Test func `however much there is, the lines are kept to, and what has no room is counted`() {
        var random = SplitMix64(seed: 41)
        for _ in 0..<200 {
            let made = ["attention", "goals", "decisions", "promises", "lessons"].map { key in
                section(
                    key,
                    (0..<Int.random(in: 1...40, using: &random)).map { number in
                        let text = String(repeating: "word ", count: Int.random(in: 1...60, using: &random))
                        let notes = (0..<Int.random(in: 0...3, using: &random)).map { _ in
                            Report.Note("why", String(repeating: "so ", count: Int.random(in: 1...80, using: &random)))
                        }
                        return Report.Item(text, id: "T-\(number)", sign: .open, notes: notes)
                    })
            }
            let cut = PageBudget.cut(made)
            let lines = cut.flatMap { kept($0) }.reduce(0) { $0 + PageBudget.height($1) }
            #expect(lines <= PageBudget.lines * 4)
            for (before, after) in zip(made, cut) {
                let all = kept(before.section)
                #expect(kept(after).count + after.more == all.count)
                // The most important ones stay, in their order.
                #expect(kept(after).map(\.id) == all.prefix(kept(after).count).map(\.id))
            }
        }
    }

    @Test func `the sections together have no more lines than the page`() {
        #expect(Report.layouts.reduce(0) { $0 + $1.lines } <= PageBudget.lines)
        #expect(Report.layouts.allSatisfy { $0.forms.contains(.page) == ($0.lines > 0) })
        #expect(Set(Report.layouts.map(\.key)).count == Report.layouts.count)
    }

    @Test func `what one section does not use goes to the next that has more to say`() {
        let few = section("goals", [Report.Item("One")])
        let many = section("decisions", (0..<90).map { Report.Item("Decision \($0)") })
        let cut = PageBudget.cut([few, many])
        #expect(kept(cut[0]).count == 1 && cut[0].more == 0)
        // A line and a quarter each, of 84 lines: 67 in all.
        #expect(kept(cut[1]).count == 66 && cut[1].more == 24)
    }

    @Test(arguments: [
        ("short", 300, "short"), ("one two three four", 600, "one two…"), ("onetwothreefourfive", 600, "onetwoth…"),
        ("Ja, gern, und mehr", 500, "Ja…"), ("熱ポンプの会社です", 500, "熱ポンプ…"),
    ])
    func `a text is cut between words where it can be`(_ text: String, _ breadth: Int, _ cut: String) {
        #expect(PageBudget.shorten(text, to: breadth) == cut)
        #expect(cut.breadth <= breadth)
    }
}
