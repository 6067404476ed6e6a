import Testing

@testable import Annals

@Suite("A report of a session or a period")
struct ReportTests {
    /// A session of 14 January 2026 with one of everything, and what came of it.
    static let room = recorded(
        Room.full + [
            "decision-taken decision=D-1 statement='Move to Leeds' rationale='Rents are lower' how=authority deciders=P-2 in S-1",
            "dissent-recorded decision=D-1 person=P-6 reason='Too far' in S-1",
            "goals-ranked order=G-1 in S-1",
            "measure-defined name=Visits unit=people nature=other better=higher rollsUp=sum goals=G-1",
            "target-set measure=M-2 period=2025 value=50",
            "measurement-recorded measure=M-2 period=2025 value=40",
            "task-assigned title='Ask the bank' owner=P-5 due=2026-01-31 from=D-1 in S-1",
            "task-assigned title='Sign the lease' owner=P-6 due=2026-02 from=D-1 in S-1",
            "task-assigned title='Print cards' owner=P-5 due=2026-02 in S-1",
            "argument-made on=D-1 stance=for text='By the sea' by P-5 in S-1",
            "idea-parked idea=I-1 in S-1", "idea-withdrawn idea=I-2 in S-1",
            "vote-withdrawn ballot=B-1 by P-5 in S-1", "ballot-withdrawn ballot=B-1 reason=Moot in S-1",
            "session-closed session=S-1",
            "task-completed task=T-2 outcome='They lend' at 2026-01-30",
            "task-cancelled task=T-4 reason='Nobody reads cards' at 2026-02-10",
            "entry-struck entry=#50 reason='Said twice'",
        ])

    /// Records those steps, one a minute on 14 January 2026, or when they happened where that is later.
    static func recorded(_ steps: [Step]) -> Chronicle {
        var log = Chronicle()
        var now = Given.time(0)
        for step in steps {
            now = max(Given.time(log.entries.count + 1), now, step.draft.occurredAt ?? .earliest)
            do {
                try log.record(step.draft, now: now)
            } catch {
                Issue.record("“\(step)”: \(error)")
            }
        }
        return log
    }

    func report(
        _ scope: String, _ form: Report.Form, _ room: Chronicle = room, now: String = "2026-03-15", known: Int? = nil,
        speaking language: Language = .english
    ) throws -> Report {
        let scope = try #require(Report.Scope(scope))
        let library = ChronicleLibrary(room, asOf: .of(now), known: known.map { Position($0) })
        return try #require(try Report(of: scope, form, in: library, now: .of(now), speaking: language))
    }

    private func items(_ report: Report, _ key: String) -> [Report.Item] {
        report.sections.first { $0.key == key }?.items ?? []
    }

    private func rows(_ report: Report, _ key: String) -> [Report.Row] {
        report.sections.first { $0.key == key }?.rows ?? []
    }

    @Test(arguments: Report.Form.allCases, ["S-1", "2026", "2026-Q1"])
    func `every entry is counted once: shown, hidden, struck or left out`(_ form: Report.Form, _ scope: String) throws {
        let report = try report(scope, form)
        let counts = report.counts
        #expect(counts.entries == counts.shown + counts.hidden + counts.struck + counts.leftOut)
        for part in [\Report.Counts.Chapter.entries, \.shown, \.hidden, \.struck, \.leftOut] {
            #expect(counts.chapters.reduce(0) { $0 + $1[keyPath: part] } == counts.total[keyPath: part])
        }
        // What a line tells of is what is counted as shown, and nothing else.
        let told = report.sections.reduce(into: Set<Position>()) { $0.formUnion($1.entries) }
        #expect(told.count >= counts.shown)
        #expect(counts.exported == Self.room.entries.count)
        if form != .page { #expect(counts.leftOut == 0) }
        #expect(counts.struck == 1 && counts.hidden == 0)
    }

    @Test func `the entries of a period are those that happened in it, by a plain count`() throws {
        let start = Step.zone.start(of: .month(2026, 1))
        let end = Step.zone.end(of: .month(2026, 1))
        let plain = Self.room.entries.filter { $0.occurredAt >= start && $0.occurredAt <= end }
        #expect(try report("2026-01", .full).counts.entries == plain.count)
        // All but the task given up on 10 February, and the strike of that day.
        #expect(plain.count == Self.room.entries.count - 2)
        #expect(try report("2026-02", .full).counts.entries == 2)
        #expect(try report("2025", .full).counts.entries == 0)
    }

    @Test func `only auditors read what was struck`() throws {
        for form in Report.Form.allCases {
            let text = try report("S-1", form).json.written(pretty: false)
            #expect(text.contains("By the sea") == (form == .audit), "\(form)")
        }
    }

    @Test func `what is dated before the log was opened was written down late, and not out of order`() throws {
        let room = Self.recorded([
            Room.opening, "person-joined name=Ann at 2026-01-01", "idea-captured text=One at 2026-01-02",
            "idea-captured text=Two at 2026-01-01",
        ])
        let late = items(try report("2026", .audit, room), "late")
        #expect(late.map(\.text) == ["2 entries dated 2026-01-01: #2, #4", "1 entry dated 2026-01-02: #3"])
        // A day and no more lies between #3 and #4.
        #expect(late.map { $0.notes.map(\.text) } == Array(repeating: ["written down on 2026-01-14"], count: 2))
    }

    @Test func `an idea that is still hidden is counted, and its words are not there`() throws {
        let room = Self.recorded(
            Room.open + [
                "mode-set session=S-1 capture=hidden in S-1", "idea-captured text=Whisper by P-5 in S-1",
            ])
        for form in Report.Form.allCases {
            let report = try report("S-1", form, room)
            #expect(!report.json.written(pretty: false).contains("Whisper"), "\(form)")
            #expect(report.counts.hidden == 1)
        }
    }

    @Test func `promises are kept, broken or given up, the broken ones first`() throws {
        let page = try report("S-1", .page)
        // T-1 has no date; T-3 was due by the end of February.
        #expect(
            items(page, "promises").map { "\($0.id ?? "") \($0.sign?.rawValue ?? "")" } == [
                "T-3 overdue", "T-4 cancelled", "T-1 open", "T-2 kept",
            ])
        #expect(items(page, "promises")[0].notes.map(\.text) == ["Fay · due 2026-02"])
        #expect(items(page, "promises")[1].notes.map(\.text) == ["Eve · given up 2026-02-10 · Nobody reads cards"])
        #expect(page.headline.map { "\($0.value) \($0.label)" }.contains("1 of 3 promises kept"))
        // Before the end of February nothing was overdue.
        let then = try report("S-1", .page, now: "2026-02-20")
        #expect(items(then, "promises").map(\.sign) == [.cancelled, .open, .open, .kept])
    }

    @Test func `a promise kept after its day is said to be late`() throws {
        let room = Self.recorded(
            Room.open + [
                "task-assigned title=Call due=2026-01-20 in S-1", "session-closed session=S-1",
                "task-completed task=T-1 at 2026-01-22",
            ])
        #expect(items(try report("S-1", .page, room), "promises").map(\.sign) == [.keptLate])
    }

    @Test func `a decision stands in a line with its reason, and with none where nobody gave one`() throws {
        let decisions = items(try report("S-1", .page), "decisions")
        #expect(decisions.map(\.id) == ["D-2", "D-1"])
        #expect(decisions[0].notes.map(\.text) == ["by authority"])
        #expect(decisions[1].text == "Move to Leeds")
        #expect(
            decisions[1].notes.map { [$0.label, $0.text] } == [
                ["because", "Rents are lower"], [nil, "by authority · dissent: Fay"],
            ])
    }

    @Test func `what became of a decision later is told, with the day`() throws {
        let room = Self.recorded(
            Room.open + [
                "decision-taken title=Tea statement=Tea how=authority deciders=P-2 in S-1",
                "session-closed session=S-1",
                "decision-taken title=Coffee statement=Coffee how=authority deciders=P-2 supersedes=D-1 at 2026-02-01",
            ])
        let item = try #require(items(try report("S-1", .page, room), "decisions").first)
        #expect(item.sign == .replaced && item.notes.last?.text == "replaced 2026-02-01 by D-2 · by authority")
        // At the end of January nobody knew.
        #expect(items(try report("S-1", .page, room, now: "2026-01-31"), "decisions").first?.sign == .inForce)
    }

    @Test func `goals stand with their light, and say what they lack`() throws {
        let page = try report("S-1", .page)
        #expect(items(page, "goals").map { "\($0.id ?? "") \($0.sign?.rawValue ?? "")" } == ["G-1 off target"])
        #expect(items(page, "goals")[0].notes.last?.text == "Visits 40 people in 2025, target at least 50")
        let bare = Self.recorded(
            Room.open + ["goal-set title=Grow kind=goal horizon=2026 in S-1", "session-closed session=S-1"])
        #expect(
            items(try report("S-1", .page, bare), "attention").map(\.text) == [
                "1 goal has no owner", "1 goal has no measure", "1 goal has no task",
            ])
    }

    @Test func `a decision whose ground moved, whose review is due or whose condition is open needs somebody`() throws {
        let room = Self.recorded(
            Room.open + [
                "measure-defined name=Rent unit=EUR nature=financial better=lower rollsUp=sum",
                "assumption-stated text='Rents fall' in S-1",
                """
                decision-taken title=Move statement=Move how=authority deciders=P-2 assumes=A-1 reviewOn=2026-02 \
                subjectTo:={"condition":"the board agrees"} in S-1
                """,
                "session-closed session=S-1", "assumption-judged assumption=A-1 holds=false evidence=M-1 at 2026-03-01",
            ])
        let year = try report("2026", .page, room)
        let item = try #require(items(year, "attention").first)
        #expect(item.id == "D-1" && item.sign == .due && items(year, "attention").count == 1)
        #expect(item.notes.map(\.label) == ["its ground moved", nil])
        // Three notes in full, two on a page.
        #expect(items(try report("2026", .full, room), "attention").first?.notes.map(\.text).last == "the board agrees")
        // At the close of the session neither had happened.
        let session = try #require(items(try report("S-1", .full, room), "attention").first)
        #expect(session.notes.map { "\($0.label ?? "") \($0.text)" } == ["still subject to the board agrees"])
    }

    @Test func `where nothing is on record, nothing is said`() throws {
        let room = Self.recorded(Room.people)
        for form in [Report.Form.page, .full] {
            let report = try report("2025", form, room)
            #expect(report.sections.isEmpty && report.headline.isEmpty && report.counts.entries == 0)
        }
        #expect(try Report(of: .session(SessionID(9)), .page, in: ChronicleLibrary(room), now: .latest) == nil)
        #expect(try Report.latest(in: ChronicleLibrary(room)) == .period(.year(2026)))
        #expect(try Report.latest(in: ChronicleLibrary(Self.room)) == .session(SessionID(1)))
    }

    @Test func `it is made again from the same position, whatever was written down since`() throws {
        let position = Self.room.entries.count
        var later = Self.room
        try later.record(Step("note-added on=S-1 text=Later by P-5").draft, now: .of("2026-02-20"))
        let before = try report("S-1", .full).json.written(pretty: true)
        #expect(try report("S-1", .full, later, known: position).json.written(pretty: true) == before)
        #expect(try report("S-1", .full, later).json.written(pretty: true) != before)
        #expect(try report("S-1", .page).leaf == Digest.leaf(of: Self.room.entries[position - 1].line))
    }

    @Test func `whatever no section tells of stands at the end of the full report`() throws {
        let rows = rows(try report("2026-01", .full), "record").map { $0.cells.last ?? "" }
        #expect(rows.contains { $0.hasPrefix("log opened for Acme") })
        #expect(rows.contains("Hal is tracker"))
    }

    @Test func `auditors find every entry, who voted how, and who struck what and why`() throws {
        let room = Self.recorded(
            Room.open + [
                Room.ballot, "vote-cast ballot=B-1 choice=for by P-5 in S-1",
                "vote-cast ballot=B-1 choice=against reason=Cost by P-6 in S-1",
                "ballot-closed ballot=B-1 by P-2 in S-1", "idea-captured text=Twice by P-5 in S-1",
                "entry-struck entry=#32 reason='Said twice' by P-2", "session-closed session=S-1",
            ])
        let audit = try report("S-1", .audit, room)
        #expect(
            rows(audit, "votes").map(\.cells) == [
                ["Eve", "for", "", "#29"], ["Fay", "against", "Cost", "#30"], ["Bob", "no vote", "", ""],
                ["Cid", "no vote", "", ""], ["Dot", "no vote", "", ""],
            ])
        let struck = try #require(items(audit, "amendments").first)
        #expect(struck.text == "#32 struck: Eve: idea I-1: Twice" && struck.id == "#33")
        #expect(struck.notes.map(\.text) == ["Bob, 2026-01-14 09:33 · Said twice"])
        #expect(Set(rows(audit, "record").flatMap(\.entries)).count == audit.counts.entries - audit.counts.struck)
    }

    @Test func `what was taken in late is one line where everything was, and else a line for each day`() throws {
        var imported = Self.recorded(Room.open)
        try imported.record(Step("idea-captured text=One by P-5 in S-1").draft, now: Given.time(28))
        #expect(items(try report("S-1", .audit, imported), "late").isEmpty)
        // Written down on the 14th with a date of the 2nd, after things of the 14th.
        let late = Self.recorded(
            Room.open + ["task-assigned title=Call at 2026-01-02", "note-added on=T-1 text=Hm at 2026-01-02 by P-5"])
        let lines = items(try report("2026", .audit, late), "late")
        #expect(lines.map(\.text) == ["2 entries dated 2026-01-02: #28–#29"])
        #expect(
            lines.first?.notes.map(\.text) == ["written down after things of 2026-01-14", "written down on 2026-01-14"])
    }
}

extension Report.Section {
    /// The items of all its lists.
    var items: [Report.Item] {
        var all: [Report.Item] = []
        for case .items(let items) in blocks { all += items }
        return all
    }

    /// The rows of all its tables.
    var rows: [Report.Row] {
        var all: [Report.Row] = []
        for case .table(let table) in blocks { all += table.rows }
        return all
    }
}
