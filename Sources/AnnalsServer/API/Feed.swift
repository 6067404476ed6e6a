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
            var made: [(position: Position, event: String)] = []
            var personal: Set<Position> = []
            try reading.forEachRecorded(from: positions[0]) { entry in
                guard entry.position <= end else { return false }
                if entry.readsDifferently { personal.insert(entry.position) }
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
                for (position, event) in made where !personal.contains(position) { state.events[position] = event }
            }
            return made.map(\.event).joined()
        }
    }
}

extension Entry {
    /// Whether its sealed texts may be opened for one and not for another: a private note, or the correction of one.
    fileprivate var readsDifferently: Bool {
        switch action {
        case .personJoined, .personChanged: false
        default: line.firstRange(of: Array(#"{"sealed":"#.utf8)) != nil
        }
    }
}
