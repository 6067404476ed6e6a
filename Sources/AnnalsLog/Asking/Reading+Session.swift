public import Annals

/// A session, with what it was to leave behind, what it left, and who brought in what.
public struct SessionAccount: Sendable {
    /// What was asked, decided and promised, each as it stands now.
    public let chapter: History.Chapter
    /// The board as it stands, or as the session left it.
    public let board: Board
    /// Who brought in what; `nil` before its opening.
    public let voices: Voices.Account?
    /// The organization's clock.
    public let zone: Zone
}

extension Reading {
    /// What there is to tell of a session.
    ///
    /// It reads the session's own entries and the stories of what it named, and not the log from end to end.
    ///
    /// - Throws: `Refusal` where there is no such session.
    public func account(of id: SessionID) throws -> SessionAccount {
        let own = try entries(ofSession: id)
        guard let story = try story(id), story.began != nil else { throw Refusal.notFound(id.subject) }
        var board = Board()
        board.recall(try entriesBefore(own, inSession: id), before: own)
        for entry in own { board.apply(entry) }
        var all = Dictionary(own.map { ($0.position, $0) }) { first, _ in first }
        func take(_ subject: Subject, aboutOnly: Bool) throws {
            for entry in try entries(of: subject, aboutOnly: aboutOnly) where all[entry.position] == nil {
                all[entry.position] = entry
            }
        }
        try take(Identifier<Organization>().subject, aboutOnly: true)
        if let series = story.plan.series { try take(series.subject, aboutOnly: true) }
        let named = Set(own.flatMap(\.about))
        for subject in named {
            switch subject.kind {
            case .task, .decision, .ballot, .question, .pulse, .goal: try take(subject, aboutOnly: true)
            // What an idea led to names it.
            case .idea, .group: try take(subject, aboutOnly: false)
            default: break
            }
        }
        var history = History()
        var voices = Voices()
        for entry in all.values.sorted(by: { $0.isBefore($1) }) {
            history.apply(entry)
            voices.apply(entry)
        }
        guard let chapter = history.chapter(id) else {
            throw Refusal.notFound(id.subject)
        }
        return SessionAccount(
            chapter: chapter, board: board, voices: voices.accounts(.session(id)).first,
            zone: try organization().zone)
    }
}
