/// Keys of Ed25519 and what they sign for the log of `Room.opening`, made by other hands (OpenSSL).
enum Keys {
    /// Room.opening's own.
    static let first = "A6EHv/POEL4dcN0Y50vAmWfk1jCbpQ1fHdyGZBJVMbg="
    static let second = "Kay64UG8yvCyLhqU000LxzYeUm0L/hLIl5S8kyKWbdc="
    static let third = "JUO5L/EJVRFHatyDadtt3JM2ZaEZeN2hQE7hBmypVZ0="
    /// The first key's signature for the second one.
    static let forSecond = "a5oY+svMAiIacjBkQN0vqILG5tewWtVHuOa+PtslSU0+SKIj90fHOuksthxSueIYGflHkNLS1o4OsOFHX3vhCA=="
    /// The second key's signature for the third one.
    static let forThird = "s6wzTVj+lomP+4J6XoFxG6Zh+6x3WMmSNDzN5Hqq0C/L7y19yR1hJoaDixTUyi4znHTMQ5XtwUMos3VKLxBYBg=="

    /// The SHA-256 of nothing, for a root.
    static let root = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    static let giveUp = Step("break-accepted size=40 root=\(root) reason='The disk failed'")

    static let change = Step("key-changed key=\(second) signature=\(forSecond)")
}

/// A document of five bytes, `Notes`, on the idea I-1.
enum Notes {
    static let sha256 = "8a7525b1492fb84833f5c4a69b30f4bfbb134f9b666b61a2c1872d63d234c085"
    static let attached = Step(
        "document-attached on=I-1 name=notes.txt mediaType=text/plain sha256=\(sha256) bytes=5 with Notes")
}
