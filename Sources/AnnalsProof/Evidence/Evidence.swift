public import Annals

/// Some entries of a log, each with the proof that it stands there, under one signed checkpoint: all that an outsider
/// needs to check them with no log at hand.
///
/// The file is described in the article *Evidence*; `tools/verify.py` reads it too, and shares no code with this.
public struct Evidence: Sendable, Equatable {
    /// The version of the file.
    public static let version = 1
    /// What tells such a file from others.
    public static let format = "annals-evidence"
    /// What a bundle says of itself, word for word.
    public static let says =
        "This bundle proves presence, not completeness: each entry in it stands in the log exactly as it stands here, and "
        + "the log's keeper signed for that. It cannot prove that there is no other entry. The positions list every entry "
        + "about the subjects that its maker saw among the first so many entries of the log, also those that are not in it."

    /// What it says of itself; anything but `Evidence.says` is damage.
    public var says = Evidence.says
    /// What it is evidence of, as it stands in a line: `decision:D-9`.
    public var subject: String
    /// What the listed positions are about: the subject, and the ballots on it.
    public var about: [String]
    /// The last entry that was looked at for the list.
    public var known: Position
    /// All entries about those subjects up to there, in order, also those that are not in the bundle.
    public var positions: [Position]
    /// For whose eyes it was made (`P-3`); `nil` where it shows what there is.
    public var viewer: String?
    /// The signed checkpoint, a note of C2SP.
    public var checkpoint: String
    /// The verifier key that signed it.
    public var key: String
    /// The entries, in order: the first of the log, each change of its key, and what the bundle is about.
    public var lines: [Line]
    /// Sealed texts that are shown.
    public var disclosed: [Disclosure]

    /// An entry with its proof.
    public struct Line: Sendable, Equatable {
        /// Its place in the log.
        public var position: Position
        /// The bytes of its line.
        public var line: [UInt8]
        /// Its leaf, where texts were taken out of the line and it no longer follows from it.
        public var leaf: Digest?
        /// The hashes of its inclusion proof, the nearest to the leaf first.
        public var proof: [Digest]

        /// Puts them together.
        public init(position: Position, line: [UInt8], leaf: Digest? = nil, proof: [Digest]) {
            self.position = position
            self.line = line
            self.leaf = leaf
            self.proof = proof
        }
    }

    /// A sealed text with the salt that it was hashed with, and never with a key.
    public struct Disclosure: Sendable, Equatable {
        /// The entry.
        public var position: Position
        /// Where in its line the text is sealed: `data.name`.
        public var path: String
        /// The 16 random bytes before it, in Base64.
        public var salt: String
        /// The text.
        public var text: String

        /// Puts them together.
        public init(position: Position, path: String, salt: String, text: String) {
            self.position = position
            self.path = path
            self.salt = salt
            self.text = text
        }
    }

    /// Puts a bundle together.
    public init(
        subject: String, about: [String], known: Position, positions: [Position], viewer: String? = nil,
        checkpoint: String, key: String, lines: [Line], disclosed: [Disclosure] = []
    ) {
        self.subject = subject
        self.about = about
        self.known = known
        self.positions = positions
        self.viewer = viewer
        self.checkpoint = checkpoint
        self.key = key
        self.lines = lines
        self.disclosed = disclosed
    }
}

/// Why a file cannot even be checked.
public enum EvidenceError: Error, Equatable, Sendable, CustomStringConvertible {
    /// It is not of the documented form; says where.
    case malformed(String)
    /// It is of a version that only a newer release knows.
    case newer(Int)

    /// What is wrong, in words that follow on the name of the file.
    public var description: String {
        switch self {
        case .malformed(let problem): problem
        case .newer(let version): "is of version \(version), this knows \(Evidence.version)"
        }
    }
}
