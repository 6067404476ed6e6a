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

    /// One that was judged, and is answered once it is durable.
    private struct Judged: Sendable {
        let reply: CheckedContinuation<Receipt, any Error>
        let result: Result<Receipt, any Error>
    }

    private struct State {
        var waiting: [Waiting] = []
        /// The organization's, as of the last group.
        var zone: Zone?
        var isWorking = false
        var isStopped = false
        /// Whether a group is being made durable behind the writer.
        var isCommitting = false
        /// Whether the writer waits for the next request, or for that group.
        var isAsleep = false

        /// Takes those whose turn it is.
        mutating func take() -> [Waiting] {
            let taken = Array(waiting.prefix(GroupCommit.most))
            waiting.removeFirst(taken.count)
            return taken
        }

        /// Whether the writer is to be woken, now that something has happened.
        mutating func wakes() -> Bool {
            defer { isAsleep = false }
            return isAsleep
        }
    }

    private let log: Log
    private let state = Mutex(State())
    private let queue = DispatchQueue(label: "annals.group-commit")
    /// Where those are answered who were made durable behind the writer.
    private let answers = DispatchQueue(label: "annals.answers")
    private let wake = DispatchSemaphore(value: 0)
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
                if state.wakes() { wake.signal() }
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
        await withCheckedContinuation { done in queue.async { self.answers.async { done.resume() } } }
    }

    // MARK: - At work

    /// How long the log is held at most: then other processes have their turn.
    private static let turn = Duration.milliseconds(100)

    private func work() {
        while true {
            let first = state.withLock { state in
                state.isWorking = !state.waiting.isEmpty
                return state.take()
            }
            if first.isEmpty { return }
            record(first)
        }
    }

    /// What the writer does next.
    private enum Step {
        /// To judge these.
        case judge([Waiting])
        /// To have what was judged made durable behind it.
        case handOver
        /// To make durable itself what was judged, and let others have their turn.
        case end
    }

    /// Waits for the next step: as soon as nothing is being made durable, that begins with what was judged until then.
    private func next(hasJudged: Bool, isAlone: Bool, until end: ContinuousClock.Instant) -> Step {
        while true {
            let step: Step? = state.withLock { state in
                let isOver = ContinuousClock.now >= end
                if hasJudged, !state.isCommitting {
                    return isOver || isAlone && state.waiting.isEmpty ? .end : .handOver
                }
                if isOver || state.waiting.isEmpty && !state.isCommitting { return .end }
                if !state.waiting.isEmpty { return .judge(state.take()) }
                state.isAsleep = true
                return nil
            }
            if let step { return step }
            wake.wait()
        }
    }

    /// Records what was taken and, for a turn, what comes after it: while one group is made durable, the next is judged.
    private func record(_ first: [Waiting]) {
        let end = ContinuousClock.now + GroupCommit.turn
        var taken = first
        // Those who are not yet with the group that is being made durable.
        var judged: [Judged] = []
        do {
            try log.write { recorder in
                var isAlone = true
                while true {
                    let (results, zone) = try recorder.record(taken.map(\.intent))
                    judged += zip(taken, results).map { Judged(reply: $0.reply, result: $1) }
                    taken = []
                    state.withLock { $0.zone = zone }
                    // What is more than appends is committed in the ordinary way, as is a lone request.
                    guard recorder.onlyAppends else { return }
                    var step = next(hasJudged: true, isAlone: isAlone, until: end)
                    if case .handOver = step {
                        isAlone = false
                        state.withLock { $0.isCommitting = true }
                        recorder.commitBehind { [self, judged] outcome in committed(judged, outcome) }
                        judged = []
                        step = next(hasJudged: false, isAlone: false, until: end)
                    }
                    guard case .judge(let more) = step else { return }
                    taken = more
                    recorder.goOn(at: log.clock())
                }
            }
            announce()
            for judged in judged { judged.reply.resume(with: judged.result) }
        } catch {
            for waiting in taken { waiting.reply.resume(throwing: error) }
            for judged in judged { judged.reply.resume(throwing: error) }
        }
    }

    /// Answers a group that was made durable behind the writer, or was not.
    private func committed(_ group: [Judged], _ outcome: Result<Void, any Error>) {
        let wakes = state.withLock { state in
            state.isCommitting = false
            return state.wakes()
        }
        if wakes { wake.signal() }
        answers.async { [announce] in
            switch outcome {
            case .success:
                announce()
                for judged in group { judged.reply.resume(with: judged.result) }
            case .failure(let error):
                for judged in group { judged.reply.resume(throwing: error) }
            }
        }
    }
}
