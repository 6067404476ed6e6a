public import Annals

extension Reading {
    /// A past session step by step, as it was or with something changed.
    ///
    /// - Parameters:
    ///   - until: where it stops: an entry, a ballot or decision of the session, or a moment; left out, at its end.
    ///   - alteration: what is thought otherwise.
    ///   - language: in which its steps are told.
    /// - Throws: `Refusal` where there is no such session, `AskError` where it does not know `until`.
    public func replay(
        of session: SessionID, until: String? = nil, _ alteration: Alteration = Alteration(),
        speaking language: Language = .english
    ) throws -> Replay {
        guard try story(session) != nil, try isThere(session.subject) else { throw Refusal.notFound(session.subject) }
        // A strike names the session of what it strikes; it is a step only of the session that it happened in.
        var entries = try entries(ofSession: session).filter { !$0.isOfAnother || $0.session == session }
        if let until { entries = try cut(entries, of: session, at: until) }
        let viewer = Viewer(self)
        let narrator = try narrator(speaking: language)
        return Replay(
            of: session, entries, after: try entriesBefore(entries, inSession: session), in: try organization().zone,
            alteration, hiding: { viewer.hidden(in: $0) }, telling: { narrator.line($0) })
    }

    /// The entries up to a place in the replay: to an entry, to the end of a ballot's or decision's story, or to a time.
    private func cut(
        _ entries: [Entry], of session: SessionID, at text: String
    ) throws -> [Entry] {
        if let subject = Subject(id: text), subject.kind != .session {
            let isThere = { (entry: Entry) in
                subject.kind == .entry ? entry.position == Position(subject.number) : entry.about.contains(subject)
            }
            guard let last = entries.lastIndex(where: isThere) else {
                throw AskError.unknown(
                    "\(text) does not come up in \(session); annals replay \(session) shows what does",
                    russian: "\(text) в \(session) не встречается; что встречается, покажет annals replay \(session)")
            }
            return Array(entries[...last])
        }
        let moment = try moment(text)
        return entries.filter { $0.occurredAt <= moment }
    }
}
