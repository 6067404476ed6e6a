// What was said, found and assumed at both moments, and what there was to carry it out with.

extension Comparison {
    /// A part of the platform at both moments.
    public struct PlatformLine: Sendable {
        /// Which part.
        public let part: PlatformPart
        /// How it was put at the first moment.
        public let before: Platform.Wording?
        /// How it is put at the second.
        public let after: Platform.Wording?
        /// How often it was put anew between.
        public let wordingsBetween: Int
        /// When what stands was last confirmed, where that was between.
        public let confirmed: Mark?

        /// What became of the wording.
        public var fate: WordingFate {
            guard let before else { return .added }
            return before.text == after?.text ? .kept : .reworded
        }
    }

    /// What became of a wording between the two moments.
    public enum WordingFate: String, Sendable {
        case added = "added"
        case kept = "kept"
        case reworded = "reworded"
    }

    /// The parts of the platform, the wordings side by side.
    public var platform: [PlatformLine] {
        after.platformInOrder.map { part, story, wording in
            PlatformLine(
                part: part, before: before.platform[part.id]?.wording, after: wording,
                wordingsBetween: story.wordings.count { isBetween($0.mark) },
                confirmed: story.confirmed.flatMap { isBetween($0) ? $0 : nil })
        }
    }

    /// The findings of the time between that stand at the second moment.
    public var findingsNew: [Finding] {
        known.findings.values.filter { isBetween($0.began) && $0.state == .standing }.sorted { $0.id < $1.id }
    }

    /// The findings of the first moment that were replaced or retired since.
    public var findingsGone: [Finding] {
        known.findings.values.filter { isBetween($0.ended) && before.findings[$0.id]?.state == .standing }
            .sorted { $0.id < $1.id }
    }

    /// The assumptions that have fallen by the second moment, and had not at the first.
    public var assumptionsFallen: [Assumption] {
        known.assumptions.values.filter { assumption in
            let earlier = assumption.judgements.last { $0.mark.occurredAt <= from }
            return isBetween(assumption.fallen?.mark) && earlier?.holds != false
        }
        .sorted { $0.id < $1.id }
    }

    /// The assumptions of the time between.
    public var assumptionsNew: [Assumption] {
        known.assumptions.values.filter { isBetween($0.began) }.sorted { $0.id < $1.id }
    }

    /// A pool of resources at both moments.
    public struct ResourcePair: Sendable {
        /// What is counted together.
        public let pool: Resources.Pool
        /// How it stood at the first moment.
        public let before: Plan.ResourceLine?
        /// How it stands at the second.
        public let after: Plan.ResourceLine

        /// Whether anything of it changed between.
        public var hasChanged: Bool {
            before?.capacity != after.capacity || before?.allocated != after.allocated
        }
    }

    /// The pools of resources of which anything changed between, or whose period went on after the first moment.
    public var resources: [ResourcePair] {
        let old = Dictionary(before.resourceLines.map { ($0.pool, $0) }) { first, _ in first }
        return after.resourceLines.map { ResourcePair(pool: $0.pool, before: old[$0.pool], after: $0) }
            .filter { $0.hasChanged || zone.end(of: $0.pool.period) > from }
    }
}
