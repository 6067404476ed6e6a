extension Report {
    /// What is drawn where pictures can be, and told in words where not.
    public enum Picture: Sendable {
        /// Goals in their order, each with its light.
        case goals([GoalBar])
        /// Measures against their targets.
        case measures([Chart])
        /// Decisions from the day they were taken to the day they ended.
        case decisions([Span], from: Day, to: Day)
    }

    /// A goal from the day it was set to the end of its horizon.
    public struct GoalBar: Sendable {
        /// Its id.
        public let id: String
        /// What it is called.
        public let title: String
        /// Its place, where it was ranked.
        public let rank: Int?
        /// How it stands.
        public let sign: Sign
        /// Since when it was set.
        public let from: Day
        /// The last day of its horizon.
        public let to: Day
    }

    /// A measure over time.
    public struct Chart: Sendable {
        /// Its id.
        public let id: String
        /// What it is called.
        public let name: String
        /// What it counts in.
        public let unit: String
        /// How it stands.
        public let sign: Sign?
        /// The latest figure and its target, in words.
        public let caption: String
        /// What was read, in order.
        public let points: [Point]
        /// What was to be reached, in order.
        public let targets: [Goalpost]
        /// The entries that it tells of.
        public let entries: [Position]
    }

    /// One reading of a measure.
    public struct Point: Hashable, Sendable {
        /// For which period.
        public let period: Period
        /// Its first day.
        public let from: Day
        /// The first day after it.
        public let to: Day
        /// What was read.
        public let value: Number
        /// How sure that is.
        public let status: ReadingStatus
    }

    /// What was to be reached in a period.
    public struct Goalpost: Hashable, Sendable {
        /// In which period.
        public let period: Period
        /// Its first day.
        public let from: Day
        /// The first day after it.
        public let to: Day
        /// At least that.
        public let low: Number?
        /// At most that.
        public let high: Number?
    }

    /// A decision over time.
    public struct Span: Sendable {
        /// Its id.
        public let id: String
        /// What it is about.
        public let title: String
        /// How it stands.
        public let sign: Sign
        /// The day it was taken.
        public let from: Day
        /// The day it ended; `nil` while it is in force.
        public let to: Day?
        /// The decision that took its place.
        public let by: String?
    }
}
