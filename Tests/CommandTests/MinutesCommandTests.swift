import Foundation
import Testing

/// The example that the documentation names.
private let example = (try? String(contentsOfFile: Program.fixture("minutes-example.txt"), encoding: .utf8)) ?? ""

@Suite("Minutes on the command line")
struct MinutesCommandTests {
    /// A folder with an empty log and the example.
    private func box() -> Sandbox {
        let box = Sandbox(.founded)
        box.write("m.txt", example)
        return box
    }

    @Test func `the example is shown line by line before it is recorded`() {
        let outcome = box().annals("minutes", "m.txt", "--dry-run")
        #expect(outcome.code == 0)
        #expect(outcome.err == "")
        #expect(outcome.out == expected)
    }

    @Test func `read again the same file adds nothing, and more lines add only themselves`() {
        let box = box()
        let first = box.annals("minutes", "m.txt", "--yes")
        #expect(first.code == 0)
        #expect(first.out.hasSuffix("52 entries to record.\n52 entries recorded; the log ends at #53.\n"))
        let second = box.annals("minutes", "m.txt", "--yes")
        #expect(second.code == 0)
        #expect(second.out.hasSuffix("0 entries to record, 52 in the log already.\nNothing to record.\n"))
        box.write(
            "m.txt",
            example.replacingOccurrences(
                of: "11:40 Eero leaves", with: "11:38 lesson Bring the freight figures\n11:40 Eero leaves"))
        let third = box.annals("minutes", "m.txt", "--yes")
        #expect(
            third.out.hasSuffix("1 entry to record, 52 in the log already.\n1 entry recorded; the log ends at #54.\n"))
        #expect(box.annals("verify").code == 0)
    }

    @Test func `another header does not schedule the session a second time, nor does a name join twice`() {
        let box = box()
        box.annals("minutes", "m.txt", "--yes")
        box.write("m.txt", example.replacingOccurrences(of: "harbour office", with: "harbour"))
        let outcome = box.annals("minutes", "m.txt", "--yes")
        #expect(outcome.code == 1)
        #expect(
            outcome.err.hasPrefix(
                "annals: m.txt, line 10: these minutes were read before, as S-1, with another header; take back what was changed in it, or use annals record session-changed"
            ))
        box.write("n.txt", "session: S-1\n13:00 join Kaisa Niemi, head of sales\n")
        #expect(
            box.annals("minutes", "n.txt", "--yes").err
                == "annals: n.txt, line 2: Kaisa Niemi is P-5 in the log; leave this line out; nothing was recorded\n")
        #expect(box.lines().count == 53)
    }

    @Test func `what the form cannot read and what the rules refuse is told by line, and nothing is recorded`() {
        let box = box()
        box.write(
            "m.txt",
            example.replacingOccurrences(of: "@Liis\n", with: "@Lis Kask\n")
                .replacingOccurrences(of: "11:05 close ballot", with: "11:05 Liis Kask arrives")
                .replacingOccurrences(of: "by 31.01.2026", with: "by 31.02.2026"))
        let outcome = box.annals("minutes", "m.txt", "--yes")
        #expect(outcome.code == 1)
        #expect(outcome.err == faults)
        #expect(box.lines().count == 1)
    }

    @Test func `without a terminal nothing is recorded unless --yes is said`() {
        let box = box()
        let outcome = box.annals("minutes", "m.txt")
        #expect(outcome.code == 2)
        #expect(
            outcome.out == expected.replacingOccurrences(of: "Nothing was recorded: this was only a look.\n", with: ""))
        #expect(
            outcome.err == "annals: nothing was recorded: there is no terminal to ask at; say --yes to record this\n")
        #expect(box.lines().count == 1)
    }

    @Test func `for programs`() {
        let box = box()
        let json = box.annals("minutes", "m.txt", "--yes", "--json").json
        #expect(json["recorded"].truth == true)
        #expect(json["added"].int == 52)
        #expect(json["lines"].list.count == 52)
        #expect(json["lines"][0]["says"].text == "P-1 Mari Tamm joined, as steward")
        #expect(json["lines"][0]["line"].int == 3)
        #expect(json["faults"].list.isEmpty)
        #expect(json["remarks"][0]["line"].int == 30)
        let again = box.annals("minutes", "m.txt", "--yes", "--json").json
        #expect(again["recorded"].truth == false)
        #expect(again["lines"][0]["position"].int == 2)
    }

    @Test func `a session written out and read again adds nothing, and lines put in are added`() {
        let box = Sandbox(.year)
        let text = box.annals("minutes", "S-1").out
        #expect(text.contains("09:20 idea I-1: Open a shop in Vienna @Dee Fox ["))
        #expect(text.contains("10:15 close B-1 @Bob Roe ["))
        #expect(text.contains("      # tied, 2 to 2\n"))
        box.write("s.txt", text)
        #expect(box.annals("minutes", "s.txt", "--yes").out.hasSuffix("Nothing to record.\n"))
        box.write("s.txt", text + "12:00 note The heating failed\n")
        #expect(box.annals("minutes", "s.txt", "--yes").out.contains("1 entry recorded"))
        box.write("s.txt", text.replacingOccurrences(of: "Rents have doubled", with: "Rents have tripled"))
        let changed = box.annals("minutes", "s.txt", "--yes")
        #expect(changed.code == 1)
        #expect(
            changed.err.contains(
                "to put that entry right use annals correct #19, to record the line as new take the mark off"))
    }

    @Test func `what is hidden stays hidden`() {
        let box = Sandbox(.founded)
        box.write(
            "m.txt",
            """
            join Ann Lee
            join Bob Roe
            title: Secrets
            kind: offsite
            date: 2024-01-15 09:00
            purpose: To try it
            present: Ann Lee, Bob Roe
            09:05 mode hidden
            09:10 idea Sell the hall @Ann
            09:20 ballot Do we sell?
               hidden: yes
            09:21 vote for: Ann; against: Bob
            """)
        #expect(box.annals("minutes", "m.txt", "--yes").code == 0)
        let text = box.annals("minutes", "S-1").out
        #expect(!text.contains("Sell the hall"))
        #expect(!text.contains("for:"))
        #expect(!text.contains("vote B-1"))
        #expect(text.contains("# 09:10 idea-captured (hidden until it is revealed)"))
        box.write("s.txt", text)
        #expect(box.annals("minutes", "s.txt", "--yes").out.hasSuffix("Nothing to record.\n"))
    }

    @Test func `says what is not there`() {
        let box = Sandbox(.founded)
        #expect(
            box.annals("minutes", "S-9").err == "annals: S-9 is not in the log; annals sessions lists those that are\n")
        #expect(box.annals("minutes", "none.txt").code == 1)
        #expect(box.annals("minutes", "--help").out.contains("vote B-2 for: NAME, NAME; against: NAME"))
        box.write("e.txt", "")
        #expect(box.annals("minutes", "e.txt").code == 1)
    }
}

private let expected = """
    line  time              in the log  action               what it says
    3     2026-01-14 10:00              person-joined        P-1 Mari Tamm joined, as steward
    4     2026-01-14 10:00              person-joined        P-2 Otto Laine joined
    5     2026-01-14 10:00              person-joined        P-3 Aino Salo joined
    6     2026-01-14 10:00              person-joined        P-4 Eero Virta joined
    7     2026-01-14 10:00              person-joined        P-5 Kaisa Niemi joined
    8     2026-01-14 10:00              person-joined        P-6 Juha Korpi joined
    10    2026-01-14 10:00              session-scheduled    S-1 Which way to the Baltics scheduled for 2026-01-14 10:00
    15    2026-01-14 10:00              participant-invited  Mari Tamm invited to S-1 as moderator
    15    2026-01-14 10:00              moderator-chosen     Mari Tamm moderates S-1 (expert)
    16    2026-01-14 10:00              participant-invited  Otto Laine invited to S-1 as scribe
    17    2026-01-14 10:00              session-opened       S-1 Which way to the Baltics opened, 5 present
    18    2026-01-14 10:00              participant-invited  Juha Korpi invited to S-1 as participant
    18    2026-01-14 10:00              participant-excused  Juha Korpi excused from S-1: on parental leave
    19    2026-01-14 10:00              agenda-set           agenda of S-1: What we know of the three markets (30 min), Which first (60 min)
    23    2026-01-14 10:00              person-joined        P-7 Liis Kask joined
    24    2026-01-14 10:05              item-entered         agenda: N-1 What we know of the three markets
    25    2026-01-14 10:05              question-posed       Mari Tamm: question Q-1: Where do customers wait for us?
    26    2026-01-14 10:12              person-arrived       Liis Kask arrives
    27    2026-01-14 10:15              finding-recorded     finding F-1 (swot, opportunity, Estonia): Estonian installers have no Nordic supplier
    30    2026-01-14 10:15              finding-recorded     finding F-2 (swot, threat): Freight to Latvia doubled in a year
    31    2026-01-14 10:25              idea-captured        Liis Kask: idea I-1: Enter the Baltic market through Estonia
    32    2026-01-14 10:25              argument-made        Aino Salo: for I-1: Her network reaches half of the installers
    33    2026-01-14 10:25              argument-made        Eero Virta: against I-1: One partner is one point of failure
    34    2026-01-14 10:31              idea-captured        Eero Virta: idea I-2: Start in Latvia with a warehouse of our own
    36    2026-01-14 10:31              idea-captured        Kaisa Niemi: idea I-3: Wait a year
    37    2026-01-14 10:33              idea-parked          idea I-3 parked until 2027
    38    2026-01-14 10:40              question-answered    question Q-1 answered: In Estonia, by the number of requests
    39    2026-01-14 10:45              item-entered         agenda: N-2 Which first
    40    2026-01-14 10:45              decision-proposed    decision D-1 proposed: The first market outside of Finland
    41    2026-01-14 10:45              alternative-added    alternative D-1.a: Estonia, through the partner
    42    2026-01-14 10:45              alternative-added    alternative D-1.b: Latvia, with a warehouse
    43    2026-01-14 11:00              ballot-opened        ballot B-1: Do we enter Estonia first? (6 may vote)
    44    2026-01-14 11:04              vote-cast            Aino Salo votes for on B-1
    44    2026-01-14 11:04              vote-cast            Kaisa Niemi votes for on B-1
    44    2026-01-14 11:04              vote-cast            Mari Tamm votes for on B-1
    44    2026-01-14 11:04              vote-cast            Eero Virta votes against on B-1: freight will fall again
    44    2026-01-14 11:04              vote-cast            Otto Laine votes abstain on B-1
    45    2026-01-14 11:05              ballot-closed        ballot B-1 closed: passed, 3 to 1, 1 abstained
    46    2026-01-14 11:10              decision-taken       decision D-1 taken by ballot: We enter Estonia first, through the partner, because the requests are there, and the money is not
    48    2026-01-14 11:10              dissent-recorded     Eero Virta dissents from D-1: it makes us depend on one partner
    49    2026-01-14 11:15              goal-set             goal G-1 for 2026: Thirty installers in Estonia
    50    2026-01-14 11:15              measure-defined      measure M-1: Revenue in Estonia (M€)
    55    2026-01-14 11:15              target-set           target of M-1 Revenue in Estonia for 2026: 1.5
    56    2026-01-14 11:15              target-set           target of M-1 Revenue in Estonia for 2027: 3
    57    2026-01-14 11:20              task-assigned        task T-1 for Kaisa Niemi by 2026-03-01: hire a country lead
    58    2026-01-14 11:20              task-assigned        task T-2 for Aino Salo by 2026-01-31: sign the contract with the partner
    59    2026-01-14 11:20              task-assigned        task T-3: compare three freight forwarders
    60    2026-01-14 11:40              person-departed      Eero Virta leaves the room
    61    2026-01-14 11:45              idea-parked          idea I-2 parked until 2026-Q4
    62    2026-01-14 11:50              lesson-learned       lesson: Ask the installers before the meeting, not after it
    63    2026-01-14 11:50              note-added           note on S-1: Liis was heard, and did not vote
    65    2026-01-14 12:00              session-closed       S-1 closed: Latvia comes back with the freight figures

    note, line 30: F-2 rests on nothing that is named; say what shows it with “evidence”
    note, line 46: D-1 rests on nothing that is named; say what it rests on with “basis”
    note, line 59: T-3 has no owner; name one with task-reassigned
    note, line 59: T-3 has no due date; give one with task-rescheduled
    52 entries to record.
    Nothing was recorded: this was only a look.

    """

private let faults = """
    annals: m.txt, line 31: “Lis Kask” is nobody that the log knows; did you mean Liis Kask?; correct the name, or put a line “join Lis Kask” before it
    annals: m.txt, line 45: P-7 is already in the room of S-1
    annals: m.txt, line 58: due: “31.02.2026” is no date or period, such as 2026-03-01, 2026-03, 2026-Q1 or 2026
    annals: m.txt, line 65: B-1 of S-1 is still open; close or withdraw it first
    annals: 4 faults; nothing was recorded

    """
