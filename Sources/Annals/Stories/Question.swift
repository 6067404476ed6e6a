// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation
// What is left without words here is told by its name, or by the field of the action that it comes from.

/// A question that people work on, in a session or without one.
public struct Question: Story {
    public static let kind = Subject.Kind.question
    public private(set) var began: Mark?
    /// The id.
    public let id: QuestionID
    /// What is asked.
    public private(set) var text = ""
    /// The session in which it was posed.
    public private(set) var session: SessionID?
    /// The answers, the latest last: it is the one that counts.
    public private(set) var answers: [Answer] = []
    /// The sessions into which it was carried, in order.
    public private(set) var carriedInto: [SessionID] = []

    /// An answer and what it rests on.
    public struct Answer: Hashable, Sendable {
        public let text: String
        public let basis: [Reference]
        public let mark: Mark
    }

    public init(_ id: QuestionID) {
        self.id = id
    }

    /// The sessions that it belongs to.
    public var sessions: [SessionID] { (session.map { [$0] } ?? []) + carriedInto }

    /// The answer that counts.
    public var answer: Answer? { answers.last }

    public mutating func apply(_ entry: Entry) {
        switch entry.action {
        case .questionPosed(let posed):
            began = began ?? Mark(entry)
            text = posed.text
            session = posed.session ?? entry.session
        case .questionAnswered(let it):
            answers.append(Answer(text: it.text, basis: it.basis, mark: Mark(entry)))
        case .carried(let carrying): carriedInto.append(carrying.into)
        default: break
        }
    }
}
