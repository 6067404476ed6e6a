import Annals
import Crypto
import Foundation

/// The private key of a witness, who signs checkpoints of a log together with the time (C2SP, cosignature/v1).
///
/// Kept as `PRIVATE+KEY+<name>+<key id>+<Base64 of algorithm and seed>`, as other programs for signed notes keep theirs.
public struct WitnessKey: Sendable {
    /// The public half.
    public let key: NoteKey
    private let seed: [UInt8]

    /// Makes a new key.
    public init(name: String) throws(ProofError) {
        try self.init(name: name, seed: Array(Curve25519.Signing.PrivateKey().rawRepresentation))
    }

    /// Makes the key of a seed of 32 bytes.
    public init(name: String, seed: [UInt8]) throws(ProofError) {
        guard let pair = try? Curve25519.Signing.PrivateKey(rawRepresentation: seed) else {
            throw ProofError(.malformed, "a private key has 32 bytes")
        }
        key = try NoteKey(
            name: name, algorithm: .cosignature, publicKey: Array(pair.publicKey.rawRepresentation))
        self.seed = seed
    }

    /// Reads a key as it is kept.
    public init(_ text: String) throws(ProofError) {
        let text = text.trimmingCharacters(in: .whitespacesAndNewlines)
        let parts = text.split(separator: "+", maxSplits: 4, omittingEmptySubsequences: false)
        guard parts.count == 5, parts[0] == "PRIVATE", parts[1] == "KEY", let bytes = Base64.bytes(String(parts[4])),
            bytes.first == NoteKey.Algorithm.cosignature.rawValue
        else { throw ProofError(.malformed, "it reads PRIVATE+KEY+name+id+Base64, of algorithm 4") }
        try self.init(name: String(parts[2]), seed: Array(bytes.dropFirst()))
        guard Hex.text(key.id) == parts[3] else {
            throw ProofError(
                .malformed, "it carries the id \(parts[3]), and its own is \(Hex.text(key.id)): copy it again")
        }
    }

    /// The key as it is kept; it is a secret.
    public var text: String {
        let secret = Data([NoteKey.Algorithm.cosignature.rawValue] + seed).base64EncodedString()
        return "PRIVATE+KEY+\(key.name)+\(Hex.text(key.id))+\(secret)"
    }

    /// Signs a text at a time, in seconds since 1970.
    public func sign(_ text: String, at seconds: Int64) throws -> SignedNote.Signature {
        let pair = try Curve25519.Signing.PrivateKey(rawRepresentation: seed)
        return SignedNote.Signature(
            by: key, at: seconds, Array(try pair.signature(for: NoteKey.message(text, at: seconds))))
    }
}
