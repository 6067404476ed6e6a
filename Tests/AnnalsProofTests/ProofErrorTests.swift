import AnnalsProof
import Testing

struct ProofErrorTests {
    @Test func `a fault says what was wrong`() {
        #expect(ProofError(.notSigned, "no signature of anna stands there").description == "no signature of anna stands there")
    }
}
