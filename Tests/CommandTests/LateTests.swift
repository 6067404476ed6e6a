import Foundation
import Testing

@Suite("What is written down late, and what is struck")
struct LateTests {
    /// Minutes of a session of April 2024, typed up after those of July.
    private static let spring = """
        {"type":"session-scheduled","occurredAt":"2024-04-01","actor":"P-1","data":{"session":"@spring","title":"Spring check","kind":"update","series":"R-1","purpose":"Where do we stand","startsAt":"2024-04-10"}}
        {"type":"participant-invited","occurredAt":"2024-04-01","actor":"P-1","data":{"session":"@spring","person":"P-2","role":"moderator"}}
        {"type":"session-opened","occurredAt":"2024-04-10T09:00","actor":"P-2","session":"@spring","data":{"session":"@spring","present":["P-1","P-2","P-3"]}}
        {"type":"decision-taken","occurredAt":"2024-04-10T09:30","actor":"P-1","session":"@spring","data":{"decision":"@price","title":"Prices","statement":"Prices rise by 3%","how":"authority"}}
        {"type":"measurement-recorded","occurredAt":"2024-04-10T09:40","actor":"P-2","session":"@spring","data":{"measure":"M-1","period":"2024-Q1","value":2}}
        {"type":"session-closed","occurredAt":"2024-04-10T10:00","actor":"P-2","session":"@spring","data":{"session":"@spring"}}
        """

    private func withSpring() -> Sandbox {
        let box = Sandbox(.year)
        #expect(
            box.annals("import", "-", "--log", "acme.annals", input: LateTests.spring)
                == .prints("acme.annals: 6 entries added; the log ends at #56"))
        return box
    }

    @Test func `a session typed up late lands where it belongs in history`() {
        #expect(
            withSpring().annals("history")
                == .prints(
                    """
                    2024-01-15 09:00  S-1 Winter offsite, closed: 4 present, 3 ideas, 4 votes, 1 dissent, 2 tasks promised (1 done)
                        decided   D-1 We open a shop in Vienna (2 to 2, the chair broke the tie: for)
                    2024-04-10 09:00  S-3 Spring check, closed: 3 present
                        decided   D-3 Prices rise by 3%
                    2024-07-10 09:00  S-2 Summer offsite, closed: 3 present, 1 task promised (0 done)
                        decided   D-2 We open a stand in Vienna, not a shop
                    """))
    }

    @Test func `the plan of a moment after it has what it decided, and the plan known before has not`() {
        let box = withSpring()
        let now = box.annals("plan", "--as-of", "2024-04-30", "--json").json
        #expect(now["decisions"].list.map { $0["decision"].text } == ["D-1", "D-3"])
        #expect(now["measures"][0]["value"].double == 2)
        let before = box.annals("plan", "--as-of", "2024-04-30", "--known", "#50", "--json").json
        #expect(before["decisions"].list.map { $0["decision"].text } == ["D-1"])
        #expect(before["measures"][0]["value"].isNull)
        #expect(box.annals("plan", "--as-of", "2024-04-10T09:29", "--json").json["decisions"].list.count == 1)
    }

    @Test func `the log keeps the order of writing, replay that of happening`() {
        let box = withSpring()
        let log = box.annals("log", "--json", "--since", "2024-04", "--reverse").json["entries"].list.map {
            $0["entry"]["position"].int ?? 0
        }
        #expect(log == [42, 43, 44, 45, 46, 47, 48, 49, 50, 51, 52, 53, 54, 55, 56])
        #expect(
            box.annals("replay", "S-3")
                == .prints(
                    """
                    2024-04-01        #51  Ann Lee: S-3 Spring check scheduled for 2024-04-10
                    2024-04-01        #52  Ann Lee: Bob Roe invited to S-3 as moderator
                    2024-04-10 09:00  #53  Bob Roe: S-3 Spring check opened, 3 present
                    2024-04-10 09:30  #54  Ann Lee: decision D-3 taken by authority: Prices rise by 3%
                    2024-04-10 09:40  #55  Bob Roe: Revenue M-1 in 2024-Q1: 2
                    2024-04-10 10:00  #56  Bob Roe: S-3 closed

                    S-3 Spring check: closed, 3 attended
                      decision   D-3 Prices rise by 3%: in force
                    """))
        box.annals(
            "record", "idea-captured", "text=Lunch", "--session", "S-3", "--at", "2024-04-10T09:35", "--as", "P-3")
        #expect(
            box.annals("replay", "S-3", "--json").json["steps"].list.map { $0["position"].int } == [
                51, 52, 53, 54, 57, 55, 56,
            ])
    }

    @Test func `compare counts it between the moments it lies between`() {
        let comparison = withSpring().annals("compare", "S-1", "2024-Q2", "--json").json
        #expect(comparison["sessions"].list.map { $0["session"].text } == ["S-3"])
        #expect(comparison["taken"].list.map { $0["decision"].text } == ["D-3"])
    }

    @Test func `why marks what was written down after the decision`() {
        let box = Sandbox(.year)
        box.annals(
            "record", "argument-made", "on=I-1", "stance=for", "text=Vienna loves us", "--as", "P-2", "--session",
            "S-1", "--at", "2024-01-15T09:35")
        box.annals("record", "argument-made", "on=D-1", "stance=against", "text=It was a mistake", "--as", "P-3")
        let why = box.annals("why", "D-1")
        #expect(why.out.contains("\n  argued for      Bob Roe: Vienna loves us (#51)\n"))
        #expect(why.out.contains("\n  later           #51 argument-made: dated before, written down "))
        let trail = box.annals("why", "D-1", "--json").json
        #expect(trail["writtenDownLater"].list.map(\.int) == [51])
        #expect(trail["remarks"].list.map { $0["position"].int } == [19, 51, 52])
    }

    @Test(arguments: [
        (
            [
                "decision-taken", "title=No", "how=authority", "statement=No shop", "supersedes=D-1", "--at",
                "2024-04-11",
            ],
            "entry #46 (decision-reviewed) came later and would be refused: D-1 is not in force (superseded, #51)"
        ),
        (
            ["person-left", "person=P-3", "--at", "2024-01-10"],
            "entry #13 (session-opened) came later and would be refused: P-3 left (2024-01-09T23:00:00.000Z); record person-returned first if they are back"
        ),
        (
            ["session-cancelled", "session=S-1", "--at", "2024-01-06"],
            "entry #13 (session-opened) came later and would be refused: S-1 is cancelled; what happened before its close can be written down with its own time (--at)"
        ),
        (
            ["task-cancelled", "task=T-1", "reason=No", "--at", "2024-02-01"],
            "entry #41 (task-completed) came later and would be refused: T-1 is already cancelled (#51)"
        ),
        (
            ["idea-parked", "idea=I-1", "--at", "2024-01-10"],
            "I-1 was not there yet at that time: it came with an entry of 2024-01-15T08:20:00.000Z"
        ),
    ])
    func `what would break a later entry is refused, and that entry is named`(_ arguments: [String], _ message: String)
    {
        let box = Sandbox(.year)
        #expect(box.annals(["record"] + arguments) == .fails(message))
        #expect(box.lines().count == 50)
    }

    @Test func `a struck entry shows in log and show, and leaves every view`() {
        let box = withSpring()
        #expect(
            box.annals("record", "entry-struck", "entry=#54", "reason=Wrong minutes", "--as", "P-1")
                == .prints("#57 entry-struck"))
        #expect(
            box.annals("log", "--subject", "D-3").out.hasSuffix(
                "Ann Lee: decision D-3 taken by authority: Prices rise by 3% [struck by #57]\n"))
        #expect(box.annals("log", "--type", "decision-taken", "--json").json["entries"][0]["struckBy"].int == 57)
        #expect(box.annals("show", "#54").out.contains("\n  struck      by #57\n"))
        #expect(box.annals("show", "#54", "--json").json["struckBy"].int == 57)
        #expect(
            box.annals("show", "D-3").out.contains(
                "Ann Lee: decision D-3 taken by authority: Prices rise by 3% [struck by #57]\n"))
        #expect(box.annals("show", "D-3", "--json").json["struck"].list.map(\.int) == [54])

        #expect(box.annals("why", "D-3") == .fails("D-3 is not in the log; see annals decisions"))
        #expect(box.annals("decisions", "--csv").out.split(separator: "\r\n").count == 3)
        #expect(
            box.annals("plan", "--as-of", "2024-04-30", "--json").json["decisions"].list.map { $0["decision"].text }
                == ["D-1"])
        #expect(box.annals("history", "2024-Q2").out == "2024-04-10 09:00  S-3 Spring check, closed: 3 present\n")
        #expect(
            box.annals("replay", "S-3", "--json").json["steps"].list.map { $0["position"].int } == [51, 52, 53, 55, 56])
        #expect(box.annals("verify").code == 0)
    }

    @Test func `--known shows the log before the strike`() {
        let box = withSpring()
        box.annals("record", "entry-struck", "entry=#54", "reason=Wrong minutes", "--as", "P-1")
        #expect(box.annals("why", "D-3", "--known", "#56").code == 0)
        #expect(
            box.annals("plan", "--as-of", "2024-04-30", "--known", "#56", "--json").json["decisions"].list.count == 2)
        #expect(
            box.annals("log", "--known", "#56", "--type", "decision-taken", "--json").json["entries"][0]["struckBy"]
                .isNull)
        #expect(box.annals("show", "#54", "--known", "#56", "--json").json["struckBy"].isNull)
    }

    @Test(arguments: [
        ("#16", "entry #22 (decision-proposed) names I-1, which this would take away; strike that one first"),
        ("#26", "the count of B-1 in entry #30 would no longer hold; strike that count first"),
        ("#1", "#1 is log-opened, which nobody may strike"),
        ("#57", "#57 is entry-struck, which nobody may strike"),
        ("#55", "#55 was struck already, by #57"),
    ])
    func `what others rest on cannot be struck`(_ entry: String, _ message: String) {
        let box = withSpring()
        box.annals("record", "entry-struck", "entry=#55", "reason=Wrong figure", "--as", "P-1")
        #expect(
            box.annals("record", "entry-struck", "entry=\(entry)", "reason=Wrong", "--as", "P-1") == .fails(message))
        #expect(box.lines().count == 57)
    }
}
