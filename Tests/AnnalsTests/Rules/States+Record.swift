@testable import Annals

extension StateTable {
    /// Documents, corrections, redactions, themes, keys and forgetting.
    static let recordMore: [StateTable] = [written, forgotten, document, key]

    private static let written = StateTable(
        subject: "entry as written",
        states: [
            State("as it was", "idea-captured text=Old in S-1"),
            State(
                "corrected", "idea-captured text=Old in S-1",
                #"entry-corrected entry=#28 data:={"text":"New"} reason=X"#),
            State("struck", "idea-captured text=Old in S-1", "entry-struck entry=#28 reason=X"),
            State(
                "with its text taken out", "idea-captured text=Old in S-1",
                "entry-redacted entry=#28 fields=text reason=X"),
        ],
        rows: [
            Row(#"entry-corrected entry=#28 data:={"text":"Newer"} reason=X"#, "yes", "yes", "struckAlready", "yes"),
            Row(
                #"entry-corrected entry=#28 data:={"text":"Old"} reason=X"#, "nothingChanges", "yes", "struckAlready",
                "yes"),
            Row(
                #"entry-corrected entry=#28 data:={"text":"New"} reason=X"#, "yes", "nothingChanges", "struckAlready",
                "yes"),
            Row("entry-struck entry=#28 reason=X", "yes", "yes", "struckAlready", "yes"),
            // What was struck is in the file still, and for the law's sake must be able to leave it.
            Row("entry-redacted entry=#28 fields=text reason=X", "yes", "yes", "yes", "noText"),
            Row("entry-struck entry=#29 reason=X", "noEntry", "cannotBeStruck", "cannotBeStruck", "cannotBeStruck"),
            Row(
                "entry-corrected entry=#29 data:={} reason=X", "noEntry", "cannotBeCorrected", "cannotBeCorrected",
                "cannotBeCorrected"),
            Row("idea-reworded idea=I-1 text=Newest", "yes", "yes", "wasStruck", "yes"),
        ])

    private static let forgotten = StateTable(
        subject: "person who may be forgotten", base: Room.full + ["role-granted person=P-12 role=coach"],
        states: [
            State("here"), State("gone", "person-left person=P-12"),
            State("forgotten", "person-forgotten person=P-12 reason=X"),
            State("gone and forgotten", "person-left person=P-12", "person-forgotten person=P-12 reason=X"),
        ],
        rows: [
            Row("person-forgotten person=P-12 reason=X", "yes", "yes", "isAlready", "isAlready"),
            Row("person-changed person=P-12 name=X", "yes", "gone", "wasForgotten", "wasForgotten"),
            Row("person-changed person=P-12 name=X at 09:30", "yes", "yes", "wasForgotten", "wasForgotten"),
            Row("person-left person=P-12", "yes", "gone", "wasForgotten", "wasForgotten"),
            Row("person-returned person=P-12", "isNot", "yes", "wasForgotten", "wasForgotten"),
            Row("role-granted person=P-12 role=board", "yes", "gone", "wasForgotten", "wasForgotten"),
            Row("role-ended person=P-12 role=coach reason=X", "yes", "yes", "yes", "yes"),
            Row("task-assigned title=X owner=P-12", "yes", "gone", "wasForgotten", "wasForgotten"),
            Row(
                "participant-invited session=S-1 person=P-12 role=scribe", "yes", "gone", "wasForgotten",
                "wasForgotten"),
            Row(Room.motion("electorate=P-5,P-12"), "yes", "gone", "wasForgotten", "wasForgotten"),
            Row("note-added on=P-12 text=X", "yes", "yes", "yes", "yes"),
        ])

    private static let document = StateTable(
        subject: "document", base: Room.full,
        states: [
            State("new"), State("kept", Notes.attached),
            State("taken out", Notes.attached, "entry-redacted entry=#41 fields=content reason=X"),
        ],
        rows: [
            Row(Notes.attached, "yes", "yes", "yes"),
            Row(
                Step("document-attached on=D-1 name=n mediaType=text/plain sha256=\(Notes.sha256) bytes=5"),
                "contentMissing", "yes", "contentMissing"),
            Row("entry-redacted entry=#41 fields=content reason=X", "noEntry", "yes", "isAlready"),
            Row("entry-redacted entry=#41 fields=name reason=X", "noEntry", "yes", "yes"),
        ])

    private static let key = StateTable(
        subject: "key", base: Room.people,
        states: [State("first"), State("second", Keys.change), State("given up", Keys.giveUp)],
        rows: [
            Row(Keys.change, "yes", "nothingChanges", "yes"),
            Row(
                Step("key-changed key=\(Keys.third) signature=\(Keys.forThird)"), "wrongSignature", "yes",
                "wrongSignature"),
            Row(Keys.giveUp, "yes", "yes", "nothingChanges"),
        ])
}
