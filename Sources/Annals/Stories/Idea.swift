// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation
// What is left without words here is told by its name, or by the field of the action that it comes from.

/// An idea, from its capture on.
public struct Idea: Story {
    public static let kind = Subject.Kind.idea
    public private(set) var began: Mark?
    /// The id.
    public let id: IdeaID
    /// Its wording now.
    public private(set) var text = ""
    /// The wordings it had before, oldest first.
    public private(set) var earlierTexts: [String] = []
    /// Who had it.
    public private(set) var author: PersonID?
    /// The session it came up in.
    public private(set) var session: SessionID?
    /// The themes that it belongs to by itself.
    public private(set) var themes: [ThemeID] = []
    /// The group that it lies in.
    public private(set) var group: GroupID?
    /// The idea that took it up.
    public private(set) var mergedInto: IdeaID?
    /// Where it was parked, and until when.
    public private(set) var parked: (mark: Mark, until: Period?)?
    public private(set) var withdrawn: Mark?

    public init(_ id: IdeaID) {
        self.id = id
    }

    public var owners: [PersonID] { author.map { [$0] } ?? [] }

    /// Whether its own story gives it a fate: grouped, merged, parked or withdrawn.
    public var hasFate: Bool { group != nil || mergedInto != nil || parked != nil || withdrawn != nil }

    public mutating func apply(_ entry: Entry) {
        switch entry.action {
        case .ideaCaptured(let captured):
            began = began ?? Mark(entry)
            text = captured.text
            author = entry.actor
            session = captured.session ?? entry.session
            themes = captured.themes
        case .ideaReworded(let change):
            earlierTexts.append(text)
            text = change.text
        case .ideasGrouped(let grouping): if grouping.ideas.contains(id) { group = grouping.group }
        case .ideasUngrouped: group = nil
        case .ideasMerged(let merge): if merge.from.contains(id) { mergedInto = merge.into }
        case .ideaParked(let parking): parked = (Mark(entry), parking.until)
        case .ideaWithdrawn: withdrawn = Mark(entry)
        default: break
        }
    }
}

/// Ideas that belong together.
public struct IdeaGroup: Story {
    public static let kind = Subject.Kind.group
    public private(set) var began: Mark?
    /// The id.
    public let id: GroupID
    /// What they have in common.
    public private(set) var title: String?
    /// The themes that it belongs to, and all ideas in it.
    public private(set) var themes: [ThemeID] = []

    public init(_ id: GroupID) {
        self.id = id
    }

    public mutating func apply(_ entry: Entry) {
        switch entry.action {
        case .ideasGrouped(let grouping):
            began = began ?? Mark(entry)
            title = grouping.title ?? title
            themes += grouping.themes.filter { !themes.contains($0) }
        default: break
        }
    }
}
