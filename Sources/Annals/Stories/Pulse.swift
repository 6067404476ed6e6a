// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation
// What is left without words here is told by its name, or by the field of the action that it comes from.

/// A few statements, and how far those who were there agree with them.
public struct Pulse: Story {
    public static let kind = Subject.Kind.pulse
    public private(set) var began: Mark?
    /// The id.
    public let id: PulseID
    /// How it was opened: session, time and statements.
    public private(set) var terms = PulseOpened()
    /// The answers that bear a name, by who gave them.
    public private(set) var answers: [PersonID: Answer] = [:]
    /// Who answered an anonymous pulse, and where that stands.
    public private(set) var sealed: [PersonID: Mark] = [:]
    /// The answers to an anonymous pulse, once opened; none where fewer than three answered.
    public private(set) var opened: [PulsePaper] = []
    public private(set) var closed: Mark?

    /// What somebody answered.
    public struct Answer: Hashable, Sendable {
        /// A number from 1 to 5 for each statement.
        public let numbers: [Int]
        public let words: String?
        public let mark: Mark
    }

    public init(_ id: PulseID) {
        self.id = id
    }

    /// The session that it is about.
    public var session: SessionID { terms.session }

    /// Whether nobody is to know who answered what.
    public var isAnonymous: Bool { terms.anonymous ?? false }

    /// How many people answered.
    public var answered: Int { answers.count + sealed.count }

    /// How far people agree with each statement on the whole, to a hundredth; empty where nobody answered.
    public var means: [Number] {
        let all = answers.values.map(\.numbers) + opened.map(\.answers)
        guard !all.isEmpty else { return [] }
        let count = Int64(all.count)
        return terms.statements.indices.map { index in
            let sum = all.reduce(Int64(0)) { $0 + Int64($1.indices.contains(index) ? $1[index] : 0) }
            return Number(units: (sum * 200 + count) / (count * 2), scale: 2)
        }
    }

    public mutating func apply(_ entry: Entry) {
        switch entry.action {
        case .pulseOpened(let opened):
            began = began ?? Mark(entry)
            terms = opened
        case .pulseAnswered(let answer):
            guard let who = entry.actor else { return }
            answers[who] = Answer(numbers: answer.answers, words: answer.words, mark: Mark(entry))
        case .answerSealed: if let who = entry.actor { sealed[who] = Mark(entry) }
        case .answersOpened(let opening): opened += opening.answers
        case .pulseClosed: closed = Mark(entry)
        default: break
        }
    }
}
