import Foundation
import Testing

@Suite("annals record")
struct RecordTests {
    @Test func `an action is recorded, and its position and new id are told`() {
        let box = Sandbox(.founded)
        #expect(
            box.annals("record", "person-joined", "name=Ann Lee", "--at", "2024-01-02")
                == .prints("#2 person-joined P-1"))
        #expect(
            box.annals("log")
                == .prints(
                    """
                    #2  2024-01-02        P-1 Ann Lee joined, as steward
                    #1  2023-12-01 09:00  log opened for Acme (Europe/Berlin)
                    """))
    }

    @Test func `as JSON the receipt holds the entry as it stands in the log`() {
        let box = Sandbox(.founded)
        let outcome = box.annals("record", "person-joined", "name=Ann Lee", "--json")
        #expect(outcome.out.hasPrefix(#"{"schemaVersion":1,"position":2,"id":""#))
        let receipt = outcome.json
        #expect(
            receipt.keys == [
                "schemaVersion", "position", "id", "created", "repeated", "remarks", "entry", "following",
            ])
        #expect(receipt["created"].texts == ["P-1"])
        #expect(receipt["repeated"].truth == false)
        #expect(receipt["entry"]["data"]["name"]["sealed"].text?.isEmpty == false)
        #expect(receipt["entry"]["about"].texts == ["person:P-1"])
        #expect(outcome.out.contains(box.lines()[1]))
    }

    @Test func `what a good record has and this one lacks is noted, and recorded all the same`() {
        let box = Sandbox(.year)
        #expect(
            box.annals("record", "task-assigned", "title=Call the bank", "owner=P-4")
                == Outcome(
                    code: 0, out: "#51 task-assigned T-4\n",
                    err: "annals: note: T-4 has no due date; give one with task-rescheduled\n"))
        let receipt = box.annals("record", "task-assigned", "title=Call the bank", "owner=P-4", "--json")
        #expect(receipt.json["remarks"].texts == ["T-5 has no due date; give one with task-rescheduled"])
        #expect(receipt.err == "")
    }

    @Test func `people can be named by their name, as actor, recorder and in fields`() {
        let box = Sandbox(.year)
        #expect(
            box.annals(
                "record", "task-assigned", "title=Call the bank", "owner=Dee Fox", "due=2025-06", "--as", "Cy Young",
                "--recorded-by", "Ann Lee")
                == .prints("#51 task-assigned T-4"))
        let entry = box.annals("show", "#51", "--json").json["entry"]
        #expect(entry["actor"].text == "P-3")
        #expect(entry["recorder"].text == "P-1")
        #expect(entry["data"]["owner"].text == "P-4")
    }

    @Test func `a name that two people bear is refused with both`() {
        let box = Sandbox(.year)
        box.annals("record", "person-joined", "name=Cy Young")
        #expect(
            box.annals("record", "task-assigned", "title=Call", "owner=Cy Young")
                == .fails("field owner is “Cy Young”, the name of P-3 and P-5; name one by id"))
    }

    @Test func `ANNALS_AS says who acts, unless --as does`() {
        let box = Sandbox(.year)
        box.annals("record", "idea-captured", "text=One", environment: ["ANNALS_AS": "P-2"])
        box.annals("record", "idea-captured", "text=Two", "--as", "P-3", environment: ["ANNALS_AS": "P-2"])
        box.annals("record", "idea-captured", "text=Three", environment: ["ANNALS_AS": ""])
        let actors = ["#51", "#52", "#53"].map { box.annals("show", $0, "--json").json["entry"]["actor"].text }
        #expect(actors == ["P-2", "P-3", nil])
    }

    @Test func `--at is meant in the organization's zone, and a date alone is its start`() {
        let box = Sandbox(.year)
        let times = ["2024-07-31", "2024-07-31T12:30", "2024-07-31T12:30:01.5Z", "2024-01-31T12:30-05:00"].map { time in
            box.annals("record", "idea-captured", "text=An idea", "--at", time, "--json").json["entry"]["occurredAt"]
                .text
        }
        #expect(
            times == [
                "2024-07-30T22:00:00.000Z", "2024-07-31T10:30:00.000Z", "2024-07-31T12:30:01.500Z",
                "2024-01-31T17:30:00.000Z",
            ])
    }

    @Test func `--session says in which session it happened`() {
        let box = Sandbox(.year)
        let receipt = box.annals(
            "record", "note-added", "on=D-2", "text=As agreed", "--session", "S-2", "--at", "2024-07-10T10:30", "--json"
        )
        #expect(receipt.json["entry"]["session"].text == "S-2")
    }

    @Test func `lists are given with commas or by naming the field again, anything else as JSON`() {
        let box = Sandbox(.year)
        box.annals(
            "record", "session-scheduled", "title=Autumn", "kind=update", "purpose=Look back", "startsAt=2024-10-01",
            "objectives=Learn, truly", "objectives=Laugh", #"stages:=[{"stage":"a","title":"A"}]"#, "minutes=90",
            "--at", "2024-09-01")
        box.annals(
            "record", "session-opened", "session=S-3", "present=P-1, P-2", "present=P-4", "--at", "2024-10-01T09:00")
        let scheduled = box.annals("show", "#51", "--json").json["entry"]["data"]
        #expect(scheduled["objectives"].texts == ["Learn, truly", "Laugh"])
        #expect(scheduled["stages"][0]["title"].text == "A")
        #expect(scheduled["minutes"].int == 90)
        #expect(box.annals("show", "#52", "--json").json["entry"]["data"]["present"].texts == ["P-1", "P-2", "P-4"])
    }

    @Test func `texts that look like numbers and truths stay texts where texts are asked for`() {
        let box = Sandbox(.founded)
        #expect(box.annals("record", "idea-captured", "text=42", "--json").json["entry"]["data"]["text"].text == "42")
        #expect(
            box.annals("record", "idea-captured", "text=true", "--json").json["entry"]["data"]["text"].text == "true")
        #expect(
            box.annals("record", "idea-captured", "text=a=b := “c”", "--json").json["entry"]["data"]["text"].text
                == "a=b := “c”")
    }

    @Test func `the same id with the same content gives the first receipt`() {
        let box = Sandbox(.founded)
        let command = ["record", "idea-captured", "text=Once", "--id", "018d0000-0000-7000-8000-000000000001"]
        #expect(box.annals(command) == .prints("#2 idea-captured I-1"))
        #expect(box.annals(command) == .prints("#2 idea-captured I-1 (recorded before)"))
        #expect(box.lines().count == 2)
    }

    @Test func `the same id with other content is refused, and the field is named`() {
        let box = Sandbox(.founded)
        let id = "018d0000-0000-7000-8000-000000000001"
        box.annals("record", "idea-captured", "text=Once", "--id", id)
        #expect(
            box.annals("record", "idea-captured", "text=Twice", "--id", id)
                == .fails(
                    "018d0000-0000-7000-8000-000000000001 is the id of entry #2, which says something else (data.text); give a new id"
                ))
        #expect(box.lines().count == 2)
    }

    @Test func `--expect records where nothing came since, and else names who was faster`() {
        let box = Sandbox(.year)
        #expect(box.annals("record", "task-started", "task=T-2", "--expect", "T-2=39") == .prints("#51 task-started"))
        #expect(
            box.annals("record", "task-completed", "task=T-2", "outcome=Done", "--expect", "T-2=#39")
                == .fails("someone was faster: entry #51 about T-2 came since; look at it and decide again"))
        #expect(
            box.annals(
                "record", "task-completed", "task=T-2", "outcome=Done", "--expect", "T-2=51", "--expect", "D-2=47"
            ).code == 0)
    }

    @Test func `a session that is open takes what somebody present in it records`() {
        let box = Sandbox(.year)
        box.annals(
            "record", "session-scheduled", "title=Now", "kind=update", "purpose=Look", "startsAt=2024-10-01", "--as",
            "P-1")
        box.annals("record", "participant-invited", "session=S-3", "person=P-2", "role=moderator", "--as", "P-1")
        #expect(box.annals("record", "session-opened", "session=S-3", "present=P-1,P-2", "--as", "P-1").code == 0)
        #expect(
            box.annals("record", "idea-captured", "text=An idea", "--as", "P-2", "--json").json["entry"]["session"].text
                == "S-3")
        #expect(
            box.annals("record", "idea-captured", "text=An idea", "--as", "P-4", "--json").json["entry"]["session"]
                .value == nil)
    }
}

@Suite("annals record -")
struct RecordLinesTests {
    @Test func `each line is recorded by itself, and the refused ones are told with their numbers`() {
        let box = Sandbox(.founded)
        let outcome = box.annals(
            "record", "-",
            input: """
                {"type":"person-joined","data":{"name":"Ann Lee"}}

                {"type":"idea-captured","actor":"Ann Lee","data":{"text":"Sell online"}}
                nonsense
                {"type":"task-completed","data":{"task":"T-1","outcome":"x"}}
                {"type":"idea-captured","actor":"P-1","data":{"text":"Sell offline"}}
                """)
        #expect(outcome.code == 1)
        #expect(outcome.out == "#2 person-joined P-1\n#3 idea-captured I-1\n#4 idea-captured I-2\n")
        #expect(
            outcome.err == """
                annals: line 4: is not JSON: expected a value at byte 1, found “nonsense”
                annals: line 5: T-1 is not in the log; see annals tasks
                annals: 2 of 6 lines were refused; the others are recorded

                """)
    }

    @Test func `as JSON there is a receipt a line`() {
        let box = Sandbox(.founded)
        let outcome = box.annals(
            "record", "-", "--json",
            input: String(repeating: #"{"type":"idea-captured","data":{"text":"One"}}"# + "\n", count: 3))
        let receipts = outcome.out.split(separator: "\n").map { JSON(text: String($0)) }
        #expect(receipts.map { $0["position"].int } == [2, 3, 4])
        #expect(receipts.map { $0["created"].texts } == [["I-1"], ["I-2"], ["I-3"]])
    }

    @Test func `--as and --recorded-by hold for the lines that do not say`() {
        let box = Sandbox(.year)
        box.annals(
            "record", "-", "--as", "Bob Roe", "--recorded-by", "P-1",
            input: """
                {"type":"idea-captured","data":{"text":"One"}}
                {"type":"idea-captured","actor":"P-3","recorder":"P-1","data":{"text":"Two"}}
                {"type":"idea-captured","anonymous":true,"data":{"text":"Three"}}
                """)
        let entries = ["#51", "#52", "#53"].map { box.annals("show", $0, "--json").json["entry"] }
        #expect(entries.map { $0["actor"].text } == ["P-2", "P-3", nil])
        #expect(entries.map { $0["recorder"].text } == ["P-1", "P-1", nil])
        #expect(entries.map { $0["anonymous"].truth } == [nil, nil, true])
    }

    @Test func `a line that is not UTF-8 is refused, never repaired`() {
        let box = Sandbox(.founded)
        box.write(
            "lines", bytes: Array(#"{"type":"idea-captured","data":{"text":"caf"#.utf8) + [0xE9] + Array("\"}}\n".utf8))
        let outcome = box.shell(#""$ANNALS" record - < lines"#)
        #expect(outcome.code == 1)
        #expect(
            outcome.err
                == "annals: line 1: is not UTF-8; save the file as UTF-8 and try again\nannals: 1 of 1 line was refused; the others are recorded\n"
        )
        #expect(box.lines().count == 1)
    }

    @Test func `a byte order mark, CRLF and a last line without a newline are taken`() {
        let box = Sandbox(.founded)
        box.write(
            "lines",
            "\u{FEFF}{\"type\":\"idea-captured\",\"data\":{\"text\":\"One\"}}\r\n\r\n{\"type\":\"idea-captured\",\"data\":{\"text\":\"Two\"}}"
        )
        #expect(box.shell(#""$ANNALS" record - < lines"#) == .prints("#2 idea-captured I-1\n#3 idea-captured I-2"))
    }

    @Test func `nothing on standard input records nothing`() {
        let box = Sandbox(.founded)
        #expect(box.annals("record", "-", input: "") == .prints(""))
    }

    @Test func `what belongs to a single action is not taken for many`() {
        let box = Sandbox(.founded)
        let outcome = box.annals(
            "record", "-", "--at", "2024-01-01", input: #"{"type":"idea-captured","data":{"text":"One"}}"#)
        #expect(outcome.code == 2)
        #expect(
            outcome.err.hasPrefix(
                "annals: with “-” each line says its own fields, time, session, id and what it expects\n"))
        #expect(box.lines().count == 1)
    }
}

@Suite("The catalogue on the command line")
struct CatalogueTests {
    @Test func `--list names every action with its sentence, by chapter`() {
        let list = Sandbox().annals("record", "--list")
        #expect(list.code == 0)
        #expect(
            list.out.hasPrefix(
                "Record\n  log-opened              The log is opened: whose it is, its own id and its first public key.\n"
            ))
        #expect(
            list.out.contains(
                "\n\nIdeas\n  idea-captured           An idea is captured, in a session or into the lot of those that wait.\n"
            ))
        #expect(list.out.hasSuffix("\nannals record ACTION --help shows the fields of one.\n"))
    }

    @Test func `as JSON the list holds what a form needs`() throws {
        let outcome = Sandbox().annals("record", "--list", "--json")
        #expect(outcome.out.hasPrefix("{\n  \"schemaVersion\": 1,\n  \"actions\": ["))
        let vote = try #require(outcome.json["actions"].list.first { $0["name"].text == "vote-cast" })
        #expect(vote["version"].int == 1)
        #expect(vote["chapter"].text == "Ballots")
        #expect(vote["by"].texts == ["voter"])
        #expect(vote["fields"].list.map { $0["name"].text } == ["ballot", "choice", "reason", "proxy"])
        #expect(vote["fields"].list.map { $0["required"].truth } == [true, true, false, false])
    }

    @Test func `--help after an action shows its fields`() {
        #expect(
            Sandbox().annals("record", "vote-cast", "--help")
                == .prints(
                    """
                    vote-cast (version 1)
                    A vote is cast on an open ballot.

                      field    takes
                      ballot   ballot id                                           the ballot
                      choice   word, list of options, or object of option: number  what is chosen, in the shape of the ballot's method: for, ["I-7"] or {"I-7":3,"I-9":2}
                      reason?  text                                                why; an objection needs one
                      proxy?   person id                                           who casts it for the voter as their proxy; filled in

                    ? may be left out; (new) is given where it is left out.
                    By: voter
                    annals record vote-cast ballot=… choice=…
                    """))
    }

    @Test func `every action of the list has a help, and it needs no log`() {
        let box = Sandbox()
        for action in box.annals("record", "--list", "--json").json["actions"].list.compactMap({ $0["name"].text }) {
            let help = box.annals("record", action, "--help")
            #expect(help.code == 0, "\(action)")
            #expect(help.out.hasPrefix("\(action) (version 1)\n"))
        }
    }

    @Test func `--help of the command itself shows how it is called`() {
        let help = Sandbox().annals("record", "--help")
        #expect(help.code == 0)
        #expect(help.out.contains("USAGE: annals record ACTION field=value field:=json …\n"))
    }
}
