import Annals
import Foundation
import GRDB
import Synchronization

/// The ballot box of a log: sealed votes of what is open now, in a file beside it, `acme.annals-box`, readable by its
/// owner alone and in no backup.
///
/// Used only by whoever holds the writers' lock of the log. A paper is durable here before the entry that says it was
/// sealed is appended, and names nobody: only that entry joins it to a person. It is destroyed after the commit that
/// spent it, and the file with the last of them. What a crash leaves between is cleared away by whoever opens the log
/// for writing next.
final class BoxFile: Sendable {
    /// The file; `nil` for the box of a log in memory.
    let path: String?
    private let log: @Sendable () throws -> String
    private let state = Mutex(State())

    private struct State {
        var connection: Connection?
        /// Whether somebody has to look for what a crash or a transaction that was taken back may have left.
        var isDoubtful = true
    }

    /// An open file, and what makes it this one and no other of its name.
    private struct Connection {
        let queue: DatabaseQueue
        let identity: Identity?
    }

    private struct Identity: Equatable {
        let device: UInt64
        let inode: UInt64
    }

    /// The box beside a log; the file is made when the first vote is sealed.
    ///
    /// - Parameters:
    ///   - path: the log's real path, on which every process agrees.
    ///   - log: tells the log's own id: the box of another log is refused.
    init(besideLogAt path: String?, log: @escaping @Sendable () throws -> String) {
        self.path = path.map { $0 + "-box" }
        self.log = log
    }

    /// Whether papers may lie in it.
    var isThere: Bool {
        guard let path else { return state.withLock { $0.connection != nil } }
        return LogFile.status(path) != nil
    }

    /// Whether anything is there of it: papers, or what a crash has left of a file in which they lay.
    var hasTraces: Bool {
        isThere || [BoxFile.spent, BoxFile.journal].contains { isThere($0) }
    }

    private func isThere(_ suffix: String) -> Bool {
        guard let path else { return false }
        return LogFile.status(path + suffix) != nil
    }

    /// What the file is called on its way out, and what SQLite puts beside it.
    private static let (spent, journal) = ("-spent", "-journal")

    // MARK: - Papers

    /// Puts a paper into the box, durably.
    func put(_ paper: [UInt8], for subject: Subject, entry: EntryID) throws {
        try use(making: true) { queue in
            try queue.write { database in
                try database.execute(
                    sql: "INSERT INTO paper (entry, subject, paper, digest) VALUES (?, ?, ?, ?)",
                    arguments: [
                        Data(entry.bytes), subject.rawValue, Data(paper),
                        Paper.digest(of: paper, for: subject.rawValue, entry: Data(entry.bytes)),
                    ])
            }
        }
    }

    /// The paper that an entry speaks of; `nil` where it is not, or no longer, in the box.
    func paper(of entry: EntryID) throws -> [UInt8]? {
        guard isThere else { return nil }
        return try use { queue in
            try queue.read { database in
                try Row.fetchOne(
                    database, sql: "SELECT \(Paper.columns) FROM paper WHERE entry = ?",
                    arguments: [Data(entry.bytes)]
                ).map { try whole($0).paper }
            }
        }
    }

    /// What papers lie in the box for, each once.
    func subjects() throws -> [Subject] {
        guard isThere else { return [] }
        return try use { queue in
            try queue.read { database in
                try Int64.fetchAll(database, sql: "SELECT DISTINCT subject FROM paper ORDER BY subject")
                    .compactMap { Subject(rawValue: $0) }
            }
        }
    }

    // MARK: - Clearing away

    /// Whether something may lie in the box that is spent, or that counts for nothing.
    var isDoubtful: Bool { state.withLock { $0.isDoubtful } }

    /// Has the next writer look for what is spent: a transaction was taken back, or others wrote to the log since.
    func doubt() { state.withLock { $0.isDoubtful = true } }

    /// Destroys papers that are spent, so that their bytes stand in no page of the file either, and with the last of
    /// them the file.
    ///
    /// The transaction that spent them is durable by now. Where this fails, the next writer does it or says why not.
    func destroy(_ entries: [EntryID]) {
        guard !entries.isEmpty else { return }
        do { try clear(of: entries) } catch { doubt() }
    }

    /// Destroys papers as the next writer does, and finishes what was begun of that.
    func clear(of entries: [EntryID]) throws {
        if let path { try BoxFile.shred(path + BoxFile.spent) }
        if isThere {
            if try holdsOthers(than: entries) {
                let isMarked = try use { queue in try queue.write { try BoxFile.remove(entries, from: $0) } }
                if isMarked { try use { try BoxFile.compact($0) } }
            } else {
                try erase()
            }
        }
        // By now SQLite has undone what was begun; a journal that is still there is of no use to it.
        if let path { try BoxFile.shred(path + BoxFile.journal) }
        state.withLock { $0.isDoubtful = false }
    }

    /// Lets go of the file.
    func close() throws {
        try state.withLock { state in
            try state.connection?.queue.close()
            state.connection = nil
        }
    }

    private func holdsOthers(than entries: [EntryID]) throws -> Bool {
        let entries = Set(entries)
        return try use { queue in
            try queue.read { database in
                let rows = try Data.fetchCursor(database, sql: "SELECT entry FROM paper")
                while let row = try rows.next() {
                    if let entry = EntryID(bytes: row), !entries.contains(entry) { return true }
                }
                return false
            }
        }
    }

    /// Destroys the file, in which no paper lies any more that counts.
    ///
    /// Under another name first, so that a crash leaves no half of it in its place.
    private func erase() throws {
        guard let path else { return }
        try close()
        let spent = path + BoxFile.spent
        guard rename(path, spent) == 0 else {
            throw StoreError(.machine, "\(path) cannot be removed (\(SystemError(errno))): check the folder's rights")
        }
        try BoxFile.shred(spent)
    }

    /// The paper of a row; throws where it is not the one that was put in.
    private func whole(_ row: Row) throws -> Paper {
        guard let paper = Paper(row) else { throw damaged }
        return paper
    }

    private var damaged: StoreError {
        StoreError(
            .damaged,
            "the ballot box \(path ?? "in memory") is damaged: a paper in it is not the one that was put in, and "
                + "nothing can be recorded while it lies there; annals doctor says more")
    }

    // MARK: - The file

    private func use<Result>(making: Bool = false, _ body: (DatabaseQueue) throws -> Result) throws -> Result {
        do {
            return try body(try connection(making: making))
        } catch let error as DatabaseError {
            throw StoreError(ofStatement: error, at: path ?? "the ballot box in memory")
        } catch is RowDecodingError {
            throw damaged
        }
    }

    /// The connection to the file that is there now: another process may have destroyed the one that was, or made one.
    private func connection(making: Bool) throws -> DatabaseQueue {
        try state.withLock { state in
            let found = try path.flatMap { try BoxFile.identity(of: $0) }
            if let open = state.connection {
                if path == nil || open.identity == found { return open.queue }
                try? open.queue.close()
                state.connection = nil
            }
            if let path, making, found == nil { try BoxFile.make(path) }
            let queue = try BoxFile.open(path, log: log)
            state.connection = Connection(queue: queue, identity: try path.flatMap { try BoxFile.identity(of: $0) })
            return queue
        }
    }

    /// What makes the file this one; throws where others than its owner can read it.
    private static func identity(of path: String) throws -> Identity? {
        guard let found = LogFile.status(path) else { return nil }
        guard found.st_mode & 0o077 == 0 else {
            throw StoreError(
                .cannotOpen,
                "\(path) holds sealed votes, and others than its owner can read it: chmod 600 \(path), and ask who did")
        }
        return Identity(device: UInt64(found.st_dev), inode: UInt64(found.st_ino))
    }
}

extension BoxFile: BallotBox {
    /// The papers that were sealed for a subject, each by the entry that says so.
    func papers(of subject: Subject) throws -> [EntryID: [UInt8]] {
        guard isThere else { return [:] }
        return try use { queue in
            try queue.read { database in
                var papers: [EntryID: [UInt8]] = [:]
                let rows = try Row.fetchCursor(
                    database, sql: "SELECT \(Paper.columns) FROM paper WHERE subject = ?",
                    arguments: [subject.rawValue])
                while let row = try rows.next() {
                    let paper = try whole(row)
                    papers[paper.entry] = paper.paper
                }
                return papers
            }
        }
    }
}
