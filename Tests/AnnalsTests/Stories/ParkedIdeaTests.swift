import Testing

@testable import Annals

/// Ideas that were parked, and taken up again.
@Suite struct ParkedIdeaTests {
    private let parked = given("idea-captured text=One by P-5 in S-1").and("idea-parked idea=I-1 in S-1")

    @Test func sessionThatParkedAnIdeaTakesItUpAgainAndItWasNotPutOff() {
        parked.when("carried item=I-1 into=S-1").records { _, log in
            let idea = log.story(IdeaID(1))
            #expect(idea.parked == nil && idea.carriedInto.isEmpty && !idea.hasFate)
        }
    }

    @Test func anotherSessionThatTakesItUpHasItPutOffOnce() {
        let other = parked.and("session-scheduled title=Spring kind=planning purpose=Plan startsAt=2026-02-14")
        other.when("carried item=I-1 into=S-2").records { _, log in
            let idea = log.story(IdeaID(1))
            #expect(idea.parked == nil && idea.carriedInto == [SessionID(2)])
        }
    }

    @Test func ideaThatLiesInTheSessionAndIsNotParkedIsNotCarriedThere() {
        let back = parked.and("carried item=I-1 into=S-1")
        back.when("carried item=I-1 into=S-1").refused(.isAlready(Subject(.idea, 1), "of S-1"))
    }
}
