import Annals
import Dispatch
import Synchronization

/// The one writer of a server: requests that come in while another is made durable share the next transaction and its
/// one sync, and each is answered only after the commit.
///
/// A lone request waits for nobody. A refusal answers its own request alone; a failure of the machine fails the whole
/// group, whose callers may send again under the same ids.
public final class GroupCommit: Sendable {
    /// The most intents that share a transaction: what comes later waits no longer than that takes.
    public static let most = 1000

    private struct Waiting: Sendable {
        let intent: ReadIntent
        let reply: CheckedContinuation<Receipt, any Error>
    }

    private struct State {
        var waiting: [Waiting] = []
        /// The organization's, as of the last group.
        var zone: Zone?
        var isWorking = false
        var isStopped = false
    }

    private let log: Log
    private let state = Mutex(State())
    private let queue = DispatchQueue(label: "annals.group-commit")
    private let announce: @Sendable () -> Void

    /// Writes to a log.
    ///
    /// - Parameter announce: called after each commit, before the callers are answered.
    public init(_ log: Log, announce: @escaping @Sendable () -> Void = {}) {
        self.log = log
        self.announce = announce
    }

    /// Records an intent with whatever else waits, and returns once it is durable; throws the refusal.
    public func record(_ intent: Intent) async throws -> Receipt {
        // In the thread of the caller: the writer, of which there is one, only judges and appends.
        let intent = ReadIntent(intent, zone: state.withLock { $0.zone })
        return try await withCheckedThrowingContinuation { reply in
            let isTaken = state.withLock { state in
                if state.isStopped { return false }
                state.waiting.append(Waiting(intent: intent, reply: reply))
                if !state.isWorking { queue.async { self.work() } }
                state.isWorking = true
                return true
            }
            if !isTaken {
                reply.resume(throwing: StoreError(.closed, "the server is stopping: send it again in a moment"))
            }
        }
    }

    /// How many wait for a transaction that has not begun.
    var waiting: Int { state.withLock { $0.waiting.count } }

    /// Takes nothing more, and returns once all that was taken is answered.
    public func stop() async {
        state.withLock { $0.isStopped = true }
        await withCheckedContinuation { done in queue.async { done.resume() } }
    }

    private func work() {
        while true {
            let group = state.withLock { state in
                let group = Array(state.waiting.prefix(GroupCommit.most))
                state.waiting.removeFirst(group.count)
                state.isWorking = !group.isEmpty
                return group
            }
            if group.isEmpty { return }
            do {
                let (results, zone) = try log.record(group.map(\.intent))
                state.withLock { $0.zone = zone }
                announce()
                for (waiting, result) in zip(group, results) { waiting.reply.resume(with: result) }
            } catch {
                for waiting in group { waiting.reply.resume(throwing: error) }
            }
        }
    }
}
