import Foundation
import Testing

@testable import Annals
@testable import AnnalsPages

@Suite("The pages that read")
struct ReadingPageTests {
    /// A goal with a measure on target, one without, a decision with scores, votes and dissent, and two tasks.
    private static let lines = [
        #"{"type":"goal-set","actor":"P-1","data":{"title":"Two shops","kind":"goal","horizon":"2026","owner":"P-2"}}"#,
        #"{"type":"goal-set","actor":"P-1","data":{"title":"No debt","kind":"goal","horizon":"2027"}}"#,
        #"{"type":"goals-ranked","actor":"P-1","data":{"order":["G-2","G-1"]}}"#,
        #"{"type":"measure-defined","actor":"P-1","data":{"name":"Shops","unit":"shops","nature":"other","better":"higher","rollsUp":"last","goals":["G-1"]}}"#,
        #"{"type":"target-set","actor":"P-1","data":{"measure":"M-1","period":"2025","low":1}}"#,
        #"{"type":"measurement-recorded","actor":"P-1","data":{"measure":"M-1","period":"2025","value":2}}"#,
        #"{"type":"decision-proposed","actor":"P-1","data":{"title":"Where to open"}}"#,
        #"{"type":"alternative-added","actor":"P-1","data":{"decision":"D-1","text":"Leeds"}}"#,
        #"{"type":"alternative-added","actor":"P-1","data":{"decision":"D-1","text":"York"}}"#,
        #"{"type":"criterion-added","actor":"P-1","data":{"decision":"D-1","name":"Rent","nature":"cost","weight":2}}"#,
        #"{"type":"alternative-scored","actor":"P-1","data":{"decision":"D-1","alternative":"D-1.a","criterion":"D-1.c1","score":4}}"#,
        #"{"type":"alternative-scored","actor":"P-2","data":{"decision":"D-1","alternative":"D-1.a","criterion":"D-1.c1","score":7}}"#,
        #"{"type":"decision-taken","actor":"P-1","data":{"decision":"D-1","alternative":"D-1.a","statement":"Open in Leeds","rationale":"The rent is lower","how":"authority","deciders":["P-1"]}}"#,
        #"{"type":"dissent-recorded","actor":"P-2","data":{"decision":"D-1","person":"P-2","reason":"York has more people"}}"#,
        #"{"type":"task-assigned","actor":"P-1","data":{"title":"Rent a shop","owner":"P-2","due":"2026-02","from":["D-1"]}}"#,
        #"{"type":"task-assigned","actor":"P-1","data":{"title":"Hire a manager","due":"2026-12","from":["G-1"]}}"#,
    ]

    private let log: ChronicleLibrary
    private let frame = SiteTests.frame()

    init() throws { log = ChronicleLibrary(try Sample(Self.lines).log) }

    private func plan() throws -> Plan {
        var plan = Plan()
        for entry in try log.everything() { plan.apply(entry) }
        return plan
    }

    private func why(_ id: String) throws -> Why {
        let subject = try #require(Subject(id: id))
        return try #require(try Why(of: subject, in: log, depth: nil, at: frame.moment) { _ in [] })
    }

    @Test func `the plan has goals by priority with their light`() throws {
        let html = PlanPage(try plan(), at: frame.moment).page(in: frame).main
        let debt = try #require(html.range(of: "No debt"))
        let shops = try #require(html.range(of: "Two shops"))
        #expect(debt.lowerBound < shops.lowerBound)
        #expect(html[shops.upperBound...].hasPrefix(#"</a></span> <span class="sign good">"#))
        #expect(html[debt.upperBound...].hasPrefix(#"</a></span> <span class="sign quiet">"#))
        #expect(html.contains("2 shops in 2025, target at least 1"))
        #expect(html.contains("2 open tasks") && html.contains("1 decision in force"))
    }

    @Test func `the plan has tasks by owner, and what is late says so`() throws {
        let html = PlanPage(try plan(), at: frame.moment).page(in: frame).main
        let owner = try #require(html.range(of: #"<h3 dir="auto">Bob Roe</h3>"#))
        let nobody = try #require(html.range(of: #"<h3 dir="auto">nobody</h3>"#))
        #expect(html[owner.upperBound..<nobody.lowerBound].contains("Rent a shop"))
        #expect(html[owner.upperBound..<nobody.lowerBound].contains("overdue"))
        #expect(
            !html[nobody.upperBound...].contains("overdue") && html[nobody.upperBound...].contains("Hire a manager"))
    }

    @Test func `a plan of an empty log says so`() {
        #expect(
            PlanPage(Plan(), at: frame.moment).page(in: frame).main.contains("Nothing is set, decided or promised yet.")
        )
    }

    @Test func `a decision has its rationale, its dissent and its alternatives with the mean of their scores`() throws {
        let html = DecisionPage(try why("D-1"), story: [], signed: nil).page(in: frame).main
        #expect(html.contains("Open in Leeds") && html.contains("The rent is lower"))
        #expect(html.contains("York has more people") && html.contains(#"<a href="/people/P-2">Bob Roe</a>"#))
        // (4 + 7) / 2 for Leeds; nobody scored York.
        #expect(html.contains(#"<td dir="auto" class="number">5.5</td>"#))
        #expect(html.contains(#"<td dir="auto" class="number">–</td>"#))
        #expect(html.contains("Rent (cost, weight 2)") && html.contains("chosen"))
        #expect(html.contains("Nothing of the log is signed yet"))
    }

    @Test func `a decision whose log is signed has a proof to download`() throws {
        let html = DecisionPage(try why("D-1"), story: [], signed: Position(12)).page(in: frame).main
        #expect(html.contains(#"<a href="/decisions/D-1/evidence.json">Download the proof</a>"#))
        #expect(html.contains("signed up to #12"))
    }

    @Test func `nodes of the graph of why lead to their pages`() throws {
        let html = DecisionPage(try why("D-1"), story: [], signed: nil).page(in: frame).main
        #expect(html.contains(##"<a class="node root" href="/decisions/D-1">"##))
        #expect(html.contains(##"<a class="node" href="/tasks/T-1">"##))
    }

    @Test func `a goal has its measures, its tasks and its priority`() throws {
        let page = PlanItemPage(Subject(.goal, 1), of: try plan(), why: nil, story: [])
        let html = try #require(page.page(in: frame)).main
        #expect(html.contains("priority 2") && html.contains("Shops") && html.contains("Hire a manager"))
        #expect(!html.contains("Rent a shop"))
    }

    @Test func `a measure has a row for each period`() throws {
        let page = PlanItemPage(Subject(.measure, 1), of: try plan(), why: nil, story: [])
        let html = try #require(page.page(in: frame)).main
        #expect(html.contains(#"<td dir="auto" class="number">2</td><td dir="auto" class="number">at least 1</td>"#))
        #expect(html.contains("on target"))
    }

    @Test func `a person has what they own`() throws {
        let page = PlanItemPage(Subject(.person, 2), of: try plan(), why: nil, story: [])
        let html = try #require(page.page(in: frame)).main
        #expect(html.contains("Bob Roe") && html.contains("Rent a shop") && html.contains("Two shops"))
        #expect(!html.contains("Hire a manager"))
        #expect(PlanItemPage(Subject(.person, 9), of: try plan(), why: nil, story: []).page(in: frame) == nil)
    }

    @Test(arguments: ["G-1", "M-1", "T-1", "D-1"])
    func `every phrase of a page has its Russian`(_ id: String) throws {
        let russian = SiteTests.frame(.russian)
        let subject = try #require(Subject(id: id))
        _ = PlanPage(try plan(), at: russian.moment).page(in: russian).html(in: russian)
        if id == "D-1" {
            _ = DecisionPage(try why(id), story: [], signed: nil).page(in: russian).html(in: russian)
        } else {
            let page = PlanItemPage(subject, of: try plan(), why: try why(id), story: []).page(in: russian)
            #expect(try #require(page).html(in: russian).contains("Разделы"))
        }
        #expect(Phrases.misses.isEmpty, "\(Phrases.misses.sorted())")
    }
}

extension ChronicleLibrary {
    /// All entries, in order.
    fileprivate func everything() throws -> [Entry] {
        var found: [Position: Entry] = [:]
        for number in 1...200 {
            if let entry = entryInEffect(at: Position(Int64(number))) { found[entry.position] = entry }
        }
        return found.values.sorted { $0.isBefore($1) }
    }
}
