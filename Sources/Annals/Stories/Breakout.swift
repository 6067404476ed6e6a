// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation
// What is left without words here is told by its name, or by the field of the action that it comes from.

/// A few people of a session who work by themselves for a while.
public struct Breakout: Story {
    public static let kind = Subject.Kind.breakout
    public private(set) var began: Mark?
    /// The id.
    public let id: BreakoutID
    /// Who sits in it, on what.
    public private(set) var plan = BreakoutFormed()
    /// What it came back with; `nil` while it sits.
    public private(set) var report: (text: String?, ideas: [IdeaID], mark: Mark)?

    public init(_ id: BreakoutID) {
        self.id = id
    }

    /// The session that it belongs to; `nil` while nothing was said of it.
    public var session: SessionID? { began == nil ? nil : plan.session }

    /// Whether its people still sit together.
    public var isOpen: Bool { began != nil && report == nil }

    public mutating func apply(_ entry: Entry) {
        switch entry.action {
        case .breakoutFormed(let formed):
            began = began ?? Mark(entry)
            plan = formed
        case .breakoutReported(let it): report = (it.text, it.ideas, Mark(entry))
        default: break
        }
    }
}
