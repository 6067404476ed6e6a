package import Annals
import Synchronization

/// Views that a server keeps in memory, so that asking for one again costs what was recorded since, and asking for one
/// of the past costs a small part of the log, however long that is.
///
/// Of each view it keeps how it stood at some moments, evenly spread over the log, at its end, and at the last few moments
/// that were asked for: whoever looks at a session or a year looks at it more than once. An entry that says
/// something of an earlier time (one that is written down late, a strike, a correction) lets go of what stood after that
/// time, and a change of what may be read at all (texts taken out, somebody forgotten) of everything.
///
/// What is kept is the same for all from whom nothing is withheld, with private notes sealed; who sees less reads the log.
final class KeptFolds: Sendable {
    private struct State {
        var isOn = false
        var folds: [ObjectIdentifier: any Sendable] = [:]
    }

    private let state = Mutex(State())
    private let plansAsked = KeptPlans()

    /// Begins to keep views: worth it where the same are asked for again and again.
    func turnOn() { state.withLock { $0.isOn = true } }

    /// What is kept of the plans of past moments; `nil` where nothing is to be.
    var plans: KeptPlans? { state.withLock { $0.isOn } ? plansAsked : nil }

    /// What is kept of a view; `nil` where nothing is to be.
    func kept<View: Projection>(_ type: View.Type) -> KeptFold<View>? {
        state.withLock { state in
            guard state.isOn else { return nil }
            if let kept = state.folds[ObjectIdentifier(type)] as? KeptFold<View> { return kept }
            let kept = KeptFold<View>()
            state.folds[ObjectIdentifier(type)] = kept
            return kept
        }
    }
}

/// One view as it stood at some moments.
final class KeptFold<View: Projection>: Sendable {
    private typealias Point = AskedMoments<Retrospect<View>>.Point

    private struct State {
        /// In the order of time; the last is as far as anybody asked.
        var points: [Point] = []
        var asked = AskedMoments<Retrospect<View>>()
    }

    private let state = Mutex(State())

    /// How many moments are kept, but for the end of the log and those that were asked for; they share whatever did not
    /// change between them.
    private static var most: Int { 32 }

    /// The view of a reading that goes to the end of the log.
    ///
    /// - Parameters:
    ///   - moment: as of when.
    ///   - takes: which entries of that very moment are read; it is not asked about earlier ones.
    /// - Returns: the view and what it names that came into the log later; `nil` where more of the log was read before,
    ///   by somebody who came later.
    func fold(
        _ reading: Reading, asOf moment: Instant, taking takes: ((Entry) -> Bool)?
    ) throws -> Retrospect<View>? {
        try state.withLock { state in
            guard state.asked.through <= reading.known else { return nil }
            if let earliest = try state.asked.bring(to: reading) { state.points.removeAll { $0.moment >= earliest } }
            func isBefore(_ point: Point) -> Bool { takes == nil ? point.moment <= moment : point.moment < moment }
            let start = [state.points.last(where: isBefore), state.asked.latest(where: isBefore)]
                .compactMap { $0 }.max { $0.moment < $1.moment }
            var back = (start?.value ?? Retrospect(asOf: moment)).goingOn(to: moment)
            var count = start?.count ?? 0
            if start == nil, let opening = try reading.entry(at: Position(1)) { back.apply(opening) }
            var last = start?.moment
            // Evenly spread, and further apart the longer the log is.
            let least = max(1, (reading.views?.stretch ?? ViewsFile.usualStretch) / 16)
            let apart = max(least, Int(reading.known.rawValue) / KeptFold.most)
            var next = count + apart
            var made: [Point] = []
            // As it stands before that very moment, of which not everything may be read.
            var before: Point?
            var previous = start?.moment
            try reading.forEachStretch(after: start?.moment, through: moment, most: least) {
                stretch, struck, corrections in
                try reading.forEachEntry(of: stretch, struck, corrections) { entry in
                    if let takes, entry.orderedAt == moment {
                        if before == nil, let previous {
                            before = Point(moment: previous, value: back, count: count)
                        }
                        if !takes(entry) { return }
                    }
                    back.apply(entry)
                    count += 1
                    previous = entry.occurredAt
                }
                last = stretch.last?.occurredAt
                if count >= next, let last, last < moment {
                    made.append(Point(moment: last, value: back, count: count))
                    next = count + apart
                }
            }
            if takes == nil, moment == .latest, let last, last != start?.moment {
                made.append(Point(moment: last, value: back, count: count))
            }
            KeptFold.keep(made, in: &state, apart)
            if moment < .latest, let last = last ?? previous {
                let asked = before ?? (takes == nil ? Point(moment: last, value: back, count: count) : nil)
                if let asked { state.asked.keep(asked) }
            }
            return back
        }
    }

    private static func keep(_ made: [Point], in state: inout State, _ apart: Int) {
        guard !made.isEmpty else { return }
        state.points = (state.points + made).sorted { $0.moment < $1.moment }
        guard let end = state.points.last else { return }
        // The one at the end goes on with the log; of the others those that stand too close are let go of.
        var kept: [Point] = []
        for point in state.points.dropLast() where point.count - (kept.last?.count ?? 0) >= apart { kept.append(point) }
        state.points = kept + [end]
    }
}

extension Reading {
    /// The reading by which views are kept, where whoever reads sees what it shows.
    var shared: Reading? {
        get throws {
            guard let views, withheld?.sessions.isEmpty ?? true, try known == head else { return nil }
            return try Reading(whole, known: known, views: views, keys: keys)
        }
    }

    /// A view as of a moment, kept from one time to the next; `nil` where it has to be read from the log.
    ///
    /// - Parameter takes: which entries of that very moment are read.
    func keptFold<View: Projection>(
        _ type: View.Type, asOf moment: Instant, taking takes: ((Entry) -> Bool)? = nil
    ) throws -> View? {
        guard let kept = views?.folds.kept(type), let shared = try shared else { return nil }
        guard let back = try kept.fold(shared, asOf: moment, taking: takes) else { return nil }
        newer.positions.formUnion(shared.newer.positions)
        return moment < .latest ? try introduced(back) : back.view
    }
}

extension Reading {
    /// The plan with all that is over, where it is kept for registers; `nil` where it has to be read from the log.
    package func keptPlan() throws -> Plan? { try keptFold(Registers.self, asOf: asOf)?.plan }
}

extension Log {
    /// Keeps the views that are asked for, to go on from there the next time; for a server.
    package func keepsFolds() { views?.folds.turnOn() }
}
