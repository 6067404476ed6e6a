import Annals
import AnnalsLog
import Synchronization

/// Entries as events, made once for all who may see the same.
final class Feed: Sendable {
    private struct State {
        /// The newest events, by position.
        var events: [Position: String] = [:]
        /// Whether some session is for a circle; then everybody's events are looked at one by one.
        var hasCircles: Bool?
    }

    private let state = Mutex(State())

    /// The most events that are kept.
    private static let most = 4000

    /// The events of some entries, for one person.
    func events(
        after: Position, through end: Position, for person: PersonID, of house: House
    ) async throws -> String {
        let positions = (after.rawValue + 1...end.rawValue).map { Position($0) }
        let ready = state.withLock { state -> String? in
            guard state.hasCircles == false else { return nil }
            var text = ""
            for position in positions {
                guard let event = state.events[position] else { return nil }
                text += event
            }
            return text
        }
        if let ready { return ready }
        return try await house.read(as: person) { reading in
            let viewer = Viewer(reading)
            var made: [(Position, String)] = []
            try reading.forEachRecorded(from: positions[0]) { entry in
                guard entry.position <= end else { return false }
                let line = viewer.line(entry).written(pretty: false)
                made.append((entry.position, "id: \(entry.position.rawValue)\nevent: entry\ndata: \(line)\n\n"))
                return true
            }
            let hasCircles = try reading.hasCircles
            self.state.withLock { state in
                state.hasCircles = hasCircles
                if hasCircles {
                    state.events = [:]
                    return
                }
                if state.events.count > Feed.most { state.events = [:] }
                for (position, event) in made { state.events[position] = event }
            }
            return made.map(\.1).joined()
        }
    }
}
