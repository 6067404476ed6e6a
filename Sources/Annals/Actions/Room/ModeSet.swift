// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation
// What each field holds is said in `fields`, for people and programs alike.

/// How ideas are taken down from now on.
///
/// Nobody is promised something that is taken back while they write: what a session hides it goes on hiding, and whose
/// names it leaves out it goes on leaving out, until `ideas-revealed`, which all in the room see. So `hidden` and
/// `anonymous` add up, in either order, and `open` is refused after either. The mode holds for every door: `idea-captured`
/// is completed by it, whatever a phone or a program sends.
public struct ModeSet: Action {
    public static let name = "mode-set"
    public static let summary =
        "A session takes ideas down in the open, hidden until they are revealed, or without names."
    public static let by = Authority.lead
    public var session = SessionID()
    public var capture = CaptureMode.open
    public var technique: String?
    public init() {}

    public mutating func fields(_ visit: inout FieldVisitor) throws(Fault) {
        try visit("session", &session, "the session")
        try visit("capture", &capture, "how ideas are taken down")
        try visit.title("technique", &technique, "the technique in use")
    }

    public mutating func judge(_ world: inout World) throws(Refusal) {
        let story = try world.story(session)
        try world.mustNotBeOver(story)
        let now = story.capture
        if capture == .open, !now.isOpen { throw .lessHidden(session, now.words) }
        if world.judgesAgain { return }
        let adds = capture == .hidden && !now.hides || capture == .anonymous && !now.isAnonymous
        if !adds, technique == now.technique { throw .nothingChanges(session.subject) }
    }
}

/// How ideas are taken down.
public enum CaptureMode: String, Word {
    /// Everybody sees at once what is captured, and whose it is.
    case open = "open"
    /// Nobody sees it, or whose it is, before it is revealed.
    case hidden = "hidden"
    /// Nobody's name is kept with it.
    case anonymous = "anonymous"
}
