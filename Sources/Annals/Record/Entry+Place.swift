extension Entry {
    /// The session that it belongs to: the one it says itself, which it may follow up from another, or the one that it
    /// happened in.
    package var place: SessionID? {
        if case .carried(let carrying) = action { return carrying.into }
        return namedPlace ?? session ?? about.lazy.compactMap { SessionID($0) }.first
    }

    /// The session that it is for by its own fields, wherever it happened.
    package var namedPlace: SessionID? {
        switch action {
        case .ideaCaptured(let it): it.session
        case .questionPosed(let it): it.session
        case .pulseOpened(let opened): opened.session
        case .lessonLearned(let lesson): lesson.session
        case .messagePlanned(let message): message.session
        case .summaryPublished(let summary): summary.session
        case .summaryShared(let share): share.session
        case .summaryAcknowledged(let reading): reading.session
        default: nil
        }
    }

    /// Whether it happened in a session, or is about it.
    package func isOf(_ session: SessionID) -> Bool { self.session == session || about.contains(session.subject) }
}
