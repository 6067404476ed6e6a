import Testing

@testable import Annals

@Suite("Texts that are taken out")
struct RedactionTests {
    @Test func `a mark takes the text's place, and not another byte differs`() {
        let room = given(Room.full)
        room.when("entry-redacted entry=#35 fields=question,options[0].text reason=X").records { redaction, log in
            let before = room.log.entries[34].text
            #expect(
                log.entries[34].text
                    == before.replacing(#""Move?""#, with: #"{"redacted":41}"#).replacing(
                        #""text":"Move""#, with: #""text":{"redacted":41}"#))
            guard case .entryRedacted(let it) = redaction.action else { return }
            #expect(it.sha256 == Digest(hashing: log.entries[34].line).hex)
            #expect(it.texts == ["question", "options[0].text"])
            #expect(log.entries[34].isRedacted && !room.log.entries[34].isRedacted)
        }
    }

    @Test func `a group or a list names all texts within, but not what programs go by`() {
        given(Room.full).when("entry-redacted entry=#35 fields=options reason=X").records { entry, log in
            #expect(entry.data.contains(#""fields":["options[0].text"]"#))
            #expect(log.entries[34].text.contains(#""options":[{"id":"m","text":{"redacted":41}}]"#))
        }
    }

    @Test func `views show that something was taken out, and by which entry`() throws {
        let room = given(Room.full + ["entry-redacted entry=#28 fields=text reason=X"])
        #expect(room.log.story(IdeaID(1)).text == "[redacted by #41]")
        #expect(room.log.story(IdeaID(1)).author == PersonID(13))
        let narrator = Narrator(in: Step.zone, hiding: { _ in [] }, naming: { _ in nil })
        #expect(narrator.tell(room.log.entries[27]) == "idea I-1: [redacted by #41]")
        #expect(narrator.tell(room.log.entries[40]) == "took text out of #28: X")
        // The judge remembers nothing of it either.
        room.when("idea-reworded idea=I-1 text=Anew").records { _, log in
            #expect(log.story(IdeaID(1)).earlierTexts == ["[redacted by #41]"])
        }
    }

    @Test func `quotes, escapes and other tongues are taken out whole`() throws {
        var room = given(Room.full)
        try room.record(
            Draft(IdeaCaptured { $0.text = "He said “no”,\n\"never\"\\ {\"redacted\":1} 日本 🗳" }, actor: PersonID(5)))
        #expect(!room.log.entries[40].isRedacted)
        try room.record(Step("entry-redacted entry=#41 fields=text reason=X").draft)
        #expect(room.log.entries[40].text.hasSuffix(#""data":{"idea":"I-4","text":{"redacted":42}}}"#))
    }

    @Test func `the same text goes out of the corrections of the entry`() {
        let room = given(
            Room.full + [
                #"entry-corrected entry=#28 data:={"text":"Uno"} reason=X"#,
                #"entry-corrected entry=#28 data:={"text":"Eins"} reason=X"#,
            ])
        room.when("entry-redacted entry=#28 fields=text reason=X by P-1").records { entry, log in
            #expect(entry.position == Position(43) && log.entries.count == 45)
            #expect(log.entries[43].data.hasPrefix(#"{"entry":41,"fields":["data.text"],"reason":"X""#))
            #expect(log.entries[44].data.hasPrefix(#"{"entry":42,"fields":["data.text"],"reason":"X""#))
            #expect(log.entries[41].data.contains(#""text":"[redacted by #45]""#) || log.entries[41].isRedacted)
            #expect(log.story(IdeaID(1)).text == "[redacted by #45]")
            for word in ["One", "Uno", "Eins"] { #expect(!log.entries.contains { $0.text.contains("\"\(word)\"") }) }
        }
        room.when("entry-redacted entry=#42 fields=data.text reason=X").records { _, log in
            #expect(log.entries.count == 43 && log.story(IdeaID(1)).text == "[redacted by #43]")
        }
    }

    @Test func `counts hold though a line that they counted has lost a text`() {
        let room = given(
            Room.full + [
                "vote-cast ballot=B-1 choice=for reason=Ill by P-6", "ballot-closed ballot=B-1",
                "entry-redacted entry=#41 fields=reason reason=X",
            ])
        #expect((try? Judge.refusal(of: room.log.entries[41], in: room.log)) == .some(nil))
        room.when("entry-struck entry=#41 reason=X").refused(.storedCountChanges(Position(42), BallotID(1)))
    }

    @Test func `what rules go by is not taken out`() {
        // A stage is named by words where it was not planned; nothing goes by them later.
        given(Room.full + ["stage-entered session=S-1 title=Wishes"])
            .when("entry-redacted entry=#41 fields=title reason=X").records()
        given(Room.full + ["stage-entered session=S-1 stage=goals"])
            .when("entry-redacted entry=#41 fields=stage reason=X").refused(.noText(Position(41), "stage"))
    }

    @Test func `two entries that lost the same text are not taken for the same`() {
        let room = given(
            Room.full + [
                "person-changed person=P-12 title=Head", "person-changed person=P-12 title=Chief",
                "entry-redacted entry=#41 fields=title reason=X", "entry-redacted entry=#42 fields=title reason=X",
            ])
        // Something late makes both be judged again.
        room.when("person-changed person=P-12 level=guest at 09:40:30").records()
    }

    @Test func `what comes from outside cannot pass for a text that was taken out`() {
        var json = JSONReader(Array(#"{"type":"idea-captured","data":{"text":{"redacted":1}}}"#.utf8))
        #expect(throws: Fault.self) { try Draft(actionLine: &json, zone: .utc) }
    }

    @Test func `a document's bytes go, and the entry that attached it stays`() {
        let room = given(Room.full + [Notes.attached])
        #expect(room.log.documentLength(Notes.sha256) == 5)
        room.when("entry-redacted entry=#41 fields=content,name reason=X").records { _, log in
            #expect(log.documentLength(Notes.sha256) == nil)
            #expect(log.entries[40].text.contains(#""name":{"redacted":42},"mediaType":"text/plain""#))
        }
    }
}

@Suite("Forgotten people")
struct ForgettingTests {
    private let room = given(
        Room.full + [
            "person-joined name='Zoe Quick' title=Head email=zoe@example.org",
            "person-changed person=P-14 title=Chief",
            #"entry-corrected entry=#42 data:={"person":"P-14","title":"Chief","email":"quick@example.org"} reason=X"#,
            "idea-captured text=Mine by P-14",
        ])

    @Test func `the id is all that is left`() {
        room.when("person-forgotten person=P-14 reason=Asked by P-1").records { forgetting, log in
            // The texts go with the key, which is the store's to destroy: nothing more is written.
            #expect(forgetting.position == Position(45) && log.entries.count == 45)
            let person = log.story(PersonID(14))
            #expect(person.shownName == "P-14" && person.title == nil && person.email == nil)
            #expect(person.forgotten?.position == Position(45))
            let register = Registers(folding: log.inEffect()).register(.people, at: Given.time(50))
            #expect(register.rows.last?.cells == ["P-14", "forgotten", "2026-01-14 09:41", "", "", "P-14"])
            #expect(log.story(IdeaID(4)).author == PersonID(14))
        }
    }

    @Test func `whoever handed over what they owned owns nothing`() {
        given(Room.full + ["person-left person=P-13 handsTo=P-6"]).when("person-forgotten person=P-13 reason=X")
            .records()
        given(Room.full + ["person-left person=P-13"]).when("person-forgotten person=P-13 reason=X").refused(
            .ownsTasks(PersonID(13), [TaskID(1)]))
    }

    @Test func `whoever is forgotten keeps no role, and what they did is judged as before`() {
        let steward = given(
            Room.full + ["role-granted person=P-12 role=steward", "person-forgotten person=P-12 reason=X"])
        #expect(steward.when("person-joined name=X by P-12").refusal?.caseName == "wasForgotten")
        steward.when("person-left person=P-1").refused(.lastSteward(PersonID(1)))
        // An entry of theirs comes after a late one, and still holds.
        let owner = given(
            Room.full + [
                "task-assigned title=X owner=P-12", "task-completed task=T-2", "person-forgotten person=P-12 reason=X",
            ])
        owner.when("task-started task=T-2 at 09:41:30").records()
    }
}

@Suite("The log's key")
struct KeyTests {
    @Test func `each key signs for the next one`() {
        let log = given(
            Room.people + [Keys.change, Step("key-changed key=\(Keys.third) signature=\(Keys.forThird)")]
        ).log
        #expect(log.story(Identifier<Organization>()).key == Keys.third)
        var key = Keys.first
        for entry in log.entries {
            guard case .keyChanged(let change) = entry.action else { continue }
            #expect(change.isSigned(by: key, log: "000102030405060708090a0b0c0d0e0f"))
            #expect(!change.isSigned(by: key, log: "000102030405060708090a0b0c0d0e10"))
            key = change.key
        }
    }

    @Test func `the message binds log, old and new key`() {
        #expect(
            String(decoding: KeyChanged.message(log: "l", from: "o", to: "n"), as: UTF8.self)
                == "annals key-changed 1\nlog l\nold o\nnew n\n")
    }
}
