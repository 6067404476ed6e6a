@testable import Annals

extension RecordedCase {
    /// Every method, weights, proxies, secrecy, contests.
    static let ballotsMore: [RecordedCase] = [
        full(
            "electorate-changed ballot=B-1 add=P-12 remove=P-6 reason=Late in S-1",
            about: "ballot:B-1",
            mentions: "person:P-12 person:P-6 session:S-1",
            data: #"{"ballot":"B-1","add":["P-12"],"remove":["P-6"],"reason":"Late"}"#),
        full(
            "recusal-declared on=D-1 reason=Shares by P-6 in S-1",
            after: Room.motion("decision=D-1 in S-1"),
            about: "decision:D-1 ballot:B-2",
            mentions: "person:P-6 session:S-1",
            data: #"{"on":"D-1","reason":"Shares","ballots":["B-2"]}"#),
        full(
            "proxy-given on=B-1 to=P-2 reason=Away by P-6 in S-1",
            about: "ballot:B-1",
            mentions: "person:P-2 person:P-6 session:S-1",
            data: #"{"on":"B-1","to":"P-2","reason":"Away"}"#),
        full(
            "vote-sealed ballot=B-2 choice=for by P-6 in S-1",
            after: Room.secretMotion,
            about: "ballot:B-2",
            mentions: "person:P-6 session:S-1",
            data: #"{"ballot":"B-2"}"#),
        full(
            #"result-reported ballot=B-2 counts:={"for":4,"against":1} verdict=passed source=Minutes in S-1"#,
            after: Room.motion("in S-1"),
            about: "ballot:B-2",
            mentions: "session:S-1",
            data: #"{"ballot":"B-2","counts":{"for":4,"against":1},"verdict":"passed","source":"Minutes"}"#),
        full(
            "ballot-contested ballot=B-1 ground=Haste by P-6 in S-1",
            after: "ballot-closed ballot=B-1",
            about: "ballot:B-1",
            mentions: "person:P-6 session:S-1",
            data: #"{"ballot":"B-1","ground":"Haste"}"#),
        full(
            "contest-settled ballot=B-1 outcome=stands reason=Checked by P-3 in S-1",
            after: "ballot-closed ballot=B-1",
            "ballot-contested ballot=B-1 ground=Haste by P-6",
            about: "ballot:B-1",
            mentions: "person:P-3 session:S-1",
            data: #"{"ballot":"B-1","outcome":"stands","reason":"Checked"}"#),
        full(
            "ballot-reopened ballot=B-1 reason=News closesAt=2026-01-20 in S-1",
            after: "ballot-closed ballot=B-1",
            about: "ballot:B-1",
            mentions: "session:S-1",
            data: #"{"ballot":"B-1","reason":"News","closesAt":"2026-01-20"}"#),
    ]
}
