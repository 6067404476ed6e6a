import Testing

@testable import Annals

/// Reports say in Russian what they say in English.
extension ReportTests {
    @Test(arguments: [Report.Form.full, .audit], ["S-1", "2026", "2026-Q1"])
    func `in Russian it tells of the same, and its own words are Russian`(
        _ form: Report.Form, _ scope: String
    ) throws {
        let (english, russian) = (try report(scope, form), try report(scope, form, speaking: .russian))
        #expect(english.sections.map(\.key) == russian.sections.map(\.key))
        for (one, other) in zip(english.sections, russian.sections) {
            #expect(one.entries == other.entries && one.blocks.count == other.blocks.count, "\(one.key)")
            #expect(one.items.map(\.sign) == other.items.map(\.sign), "\(one.key)")
            #expect(one.items.map(\.notes.count) == other.items.map(\.notes.count), "\(one.key)")
            #expect(one.rows.map(\.sign) == other.rows.map(\.sign), "\(one.key)")
            #expect(one.rows.map(\.cells.count) == other.rows.map(\.cells.count), "\(one.key)")
        }
        var own = russian.sections.map(\.title) + russian.headline.map(\.label) + russian.counts.chapters.map(\.name)
        own += russian.sections.flatMap(\.items).flatMap { $0.notes.compactMap(\.label) }
        for section in russian.sections {
            for case .table(let table) in section.blocks { own += table.columns.map(\.title) }
        }
        own += [russian.counts.words, russian.counts.total.name] + Report.Sign.allCases.map { $0.words(in: .russian) }
        for words in own { #expect(!words.contains(/[A-Za-z]/), "\(words)") }
    }

    @Test func `a Russian page keeps to the lines of a sheet`() throws {
        let many = Self.recorded(
            Room.people
                + (0..<60).map { number in
                    "task-assigned title='Позвонить установщикам и расспросить каждого, широко и подробно, \(number)' owner=P-2 due=2026-01-31"
                })
        let page = try report("2026", .page, many, speaking: .russian)
        #expect(page.lines <= PageBudget.lines)
        #expect(page.sections.first { $0.key == "promises" }.map { $0.more > 0 } == true)
    }

    @Test func `what is hidden is veiled in Russian`() throws {
        let room = Self.recorded(
            Room.open + [
                "mode-set session=S-1 capture=hidden in S-1", "idea-captured text=Whisper by P-5 in S-1",
            ])
        let written = try report("S-1", .full, room, speaking: .russian).json.written(pretty: false)
        #expect(written.contains("(скрыто, пока не откроют)") && !written.contains("Whisper"))
        #expect(!written.contains(Sight.veil))
    }
}
