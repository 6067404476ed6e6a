import Testing

@Suite("A session as it runs, on the screen")
struct RoomTests {
    /// Acme's next session, open, with an agenda and an idea that nobody is shown yet.
    private func room() -> Sandbox {
        let box = Sandbox(.year)
        for arguments in [
            ["session-scheduled", "title=Autumn", "kind=update", "purpose=Look", "startsAt=2024-10-01", "minutes=60"],
            ["participant-invited", "session=S-3", "person=P-2", "role=moderator"],
            ["participant-invited", "session=S-3", "person=P-3", "role=participant"],
            ["homework-assigned", "session=S-3", "person=P-3", "what=Read", "due=2024-09"],
            ["carried", "item=T-3", "into=S-3"],
            ["agenda-set", "session=S-3", #"items:=[{"stage":"a","title":"Back","minutes":20}]"#],
            ["session-opened", "session=S-3", "present=P-2,P-3", "unready=Ill"],
            ["item-entered", "session=S-3", "item=N-1"],
            ["question-posed", "session=S-3", "text=What next?"],
            ["mode-set", "session=S-3", "capture=hidden"],
            ["idea-captured", "session=S-3", "text=Close the stand", "--as", "P-3"],
        ] {
            #expect(box.annals(["record"] + arguments).code == 0, "\(arguments)")
        }
        return box
    }

    @Test func `a hidden idea is told without its text and its author, until it is revealed`() {
        let box = room()
        let commands = [
            ["log"], ["log", "--json"], ["show", "#61"], ["show", "#61", "--json"], ["show", "I-4"],
            ["show", "I-4", "--json"], ["replay", "S-3"], ["replay", "S-3", "--json"], ["ideas"], ["ideas", "--json"],
            ["ideas", "--csv"],
        ]
        for command in commands {
            let out = box.annals(command).out
            #expect(!out.contains("Close the stand"), "\(command)")
            #expect(out.contains("hidden"), "\(command)")
        }
        #expect(box.annals("log", "-n", "1").out.hasSuffix("somebody: idea I-4: (hidden until it is revealed)\n"))
        #expect(!box.annals("show", "I-4", "--json").out.contains("P-3"))
        #expect(!box.annals("log", "--person", "P-3").out.contains("I-4"))
        #expect(!box.annals("log", "--subject", "P-3").out.contains("I-4"))
        #expect(!box.annals("show", "P-3").out.contains("I-4"))
        #expect(box.annals("record", "ideas-revealed", "session=S-3").code == 0)
        for command in commands { #expect(box.annals(command).out.contains("Close the stand"), "\(command)") }
        #expect(box.annals("log", "--person", "P-3").out.contains("I-4"))
    }

    @Test func `a hidden idea that is struck before anybody revealed it stays hidden`() {
        let box = room()
        #expect(box.annals("strike", "#61", "--reason", "Too soon").code == 0)
        for isRevealed in [false, true] {
            for command in [
                ["log"], ["log", "--json"], ["show", "#61"], ["show", "#61", "--json"], ["show", "I-4"],
                ["show", "I-4", "--json"], ["replay", "S-3"], ["report", "S-3", "--form", "audit"],
                ["report", "S-3", "--form", "full"], ["minutes", "S-3"],
            ] {
                let out = box.annals(command).out
                #expect(!out.isEmpty && !out.contains("Close the stand"), "\(command)")
            }
            #expect(!box.annals("log", "--person", "P-3").out.contains("I-4"))
            if !isRevealed { #expect(box.annals("record", "ideas-revealed", "session=S-3").code == 0) }
        }
        #expect(box.annals("log").out.contains("somebody: idea I-4: (hidden until it is revealed) [struck by #62]"))
        // What was open when it was struck can be read on.
        let open = ["idea-captured", "session=S-3", "text=Paint the stand", "--as", "P-3"]
        #expect(box.annals(["record"] + open).out.hasPrefix("#64 "))
        #expect(box.annals("strike", "#64", "--reason", "Twice").code == 0)
        #expect(box.annals("log").out.contains("Paint the stand [struck by #65]"))
    }

    @Test func `the board shows the agenda, the question and what was carried there`() {
        let out = room().annals("replay", "S-3").out
        for line in [
            "S-3 Autumn: open, 2 in the room", "  clock      0 of 60 min",
            "  agenda     N-1 Back: 0 of 20 min (at hand)",
            "  question   Q-1 What next?", "  mode       hidden", "  homework   missing: H-1 of P-3",
            "  idea       I-4 (hidden until it is revealed)", "  task       T-3 Cancel the lease: open",
        ] { #expect(out.split(separator: "\n").contains(Substring(line)), "\(line) in \(out)") }
    }

    @Test func `the board as JSON says who speaks and who waits`() {
        let box = room()
        for step in [
            ["hand-raised", "session=S-3", "person=P-2"], ["turn-given", "session=S-3", "person=P-3", "seconds=60"],
            ["breakout-formed", "session=S-3", "title=East", "people=P-2"],
        ] { #expect(box.annals(["record"] + step).code == 0) }
        let board = box.annals("replay", "S-3", "--json").json["board"]
        #expect(board["queue"][0].text == "P-2" && board["speaking"]["person"].text == "P-3")
        #expect(board["mode"].text == "hidden" && board["question"]["question"].text == "Q-1")
        #expect(board["agenda"][0]["plannedMinutes"].int == 20 && board["agenda"][0]["current"].truth == true)
        #expect(board["missingHomework"][0].text == "H-1" && board["breakouts"][0]["title"].text == "East")
        #expect(board["tasks"][0]["carriedInto"][0].text == "S-3")
        #expect(board["ideas"][0]["text"].isNull && board["ideas"][0]["hidden"].truth == true)
    }

    @Test func `the history says what was asked`() {
        let box = room()
        #expect(box.annals("history").out.contains("    asked     Q-1 What next?\n"))
        #expect(box.annals("record", "question-answered", "question=Q-1", "text=Berlin").code == 0)
        #expect(box.annals("history").out.contains("    asked     Q-1 What next?: Berlin\n"))
        let sessions = box.annals("history", "--json").json["sessions"].list
        #expect(sessions.last?["questions"][0]["answer"].text == "Berlin")
    }
}

@Suite("A hidden ballot on the screen")
struct HiddenBallotTests {
    @Test func `votes of a hidden ballot are told without what was chosen, until it closes`() {
        let box = Sandbox(.year)
        let opening = [
            "ballot-opened", "question=Sell?", #"options:=[{"id":"s","text":"Sell"}]"#, #"method:={"name":"majority"}"#,
            "electorate=P-1,P-2", "hidden=true",
        ]
        for arguments in [opening, ["vote-cast", "ballot=B-2", "choice=against", "reason=Dear", "--as", "P-2"]] {
            #expect(box.annals(["record"] + arguments).code == 0, "\(arguments)")
        }
        let commands = [
            ["log", "-n", "1"], ["log", "-n", "1", "--json"], ["show", "B-2"], ["show", "#52", "--json"],
        ]
        for command in commands { #expect(!box.annals(command).out.contains("against"), "\(command)") }
        #expect(box.annals("record", "ballot-closed", "ballot=B-2").code == 0)
        #expect(box.annals("show", "B-2").out.contains("votes against on B-2"))
    }
}
