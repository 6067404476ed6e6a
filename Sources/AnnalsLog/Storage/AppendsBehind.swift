import Annals
import Foundation
import Synchronization

/// Appends and commits that are carried out behind the caller, on a second thread and in their order: while SQLite takes
/// in the last entries of an import, or syncs what one group of people sent, the next ones are read and judged.
///
/// From a call of `append` to the next of `finish` the connection belongs to that thread, and nobody else may use it.
final class AppendsBehind {
    /// A stretch between two neighbouring ids of the log; open where the log has none on that side.
    struct Gap {
        let after: EntryID?
        let before: EntryID?

        func contains(_ id: EntryID) -> Bool { (after.map { $0 < id } ?? true) && (before.map { id < $0 } ?? true) }
    }

    private let connection: LogConnection
    private let thread = DispatchQueue(label: "annals.appends")
    private let failure = Failure()
    private var waiting: [NewEntry] = []
    private var isBusy = false
    /// What was appended so far, by its id.
    private(set) var appended: [EntryID: Position] = [:]
    /// Where the last id that was looked for and not found would stand: of the ids in this gap the log had none.
    var gap: Gap?

    /// What went wrong on the other thread.
    private final class Failure: Sendable {
        let error = Mutex<(any Error)?>(nil)
    }

    /// How many entries are handed over at once.
    private static let batch = 64

    init(_ connection: LogConnection, after head: Position) throws {
        self.connection = connection
        // GRDB prepares statements on its own queue alone, and the edge of the tree is read there too.
        try connection.findEdge(at: head)
        try connection.insert([])
        // Those of a whole block, of a commit, and of a checkpoint after it.
        let questions: [Question] = [
            .named, .insertIndexed, .storyLength, .insertStory, .lengthenStory, .commit, .beginImmediate, .litestream,
        ]
        for question in questions { try connection.ask(question) { _ in } }
    }

    /// Takes in entries that fit the head of the log.
    ///
    /// What fails later is thrown by the next call of `finish`.
    func append(_ entries: [NewEntry]) {
        for entry in entries { appended[entry.id] = entry.position }
        waiting += entries
        if waiting.count >= AppendsBehind.batch { handOver() }
    }

    /// Makes what was appended so far durable, and begins the next transaction.
    ///
    /// - Parameters:
    ///   - between: what is to be done between the two.
    ///   - done: told whether all of it is durable.
    func commit(
        _ between: @escaping @Sendable () throws -> Void, _ done: @escaping @Sendable (Result<Void, any Error>) -> Void
    ) {
        if !waiting.isEmpty { handOver() }
        isBusy = true
        thread.async { [connection, failure] in
            if let error = failure.error.withLock({ $0 }) { return done(.failure(error)) }
            do {
                try connection.run(.commit)
            } catch {
                failure.error.withLock { $0 = error }
                return done(.failure(error))
            }
            done(.success(()))
            do {
                try between()
                try connection.run(.beginImmediate)
            } catch {
                failure.error.withLock { $0 = error }
            }
        }
    }

    /// Waits until all is appended; throws what went wrong on the way.
    func finish() throws {
        if !waiting.isEmpty { handOver() }
        guard isBusy else { return }
        thread.sync {}
        isBusy = false
        try failure.error.withLock { error in if let error { throw error } }
    }

    private func handOver() {
        let batch = waiting
        waiting = []
        waiting.reserveCapacity(AppendsBehind.batch)
        isBusy = true
        thread.async { [connection, failure] in
            guard failure.error.withLock({ $0 == nil }) else { return }
            do { try connection.insert(batch) } catch { failure.error.withLock { $0 = error } }
        }
    }
}
