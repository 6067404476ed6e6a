// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation
// What each field holds is said in `fields`, for people and programs alike.

/// A document is kept with something in the log.
public struct DocumentAttached: Action {
    public static let name = "document-attached"
    public static let summary = "A document is attached to anything in the log, and its content kept by its hash."
    public static let by = Authority.session
    public static let bearing = Bearing.annotation
    public var on = Reference.link("")
    public var name = ""
    public var mediaType = ""
    public var sha256 = ""
    public var bytes = 0
    public var source: String?
    public init() {}

    public mutating func fields(_ visit: inout FieldVisitor) throws(Fault) {
        try visit.mentions("on", &on, "what it is attached to: any id, or an entry such as #17")
        try visit.title("name", &name, "the name of the file")
        try visit.title("mediaType", &mediaType, "what it is, such as application/pdf")
        try visit.title("sha256", &sha256, "SHA-256 of its content, in 64 hexadecimal digits")
        try visit("bytes", &bytes, "how many bytes it has, up to 20,000,000")
        try visit("source", &source, "where it comes from")
    }

    public mutating func judge(_ world: inout World) throws(Refusal) {
        guard on.subject != nil else { throw .notInTheLog(on) }
        guard (1...Document.mostBytes).contains(bytes) else {
            throw .outOfRange("bytes", Number(bytes), "1", "20000000")
        }
        if world.judgesAgain { return }
        guard let length = try world.documentLength(sha256) else {
            if !world.scope.given.isEmpty { throw .doesNotMatch("sha256", "the content of \(name)") }
            throw .contentMissing(name)
        }
        guard length == bytes else { throw .doesNotMatch("bytes", "the content of \(name), which has \(length)") }
    }
}
