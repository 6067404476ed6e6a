extension Entry {
    /// The entry as it should have been: with the corrected fields at its old place, and with its old line.
    func corrected(by correction: EntryCorrected, at position: Position) -> Entry {
        guard let action = correction.action, action.name == self.action.name else { return self }
        return with(action, correctedBy: position)
    }

    /// The same entry with other fields of the same action.
    func with(_ action: AnyAction, correctedBy position: Position?) -> Entry {
        let old = Named(self.action.body, actor, session)
        let new = Named(action.body, actor, session)
        var entry = self
        entry.action = action
        entry.correctedBy = position
        // What it was about beyond its fields, such as the arrival of whoever spoke, it is about still.
        entry.about = (new.about + about.filter { !old.all.contains($0) }).eachOnce()
        entry.mentions = (new.mentions + mentions.filter { !old.all.contains($0) }).eachOnce(without: entry.about)
        return entry
    }

    /// What an action names by itself.
    struct Named {
        var about: [Subject]
        var mentions: [Subject]
        var all: [Subject] { about + mentions }

        init(_ body: any Action, _ actor: PersonID?, _ session: SessionID?) {
            let named = SubjectCollector(body)
            about = named.about + body.furtherSubjects
            mentions = named.mentions
            if type(of: body).bearing == .annotation {
                mentions = about + mentions
                about = []
            }
            if let actor { mentions.append(actor.subject) }
            if let session { mentions.append(session.subject) }
        }
    }
}

extension Subject {
    /// An entry, as a subject of others.
    package init(_ kind: Subject.Kind, of position: Position) {
        self.init(kind, UInt32(truncatingIfNeeded: position.rawValue))
    }
}
