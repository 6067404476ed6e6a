import Annals
import AnnalsProof
import Testing

/// The note that the specification's first implementation documents; and a checkpoint signed by other hands (OpenSSL).
enum Notes {
    static let text =
        "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n"
    static let peter = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"
    static let enoch = "EnochRoot+af0cfe78+ATtqJ7zOtqQtYqOo0CpvDXNlMhV3HeJDpjrASKGLWdop"
    static let byPeter =
        "— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM="
    static let byEnoch =
        "— EnochRoot rwz+eBzmZa0SO3NbfRGzPCpDckykFXSdeX+MNtCOXm2/5n2tiOHp+vAF1aGrQ5ovTG01oOTGwnWLox33WWd1RvMc+QQ="

    static let log = "annals/00112233445566778899aabbccddeeff+73608bfc+AYqI4910CfGV/VLbLTy6XXLKZwm/HZQSG/N0iAG0D29c"
    static let witness = "secretary.example+2c7fd9c1+BIE5dw6ofRdfVqNUZsNMfszLjYqRtO43ol32D1uPybOU"
    static let checkpoint = """
        annals/00112233445566778899aabbccddeeff
        1
        iipcm3aIJ95alVLDigRMZpWcaPbS8htSYK9U0vh9uCc=

        — annals/00112233445566778899aabbccddeeff c2CL/DYF+MIaeL6sxaZ1qddO1RB57+YddTcHfYh6RQsJ1tWtFmSsKnuiqBXTxAjAw8ITZ6mZL2OPc+ejquPMnB07Awo=
        — secretary.example LH/ZwQAAAABpVbkAajJzX0Tm7cSUCIb79ar9O9WuG8RWJi4deAHUm97A+w+msmldprksH5Q68snLduNHRXBMVvVsJVMMRJ88yCWRBw==

        """
}

@Suite("Signed notes")
struct SignedNoteTests {
    private func note(_ text: String) throws -> SignedNote { try SignedNote(Array(text.utf8)) }

    @Test func `the published note is read, written and verified`() throws {
        let whole = "\(Notes.text)\n\(Notes.byPeter)\n\(Notes.byEnoch)\n"
        let note = try note(whole)
        #expect(note.text == Notes.text)
        #expect(note.written == whole)
        for key in [Notes.peter, Notes.enoch] { try note.signature(of: try NoteKey(key)) }
    }

    @Test(arguments: [(Notes.peter, "c74f20a3"), (Notes.enoch, "af0cfe78"), (Notes.log, "73608bfc")])
    func `a key's id follows from name, algorithm and key`(text: String, id: String) throws {
        let key = try NoteKey(text)
        #expect(Hex.text(key.id) == id)
        #expect(key.text == text)
    }

    @Test func `a changed text, a changed signature and a missing one are told apart`() throws {
        let peter = try NoteKey(Notes.peter)
        let changed = Notes.text.replacing("answer", with: "Answer")
        #expect(throws: ProofError(.badSignature, "the signature of PeterNeumann is not that of its key for this text"))
        {
            try note("\(changed)\n\(Notes.byPeter)\n").signature(of: peter)
        }
        #expect(
            throws: ProofError(.notSigned, "no signature of PeterNeumann (key c74f20a3) stands under the note")
        ) {
            try note("\(Notes.text)\n\(Notes.byEnoch)\n").signature(of: peter)
        }
        // The right one, and then one that only says so.
        let forged = Notes.byPeter.replacing("ZJku", with: "ZJkv")
        #expect(throws: ProofError.self) {
            try note("\(Notes.text)\n\(Notes.byPeter)\n\(forged)\n").signature(of: peter)
        }
    }

    @Test(arguments: [
        "", "\n", "text\n", "text\n— a AAAAAAA=\n", "text\n\n", "text\n\n— a AAAAAAA=", "text\n\n- a AAAAAAA=\n",
        "text\n\n— a b AAAAAAA=\n", "text\n\n— a+b AAAAAAA=\n", "text\n\n— a AAAAAA==\n", "text\n\n— a AAAAAAB=\n",
        "text\n\n—  AAAAAAA=\n", "te\txt\n\n— a AAAAAAA=\n", "text\n\n— a AAAAAAA=\n\n", "text\n\n— a !\n",
    ])
    func `what is no note is refused`(text: String) {
        #expect(throws: ProofError.self) { try note(text) }
    }

    @Test func `bytes that are no UTF-8 are refused`() {
        #expect(throws: ProofError.self) {
            try SignedNote([0xC3, 0x28, 0x0A, 0x0A] + Array("— a AAAAAAA=\n".utf8))
        }
    }

    @Test func `a text may hold empty lines: the last one parts it from the signatures`() throws {
        let note = try note("one\n\ntwo\n\n— a AAAAAAA=\n")
        #expect(note.text == "one\n\ntwo\n")
        #expect(note.signatures.count == 1)
    }

    @Test func `a signature is put under a note once`() throws {
        var note = try note("\(Notes.text)\n\(Notes.byPeter)\n")
        note.add(try SignedNote.Signature(line: Notes.byEnoch))
        note.add(try SignedNote.Signature(line: Notes.byEnoch))
        #expect(note.written == "\(Notes.text)\n\(Notes.byPeter)\n\(Notes.byEnoch)\n")
    }

    @Test(arguments: [
        "", "a", "a+b", "a+00000000+AAAA", "+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
        "PeterNeumann+c74f20a4+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
        "PeterNeumann+c74f20a3+AhpC2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
        "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10T",
        "Peter Neumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
    ])
    func `what is no key is refused`(text: String) {
        #expect(throws: ProofError.self) { try NoteKey(text) }
    }
}

@Suite("Checkpoints")
struct CheckpointTests {
    @Test func `a checkpoint made elsewhere is read, and both its signatures hold`() throws {
        let note = try SignedNote(Array(Notes.checkpoint.utf8))
        try note.signature(of: try NoteKey(Notes.log))
        // 1767225600 s is 2026-01-01T00:00:00Z.
        #expect(try note.time(of: try NoteKey(Notes.witness)) == 1_767_225_600)
        let checkpoint = try Checkpoint(note)
        #expect(checkpoint.origin == "annals/00112233445566778899aabbccddeeff")
        #expect(checkpoint.head == TreeHead(size: 1, root: .leaf(of: Array("hello".utf8))))
        #expect(checkpoint.extensions == [])
        #expect(checkpoint.text == note.text)
    }

    @Test func `a cosignature binds its time`() throws {
        let witness = try NoteKey(Notes.witness)
        let note = try SignedNote(Array(Notes.checkpoint.utf8))
        let signature = try note.signature(of: witness)
        var later = signature.bytes
        later[7] ^= 1
        #expect(witness.isValid(signature.bytes, for: note.text))
        #expect(!witness.isValid(later, for: note.text))
        #expect(!witness.isValid(Array(signature.bytes.dropFirst(8)), for: note.text))
    }

    @Test(arguments: [
        "a\n1\n", "a\n01\niipcm3aIJ95alVLDigRMZpWcaPbS8htSYK9U0vh9uCc=\n",
        "a\n-1\niipcm3aIJ95alVLDigRMZpWcaPbS8htSYK9U0vh9uCc=\n",
        "a\n+1\niipcm3aIJ95alVLDigRMZpWcaPbS8htSYK9U0vh9uCc=\n",
        "a\n1\niipcm3aIJ95alVLDigRMZpWcaPbS8htSYK9U0vh9uC==\n", "a\n1\nAAAA\n",
        "\n1\niipcm3aIJ95alVLDigRMZpWcaPbS8htSYK9U0vh9uCc=\n",
        "a\n1\niipcm3aIJ95alVLDigRMZpWcaPbS8htSYK9U0vh9uCc=\n\nb\n",
        "a\n9223372036854775808\niipcm3aIJ95alVLDigRMZpWcaPbS8htSYK9U0vh9uCc=\n",
    ])
    func `what is no checkpoint is refused`(text: String) throws {
        let note = try SignedNote(text: text, signatures: [])
        #expect(throws: ProofError.self) { try Checkpoint(note) }
    }

    @Test func `lines that others add are kept`() throws {
        let text = "a.example/log\n0\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\nmore\n"
        let checkpoint = try Checkpoint(try SignedNote(text: text, signatures: []))
        #expect(checkpoint.head == .empty)
        #expect(checkpoint.extensions == ["more"])
        #expect(checkpoint.text == text)
    }
}
