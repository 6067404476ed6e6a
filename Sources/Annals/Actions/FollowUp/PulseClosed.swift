// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation
// What each field holds is said in `fields`, for people and programs alike.

/// No more answers.
public struct PulseClosed: Action {
    public static let name = "pulse-closed"
    public static let summary = "A pulse takes no more answers."
    public static let by = Authority(.moderator, .chair, .scribe, .tracker, .coach)
    public var pulse = PulseID()
    public init() {}

    public mutating func fields(_ visit: inout FieldVisitor) throws(Fault) { try visit("pulse", &pulse, "the pulse") }

    public mutating func judge(_ world: inout World) throws(Refusal) {
        let story = try world.story(pulse)
        if let closed = story.closed { throw .isAlready(pulse.subject, "closed", since: closed) }
        guard story.sealed.count >= BallotOpened.fewestForSecrecy, story.opened.count != story.sealed.count else {
            return
        }
        if world.judgesAgain { throw .otherPapers(pulse.subject, story.opened.count, sealed: story.sealed.count) }
        throw .needsPapers(pulse.subject)
    }
}
