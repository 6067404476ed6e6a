import Annals
import Testing

@testable import AnnalsLog

/// Action lines made of the fields of forms.
@Suite struct ActionFormTests {
    private func line(_ fields: [(String, String)]) throws -> String {
        String(
            decoding: try ActionForm(fields.map { ActionForm.Field($0.0, $0.1) }, by: PersonID(3)).bytes, as: UTF8.self)
    }

    @Test func fieldsAreShapedByTheCatalogue() throws {
        #expect(
            try line([
                ("type", "ballot-opened"), ("session", "S-1"), ("return", "/sessions/S-1/phone"),
                ("data.question", "Which?"), ("data.options[0].id", "a"), ("data.options[0].text", "One"),
                ("data.options[1].id", "b"), ("data.options[1].text", "Two"), ("data.method.name", "dots"),
                ("data.method.budget", "5"), ("data.hidden", "true"), ("data.winners", ""),
            ])
                == #"{"type":"ballot-opened","session":"S-1","data":{"question":"Which?","options":[{"id":"a","text":"One"},{"id":"b","text":"Two"}],"method":{"name":"dots","budget":5},"hidden":true}}"#
        )
    }

    @Test func elementWhoseTextIsLeftBlankIsLeftOut() throws {
        #expect(
            try line([
                ("type", "ballot-opened"), ("data.options[0].id", "a"), ("data.options[0].text", "One"),
                ("data.options[1].id", "b"), ("data.options[1].text", ""),
            ]) == #"{"type":"ballot-opened","data":{"options":[{"id":"a","text":"One"}]}}"#)
    }

    @Test func onlyTickedElementsCountWhereAListHasBoxes() throws {
        #expect(
            try line([
                ("type", "ballot-opened"), ("pick", "data.options"), ("data.options[I-1].id", "I-1"),
                ("data.options[I-1].text", "One"), ("data.options[I-2].+", "on"), ("data.options[I-2].id", "I-2"),
                ("data.options[I-2].text", "Two"),
            ]) == #"{"type":"ballot-opened","data":{"options":[{"id":"I-2","text":"Two"}]}}"#)
    }

    @Test(arguments: [
        ([("data.choice", "for")], #""for""#),
        ([("data.choice[]", ""), ("data.choice[]", "I-1"), ("data.choice[]", "I-2")], #"["I-1","I-2"]"#),
        ([("data.choice[]", "")], "[]"),
        ([("data.choice.I-1", "3"), ("data.choice.a.b", ""), ("data.choice.x.y", "2")], #"{"I-1":3,"x.y":2}"#),
    ])
    func choiceHasTheShapeOfItsMethod(_ fields: [(String, String)], _ choice: String) throws {
        #expect(
            try line([("type", "vote-cast"), ("data.ballot", "B-1")] + fields)
                == #"{"type":"vote-cast","data":{"ballot":"B-1","choice":"# + choice + "}}")
    }

    @Test func elementsOfAListAreNamedByTheirPlace() throws {
        #expect(
            try line([("type", "pulse-answered"), ("data.answers[0]", "4"), ("data.answers[1]", "2")])
                == #"{"type":"pulse-answered","data":{"answers":[4,2]}}"#)
    }

    @Test func listOfIdsIsTickedOrTyped() throws {
        let ticked = [("type", "ideas-grouped"), ("data.ideas[]", "I-1"), ("data.ideas[]", "I-2")]
        let typed = [("type", "ideas-grouped"), ("data.ideas", "I-1, I-2")]
        #expect(try line(ticked) == #"{"type":"ideas-grouped","data":{"ideas":["I-1","I-2"]}}"#)
        #expect(try line(typed) == (try line(ticked)))
    }

    @Test func visitorAndLinesAndPositions() throws {
        #expect(
            try line([
                ("type", "dissent-recorded"), ("expect", "D-1@17"), ("data.decision", "D-1"), ("data.person", "@me"),
                ("data.reason", "Too\r\nearly"),
            ])
                == #"{"type":"dissent-recorded","expect":{"D-1":17},"data":{"decision":"D-1","person":"P-3","reason":"Too\nearly"}}"#
        )
    }

    @Test(arguments: [
        [("session", "S-1")], [("type", "no-such")], [("type", "vote-cast"), ("data.nothing", "x")],
        [("type", "vote-cast"), ("data.ballot.x", "B-1")], [("type", "vote-cast"), ("expect", "B-1")],
        [("type", "vote-cast"), ("data.ballot", "B-1"), ("data.ballot", "B-2")],
        [("type", "ideas-grouped"), ("data.ideas[x", "I-1")],
    ])
    func whatIsNoFieldIsRefused(_ fields: [(String, String)]) {
        #expect(throws: AskError.self) { try line(fields) }
    }
}
