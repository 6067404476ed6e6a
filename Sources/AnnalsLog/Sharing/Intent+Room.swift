public import Annals

/// Why somebody who came in by a room's code may not record something: it is not of that room.
public struct OutOfTheRoom: Error, Equatable, CustomStringConvertible {
    private let words: Wording

    fileprivate init(_ words: String, russian: String) {
        self.words = Wording(
            "a visit by the room's code \(words): for more, open your personal link",
            russian: "вход по коду зала \(russian): чтобы сделать больше, откройте свою личную ссылку")
    }

    /// What is wrong, and what to do next.
    public var description: String { told(in: .english) }

    /// The same in a language.
    public func told(in language: Language) -> String { words[language] }
}

extension Intent {
    /// Keeps what comes from a visit to one room within it: what phones offer there, about things of that session, in
    /// the sender's own name, as it happens.
    func stay(in room: SessionID, _ draft: inout Draft, _ source: StoreSource) throws {
        guard draft.actor == sender, draft.recorder == nil, draft.occurredAt == nil, draft.documents.isEmpty else {
            throw OutOfTheRoom(
                "speaks for nobody else, and of now alone",
                russian: "позволяет говорить только от своего имени и только о том, что есть сейчас")
        }
        guard draft.session == nil || draft.session == room else {
            throw OutOfTheRoom("opens \(room) alone", russian: "открывает только \(room)")
        }
        draft.session = room
        switch draft.action {
        case .ideaCaptured, .ideaReworded, .ideaWithdrawn, .argumentMade, .questionAnswered, .breakoutReported,
            .voteCast, .voteSealed, .voteWithdrawn, .recusalDeclared, .pulseAnswered, .answerSealed, .handRaised,
            .turnPassed,
            .turnEnded, .personArrived, .personDeparted, .dissentRecorded:
            break
        case .entryStruck(let strike):
            // Undoing: one's own, of this room.
            guard let entry = try source.entry(at: strike.entry), entry.actor == sender, entry.isOf(room) else {
                throw OutOfTheRoom(
                    "undoes nothing but what was done in \(room)",
                    russian: "позволяет отменить только сделанное в \(room)")
            }
            return
        default:
            throw
                OutOfTheRoom(
                    "does not do “\(draft.action.name)”", russian: "не позволяет записать «\(draft.action.name)»")
        }
        for subject in draft.action.touched {
            let isHere: Bool
            switch subject.kind {
            case .session: isHere = subject == room.subject
            case .person: isHere = subject == sender?.subject
            default: isHere = try Intent.belongs(subject, to: room, source)
            }
            guard isHere else {
                throw OutOfTheRoom("does not reach \(subject.id)", russian: "не открывает \(subject.id)")
            }
        }
    }

    /// Whether something came up in a session, or was carried into it; what is not there is left to the rules.
    private static func belongs(_ subject: Subject, to room: SessionID, _ source: StoreSource) throws -> Bool {
        guard let first = try source.firstEntry(about: subject) else { return true }
        return try first.isOf(room) || source.entries(of: subject, aboutOnly: true).contains { $0.isOf(room) }
    }
}
