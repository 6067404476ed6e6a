import Annals
import Foundation

/// A text with the signatures under it (C2SP, signed-note).
///
/// The text ends with a newline; an empty line follows, then a line for each signature: `— <name> <Base64 of key id and
/// signature>`.
public struct SignedNote: Sendable, Equatable {
    /// One signature under a note.
    public struct Signature: Sendable, Hashable {
        /// Whose key it names.
        public let name: String
        /// The four bytes that tell the key from others of that name.
        public let keyID: [UInt8]
        /// What the key made; a cosignature begins with its time.
        public let bytes: [UInt8]

        /// Names a signature.
        public init(name: String, keyID: [UInt8], bytes: [UInt8]) {
            self.name = name
            self.keyID = keyID
            self.bytes = bytes
        }

        /// The signature of a key.
        public init(by key: NoteKey, _ bytes: [UInt8]) {
            self.init(name: key.name, keyID: key.id, bytes: bytes)
        }

        /// A cosignature: the time stands before what the key made.
        public init(by key: NoteKey, at seconds: Int64, _ bytes: [UInt8]) {
            self.init(by: key, (0..<8).map { UInt8(truncatingIfNeeded: seconds >> (56 - 8 * $0)) } + bytes)
        }

        /// Reads a line, without its newline.
        public init(line: String) throws(ProofError) {
            let parts = line.split(separator: " ", omittingEmptySubsequences: false)
            guard parts.count == 3, parts[0] == "—", NoteKey.isName(String(parts[1])),
                let data = Base64.bytes(String(parts[2])), data.count > 4
            else { throw ProofError(.malformed, "“\(line)” is no signature: it reads “— name Base64”") }
            self.init(name: String(parts[1]), keyID: Array(data.prefix(4)), bytes: Array(data.dropFirst(4)))
        }

        /// Its line, without a newline.
        public var line: String { "— \(name) \(Data(keyID + bytes).base64EncodedString())" }

        /// Whether it names that key.
        public func names(_ key: NoteKey) -> Bool { name == key.name && keyID == key.id }
    }

    /// The text, which ends with a newline.
    public let text: String
    /// The signatures, in their order.
    public private(set) var signatures: [Signature]

    /// The most bytes that a note may have here.
    public static let longest = 1_000_000
    /// The most signatures that a note may have here.
    public static let mostSignatures = 100

    /// Puts signatures under a text; throws where it cannot be the text of a note.
    public init(text: String, signatures: [Signature]) throws(ProofError) {
        guard text.hasSuffix("\n") else {
            throw ProofError(.malformed, "the text of the note does not end with a newline")
        }
        for scalar in text.unicodeScalars where scalar.value < 0x20 && scalar != "\n" || scalar.value == 0x7F {
            throw ProofError(.malformed, "the note holds the control character \(scalar.value)")
        }
        self.text = text
        self.signatures = signatures
    }

    /// Reads a note.
    public init(_ bytes: [UInt8]) throws(ProofError) {
        guard bytes.count <= SignedNote.longest else {
            throw ProofError(.malformed, "the note has \(bytes.count) bytes; the most is \(SignedNote.longest)")
        }
        guard let whole = String(validating: bytes, as: UTF8.self) else {
            throw ProofError(.malformed, "the note is not UTF-8")
        }
        guard bytes.last == 0x0A else { throw ProofError(.malformed, "the note does not end with a newline") }
        let utf8 = Array(whole.utf8)
        guard let gap = (1..<max(1, utf8.count)).last(where: { utf8[$0] == 0x0A && utf8[$0 - 1] == 0x0A }),
            gap + 1 < utf8.count
        else {
            throw ProofError(.malformed, "the note has no empty line with signatures after it")
        }
        let lines = utf8[(gap + 1)...].dropLast().split(separator: 0x0A, omittingEmptySubsequences: false)
        guard lines.count <= SignedNote.mostSignatures else {
            throw ProofError(
                .malformed, "the note has \(lines.count) signatures; the most is \(SignedNote.mostSignatures)")
        }
        var signatures: [Signature] = []
        for line in lines { signatures.append(try Signature(line: String(decoding: line, as: UTF8.self))) }
        try self.init(text: String(decoding: utf8[..<gap], as: UTF8.self), signatures: signatures)
    }

    /// The note, byte by byte.
    public var bytes: [UInt8] { Array(written.utf8) }

    /// The note as text.
    public var written: String { text + "\n" + signatures.map { $0.line + "\n" }.joined() }

    /// Puts another signature under it; one that stands there already is not repeated.
    public mutating func add(_ signature: Signature) {
        if !signatures.contains(signature) { signatures.append(signature) }
    }

    /// The signature of a key; throws where there is none, or where one that names the key is not its own.
    @discardableResult
    public func signature(of key: NoteKey) throws(ProofError) -> Signature {
        let named = signatures.filter { $0.names(key) }
        guard let first = named.first else {
            throw ProofError(.notSigned, "no signature of \(key.name) (key \(Hex.text(key.id))) stands under the note")
        }
        for signature in named where !key.isValid(signature.bytes, for: text) {
            throw ProofError(.badSignature, "the signature of \(key.name) is not that of its key for this text")
        }
        return first
    }

    /// When a cosignature of a key was made, in seconds since 1970; `nil` for a key that signs no time.
    public func time(of key: NoteKey) throws(ProofError) -> Int64? {
        let signature = try signature(of: key)
        return key.algorithm == .cosignature ? NoteKey.time(of: signature.bytes) : nil
    }
}
