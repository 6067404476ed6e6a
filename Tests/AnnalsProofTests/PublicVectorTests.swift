import Annals
import AnnalsProof
import Foundation
import Testing

import enum Crypto.Curve25519

/// Public test vectors, in the folder that ANNALS_DATA names.
private let folder = ProcessInfo.processInfo.environment["ANNALS_DATA"].map { $0 + "/vectors/" }

@Suite(
    "Public vectors",
    .enabled(if: folder != nil, "skipped: ANNALS_DATA names no folder of public records"))
struct PublicVectorTests {
    private struct MerkleCase: Decodable {
        var file: String
        var kind: String
        var wantErr: Bool
        var leafIdx: UInt64?
        var treeSize: UInt64?
        var root: Data?
        var leafHash: Data?
        var size1: UInt64?
        var size2: UInt64?
        var root1: Data?
        var root2: Data?
        var proof: [Data]?
    }

    private func lines<Case: Decodable>(_ name: String, _ type: Case.Type) throws -> [Case] {
        let file = try Data(contentsOf: URL(fileURLWithPath: try #require(folder) + name))
        return try file.split(separator: 0x0A).map { try JSONDecoder().decode(Case.self, from: $0) }
    }

    /// A hash; what has not 32 bytes stands for another one, since no hash of ours can have another length.
    private func digest(_ data: Data?, of what: String = "node") -> Digest {
        let bytes = Array(data ?? Data())
        return Digest(bytes) ?? Digest(hashing: Array("no hash of a \(what)".utf8) + bytes)
    }

    @Test func `the proofs of RFC 6962 hold or fail as they must`() throws {
        let cases = try lines("merkle/rfc6962.jsonl", MerkleCase.self)
        #expect(cases.count == 196)
        for one in cases {
            let path = (one.proof ?? []).map { digest($0) }
            let holds: Bool
            if one.kind == "inclusion" {
                let size = Int64(truncatingIfNeeded: one.treeSize ?? 0)
                let proof = InclusionProof(index: Int64(truncatingIfNeeded: one.leafIdx ?? 0), size: size, path: path)
                holds =
                    (try? proof.verify(
                        leaf: digest(one.leafHash, of: "leaf"), head: TreeHead(size: size, root: digest(one.root))))
                    != nil
            } else {
                let (old, new) = (Int64(one.size1 ?? 0), Int64(one.size2 ?? 0))
                holds =
                    (try? ConsistencyProof(old: old, new: new, path: path).verify(
                        from: TreeHead(size: old, root: digest(one.root1)),
                        to: TreeHead(size: new, root: digest(one.root2))))
                    != nil
            }
            #expect(holds != one.wantErr, "\(one.file)")
        }
    }

    private struct NoteFile: Decodable {
        struct Bad: Decodable {
            var why: String
            var note: String
        }
        var keys: [String]
        var note: String
        var bad: [Bad]

        enum CodingKeys: String, CodingKey {
            case keys = "verifier_keys"
            case note
            case bad = "must_fail"
        }
    }

    @Test func `the published note verifies, and those that must fail do`() throws {
        let data = try Data(contentsOf: URL(fileURLWithPath: try #require(folder) + "signed-note.json"))
        let file = try JSONDecoder().decode(NoteFile.self, from: data)
        let keys = try file.keys.map { try NoteKey($0) }
        for key in keys { try SignedNote(Array(file.note.utf8)).signature(of: key) }
        for bad in file.bad {
            #expect(throws: ProofError.self, "\(bad.why)") {
                try SignedNote(Array(bad.note.utf8)).signature(of: keys[0])
            }
        }
    }

    private struct Ed25519Case: Decodable {
        var tc: Int
        var pk: String
        var msg: String
        var sig: String
        var result: String
    }

    @Test func `signatures of Ed25519 are judged as Wycheproof asks`() throws {
        let cases = try lines("ed25519-wycheproof.jsonl", Ed25519Case.self)
        #expect(cases.count == 151)
        for one in cases {
            guard let text = String(validating: Hex.bytes(one.msg) ?? [], as: UTF8.self),
                let signature = Hex.bytes(one.sig),
                let key = try? NoteKey(name: "key", publicKey: Hex.bytes(one.pk) ?? [])
            else {
                // No text, so no note can hold it: the key itself is asked.
                let key = try Curve25519.Signing.PublicKey(rawRepresentation: Hex.bytes(one.pk) ?? [])
                let isValid = key.isValidSignature(Hex.bytes(one.sig) ?? [], for: Hex.bytes(one.msg) ?? [])
                #expect(isValid == (one.result == "valid"), "test \(one.tc)")
                continue
            }
            #expect(key.isValid(signature, for: text) == (one.result == "valid"), "test \(one.tc)")
        }
    }
}
