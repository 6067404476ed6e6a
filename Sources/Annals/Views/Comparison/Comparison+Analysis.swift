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
        after.platformInOrder.map { part, _, wording in
            PlatformLine(part: part, before: before.platform[part.id]?.wording, after: wording)
        }
    }

    /// The findings of the time between that stand at the second moment.
    public var findingsNew: [Finding] { after.standingFindings.filter { isBetween($0.began) } }

    /// The findings of the first moment that were replaced or retired since.
    public var findingsGone: [Finding] {
        after.findings.all.filter { isBetween($0.ended) && before.findings[$0.id]?.state == .standing }
    }

    /// The assumptions that have fallen by the second moment, and had not at the first.
    public var assumptionsFallen: [Assumption] {
        after.assumptions.all.filter { $0.state == .fallen && before.assumptions[$0.id]?.state != .fallen }
    }

    /// A pool of resources at both moments.
    public struct ResourcePair: Sendable {
        /// What is counted together.
        public let pool: Resources.Pool
        /// How it stood at the first moment.
        public let before: Plan.ResourceLine?
        /// How it stands at the second.
        public let after: Plan.ResourceLine?
    }

    /// The resources at either moment.
    public var resources: [ResourcePair] {
        let old = before.resourceLines
        return after.resourceLines.map { line in
            ResourcePair(pool: line.pool, before: old.first { $0.pool == line.pool }, after: line)
        }
    }
}
