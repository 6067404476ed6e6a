import Annals
import Crypto
import Foundation

/// The keys of a log at one moment, in memory.
final class Keys: Sendable {
    /// The log's own id, which every seal is bound to.
    let log: String
    /// By person.
    let personal: [PersonID: SymmetricKey]
    /// By session.
    let circles: [SessionID: SymmetricKey]
    /// What the ids of imported lines follow from; `nil` where there is none.
    let imports: SymmetricKey?
    /// The sessions with a circle whose keys the file should hold and does not.
    let lost: Set<SessionID>

    init(_ log: String, _ keys: KeysFile.SealingKeys, lost: Set<SessionID> = []) {
        self.log = log
        personal = keys.personal
        circles = keys.circles
        imports = keys.imports
        self.lost = lost
    }

    /// No keys at all.
    static let none = Keys("", KeysFile.SealingKeys())

    /// The same without those of some people, and knowing of sessions whose keys are lost.
    func without(_ people: Set<PersonID>, lost: Set<SessionID>) -> Keys {
        var keys = KeysFile.SealingKeys(personal: personal, circles: circles, imports: imports)
        for person in people { keys.personal[person] = nil }
        return Keys(log, keys, lost: lost)
    }

    /// Every session for which a circle was ever drawn; `nil` where there are no keys to know that by.
    ///
    /// A circle is drawn only where its session has a key, or its key is known to be lost.
    var drawn: Set<SessionID>? { log.isEmpty ? nil : lost.union(circles.keys) }

    /// Whether there are none that open anything.
    var isEmpty: Bool { personal.isEmpty && circles.isEmpty }

    /// The key of an owner.
    func key(of owner: KeyOwner) -> SymmetricKey? {
        switch owner {
        case .person(let person): personal[person]
        case .session(let session): circles[session]
        }
    }
}

extension SealedText {
    /// Seals a text: 16 random bytes of salt and the text, by AES-256-GCM with a random nonce.
    init(_ text: String, under key: SymmetricKey, of owner: KeyOwner, context: [UInt8]) throws {
        var generator = SystemRandomNumberGenerator()
        var plain: [UInt8] = []
        plain.reserveCapacity(SealedText.saltLength + text.utf8.count)
        for _ in 0..<2 { withUnsafeBytes(of: generator.next()) { plain.append(contentsOf: $0) } }
        plain.append(contentsOf: text.utf8)
        let box = try AES.GCM.seal(plain, using: key, authenticating: context)
        guard let bytes = box.combined else { throw CryptoKitError.incorrectParameterSize }
        self.init(box: bytes.base64EncodedString(), hash: Digest(hashing: plain).hex, owner: owner)
    }

    /// What it says; `nil` where it was not sealed under that key, or stood elsewhere.
    func opened(with key: SymmetricKey, context: [UInt8]) -> OpenedText? {
        guard let bytes = Data(base64Encoded: box), let box = try? AES.GCM.SealedBox(combined: bytes),
            let plain = try? AES.GCM.open(box, using: key, authenticating: context),
            plain.count >= SealedText.saltLength,
            let text = String(validating: plain.dropFirst(SealedText.saltLength), as: UTF8.self)
        else { return nil }
        return OpenedText(salt: Array(plain.prefix(SealedText.saltLength)), text: text)
    }
}

extension SymmetricKey {
    /// HMAC-SHA-256: 32 bytes that follow from a text, and tell nothing of it to who lacks the key.
    func authenticationCode(for text: [UInt8]) -> [UInt8] {
        HMAC<SHA256>.authenticationCode(for: text, using: self).withUnsafeBytes { Array($0) }
    }
}
