import Annals

extension Recorder {
    /// The entry with those texts sealed in its line that must be: people's particulars, private notes, and all that
    /// belongs to a session with a circle.
    mutating func seal(_ entry: Entry) throws -> Entry {
        if case .logOpened(let opening) = entry.action { keys.begin(opening.log) }
        if let drawn = entry.action.drawsCircle {
            try keys.make(for: .session(drawn))
            homes = [:]
        }
        let circle = try circle(of: entry)
        guard circle != nil || entry.isPersonal else { return entry }
        if case .personJoined(let joined) = entry.action { try keys.make(for: .person(joined.person)) }
        return try entry.sealed(circle: circle, author: author(of: entry), by: keys)
    }

    /// What is not sealed though whoever records the entry may think so.
    func sealingRemarks(_ entry: Entry) throws -> [Wording] {
        if let session = entry.action.drawsCircle, !entry.action.created.contains(session.subject),
            let first = try source.firstEntry(about: session.subject), !first.hasSeals
        {
            return [
                Wording(
                    "what was written of \(session) before this circle was drawn stays plain in the file: only what comes from now on is sealed",
                    russian:
                        "написанное о \(session) до этого круга остаётся в файле открытым: запечатывается только дальнейшее"
                )
            ]
        }
        if case .documentAttached = entry.action, entry.sealedCircle != nil {
            return [
                Wording(
                    "the content of a document is not sealed: whoever has the log file can read it",
                    russian: "содержимое документа не запечатано: его прочтёт всякий, у кого есть файл журнала")
            ]
        }
        return []
    }

    /// Who wrote the private note that the entry corrects.
    private func author(of entry: Entry) throws -> PersonID? {
        guard case .entryCorrected(let correction) = entry.action, entry.action.said.isPrivateNote else { return nil }
        return try source.entry(at: correction.entry)?.actor
    }

    // MARK: - Circles

    /// The session with a circle that an entry belongs to, as what is withheld from others is told (`Withheld`).
    ///
    /// Told from the entry, and from the one with which each thing that it is about came into the log.
    private mutating func circle(of entry: Entry) throws -> SessionID? {
        if let drawn = entry.action.drawsCircle { return drawn }
        guard keys.hasCircles || !keys.isThere else { return nil }
        if let session = try places(of: entry).first(where: isCircled) { return session }
        for subject in places(in: entry) where subject.kind != .session && subject.kind != .person {
            if let session = try home(of: subject) { return session }
        }
        return nil
    }

    /// What it carries on or, where it only adds a remark, what that is on.
    private func places(in entry: Entry) -> [Subject] {
        entry.action.bearing.isStory ? entry.about : entry.about + entry.mentions
    }

    private func places(of entry: Entry) -> [SessionID] {
        [entry.session, entry.namedPlace].compactMap { $0 } + places(in: entry).compactMap { SessionID($0) }
    }

    /// The session with a circle in which something came into the log.
    private mutating func home(of subject: Subject) throws -> SessionID? {
        if let known = homes[subject] { return known }
        let first: Entry?
        if subject.kind == .entry {
            first = try source.entry(at: Position(Int64(subject.number)))
        } else {
            first = try source.firstEntry(about: subject)
        }
        guard let first, subject.kind == .entry || first.action.created.contains(subject) else { return nil }
        let home = try places(of: first).first(where: isCircled) ?? first.sealedCircle
        homes[subject] = .some(home)
        return home
    }

    /// Whether a session has a circle; without keys, as the log itself says: then nothing of it can be written down.
    func isCircled(_ session: SessionID) throws -> Bool {
        if keys.isThere { return keys.isCircled(session) }
        let told = try source.inEffect(of: session.subject, aboutOnly: true)
        return told.contains { $0.action.drawsCircle == session }
    }
}
