import Annals
import AnnalsLog
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

    init(_ log: Log, _ settings: AnnalsServer.Settings, clock: @escaping @Sendable () -> Instant) throws {
        self.log = log
        self.settings = settings
        self.clock = clock
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
        try await NIOThreadPool.singleton.runIfActive {
            try log.read(at: moments) { whole in
                guard let person = try whole.visitor(visitor), person.forgotten == nil, person.left == nil else {
                    throw Problem.signIn
                }
                return try body(whole)
            }
        }
    }
}
