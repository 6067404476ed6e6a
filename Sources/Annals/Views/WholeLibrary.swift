/// A library that can also be read from end to end, and vouches for what it read.
public protocol WholeLibrary: Library {
    /// The last position that is read.
    var known: Position { get }
    /// The entries in effect by that moment, in the order of (occurredAt, position).
    func forEachInEffect(_ body: (Entry) throws -> Void) throws
    /// A view of them all, and of how what they name before it came into the log came into it.
    func fold<View: Projection>(_ type: View.Type) throws -> View
    /// The plan at each of some moments and what happened between them.
    ///
    /// A plan need not hold what was over before the first moment and named by nothing since.
    ///
    /// - Parameter moments: in order.
    func milestones(_ moments: [Instant]) throws -> Milestones
    /// The leaf of a position.
    func leaf(at position: Position) throws -> Digest?
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
