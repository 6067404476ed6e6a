// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation
// What each field holds is said in `fields`, for people and programs alike.

/// An answer without a name.
///
/// The log says who answered; what they answered lies in the ballot box until the pulse closes.
public struct AnswerSealed: Action {
    public static let name = "answer-sealed"
    public static let summary = "Somebody answers an anonymous pulse: the log says who, the ballot box keeps what."
    public static let by = PulseAnswered.by
    public static let bearing = Bearing.lastingStory
    public var pulse = PulseID()
    public var answers: [Int]?
    public var words: String?
    public init() {}

    public mutating func fields(_ visit: inout FieldVisitor) throws(Fault) {
        try visit("pulse", &pulse, "the pulse")
        try visit.sealed(
            "answers", &answers,
            "for each statement how far they agree, 1 to 5; it goes into the ballot box, and never with a name into the log"
        )
        try visit.sealed("words", &words, "anything they want to add; into the ballot box too")
    }

    public mutating func judge(_ world: inout World) throws(Refusal) {
        let who = try world.actor(AnswerSealed.name)
        let story = try world.story(pulse)
        if let closed = story.closed { throw .isAlready(pulse.subject, "closed", since: closed) }
        guard story.isAnonymous else { throw .notSecret(pulse.subject, PulseAnswered.name) }
        if let earlier = story.sealed[who] { throw .isAlready(pulse.subject, "answered by \(who)", since: earlier) }
        if world.judgesAgain { return }
        try world.mustBeAsked(who, story)
        guard let answers else { throw .needs("answers", "the paper for the ballot box says how far they agree") }
        try story.allows(answers)
        let given = (answers, words)
        world.seal(
            PulsePaper {
                $0.answers = given.0
                $0.words = given.1
            })
        self.answers = nil
        words = nil
    }
}
