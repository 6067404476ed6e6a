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
    private let state = Mutex(State())

    private struct State {
        var sessions: [Key: LiveSession] = [:]
        /// Those that are being read.
        var making: [Key: Task<LiveSession, any Error>] = [:]
        var made = 0
    }

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
        while true {
            let live =
                switch found(key, for: person) {
                case .held(let live): live
                case .making(let task): try await task.value
                }
            try await live.refresh()
            if !live.isOver { return live }
            forget(live, key)
        }
    }

    private enum Found {
        case held(LiveSession)
        case making(Task<LiveSession, any Error>)
    }

    /// The session that is held, or is being read, or now begins to be: once for all who ask for it, for after a restart
    /// in its middle every phone comes back at the same moment.
    private func found(_ key: Key, for person: PersonID) -> Found {
        state.withLock { state in
            if let live = state.sessions[key] { return .held(live) }
            if let making = state.making[key] { return .making(making) }
            let making = Task { try await make(key, for: person) }
            state.making[key] = making
            return .making(making)
        }
    }

    private func make(_ key: Key, for person: PersonID) async throws -> LiveSession {
        var made: LiveSession?
        defer {
            state.withLock { state in
                state.making[key] = nil
                state.made += 1
                if let made { state.sessions[key] = made }
            }
        }
        let live = try await NIOThreadPool.singleton.runIfActive { [log, doors, clock] in
            try LiveSession(key.session, withheld: key.withheld, reader: person, of: log, doors, clock: clock)
        }
        follow(live, key)
        made = live
        return live
    }

    private func forget(_ live: LiveSession, _ key: Key) {
        state.withLock { state in
            if state.sessions[key] === live { state.sessions[key] = nil }
        }
    }

    /// Tells all who look at a session that there may be something new that no entry says: at its door.
    func tell(_ session: SessionID) {
        for live in state.withLock({ $0.sessions.filter { $0.key.session == session }.map(\.value) }) { live.tell() }
    }

    /// How many sessions are held.
    var count: Int { state.withLock { $0.sessions.count } }

    /// How often a session was read from its beginning.
    var made: Int { state.withLock { $0.made } }

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
            forget(live, key)
        }
    }

    /// The techniques that can be chosen by one tap.
    static let techniques: [Technique] = {
        let entries = (try? TemplateLibrary())?.entries ?? []
        return entries.compactMap { if case .technique(let technique) = $0.item { technique } else { nil } }
    }()
}
