public import Annals
import GRDB

extension Reading {
    /// The plan of this reading: what stands, and whatever was named of late.
    ///
    /// It is taken up from a snapshot where there is one, so that it costs what the plan and the latest entries cost,
    /// not the whole log. What was over before is not in it: for that, fold `Plan`.
    public func plan() throws -> Plan { try plans(at: [asOf])[0] }

    /// The plan at several moments of this reading, in order: with what stands at the first, and whatever was named
    /// since.
    public func plans(at moments: [Instant]) throws -> [Plan] {
        guard let first = moments.first else { return [] }
        // A server goes on from what it was asked for last.
        let kept = views?.folds.plans
        let shared = kept == nil ? nil : try self.shared
        var fold = try startOfPlan(by: min(first, asOf), in: shared ?? self, kept)
        return try moments.map { moment in
            let end = min(moment, asOf)
            try fold.go(on: end)
            if let kept, let shared, end < .latest { kept.keep(fold.state, for: shared) }
            var footing = fold.state.footing
            try footing.recallPeople { try entries(of: $0, aboutOnly: true).filter { $0.orderedAt <= end } }
            if end < .latest { try footing.introduce { try creation(of: $0) } }
            var plan = footing.plan
            plan.namesakes = try namesakes(among: plan.people.all.map(\.id), at: end)
            return plan
        }
    }

    /// Where the plan of a moment begins: at a snapshot, or later at what is kept of another moment.
    private func startOfPlan(by moment: Instant, in reading: Reading, _ kept: KeptPlans?) throws -> PlanFold {
        let snapshot = try snapshot(by: moment)
        let state = try reading.views.flatMap { _ in try kept?.state(by: moment, for: reading) }
        if let state, let reached = state.moment, reached >= snapshot?.moment ?? .earliest {
            return PlanFold(goingOn: state, in: reading)
        }
        return try PlanFold(from: snapshot, in: reading)
    }

    /// The plan at each of some moments, from the latest snapshot before the first, and what happened between them.
    public func milestones(_ moments: [Instant]) throws -> Milestones {
        var between = Array(repeating: Between(), count: max(0, moments.count - 1))
        for index in between.indices {
            let (after, end) = (moments[index], min(moments[index + 1], asOf))
            try forEachStretch(after: after, through: end) { stretch, struck, corrections in
                try forEachEntry(of: stretch, struck, corrections) { between[index].apply($0) }
            }
        }
        return Milestones(moments: moments, plans: try plans(at: moments), between: between)
    }

    /// The latest snapshot that serves a moment; `nil` where the log has to be read from its beginning.
    private func snapshot(by moment: Instant) throws -> PlanSnapshots.Snapshot? {
        guard let views, known > .start else { return nil }
        let log = try organization().log
        bringUpPlans(views, log)
        // Where the log itself cannot be read, whoever goes on comes upon it too.
        return views.read(of: log) { database in
            let snapshots = PlanSnapshots(database, of: log)
            guard let through = try reach(database).position else { return nil }
            let earliest = try earliestChange(after: through)
            return try snapshots.latest(by: moment, known: known, before: earliest)
        }
    }

    private func reach(_ database: Database) throws -> Reach {
        try Reach(of: PlanSnapshots.name, in: database, seenBy: reader)
    }

    /// The earliest moment of which the entries after a position say anything: `.latest` where there are none.
    ///
    /// - Parameter changesAll: picks entries that say something else of all that went before.
    func earliestChange(after through: Position, changesAll: (Entry) -> Bool = { _ in false }) throws -> Instant {
        var earliest = Instant.latest
        guard through < known else { return earliest }
        try reader.scan(through.next...known) { stored in
            earliest = min(earliest, stored.occurredAt)
            if Entry.isOf(["entry-struck", "entry-corrected", "entry-redacted", "person-forgotten"], line: stored.line)
            {
                let amending = try Entry(stored)
                if changesAll(amending) { earliest = .earliest }
                let target: Position? =
                    switch amending.action {
                    case .entryStruck(let it): it.entry
                    case .entryCorrected(let it): it.entry
                    default: nil
                    }
                if let target, let entry = try entry(at: target) { earliest = min(earliest, entry.orderedAt) }
            }
            return true
        }
        return earliest
    }

    /// Goes through what happened after one moment and by another a stretch at a time, with the strikes and corrections
    /// of the entries in it; what bears one time is in one stretch.
    ///
    /// - Parameter most: how many entries are handed on at once; left out, as many as lie between two snapshots.
    func forEachStretch(
        after: Instant?, through end: Instant, most: Int? = nil,
        _ body: ([StoredEntry], _ strikes: [Position: Position], Corrections) throws -> Void
    ) throws {
        let most = most ?? views?.stretch ?? ViewsFile.usualStretch
        var stretch: [StoredEntry] = []
        func hand() throws {
            let places = stretch.map(\.position)
            guard let first = places.min(), let last = places.max() else { return }
            let (struck, corrections) = try amendments(of: first...last)
            try body(stretch, struck, corrections)
            stretch.removeAll(keepingCapacity: true)
        }
        try reader.scanInTime(after: after, asOf: end, known: known) { stored in
            if stretch.count >= most, let last = stretch.last, stored.occurredAt > last.occurredAt { try hand() }
            stretch.append(stored)
            return true
        }
        try hand()
    }

    // MARK: - Bringing them up to date

    /// Takes the snapshots up to the end of the log, where enough was written since and nobody else is at it.
    private func bringUpPlans(_ views: ViewsFile, _ log: String) {
        guard known == (try? head) else { return }
        let isDue = views.read(of: log) { database -> Bool? in
            let snapshots = PlanSnapshots(database, of: log)
            let reach = try reach(database)
            guard let through = reach.position else { return reach == .ahead ? false : nil }
            if known.rawValue - through.rawValue >= views.stretch { return true }
            let earliest = try earliestChange(after: through)
            return try snapshots.last().map { $0 >= earliest } ?? false
        }
        if isDue ?? (known.rawValue >= views.stretch) { _ = bringUpPlans(views, log) { _ in } }
    }

    /// Takes the snapshots up to the end of the log; `false` where somebody else does, or it cannot be.
    func bringUpPlans(_ views: ViewsFile, _ log: String, progress: (Int) -> Void) -> Bool {
        let done: Bool? = views.write(of: log) { database in
            let snapshots = PlanSnapshots(database, of: log)
            var start: PlanSnapshots.Snapshot?
            let reach = try reach(database)
            if reach == .ahead { return nil }
            if let through = reach.position {
                let earliest = try earliestChange(after: through)
                try snapshots.remove(from: earliest)
                start = try snapshots.latest(by: .latest, known: known, before: .latest)
            } else {
                try snapshots.remove(from: Instant(milliseconds: .min))
            }
            // Of all that is known, whatever moment is read.
            var fold = try PlanFold(from: start, in: Reading(whole, views: views, keys: keys))
            try fold.go(
                on: .latest,
                keeping: { snapshot, count in
                    try snapshots.add(snapshot)
                    progress(count)
                })
            try Reach.set(PlanSnapshots.name, in: database, toHeadOf: reader)
            return true
        }
        return done ?? false
    }
}

/// The fold of a plan over a part of the log, a stretch at a time.
struct PlanFold {
    /// How far it has come.
    struct State: Sendable {
        fileprivate(set) var footing = PlanFooting()
        /// Everything that happened by then is in it; `nil` where nothing is.
        fileprivate(set) var moment: Instant?
        /// The last position that it hangs on.
        fileprivate(set) var hangsOn = Position.start
    }

    private let reading: Reading
    private(set) var state = State()

    /// Goes on from where another came to.
    init(goingOn state: State, in reading: Reading) {
        self.reading = reading
        self.state = state
    }

    /// Begins with nothing, or with what a snapshot stood on.
    init(from snapshot: PlanSnapshots.Snapshot?, in reading: Reading) throws {
        self.reading = reading
        guard let snapshot else { return }
        let entries = try snapshot.entries.map { place, isCorrected in
            guard let entry = try isCorrected ? reading.inEffect(place) : reading.entry(at: place) else {
                throw StoreError(.damaged, "entry \(place) is missing: run annals verify")
            }
            return entry
        }
        state = State(
            footing: PlanFooting(on: entries, telling: snapshot.subjects), moment: snapshot.moment,
            hangsOn: snapshot.known)
    }

    /// Takes up what happened by a moment.
    ///
    /// - Parameter keep: is given the state after each whole stretch, and how many entries it took.
    mutating func go(on end: Instant, keeping keep: (PlanSnapshots.Snapshot, Int) throws -> Void) throws {
        try fold(to: end, isTrimmed: true) { fold, count in try keep(fold.trimmed(), count) }
    }

    /// Takes up what happened by a moment.
    mutating func go(on end: Instant) throws { try fold(to: end, isTrimmed: false) { _, _ in } }

    /// - Parameter isTrimmed: whether what is over after each stretch is let go of there.
    private mutating func fold(
        to end: Instant, isTrimmed: Bool, each: (inout PlanFold, Int) throws -> Void
    ) throws {
        if state.moment == nil, let opening = try reading.entry(at: Position(1)) { try take(opening) }
        try reading.forEachStretch(after: state.moment, through: end) { stretch, struck, corrections in
            try take(stretch, struck, corrections, isTrimmed: isTrimmed)
            try each(&self, stretch.count)
        }
    }

    private mutating func take(
        _ stretch: [StoredEntry], _ struck: [Position: Position], _ corrections: Corrections, isTrimmed: Bool
    ) throws {
        let glances = stretch.map { PlanGlance($0.line) }
        var passing = PassingThings()
        if isTrimmed {
            for (stored, glance) in zip(stretch, glances) where struck[stored.position] == nil {
                if let glance { passing.note(glance, isPlain: corrections[stored.position] == nil) }
            }
        }
        for (stored, glance) in zip(stretch, glances) where stored.position > Position(1) {
            state.hangsOn = max(state.hangsOn, stored.position)
            if let strike = struck[stored.position] {
                state.hangsOn = max(state.hangsOn, strike)
                continue
            }
            let correction = corrections[stored.position]
            if let glance, correction == nil {
                guard glance.concernsPlan else { continue }
                if isTrimmed, passing.passesOver(glance) { continue }
            }
            var entry = try reading.read(stored)
            if let correction {
                state.hangsOn = max(state.hangsOn, correction)
                corrections.apply(to: &entry)
            }
            try take(entry)
        }
        state.moment = stretch.last?.occurredAt ?? state.moment
    }

    /// What is to be kept of the state, when what is over was let go of.
    private mutating func trimmed() -> PlanSnapshots.Snapshot {
        let moment = state.moment ?? .earliest
        state.footing.trim(at: moment)
        return PlanSnapshots.Snapshot(
            moment: moment, known: state.hangsOn, entries: state.footing.entries,
            subjects: state.footing.subjects)
    }

    private mutating func take(_ entry: Entry) throws {
        let reading = reading
        try state.footing.apply(entry) { try reading.entries(of: $0, aboutOnly: true) }
    }
}
