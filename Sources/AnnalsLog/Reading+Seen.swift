public import Annals

extension Reading {
    /// The same reading as somebody sees it: without the sessions whose circle leaves them out, and all that came of
    /// those.
    ///
    /// A circle as it stands now holds for every moment that is read, and for all that the log ever said: one that was
    /// drawn closer shuts the past too.
    public func seen(by person: PersonID) throws -> Reading {
        let now = try Reading(whole, keys: keys)
        guard let reads = try now.story(person) else { throw Refusal.notFound(person.subject) }
        let sessions = try now.circled.compactMap { try now.story($0) }
        let withheld = try Withheld(from: reads, of: sessions) { try now.everyReading(of: $0) }
        guard !withheld.sessions.isEmpty else {
            return try Reading(
                whole, asOf: asOf, known: known, for: person, withheld: withheld, views: views, keys: keys)
        }
        // What is kept was made of the whole log.
        return try Reading(whole, asOf: asOf, known: known, for: person, withheld: withheld, keys: keys)
    }

    /// The sessions that may have a circle: those that ever had one, as the keys tell; without keys, all.
    private var circled: [SessionID] {
        get throws { try keys.drawn?.sorted() ?? subjects(.session).compactMap { SessionID($0) } }
    }

    /// Whether some session is, or ever was, for a circle of people only.
    public var hasCircles: Bool {
        get throws {
            let all = try Reading(whole, keys: keys)
            return try all.circled.contains { try all.story($0)?.plan.circle.isEmpty == false }
        }
    }

    /// The entries that name a subject, as they were written, struck or not, and as they should have been.
    private func everyReading(of subject: Subject) throws -> [Entry] {
        var entries: [Entry] = []
        try reader.story(of: subject, .all, after: .start) { stored in
            guard stored.position <= known else { return false }
            entries.append(try Entry(stored))
            return true
        }
        return try entries + self.entries(of: subject, aboutOnly: false)
    }
}

extension Reading {
    /// The same reading as somebody sees it from whom nothing is withheld, without finding out again whether that is so.
    ///
    /// For one who reads on from moment to moment: they must watch for entries that draw a circle, and then ask
    /// ``seen(by:)``.
    package func seenInFull(by person: PersonID) throws -> Reading {
        try Reading(whole, asOf: asOf, known: known, for: person, withheld: nil, views: views, keys: keys)
    }
}
