// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation
// What each field holds is said in `fields`, for people and programs alike.

/// The answers to an anonymous pulse, without names.
public struct AnswersOpened: Action {
    public static let name = "answers-opened"
    public static let summary = "The answers to an anonymous pulse are opened: all of them, sorted, without names."
    public static let by = PulseClosed.by
    public static let bearing = Bearing.lastingStory
    public var pulse = PulseID()
    public var answers: [PulsePaper] = []
    public init() {}

    public mutating func fields(_ visit: inout FieldVisitor) throws(Fault) {
        try visit("pulse", &pulse, "the pulse")
        try visit.some("answers", &answers, "the answers, sorted by their bytes; as many as fit a line")
    }

    public mutating func judge(_ world: inout World) throws(Refusal) {
        let story = try world.story(pulse)
        if let closed = story.closed { throw .isAlready(pulse.subject, "closed", since: closed) }
        guard story.isAnonymous else { throw .notSecret(pulse.subject, PulseClosed.name) }
        if !world.judgesAgain, !world.opensBox { throw .onlyByClosing(AnswersOpened.name, PulseClosed.name) }
        let count = story.opened.count + answers.count
        if count > story.sealed.count { throw .otherPapers(pulse.subject, count, sealed: story.sealed.count) }
        for paper in answers { try story.allows(paper.answers) }
    }
}

/// What somebody answered, without their name.
public struct PulsePaper: FieldGroup, Hashable {
    public static let groupName = "answer"
    public var answers: [Int] = []
    public var words: String?
    public init() {}

    public mutating func fields(_ visit: inout FieldVisitor) throws(Fault) {
        try visit.some("answers", &answers, "for each statement how far they agree, 1 to 5")
        try visit("words", &words, "what they added")
    }
}
