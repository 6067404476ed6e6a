/// The time in which a session was not at work: pauses, breaks, and the nights between its days.
///
/// Spans that overlap count once.
public struct Interruptions: Hashable, Sendable {
    /// A stretch of time.
    public struct Span: Hashable, Sendable {
        /// Its first moment.
        public let from: Instant
        /// Its end.
        public let to: Instant

        /// From one moment to another.
        public init(from: Instant, to: Instant) {
            self.from = from
            self.to = max(from, to)
        }
    }

    /// Apart from one another, in order.
    public private(set) var spans: [Span] = []

    /// Those spans, in any order.
    public init(_ spans: [Span] = []) {
        for span in spans.sorted(by: { ($0.from, $0.to) < ($1.from, $1.to) }) {
            if let last = self.spans.last, span.from <= last.to {
                self.spans[self.spans.count - 1] = Span(from: last.from, to: max(last.to, span.to))
            } else {
                self.spans.append(span)
            }
        }
    }

    /// The whole seconds between two moments, less what lies in the spans.
    public func seconds(from start: Instant, to end: Instant) -> Int {
        guard end > start else { return 0 }
        let out = spans.reduce(Int64(0)) { sum, span in
            sum + max(0, min(end, span.to).milliseconds - max(start, span.from).milliseconds)
        }
        return Int((end.milliseconds - start.milliseconds - out) / 1000)
    }

    /// The least time without an entry, across a midnight, that is taken for a night.
    ///
    /// Nobody writes down that a session of two days went to bed.
    public static let leastNightMilliseconds: Int64 = 6 * 3_600_000
}
