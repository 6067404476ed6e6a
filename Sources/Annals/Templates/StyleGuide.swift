/// How a moderator can lead, when that fits and what can go wrong.
public struct StyleGuide: Hashable, Sendable {
    /// Its name, that of the style.
    public var name = ""
    /// The style, as it is chosen for a session.
    public var style = ModeratorStyle.blankSheet
    /// What it is called.
    public var title = Wording("")
    /// What such a moderator does.
    public var purpose = Wording("")
    /// When it fits.
    public var fit = Wording("")
    /// What can go wrong.
    public var risk = Wording("")
    /// What keeps that from happening.
    public var remedy = Wording("")
    /// Its rows of the table of advice.
    public var advice: [Advice] = []

    /// Makes an empty one, to be filled in.
    public init() {}

    /// What speaks for or against the style where a session is like this.
    public struct Advice: Hashable, Sendable {
        /// Which way it speaks.
        public var verdict = Verdict.fits
        /// How far the team has come; `nil` where it does not matter.
        public var team: TeamStrength?
        /// What the team must come to: `agree`, `decide`, `learn`; `nil` where it does not matter.
        public var aim: String?
        /// The most people that the organization has; `nil` where it does not matter.
        public var sizeUpTo: Int?
        /// Why.
        public var words = Wording("")

        /// Makes an empty one, to be filled in.
        public init() {}

        /// Whether a session is like this; what is not known of it matches nothing.
        public func matches(team: TeamStrength?, aim: String?, size: Int?) -> Bool {
            if let wanted = self.team, wanted != team { return false }
            if let wanted = self.aim, aim.map({ !Advice.names(wanted, in: $0) }) ?? true { return false }
            if let limit = sizeUpTo, size.map({ $0 > limit }) ?? true { return false }
            return true
        }

        /// Whether an aim in somebody's own words, such as “agree on goals”, names the one that is wanted.
        private static func names(_ wanted: String, in aim: String) -> Bool {
            aim == wanted || aim.lowercased().split { !$0.isLetter && $0 != "-" }.contains { $0 == wanted.lowercased() }
        }
    }

    /// Which way a piece of advice speaks.
    public enum Verdict: String, CaseIterable, Sendable {
        case fits = "fits"
        case avoid = "avoid"
    }

    /// What speaks for or against the style for such a session.
    public func advice(team: TeamStrength?, aim: String?, size: Int?) -> [Advice] {
        advice.filter { $0.matches(team: team, aim: aim, size: size) }
    }
}

extension Sequence<StyleGuide> {
    /// The styles, the most advisable first: each piece of advice that fits counts one for, each to avoid one against.
    public func ranked(team: TeamStrength?, aim: String?, size: Int?) -> [StyleGuide] {
        func weight(_ guide: StyleGuide) -> Int {
            guide.advice(team: team, aim: aim, size: size).reduce(0) { $0 + ($1.verdict == .fits ? 1 : -1) }
        }
        return enumerated().sorted { (-weight($0.element), $0.offset) < (-weight($1.element), $1.offset) }.map(
            \.element)
    }
}
