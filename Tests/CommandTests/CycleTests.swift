import Foundation
import Testing

@Suite("Briefs, promises and the ground of decisions, on the command line")
struct CycleTests {
    /// The company's five years, without what its tour does at the end.
    private static let company: Template = {
        let box = Sandbox()
        box.annals("init", "Tannbach", "--time-zone", "Europe/Berlin", "--log", "acme.annals")
        let imported = box.annals(
            "import", Program.fixture("company.jsonl"), "--documents", Program.fixture("company-documents"), "--log",
            "acme.annals")
        precondition(imported.code == 0, imported.err)
        return Template(copying: box.path("acme.annals"))
    }()

    private let box = Sandbox(company)

    private func lines(_ arguments: String...) -> [String] {
        box.annals(arguments).out.split(separator: "\n").map(String.init)
    }

    /// The lines of a chapter, without their indentation.
    private func chapter(_ title: String, of lines: [String]) -> [String] {
        guard let start = lines.firstIndex(where: { $0.hasPrefix(title) }) else { return [] }
        return lines[(start + 1)...].prefix { $0.hasPrefix(" ") }.map { line in String(line.drop { $0 == " " }) }
    }

    // MARK: The brief

    @Test func `the brief of November 2023 says what the session is and what it opens on`() {
        let brief = lines("brief", "S-11")
        #expect(brief[0] == "Tannbach: brief for S-11 The year 2023, judged")
        #expect(brief.contains("  when     2023-11-23 13:00, 240 minutes, Canteen"))
        #expect(brief.contains("  purpose  Orders fall by half since August: what is the plan worth"))
        #expect(
            chapter("Homework (1 of 1 handed in; everybody is ready)", of: brief) == [
                "H-9 Lena Sommer: Orders by month, and what the installers say (by 2023-11-20, handed in)"
            ])
        #expect(
            chapter("Promises (9, 6 left)", of: brief).prefix(3) == [
                "T-12 Keep one propane unit running in the laboratory (Viktor Hahn, by 2022-12-31, OVERDUE, from S-4, carried 2×: S-6 S-9)",
                "T-19 Ten new people for the hall (Petra Dorn, by 2022-12-31, OVERDUE, from S-7) → dropped (#826)",
                "T-21 Sell what is left of the R32 compressors (Clara Neumann, by 2023-12-31, from S-9) → carried (#825)",
            ])
        #expect(
            chapter("Assumptions to judge", of: brief) == [
                "A-3 Orders grow by 30 % a year at least until 2025 (open, review 2023-11)"
            ])
        #expect(
            chapter("Measures off target", of: brief) == [
                "M-1 Revenue: 3.1 M€ in 2023-Q3, target at least 3.5, Lena Sommer",
                "M-3 Lead time: 19 weeks in 2022, target at most 6, Yusuf Demir",
            ])
        #expect(
            chapter("Parked and deferred for later", of: brief) == [
                "I-13 That we praise those who put out fires, and not those who prevent them (parked until 2024)"
            ])
    }

    @Test func `what was decided a year ago, and what came of it`() {
        #expect(
            chapter("Decided a year ago", of: lines("brief", "S-12")) == [
                "2023-01-19 13:06  D-11 From 2024 on every new unit runs on propane; R32 ends with the contract of its compressors, in force",
                "1 goal, 0 achieved", "3 tasks, 1 done", "expected M-1 Revenue at 16 M€ in 2024: still to come",
            ])
        let before = chapter("Decided in S-7 Strategy 2022 to 2024", of: lines("brief", "S-14"))
        #expect(before.first?.contains("D-7 The money of 2022") == true)
        #expect(before.first?.hasSuffix("superseded since 2024-02-15 11:52") == true)
        #expect(before.last == "lesson   We built for a law and not for an order book")
    }

    @Test(arguments: ["S-9", "S-11", "S-12", "S-14"])
    func `each later session has promises, decisions to look at again and something that is missing`(_ session: String)
    {
        let brief = box.annals("brief", session, "--json").json
        #expect(brief["schemaVersion"].int == 1 && brief["session"]["session"].text == session)
        for key in ["promises", "reviews", "withoutTask", "goalsWanting", "offTarget"] {
            #expect(!brief[key].list.isEmpty, "\(session): \(key)")
        }
    }

    @Test func `without a session on the calendar it says what one would open on, and when it was to be`() {
        let brief = lines("brief", "--as-of", "2025-03-01")
        #expect(brief[0] == "Tannbach: no session is on the calendar; S-14 was to be followed on 2025-12-04")
        #expect(
            chapter("Promises", of: brief).first
                == "T-27 Half a page: what we do if the grants fall (Petra Dorn, by 2025-02-28, OVERDUE, from S-14)")
    }

    @Test func `the next session is found by itself, as of any moment`() {
        #expect(lines("brief", "--as-of", "2022-05-03")[0] == "Tannbach: brief for S-8 A share for an investor")
        #expect(box.annals("brief", "S-99") == .fails("S-99 is not in the log; see annals sessions"))
        #expect(box.annals("brief", "X").code == 2)
    }

    @Test func `where the record is thin, nothing is made up`() {
        let bank = Sandbox(.centralBank)
        let brief = bank.annals("brief", "S-296", "--log", "acme.annals", "--json").json
        for key in [
            "homework", "ready", "unready", "promises", "reviews", "hangingLoose", "parkedForLater", "deferredForLater",
            "assumptions", "offTarget", "goalsWanting",
        ] {
            #expect(brief[key].list.isEmpty, "\(key)")
        }
        #expect(brief["withoutTask"].texts == ["D-400", "D-413", "D-446", "D-461", "D-468"])
        #expect(brief["previous"].text == "S-295")
        #expect(brief["decidedYearAgo"].list.map { $0["decision"].text } == ["D-460", "D-461", "D-462"])
        let grounds = bank.annals("ground", "--json").json["grounds"].list
        #expect(grounds.count == 5 && grounds.allSatisfy { $0["moves"].list.isEmpty })
        #expect(grounds.allSatisfy { $0["loose"].list.map { $0["cause"].text } == ["nothing-came"] })
    }

    // MARK: Ground

    @Test func `the loan rests on an assumption that fell`() {
        let ground = lines("ground", "--as-of", "2025-01-31")
        #expect(ground[0] == "Tannbach: the ground of decisions as of 2025-01-31")
        #expect(ground.contains("Ground has moved (4 of 8)"))
        #expect(
            ground.contains(
                "    moved  A-3 “Orders grow by 30 % a year at least until 2025” was judged not to hold (2023-11-23 15:02, #833)"
            ))
        #expect(
            ground.contains(
                "    moved  expected M-1 Revenue at 16 M€ in 2024; it came to 10.1 (2025-01-14 11:00, #1034)"))
        let detail = box.annals("ground", "D-10").out
        #expect(
            detail.hasPrefix("D-10  The hall is paid by a loan of 3 M€ over twelve years\n  its ground has moved\n"))
        #expect(detail.contains("\n  rests on  B-8 The fund buys a quarter of Tannbach – failed, 4 to 4\n"))
    }

    @Test func `two clocks: before it fell, and as known before it was written down`() {
        func moved(_ arguments: String...) -> [String] {
            let grounds = box.annals(["ground", "--json"] + arguments).json["grounds"].list
            return grounds.filter { $0["moved"].truth == true }.compactMap { $0["decision"].text }
        }
        #expect(moved("--as-of", "2025-01-31").sorted() == ["D-10", "D-11", "D-13", "D-3"])
        #expect(moved("--as-of", "2023-11-23T15:00") == ["D-3"])
        #expect(moved("--as-of", "2025-01-31", "--known", "#832") == ["D-3"])
    }

    @Test func `a review settles it, and the list says so`() {
        let reviewed = box.annals(
            "record", "decision-reviewed", "decision=D-10", "verdict=uphold", "actual=The bank is patient")
        #expect(reviewed.code == 0)
        #expect(box.annals("ground", "D-10").out.contains("\n  stands firm\n"))
        #expect(box.annals("ground", "D-10").out.contains("\n    settled  A-3 “Orders grow"))
    }

    @Test func `the list as CSV has a line for each thing that moved`() {
        let csv = box.annals("ground", "--csv", "--as-of", "2025-01-31").out.components(separatedBy: "\r\n")
        #expect(csv[0] == "decision,ground,since,cause,subject,date,entry,words,statement")
        #expect(csv[1].hasPrefix("D-3,moved,2021-04-12 08:00,finding-replaced,F-7,2023-09-14 11:21,#777,"))
        #expect(csv.contains { $0.hasPrefix("D-10,loose,2022-05-12 16:08,nothing-came,D-10,") })
    }

    @Test func `what has no ground is told so`() {
        #expect(box.annals("ground", "D-99") == .fails("D-99 is not in the log; see annals decisions"))
        #expect(
            box.annals("ground", "T-1")
                == .fails("“T-1” is no decision's id, such as D-9; annals decisions lists them", code: 2))
        #expect(
            box.annals("ground", "D-6")
                == .fails("D-6 is withdrawn: only a decision that was taken has ground to stand on"))
        #expect(box.annals("ground", "--csv", "--json").code == 2)
        let empty = Sandbox(.founded)
        #expect(empty.annals("ground").out.hasSuffix("\n\nNo decision is in force.\n"))
        #expect(empty.annals("brief").out.hasSuffix("\n\nNothing is promised, due or missing.\n"))
    }

    // MARK: Promises

    /// Puts a session on the calendar that is ahead whatever the day.
    private func schedule() {
        box.annals(
            "record", "session-scheduled", "title=The year ahead", "kind=planning", "series=R-1", "purpose=Plan",
            "startsAt=2199-12-01")
    }

    /// The last entries of the log: what they are, and their session and data.
    private func last(_ count: Int) -> [String] {
        box.lines().suffix(count).map { line in
            let entry = JSON(text: line)
            return
                "\(entry["type"].text ?? "") in \(entry["session"].text ?? "none") by \(entry["actor"].text ?? "nobody")"
        }
    }

    @Test func `the list writes nothing, and has every kind`() {
        schedule()
        let before = box.lines().count
        let list = box.annals("promises", "S-15", "--list", "--json").json
        #expect(list["left"].int == 13 && list["promises"].list.count == 13)
        #expect(
            list["promises"].list.map { $0["kind"].text ?? "" }.reduce(into: [:]) { $0[$1, default: 0] += 1 } == [
                "task": 2, "decision": 7, "question": 1, "parked": 3,
            ])
        #expect(box.lines().count == before)
    }

    @Test func `from a pipe each line is an entry in the session`() {
        schedule()
        let outcome = box.annals(
            "promises", "S-15", "--as", "P-1",
            input: """
                done half a page
                T-26 r 2199-Q1 consent is missing
                T-26 h Jonas Wirth: he knows them
                Q-3 d Paper, telephone, warehouse
                I-20 x nobody asks for it
                a no time
                q
                d never read

                """)
        #expect(outcome.code == 0 && outcome.err == "")
        #expect(
            outcome.out.hasPrefix(
                """
                T-27 done (#1040)
                T-26 re-dated (#1041)
                T-26 handed-over (#1042)
                Q-3 done (#1043)
                I-20 dropped (#1044)
                2 carried (#1045 #1046)
                13 promises: 2 done, 2 carried, 1 handed-over, 1 dropped, 7 left (
                """))
        #expect(
            last(7) == [
                "task-completed in S-15 by P-1", "task-rescheduled in S-15 by P-1", "task-reassigned in S-15 by P-1",
                "question-answered in S-15 by P-1", "idea-withdrawn in S-15 by P-1",
            ] + Array(repeating: "carried in S-15 by P-1", count: 2))
        let list = box.annals("promises", "S-15", "--list", "--json").json
        #expect(list["left"].int == 7 && list["counts"]["carried"].int == 2 && list["counts"]["done"].int == 2)
    }

    @Test func `a refusal is shown with its line, and the promise stays`() {
        schedule()
        let outcome = box.annals("promises", "S-15", input: "x\nr soon\nh Nobody: X\nzzz\nT-99 d\nc\n")
        #expect(outcome.code == 1)
        #expect(
            outcome.err == """
                annals: line 1: “dropped” needs words: why
                annals: line 2: “soon” is no date, such as 2026-03-31, 2026-03 or 2026-Q2
                annals: line 3: “Nobody: X” begins with nobody’s id or name; annals people shows who there is
                annals: line 4: “zzz” is not understood; ? lists the keys
                annals: line 5: T-99 is no promise of S-15; --list shows them
                annals: 5 of 6 lines were refused; the others are recorded

                """)
        #expect(outcome.out.hasPrefix("T-27 carried (#1040)\n"))
        // The rules of the log refuse too.
        let again = box.annals("promises", "S-15", input: "T-27 c\n")
        #expect(again.code == 1 && again.err.contains("annals: line 1: T-27 is already of S-15"))
    }

    @Test func `as JSON each entry is a receipt, and the last line says what is left`() {
        schedule()
        let lines = box.annals("promises", "S-15", "--json", input: "d\n").out.split(separator: "\n")
        #expect(lines.count == 2)
        #expect(JSON(text: String(lines[0]))["entry"]["type"].text == "task-completed")
        #expect(JSON(text: String(lines[1]))["left"].int == 12)
    }

    @Test func `a session that is over takes no more`() {
        #expect(
            box.annals("promises", "S-14", input: "d\n")
                == .fails(
                    "S-14 is closed: --list shows what became of its promises; what is left comes up in the next session"
                ))
        #expect(
            box.annals("promises", "S-14", "--list").out.hasPrefix(
                "S-14 Strategy 2025 to 2027: 12 promises: 4 done, 1 carried, 7 left\n"))
        #expect(box.annals("promises", "X").code == 2)
        #expect(box.annals("promises").code == 2)
    }

    /// Runs `annals promises` on a terminal of its own and presses those keys, one after the other.
    private func press(_ keys: [String]) -> Outcome {
        box.write(
            "press.py",
            """
            import os, pty, select, sys, time
            child, terminal = pty.fork()
            if child == 0:
                os.environ['TERM'] = 'dumb'
                os.execv(sys.argv[1], [sys.argv[1], 'promises', 'S-15'])
            shown = b''
            def read_until_quiet(seconds):
                global shown
                while select.select([terminal], [], [], seconds)[0]:
                    try: more = os.read(terminal, 65536)
                    except OSError: return
                    if not more: return
                    shown += more
            # It asks before it waits for the first key.
            while b'[q]uit' not in shown:
                before = len(shown)
                read_until_quiet(0.2)
                if len(shown) == before and os.waitpid(child, os.WNOHANG)[0]: sys.exit('ended')
            for key in sys.argv[2:]:
                try: os.write(terminal, key.encode())
                except OSError: break
                read_until_quiet(0.3)
            read_until_quiet(0.3)
            status = os.waitpid(child, 0)[1]
            sys.stdout.write(shown.decode().replace('\\r\\n', '\\n'))
            sys.exit(os.waitstatus_to_exitcode(status))
            """)
        let quoted = keys.map { "'\($0)'" }.joined(separator: " ")
        return box.shell("python3 press.py \"$ANNALS\" \(quoted)")
    }

    private static let hasPython = Sandbox().shell("python3 -c 'import pty'").code == 0

    @Test(.enabled(if: hasPython, "python3 makes the terminal"))
    func `on a terminal one key is one entry, at once`() {
        schedule()
        // Done; re-dated with a slip of the finger; skipped; back; a review thought better of; the same with words;
        // a key that is none; all the rest; Ctrl-C.
        let outcome = press([
            "d", "r", "2199-Q9\u{8}1 snow\r", "s", "\u{1B}[D", "x", "\u{1B}", "D", "It holds\r", "z", "a", "\u{3}",
        ])
        #expect(outcome.code == 0)
        #expect(outcome.out.contains("1 of 13  T-27 Half a page: what we do if the grants fall"))
        #expect(outcome.out.contains("T-27 done (#1040)\n"))
        #expect(outcome.out.contains("T-26 re-dated (#1041)\n"))
        #expect(outcome.out.contains("D-3 done (#1042)\n"))
        #expect(outcome.out.contains("not recorded: “z” is no key here; ? lists them\n"))
        #expect(outcome.out.contains("4 carried (#1043 #1044 #1045 #1046)\n"))
        #expect(outcome.out.contains("13 promises: 2 done, 4 carried, 1 re-dated, 6 left ("))
        #expect(outcome.out.hasSuffix("annals promises S-15 goes on with what is left.\n"))
        #expect(last(7).first == "task-completed in S-15 by nobody" && box.lines().count == 1046)
        #expect(JSON(text: box.lines()[1040])["data"]["why"].text == "snow")
        // What was recorded is no longer asked.
        #expect(press(["q"]).out.contains("1 of 6  D-10 The hall is paid by a loan"))
    }
}
