import Annals
import AnnalsLog
import NIOCore
import NIOPosix

/// What all requests share: the log, its one writer, what is announced of it, and who may come in.
struct House: Sendable {
    let log: Log
    let writer: GroupCommit
    let announcements: Announcements
    let access: Access
    let settings: AnnalsServer.Settings
    let clock: @Sendable () -> Instant
    let feed = Feed()
    let rates = Rates()
    let doors: RoomDoors
    let live: LiveHub
    let sent = SentForms()
    let seats = Seats()
    /// The threads on which pages are read: a page of a long log may take a while, and no vote waits for it.
    private static let slow: NIOThreadPool = {
        let pool = NIOThreadPool(numberOfThreads: max(2, NIOSingletons.blockingPoolThreadCountSuggestion))
        pool.start()
        return pool
    }()

    init(_ log: Log, _ settings: AnnalsServer.Settings, clock: @escaping @Sendable () -> Instant) throws {
        self.log = log
        self.settings = settings
        self.clock = clock
        log.keepsFolds()
        let announcements = try Announcements(log)
        self.announcements = announcements
        writer = GroupCommit(log) { announcements.look() }
        access = try Access(to: log)
        doors = RoomDoors(access)
        live = LiveHub(log, announcements, doors, clock: clock)
    }

    /// Reads the log as somebody sees it, away from the threads that serve connections.
    ///
    /// - Parameters:
    ///   - visitor: who reads.
    ///   - moments: as of when, and known when.
    func read<Result: Sendable>(
        as visitor: PersonID, at moments: Moments = Moments(), _ body: @escaping @Sendable (Reading) throws -> Result
    ) async throws -> Result {
        try await readWhole(as: visitor, at: moments) { try body($0.seen(by: visitor)) }
    }

    /// Reads the whole log for somebody, whatever they may see of it: what is shown to them is up to the caller.
    func readWhole<Result: Sendable>(
        as visitor: PersonID, at moments: Moments = Moments(), _ body: @escaping @Sendable (Reading) throws -> Result
    ) async throws -> Result {
        try await House.slow.runIfActive { try read(at: moments, for: visitor, body) }
    }

    /// Reads a little of the log as somebody sees it, for what a whole room does at once: acting, and opening a live
    /// screen.
    func readQuickly<Result: Sendable>(
        as visitor: PersonID, _ body: @escaping @Sendable (Reading) throws -> Result
    ) async throws -> Result {
        try await NIOThreadPool.singleton.runIfActive {
            try read(at: Moments(), for: visitor) { try body($0.seen(by: visitor)) }
        }
    }

    private func read<Result>(
        at moments: Moments, for visitor: PersonID, _ body: (Reading) throws -> Result
    ) throws -> Result {
        try log.read(at: moments) { whole in
            guard let person = try whole.visitor(visitor), person.forgotten == nil, person.left == nil else {
                throw Problem.signIn
            }
            return try body(whole)
        }
    }
}
