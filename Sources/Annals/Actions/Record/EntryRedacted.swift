// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation
// What each field holds is said in `fields`, for people and programs alike.

/// Texts are taken out of the log for the law's sake.
///
/// Their bytes go, in each text's place stands which entry took it out; the leaf of the line stays.
public struct EntryRedacted: Action {
    public static let name = "entry-redacted"
    public static let summary = "Texts of an entry are taken out of the file; that it was there, and all else, stays."
    public static let by = Authority(.steward)
    public static let bearing = Bearing.lasting
    /// What stands for the bytes of an attached document among the fields.
    public static let content = "content"
    public var entry = Position.start
    public var texts: [String] = []
    public var reason = ""
    public var sha256: String?
    public init() {}

    public mutating func fields(_ visit: inout FieldVisitor) throws(Fault) {
        try visit.about("entry", &entry, "the position of the entry, such as #17", required: true)
        try visit.some(
            "fields", &texts, "the texts to take out, such as text or options[1].text; content for a document's bytes")
        try visit("reason", &reason, "why; not what the texts said")
        try visit.title("sha256", &sha256, "SHA-256 of the line without them; filled in")
    }

    /// Whether the bytes of the attached document go too.
    package var takesContent: Bool { texts.contains(EntryRedacted.content) }

    public mutating func judge(_ world: inout World) throws(Refusal) {
        let target = try world.entry(entry)
        if world.judgesAgain { return }
        let by = world.head.next
        var found: [String] = []
        for field in texts {
            if field == EntryRedacted.content, case .documentAttached(let document) = target.action {
                guard try world.documentLength(document.sha256) != nil else {
                    throw .isAlready(Subject(.entry, of: entry), "without its content")
                }
                found.append(field)
                continue
            }
            let within = Redaction.texts(at: field, in: target)
            if within.isEmpty { throw .noText(entry, field) }
            found += within
        }
        if let double = found.firstDouble { throw .textTwice(double) }
        texts = found
        let line = Redaction.line(of: target, without: texts, by: by)
        if line.count > Entry.longestLine { throw .tooLong(field: texts[0], bytes: line.count) }
        let hash = Digest(hashing: line).hex
        if let sha256, sha256 != hash { throw .doesNotMatch("sha256", "what would be left of entry \(entry)") }
        sha256 = hash
    }
}
