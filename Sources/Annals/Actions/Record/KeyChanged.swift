// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation
// What each field holds is said in `fields`, for people and programs alike.

import Crypto
import Foundation

/// The log goes on under another key.
public struct KeyChanged: Action {
    public static let name = "key-changed"
    public static let summary = "The log's signing key changes; the old key signs for the new one."
    public static let by = Authority(.steward)
    public static let bearing = Bearing.lasting
    public var key = ""
    public var signature = ""
    public init() {}

    public mutating func fields(_ visit: inout FieldVisitor) throws(Fault) {
        try visit.title("key", &key, "the new public key, Ed25519, in Base64")
        try visit.title("signature", &signature, "the old key's signature for it, in Base64")
    }

    public var furtherSubjects: [Subject] { [Subject(.log), Subject(.organization)] }

    public mutating func judge(_ world: inout World) throws(Refusal) {
        if world.judgesAgain { return }
        guard world.isLive else { throw .onlyNow(KeyChanged.name) }
        let now = try world.organization()
        if key == now.key { throw .nothingChanges(Subject(.log)) }
        guard KeyChanged.publicKey(key) != nil else { throw .noKey("key") }
        guard isSigned(by: now.key, log: now.log) else { throw .wrongSignature }
    }
}

extension KeyChanged {
    /// What the old key signs: four lines that bind log, old and new key, each ended by a newline.
    public static func message(log: String, from old: String, to new: String) -> [UInt8] {
        Array("annals key-changed 1\nlog \(log)\nold \(old)\nnew \(new)\n".utf8)
    }

    /// Whether the signature is that of the old key for this log and the new key.
    public func isSigned(by old: String, log: String) -> Bool {
        guard let oldKey = KeyChanged.publicKey(old), let signature = Data(base64Encoded: signature) else {
            return false
        }
        return oldKey.isValidSignature(signature, for: KeyChanged.message(log: log, from: old, to: key))
    }

    static func publicKey(_ text: String) -> Curve25519.Signing.PublicKey? {
        guard let bytes = Data(base64Encoded: text), bytes.count == 32, bytes.base64EncodedString() == text else {
            return nil
        }
        return try? Curve25519.Signing.PublicKey(rawRepresentation: bytes)
    }
}
