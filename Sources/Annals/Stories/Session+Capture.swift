// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation
// What is left without words here is told by its name, or by the field of the action that it comes from.

/// How ideas are taken down in a session: in the open, hidden until they are revealed, without names, or both.
///
/// What people rely on only adds up: a session that hides may come to leave names out as well, and the other way round,
/// but neither is taken back by setting another mode. Only the reveal, which everybody in the room sees, makes it open
/// again. What was written down before it keeps what it was promised: names that were left out stay out for ever.
public struct Capture: Sendable {
    /// Whether what is captured stays hidden until it is revealed.
    public private(set) var hides = false
    /// Whether nobody's name is kept with what is captured.
    public private(set) var isAnonymous = false
    /// The technique in use.
    public private(set) var technique: String?

    /// Whether nothing is hidden and everybody is named.
    public var isOpen: Bool { !hides && !isAnonymous }

    /// In words: `open`, `hidden`, `anonymous`, `hidden and anonymous`.
    public var words: String {
        switch (hides, isAnonymous) {
        case (false, false): "open"
        case (true, false): "hidden"
        case (false, true): "anonymous"
        case (true, true): "hidden and anonymous"
        }
    }

    mutating func apply(_ entry: Entry) {
        switch entry.action {
        case .modeSet(let it):
            hides = hides || it.capture == .hidden
            isAnonymous = isAnonymous || it.capture == .anonymous
            technique = it.technique
        case .ideasRevealed(let it):
            // The ideas of one question shown, those of the others are still being written.
            if it.question != nil { return }
            hides = false
            isAnonymous = false
        default: break
        }
    }
}
