import Foundation
import Testing

extension Company {
    /// A report of it, read as of the last day of March 2025.
    fileprivate static func report(_ arguments: String...) -> Outcome {
        Sandbox(tour.log).annals(["report"] + arguments + ["--as-of", "2025-03-31"])
    }

    fileprivate static let scopes = (1...14).filter { $0 != 13 }.map { "S-\($0)" } + (2020...2024).map { "\($0)" }
}

@Suite("annals report")
struct ReportCommandTests {
    @Test func `left alone it gives the last closed session on a page`() {
        let lines = Company.report().out.split(separator: "\n").map(String.init)
        #expect(lines.prefix(2) == ["Tannbach Heat Pumps · On a page", "Strategy 2025 to 2027"])
        #expect(lines.contains("12 people there · 1 decision taken · 2 of 3 promises kept · 0 of 1 measured"))
        #expect(lines.contains("x T-27 Half a page: what we do if the grants fall [overdue]"))
        #expect(lines.contains("o T-26 Ten units that report home, by consent of those who own them [open]"))
    }

    @Test func `it speaks Russian where that is asked for, and says so in what makes it again`() {
        let page = Company.report("S-4", "--language", "ru").out
        let lines = page.split(separator: "\n").map(String.init)
        #expect(lines.first == "Tannbach Heat Pumps · На одной странице")
        #expect(lines.contains("x D-4 The next line runs on R32; propane stays in the laboratory [отменено]"))
        #expect(page.contains("почему: Nine months against twenty, three makers against one"))
        #expect(page.contains("отменено 19.01.2023 решением D-11 · за – 4, против – 4, решил голос…"))
        #expect(page.replacing("\n", with: " ").contains("--language ru"))
        let html = Company.report("2023", "--form", "full", "--format", "html", "--language", "ru").out
        #expect(html.contains("<html lang=\"ru\">") && html.contains("<h2>Требует внимания</h2>"))
        #expect(html.contains("<h2>Что из журнала вошло в этот отчёт</h2>"))
        #expect(Company.report("S-4", "--language", "de").code == 2)
    }

    @Test func `a decision reversed later says so on the page of its session`() {
        let page = Company.report("S-4").out
        #expect(page.contains("x D-4 The next line runs on R32; propane stays in the laboratory [reversed]"))
        #expect(page.contains("because: Nine months against twenty, three makers against one"))
        #expect(page.contains("reversed 2023-01-19 by D-11"))
        #expect(page.contains("4 to 4, the chair decided"))
    }

    @Test(arguments: Company.scopes, ["page", "full", "audit"])
    func `of every session and year, the counts add up and nothing is of nothing`(_ scope: String, _ form: String) {
        let json = Company.report(scope, "--form", form, "--json").json
        let counts = json["counts"]
        func number(_ key: String) -> Int { counts[key].int ?? -1 }
        #expect(json["schemaVersion"].int == 1 && json["scope"].text == scope && json["form"].text == form)
        #expect(number("entries") == number("shown") + number("hidden") + number("struck") + number("leftOut"))
        #expect(counts["chapters"].list.reduce(0) { $0 + ($1["entries"].int ?? 0) } == number("entries"))
        #expect(number("entries") > 20 && number("exported") == 1040)
        if form != "page" { #expect(number("leftOut") == 0) }
        // What is shown are entries of the scope, each of which a section names.
        let told = Set(json["sections"].list.flatMap { $0["entries"].list.compactMap(\.int) })
        #expect(told.count >= number("shown"))
        for section in json["sections"].list {
            #expect(!section["blocks"].list.isEmpty, "\(section["key"].text ?? "")")
        }
        for figure in json["headline"].list { #expect(figure["value"].text?.hasSuffix("of 0") == false) }
    }

    @Test func `the entries of a year are those that the export has of it`() throws {
        let box = Sandbox(Company.tour.log)
        let zone = try #require(TimeZone(identifier: "Europe/Berlin"))
        let days = DateFormatter()
        days.timeZone = zone
        days.locale = Locale(identifier: "en_US_POSIX")
        days.dateFormat = "yyyy"
        let times = ISO8601DateFormatter()
        times.formatOptions = [.withInternetDateTime, .withFractionalSeconds]
        let years = box.lines().compactMap { line in
            JSON(text: line)["occurredAt"].text.flatMap { times.date(from: $0) }.map { days.string(from: $0) }
        }
        for year in ["2020", "2021", "2022", "2023", "2024"] {
            let counts = Company.report(year, "--form", "full", "--json").json["counts"]
            #expect(counts["entries"].int == years.count { $0 == year }, "\(year)")
        }
    }

    @Test func `a secret ballot tells who took part and no more, in any form`() {
        for form in ["page", "full", "audit"] {
            let json = Company.report("S-8", "--form", form, "--json").json
            let votes = json["sections"].list.first { $0["key"].text == "votes" }?["blocks"].list ?? []
            let cells = votes.flatMap { $0["table"]["rows"].list.map(\.self) }.map { $0["cells"].texts }
            #expect(cells.count == (form == "audit" ? 8 : 0))
            #expect(cells.allSatisfy { $0[1] == "took part; nobody learns how" })
        }
    }

    @Test func `auditors find what was struck, corrected and written down late`() {
        let audit = Company.report("2020", "--form", "audit").out
        #expect(audit.contains("entries were taken in later, on "))
        // The minutes of 16 April 2020 were written three weeks late.
        #expect(audit.contains("dated 2020-04-16"))
        let amended = ["2020", "2021", "2022", "2023", "2024"].map { year in
            Company.report(year, "--form", "audit", "--json").json["sections"].list
                .first { $0["key"].text == "amendments" }?["blocks"][0]["items"].list.count ?? 0
        }
        #expect(amended.reduce(0, +) >= 3)
    }

    @Test(arguments: ["text", "markdown", "html"])
    func `it is written to a file, the same as it is printed`(_ format: String) {
        let box = Sandbox(Company.tour.log)
        let arguments = ["report", "S-7", "--form", "full", "--format", format, "--as-of", "2025-03-31"]
        #expect(box.annals(arguments + ["-o", "report.out"]) == .prints(""))
        #expect(box.text("report.out") == box.annals(arguments).out)
        #expect(box.files == ["acme.annals", "report.out"])
    }

    @Test func `the command that a report ends with makes it again, whatever was written down since`() throws {
        let box = Sandbox(Company.tour.log)
        let before = box.annals("report", "2021", "--form", "full")
        let made = try #require(
            before.out.replacing("\n", with: " ").split(separator: "this makes it again: annals ").last)
        let command = made.prefix { $0 != "L" }.split(separator: " ").map { String($0).replacing("'", with: "") }
        #expect(
            command.prefix(4) == ["report", "2021", "--form", "full"] && command.suffix(2) == ["--known", "#1040"])
        box.annals("record", "note-added", "on=D-1", "text=Later", "--as", "P-1", "--at", "2021-06-01")
        #expect(box.annals(command) == before)
        #expect(box.annals("report", "2021", "--form", "full") != before)
    }

    @Test func `bad input is told in a line`() {
        let box = Sandbox(Company.tour.log)
        #expect(box.annals("report", "S-99") == .fails("S-99 is not in the log; see annals sessions"))
        #expect(box.annals("report", "D-4").code == 2)
        #expect(
            box.annals("report", "D-4").err.contains(
                "“D-4” is neither a session, such as S-4, nor a period, such as 2026 or 2026-Q1"))
        #expect(box.annals("report", "--form", "short").code == 2)
        #expect(box.annals("report", "2021", "-o", "no/such/folder.html").code == 1)
    }

    @Test func `of a central bank it says nothing that is not on record`() {
        let box = Sandbox(.centralBank)
        for form in ["page", "full"] {
            let json = box.annals("report", "2008", "--form", form, "--json").json
            let keys = json["sections"].list.compactMap { $0["key"].text }
            #expect(
                keys
                    == (form == "page"
                        ? ["figures", "decisions"]
                        : ["figures", "decisions", "timeline", "sessions", "ballots", "record"]))
            let words = box.annals("report", "2008", "--form", form).out
            for word in ["because:", "0 of 0", "of 0 ", "Promises\n", "Needs you", "Goals\n", "no reason"] {
                #expect(!words.contains(word), "\(word)")
            }
        }
        // Nobody wrote down why the Committee decided.
        #expect(box.annals("report", "2008", "--form", "audit").out.contains("because: no reason on record"))
        #expect(
            box.annals("report", "2030", "--as-of", "2024-12-31")
                == .fails("2030 has not begun by 2024-12-31; name an earlier period"))
    }
}

/// The Python that has Playwright, where there is a Chromium too.
private let browser: String? = {
    guard let python = ProcessInfo.processInfo.environment["ANNALS_BROWSER"],
        FileManager.default.isExecutableFile(atPath: python)
    else { return nil }
    return python
}()

@Suite("Printed pages")
struct PrintedPageTests {
    @Test(
        .enabled(
            if: browser != nil,
            "ANNALS_BROWSER names no Python with Playwright: tools/test gets one; no page was printed"),
        arguments: ["en", "ru"])
    func `the page is one sheet of A4, in a real browser`(_ language: String) throws {
        let box = Sandbox(Company.tour.log)
        let line =
            "ANNALS_LANGUAGE=\(language) \(browser ?? "") '\(Program.project.path)/tools/check-pages' '\(Program.path)' acme.annals --page-only S-1 S-9 2020 2023"
        let outcome = box.shell(line)
        #expect(outcome.out.hasSuffix("4 sessions and years looked at: all is well\n"), "\(outcome.out)\(outcome.err)")
    }

    /// A year with far more in it than a page holds, all of it in long and broad words.
    private static func crowded(_ word: String) -> Template {
        func text(_ letters: Int) -> String { String(String(repeating: word + " ", count: 200).prefix(letters)) }
        var lines = [#"{"type":"person-joined","occurredAt":"2024-01-02","data":{"person":"@ann","name":"Ann Lee"}}"#]
        func add(_ type: String, _ data: String) {
            lines.append(#"{"type":"\#(type)","occurredAt":"2024-02-01","actor":"@ann","data":{\#(data)}}"#)
        }
        for number in 0..<14 {
            add(
                "goal-set",
                #""goal":"@g\#(number)","title":"\#(text(190))","kind":"goal","horizon":"2024","owner":"@ann""#)
        }
        for number in 0..<8 {
            add(
                "measure-defined",
                #""measure":"@m\#(number)","name":"\#(text(60))","unit":"M€","nature":"other","better":"higher","rollsUp":"sum","goals":["@g\#(number)"]"#
            )
            for quarter in 1...4 {
                let period = #""measure":"@m\#(number)","period":"2023-Q\#(quarter)""#
                add("target-set", period + #","value":1234567"#)
                add("measurement-recorded", period + #","value":\#(1_034_567 + quarter * 1000)"#)
            }
        }
        for _ in 0..<25 {
            add(
                "decision-taken",
                #""title":"\#(text(190))","statement":"\#(text(900))","rationale":"\#(text(900))","how":"authority","deciders":["@ann"],"reviewOn":"2024-03""#
            )
            add("task-assigned", #""title":"\#(text(190))","owner":"@ann","due":"2024-02-10""#)
        }
        for _ in 0..<9 { add("lesson-learned", #""text":"\#(text(900))""#) }
        return Template(Acme.founding, lines.joined(separator: "\n"))
    }

    @Test(
        .enabled(
            if: browser != nil,
            "ANNALS_BROWSER names no Python with Playwright: tools/test gets one; no page was printed"),
        arguments: ["wide", "Wim", "il", "熱ポンプの", "широкая"])
    func `however much there is to say, it stays one sheet`(_ word: String) throws {
        let box = Sandbox(Self.crowded(word))
        let line =
            "\(browser ?? "") '\(Program.project.path)/tools/check-pages' '\(Program.path)' acme.annals --page-only 2024"
        for language in ["en", "ru"] {
            let outcome = box.shell("ANNALS_LANGUAGE=\(language) " + line)
            #expect(
                outcome.out == "1 sessions and years looked at: all is well\n",
                "\(language): \(outcome.out)\(outcome.err)")
        }
    }
}
