// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation
// What each field holds is said in `fields`, for people and programs alike.

/// How far somebody agrees.
public struct PulseAnswered: Action {
    public static let name = "pulse-answered"
    public static let summary = "Somebody answers a pulse: a number from 1 to 5 for each of its statements."
    public static let by = Authority(.participant, .moderator, .chair, .scribe)
    public var pulse = PulseID()
    public var answers: [Int] = []
    public var words: String?
    public init() {}

    public mutating func fields(_ visit: inout FieldVisitor) throws(Fault) {
        try visit("pulse", &pulse, "the pulse")
        try visit.some("answers", &answers, "for each statement how far they agree: 1 not at all, 5 fully")
        try visit("words", &words, "anything they want to add")
    }

    public mutating func judge(_ world: inout World) throws(Refusal) {
        let who = try world.actor(PulseAnswered.name)
        let story = try world.story(pulse)
        if let closed = story.closed { throw .isAlready(pulse.subject, "closed", since: closed) }
        if story.isAnonymous {
            throw .isNot(pulse.subject, "answered by name", so: "it is anonymous; record answer-sealed")
        }
        if let earlier = story.answers[who] {
            throw .isAlready(pulse.subject, "answered by \(who)", since: earlier.mark)
        }
        try story.allows(answers)
        if world.judgesAgain { return }
        try world.mustBeAsked(who, story)
    }
}

extension Pulse {
    /// Refuses answers that do not fit its statements.
    func allows(_ answers: [Int]) throws(Refusal) {
        guard answers.count == terms.statements.count else {
            throw .answerCount(id, answers.count, expected: terms.statements.count)
        }
        for answer in answers where !(1...5).contains(answer) {
            throw .outOfRange("answers", Number(answer), "1", "5")
        }
    }
}

extension World {
    /// Those present answer; before there is anybody present, those invited.
    mutating func mustBeAsked(_ person: PersonID, _ pulse: Pulse) throws(Refusal) {
        let session = try story(pulse.session)
        if pulse.terms.when == .before ? session.takesPart(person) : session.attended.contains(person) { return }
        let asked = pulse.terms.when == .before ? "invited to" : "present in"
        throw .isNot(person.subject, "\(asked) \(session.id)", so: "only those who are answer its pulse")
    }
}
