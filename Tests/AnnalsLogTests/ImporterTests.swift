import Annals
import AnnalsLog
import Foundation
import Testing

@Suite("Importing action lines")
struct ImporterTests {
    private let clock = TestClock()

    private func run(_ lines: [String], into log: Log) throws -> Importer.Summary {
        try Importer(Array(lines.joined(separator: "\n").utf8)).run(into: log)
    }

    private let meeting = [
        #"{"type":"person-joined","occurredAt":"2024-01-01","data":{"person":"@ann","name":"Ann Lee"}}"#,
        #"{"type":"person-joined","occurredAt":"2024-01-01","data":{"person":"@bob","name":"Bob Roe"}}"#,
        #"{"type":"session-scheduled","occurredAt":"2024-01-02","data":{"session":"@jan","title":"January","kind":"decision","purpose":"To decide","startsAt":"2024-01-10"}}"#,
        #"{"type":"session-opened","occurredAt":"2024-01-10T09:00","data":{"session":"@jan","present":["@ann","Bob Roe"]}}"#,
        #"{"type":"decision-proposed","occurredAt":"2024-01-10T09:10","session":"@jan","data":{"decision":"@go","title":"Go east"}}"#,
        #"{"type":"ballot-opened","occurredAt":"2024-01-10T09:20","session":"@jan","data":{"ballot":"@b","question":"Go east?","options":[{"id":"motion","text":"We go east"}],"method":{"name":"majority"},"decision":"@go"}}"#,
        #"{"type":"vote-cast","occurredAt":"2024-01-10T09:21","actor":"@ann","session":"@jan","data":{"ballot":"@b","choice":"for"}}"#,
        #"{"type":"vote-cast","occurredAt":"2024-01-10T09:22","actor":"Bob Roe","session":"@jan","data":{"ballot":"@b","choice":"for"}}"#,
        #"{"type":"ballot-closed","occurredAt":"2024-01-10T09:25","session":"@jan","data":{"ballot":"@b"}}"#,
        #"{"type":"decision-taken","occurredAt":"2024-01-10T09:30","session":"@jan","data":{"decision":"@go","how":"ballot","ballot":"@b"}}"#,
    ]

    @Test func `labels and names stand for ids, and rules fill in what they know`() throws {
        let log = try logInMemory(clock)
        let summary = try run(meeting, into: log)
        #expect(summary.added == 10)
        try log.read { reading in
            let decision = try #require(try reading.story(DecisionID(1)))
            #expect(decision.state == .inForce)
            #expect(decision.statement == "Go east?")
            #expect(decision.taken?.action.deciders == [PersonID(1), PersonID(2)])
            let ballot = try #require(try reading.story(BallotID(1)))
            #expect(ballot.terms.electorate == [PersonID(1), PersonID(2)])
            #expect(ballot.result?.verdict == .passed)
            #expect(ballot.began?.occurredAt.description == "2024-01-10T08:20:00.000Z")
        }
    }

    @Test func `the same file taken in twice adds nothing, and its labels mean what they meant the first time`() throws
    {
        let log = try logInMemory(clock)
        _ = try run(meeting, into: log)
        clock.advance(minutes: 60)
        let again = try run(meeting, into: log)
        #expect(again.added == 0)
        #expect(again.repeated == 10)
        let more = #"{"type":"dissent-recorded","occurredAt":"2024-01-11","data":{"decision":"@go","person":"@bob"}}"#
        let longer = try run(meeting + [more], into: log)
        #expect(longer.added == 1)
        #expect(try log.read { try $0.story(DecisionID(1))?.dissents.map(\.person) } == [PersonID(2)])
    }

    @Test func `whoever joins or is renamed can be named by the very next line, and two of a name by none`() throws {
        let log = try logInMemory(clock)
        var lines: [String] = []
        for number in 1...40 {
            lines.append(#"{"type":"person-joined","data":{"name":"Person \#(number)"}}"#)
            lines.append(#"{"type":"idea-captured","actor":"Person \#(number)","data":{"text":"Thought \#(number)"}}"#)
        }
        lines.append(#"{"type":"person-changed","data":{"person":"Person 7","name":"Ada Low"}}"#)
        lines.append(#"{"type":"idea-captured","actor":"Ada Low","data":{"text":"Under the new name"}}"#)
        #expect(try run(lines, into: log).added == 82)
        #expect(try log.read { try $0.story(IdeaID(40))?.began?.actor } == PersonID(40))
        #expect(try log.read { try $0.story(IdeaID(41))?.began?.actor } == PersonID(7))
        // Sent again under its id, somebody does not become two.
        let joined =
            #"{"type":"person-joined","id":"019bbbe1-3fe0-7000-8000-000000000028","data":{"name":"Eve Orr"}}"#
        let said = #"{"type":"idea-captured","actor":"Eve Orr","data":{"text":"A thought"}}"#
        #expect(try run([joined, said, joined, said], into: log).added == 3)
        let twice = #"{"type":"person-joined","data":{"name":"Person 3","title":"Another"}}"#
        let failure = try #require(throws: Importer.Failure.self) {
            try run(
                [#"{"type":"idea-captured","actor":"Person 3","data":{"text":"Mine"}}"#, twice] + [
                    #"{"type":"idea-captured","actor":"Person 3","data":{"text":"Whose?"}}"#
                ], into: log)
        }
        #expect(failure.lines.map(\.number) == [3])
        #expect(failure.lines.first?.problem.contains("P-3 and P-42") == true)
    }

    @Test func `equal lines are told apart by their count`() throws {
        let log = try logInMemory(clock)
        let line = #"{"type":"idea-captured","data":{"text":"The same thought"}}"#
        #expect(try run([line, line], into: log).added == 2)
        let third = try run([line, line, line], into: log)
        #expect(third.added == 1)
        #expect(third.repeated == 2)
    }

    @Test func `all or nothing: each fault comes with its line, and lines that only follow from it are not blamed`()
        throws
    {
        let log = try logInMemory(clock)
        var lines = meeting
        lines[4] =
            #"{"type":"decision-proposed","occurredAt":"2024-01-10","session":"@jan","data":{"decision":"@go","titel":"Go east"}}"#
        lines.append("{nonsense")
        lines.append(#"{"type":"goal-set","data":{"title":"Grow","kind":"goal","horizon":"2024-Q5"}}"#)
        lines.append(#"{"type":"person-left","data":{"person":"P-99"}}"#)
        let failure = try #require(throws: Importer.Failure.self) { try run(lines, into: log) }
        #expect(failure.lines.map(\.number) == [5, 11, 12, 13])
        #expect(failure.lines[0].problem.contains("data.title"))
        #expect(failure.lines[1].problem.contains("is not JSON"))
        #expect(failure.lines[2].problem.contains("2024-Q5"))
        #expect(failure.lines[3].problem.contains("P-99"))
        #expect(try log.read { try $0.head } == Position(1))
        // And what was taken back left no trace in what the log remembers.
        #expect(try log.record(Draft(PersonJoined { $0.name = "First" })).created == [Subject(.person, 1)])
    }

    @Test func `an export makes the same log again, byte for byte`() throws {
        let folder = try TemporaryFolder()
        let log = try logInMemory(clock)
        _ = try run(meeting, into: log)
        var export: [UInt8] = []
        try log.read { try $0.forEachLine { export += $0 + [0x0A] } }
        let importer = Importer(export)
        #expect(importer.isExport)
        _ = try importer.restore(at: folder.file("copy.annals"))
        let copy = try Log(openingAt: folder.file("copy.annals"))
        var second: [UInt8] = []
        try copy.read { try $0.forEachLine { second += $0 + [0x0A] } }
        #expect(export == second)
        #expect(try Verifier.verify(copy).isSound)
        // The copy goes on like the first.
        let idea = IdeaCaptured { $0.text = "Next" }
        #expect(try copy.record(Draft(idea)).entry.position == (try log.record(Draft(idea))).entry.position)
        try copy.close()
    }

    @Test(arguments: [
        ("a gap", [0, 1, 3]), ("another order", [0, 2, 1]), ("no beginning", [1, 2]), ("a repeated line", [0, 1, 1]),
    ])
    func `an export that is not whole is refused and leaves no file`(what: String, order: [Int]) throws {
        let folder = try TemporaryFolder()
        let log = try logInMemory(clock)
        _ = try run(meeting, into: log)
        var lines: [[UInt8]] = []
        try log.read { try $0.forEachLine { lines.append($0) } }
        let file = order.map { lines[$0] }.joined(separator: [0x0A])
        #expect(throws: Importer.Failure.self) { try Importer(Array(file)).restore(at: folder.file("copy.annals")) }
        #expect(try folder.names.isEmpty)
    }

    @Test(arguments: [
        ("\"log\":\"", "\"log\":\"x", "field data.log: is no id of a log: 32 hexadecimal digits in lower case"),
        ("\"key\":\"", "\"key\":\"AAAA", "field data.key: is no public key of Ed25519 in Base64"),
        ("\"timeZone\":\"", "\"timeZone\":\"Mars/", "field data: has no clock that can be read: “Mars/"),
    ])
    func `an export whose opening no log was ever opened with is refused`(
        field: String, wrong: String, problem: String
    ) throws {
        let folder = try TemporaryFolder()
        let log = try logInMemory(clock)
        var lines: [String] = []
        try log.read { try $0.forEachLine { lines.append(String(decoding: $0, as: UTF8.self)) } }
        lines[0] = lines[0].replacing(field, with: wrong)
        let failure = try #require(throws: Importer.Failure.self) {
            try Importer(Array(lines.joined(separator: "\n").utf8)).restore(at: folder.file("copy.annals"))
        }
        #expect(failure.description.hasPrefix("line 1: " + problem))
        #expect(try folder.names.isEmpty)
    }

    @Test func `blank lines, a byte order mark and Windows line ends are no fault`() throws {
        let log = try logInMemory(clock)
        let text = "\u{FEFF}" + meeting[0] + "\r\n\r\n  \n" + meeting[1] + "\r\n"
        #expect(try Importer(Array(text.utf8)).run(into: log).added == 2)
    }

    @Test func `the id of a sealed vote does not follow from its choice, and taken in again it adds nothing`() throws {
        let people = ["Ann", "Bob", "Cid"].map {
            #"{"type":"person-joined","occurredAt":"2024-01-01","data":{"name":"\#($0)"}}"#
        }
        let ballot =
            #"{"type":"ballot-opened","occurredAt":"2024-01-02","data":{"ballot":"@b","question":"Merge?","options":[{"id":"m","text":"Merge"}],"method":{"name":"majority"},"electorate":["Ann","Bob","Cid"],"secret":true}}"#
        let votes = ["for", "against"].map {
            #"{"type":"vote-sealed","occurredAt":"2024-01-03","actor":"Ann","data":{"ballot":"@b","choice":"\#($0)"}}"#
        }
        let log = try logInMemory(clock)
        #expect(try run(people + [ballot, votes[0]], into: log).added == 5)
        #expect(try run(people + [ballot, votes[0]], into: log).repeated == 5)
        // With another choice it has the same id.
        #expect(try run(people + [ballot, votes[1]], into: log).repeated == 5)
    }

    @Test func `an anonymous line that names who it was is refused, for its id would tell`() throws {
        let log = try logInMemory(clock)
        let line = #"{"type":"idea-captured","anonymous":true,"actor":"P-1","data":{"text":"Psst"}}"#
        let failure = try #require(throws: Importer.Failure.self) { try run([meeting[0], line], into: log) }
        #expect(failure.lines.map(\.number) == [2])
        let unnamed = #"{"type":"idea-captured","anonymous":true,"data":{"text":"Psst"}}"#
        #expect(try run([meeting[0], unnamed], into: log).added == 2)
    }
}
