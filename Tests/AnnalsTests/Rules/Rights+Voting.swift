@testable import Annals

extension Right {
    /// Every method, weights, proxies, secrecy, contests.
    static let ballotsMore: [Right] = [
        Right("SMC", "electorate-changed ballot=B-1 add=P-12 reason=X"),
        Right(everybody, "recusal-declared on=B-1"),
        Right(everybody, "proxy-given on=B-1 to=P-6"),
        Right(everybody, "vote-sealed ballot=B-2 choice=for", after: Room.secretMotion),
        Right("SMCW", "papers-opened ballot=B-2 papers=for", after: Room.secretMotion),
        Right(
            "SMCW", #"result-reported ballot=B-2 counts:={"for":1} verdict=passed source=X"#,
            after: Room.motion("in S-1")),
        Right(everybody, "ballot-contested ballot=B-1 ground=X", after: "ballot-closed ballot=B-1"),
        Right(
            "SMCAB", "contest-settled ballot=B-1 outcome=stands reason=X", after: "ballot-closed ballot=B-1",
            "ballot-contested ballot=B-1 ground=X by P-6"),
        Right("SMC", "ballot-reopened ballot=B-1 reason=X", after: "ballot-closed ballot=B-1"),
    ]
}
