public import Annals
import Synchronization

/// Tells whoever listens that the log has grown, and how far.
///
/// A listener who is slow is told only of the newest end: what lies between is read from the log.
public final class Announcements: Sendable {
    private struct State {
        var head = Position.start
        var next = 0
        var listeners: [Int: AsyncStream<Position>.Continuation] = [:]
        var isOver = false
    }

    private let log: Log
    private let state = Mutex(State())

    /// Announces the growth of a log from where it ends now.
    public init(_ log: Log) throws {
        self.log = log
        let head = try log.read { try $0.head }
        state.withLock { $0.head = head }
    }

    /// The last position that was announced.
    public var head: Position { state.withLock { $0.head } }

    /// How many listen.
    public var count: Int { state.withLock { $0.listeners.count } }

    /// The ends of the log from now on; over once there will be no more.
    ///
    /// - Parameter ending: is handed what ends the stream before that, while its listener waits.
    public func listen(
        ending: (_ finish: @escaping @Sendable () -> Void) -> Void = { _ in }
    ) -> AsyncStream<Position> {
        let (stream, continuation) = AsyncStream.makeStream(of: Position.self, bufferingPolicy: .bufferingNewest(1))
        ending { continuation.finish() }
        let number = state.withLock { state -> Int? in
            if state.isOver { return nil }
            state.next += 1
            state.listeners[state.next] = continuation
            return state.next
        }
        guard let number else {
            continuation.finish()
            return stream
        }
        continuation.onTermination = { [weak self] _ in
            self?.state.withLock { _ = $0.listeners.removeValue(forKey: number) }
        }
        return stream
    }

    /// Looks where the log ends, and tells it where that is further on: after a commit of one's own, and from time to
    /// time for those of other processes.
    public func look() {
        guard let head = try? log.read({ try $0.head }) else { return }
        let listeners = state.withLock { state -> [AsyncStream<Position>.Continuation] in
            guard head > state.head else { return [] }
            state.head = head
            return Array(state.listeners.values)
        }
        for listener in listeners { listener.yield(head) }
    }

    /// Tells all listeners the end again, so that a connection on which nothing happens is not taken for dead.
    public func beat() {
        let (head, listeners) = state.withLock { ($0.head, Array($0.listeners.values)) }
        for listener in listeners { listener.yield(head) }
    }

    /// Ends all streams.
    public func end() {
        let listeners = state.withLock { state in
            state.isOver = true
            return Array(state.listeners.values)
        }
        for listener in listeners { listener.finish() }
    }
}
