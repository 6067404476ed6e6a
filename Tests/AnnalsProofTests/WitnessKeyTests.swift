import AnnalsProof
import Testing

@Suite("The key of a witness")
struct WitnessKeyTests {
    /// The seed of the witness of `Notes`, whose public half other hands made.
    private let seed = [UInt8](repeating: 2, count: 32)

    @Test func `its public half follows from the seed, and it is kept as text`() throws {
        let witness = try WitnessKey(name: "secretary.example", seed: seed)
        #expect(witness.key.text == Notes.witness)
        #expect(witness.text == "PRIVATE+KEY+secretary.example+2c7fd9c1+BAICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgIC")
        #expect(try WitnessKey(witness.text + "\n").key == witness.key)
    }

    @Test func `what it signs holds for its text and time, and for no other`() throws {
        let witness = try WitnessKey(name: "secretary.example", seed: seed)
        let signature = try witness.sign("a\n0\nb\n", at: 1_767_225_600)
        let note = try SignedNote(text: "a\n0\nb\n", signatures: [signature])
        #expect(try note.time(of: witness.key) == 1_767_225_600)
        #expect(!witness.key.isValid(signature.bytes, for: "a\n1\nb\n"))
    }

    @Test(arguments: [
        "", "secretary.example", "PRIVATE+KEY+secretary.example+2c7fd9c2+BAICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgIC",
        "PRIVATE+KEY+secretary.example+2c7fd9c1+AQICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgIC",
        "PRIVATE+KEY+secretary.example+2c7fd9c1+BAIC",
    ])
    func `what is no such key is refused`(text: String) {
        #expect(throws: ProofError.self) { try WitnessKey(text) }
    }

    @Test func `a name with a space or a plus is refused`() {
        for name in ["", "the secretary", "a+b"] {
            #expect(throws: ProofError.self) { try WitnessKey(name: name) }
        }
    }
}
