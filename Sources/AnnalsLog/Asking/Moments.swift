public import Annals

/// As of when and known when, as people write it: `2008`, `2024-07-31`, `2024-07-31T12:00`, `S-4`, `#17`.
public struct Moments: Sendable {
    /// What was true then; left out, now.
    public var asOf: String?
    /// What the log said then; left out, now.
    public var known: String?

    /// Takes what was written.
    public init(asOf: String? = nil, known: String? = nil) {
        self.asOf = asOf
        self.known = known
    }
}

/// A moment that cannot be understood, or that is not there.
public enum MomentError: Error, Equatable, Sendable {
    /// It is written in no way that is known.
    case notAMoment(String)
    /// The session has neither begun nor ended.
    case notYet(SessionID)
}

extension MomentError: CustomStringConvertible {
    /// What is wrong with it, and what can be written.
    public var description: String { told(in: .english) }

    /// The same in a language.
    public func told(in language: Language) -> String {
        switch self {
        case .notAMoment(let text):
            language.says(
                "“\(text)” is no moment; write a day (2024-07-31), a period (2024, 2024-Q3), a time "
                    + "(2024-07-31T12:00), a session (S-4) or an entry (#17)",
                russian: "«\(text)» — не момент; напишите день (2024-07-31), период (2024, 2024-Q3), время "
                    + "(2024-07-31T12:00), сессию (S-4) или запись (#17)")
        case .notYet(let session):
            language.says(
                "\(session) has not taken place yet; name a moment such as 2024-07-31, 2024 or #17",
                russian: "\(session) ещё не состоялась; назовите момент, такой как 2024-07-31, 2024 или #17")
        }
    }
}

extension Reading {
    init(_ reader: any EntryReader, at moments: Moments, now: Instant, views: ViewsFile?, keys: Keys) throws {
        let whole = try Reading(reader, keys: keys)
        let known = try moments.known.map { try whole.position(known: $0) }
        let asOf = try moments.asOf.map { try whole.moment($0, now: now) }
        try self.init(reader, asOf: asOf ?? .latest, known: known, views: views, keys: keys)
    }

    /// The moment that a text means: the end of a day or period in the organization's zone, a time, a session's close
    /// (now, while it is open), an entry's own time.
    public func moment(_ text: String, now: Instant = .now()) throws -> Instant {
        let zone = try organization().zone
        if let period = Period(text) { return zone.end(of: period) }
        if let time = zone.time(text) { return time }
        if text.hasPrefix("#"), let position = Position(text) {
            guard let entry = try entry(at: position) else { throw Refusal.noEntry(position) }
            return entry.occurredAt
        }
        if let id = SessionID(text) {
            guard let session = try story(id) else { throw Refusal.notFound(id.subject) }
            if let closed = session.closed { return closed.occurredAt }
            if session.isOpen { return now }
            throw MomentError.notYet(id)
        }
        throw MomentError.notAMoment(text)
    }

    /// The last position that was known at what a text means.
    func position(known text: String) throws -> Position {
        if text.hasPrefix("#"), let position = Position(text) {
            guard position <= (try head) else { throw Refusal.noEntry(position) }
            return position
        }
        let moment: Instant
        if let id = SessionID(text), let closed = try story(id)?.closed {
            moment = closed.recordedAt
        } else {
            moment = try self.moment(text)
        }
        // Entries are in the order of recordedAt: halve until the last one by that moment is found.
        var low = Position.start
        var high = try head
        while low < high {
            let middle = Position((low.rawValue + high.rawValue + 1) / 2)
            guard let entry = try entry(at: middle) else { break }
            if entry.recordedAt <= moment { low = middle } else { high = Position(middle.rawValue - 1) }
        }
        return low
    }
}
