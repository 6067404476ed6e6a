public import Annals

/// What came of checking a bundle: what is proved, by whose word, and what does not hold.
public struct EvidenceFindings: Sendable {
    /// Something that does not hold.
    public struct Damage: Sendable, Equatable {
        /// What sort of check failed; the article *Evidence* lists them.
        public enum Code: String, CaseIterable, Sendable {
            case form, says, origin, key, signature, order, beyond, line, proof, redaction, chain, trust, list, name
            case witness
        }

        /// What sort of check failed.
        public let code: Code
        /// The entry; `nil` where it is none in particular.
        public let position: Position?
        /// What is wrong with it, in words that follow on “entry #17”.
        public let problem: String

        /// Says what does not hold.
        public init(_ code: Code, _ position: Position?, _ problem: String) {
            self.code = code
            self.position = position
            self.problem = problem
        }
    }

    /// A disclosed text that is the one sealed in the log.
    public struct Name: Sendable, Equatable {
        /// The entry that it is sealed in.
        public let position: Position
        /// Where in its line.
        public let path: String
        /// Under whose key it is sealed, as the line says: `P-3`, `S-4`.
        public let of: String?
        /// The text.
        public let text: String
    }

    /// A signature beside that of the log.
    public struct Signature: Sendable, Equatable {
        /// Who signed, by the name of the key.
        public let name: String
        /// Whether it was checked, with a key that was given for it.
        public let isChecked: Bool
        /// When, in seconds since 1970, where the signature says so and was checked.
        public let time: Int64?
    }

    /// What does not hold; nothing in it where all does.
    public internal(set) var damage: [Damage] = []
    /// Whether the key is one that was given, or that such a one vouches for, and not only the bundle's own word.
    public var isTrusted: Bool { isKeyGiven && isSound }
    /// Whether nothing was found that does not hold.
    public var isSound: Bool { damage.isEmpty }
    /// What it is evidence of.
    public let subject: String
    /// The log, as the checkpoint names it.
    public let origin: String
    /// How many entries the checkpoint covers.
    public let size: Int64
    /// The root of their tree.
    public let root: Digest
    /// For whose eyes it was made.
    public let viewer: String?
    /// The entries that could be read, in order.
    public internal(set) var entries: [Position] = []
    /// Those that texts were taken out of.
    public internal(set) var redacted: [Position] = []
    /// What the listed positions are about.
    public let about: [String]
    /// The last entry that was looked at for the list.
    public let known: Position
    /// The listed positions.
    public let positions: [Position]
    /// Those of them that are not in the bundle.
    public var notIncluded: [Position] {
        let here = Set(entries)
        return positions.filter { !here.contains($0) }
    }
    /// The disclosed texts.
    public internal(set) var names: [Name] = []
    /// The entries that changed the log's key.
    public internal(set) var keyChanges: [Position] = []
    /// The signatures beside that of the log.
    public internal(set) var signatures: [Signature] = []
    let isKeyGiven: Bool

    init(_ evidence: Evidence, _ checkpoint: Checkpoint, isKeyGiven: Bool) {
        subject = evidence.subject
        origin = checkpoint.origin
        size = checkpoint.head.size
        root = checkpoint.head.root
        viewer = evidence.viewer
        about = evidence.about
        known = evidence.known
        positions = evidence.positions
        self.isKeyGiven = isKeyGiven
    }

    mutating func add(_ code: Damage.Code, _ position: Position?, _ problem: String) {
        damage.append(Damage(code, position, problem))
    }
}

extension EvidenceFindings {
    /// For programs; `tools/verify.py evidence --json` gives the same.
    public var json: JSONValue {
        [
            "sound": .truth(isSound), "trusted": .truth(isTrusted), "subject": .text(subject),
            "origin": .text(origin), "size": JSONValue(size), "root": .text(root.hex), "viewer": .optional(viewer),
            "entries": .each(entries) { JSONValue($0.rawValue) },
            "redacted": .each(redacted) { JSONValue($0.rawValue) }, "about": .each(about) { .text($0) },
            "known": JSONValue(known.rawValue), "positions": .each(positions) { JSONValue($0.rawValue) },
            "notIncluded": .each(notIncluded) { JSONValue($0.rawValue) },
            "names": .each(names) { name in
                [
                    "position": JSONValue(name.position.rawValue), "path": .text(name.path),
                    "of": .optional(name.of), "text": .text(name.text),
                ]
            },
            "keyChanges": .each(keyChanges) { JSONValue($0.rawValue) },
            "signatures": .each(signatures) { signature in
                [
                    "name": .text(signature.name), "checked": .truth(signature.isChecked),
                    "time": signature.time.map { JSONValue($0) } ?? .null,
                ]
            },
            "damage": .each(damage) { $0.json },
        ]
    }
}

extension EvidenceFindings.Damage {
    /// For programs.
    public var json: JSONValue {
        [
            "code": .text(code.rawValue), "position": position.map { JSONValue($0.rawValue) } ?? .null,
            "problem": .text(problem),
        ]
    }
}
