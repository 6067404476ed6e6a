import Annals
import AnnalsLog
import Foundation
import Testing

@Suite("Running the rules again")
struct VerifierTests {
    private let clock = TestClock()

    /// Three vote on a motion: two for, one against.
    private func voted() throws -> Log {
        let log = try logInMemory(clock)
        for name in ["Ann", "Bob", "Cy"] { try log.record(Draft(PersonJoined { $0.name = name })) }
        try log.record(
            Draft(
                BallotOpened {
                    $0.question = "Go east?"
                    $0.options = [
                        BallotOption {
                            $0.id = "motion"
                            $0.text = "We go east"
                        }
                    ]
                    $0.electorate = [PersonID(1), PersonID(2), PersonID(3)]
                }))
        for (voter, word) in [(1, "for"), (2, "for"), (3, "against")] {
            try log.record(
                Draft(
                    VoteCast {
                        $0.ballot = BallotID(1)
                        $0.choice = .word(word)
                    }, actor: PersonID(UInt32(voter))))
        }
        try log.record(Draft(BallotClosed { $0.ballot = BallotID(1) }))
        return log
    }

    private func lines(_ log: Log) throws -> [String] {
        var lines: [String] = []
        try log.read { try $0.forEachLine { lines.append(String(decoding: $0, as: UTF8.self)) } }
        return lines
    }

    private func restored(_ lines: [String], in folder: TemporaryFolder) throws -> Log {
        let path = folder.file("copy.annals")
        _ = try Importer(Array(lines.joined(separator: "\n").utf8)).restore(at: path)
        return try Log(openingAt: path)
    }

    @Test func `a count that follows from its votes is found to`() throws {
        let report = try Verifier.verifyRules(try voted())
        #expect(report.isSound)
        #expect(report.judged == 9)
        #expect(report.recounted == 1)
        #expect(report.remarks.isEmpty)
    }

    @Test func `a log whose count was written by other hands is sound line by line, and found out by its votes`() throws
    {
        let folder = try TemporaryFolder()
        var lines = try lines(try voted())
        lines[8] = lines[8].replacing(#""for":2,"against":1"#, with: #""for":1,"against":2"#)
        let log = try restored(lines, in: folder)
        #expect(try Verifier.verify(log).isSound)
        let report = try Verifier.verifyRules(log)
        #expect(report.wrong.map(\.position) == [Position(9)])
        try log.close()
    }

    @Test func `a vote put in where the rules would have refused it is remarked on`() throws {
        let folder = try TemporaryFolder()
        var lines = try lines(try voted())
        // The third vote was another one of the first voter's.
        lines[7] = lines[7].replacing("P-3", with: "P-1")
        let log = try restored(lines, in: folder)
        let report = try Verifier.verifyRules(log)
        #expect(report.remarks.map(\.position) == [Position(8)])
        #expect(report.wrong.map(\.position) == [Position(9)])
        try log.close()
    }
}
