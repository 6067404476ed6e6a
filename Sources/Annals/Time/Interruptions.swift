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

    /// The pauses of a session, one that goes on counted up to a moment, and what else it did not work through.
    public init(_ clock: RoomClock, until end: Instant, and others: [Span] = []) {
        self.init(clock.pauses.map { Span(from: $0.from, to: $0.to ?? end) } + others)
    }
}

/// The nights between the days of a session, found in its entries: nobody writes down that a session of two days went
/// to bed.
public struct Nights: Sendable {
    /// The least time without an entry, across a midnight, that is taken for a night.
    public static let leastMilliseconds: Int64 = 6 * 3_600_000

    /// The last entry of the session while it was open.
    public private(set) var lastSeen: Instant?
    private var silences: [Interruptions.Span] = []

    /// Of a session that nothing is known of yet.
    public init() {}

    /// Of a session, by its entries in the order of time.
    public init(of session: Session, in entries: some Sequence<Entry>) {
        guard let opened = session.opened?.occurredAt else { return }
        let end = session.closed?.occurredAt ?? .latest
        for entry in entries where (opened...max(opened, end)).contains(entry.occurredAt) && entry.isOf(session.id) {
            see(entry.occurredAt)
        }
    }

    /// Takes up the moment of an entry of the session while it is open.
    public mutating func see(_ moment: Instant) {
        if let lastSeen, moment.milliseconds - lastSeen.milliseconds >= Nights.leastMilliseconds {
            silences.append(Interruptions.Span(from: lastSeen, to: moment))
        }
        lastSeen = moment
    }

    /// The nights, by the clock of a zone.
    public func spans(in zone: Zone) -> [Interruptions.Span] {
        silences.filter { zone.day(of: $0.from) != zone.day(of: $0.to) }
    }
}
