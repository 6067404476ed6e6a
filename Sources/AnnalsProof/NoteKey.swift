import Annals
import Crypto
import Foundation

/// A key that signatures of notes are checked with: `<name>+<key id>+<Base64>` (C2SP, signed-note).
public struct NoteKey: Sendable, Hashable {
    /// How it signs, by its number in the specification.
    public enum Algorithm: UInt8, Sendable {
        /// Ed25519 over the text of the note.
        case ed25519 = 0x01
        /// Ed25519 over the text and the time at which it was signed (C2SP, tlog-cosignature: `cosignature/v1`).
        case cosignature = 0x04
    }

    /// Whose it is.
    public let name: String
    /// How it signs.
    public let algorithm: Algorithm
    /// The public key of Ed25519, 32 bytes.
    public let publicKey: [UInt8]

    /// Names a key; throws where the name or the key cannot be one.
    public init(name: String, algorithm: Algorithm = .ed25519, publicKey: [UInt8]) throws(ProofError) {
        guard NoteKey.isName(name) else {
            throw ProofError(
                .malformed, "“\(name)” names no key: it is empty, or holds a space, a plus or a control character")
        }
        guard publicKey.count == 32, (try? Curve25519.Signing.PublicKey(rawRepresentation: publicKey)) != nil else {
            throw ProofError(
                .malformed, "the public key of \(name) is none of Ed25519: it has \(publicKey.count) bytes")
        }
        self.name = name
        self.algorithm = algorithm
        self.publicKey = publicKey
    }

    /// Reads a key as it is handed around.
    public init(_ text: String) throws(ProofError) {
        // Base64 may hold a plus itself.
        let parts = text.split(separator: "+", maxSplits: 2, omittingEmptySubsequences: false)
        guard parts.count == 3, parts[1].utf8.count == 8, let id = Hex.bytes(parts[1]),
            let data = Base64.bytes(String(parts[2])), let kind = data.first
        else {
            throw ProofError(
                .malformed, "“\(text)” is no key of signed notes: it reads name+8 hexadecimal digits+Base64")
        }
        guard let algorithm = Algorithm(rawValue: kind) else {
            throw ProofError(
                .malformed,
                "the key of \(parts[0]) signs by algorithm \(kind); 1 (Ed25519) and 4 (cosignature/v1) are known")
        }
        try self.init(name: String(parts[0]), algorithm: algorithm, publicKey: Array(data.dropFirst()))
        guard self.id == id else {
            throw ProofError(
                .malformed,
                "the key of \(name) carries the id \(parts[1]), and its own is \(Hex.text(self.id)): copy it again")
        }
    }

    /// The first four bytes of SHA-256(name || newline || algorithm || key), which signatures carry.
    public var id: [UInt8] {
        Array(Digest(hashing: Array(name.utf8) + [0x0A, algorithm.rawValue] + publicKey).bytes.prefix(4))
    }

    /// The key as it is handed around.
    public var text: String {
        "\(name)+\(Hex.text(id))+\(Data([algorithm.rawValue] + publicKey).base64EncodedString())"
    }

    /// Whether the bytes of a signature are this key's for that text.
    public func isValid(_ signature: [UInt8], for text: String) -> Bool {
        guard let key = try? Curve25519.Signing.PublicKey(rawRepresentation: publicKey) else { return false }
        switch algorithm {
        case .ed25519:
            return signature.count == 64 && key.isValidSignature(signature, for: Array(text.utf8))
        case .cosignature:
            guard signature.count == 72, let seconds = NoteKey.time(of: signature) else { return false }
            return key.isValidSignature(signature.dropFirst(8), for: NoteKey.message(text, at: seconds))
        }
    }

    /// What a cosignature of version 1 signs.
    public static func message(_ text: String, at seconds: Int64) -> [UInt8] {
        Array("cosignature/v1\ntime \(seconds)\n\(text)".utf8)
    }

    /// When a cosignature was made, in seconds since 1970; `nil` for what cannot be one.
    static func time(of signature: [UInt8]) -> Int64? {
        guard signature.count == 72 else { return nil }
        let time = signature.prefix(8).reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        return Int64(exactly: time)
    }

    static func isName(_ name: String) -> Bool {
        !name.isEmpty
            && name.unicodeScalars.allSatisfy {
                !$0.properties.isWhitespace && $0 != "+" && $0.value >= 0x20 && $0 != "\u{7F}"
            }
    }
}

extension NoteKey: CustomStringConvertible {
    /// The key as it is handed around.
    public var description: String { text }
}

/// Base64 of the standard alphabet with padding, and with nothing that another writer would write otherwise.
enum Base64 {
    /// The bytes; `nil` where the text is not the one way to write them.
    static func bytes(_ text: String) -> [UInt8]? {
        guard let data = Data(base64Encoded: text), data.base64EncodedString() == text else { return nil }
        return Array(data)
    }
}
