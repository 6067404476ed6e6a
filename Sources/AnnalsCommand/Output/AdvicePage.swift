import Annals

/// Advice with its facts, for people.
struct AdvicePage {
    let language: Language

    /// What was asked, and what the record answers.
    struct Answer {
        let session: Session?
        let moment: Instant
        let advice: [Advice]
        /// Whether the session was opened since that moment.
        var wasOpened = false
    }

    func text(_ answer: Answer) -> String {
        guard !answer.advice.isEmpty else {
            return "No advice: nothing on record asks for any."
        }
        var parts: [String] = []
        if let session = answer.session {
            let then = answer.wasOpened ? ", as things stood before it was opened" : ""
            parts.append(Terminal.bold("For \(session.id) \(session.title)\(then)"))
        }
        for topic in Advice.Topic.allCases {
            let advice = answer.advice.filter { $0.topic == topic }
            if advice.isEmpty { continue }
            let lines = advice.flatMap { [Terminal.bold($0.words[language])] + $0.reasons.map { line($0) } }
            parts.append(([topic.words] + lines).joined(separator: "\n"))
        }
        return parts.joined(separator: "\n\n")
    }

    private func line(_ reason: Advice.Reason) -> String {
        let sign =
            switch reason.speaks {
            case .inFavour: "+"
            case .against: "−"
            case .plainly: "·"
            }
        let words = reason.words[language]
        // What the sentence names already need not be named again.
        let ids = reason.subjects.map(\.id).filter { !words.contains($0) }
        return "  \(sign) \(words)\(ids.isEmpty ? "" : " [\(ids.joined(separator: ", "))]")"
    }
}

extension Advice.Topic {
    /// For the head of a list.
    fileprivate var words: String {
        switch self {
        case .style: "Moderator style, the most advisable first"
        case .next: "Offsite or strategy session"
        case .agenda: "Agenda"
        case .initiative: "Initiatives"
        case .followUp: "Between the sessions"
        }
    }
}
