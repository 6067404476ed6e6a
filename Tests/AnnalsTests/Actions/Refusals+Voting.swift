@testable import Annals

private let b1 = BallotID(1)
private let b2 = BallotID(2)

extension RefusalCase {
    /// Every method, weights, proxies, secrecy, contests.
    static let ballotsMore: [RefusalCase] = [
        // The opening
        open(Room.motion("electorate=P-2,P-5 secret=true"), refused: .tooFewForSecrecy(2)),
        open(
            Room.motion(#"electorate=P-2,P-5,P-6 secret=true weights:={"P-2":2}"#), refused: .secret(b1, "weights")),
        open(
            Room.motion("electorate=P-2,P-5,P-6 secret=true in S-1"), after: "proxy-given on=S-1 to=P-2 by P-5",
            refused: .secret(b1, "proxies (P-5 gave one to P-2)")),
        open(
            Room.motion(#"electorate=P-2,P-5 weights:={"P-6":2}"#), refused: .notInElectorate(PersonID(6), b1)),
        open(
            Room.motion(#"electorate=P-2,P-5 weights:={"P-5":0}"#), refused: .notAboveZero("weights.P-5", 0)),
        open(
            Room.motion(#"electorate=P-2,P-5 weights:={"P-5":0.000000000001}"#),
            refused: .outOfRange("weights", 1, "1", "999999999999 in sum, without the point (5.25 as 525)")),
        open(
            Room.motion("electorate=P-2,P-5 decision=D-1"), after: "decision-proposed title=X in S-1",
            "recusal-declared on=D-1 by P-5", refused: .recused(PersonID(5), Subject(.decision, 1))),
        // Who may vote
        full("electorate-changed ballot=B-1 reason=X", refused: .nothingChanges(Subject(.ballot, 1))),
        full(
            "electorate-changed ballot=B-1 add=P-2 reason=X",
            refused: .isAlready(Subject(.person, 2), "in the electorate of B-1")),
        full("electorate-changed ballot=B-1 remove=P-7 reason=X", refused: .notInElectorate(PersonID(7), b1)),
        full(
            "electorate-changed ballot=B-1 remove=P-5 reason=X", refused: .votedAlready(PersonID(5), b1, Position(36))),
        full(
            "electorate-changed ballot=B-1 add=P-7,P-7 reason=X",
            refused: .namedTwice(Subject(.person, 7), "add, remove")),
        full(
            "electorate-changed ballot=B-2 remove=P-2,P-3,P-4 reason=X", after: Room.secretMotion,
            refused: .tooFewForSecrecy(2)),
        open(
            "electorate-changed ballot=B-1 remove=P-5 reason=X", after: Room.motion("quorum=2 electorate=P-2,P-5"),
            refused: .quorumOutOfReach(2, 1)),
        open(
            "electorate-changed ballot=B-1 remove=P-5 reason=X", after: Room.motion("electorate=P-5"),
            refused: .nobodyMayVote),
        // Recusal
        full("recusal-declared on=B-1", refused: .needsActor("recusal-declared")),
        full("recusal-declared on=B-1 by P-5", refused: .votedAlready(PersonID(5), b1, Position(36))),
        full("recusal-declared on=B-1 by P-7", refused: .notInElectorate(PersonID(7), b1)),
        full(
            "recusal-declared on=B-1 by P-6", after: "recusal-declared on=B-1 by P-6",
            refused: .isAlready(Subject(.person, 6), "recused from B-1")),
        full(
            "recusal-declared on=D-1 by P-6", after: "recusal-declared on=D-1 by P-6",
            refused: .isAlready(Subject(.person, 6), "recused from D-1")),
        full(
            "recusal-declared on=I-1 by P-6",
            refused: .wrongKind(.subject(Subject(.idea, 1)), "on", "a ballot or a decision")),
        full(
            "vote-cast ballot=B-1 choice=for by P-6", after: "recusal-declared on=B-1 by P-6",
            refused: .recused(PersonID(6), Subject(.ballot, 1))),
        // Proxies
        full("proxy-given on=B-1 to=P-6 by P-6", refused: .ofItself(Subject(.person, 6), "to")),
        full("proxy-given on=B-1 to=P-2 by P-7", refused: .notInElectorate(PersonID(7), b1)),
        full("proxy-given on=B-1 to=P-2 by P-5", refused: .votedAlready(PersonID(5), b1, Position(36))),
        full(
            "proxy-given on=B-1 to=P-2 by P-6", after: "recusal-declared on=B-1 by P-6",
            refused: .recused(PersonID(6), Subject(.ballot, 1))),
        full(
            "proxy-given on=B-1 to=P-2 by P-6", after: "proxy-given on=B-1 to=P-2 by P-6",
            refused: .isAlready(Subject(.person, 2), "proxy of P-6 on B-1")),
        full(
            "proxy-given on=S-1 to=P-2 by P-6", after: "proxy-given on=S-1 to=P-2 by P-6",
            refused: .isAlready(Subject(.person, 2), "proxy of P-6 in S-1")),
        full(
            "proxy-given on=S-1 to=P-2 by P-12",
            refused: .isNot(Subject(.person, 12), "invited to S-1", so: "record participant-invited first")),
        full("proxy-given on=B-2 to=P-2 by P-6", after: Room.secretMotion, refused: .secret(b2, "proxies")),
        full(
            "proxy-given on=G-1 to=P-2 by P-6",
            refused: .wrongKind(.subject(Subject(.goal, 1)), "on", "a ballot or a session")),
        full(
            "vote-cast ballot=B-1 choice=for by P-12 via P-2",
            after: "electorate-changed ballot=B-1 add=P-12 reason=X", "proxy-given on=B-1 to=P-2 by P-12",
            "vote-cast ballot=B-1 choice=against by P-12", refused: .proxyEnded(PersonID(12), b1, Position(43))),
        // Secrecy
        full("vote-cast ballot=B-2 choice=for by P-6", after: Room.secretMotion, refused: .secret(b2, "open votes")),
        full("vote-sealed ballot=B-1 choice=for by P-6", refused: .notSecret(Subject(.ballot, 1), "vote-cast")),
        full(
            "vote-sealed ballot=B-2 by P-6", after: Room.secretMotion,
            refused: .needs("choice", "the paper for the ballot box says what is chosen")),
        full(
            "vote-sealed ballot=B-2 choice=maybe by P-6", after: Room.secretMotion,
            refused: .noSuchChoice("maybe", ["for", "against", "abstain"])),
        full(
            "vote-sealed ballot=B-1 choice=for by P-6", after: Room.motion("secret=true electorate=P-2,P-3,P-6"),
            "vote-sealed ballot=B-2 choice=against by P-6", refused: .notSecret(Subject(.ballot, 1), "vote-cast")),
        full(
            "vote-sealed ballot=B-2 choice=for by P-6", after: Room.motion("secret=true electorate=P-2,P-3,P-6"),
            "vote-sealed ballot=B-2 choice=against by P-6", refused: .votedAlready(PersonID(6), b2, Position(42))),
        full(
            "papers-opened ballot=B-2 papers=for", after: Room.secretMotion,
            refused: .onlyByClosing("papers-opened", "ballot-closed")),
        full("papers-opened ballot=B-1 papers=for", refused: .notSecret(Subject(.ballot, 1), "ballot-closed")),
        full(
            "entry-struck entry=#42 reason=X", after: Room.secretMotion, "vote-sealed ballot=B-2 choice=for by P-6",
            refused: .cannotBeStruck(Position(42), "vote-sealed")),
        // Reported results
        full(
            #"result-reported ballot=B-1 counts:={"for":4} verdict=passed source=X"#,
            refused: .isAlready(Subject(.ballot, 1), "voted on by P-5, and so is to be counted: close it")),
        full(
            #"result-reported ballot=B-2 counts:={"yes":4} verdict=passed source=X"#, after: Room.motion("in S-1"),
            refused: .noSuchChoice("yes", ["for", "against", "abstain"])),
        full(
            #"result-reported ballot=B-2 counts:={"for":-4} verdict=passed source=X"#, after: Room.motion("in S-1"),
            refused: .outOfRange("counts.for", -4, "0", "the number of voters")),
        full(
            #"result-reported ballot=B-2 counts:={"for":4} verdict=too-few source=X"#, after: Room.motion("in S-1"),
            refused: .noSuchChoice("too-few", ["passed", "failed", "tied", "no-quorum"])),
        // Contests
        full(
            "ballot-contested ballot=B-1 ground=X by P-6",
            refused: .isNot(Subject(.ballot, 1), "closed", so: "there is no result to contest")),
        full(
            "ballot-contested ballot=B-1 ground=X by P-12", after: "ballot-closed ballot=B-1",
            refused: .notInElectorate(PersonID(12), b1)),
        full(
            "ballot-contested ballot=B-1 ground=X", after: "ballot-closed ballot=B-1",
            refused: .needsActor("ballot-contested")),
        full(
            "ballot-contested ballot=B-1 ground=X by P-6", after: "ballot-closed ballot=B-1",
            "ballot-contested ballot=B-1 ground=X by P-5",
            refused: .isAlready(
                Subject(.ballot, 1), "contested", since: .at(42, actor: PersonID(5), session: SessionID(1)))),
        full(
            "contest-settled ballot=B-1 outcome=stands reason=X", after: "ballot-closed ballot=B-1",
            refused: .isNot(Subject(.ballot, 1), "contested", so: "there is nothing to settle")),
        full(
            "contest-settled ballot=B-1 outcome=void reason=X by P-3", after: "ballot-closed ballot=B-1",
            "ballot-contested ballot=B-1 ground=X by P-3", refused: .ownContest(PersonID(3), b1)),
        full(
            "contest-settled ballot=B-2 outcome=recounted reason=X", after: Room.motion("in S-1"),
            #"result-reported ballot=B-2 counts:={"for":4} verdict=passed source=X"#,
            "ballot-contested ballot=B-2 ground=X by P-6",
            refused: .isNot(Subject(.ballot, 2), "counted", so: "its totals are reported only")),
        // Rounds
        full(
            "ballot-reopened ballot=B-1 reason=X",
            refused: .isAlready(Subject(.ballot, 1), "open", since: .at(35, session: SessionID(1)))),
        full(
            "ballot-reopened ballot=B-1 reason=X", after: "ballot-withdrawn ballot=B-1 reason=X",
            refused: .ballotOver(b1, "withdrawn")),
        full(
            "ballot-reopened ballot=B-1 reason=X", after: "ballot-closed ballot=B-1",
            "decision-taken title=X how=ballot ballot=B-1", refused: .restsOn(DecisionID(3), b1)),
        full(
            "ballot-reopened ballot=B-1 reason=X closesAt=2026-01-13", after: "ballot-closed ballot=B-1",
            refused: .deadlinePast(.day(Day(daysSince1970: 20_466)))),
    ]
}
