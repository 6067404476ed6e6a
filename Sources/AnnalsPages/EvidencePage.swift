/// An evidence bundle as a page for people, to read and to print: what it proves and what not, the entries in words, and
/// behind them every line, leaf and signature as it is.
public struct EvidencePage: Sendable {
    /// Whose log it is.
    public var organization: String
    /// What it is evidence of.
    public var title: String
    /// What there is to say of it at first sight.
    public var facts: [String]
    /// What it says of itself.
    public var says: String
    /// What is proved, a sentence each.
    public var proved: [String]
    /// What is not, a sentence each.
    public var notProved: [String]
    /// The entries, in order.
    public var entries: [Entry]
    /// The verifier key.
    public var key: String
    /// The signed checkpoint.
    public var checkpoint: String
    /// Texts that are sealed in the lines and shown here.
    public var disclosed: [(position: Int64, path: String, text: String, salt: String)]
    /// What it was made from.
    public var made: String

    /// One entry.
    public struct Entry: Sendable {
        /// Its place in the log.
        public var position: Int64
        /// When it happened, in the organization's zone.
        public var when: String
        /// What was written down, in words.
        public var words: String
        /// What became of it; `nil` where it stands as it is.
        public var note: String?
        /// Whether it is about what the bundle is evidence of.
        public var isAbout: Bool
        /// Its line.
        public var line: String
        /// Its leaf, in hexadecimal.
        public var leaf: String

        /// Puts it together.
        public init(
            position: Int64, when: String, words: String, note: String?, isAbout: Bool, line: String, leaf: String
        ) {
            self.position = position
            self.when = when
            self.words = words
            self.note = note
            self.isAbout = isAbout
            self.line = line
            self.leaf = leaf
        }
    }

    /// Puts it together.
    public init(
        organization: String, title: String, facts: [String], says: String, proved: [String], notProved: [String],
        entries: [Entry], key: String, checkpoint: String,
        disclosed: [(position: Int64, path: String, text: String, salt: String)], made: String
    ) {
        self.organization = organization
        self.title = title
        self.facts = facts
        self.says = says
        self.proved = proved
        self.notProved = notProved
        self.entries = entries
        self.key = key
        self.checkpoint = checkpoint
        self.disclosed = disclosed
        self.made = made
    }

    /// The page as one HTML file that needs nothing beside it, and runs no script.
    public var html: String {
        Pages.render(
            "evidence",
            [
                "css": ["pictures.css", "report.css", "numbered.css", "evidence.css"].map { Pages.file($0) }.joined(),
                "organization": organization, "title": title, "facts": facts, "says": says, "proved": proved,
                "notProved": notProved, "key": key, "checkpoint": checkpoint, "made": made,
                "entries": entries.map { entry in
                    var context: [String: Any] = [
                        "number": entry.position, "when": entry.when, "words": entry.words, "isAbout": entry.isAbout,
                        "line": entry.line, "leaf": entry.leaf,
                    ]
                    if let note = entry.note { context["note"] = note }
                    return context
                },
                "hasDisclosed": !disclosed.isEmpty,
                "disclosed": disclosed.map { text in
                    ["number": text.position, "path": text.path, "text": text.text, "salt": text.salt] as [String: Any]
                },
            ])
    }
}
