import Annals
import AnnalsLog
import Synchronization

/// Entries as events, the newest of them made once for all who may see the same.
///
/// Only who follows the end of the log is told what is kept. Whoever comes back from further behind is told it as it may
/// be shown now, for what was told once may have been taken away since.
final class Feed: Sendable {
    fileprivate struct State {
        /// Events by position, none older than what was last taken away.
        var events: [Position: String] = [:]
        /// How far the log went when the newest of them was made.
        var head = Position.start
        /// Whether some session was for a circle then; everybody's events are looked at one by one where one is.
        var hasCircles = true
    }

    private let state = Mutex(State())

    /// The most events that are kept.
    fileprivate static let most = 4000
    /// The most entries that are read at a time.
    static let block: Int64 = 500

    /// What somebody is told next, and up to where.
    ///
    /// - Parameters:
    ///   - after: what they were told last.
    ///   - head: how far the log goes, as it was announced.
    func events(
        after: Position, head: Position, for person: PersonID, of house: House
    ) async throws -> (text: String, last: Position) {
        if let ready = ready(after: after, head: head) { return ready }
        return try await house.read(as: person) { reading in
            let end = Position(min(reading.known.rawValue, after.rawValue + Feed.block))
            let viewer = Viewer(reading)
            var text = ""
            var shared: [Position: String] = [:]
            var takesAway = false
            try reading.forEachRecorded(from: after.next) { entry in
                guard entry.position <= end else { return false }
                let line = viewer.line(entry).written(pretty: false)
                let event = "id: \(entry.position.rawValue)\nevent: entry\ndata: \(line)\n\n"
                text += event
                if entry.takesAway {
                    // What was said before is no longer to be told as it was.
                    takesAway = true
                    shared = [:]
                }
                if !entry.readsDifferently { shared[entry.position] = event }
                return true
            }
            if end == reading.known {
                let hasCircles = try reading.hasCircles
                self.state.withLock { state in
                    state.keep(shared, after: after, head: end, isAnew: takesAway, hasCircles: hasCircles)
                }
            }
            return (text, max(end, after))
        }
    }

    private func ready(after: Position, head: Position) -> (String, Position)? {
        state.withLock { state in
            guard !state.hasCircles, state.head >= head, state.head > after,
                state.head.rawValue - after.rawValue <= Feed.block
            else { return nil }
            var text = ""
            for position in after.rawValue + 1...state.head.rawValue {
                guard let event = state.events[Position(position)] else { return nil }
                text += event
            }
            return (text, state.head)
        }
    }
}

extension Feed.State {
    /// Keeps what was made at the end of the log.
    ///
    /// - Parameter isAnew: whether something was taken away in it, so that nothing older is kept.
    fileprivate mutating func keep(
        _ new: [Position: String], after: Position, head: Position, isAnew: Bool, hasCircles: Bool
    ) {
        // Somebody who read later has been here: what they know is newer.
        guard head >= self.head else { return }
        let followsOn = after <= self.head
        if hasCircles || isAnew || !followsOn || events.count + new.count > Feed.most { events = [:] }
        if !hasCircles { events.merge(new) { $1 } }
        self.head = head
        self.hasCircles = hasCircles
    }
}

extension Entry {
    /// Whether earlier entries may have to be shown otherwise after it, or to fewer.
    fileprivate var takesAway: Bool {
        switch action {
        case .personForgotten, .personLeft, .entryRedacted, .entryStruck, .entryCorrected, .ballotReopened: true
        default: false
        }
    }

    /// Whether each listener is told it from the log itself: its sealed texts may be opened for one and not for another
    /// (a private note, or the correction of one), or it says who may listen at all.
    fileprivate var readsDifferently: Bool {
        switch action {
        case .personLeft, .personForgotten: true
        case .personJoined, .personChanged: false
        default: hasSeals
        }
    }
}
