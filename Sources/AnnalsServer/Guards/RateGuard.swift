import Annals
import Hummingbird
import Synchronization

/// Slows down whoever asks too much: each address has so many requests in hand, which come back with time.
///
/// Secrets have 256 bits, so this is no defence against guessing; it keeps one faulty script from taking the room's
/// time.
final class Rates: Sendable {
    /// How many requests somebody may make at once, and how many come back each second.
    ///
    /// A whole team behind one address shares them.
    static let burst = 4000.0
    static let perSecond = 1000.0

    private struct Bucket {
        var left = Rates.burst
        var seen: ContinuousClock.Instant
    }

    private let buckets = Mutex<[String: Bucket]>([:])

    /// Takes one request of an address; `false` where none is left.
    func take(_ peer: String, now: ContinuousClock.Instant = .now) -> Bool {
        buckets.withLock { buckets in
            if buckets.count > 10_000 {
                // Whoever has all of theirs back is as good as never seen.
                buckets = buckets.filter { seconds(from: $0.value.seen, to: now) * Rates.perSecond < Rates.burst }
            }
            var bucket = buckets[peer] ?? Bucket(seen: now)
            bucket.left = min(Rates.burst, bucket.left + seconds(from: bucket.seen, to: now) * Rates.perSecond)
            bucket.seen = now
            defer { buckets[peer] = bucket }
            guard bucket.left >= 1 else { return false }
            bucket.left -= 1
            return true
        }
    }

    private func seconds(from start: ContinuousClock.Instant, to end: ContinuousClock.Instant) -> Double {
        (end - start) / .seconds(1)
    }
}

/// Refuses requests beyond the rate.
struct RateGuard: RouterMiddleware {
    typealias Context = VisitContext

    let rates: Rates

    func handle(
        _ request: Request, context: Context, next: @concurrent (Request, Context) async throws -> Response
    ) async throws -> Response {
        guard rates.take(context.peer) else { throw Problem.tooMany }
        return try await next(request, context)
    }
}
