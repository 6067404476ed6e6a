import Annals
import AnnalsLog
import AnnalsTemplates
import NIOPosix
import Synchronization

/// The sessions that somebody looks at now, each held once for all who may see the same of it.
final class LiveHub: Sendable {
    /// A session, and what is withheld from those who share its board.
    struct Key: Hashable, Sendable {
        let session: SessionID
        let withheld: [SessionID]
    }

    private let log: Log
    private let announcements: Announcements
    private let doors: RoomDoors
    private let clock: @Sendable () -> Instant
    private let sessions = Mutex<[Key: LiveSession]>([:])

    init(
        _ log: Log, _ announcements: Announcements, _ doors: RoomDoors, clock: @escaping @Sendable () -> Instant
    ) {
        self.log = log
        self.announcements = announcements
        self.doors = doors
        self.clock = clock
    }

    /// The session as somebody sees it, up to date.
    ///
    /// - Parameter withheld: what is withheld from them now.
    func session(_ id: SessionID, for person: PersonID, withheld: [SessionID]) async throws -> LiveSession {
        let key = Key(session: id, withheld: withheld)
        if let live = sessions.withLock({ $0[key] }), !live.isOver {
            try await live.refresh()
            if !live.isOver { return live }
        }
        let made = try await NIOThreadPool.singleton.runIfActive { [log, doors, clock] in
            try LiveSession(id, withheld: withheld, reader: person, of: log, doors, clock: clock)
        }
        let (live, isNew) = sessions.withLock { sessions in
            if let other = sessions[key], !other.isOver { return (other, false) }
            sessions[key] = made
            return (made, true)
        }
        if isNew { follow(live, key) }
        return live
    }

    /// Tells all who look at a session that there may be something new that no entry says: at its door.
    func tell(_ session: SessionID) {
        for live in sessions.withLock({ $0.filter { $0.key.session == session }.map(\.value) }) { live.tell() }
    }

    /// How many sessions are held.
    var count: Int { sessions.withLock { $0.count } }

    /// Goes on with a session as long as somebody looks at it.
    private func follow(_ live: LiveSession, _ key: Key) {
        let heads = announcements.listen()
        Task {
            for await _ in heads {
                do { try await live.refresh() } catch { live.end() }
                if live.isOver || live.isForsaken(at: clock()) { break }
                live.tell()
                // What comes in a burst is shown together: ten times a second, less often where many look on.
                try? await Task.sleep(for: .milliseconds(100 + min(200, live.count / 4)))
            }
            live.end()
            sessions.withLock { sessions in
                if sessions[key] === live { sessions[key] = nil }
            }
        }
    }

    /// The techniques that can be chosen by one tap.
    static let techniques: [Technique] = {
        let entries = (try? TemplateLibrary())?.entries ?? []
        return entries.compactMap { if case .technique(let technique) = $0.item { technique } else { nil } }
    }()
}
