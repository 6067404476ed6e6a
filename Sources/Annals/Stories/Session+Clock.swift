// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation
// What is left without words here is told by its name, or by the field of the action that it comes from.

/// Time in the room: what passes while a session is paused is not counted.
public struct RoomClock: Sendable {
    /// When it stood still, the last time perhaps until now.
    public private(set) var pauses: [Pause] = []

    /// One interruption.
    public struct Pause: Hashable, Sendable {
        public let from: Instant
        public var to: Instant?
    }

    mutating func stop(_ moment: Instant) { pauses.append(Pause(from: moment)) }

    mutating func goOn(_ moment: Instant) {
        if let last = pauses.indices.last, pauses[last].to == nil { pauses[last].to = moment }
    }

    /// The whole seconds between two moments, less the pauses between them.
    public func seconds(from start: Instant, to end: Instant) -> Int {
        Interruptions(self, until: end).seconds(from: start, to: end)
    }
}

/// What a session plans to go through, and what it went through.
public struct Agenda: Sendable {
    /// The items, in order, as set last.
    public private(set) var items: [AgendaItem] = []
    /// The items entered, in order; the last one is at hand while it has no end.
    public private(set) var visits: [Visit] = []
    /// What was added to the planned time.
    public private(set) var extensions: [Extension] = []

    /// The time that one item had, once.
    public struct Visit: Hashable, Sendable {
        public let item: ItemID
        public let entered: Mark
        public var ended: Instant?
    }

    /// More time than was planned.
    public struct Extension: Hashable, Sendable {
        public let minutes: Int
        public let why: String?
        /// The item at hand.
        public let item: ItemID?
        public let mark: Mark
    }

    /// The item at hand.
    public var current: ItemID? { visits.last.flatMap { $0.ended == nil ? $0.item : nil } }

    /// The minutes by which an item was extended, or without one the whole session.
    public func extended(_ item: ItemID? = nil) -> Int {
        extensions.reduce(0) { $0 + (item == nil || $1.item == item ? $1.minutes : 0) }
    }

    /// The seconds that an item took by that moment; `nil` where it was never entered.
    public func seconds(of item: ItemID, by moment: Instant, _ away: Interruptions) -> Int? {
        let own = visits.filter { $0.item == item }
        if own.isEmpty { return nil }
        return own.reduce(0) { $0 + away.seconds(from: $1.entered.occurredAt, to: $1.ended ?? moment) }
    }

    mutating func apply(_ entry: Entry) {
        switch entry.action {
        case .agendaSet(let set): items = set.items
        case .itemEntered(let it):
            end(entry.occurredAt)
            visits.append(Visit(item: it.item, entered: Mark(entry)))
        case .timeExtended(let it):
            extensions.append(Extension(minutes: it.minutes, why: it.why, item: current, mark: Mark(entry)))
        case .sessionClosed: end(entry.occurredAt)
        default: break
        }
    }

    private mutating func end(_ moment: Instant) {
        if let last = visits.indices.last, visits[last].ended == nil { visits[last].ended = moment }
    }
}
