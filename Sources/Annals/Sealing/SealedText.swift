/// Whose key a text is sealed under.
public enum KeyOwner: Hashable, Sendable {
    /// A person's: their name, title and e-mail address, and what they noted for themselves.
    case person(PersonID)
    /// A session's that only a circle may read: what was said in it.
    case session(SessionID)

    /// Reads `P-7` or `S-4`; `nil` for anything else.
    public init?(_ id: String) {
        if let person = PersonID(id), person.isGiven {
            self = .person(person)
        } else if let session = SessionID(id), session.isGiven {
            self = .session(session)
        } else {
            return nil
        }
    }
}

extension KeyOwner: CustomStringConvertible {
    /// The id: `P-7`, `S-4`.
    public var description: String {
        switch self {
        case .person(let person): person.description
        case .session(let session): session.description
        }
    }
}

/// A text as it stands sealed in a line: `{"sealed":"BASE64","hash":"HEX","key":"P-7"}` in place of the JSON string.
///
/// Without its key nobody can read it; with the salt and the text anybody can see that they are what was sealed.
public struct SealedText: Hashable, Sendable {
    /// Nonce (12 bytes), ciphertext and tag (16 bytes) of AES-256-GCM, in Base64 with padding.
    ///
    /// Within are the salt (16 bytes) and the text in UTF-8.
    public let box: String
    /// SHA-256(salt ‖ text), in 64 lower-case hexadecimal digits.
    public let hash: String
    /// Whose key opens it; `nil` where the line does not say.
    public let owner: KeyOwner?

    /// Names its parts.
    public init(box: String, hash: String, owner: KeyOwner?) {
        self.box = box
        self.hash = hash
        self.owner = owner
    }

    /// How many bytes of salt there are.
    public static let saltLength = 16

    /// What is read in place of a text whose key is not at hand.
    static let mark = "[sealed]"
    static let beginning: StaticString = "{\"sealed\":\""

    /// What a seal is bound to beside its key, so that it opens nowhere else: UTF-8 of
    /// `annals/<log id>/<entry id>/<path>`.
    public static func context(log: String, entry: EntryID, path: String) -> [UInt8] {
        Array("annals/\(log)/\(entry)/\(path)".utf8)
    }

    /// As it stands in a line.
    var json: [UInt8] {
        var json = JSONWriter(capacity: box.utf8.count + 100)
        json.open()
        json.key("sealed")
        json.string(box)
        json.key("hash")
        json.string(hash)
        if let owner {
            json.key("key")
            json.string(owner.description)
        }
        json.close()
        return json.bytes
    }
}

/// What a sealed text says, and what proves it.
public struct OpenedText: Hashable, Sendable {
    /// 16 random bytes.
    public let salt: [UInt8]
    /// The text.
    public let text: String

    /// A text with its salt.
    public init(salt: [UInt8], text: String) {
        self.salt = salt
        self.text = text
    }

    /// SHA-256(salt ‖ text), in hexadecimal digits: equal to the `hash` of the sealed text.
    public var hash: String { Digest(hashing: salt + Array(text.utf8)).hex }
}

/// Who has keys, and opens what is sealed under them.
public protocol SealOpener: Sendable {
    /// What a sealed text of an entry says; `nil` where its key is not at hand, or is not for whoever reads.
    ///
    /// - Parameter path: where it stands in the line: `data.name`, `data.options[1].text`.
    func open(_ sealed: SealedText, of entry: EntryID, at path: String) -> OpenedText?
}

/// Who has keys, or makes them, and seals texts under them.
public protocol Sealer {
    /// Seals a text of an entry; throws where there is no key for it, and none is to be made.
    func seal(_ text: String, under owner: KeyOwner, of entry: EntryID, at path: String) throws -> SealedText
}

extension String {
    /// Whether it stands for a text that is sealed under a key that is not at hand.
    public var isSealed: Bool { self == SealedText.mark }
}
