/// A library that can also be read from end to end, and vouches for what it read.
public protocol WholeLibrary: Library {
    /// The last position that is read.
    var known: Position { get }
    /// The entries in effect by that moment, in the order of (occurredAt, position).
    func forEachInEffect(_ body: (Entry) throws -> Void) throws
    /// A view of them all, and of how what they name before it came into the log came into it.
    func fold<View: Projection>(_ type: View.Type) throws -> View
    /// A view as it stood at an earlier moment, and of how what it names before that came into the log came into it.
    ///
    /// - Parameter takes: which entries of that very moment are read; left out, all.
    func fold<View: Projection>(
        _ type: View.Type, asOf moment: Instant, taking takes: ((Entry) -> Bool)?
    ) throws -> View
    /// A view as it stood at each of some moments, as `fold(_:asOf:taking:)` has it.
    func folds<View: Projection>(_ type: View.Type, asOf moments: [Instant]) throws -> [View]
    /// The strikes, in the order of (occurredAt, position).
    func strikesInEffect() throws -> [Entry]
    /// The entries in effect that happened after one moment and by another, in the order of (occurredAt, position),
    /// without the opening of the log.
    func forEachInEffect(after: Instant, through end: Instant, _ body: (Entry) throws -> Void) throws
    /// The plan at each of some moments and what happened between them.
    ///
    /// A plan need not hold what was over before the first moment and named by nothing since.
    ///
    /// - Parameter moments: in order.
    func milestones(_ moments: [Instant]) throws -> Milestones
    /// The leaf of a position.
    func leaf(at position: Position) throws -> Digest?
}

extension WholeLibrary {
    /// A view as it stood at an earlier moment, in one pass over the log.
    public func fold<View: Projection>(
        _ type: View.Type, asOf moment: Instant, taking takes: ((Entry) -> Bool)?
    ) throws -> View {
        var back = Retrospect<View>(asOf: min(moment, asOf))
        try forEachInEffect { entry in
            if entry.orderedAt != moment || takes?(entry) ?? true { back.apply(entry) }
        }
        return try introduced(back)
    }

    /// A view as it stood at each of some moments, in one pass over the log.
    public func folds<View: Projection>(_ type: View.Type, asOf moments: [Instant]) throws -> [View] {
        try foldsByReading(type, asOf: moments)
    }

    /// A view as it stood at each of some moments, in one pass over the log.
    package func foldsByReading<View: Projection>(_ type: View.Type, asOf moments: [Instant]) throws -> [View] {
        var backs = moments.map { Retrospect<View>(asOf: min($0, asOf)) }
        try forEachInEffect { entry in
            for index in backs.indices { backs[index].apply(entry) }
        }
        return try backs.map { try introduced($0) }
    }

    /// The view with how what it names came into the log later.
    package func introduced<View: Projection>(_ back: Retrospect<View>) throws -> View {
        var back = back
        let creations = try back.unnamed.compactMap { try creation(of: $0) }
        for creation in creations.sorted(by: { $0.isBefore($1) }) { back.apply(creation) }
        return back.view
    }

    /// The strikes, in one pass over the log.
    public func strikesInEffect() throws -> [Entry] {
        var strikes: [Entry] = []
        try forEachInEffect { if case .entryStruck = $0.action { strikes.append($0) } }
        return strikes
    }

    /// The entries in effect that happened after one moment and by another.
    public func forEachInEffect(after: Instant, through end: Instant, _ body: (Entry) throws -> Void) throws {
        try forEachInEffect { entry in
            if entry.position > Position(1), entry.occurredAt > after, entry.occurredAt <= end { try body(entry) }
        }
    }
}

extension ChronicleLibrary: WholeLibrary {
    /// The last position that is read.
    public var known: Position { Position(recorded.count) }

    /// The entries in effect by that moment, in the order of (occurredAt, position).
    public func forEachInEffect(_ body: (Entry) throws -> Void) rethrows {
        for entry in entries where entry.orderedAt <= asOf { try body(entry) }
    }

    /// A view of them all.
    public func fold<View: Projection>(_ type: View.Type) -> View {
        var back = Retrospect<View>(asOf: asOf)
        for entry in entries { back.apply(entry) }
        return back.view
    }

    /// The leaf of a position.
    public func leaf(at position: Position) -> Digest? { entry(at: position).map { Digest.leaf(of: $0.line) } }
}
