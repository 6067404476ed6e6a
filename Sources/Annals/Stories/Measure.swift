// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation
// What is left without words here is told by its name, or by the field of the action that it comes from.

/// A figure by which the organization steers, with its targets and readings.
public struct Measure: TimelessStory {
    public static let kind = Subject.Kind.measure
    public private(set) var began: Mark?
    var early: [Entry] = []
    /// The id.
    public let id: MeasureID
    /// How it was defined, with every revision since.
    public private(set) var definition = MeasureDefined()
    public private(set) var retired: Mark?
    /// The targets, by period; the earlier ones of a period come first.
    public private(set) var targets: [Period: [Target]] = [:]
    /// The readings, by period; the earlier ones of a period come first.
    public private(set) var readings: [Period: [Reading]] = [:]

    /// What is to be reached in a period.
    public struct Target: Hashable, Sendable {
        public let low: Number?
        public let high: Number?
        /// The decision behind it, or the one that it moved to when that was reversed.
        public fileprivate(set) var decision: DecisionID?
        /// When it was cancelled with the decision behind it.
        public fileprivate(set) var cancelled: Mark?
        public let mark: Mark
    }

    /// What was read for a period.
    public struct Reading: Hashable, Sendable {
        public let value: Number
        public let status: ReadingStatus
        public let mark: Mark
    }

    public init(_ id: MeasureID) {
        self.id = id
    }

    public var owners: [PersonID] { definition.owner.map { [$0] } ?? [] }

    /// What it is called now.
    public var name: String { definition.name }

    /// The target that stands for a period; `nil` where none was set, or the last one was cancelled.
    public func target(for period: Period) -> Target? {
        targets[period]?.last.flatMap { $0.cancelled == nil ? $0 : nil }
    }

    /// The targets that stand, by period.
    public var standingTargets: [Period: Target] {
        targets.compactMapValues { $0.last.flatMap { $0.cancelled == nil ? $0 : nil } }
    }

    /// Lets go of targets and readings that nobody asks for any more.
    mutating func forget(_ positions: Set<Position>) {
        if positions.isEmpty { return }
        func kept<Figure>(_ figures: [Period: [Figure]], _ mark: (Figure) -> Mark) -> [Period: [Figure]] {
            figures.mapValues { $0.filter { !positions.contains(mark($0).position) } }.filter { !$0.value.isEmpty }
        }
        targets = kept(targets, \.mark)
        readings = kept(readings, \.mark)
    }

    /// The last reading, leaving forecasts aside, of the period that ended last; of two such periods the one read later.
    func latestActual(in zone: Zone) -> (period: Period, reading: Reading)? {
        // Days instead of moments: their order is the same, and there can be hundreds.
        var latest: (end: Day, period: Period, reading: Reading)?
        for (period, list) in readings {
            guard let reading = list.last(where: { $0.status != .forecast }) else { continue }
            let end = period.days(yearStartsIn: zone.yearStartsIn).upperBound
            if let last = latest, (end, reading.mark.position) < (last.end, last.reading.mark.position) { continue }
            latest = (end, period, reading)
        }
        return latest.map { ($0.period, $0.reading) }
    }

    /// The periods with a reading or a target, the one that ended last first; of two that end together the longer one.
    public func periods(in zone: Zone) -> [Period] {
        Set(readings.keys).union(targets.keys)
            .map { (days: $0.days(yearStartsIn: zone.yearStartsIn), period: $0) }
            .sorted { one, other in
                (one.days.upperBound, other.days.lowerBound) > (other.days.upperBound, one.days.lowerBound)
            }
            .map(\.period)
    }

    /// The targets that are still to be reached at a moment.
    func openTargets(at moment: Instant, in zone: Zone) -> [Target] {
        guard retired == nil else { return [] }
        return standingTargets.filter { zone.end(of: $0.key) >= moment }.map(\.value)
            .sorted { $0.mark.position < $1.mark.position }
    }

    /// Whether that value meets the target, by what is better for this measure.
    public func meets(_ value: Number, _ target: Target) -> Bool {
        (target.low.map { value >= $0 } ?? true) && (target.high.map { value <= $0 } ?? true)
    }

    public mutating func apply(_ entry: Entry) { takeUp(entry) }

    mutating func tell(_ entry: Entry) {
        switch entry.action {
        case .measureDefined(let defined):
            began = began ?? Mark(entry)
            definition = defined
        case .measureRevised(let revision): revision.apply(to: &definition)
        case .measureRetired: retired = Mark(entry)
        case .targetSet(let set):
            let low = set.low ?? (definition.better == .lower ? nil : set.value)
            let high = set.high ?? (definition.better == .higher ? nil : set.value)
            targets[set.period, default: []].append(
                Target(low: low, high: high, decision: set.decision, mark: Mark(entry)))
        case .measurementRecorded(let reading):
            readings[reading.period, default: []].append(
                Reading(value: reading.value, status: reading.status ?? .actual, mark: Mark(entry)))
        case .decisionReversed(let reversal): settle(reversal, Mark(entry))
        default: break
        }
    }

    /// What becomes of the targets that hung on a reversed decision.
    private mutating func settle(_ reversal: DecisionReversed, _ mark: Mark) {
        for (period, list) in targets {
            for index in list.indices {
                switch reversal.fate(of: list[index].mark.subject) {
                case .cancel: targets[period]?[index].cancelled = mark
                case .move(let decision): targets[period]?[index].decision = decision
                case .keep, nil: break
                }
            }
        }
    }
}

/// Whether a figure counts in money.
public enum MeasureNature: String, Word {
    case financial = "financial"
    case other = "other"
}

/// Which way a figure should go.
public enum Better: String, Word {
    case higher = "higher"
    case lower = "lower"
    case range = "range"
}

/// How the figures of short periods make up that of a long one.
public enum RollUp: String, Word {
    case sum = "sum"
    case mean = "mean"
    case last = "last"
}

/// How sure a reading is.
public enum ReadingStatus: String, Word {
    case actual = "actual"
    case provisional = "provisional"
    case forecast = "forecast"
}
