// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation
// What is left without words here is told by its name, or by the field of the action that it comes from.

/// What the people of a session agreed to keep to.
public struct HouseRule: Story {
    public static let kind = Subject.Kind.rule
    public private(set) var began: Mark?
    /// The id.
    public let id: RuleID
    /// The session that it holds in.
    public private(set) var session: SessionID?
    /// What was agreed.
    public private(set) var text = ""
    /// When it was broken, with what was said of it.
    public private(set) var breaches: [Breach] = []

    /// One time that it was broken.
    public struct Breach: Hashable, Sendable {
        public let note: String?
        public let mark: Mark
    }

    public init(_ id: RuleID) {
        self.id = id
    }

    public mutating func apply(_ entry: Entry) {
        switch entry.action {
        case .ruleAgreed(let agreed):
            began = began ?? Mark(entry)
            session = agreed.session
            text = agreed.text
        case .ruleBroken(let broken): breaches.append(Breach(note: broken.note, mark: Mark(entry)))
        default: break
        }
    }
}
