import Testing

@testable import Annals

@Suite("Anonymous pulses")
struct AnonymousPulseTests {
    private static let answered: [Step] =
        Room.open + [
            "pulse-opened session=S-1 when=closing statements=Good,Ours anonymous=true",
            "answer-sealed pulse=Y-1 answers=5,4 by P-5",
            "answer-sealed pulse=Y-1 answers=2,4 words='Too long' by P-2",
            "answer-sealed pulse=Y-1 answers=5,1 by P-3",
        ]

    @Test func `the log says who answered, and not what`() {
        given(Self.answered).when("note-added on=Y-1 text=X").records { _, log in
            let story = log.story(PulseID(1))
            #expect(story.answered == 3)
            #expect(story.means == [])
            for position in 29...31 { #expect(log.data(position) == #"{"pulse":"Y-1"}"#) }
        }
    }

    @Test func `the closing writes all answers at once, sorted and without names`() {
        given(Self.answered).when("pulse-closed pulse=Y-1 by P-2 in S-1").records { closing, log in
            #expect(closing.position == Position(33))
            #expect(
                log.data(32) == """
                    {"pulse":"Y-1","answers":[{"answers":[2,4],"words":"Too long"},{"answers":[5,1]},{"answers":[5,4]}]}
                    """)
            #expect(log.entries[31].mentions.map(\.text) == ["person:P-2", "session:S-1"])
            #expect(log.story(PulseID(1)).means == [4, 3])
        }
    }

    @Test func `where fewer than three answered, no answer is written`() {
        given(Array(Self.answered.dropLast())).when("pulse-closed pulse=Y-1").records { closing, log in
            #expect(closing.position == Position(31))
            #expect(log.story(PulseID(1)).opened.isEmpty)
            #expect(log.story(PulseID(1)).answered == 2)
        }
    }

    @Test func `a sealed answer cannot be struck`() {
        given(Self.answered).when("entry-struck entry=#29 reason=X").refused(
            .cannotBeStruck(Position(29), "answer-sealed"))
    }
}
