@testable import Annals

extension RefusalCase {
    /// Documents, corrections, redactions, themes, keys and forgetting.
    static let recordMore: [RefusalCase] = corrections + redactions + documents + keysAndPeople

    private static let corrections: [RefusalCase] = [
        full("entry-corrected entry=#1 data:={} reason=X", refused: .cannotBeCorrected(Position(1), "log-opened")),
        full(
            "entry-corrected entry=#41 data:={} reason=X", after: "entry-struck entry=#40 reason=X",
            refused: .cannotBeCorrected(Position(41), "entry-struck")),
        full(
            #"entry-corrected entry=#41 data:={} reason=X"#,
            after: #"entry-corrected entry=#40 data:={"title":"Ring"} reason=X"#,
            refused: .cannotBeCorrected(Position(41), "entry-corrected")),
        full("entry-corrected entry=#99 data:={} reason=X", refused: .noEntry(Position(99))),
        full(
            #"entry-corrected entry=#40 data:={"title":"Ring"} reason=X"#, after: "entry-struck entry=#40 reason=X",
            refused: .struckAlready(Position(40), by: Position(41))),
        full(
            #"entry-corrected entry=#40 data:={"title":"Ring"} reason=X type=goal-set"#,
            refused: .otherType(Position(40), "task-assigned", given: "goal-set")),
        full(
            #"entry-corrected entry=#40 data:={"task":"T-2","title":"Ring"} reason=X"#,
            refused: .otherIDs(Position(40), [Subject(.task, 1)])),
        full(
            #"entry-corrected entry=#37 data:={"decision":"D-1","title":"Hire","statement":"X","how":"authority"} reason=X"#,
            refused: .otherIDs(Position(37), [Subject(.decision, 2)])),
        full(
            "entry-corrected entry=#40 data:={} reason=X",
            refused: .doesNotFit("task-assigned", Fault("is missing (what is to be done)", at: "title"))),
        full(
            #"entry-corrected entry=#40 data:={"title":"Ring","text":"X"} reason=X"#,
            refused: .doesNotFit(
                "task-assigned",
                Fault("is no field here; there are: task, title, owner, starts, due, after, from", at: "text"))),
        full(
            #"entry-corrected entry=#40 data:={"title":"Call","owner":"P-13","from":["D-2"]} reason=X"#,
            refused: .nothingChanges(Subject(.entry, 40))),
        full(
            #"entry-corrected entry=#40 data:={"title":"Call","owner":"P-99"} reason=X"#,
            refused: .notFound(Subject(.person, 99))),
        full(
            #"entry-corrected entry=#36 data:={"ballot":"B-1","choice":"perhaps"} reason=X"#,
            refused: .noSuchChoice("perhaps", ["for", "against", "abstain"])),
        full(
            #"entry-corrected entry=#38 data:={"title":"Grow","kind":"goal","horizon":"2026","under":"G-1"} reason=X"#,
            refused: .circle(Subject(.goal, 1))),
        // A later entry hangs on what was corrected.
        full(
            #"entry-corrected entry=#41 data:={"task":"T-1"} reason=X"#, after: "task-started task=T-1",
            "task-completed task=T-1", refused: .nothingChanges(Subject(.entry, 41))),
        full(
            #"entry-corrected entry=#42 data:={"idea":"I-2"} reason=X"#, after: "idea-parked idea=I-2",
            "idea-withdrawn idea=I-1", "idea-parked idea=I-2",
            refused: .breaksLater(
                Position(43), "idea-parked", because: .isAlready(Subject(.idea, 2), "withdrawn", since: .at(42)))),
        full(
            """
            entry-corrected entry=#41 reason=X data:={"ballot":"B-1","result":{"tallies":{"for":9},"voted":9,\
            "electorate":9,"base":9,"verdict":"passed","votes":"36","sha256":"X"}}
            """,
            after: "ballot-closed ballot=B-1", refused: .otherCount(BallotID(1))),
        full(
            """
            ballot-recounted ballot=B-1 cause=#36 count=#41 \
            result:={"tallies":{"for":1},"voted":1,"electorate":5,"base":1,"verdict":"passed","votes":"36","sha256":"X"}
            """, after: "ballot-closed ballot=B-1", refused: .onlyFollows("ballot-recounted", "entry-corrected")),
    ]

    private static let redactions: [RefusalCase] = [
        full("entry-redacted entry=#99 fields=text reason=X", refused: .noEntry(Position(99))),
        full("entry-redacted entry=#28 fields=idea reason=X", refused: .noText(Position(28), "idea")),
        full("entry-redacted entry=#28 fields=reason reason=X", refused: .noText(Position(28), "reason")),
        full("entry-redacted entry=#36 fields=choice reason=X", refused: .noText(Position(36), "choice")),
        full("entry-redacted entry=#35 fields=options[0].id reason=X", refused: .noText(Position(35), "options[0].id")),
        full("entry-redacted entry=#35 fields=options[1] reason=X", refused: .noText(Position(35), "options[1]")),
        full("entry-redacted entry=#1 fields=timeZone reason=X", refused: .noText(Position(1), "timeZone")),
        full("entry-redacted entry=#28 fields=content reason=X", refused: .noText(Position(28), "content")),
        full("entry-redacted entry=#28 fields=text,text reason=X", refused: .textTwice("text")),
        full(
            "entry-redacted entry=#35 fields=options,options[0].text reason=X", refused: .textTwice("options[0].text")),
        full(
            "entry-redacted entry=#28 fields=text reason=X sha256=00",
            refused: .doesNotMatch("sha256", "what would be left of entry #28")),
        full(
            "entry-redacted entry=#41 fields=content reason=X", after: Notes.attached,
            "entry-redacted entry=#41 fields=content reason=X",
            refused: .isAlready(Subject(.entry, 41), "without its content")),
    ]

    private static let documents: [RefusalCase] = [
        full(
            Step("document-attached on=I-1 name=n.txt mediaType=text/plain sha256=\(Notes.sha256) bytes=5"),
            refused: .contentMissing("n.txt")),
        full(
            Step("document-attached on=I-1 name=n.txt mediaType=text/plain sha256=\(Notes.sha256) bytes=5 with Nates"),
            refused: .doesNotMatch("sha256", "the content of n.txt")),
        full(
            Step("document-attached on=I-1 name=n.txt mediaType=text/plain sha256=\(Notes.sha256) bytes=6 with Notes"),
            refused: .doesNotMatch("bytes", "the content of n.txt, which has 5")),
        full(
            Step("document-attached on=I-1 name=n.txt mediaType=text/plain sha256=\(Notes.sha256) bytes=0 with Notes"),
            refused: .outOfRange("bytes", 0, "1", "20000000")),
        full(
            Step("document-attached on=I-1 name=n mediaType=a/b sha256=\(Notes.sha256) bytes=20000001 with Notes"),
            refused: .outOfRange("bytes", 20_000_001, "1", "20000000")),
        full(
            Step("document-attached on=https://x.org name=n mediaType=a/b sha256=\(Notes.sha256) bytes=5 with Notes"),
            refused: .notInTheLog(.link("https://x.org"))),
        full(
            Step("document-attached on=I-9 name=n mediaType=a/b sha256=\(Notes.sha256) bytes=5 with Notes"),
            refused: .notFound(Subject(.idea, 9))),
    ]

    private static let keysAndPeople: [RefusalCase] = [
        full("note-added on=I-1 text=X private=true", refused: .needsActor("a private note")),
        full(Step("\(Keys.change) at 09:30"), refused: .onlyNow("key-changed")),
        full(
            Step("key-changed key=\(Keys.first) signature=\(Keys.forSecond)"), refused: .nothingChanges(Subject(.log))),
        full(Step("key-changed key=AAAA signature=\(Keys.forSecond)"), refused: .noKey("key")),
        full(Step("key-changed key=\(Keys.second) signature=\(Keys.forThird)"), refused: .wrongSignature),
        full(Step("key-changed key=\(Keys.third) signature=\(Keys.forSecond)"), refused: .wrongSignature),
        full(Step("key-changed key=\(Keys.second) signature=X"), refused: .wrongSignature),
        full(Step("\(Keys.giveUp) at 09:30"), refused: .onlyNow("break-accepted")),
        full(Step("break-accepted size=0 root=\(Keys.root) reason=X"), refused: .notAboveZero("size", 0)),
        full("break-accepted size=1 root=E3B0 reason=X", refused: .noRoot("root")),
        full(
            Step("break-accepted size=40 root=\(Keys.root) reason=X"), after: Keys.giveUp,
            refused: .nothingChanges(Subject(.log))),
        full("person-forgotten person=P-12 reason=X at 09:30", refused: .onlyNow("person-forgotten")),
        full("person-forgotten person=P-1 reason=X", refused: .lastSteward(PersonID(1))),
        full("person-forgotten person=P-13 reason=X", refused: .ownsTasks(PersonID(13), [TaskID(1)])),
        full("person-forgotten person=P-5 reason=X", refused: .onOpenBallot(PersonID(5), BallotID(1))),
        full(
            "person-forgotten person=P-12 reason=X", after: "person-forgotten person=P-12 reason=X",
            refused: .isAlready(Subject(.person, 12), "forgotten", since: .at(41))),
        full(
            "task-reassigned task=T-1 owner=P-12", after: "person-forgotten person=P-12 reason=X",
            refused: .wasForgotten(PersonID(12), since: Given.time(41))),
    ]
}
