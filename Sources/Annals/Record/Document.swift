/// A document's content, kept in the log's file by its SHA-256.
public struct Document: Sendable, Equatable {
    /// The most bytes that one may have.
    public static let mostBytes = 20_000_000

    /// Its bytes.
    public let content: [UInt8]
    /// The SHA-256 of its bytes.
    public let sha256: Digest

    /// Takes the content.
    public init(_ content: [UInt8]) {
        self.content = content
        sha256 = Digest(hashing: content)
    }
}

extension Draft {
    /// Attaches a document to something.
    ///
    /// - Parameters:
    ///   - document: its content.
    ///   - on: what it is attached to.
    ///   - name: the name of the file.
    ///   - mediaType: what it is, such as `application/pdf`.
    ///   - source: where it comes from.
    public init(
        attaching document: Document, to on: Reference, name: String, mediaType: String, source: String? = nil,
        actor: PersonID? = nil, session: SessionID? = nil
    ) {
        self.init(
            DocumentAttached {
                $0.on = on
                $0.name = name
                $0.mediaType = mediaType
                $0.sha256 = document.sha256.hex
                $0.bytes = document.content.count
                $0.source = source
            }, actor: actor, session: session)
        documents = [document]
    }
}
