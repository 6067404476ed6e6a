import Testing

@testable import Annals

@Suite("Who votes, for whom, and how often")
struct BallotStoryTests {
    private let b1 = BallotID(1)

    @Test func `those present and those with a proxy may vote`() {
        given(
            Array(Room.scheduled) + [
                "session-opened session=S-1 present=P-2,P-3,P-5,P-7", "proxy-given on=S-1 to=P-3 by P-6",
                "proxy-given on=S-1 to=P-12 by P-4",
            ]
        ).when(Room.motion("in S-1")).records { _, log in
            #expect(log.story(b1).electorate == [PersonID(2), PersonID(3), PersonID(5), PersonID(6)])
        }
    }

    @Test func `a proxy's vote is the giver's, and says who cast it`() {
        given(
            Array(Room.scheduled) + [
                "session-opened session=S-1 present=P-2,P-3,P-5", "proxy-given on=S-1 to=P-5 by P-6",
                Room.motion("in S-1"),
            ]
        ).when("vote-cast ballot=B-1 choice=against by P-6 via P-5").records { entry, log in
            #expect(entry.data == #"{"ballot":"B-1","choice":"against","proxy":"P-5"}"#)
            #expect(entry.actor == PersonID(6) && entry.recorder == PersonID(5))
            #expect(log.story(b1).votes[PersonID(6)]?.proxy == PersonID(5))
            #expect(log.story(SessionID(1)).present == [PersonID(2), PersonID(3), PersonID(5)])
        }
    }

    @Test func `only the holder casts a proxy`() {
        given(
            Array(Room.scheduled) + [
                "session-opened session=S-1 present=P-2,P-3,P-5", "proxy-given on=S-1 to=P-3 by P-6",
                Room.motion("in S-1"),
            ]
        ).when("vote-cast ballot=B-1 choice=against by P-6 via P-5").refused(
            .notAllowed(
                PersonID(5), action: "vote-cast", needs: Authority(.moderator, .chair, .scribe, .steward)))
    }

    @Test func `the giver's own vote takes the place of the proxy's, even where votes do not change`() {
        given(
            Array(Room.scheduled) + [
                "session-opened session=S-1 present=P-2,P-3,P-5", "proxy-given on=S-1 to=P-5 by P-6",
                Room.motion("in S-1"), "vote-cast ballot=B-1 choice=against by P-6 via P-5",
            ]
        ).when("vote-cast ballot=B-1 choice=for by P-6").records { _, log in
            #expect(log.story(b1).votes[PersonID(6)]?.choice == .word("for"))
            #expect(log.story(b1).votes[PersonID(6)]?.proxy == nil)
        }
    }

    @Test func `somebody invited comes into the room by voting`() {
        given(
            Array(Room.scheduled) + [
                "session-opened session=S-1 present=P-2,P-3", Room.motion("electorate=P-2,P-3,P-5 in S-1"),
            ]
        ).when("vote-cast ballot=B-1 choice=for by P-5").records { entry, log in
            #expect(entry.about.map(\.text) == ["ballot:B-1", "session:S-1"])
            #expect(log.story(SessionID(1)).present == [PersonID(2), PersonID(3), PersonID(5)])
        }
    }

    @Test func `whoever declares an interest in a decision votes on none of its ballots`() {
        let room = given(
            "decision-proposed title=X in S-1", Room.motion("decision=D-1 in S-1"), "recusal-declared on=D-1 by P-6")
        room.when("vote-cast ballot=B-1 choice=for by P-6").refused(.recused(PersonID(6), Subject(.ballot, 1)))
        room.when(Room.motion("decision=D-1 in S-1")).records { _, log in
            #expect(log.story(BallotID(2)).electorate == [2, 3, 4, 5].map { PersonID($0) })
        }
    }

    @Test func `the recused are not in the base that a share of the electorate is taken of`() {
        given(
            Room.motion("of=electorate threshold=two-thirds electorate=P-2,P-3,P-5,P-6 in S-1"),
            "recusal-declared on=B-1 by P-6", "vote-cast ballot=B-1 choice=for by P-2",
            "vote-cast ballot=B-1 choice=for by P-3"
        ).when("ballot-closed ballot=B-1").records { _, log in
            #expect(log.story(b1).result?.base == 3)
            #expect(log.story(b1).result?.electorate == 3)
            #expect(log.story(b1).isPassed)
        }
    }

    @Test func `weights count in the tally, heads in the quorum`() {
        given(
            Room.motion(#"electorate=P-2,P-3,P-5 weights:={"P-5":2.5} quorum=3 in S-1"#),
            "vote-cast ballot=B-1 choice=against by P-2", "vote-cast ballot=B-1 choice=abstain by P-3",
            "vote-cast ballot=B-1 choice=for by P-5"
        ).when("ballot-closed ballot=B-1").records { _, log in
            let result = log.story(b1).result
            #expect(result?.tallies["for"] == Number(units: 25, scale: 1))
            #expect(result?.base == Number(units: 35, scale: 1))
            #expect(result?.voted == 3)
            #expect(result?.quorumMet == true)
            #expect(result?.verdict == .passed)
        }
    }

    @Test func `who was added may vote, who was taken out may not`() {
        let room = given(
            Room.motion("electorate=P-2,P-3 in S-1"), "electorate-changed ballot=B-1 add=P-5 remove=P-3 reason=X")
        room.when("vote-cast ballot=B-1 choice=for by P-5").records()
        room.when("vote-cast ballot=B-1 choice=for by P-3").refused(.notInElectorate(PersonID(3), b1))
    }

    @Test func `a reported result carries a decision, and says that it was not counted`() {
        given(
            Room.motion("in S-1"),
            #"result-reported ballot=B-1 counts:={"for":3,"against":1} verdict=passed source='Minutes, page 4'"#
        ).when("decision-taken title=X how=ballot ballot=B-1 deciders=P-2").records { _, log in
            let story = log.story(b1)
            #expect(story.isPassed)
            #expect(story.result == nil)
            #expect(story.reported?.source == "Minutes, page 4")
        }
    }

    @Test func `a contested result that stands carries, one that is void does not`() {
        let contested = given(
            Room.ballot, "vote-cast ballot=B-1 choice=for by P-5", "ballot-closed ballot=B-1",
            "ballot-contested ballot=B-1 ground=Haste by P-6")
        contested.when("contest-settled ballot=B-1 outcome=stands reason=X").records { _, log in
            #expect(log.story(b1).isPassed)
            #expect(log.story(b1).contest == nil)
        }
        contested.when("contest-settled ballot=B-1 outcome=void reason=X").records { _, log in
            #expect(!log.story(b1).isPassed)
            #expect(log.story(b1).contests.map(\.ground) == ["Haste"])
        }
    }

    @Test func `an auditor may contest a ballot that they have no vote on`() {
        given(Room.ballot, "ballot-closed ballot=B-1").when("ballot-contested ballot=B-1 ground=X by P-10").records()
    }

    @Test func `a contested ballot may be opened again though a decision rests on it`() {
        given(
            Room.ballot, "vote-cast ballot=B-1 choice=for by P-5", "ballot-closed ballot=B-1",
            "decision-taken title=X how=ballot ballot=B-1", "ballot-contested ballot=B-1 ground=Haste by P-6",
            "contest-settled ballot=B-1 outcome=repeated reason=X"
        ).when("ballot-reopened ballot=B-1 reason=X").records { _, log in
            let story = log.story(b1)
            #expect(story.state == .open && story.round == 2)
            #expect(story.votes.isEmpty)
            #expect(story.earlierRounds[0].votes.count == 1)
            #expect(story.earlierRounds[0].result?.verdict == .passed)
        }
    }

    @Test func `each round counts its own votes`() {
        given(
            Room.ballot, "vote-cast ballot=B-1 choice=for by P-5", "ballot-closed ballot=B-1",
            "ballot-reopened ballot=B-1 reason=X", "vote-cast ballot=B-1 choice=against by P-5",
            "vote-cast ballot=B-1 choice=against by P-2"
        ).when("ballot-closed ballot=B-1").records { _, log in
            #expect(log.story(b1).result?.tallies["against"] == 2)
            #expect(log.story(b1).result?.tallies["for"] == 0)
            #expect(!log.story(b1).isPassed)
        }
    }
}
