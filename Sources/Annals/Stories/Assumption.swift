// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation
// What is left without words here is told by its name, or by the field of the action that it comes from.

/// What is taken for true, and whether it was found to hold.
public struct Assumption: Story {
    public static let kind = Subject.Kind.assumption
    public private(set) var began: Mark?
    /// The id.
    public let id: AssumptionID
    /// How it was stated.
    public private(set) var said = AssumptionStated()
    /// The judgements, the oldest first; the last one counts.
    public private(set) var judgements: [Judgement] = []

    /// A look at whether it holds.
    public struct Judgement: Hashable, Sendable {
        public let holds: Bool
        public let evidence: [Reference]
        public let mark: Mark
    }

    /// How an assumption stands.
    public enum State: String, CaseIterable, Sendable {
        case open = "open"
        case held = "held"
        case fallen = "fallen"
    }

    public init(_ id: AssumptionID) {
        self.id = id
    }

    public var owners: [PersonID] { began?.actor.map { [$0] } ?? [] }

    /// How it stands: open until it is judged.
    public var state: State { judgements.last.map { $0.holds ? .held : .fallen } ?? .open }

    /// The last judgement, where it was that it has fallen.
    public var fallen: Judgement? { judgements.last.flatMap { $0.holds ? nil : $0 } }

    /// What is taken for true.
    public var text: String { said.text }

    /// Whether it is time to look at it: its day of review has come, and nobody judged it since.
    public func isDue(at moment: Instant, in zone: Zone) -> Bool {
        guard state != .fallen, let reviewOn = said.reviewOn else { return false }
        let day = zone.start(of: reviewOn)
        return day <= moment && !(judgements.last.map { $0.mark.occurredAt >= day } ?? false)
    }

    public mutating func apply(_ entry: Entry) {
        switch entry.action {
        case .assumptionStated(let stated):
            began = began ?? Mark(entry)
            said = stated
        case .assumptionJudged(let judged):
            judgements.append(Judgement(holds: judged.holds, evidence: judged.evidence, mark: Mark(entry)))
        default: break
        }
    }
}
