import Hummingbird
import NIOCore

extension Request {
    /// The body of a request, no longer than a limit, of a sender who does not take for ever.
    ///
    /// A body that comes drop by drop keeps a connection, and what has come of it in memory, for as long as somebody
    /// likes.
    ///
    /// - Parameter patience: how long it may take; left out, a minute, and a second more for each 20 kB.
    func body(upTo limit: Int, within patience: Duration? = nil) async throws -> ByteBuffer {
        let body = body
        let patience = patience ?? .seconds(60 + limit / 20_000)
        return try await withThrowingTaskGroup(of: ByteBuffer?.self) { group in
            defer { group.cancelAll() }
            group.addTask { try await body.collect(upTo: limit) }
            group.addTask {
                try await Task.sleep(for: patience)
                return nil
            }
            guard let whole = try await group.next().flatMap({ $0 }) else {
                throw Problem(
                    .requestTimeout, "this took too long to come: send it again over a better connection",
                    russian: "это шло слишком долго: отправьте ещё раз, когда связь станет лучше")
            }
            return whole
        }
    }
}
