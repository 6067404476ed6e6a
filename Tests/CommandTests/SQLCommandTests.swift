import Foundation
import Testing

@Suite("SQL for analysts")
struct SQLCommandTests {
    // MARK: - The page

    private static let page =
        (try? String(
            contentsOf: Program.project.appendingPathComponent("Sources/AnnalsLog/AnnalsLog.docc/SQL.md"),
            encoding: .utf8))
        ?? ""

    /// The queries of the page, in order, as if it were the last day of June 2025.
    private static let queries = page.components(separatedBy: "```sql\n").dropFirst().map { part in
        (part.components(separatedBy: "```").first ?? "").replacingOccurrences(of: "date('now')", with: "'2025-06-30'")
    }

    static let answers = [
        """
        Clara Neumann|2|D-4 D-7
        Viktor Hahn|2|D-1 D-4
        Jonas Wirth|1|D-11
        Petra Dorn|1|D-13

        """,
        """
        D-5|2022-06-01|What to make digital first
        D-1|2023-01-01|The goals of 2020 to 2022
        D-10|2024-02-01|The hall with the bank
        D-12|2024-09-01|Godparents

        """,
        """
        Clara Neumann|1|0
        Jonas Wirth|1|0
        Petra Dorn|1|1
        Samir Haddad|1|0
        Viktor Hahn|1|0
        Yusuf Demir|1|0

        """,
        """
        EBIT margin|2020|4.5|2|%|0
        EBIT margin|2021|5|5.2|%|1
        EBIT margin|2022|6|7.4|%|1
        EBIT margin|2023|8|3.1|%|0
        EBIT margin|2024|2.5|2.6|%|1
        Installers trained|2022|200|210|people|1
        Installers trained|2023|350|340|people|0
        Installers trained|2024|250|262|people|1
        Lead time|2020|8|11|weeks|0
        Lead time|2021|7|14|weeks|0
        Lead time|2022|6|19|weeks|0
        Lead time|2023|10|6|weeks|1
        Lead time|2024|6|4|weeks|1
        Units of the R32 line|2022|250|190|units|0
        Units that run on propane|2023|30|22|%|0
        Units that run on propane|2024|60|64|%|1

        """,
        "2020|3|30|28\n2021|3|34|32\n2022|2|23|23\n2023|3|31|31\n2024|2|26|25\n",
        "2020|15|6\n2021|5|4\n",
        "ballot|9|7|2|5\nconsensus|2|2|0|0\nauthority|1|1|0|0\n",
        """
        B-5|4|4|tied|The next line runs on R32
        B-8|4|4|failed|The fund buys a quarter of Tannbach
        B-2|4|2|passed|Short-time work in the offices, April to June
        B-9|7|0|passed|All new units run on propane

        """,
        "A-3|Orders grow by 30 % a year at least until 2025|D-10|The hall with the bank\n",
        """
        S-1|6|6|3
        S-2|1|1|1
        S-3|3|2|2
        S-4|3|3|2
        S-5|2|2|2
        S-6|1|1|1
        S-7|3|1|1
        S-9|2|2|2
        S-10|1|1|0
        S-11|1|1|1
        S-12|2|2|2
        S-14|2|0|0

        """,
    ]

    /// What the shell tells where it cannot: names and what is said within a circle stand sealed in the lines.
    static let sealed: [Int: String] = [
        0: "P-5|2|D-1 D-4\nP-8|2|D-4 D-7\nP-3|1|D-11\nP-6|1|D-13\n",
        1: answers[1].replacing("The hall with the bank", with: ""),
        2: "P-10|1|0\nP-3|1|0\nP-5|1|0\nP-6|1|1\nP-7|1|0\nP-8|1|0\n",
        7: answers[7].replacing("The fund buys a quarter of Tannbach", with: ""),
        8: answers[8].replacing("The hall with the bank", with: ""),
    ]

    @Test(arguments: answers.indices)
    func `each query of the page answers in the shell of SQLite, and in annals sql`(_ index: Int) throws {
        try #require(Self.queries.count == Self.answers.count)
        let box = Sandbox(Company.tour.log)
        let plain = Self.sealed[index] ?? Self.answers[index]
        #expect(box.sqlite("acme.annals", Self.queries[index]) == Outcome(code: 0, out: plain, err: ""))
        let rows = box.annals("sql", Self.queries[index], "--json").json["results"][0]["rows"].list
        #expect(rows.count == Self.answers[index].count { $0 == "\n" })
        // To whom the keys are open, names and titles are.
        for line in Self.answers[index].split(separator: "\n") {
            let words = line.split(separator: "|").filter { $0.contains { $0.isLetter } }.map(String.init)
            let isTold = rows.contains { row in words.allSatisfy { word in row.list.contains { $0.text == word } } }
            #expect(isTold, "\(line)")
        }
    }

    @Test func `the page tells every column of every view, and annals sql lists the same`() {
        let listed = Company.annals("sql", "--list", "--json").json["views"].list
        #expect(listed.count == 21)
        for view in listed {
            let name = view["view"].text ?? ""
            let section =
                Self.page.components(separatedBy: "\n### \(name)\n").last?
                .components(separatedBy: "\n##").first ?? ""
            #expect(section != Self.page, "\(name) has no section")
            for column in view["columns"].texts { #expect(section.contains("`\(column)`"), "\(name).\(column)") }
            let found = Company.annals("sql", "SELECT * FROM \(name) LIMIT 0", "--json").json["results"][0]
            #expect(found["columns"].texts == view["columns"].texts)
        }
    }

    // MARK: - Output

    @Test func `people get a table, spreadsheets CSV, programs JSON`() {
        let query = "SELECT task, title, percent FROM tasks WHERE task IN ('T-1', 'T-2') ORDER BY task"
        let table = Company.annals("sql", query)
        #expect(table.code == 0 && table.out.hasPrefix("task  title"))
        #expect(table.out.split(separator: "\n").count == 3)
        let csv = Company.annals("sql", query, "--csv").out
        #expect(csv.hasPrefix("task,title,percent\r\nT-1,"))
        let json = Company.annals("sql", "SELECT 1 AS one, 0.1 AS tenth, NULL AS none, 'a' AS text; SELECT 2", "--json")
        #expect(json.json["schemaVersion"].int == 1)
        let results = json.json["results"].list
        #expect(results.count == 2)
        #expect(results[0]["columns"].texts == ["one", "tenth", "none", "text"])
        let row = results[0]["rows"][0].list
        #expect(row[0].int == 1 && row[1].double == 0.1 && row[2].isNull && row[3].text == "a")
        #expect(results[1]["rows"][0][0].int == 2)
    }

    @Test func `the query may come from standard input`() {
        let box = Sandbox(Company.tour.log)
        let outcome = box.annals("sql", "--csv", input: "-- how many\nSELECT count(*) AS decisions FROM decisions;\n")
        #expect(outcome == Outcome(code: 0, out: "decisions\r\n14\r\n", err: ""))
        #expect(box.annals("sql", input: "  ").code == 2)
    }

    // MARK: - What is refused

    static let refused: [(String, String)] = [
        ("DELETE FROM decisions", "only SELECT statements are run here: a log is never changed by SQL"),
        ("UPDATE tasks SET title = 'x'", "only SELECT statements are run here: a log is never changed by SQL"),
        ("INSERT INTO entry VALUES (1)", "only SELECT statements are run here: a log is never changed by SQL"),
        ("DROP VIEW decisions", "only SELECT statements are run here: a log is never changed by SQL"),
        ("CREATE TABLE t (a)", "only SELECT statements are run here: a log is never changed by SQL"),
        ("SELECT 1; VACUUM", "only SELECT statements are run here: a log is never changed by SQL"),
        ("BEGIN EXCLUSIVE", "only SELECT statements are run here: a log is never changed by SQL"),
        ("ATTACH 'other.db' AS other", "no other database can be attached here"),
        ("PRAGMA journal_mode = DELETE", "no PRAGMA is run here; annals sql --list names the views and their columns"),
        ("PRAGMA writable_schema = 1", "no PRAGMA is run here; annals sql --list names the views and their columns"),
        ("SELECT load_extension('x')", "the function load_extension may not be used here"),
        ("SELECT * FROM sqlite_schema", "only the views can be read, not sqlite_master; annals sql --list names them"),
    ]

    @Test(arguments: refused)
    func `nothing but SELECT over the views is run`(_ query: String, _ message: String) {
        let box = Sandbox(Company.tour.log)
        let before = box.bytes("acme.annals")
        #expect(box.annals("sql", query) == .fails(message))
        // Which lines hold sealed texts may be kept beside the log.
        #expect(box.bytes("acme.annals") == before && box.files.filter { $0 != "acme.annals-views" } == ["acme.annals"])
    }

    @Test(arguments: [
        "SELECT line FROM entry", "SELECT * FROM main.entry", "SELECT * FROM main.ideas", "SELECT * FROM lines",
        "WITH entries AS (SELECT * FROM main.entry) SELECT * FROM entries", "SELECT * FROM subject",
        "SELECT (SELECT line FROM entry LIMIT 1)", "SELECT content FROM document",
    ])
    func `the tables behind the views cannot be named`(_ query: String) {
        let outcome = Company.annals("sql", query)
        #expect(outcome.code == 2 && outcome.out == "")
        #expect(outcome.err.hasPrefix("annals: no such table: "), "\(outcome.err)")
    }

    @Test func `a query that is wrong is told what is wrong with it`() {
        #expect(Company.annals("sql", "SELCT 1") == .fails("near \"SELCT\": syntax error", code: 2))
        #expect(
            Company.annals("sql", "SELECT wrong FROM tasks")
                == .fails("no such column: wrong; annals sql --list names the views and their columns", code: 2))
        #expect(
            Company.annals("sql", "SELECT ?")
                == .fails(
                    "the query has a parameter (? or :name), and nothing to put there; write the value itself", code: 2)
        )
        #expect(Company.annals("sql", "SELECT json('{')").code == 2)
        #expect(Company.annals("sql", "SELECT 1", "--csv", "--json").code == 2)
        #expect(Sandbox(Company.tour.log).annals("sql", input: "SELECT 'a\u{0}b'").code == 2)
    }

    @Test func `a query without end can be interrupted`() throws {
        let box = Sandbox(Company.tour.log)
        let endless = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT max(i) FROM n"
        // A signal that comes before the query runs ends the program as it ends any: then it is given more time.
        for seconds in [1, 4, 16, 64] as [UInt32] {
            let running = box.start(["sql", endless])
            sleep(seconds)
            kill(running.process.processIdentifier, SIGINT)
            let outcome = running.finish()
            if outcome.code == 128 + SIGINT, seconds < 64 { continue }
            #expect(outcome == .fails("the query was interrupted; nothing was changed"))
            return
        }
    }

    // MARK: - What is not to be seen

    @Test func `what is hidden is in no view, and comes with the reveal`() {
        let box = Sandbox(Template.hiddenThings)
        func all(_ view: String) -> String { box.annals("sql", "SELECT * FROM \(view)", "--csv").out }
        for view in ["ideas", "entries", "votes", "arguments", "ballots"] {
            let shown = all(view) + box.sqlite("acme.annals", "SELECT * FROM \(view)").out
            #expect(!shown.contains("sell the shop") && !shown.contains("because of the rent"), "\(view)")
        }
        #expect(
            box.annals("sql", "SELECT text, author, hidden FROM ideas", "--csv").out == "text,author,hidden\r\n,,1\r\n")
        #expect(box.annals("sql", "SELECT count(*) FROM votes", "--csv").out == "count(*)\r\n0\r\n")
        #expect(box.annals("sql", "SELECT voted FROM ballots", "--csv").out == "voted\r\n1\r\n")
        box.annals("record", "ideas-revealed", "session=S-1", "--as", "P-1")
        box.annals("record", "ballot-closed", "ballot=B-1", "--as", "P-1")
        #expect(
            box.annals("sql", "SELECT text, author FROM ideas", "--csv").out == "text,author\r\nsell the shop,P-2\r\n")
        #expect(
            box.annals("sql", "SELECT person, option, reason FROM votes", "--csv").out
                == "person,option,reason\r\nP-2,for,because of the rent\r\n")
    }

    @Test func `whom a circle leaves out sees nothing of its session`() {
        let box = Sandbox(Template.hiddenThings)
        let query = "SELECT session FROM sessions UNION SELECT title FROM tasks ORDER BY 1"
        #expect(box.annals("sql", query, "--csv").out == "session\r\nLook for a buyer\r\nS-1\r\nS-2\r\n")
        let outside = box.annals("sql", query, "--csv", "--as", "P-2")
        #expect(outside.out == "session\r\nS-1\r\n")
        #expect(outside.err == "annals: note: 1 session is for its circle, and not shown to P-2\n")
        let all = box.annals("sql", "SELECT * FROM entries", "--csv", "--as", "P-2").out
        #expect(!all.contains("buyer") && !all.contains("S-2"))
    }

    @Test func `a moment and what was known then hold for the views`() {
        let query = "SELECT state FROM decisions WHERE decision = 'D-4'"
        #expect(Company.annals("sql", query, "--csv").out == "state\r\nreversed\r\n")
        #expect(Company.annals("sql", query, "--csv", "--as-of", "2021").out == "state\r\nin force\r\n")
        let count = "SELECT count(*) AS n, max(position) AS last FROM entries"
        #expect(Company.annals("sql", count, "--csv", "--known", "#200").out == "n,last\r\n200,200\r\n")
    }

    @Test func `a log with nothing in it has empty views`() {
        let box = Sandbox()
        box.annals("init", "Empty", "--log", "acme.annals")
        for view in ["decisions", "votes", "tasks", "attendance", "sessions"] {
            let outcome = box.annals("sql", "SELECT count(*) AS n FROM \(view)", "--csv")
            #expect(outcome == Outcome(code: 0, out: "n\r\n0\r\n", err: ""), "\(view)")
        }
    }
}

extension Template {
    /// A hidden idea, a ballot that hides its votes, and a session of a circle.
    static let hiddenThings = Template(
        Acme.founding,
        #"""
        {"type":"person-joined","data":{"person":"P-1","name":"Ann","steward":true}}
        {"type":"person-joined","data":{"person":"P-2","name":"Bob"}}
        {"type":"session-scheduled","actor":"P-1","data":{"session":"S-1","title":"Open","kind":"planning","purpose":"To plan","startsAt":"2026-01-14"}}
        {"type":"participant-invited","actor":"P-1","data":{"session":"S-1","person":"P-1","role":"moderator"}}
        {"type":"session-opened","actor":"P-1","session":"S-1","data":{"session":"S-1","present":["P-1","P-2"]}}
        {"type":"mode-set","actor":"P-1","session":"S-1","data":{"session":"S-1","capture":"hidden"}}
        {"type":"idea-captured","actor":"P-2","session":"S-1","data":{"idea":"I-1","text":"sell the shop"}}
        {"type":"ballot-opened","actor":"P-1","session":"S-1","data":{"ballot":"B-1","question":"Sell?","options":[{"id":"sell","text":"Sell"}],"method":{"name":"majority"},"hidden":true}}
        {"type":"vote-cast","actor":"P-2","session":"S-1","data":{"ballot":"B-1","choice":"for","reason":"because of the rent"}}
        {"type":"session-scheduled","actor":"P-1","data":{"session":"S-2","title":"Closed circle","kind":"planning","purpose":"To look for a buyer","startsAt":"2026-01-15","circle":["P-1"]}}
        {"type":"participant-invited","actor":"P-1","data":{"session":"S-2","person":"P-1","role":"moderator"}}
        {"type":"session-opened","actor":"P-1","session":"S-2","data":{"session":"S-2","present":["P-1"]}}
        {"type":"task-assigned","actor":"P-1","session":"S-2","data":{"task":"T-1","title":"Look for a buyer","owner":"P-1","due":"2026-03-01"}}
        """#)
}
