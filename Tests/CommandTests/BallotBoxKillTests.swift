import Annals
import Foundation
import Testing

@testable import AnnalsLog

/// The real program, killed between any two of its writes while it does something with the ballot box.
@Suite("The ballot box of a program that is killed", .enabled(if: KillBeforeWrite.library != nil, "no C compiler here"))
struct BallotBoxKillTests {
    /// Something that is done with a ballot box, and what the log is to hold when it was done once, and all is closed.
    struct Scenario: CustomTestStringConvertible {
        let name: String
        /// What was recorded before, two hours ago.
        var before: [String]
        /// The line during which the program is killed.
        let act: String
        /// The papers that are to be opened at last, by ballot or pulse; none where they are destroyed.
        let papers: [String: String]

        var testDescription: String { name }
    }

    // MARK: What is done

    private static let people = ["Ann", "Bob", "Cid", "Dot", "Eve", "Fay"].map {
        #"{"type":"person-joined","data":{"name":"\#($0)"}}"#
    }

    private static func ballot(_ more: String = "") -> String {
        let options = ["a", "b", "c", "d", "e", "f"].map { #"{"id":"\#($0)","text":"\#($0)"}"# }.joined(separator: ",")
        let electorate = #"["P-1","P-2","P-3","P-4","P-5","P-6"]"#
        return #"{"type":"ballot-opened","data":{"question":"Where?","options":[\#(options)],"#
            + #""method":{"name":"approval"},"electorate":\#(electorate),"secret":true,"mayChange":true\#(more)}}"#
    }

    private static func act(_ type: String, _ data: String, by person: Int? = nil, on: Int = 1) -> String {
        let actor = person.map { #""actor":"P-\#($0)","# } ?? ""
        let id = "01980000-0000-7000-8000-0000000000ff"
        return #"{"type":"\#(type)","id":"\#(id)",\#(actor)"data":{"ballot":"B-\#(on)"\#(data)}}"#
    }

    private static func sealed(_ option: String, by person: Int, on ballot: Int = 1) -> String {
        #"{"type":"vote-sealed","actor":"P-\#(person)","data":{"ballot":"B-\#(ballot)","choice":["\#(option)"]}}"#
    }

    private static let voted = people + [ballot()] + zip(["a", "b", "c", "d"], 1...).map { sealed($0, by: $1) }

    /// An anonymous pulse at the closing of a session in which all are.
    private static let pulse =
        people + [
            #"{"type":"session-scheduled","data":{"title":"Spring","kind":"planning","purpose":"Plan","startsAt":"2026-01-14"}}"#
        ]
        + (1...6).map {
            #"{"type":"participant-invited","data":{"session":"S-1","person":"P-\#($0)","role":"\#($0 == 1 ? "moderator" : "participant")"}}"#
        } + [
            #"{"type":"session-opened","data":{"session":"S-1","present":["P-1","P-2","P-3","P-4","P-5","P-6"]}}"#,
            #"{"type":"pulse-opened","data":{"session":"S-1","when":"closing","statements":["Good"],"anonymous":true}}"#,
        ] + (1...3).map { #"{"type":"answer-sealed","actor":"P-\#($0)","data":{"pulse":"Y-1","answers":[\#($0)]}}"# }

    static let scenarios = [
        Scenario(
            name: "the first vote", before: people + [ballot()], act: act("vote-sealed", #","choice":["e"]"#, by: 5),
            papers: [:]),
        Scenario(
            name: "voting", before: voted, act: act("vote-sealed", #","choice":["e"]"#, by: 5),
            papers: ["B-1": #"[["a"],["b"],["c"],["d"],["e"]]"#]),
        Scenario(
            name: "changing a vote", before: voted, act: act("vote-sealed", #","choice":["e"]"#, by: 2),
            papers: ["B-1": #"[["a"],["c"],["d"],["e"]]"#]),
        Scenario(
            name: "withdrawing a vote", before: voted, act: act("vote-withdrawn", "", by: 2),
            papers: ["B-1": #"[["a"],["c"],["d"]]"#]),
        Scenario(
            name: "closing", before: voted, act: act("ballot-closed", ""),
            papers: ["B-1": #"[["a"],["b"],["c"],["d"]]"#]),
        Scenario(
            name: "closing while another ballot is open",
            before: voted + [ballot()] + zip(["f", "e", "d"], 1...).map { sealed($0, by: $1, on: 2) },
            act: act("ballot-closed", ""),
            papers: ["B-1": #"[["a"],["b"],["c"],["d"]]"#, "B-2": #"[["d"],["e"],["f"]]"#]),
        Scenario(
            name: "withdrawing the ballot", before: voted, act: act("ballot-withdrawn", #","reason":"Moot""#),
            papers: [:]),
        Scenario(
            name: "too few to stay secret", before: Array(voted.dropLast(2)), act: act("ballot-closed", ""), papers: [:]
        ),
        Scenario(
            name: "answering an anonymous pulse", before: pulse,
            act:
                #"{"type":"answer-sealed","id":"01980000-0000-7000-8000-0000000000ff","actor":"P-4","data":{"pulse":"Y-1","answers":[5],"words":"Long"}}"#,
            papers: ["Y-1": #"[{"answers":[1]},{"answers":[2]},{"answers":[3]},{"answers":[5],"words":"Long"}]"#]),
        Scenario(
            name: "closing an anonymous pulse", before: pulse,
            act: #"{"type":"pulse-closed","id":"01980000-0000-7000-8000-0000000000ff","data":{"pulse":"Y-1"}}"#,
            papers: ["Y-1": #"[{"answers":[1]},{"answers":[2]},{"answers":[3]}]"#]),
        Scenario(
            name: "a deadline, closed by the next writer",
            before: people
                + [ballot(#","closesAt":"\#(start.advanced(byMilliseconds: 3_600_000))""#)]
                + zip(["a", "b", "c"], 1...).map { sealed($0, by: $1) },
            act:
                #"{"type":"note-added","id":"01980000-0000-7000-8000-0000000000ff","data":{"on":"P-1","text":"Later"}}"#,
            papers: ["B-1": #"[["a"],["b"],["c"]]"#]),
    ]

    private static let start = Instant.now().advanced(byMilliseconds: -7_200_000)

    /// A folder with what was recorded before.
    private func prepared(_ scenario: Scenario) throws -> Sandbox {
        let box = Sandbox()
        let log = try Log.create(
            at: box.path("acme.annals"), Log.Founding(organization: "Acme"), clock: { Self.start })
        for line in scenario.before { try log.record(line: Array(line.utf8)) }
        try log.close()
        return box
    }

    private func copy(_ prepared: Sandbox) -> Sandbox {
        let box = Sandbox()
        for name in prepared.files { box.copy(prepared.path(name), to: name) }
        return box
    }

    // MARK: What must hold

    @Test(arguments: scenarios)
    func `killed before any of its writes, it loses nothing and counts nothing twice`(scenario: Scenario) throws {
        let prepared = try prepared(scenario)
        let whole = copy(prepared)
        let (outcome, changes) = KillBeforeWrite.changes(of: ["record", "-"], input: scenario.act + "\n", in: whole)
        #expect(outcome.code == 0, "\(outcome)")
        try check(whole, scenario, isAcknowledged: true, "not killed")
        #expect(changes.count > 10)
        // Between writes to the same file nothing changes that SQLite does not undo by itself; all of them where asked.
        let isThorough = ProcessInfo.processInfo.environment["ANNALS_EVERY_KILL"] != nil
        for number in changes.indices where isThorough || number == 0 || changes[number] != changes[number - 1] {
            let box = copy(prepared)
            let killed = KillBeforeWrite.run(
                ["record", "-"], input: scenario.act + "\n", in: box, killedBefore: number + 1)
            let moment = "before change \(number + 1): \(changes[number])"
            #expect(killed.code == 128 + SIGKILL, "\(moment)")
            try check(box, scenario, isAcknowledged: !killed.out.isEmpty, moment)
        }
    }

    /// Opens the log after a kill, sends the line again, closes what is open, and compares.
    private func check(_ box: Sandbox, _ scenario: Scenario, isAcknowledged: Bool, _ moment: String) throws {
        let path = box.path("acme.annals")
        let log = try Log(openingAt: path)
        defer { try? log.close() }
        let id = try #require(EntryID("01980000-0000-7000-8000-0000000000ff"))
        if isAcknowledged { #expect(try entries(log).contains { $0.id == id }, "\(moment)") }
        // The opening alone has finished what was left: the box holds what counts, and nothing else.
        try compareBox(log, path, moment)
        #expect(try Verifier.verify(log).isSound, "\(moment)")
        // Whoever got no answer sends again.
        try log.record(line: Array(scenario.act.utf8))
        try compareBox(log, path, moment)
        for ballot in [1, 2].map({ BallotID($0) }) where try log.read({ try $0.story(ballot)?.state }) == .open {
            try log.record(Draft(BallotClosed { $0.ballot = ballot }))
        }
        if let pulse = try log.read({ try $0.story(PulseID(1)) }), pulse.closed == nil {
            try log.record(Draft(PulseClosed { $0.pulse = PulseID(1) }))
        }
        #expect(try papers(log) == scenario.papers, "\(moment)")
        #expect(try Verifier.verifyRules(log).isSound, "\(moment)")
        #expect(box.files == ["acme.annals", "acme.annals-keys"], "\(moment)")
    }

    /// The papers in the box are those of the entries that count.
    private func compareBox(_ log: Log, _ path: String, _ moment: String) throws {
        let all = try entries(log)
        var standing: Set<EntryID> = []
        try log.read { reading in
            for ballot in [1, 2].map({ BallotID($0) }) {
                guard let story = try reading.story(ballot), story.state == .open else { continue }
                standing.formUnion(story.sealed.values.map { all[Int($0.position.rawValue) - 1].id })
            }
            if let pulse = try reading.story(PulseID(1)), pulse.closed == nil {
                standing.formUnion(pulse.sealed.values.map { all[Int($0.position.rawValue) - 1].id })
            }
        }
        let own = try #require(try log.read { try $0.story(Identifier<Organization>())?.log })
        let box = BoxFile(besideLogAt: path) { own }
        defer { try? box.close() }
        let found = try box.subjects().flatMap { try box.papers(of: $0).keys }
        #expect(Set(found) == standing, "\(moment)")
        for suffix in ["-box-spent", "-box-journal"] + (standing.isEmpty ? ["-box"] : []) {
            #expect(!FileManager.default.fileExists(atPath: path + suffix), "\(suffix) \(moment)")
        }
    }

    private func entries(_ log: Log) throws -> [Entry] {
        try log.read { reading in
            var entries: [Entry] = []
            try reading.forEachRecorded {
                entries.append($0)
                return true
            }
            return entries
        }
    }

    /// What was opened, as it stands in the lines.
    private func papers(_ log: Log) throws -> [String: String] {
        var found: [String: String] = [:]
        for entry in try entries(log) {
            let (subject, field): (String, String)
            switch entry.action {
            case .papersOpened(let opened): (subject, field) = (opened.ballot.description, "papers")
            case .answersOpened(let opened): (subject, field) = (opened.pulse.description, "answers")
            default: continue
            }
            let json = try #require(entry.action.members.first { $0.key == field }?.json)
            #expect(found[subject] == nil, "opened twice")
            found[subject] = String(decoding: json, as: UTF8.self)
        }
        return found
    }

    // MARK: The order of writes

    @Test func `a paper is synced before its entry is written, and spent only after that is synced`() throws {
        let changing = try #require(Self.scenarios.first { $0.name == "changing a vote" })
        let (_, changes) = KillBeforeWrite.changes(
            of: ["record", "-"], input: changing.act + "\n", in: try prepared(changing))
        let written = try #require(changes.firstIndex(of: "pwrite64 acme.annals-wal"))
        let isOfBox = { (change: String) in change.contains("acme.annals-box") }
        let synced = try #require(changes[written...].firstIndex { $0.hasSuffix("sync acme.annals-wal") })
        let spent = try #require(changes[written...].firstIndex(where: isOfBox))
        #expect(changes[..<written].contains { $0.hasSuffix("sync acme.annals-box") })
        // The last word about the paper is that the journal is gone, and the folder knows it.
        let last = try #require(changes[..<written].lastIndex(where: isOfBox))
        #expect(changes[last] == "unlink acme.annals-box-journal")
        #expect(changes[last + 1].hasSuffix("sync ."))
        #expect(synced < spent)
    }
}
