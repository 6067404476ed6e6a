@testable import Annals

extension StateTable {
    /// Every method, weights, proxies, secrecy, contests.
    static let ballotsMore: [StateTable] = [rounds, secretBallot]

    private static let rounds = StateTable(
        subject: "ballot and its rounds",
        states: [
            State("open", Room.ballot),
            State("voted on", Room.ballot, "vote-cast ballot=B-1 choice=for by P-5"),
            State("closed", Room.ballot, "vote-cast ballot=B-1 choice=for by P-5", "ballot-closed ballot=B-1"),
            State(
                "reported", Room.ballot,
                #"result-reported ballot=B-1 counts:={"for":3} verdict=passed source=X"#),
            State(
                "contested", Room.ballot, "vote-cast ballot=B-1 choice=for by P-5", "ballot-closed ballot=B-1",
                "ballot-contested ballot=B-1 ground=X by P-6"),
            State(
                "void", Room.ballot, "vote-cast ballot=B-1 choice=for by P-5", "ballot-closed ballot=B-1",
                "ballot-contested ballot=B-1 ground=X by P-6", "contest-settled ballot=B-1 outcome=void reason=X"),
            State(
                "opened again", Room.ballot, "vote-cast ballot=B-1 choice=for by P-5", "ballot-closed ballot=B-1",
                "ballot-reopened ballot=B-1 reason=X"),
            State("withdrawn", Room.ballot, "ballot-withdrawn ballot=B-1 reason=X"),
        ],
        rows: [
            Row(
                "vote-cast ballot=B-1 choice=for by P-5", "yes", "yes", "ballotOver", "ballotOver", "ballotOver",
                "ballotOver", "yes", "ballotOver"),
            Row(
                "electorate-changed ballot=B-1 remove=P-5 reason=X", "yes", "votedAlready", "ballotOver", "ballotOver",
                "ballotOver", "ballotOver", "yes", "ballotOver"),
            Row(
                "recusal-declared on=B-1 by P-5", "yes", "votedAlready", "ballotOver", "ballotOver", "ballotOver",
                "ballotOver", "yes", "ballotOver"),
            Row(
                "proxy-given on=B-1 to=P-2 by P-5", "yes", "votedAlready", "ballotOver", "ballotOver", "ballotOver",
                "ballotOver", "yes", "ballotOver"),
            Row(
                #"result-reported ballot=B-1 counts:={"for":3} verdict=passed source=X"#, "yes", "isAlready",
                "ballotOver", "ballotOver", "ballotOver", "ballotOver", "yes", "ballotOver"),
            Row(
                "ballot-contested ballot=B-1 ground=Y by P-5", "isNot", "isNot", "yes", "yes", "isAlready", "yes",
                "isNot", "isNot"),
            Row(
                "contest-settled ballot=B-1 outcome=recounted reason=X", "isNot", "isNot", "isNot", "isNot", "yes",
                "isNot", "isNot", "isNot"),
            Row(
                "ballot-reopened ballot=B-1 reason=X", "isAlready", "isAlready", "yes", "yes", "yes", "yes",
                "isAlready", "ballotOver"),
            Row(
                "decision-taken title=X how=ballot ballot=B-1", "isNot", "isNot", "yes", "yes", "yes", "notCarried",
                "isNot", "isNot"),
        ])

    private static let secretBallot = StateTable(
        subject: "secret ballot",
        states: [
            State("open", Room.secretMotion),
            State("sealed by one", Room.secretMotion, "vote-sealed ballot=B-1 choice=for by P-5"),
            State(
                "closed", Room.secretMotion, "vote-sealed ballot=B-1 choice=for by P-5",
                "vote-sealed ballot=B-1 choice=for by P-2", "vote-sealed ballot=B-1 choice=against by P-3",
                "ballot-closed ballot=B-1"),
        ],
        rows: [
            Row("vote-sealed ballot=B-1 choice=against by P-5", "yes", "yes", "ballotOver"),
            Row("vote-cast ballot=B-1 choice=against by P-5", "secret", "secret", "ballotOver"),
            Row("vote-withdrawn ballot=B-1 by P-5", "noVote", "yes", "ballotOver"),
            Row("papers-opened ballot=B-1 papers=for", "onlyByClosing", "onlyByClosing", "ballotOver"),
            Row("proxy-given on=B-1 to=P-2 by P-5", "secret", "secret", "ballotOver"),
            Row("electorate-changed ballot=B-1 remove=P-5 reason=X", "yes", "votedAlready", "ballotOver"),
            Row("recusal-declared on=B-1 by P-5", "yes", "votedAlready", "ballotOver"),
            Row("ballot-closed ballot=B-1", "yes", "yes", "ballotOver"),
        ])
}
