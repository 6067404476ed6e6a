import Annals
import AnnalsProof
import Foundation
import Testing

@testable import AnnalsLog

@Suite("Checkpoints of a log")
struct CheckpointTests {
    private let clock = TestClock()
    private let folder: TemporaryFolder
    private let path: String

    init() throws {
        folder = try TemporaryFolder()
        path = folder.file("acme.annals")
    }

    private func log() throws -> Log {
        let log = try logInFile(folder, clock)
        try log.record(Draft(PersonJoined { $0.name = "Ann" }))
        return log
    }

    private func note(_ log: Log, _ words: String) throws {
        try log.record(Draft(IdeaCaptured { $0.text = words }, actor: PersonID(1)))
    }

    /// Opens and closes a session.
    private func hold(_ log: Log) throws {
        try log.record(
            Draft(
                SessionScheduled {
                    $0.title = "Board"
                    $0.purpose = "To decide"
                    $0.startsAt = .day(Day(daysSince1970: 20_454))
                }))
        try log.record(
            Draft(
                ParticipantInvited {
                    $0.session = SessionID(1)
                    $0.person = PersonID(1)
                    $0.role = .moderator
                }))
        try log.record(
            Draft(
                SessionOpened {
                    $0.session = SessionID(1)
                    $0.present = [PersonID(1)]
                }))
        try log.record(
            Draft(
                SessionClosed {
                    $0.session = SessionID(1)
                    $0.leaving = "enough"
                }))
    }

    @Test func `the close of a session is signed, and the note verifies by the key of the log`() throws {
        let log = try log()
        #expect(try log.status().checkpoint == nil)
        try hold(log)
        let status = try log.status()
        let head = try log.read { Int64(try $0.head.rawValue) }
        #expect(status.checkpointed == Position(head) && status.problem == nil && status.holdsKey == true)
        let note = try #require(status.checkpoint)
        try note.signature(of: status.key)
        #expect(try Checkpoint(note).head == status.head)
        #expect(try Checkpoint(note).origin == "annals/\(status.log)")
        #expect(status.signed == status.head)
        try log.close()
    }

    @Test func `a closing without a keys file is recorded, and status and verify say that it is not signed`() throws {
        let log = try log()
        try FileManager.default.removeItem(atPath: path + "-keys")
        try hold(log)
        #expect(try log.status().checkpoint == nil)
        #expect(
            try log.status().problem == "there is no keys file \(path)-keys: put it back; without it nothing is signed")
        let report = try Verifier.verify(log)
        #expect(report.isSound && report.notSigned == "there is no keys file \(path)-keys: nothing can be signed")
        expect(.notFound, naming: "-keys") { try log.checkpoint() }
        try log.close()
    }

    @Test func `where no entry came since, the checkpoint that is there is given again`() throws {
        let log = try log()
        let first = try log.checkpoint()
        #expect(try log.checkpoint() == first)
        try note(log, "One more")
        let second = try log.checkpoint()
        #expect(try Checkpoint(second).head.size == 3)
        let proof = try log.read { try $0.consistencyProof(from: 2, to: 3) }
        try proof.verify(from: try Checkpoint(first).head, to: try Checkpoint(second).head)
        try log.close()
    }

    @Test func `entries are proved in a checkpoint, and not in one of another log`() throws {
        let log = try log()
        for number in 1...300 { try note(log, "Idea \(number)") }
        let head = try Checkpoint(try log.checkpoint()).head
        let positions = [1, 2, 256, 257, 302].map { Position($0) }
        for (position, proof) in zip(positions, try log.proof(of: positions, in: head)) {
            let leaf = try #require(try log.read { try $0.leaf(at: position) })
            try proof.verify(leaf: leaf, head: head)
            #expect(proof.index == position.rawValue - 1)
        }
        #expect(throws: ProofError.self) {
            try log.proof(of: positions, in: TreeHead(size: 302, root: MerkleTree.emptyRoot))
        }
        #expect(throws: ProofError.self) { try log.read { try $0.inclusionProofs(of: [Position(303)], in: 302) } }
        try log.close()
    }

    @Test func `an entry whose texts were taken out keeps its proof`() throws {
        let log = try log()
        try note(log, "Something private")
        let head = try Checkpoint(try log.checkpoint()).head
        let leaf = try #require(try log.read { try $0.leaf(at: Position(3)) })
        try log.record(
            Draft(
                EntryRedacted {
                    $0.entry = Position(3)
                    $0.texts = ["text"]
                    $0.reason = "Asked"
                }))
        try log.proof(of: [Position(3)], in: head)[0].verify(leaf: leaf, head: head)
        #expect(try Verifier.verify(log).isSound)
        #expect(try log.checkpoint().signatures.count == 1)
        try log.close()
    }

    @Test func `after a change of the key old checkpoints are held against the old one`() throws {
        let log = try log()
        let old = try log.status().key
        let first = try log.checkpoint()
        try log.changeKey()
        let second = try log.checkpoint()
        let new = try log.status().key
        try first.signature(of: old)
        try second.signature(of: new)
        #expect(throws: ProofError.self) { try second.signature(of: old) }
        #expect(try log.read { try $0.signingKey(at: Position(2)) } == old)
        let report = try Verifier.verify(log, since: try Verifier.Older(first))
        #expect(report.isSound && report.checkpoints.count == 2 && report.since?.size == 2)
        try log.close()
    }

    @Test func `a log put back from a backup signs nothing until a steward accepts it`() throws {
        let log = try log()
        try log.close()
        let backup = try #require(FileManager.default.contents(atPath: path))
        let went = try Log(openingAt: path, clock: { clock.now })
        try note(went, "Lost later")
        let lost = try Checkpoint(try went.checkpoint()).head
        try went.close()
        try backup.write(to: URL(fileURLWithPath: path))

        let back = try Log(openingAt: path, clock: { clock.now })
        let words = "the log has 2 entries, and 3 were signed: it was cut off, or put back from a backup"
        #expect(try back.status().problem?.hasPrefix(words) == true)
        #expect(throws: ProofError.self) { try back.checkpoint() }
        #expect(try Verifier.verify(back).parted.count == 1)
        // Longer again, but not the same.
        try note(back, "Another one")
        try note(back, "And another")
        #expect(throws: ProofError.self) { try back.checkpoint() }
        try hold(back)
        #expect(try back.status().checkpoint == nil)
        let wrong = BreakAccepted {
            $0.size = 4
            $0.root = lost.root.hex
            $0.reason = "Not that one"
        }
        try back.record(Draft(wrong, actor: PersonID(1)))
        #expect(throws: ProofError.self) { try back.checkpoint() }
        let right = BreakAccepted {
            $0.size = Int(lost.size)
            $0.root = lost.root.hex
            $0.reason = "The disk failed"
        }
        try back.record(Draft(right, actor: PersonID(1)))
        let note = try back.checkpoint()
        #expect(try Checkpoint(note).head == back.status().head)
        #expect(try back.status().problem == nil)
        #expect(try Verifier.verify(back).isSound)
        try back.close()
    }

    @Test func `a witness's signature is checked and kept`() throws {
        let log = try log()
        let note = try log.checkpoint()
        let witness = try WitnessKey(name: "secretary.example", seed: Array(repeating: 3, count: 32))
        var signed = note
        signed.add(try witness.sign(note.text, at: 1_767_225_600))
        let first = try log.addWitness(signed, key: witness.key)
        #expect(first.position == Position(2) && !first.isRepeat)
        #expect(try log.addWitness(signed, key: witness.key).isRepeat)
        #expect(try log.status().witnesses == [witness.key])
        #expect(try log.checkpoint() == signed)
        #expect(try Verifier.verify(log).witnesses.map(\.key) == [witness.key])
        try log.close()
    }

    @Test func `what no witness signed of this log is refused`() throws {
        let log = try log()
        let note = try log.checkpoint()
        let key = try log.status().key
        let witness = try WitnessKey(name: "secretary.example", seed: Array(repeating: 3, count: 32))
        let other = try WitnessKey(name: "secretary.example", seed: Array(repeating: 4, count: 32))
        var signed = note
        signed.add(try witness.sign(note.text, at: 1_767_225_600))
        #expect(throws: ProofError.self) { try log.addWitness(note, key: witness.key) }
        #expect(throws: ProofError.self) { try log.addWitness(signed, key: other.key) }
        // The log is no witness of itself.
        #expect(throws: ProofError.self) { try log.addWitness(signed, key: key) }
        var forged = note
        let real = try witness.sign("another text\n", at: 1)
        forged.add(real)
        #expect(throws: ProofError.self) { try log.addWitness(forged, key: witness.key) }
        // A head that the log never had.
        let text = Checkpoint(origin: "annals/\(try log.status().log)", head: TreeHead(size: 2, root: .leaf(of: [])))
            .text
        let made = try SignedNote(text: text, signatures: [try witness.sign(text, at: 1)])
        #expect(throws: ProofError.self) { try log.addWitness(made, key: witness.key) }
        #expect(try log.status().witnesses == [])
        try log.close()
    }
}
