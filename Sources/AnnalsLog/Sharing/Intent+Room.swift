import Annals

/// Why somebody who came in by a room's code may not record something: it is not of that room.
public struct OutOfTheRoom: Error, Equatable, CustomStringConvertible {
    /// What is wrong, and what to do next.
    public let description: String
}

extension Intent {
    /// Keeps what comes from a visit to one room within it: what phones offer there, about things of that session, in
    /// the sender's own name, as it happens.
    func stay(in room: SessionID, _ draft: inout Draft, _ source: StoreSource) throws {
        guard draft.actor == sender, draft.recorder == nil, draft.occurredAt == nil, draft.documents.isEmpty else {
            throw Intent.elsewhere("speaks for nobody else, and of now alone")
        }
        guard draft.session == nil || draft.session == room else {
            throw Intent.elsewhere("opens \(room) alone")
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
                throw Intent.elsewhere("undoes nothing but what was done in \(room)")
            }
            return
        default: throw Intent.elsewhere("does not do “\(draft.action.name)”")
        }
        for subject in draft.action.touched {
            let isHere: Bool
            switch subject.kind {
            case .session: isHere = subject == room.subject
            case .person: isHere = subject == sender?.subject
            default: isHere = try Intent.belongs(subject, to: room, source)
            }
            guard isHere else { throw Intent.elsewhere("does not reach \(subject.id)") }
        }
    }

    /// Whether something came up in a session, or was carried into it; what is not there is left to the rules.
    private static func belongs(_ subject: Subject, to room: SessionID, _ source: StoreSource) throws -> Bool {
        guard let first = try source.firstEntry(about: subject) else { return true }
        return try first.isOf(room) || source.entries(of: subject, aboutOnly: true).contains { $0.isOf(room) }
    }

    private static func elsewhere(_ words: String) -> OutOfTheRoom {
        OutOfTheRoom(description: "a visit by the room's code \(words): for more, open your personal link")
    }
}
