extension WholeLibrary {
    /// A view of what stood on an occasion.
    public func fold<View: Projection>(_ type: View.Type, on occasion: Occasion) throws -> View {
        try fold(type, asOf: min(occasion.asOf, asOf), taking: { occasion.takes($0) })
    }

    /// What a session should have left behind and did not; `nil` where the library knows none of that id.
    ///
    /// - Parameter now: what “now” means.
    public func completeness(of session: SessionID, now: Instant) throws -> Completeness? {
        guard try story(session) != nil else { return nil }
        let promises = try brief(of: session, now: now).promises
        return try SessionRecord(of: session, promises: promises, in: self, at: min(asOf, now)).map {
            Completeness(of: $0)
        }
    }

    /// What a session should be prepared with and opens on.
    ///
    /// - Parameters:
    ///   - session: the session; left out, the next one on the calendar, or none where none is.
    ///   - now: what “now” means.
    public func brief(of session: SessionID? = nil, now: Instant) throws -> Brief {
        let now = min(asOf, now)
        let zone = try organization().zone
        if let session {
            guard let story = try story(session) else { throw Refusal.notFound(session.subject) }
            let occasion = Occasion(of: story, now: now, in: zone)
            return try Brief(of: occasion, matters: try fold(Matters.self, on: occasion), in: self)
        }
        let matters = try fold(Matters.self)
        return try Brief(
            of: Occasion(of: matters.nextSession(at: now), now: now, in: zone), matters: matters, in: self)
    }
}
