// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation
// What is left without words here is told by its name, or by the field of the action that it comes from.

/// One part of what the organization says of itself: its mission, vision, values and the like.
public struct Platform: Story {
    public static let kind = Subject.Kind.platform
    public private(set) var began: Mark?
    /// The id, which is the name of the part.
    public let id: PlatformID
    /// The wordings, the oldest first; the last one stands.
    public private(set) var wordings: [Wording] = []
    /// When the wording that stands was last confirmed.
    public private(set) var confirmed: Mark?

    /// The part in words, once.
    public struct Wording: Hashable, Sendable {
        public let text: String
        public let why: String?
        public let decision: DecisionID?
        public let mark: Mark
    }

    public init(_ id: PlatformID) {
        self.id = id
    }

    /// The wording that stands.
    public var wording: Wording? { wordings.last }

    /// Its words.
    public var text: String { wording?.text ?? "" }

    public mutating func apply(_ entry: Entry) {
        switch entry.action {
        case .platformStated(let stated):
            began = began ?? Mark(entry)
            wordings.append(
                Wording(text: stated.text, why: stated.why, decision: stated.decision, mark: Mark(entry)))
            confirmed = nil
        case .platformConfirmed: confirmed = Mark(entry)
        default: break
        }
    }
}

extension PlatformPart {
    /// What people call it.
    public var words: String {
        switch self {
        case .mission: "mission"
        case .vision: "vision"
        case .values: "values"
        case .positioning: "positioning"
        case .desiredFuture: "desired future"
        case .strategyAsSeen: "strategy as seen"
        }
    }

    /// The id of the part's story.
    public var id: PlatformID { PlatformID(subject.number) }
}
