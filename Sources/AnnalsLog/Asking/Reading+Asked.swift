public import Annals

// What people mean by what they write: an id, a name, a title, a period.

extension Reading {
    /// The moment that “now” means in this reading.
    public var moment: Instant { min(asOf, .now()) }

    /// Whether the log says anything of a subject.
    public func isThere(_ subject: Subject) throws -> Bool { try !entries(of: subject, aboutOnly: false).isEmpty }

    /// The session with that id.
    ///
    /// - Throws: `AskError` where it is no session's id, `Refusal` where there is no such session.
    public func session(_ text: String) throws -> SessionID {
        guard let id = SessionID(text), id.isGiven else {
            throw AskError.misspelt(
                "“\(text.shortened)” is no session's id, such as S-4",
                russian: "«\(text.shortened)» — не номер сессии, такой как S-4", register: "sessions")
        }
        guard try isThere(id.subject) else { throw Refusal.notFound(id.subject) }
        return id
    }

    /// The theme that an id or an exact title means.
    public func theme(_ text: String) throws -> ThemeID {
        try meant(ThemeID(text), by: text, noun: "title", nobody: "no theme is", register: "themes") {
            try subjects(.theme).compactMap { ThemeID($0) }.filter { try story($0)?.title == text }
        }
    }

    /// The person that an id or an exact name means.
    public func person(_ text: String) throws -> PersonID {
        try meant(PersonID(text), by: text, noun: "name", nobody: "nobody is", register: "people") {
            try subjects(.person).compactMap { PersonID($0) }.filter { try !text.isEmpty && story($0)?.name == text }
        }
    }

    /// The sessions that people mean: one (S-4), a series (R-1 or its name), a period (2026), or all.
    public func scope(_ text: String?) throws -> SessionScope {
        guard let text else { return .all }
        if let id = SessionID(text), id.isGiven {
            guard try story(id) != nil else { throw Refusal.notFound(id.subject) }
            return .session(id)
        }
        if let id = SeriesID(text), id.isGiven {
            guard try story(id) != nil else { throw Refusal.notFound(id.subject) }
            return .series(id)
        }
        if let period = Period(text) { return .period(period) }
        let found = try subjects(.series).compactMap { SeriesID($0) }.filter { try story($0)?.name == text }
        guard found.count == 1 else {
            throw found.isEmpty
                ? AskError.unknown(
                    "“\(text.shortened)” is no session (S-4), series (R-1 or its name) or period (2026)",
                    russian: "«\(text.shortened)» — не сессия (S-4), не серия (R-1 или её имя) и не период (2026)",
                    register: "sessions")
                : AskError.several(text, "name", found.map(\.description))
        }
        return .series(found[0])
    }

    /// The first moment of what people wrote.
    public func start(_ text: String) throws -> Instant {
        if let period = Period(text) { return try organization().zone.start(of: period) }
        return try moment(text)
    }

    /// The two moments that two texts mean, the earlier first; what is still to come has not happened: a year that goes on
    /// ends now.
    public func moments(_ first: String, _ second: String) throws -> (from: Instant, to: Instant) {
        let now = Instant.now()
        let from = min(try moment(first, now: now), now)
        let to = min(try moment(second, now: now), now)
        guard from <= to else {
            throw AskError.misspelt(
                "\(first.shortened) ends after \(second.shortened); name the earlier one first",
                russian: "\(first.shortened) кончается позже, чем \(second.shortened); назовите сначала более раннее")
        }
        return (from, to)
    }

    private func meant<Of: Story>(
        _ id: Identifier<Of>?, by text: String, noun: String, nobody: String, register: String,
        called: () throws -> [Identifier<Of>]
    ) throws -> Identifier<Of> {
        if let id, id.isGiven {
            guard try isThere(id.subject) else { throw Refusal.notFound(id.subject) }
            return id
        }
        let found = try called()
        guard found.count == 1 else {
            throw found.isEmpty
                ? AskError.unknown(
                    "\(nobody) called “\(text.shortened)”", russian: "«\(text.shortened)»: такого имени в журнале нет",
                    register: register)
                : AskError.several(text, noun, found.map(\.description))
        }
        return found[0]
    }
}

extension AskError {
    fileprivate static func several(_ text: String, _ noun: String, _ ids: [String]) -> AskError {
        .unknown(
            "“\(text.shortened)” is the \(noun) of \(ids.joined(separator: " and ")); name one by id",
            russian:
                "«\(text.shortened)» — имя сразу нескольких (\(ids.joined(separator: " и "))); назовите одно по номеру")
    }
}

extension String {
    /// As much of what somebody wrote as an error repeats.
    var shortened: String { count > 80 ? prefix(79) + "…" : self }
}
