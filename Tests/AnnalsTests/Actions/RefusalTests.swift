import Testing

@testable import Annals

@Suite("Every rule, broken once")
struct RefusalTests {
    @Test(arguments: RefusalCase.all)
    func `a broken rule is refused by name`(_ example: RefusalCase) {
        given(example.given).when(example.when).refused(example.refusal)
    }

    @Test(arguments: RefusalCase.all)
    func `a refusal says on one line what is wrong and what to do`(_ example: RefusalCase) {
        let message = example.refusal.description
        #expect(!message.contains("\n") && (20...400).contains(message.count), "\(message)")
    }

    @Test func `every refusal is provoked by some test`() {
        let elsewhere: Set = [
            "clockBehind", "someoneWasFaster", "tooLong", "unknownAction", "notAllowed",  // JudgeTests, RightsTests
            "papersMissing",  // SecretBallotTests
            "notOfMethod", "overBudget",  // VotingMethodTests
        ]
        let provoked = Set(RefusalCase.all.map(\.refusal.caseName)).union(elsewhere)
        #expect(Refusal.caseNames.subtracting(provoked) == [])
    }
}

struct RefusalCase: Sendable, CustomTestStringConvertible {
    let given: [Step]
    let when: Step
    let refusal: Refusal

    var testDescription: String { "\(when): \(refusal.caseName)" }

    /// A rule broken in the full room, after some more steps.
    static func full(_ when: Step, after more: Step..., refused refusal: Refusal) -> RefusalCase {
        RefusalCase(given: Room.full + more, when: when, refusal: refusal)
    }

    static func scheduled(_ when: Step, after more: Step..., refused refusal: Refusal) -> RefusalCase {
        RefusalCase(given: Room.scheduled + more, when: when, refusal: refusal)
    }

    static func open(_ when: Step, after more: Step..., refused refusal: Refusal) -> RefusalCase {
        RefusalCase(given: Room.open + more, when: when, refusal: refusal)
    }

    static func people(_ when: Step, after more: Step..., refused refusal: Refusal) -> RefusalCase {
        RefusalCase(given: Room.people + more, when: when, refusal: refusal)
    }

    static func nothing(_ when: Step, refused refusal: Refusal) -> RefusalCase {
        RefusalCase(given: [], when: when, refusal: refusal)
    }

    static let all: [RefusalCase] =
        record + struck + persons + sessions + ideas + ballots + decisions + goals + measures + tasks + more

    private static let more: [RefusalCase] =
        recordMore + preparation + room + followUp + analysis + ballotsMore + planMore
}

private let s1 = SessionID(1)
private let b1 = BallotID(1)
private let b2 = BallotID(2)
private let inSession = SessionID(1)
private let next: Step = "session-scheduled title=Next kind=update purpose=Go startsAt=2026-02-01"

/// A ballot on a motion, with its own terms.
private func ballot(_ terms: String) -> Step {
    let options = terms.contains("options:=") ? "" : #"options:=[{"id":"m","text":"Move"}]"#
    let method = terms.contains("method:=") ? "" : #"method:={"name":"majority"}"#
    return Step(["ballot-opened question=Move?", options, method, terms].filter { !$0.isEmpty }.joined(separator: " "))
}

extension RefusalCase {
    private static let record: [RefusalCase] = [
        nothing("person-joined name=Ann", refused: .notFirst),
        full(Room.opening, refused: .notFirst),
        nothing(
            "log-opened log=00 key=AA organization=Acme timeZone=Mars/Base yearStartsIn=1",
            refused: .unknownZone("Mars/Base", 1)),
        nothing(
            "log-opened log=00 key=AA organization=Acme timeZone=Asia/Kolkata yearStartsIn=13",
            refused: .unknownZone("Asia/Kolkata", 13)),
        nothing(
            "log-opened log=00 key=AA organization=Acme timeZone=Asia/Kolkata yearStartsIn=4 size=0",
            refused: .notAboveZero("size", 0)),
        full("organization-changed timeZone=Mars/Base", refused: .unknownZone("Mars/Base", 1)),
        full("organization-changed yearStartsIn=0", refused: .unknownZone("Europe/London", 0)),
        full("organization-changed name=Acme", refused: .nothingChanges(Subject(.organization))),
        full("organization-changed size=-1", refused: .notAboveZero("size", -1)),
        full("idea-reworded idea=I-9 text=X", refused: .notFound(Subject(.idea, 9))),
        full("note-added on=Q-1 text=X", refused: .notFound(Subject(.question, 1))),
        full("idea-captured text=X by P-99", refused: .notFound(Subject(.person, 99))),
        full("idea-captured text=X by P-1 via P-99", refused: .notFound(Subject(.person, 99))),
        full("goal-set title=X kind=goal horizon=2026 in S-9", refused: .notFound(Subject(.session, 9))),
        full("note-added on=#99 text=X", refused: .noEntry(Position(99))),
        full("note-added on=https://example.org text=X", refused: .notInTheLog(.link("https://example.org"))),
        full(
            "argument-made on=https://example.org stance=for text=X",
            refused: .notInTheLog(.link("https://example.org"))),
        full("idea-reworded idea=I-1 text=Uno at 09:05", refused: .notYet(Subject(.idea, 1), since: Given.time(28))),
        full(
            "decision-taken decision=D-1 title=X statement=X how=authority at 09:05",
            refused: .notYet(Subject(.decision, 1), since: Given.time(32))),
        full("idea-captured idea=I-1 text=X", refused: .alreadyUsed(Subject(.idea, 1))),
        full("idea-captured idea=I-4294967295 text=X", refused: .idTooHigh(Subject(.idea, .max))),
        full("ideas-grouped group=U-4000000000 ideas=I-1", refused: .idTooHigh(Subject(.group, 4_000_000_000))),
        full(
            "criterion-added decision=D-1 criterion=D-1.c65535 name=X nature=risk weight=1",
            refused: .idTooHigh(Subject(.criterion, 1, part: .max))),
        full(
            "idea-captured text=X at 2026-01-15",
            refused: .inTheFuture(Instant(milliseconds: 1_768_435_200_000), now: Given.time(41))),
    ]

    private static let struck: [RefusalCase] = [
        full("entry-struck entry=#99 reason=X", refused: .noEntry(Position(99))),
        full("entry-struck entry=#1 reason=X", refused: .cannotBeStruck(Position(1), "log-opened")),
        full(
            "entry-struck entry=#41 reason=X", after: "entry-struck entry=#29 reason=X",
            refused: .cannotBeStruck(Position(41), "entry-struck")),
        full(
            "entry-struck entry=#29 reason=X", after: "entry-struck entry=#29 reason=X",
            refused: .struckAlready(Position(29), by: Position(41))),
        full(
            "entry-struck entry=#29 reason=X at 09:30", after: "entry-struck entry=#29 reason=X",
            refused: .struckAlready(Position(29), by: Position(41))),
        full(
            "idea-parked idea=I-2", after: "entry-struck entry=#29 reason=X", refused: .wasStruck(Subject(.idea, 2))),
        full(
            "idea-captured idea=I-2 text=X", after: "entry-struck entry=#29 reason=X",
            refused: .alreadyUsed(Subject(.idea, 2))),
        full(
            "decision-taken decision=D-3 title=X statement=X how=authority", after: "decision-proposed title=X",
            "entry-struck entry=#41 reason=X", refused: .alreadyUsed(Subject(.decision, 3))),
        full(
            "entry-struck entry=#28 reason=X", after: "idea-parked idea=I-1",
            refused: .namedLater(Subject(.idea, 1), Position(41), "idea-parked")),
        full(
            "entry-struck entry=#21 reason=X", after: "moderator-chosen session=S-1 person=P-2 style=expert",
            refused: .breaksLater(
                Position(41), "moderator-chosen",
                because: .isNot(
                    Subject(.person, 2), "invited to S-1 as moderator", so: "record participant-invited first"))),
        full(
            "entry-struck entry=#36 reason=X", after: "ballot-closed ballot=B-1",
            refused: .storedCountChanges(Position(41), b1)),
    ]

    private static let persons: [RefusalCase] = [
        full("person-joined name=X steward=true", refused: .notFirstPerson(PersonID(14))),
        full("person-changed person=P-1 name=Ann", refused: .nothingChanges(Subject(.person, 1))),
        full(
            "person-changed person=P-12 name=X", after: "person-left person=P-12",
            refused: .gone(PersonID(12), since: Given.time(41))),
        full(
            "person-left person=P-12", after: "person-left person=P-12",
            refused: .gone(PersonID(12), since: Given.time(41))),
        full("person-left person=P-12 handsTo=P-12", refused: .ofItself(Subject(.person, 12), "handsTo")),
        full(
            "person-left person=P-11 handsTo=P-12", after: "person-left person=P-12",
            refused: .gone(PersonID(12), since: Given.time(41))),
        full(
            "person-returned person=P-12", refused: .isNot(Subject(.person, 12), "gone", so: "they are still here")),
        full("role-granted person=P-8 role=tracker", refused: .isAlready(Subject(.person, 8), "tracker")),
        full(
            "role-granted person=P-12 role=coach", after: "person-left person=P-12",
            refused: .gone(PersonID(12), since: Given.time(41))),
        full(
            "role-ended person=P-12 role=coach reason=X",
            refused: .isNot(Subject(.person, 12), "coach", so: "there is no role to end")),
        full(
            "role-ended person=P-8 role=tracker series=R-1 reason=X",
            refused: .isNot(Subject(.person, 8), "tracker", so: "there is no role to end")),
        full("role-ended person=P-1 role=steward reason=X", refused: .lastSteward(PersonID(1))),
        full("person-left person=P-1", refused: .lastSteward(PersonID(1))),
        full(
            "role-ended person=P-1 role=steward reason=X", after: "role-granted person=P-2 role=steward",
            "person-left person=P-2", refused: .lastSteward(PersonID(1))),
    ]

    private static let sessions: [RefusalCase] = [
        full("series-started name=X kind=update cadence=WEEKLY", refused: .invalidRecurrence("WEEKLY")),
        full("series-changed series=R-1 cadence=X why=X", refused: .invalidRecurrence("X")),
        full("series-changed series=R-1 name=Board why=X", refused: .nothingChanges(Subject(.series, 1))),
        full(
            "series-changed series=R-1 name=X why=X", after: "series-ended series=R-1 why=X",
            refused: .isAlready(Subject(.series, 1), "ended", since: .at(41))),
        full(
            "series-ended series=R-1 why=X", after: "series-ended series=R-1 why=X",
            refused: .isAlready(Subject(.series, 1), "ended", since: .at(41))),
        full(
            "session-scheduled title=X kind=update series=R-1 purpose=X startsAt=2026-02-01",
            after: "series-ended series=R-1 why=X",
            refused: .isAlready(Subject(.series, 1), "ended", since: .at(41))),
        full(
            "session-changed session=S-2 series=R-1", after: next, "series-ended series=R-1 why=X",
            refused: .isAlready(Subject(.series, 1), "ended", since: .at(42))),
        full(
            "session-scheduled session=S-9 title=X kind=update follows=S-9 purpose=X startsAt=2026-02-01",
            refused: .ofItself(Subject(.session, 9), "follows")),
        full(
            "session-scheduled title=X kind=update purpose=X startsAt=2026-02-01 minutes=0",
            refused: .notAboveZero("minutes", 0)),
        full(
            #"session-changed session=S-1 stages:=[{"stage":"a","title":"A","minutes":-5}]"#,
            refused: .isAlready(
                Subject(.session, 1), "open, and kind, template and stages stand since", since: .at(27))),
        scheduled(
            #"session-changed session=S-1 stages:=[{"stage":"a","title":"A","minutes":-5}]"#,
            refused: .notAboveZero("stages.minutes", -5)),
        full("session-changed session=S-1 title=Winter", refused: .nothingChanges(Subject(.session, 1))),
        full("session-changed session=S-1 follows=S-1", refused: .ofItself(Subject(.session, 1), "follows")),
        full(
            "session-changed session=S-1 kind=update",
            refused: .isAlready(
                Subject(.session, 1), "open, and kind, template and stages stand since", since: .at(27))),
        full(
            "session-cancelled session=S-1",
            refused: .isAlready(Subject(.session, 1), "open; close it instead", since: .at(27))),
        scheduled(
            "participant-invited session=S-1 person=P-12 role=scribe", after: "session-cancelled session=S-1",
            refused: .sessionOver(s1, "cancelled")),
        full(
            "participant-invited session=S-1 person=P-5 role=participant",
            refused: .isAlready(Subject(.person, 5), "invited to S-1 as participant")),
        full(
            "participant-invited session=S-1 person=P-12 role=scribe", after: "person-left person=P-12",
            refused: .gone(PersonID(12), since: Given.time(41))),
        full(
            "participant-excused session=S-1 person=P-12",
            refused: .isNot(Subject(.person, 12), "invited to S-1", so: "there is nothing to excuse them from")),
        full(
            "moderator-chosen session=S-1 person=P-5 style=expert",
            refused: .isNot(
                Subject(.person, 5), "invited to S-1 as moderator", so: "record participant-invited first")),
        full("session-opened session=S-1", refused: .isAlready(Subject(.session, 1), "open", since: .at(27))),
        scheduled(
            "session-opened session=S-1 present=P-2,P-5,P-2", refused: .namedTwice(Subject(.person, 2), "present")),
        scheduled(
            "session-opened session=S-1 present=P-12", after: "person-left person=P-12",
            refused: .gone(PersonID(12), since: Given.time(27))),
        people("session-opened session=S-1", after: next, refused: .noModerator(s1)),
        people(
            "session-opened session=S-1", after: next, "participant-invited session=S-1 person=P-2 role=moderator",
            "moderator-chosen session=S-1 person=P-2 style=expert", "participant-excused session=S-1 person=P-2",
            refused: .noModerator(s1)),
        scheduled("session-paused session=S-1", refused: .sessionNotOpen(s1, "scheduled")),
        full(
            "session-paused session=S-1", after: "session-paused session=S-1",
            refused: .isAlready(Subject(.session, 1), "paused")),
        full("session-resumed session=S-1", refused: .isNot(Subject(.session, 1), "paused", so: "it goes on already")),
        full(
            "person-arrived session=S-1 person=P-5",
            refused: .isAlready(Subject(.person, 5), "in the room of S-1")),
        full(
            "person-departed session=S-1 person=P-12",
            refused: .isNot(Subject(.person, 12), "in the room of S-1", so: "they cannot leave it")),
        full("stage-entered session=S-1", refused: .oneOf(["stage", "title"])),
        full("stage-entered session=S-1 stage=goals title=More", refused: .oneOf(["stage", "title"])),
        full("stage-entered session=S-1 stage=x", refused: .noSuchStage("x", s1, ["goals", "tasks"])),
        full("stage-entered session=S-1 stage=goals minutes=0", refused: .notAboveZero("minutes", 0)),
        full("session-closed session=S-1", refused: .ballotStillOpen(b1, s1)),
        open(
            "session-closed session=S-1", after: "idea-captured text=X in S-1", "idea-captured text=Y session=S-1",
            refused: .ideasWithoutFate([IdeaID(1), IdeaID(2)], s1)),
    ]

    private static let ideas: [RefusalCase] = [
        scheduled(
            "idea-captured text=X session=S-1", after: "session-cancelled session=S-1",
            refused: .sessionOver(s1, "cancelled")),
        scheduled(
            "idea-captured text=X in S-1", after: "session-cancelled session=S-1",
            refused: .sessionOver(s1, "cancelled")),
        full("idea-reworded idea=I-1 text=One", refused: .nothingChanges(Subject(.idea, 1))),
        full(
            "idea-reworded idea=I-1 text=Uno", after: "idea-withdrawn idea=I-1",
            refused: .isAlready(Subject(.idea, 1), "withdrawn", since: .at(41))),
        full("ideas-grouped ideas=I-1,I-1", refused: .namedTwice(Subject(.idea, 1), "ideas")),
        full(
            "ideas-grouped ideas=I-1 in S-2", after: next,
            refused: .ofAnotherSession(IdeaID(1), s1, SessionID(2))),
        full(
            "ideas-ungrouped ideas=I-3,I-1",
            refused: .isNot(Subject(.idea, 1), "in a group", so: "it cannot be taken out of one")),
        full("ideas-merged into=I-1 from=I-2,I-1", refused: .ofItself(Subject(.idea, 1), "from")),
        full("ideas-merged into=I-1 from=I-2,I-2", refused: .namedTwice(Subject(.idea, 2), "from")),
        full(
            "ideas-merged into=I-3 from=I-2", after: "ideas-merged into=I-1 from=I-2",
            refused: .isAlready(Subject(.idea, 2), "merged into I-1")),
        full(
            "idea-parked idea=I-1", after: "idea-withdrawn idea=I-1",
            refused: .isAlready(Subject(.idea, 1), "withdrawn", since: .at(41))),
        full(
            "idea-parked idea=I-1",
            after: ballot(#"options:=[{"id":"m","text":"Move","refersTo":"I-1"}] electorate=P-2"#),
            refused: .votedOn(IdeaID(1), b2)),
        full(
            "idea-withdrawn idea=I-1",
            after: ballot(#"options:=[{"id":"m","text":"Move","refersTo":"I-1"}] electorate=P-2"#),
            refused: .votedOn(IdeaID(1), b2)),
    ]

    private static let ballots: [RefusalCase] = [
        full(
            ballot(#"options:=[{"id":"m","text":"A"},{"id":"m","text":"B"}] electorate=P-2"#),
            refused: .optionTwice("m")),
        full(
            ballot(#"options:=[{"id":"a","text":"A"},{"id":"b","text":"B"}] electorate=P-2"#),
            refused: .optionCount("majority", 2, expected: "one option, the motion")),
        full(
            ballot(#"method:={"name":"majority","v":9} electorate=P-2"#), refused: .unknownMethodVersion("majority", 9)
        ),
        people(ballot(""), refused: .nobodyMayVote),
        scheduled(ballot("in S-1"), refused: .nobodyMayVote),
        full(
            ballot("by P-2"), after: next, "participant-invited session=S-2 person=P-2 role=moderator",
            "session-opened session=S-2 present=P-2", refused: .severalSessions([s1, SessionID(2)])),
        full(ballot("electorate=P-2,P-2"), refused: .namedTwice(Subject(.person, 2), "electorate")),
        full(
            ballot("electorate=P-12"), after: "person-left person=P-12",
            refused: .gone(PersonID(12), since: Given.time(41))),
        full(ballot("electorate=P-2,P-3 quorum=3"), refused: .quorumOutOfReach(3, 2)),
        full(ballot("electorate=P-2,P-3 quorum=0"), refused: .quorumOutOfReach(0, 2)),
        full(ballot("electorate=P-2 closesAt=2026-01-13"), refused: .deadlinePast(.day(Day(daysSince1970: 20_466)))),
        full(
            ballot("electorate=P-2 decision=D-2"),
            refused: .isAlready(Subject(.decision, 2), "in force", since: .at(37, session: inSession))),
        scheduled(
            ballot("electorate=P-2 in S-1"), after: "session-cancelled session=S-1",
            refused: .sessionOver(s1, "cancelled")),
        full("vote-cast ballot=B-1 choice=for", refused: .needsActor("vote-cast")),
        full(
            "vote-cast ballot=B-1 choice=for by P-6", after: "ballot-closed ballot=B-1",
            refused: .ballotOver(b1, "closed")),
        full(
            "vote-cast ballot=B-2 choice=for by P-6",
            after: ballot("electorate=P-6 closesAt=2026-01-14T09:41:30Z"),
            refused: .afterDeadline(b2, .instant(Given.time(41).advanced(byMilliseconds: 30_000)))),
        full("vote-cast ballot=B-1 choice=for by P-12", refused: .notInElectorate(PersonID(12), b1)),
        full("vote-cast ballot=B-1 choice=for by P-7", refused: .notInElectorate(PersonID(7), b1)),
        full(
            "vote-cast ballot=B-2 choice=against by P-6", after: ballot("electorate=P-6"),
            "vote-cast ballot=B-2 choice=for by P-6", refused: .votedAlready(PersonID(6), b2, Position(42))),
        full(
            #"vote-cast ballot=B-1 choice:=["m"] by P-6"#,
            refused: .wrongShape("majority", expected: "one of for, against, abstain")),
        full(
            "vote-cast ballot=B-1 choice=maybe by P-6", refused: .noSuchChoice("maybe", ["for", "against", "abstain"])
        ),
        full("vote-withdrawn ballot=B-1", refused: .needsActor("vote-withdrawn")),
        full("vote-withdrawn ballot=B-1 by P-6", refused: .noVote(PersonID(6), b1)),
        full(
            "vote-withdrawn ballot=B-2 by P-6", after: ballot("electorate=P-6"),
            "vote-cast ballot=B-2 choice=for by P-6", refused: .votedAlready(PersonID(6), b2, Position(42))),
        full(
            """
            ballot-closed ballot=B-1 result:={"tallies":{"for":9,"against":0,"abstain":0},"voted":9,"electorate":5,\
            "threshold":"simple","base":9,"verdict":"passed","votes":"36","sha256":"00"}
            """, refused: .otherCount(b1)),
        full(
            "ballot-closed ballot=B-1", after: "ballot-closed ballot=B-1", refused: .ballotOver(b1, "closed")),
        full(
            "ballot-withdrawn ballot=B-1 reason=X", after: "ballot-withdrawn ballot=B-1 reason=X",
            refused: .ballotOver(b1, "withdrawn")),
        full("tie-broken ballot=B-1 option=for reason=X by P-3", refused: .noTie(b1)),
        full(
            "tie-broken ballot=B-1 option=for reason=X", after: "vote-cast ballot=B-1 choice=against by P-6",
            "ballot-closed ballot=B-1", refused: .needsActor("tie-broken")),
        full(
            "tie-broken ballot=B-1 option=for reason=X by P-5", after: "vote-cast ballot=B-1 choice=against by P-6",
            "ballot-closed ballot=B-1", refused: .notTheChair(PersonID(5), b1, chair: PersonID(3))),
        full(
            "tie-broken ballot=B-1 option=maybe reason=X by P-3",
            after: "vote-cast ballot=B-1 choice=against by P-6", "ballot-closed ballot=B-1",
            refused: .noSuchChoice("maybe", ["for", "against"])),
        full(
            "tie-broken ballot=B-2 option=for reason=X by P-3", after: ballot("electorate=P-5,P-6"),
            "vote-cast ballot=B-2 choice=for by P-5", "vote-cast ballot=B-2 choice=against by P-6",
            "ballot-closed ballot=B-2", refused: .noChair(b2)),
    ]

    private static let decisions: [RefusalCase] = [
        full(
            "alternative-added decision=D-2 text=X",
            refused: .isAlready(Subject(.decision, 2), "in force", since: .at(37, session: inSession))),
        full(
            "decision-deferred decision=D-1 reason=X", after: "decision-withdrawn decision=D-1 reason=X",
            refused: .isAlready(Subject(.decision, 1), "withdrawn", since: .at(41))),
        full(
            "alternative-added decision=D-3 alternative=D-1.b text=X", after: "decision-proposed title=X",
            refused: .ofAnother(Subject(.alternative, 1, part: 2), Subject(.decision, 3))),
        full(
            "criterion-added decision=D-3 criterion=D-1.c2 name=X nature=risk weight=1",
            after: "decision-proposed title=X",
            refused: .ofAnother(Subject(.criterion, 1, part: 2), Subject(.decision, 3))),
        full(
            "criterion-added decision=D-1 name=X nature=risk weight=0", refused: .notAboveZero("weight", .zero)),
        full(
            "alternative-scored decision=D-3 alternative=D-1.a criterion=D-1.c1 score=1",
            after: "decision-proposed title=X",
            refused: .ofAnother(Subject(.alternative, 1, part: 1), Subject(.decision, 3))),
        full(
            "alternative-scored decision=D-3 alternative=D-3.a criterion=D-1.c1 score=1",
            after: "decision-proposed title=X", "alternative-added decision=D-3 text=X",
            refused: .ofAnother(Subject(.criterion, 1, part: 1), Subject(.decision, 3))),
        full(
            "alternative-scored decision=D-1 alternative=D-1.a criterion=D-1.c1 score=10.5",
            refused: .outOfRange("score", Number(units: 105, scale: 1), "0", "10")),
        full(
            "decision-taken statement=X how=authority",
            refused: .needs("title", "a decision that was not proposed before needs one")),
        full("decision-taken title=X how=authority", refused: .needs("statement", "nothing says what was decided")),
        full(
            "decision-taken title=X statement=X alternative=D-1.a how=authority",
            refused: .ofAnother(Subject(.alternative, 1, part: 1), Subject(.decision, 3))),
        full(
            "decision-taken title=X statement=X how=ballot", refused: .needs("ballot", "the decision was taken by one")),
        full("decision-taken title=X statement=X how=consent ballot=B-1", refused: .ballotWithout("consent")),
        full(
            "decision-taken title=X how=ballot ballot=B-1",
            refused: .isNot(Subject(.ballot, 1), "closed", so: "record ballot-closed first")),
        full(
            "decision-taken title=X how=ballot ballot=B-2", after: ballot("electorate=P-2 decision=D-1"),
            "vote-cast ballot=B-2 choice=for by P-2", "ballot-closed ballot=B-2",
            refused: .ballotOfAnother(b2, DecisionID(1))),
        full(
            "decision-taken title=X how=ballot ballot=B-1", after: "vote-cast ballot=B-1 choice=against by P-6",
            "ballot-closed ballot=B-1",
            refused: .notCarried(b1, outcome: Wording("tied, 1 to 1", russian: "поровну, за – 1, против – 1"))),
        full(
            "decision-taken decision=D-2 statement=X how=authority",
            refused: .isAlready(Subject(.decision, 2), "in force", since: .at(37, session: inSession))),
        full(
            "decision-taken title=X statement=X how=authority supersedes=D-1",
            refused: .notInForce(DecisionID(1), "proposed", nil)),
        full(
            "decision-taken decision=D-1 statement=X how=authority supersedes=D-1",
            refused: .ofItself(Subject(.decision, 1), "supersedes")),
        full(
            "decision-taken decision=D-1 statement=X how=authority amends=D-1",
            refused: .ofItself(Subject(.decision, 1), "amends")),
        full(
            "decision-taken title=X statement=X how=authority supersedes=D-2 amends=D-2",
            refused: .namedTwice(Subject(.decision, 2), "supersedes, amends")),
        full(
            "decision-rejected decision=D-1 ballot=B-1",
            refused: .isNot(Subject(.ballot, 1), "closed", so: "record ballot-closed first")),
        full(
            "condition-settled decision=D-2 met=true",
            refused: .isNot(Subject(.decision, 2), "subject to a condition", so: "there is nothing to settle")),
        full(
            "condition-settled decision=D-3 met=false",
            after: #"decision-taken title=X statement=X how=authority subjectTo:={"condition":"Y"}"#,
            "condition-settled decision=D-3 met=true",
            refused: .isAlready(Subject(.decision, 3), "settled", since: .at(42))),
        full(
            "dissent-recorded decision=D-1 person=P-5",
            refused: .isNot(
                Subject(.decision, 1), "decided", so: "use argument-made for what speaks against it")),
        full(
            "decision-reviewed decision=D-1 verdict=uphold actual=X",
            refused: .notInForce(DecisionID(1), "proposed", nil)),
        full(
            "decision-reviewed decision=D-2 verdict=uphold actual=X",
            after: "decision-taken title=X statement=X how=authority supersedes=D-2",
            refused: .notInForce(DecisionID(2), "superseded", .at(41))),
        full("decision-reversed decision=D-2 by=D-2", refused: .ofItself(Subject(.decision, 2), "by")),
        full("decision-reversed decision=D-2 by=D-1", refused: .notInForce(DecisionID(1), "proposed", nil)),
        full(
            "decision-reversed decision=D-2 by=D-3", after: "decision-taken title=X statement=X how=authority",
            refused: .hangsLoose([Subject(.goal, 1), Subject(.task, 1)], DecisionID(2))),
        full(
            #"decision-reversed decision=D-2 by=D-3 leaving=X hanging:=[{"on":"G-1","fate":"move"}]"#,
            after: "decision-taken title=X statement=X how=authority",
            refused: .needs("hanging.to", "G-1 is to move to another decision")),
        full(
            #"decision-reversed decision=D-2 by=D-3 leaving=X hanging:=[{"on":"I-1","fate":"cancel"}]"#,
            after: "decision-taken title=X statement=X how=authority",
            refused: .hangsNot(.subject(Subject(.idea, 1)), DecisionID(2))),
        full(
            #"decision-reversed decision=D-2 by=D-3 leaving=X hanging:=[{"on":"G-1","fate":"cancel"}]"#,
            after: "decision-taken title=X statement=X how=authority", "goal-achieved goal=G-1 why=X",
            refused: .hangsNot(.subject(Subject(.goal, 1)), DecisionID(2))),
        full(
            """
            decision-reversed decision=D-2 by=D-3 leaving=X \
            hanging:=[{"on":"G-1","fate":"cancel"},{"on":"G-1","fate":"keep"}]
            """,
            after: "decision-taken title=X statement=X how=authority",
            refused: .namedTwice(Subject(.goal, 1), "hanging")),
    ]

    private static let goals: [RefusalCase] = [
        full("goal-set goal=G-2 title=X kind=goal horizon=2026 under=G-2", refused: .circle(Subject(.goal, 2))),
        full("goal-set goal=G-2 title=X kind=goal horizon=2026 after=G-2", refused: .circle(Subject(.goal, 2))),
        full(
            "goal-set title=X kind=goal horizon=2026 owner=P-12", after: "person-left person=P-12",
            refused: .gone(PersonID(12), since: Given.time(41))),
        full(
            "goal-revised goal=G-1 under=G-3 why=X", after: "goal-set title=X kind=goal horizon=2026 under=G-1",
            "goal-set title=X kind=goal horizon=2026 after=G-2", refused: .circle(Subject(.goal, 1))),
        full("goal-revised goal=G-1 title=Grow why=X", refused: .nothingChanges(Subject(.goal, 1))),
        full(
            "goal-revised goal=G-1 owner=P-12 why=X", after: "person-left person=P-12",
            refused: .gone(PersonID(12), since: Given.time(41))),
        full(
            "goal-confirmed goal=G-1", after: "goal-dropped goal=G-1 why=X",
            refused: .isAlready(Subject(.goal, 1), "dropped", since: .at(41))),
        full("goals-ranked order=G-1,G-1", refused: .namedTwice(Subject(.goal, 1), "order")),
        full(
            "goals-ranked order=G-1", after: "goal-achieved goal=G-1 why=X",
            refused: .isAlready(Subject(.goal, 1), "achieved", since: .at(41))),
    ]

    private static let measures: [RefusalCase] = [
        full(
            """
            measure-defined measure=M-2 name=X unit=X nature=other better=higher rollsUp=sum continues=M-2
            """, refused: .ofItself(Subject(.measure, 2), "continues")),
        full(
            "measure-defined name=X unit=X nature=other better=higher rollsUp=sum owner=P-12",
            after: "person-left person=P-12", refused: .gone(PersonID(12), since: Given.time(41))),
        full("measure-revised measure=M-1 name=Sales why=X", refused: .nothingChanges(Subject(.measure, 1))),
        full(
            "measure-revised measure=M-1 owner=P-12 why=X", after: "person-left person=P-12",
            refused: .gone(PersonID(12), since: Given.time(41))),
        full(
            "measure-retired measure=M-1 why=X", after: "measure-retired measure=M-1 why=X",
            refused: .isAlready(Subject(.measure, 1), "retired", since: .at(41))),
        full("target-set measure=M-1 period=2026", refused: .oneOf(["value", "low, high"])),
        full("target-set measure=M-1 period=2026 value=1 low=1", refused: .oneOf(["value", "low, high"])),
        full(
            "target-set measure=M-1 period=2026 low=2 high=1.5", refused: .lowOverHigh(2, Number(units: 15, scale: 1))),
        full(
            "target-set measure=M-1 period=2026 value=2", after: "target-set measure=M-1 period=2026 value=1",
            refused: .needs("why", "M-1 has a target for 2026 already, and this one changes it")),
        full(
            "measurement-recorded measure=M-1 period=2026 value=6",
            after: "measurement-recorded measure=M-1 period=2026 value=5",
            refused: .restatement(MeasureID(1), .year(2026), 5)),
    ]

    private static let tasks: [RefusalCase] = [
        full("task-assigned task=T-2 title=X after=T-2", refused: .circle(Subject(.task, 2))),
        full(
            "task-assigned title=X owner=P-12", after: "person-left person=P-12",
            refused: .gone(PersonID(12), since: Given.time(41))),
        full(
            "task-reassigned task=T-1 owner=P-12", after: "person-left person=P-12",
            refused: .gone(PersonID(12), since: Given.time(41))),
        full("task-reassigned task=T-1 owner=P-13", refused: .nothingChanges(Subject(.task, 1))),
        full(
            "task-rescheduled task=T-1 due=2026-02", after: "task-rescheduled task=T-1 due=2026-02",
            refused: .nothingChanges(Subject(.task, 1))),
        full(
            "task-started task=T-1", after: "task-started task=T-1",
            refused: .isAlready(Subject(.task, 1), "started")),
        full("task-progressed task=T-1 percent=101", refused: .outOfRange("percent", 101, "0", "100")),
        full(
            "task-blocked task=T-1", after: "task-blocked task=T-1",
            refused: .isAlready(Subject(.task, 1), "blocked")),
        full(
            "task-completed task=T-1", after: "task-cancelled task=T-1 reason=X",
            refused: .isAlready(Subject(.task, 1), "cancelled", since: .at(41))),
        full(
            "task-reopened task=T-1 why=X",
            refused: .isNot(Subject(.task, 1), "done or cancelled", so: "it is open already")),
    ]
}
