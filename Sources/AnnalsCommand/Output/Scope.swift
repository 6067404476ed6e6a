import Annals
import AnnalsLog

extension Reading {
    /// The sessions that people mean: one (S-4), a series (R-1 or its name), a period (2026), or all.
    func scope(_ text: String?) throws -> SessionScope {
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
            throw Failure(
                found.isEmpty
                    ? "“\(text)” is no session (S-4), series (R-1 or its name) or period (2026); annals sessions lists sessions"
                    : "“\(text)” is the name of \(found.map(\.description).joined(separator: " and ")); name one by id")
        }
        return .series(found[0])
    }
}
