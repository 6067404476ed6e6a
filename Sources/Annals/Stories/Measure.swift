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
            targets[set.period, default: []].append(Target(low: low, high: high, mark: Mark(entry)))
        case .measurementRecorded(let reading):
            readings[reading.period, default: []].append(
                Reading(value: reading.value, status: reading.status ?? .actual, mark: Mark(entry)))
        default: break
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
