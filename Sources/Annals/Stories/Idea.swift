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
    /// The question that it answers.
    public private(set) var question: QuestionID?
    /// The breakout that it came up in.
    public private(set) var breakout: BreakoutID?
    /// Whether it is still hidden: nobody is shown it, or whose it is, before it is revealed.
    public private(set) var isHidden = false
    /// The sessions into which it was carried, in order.
    public private(set) var carriedInto: [SessionID] = []
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

    /// The sessions that it belongs to.
    public var sessions: [SessionID] { (session.map { [$0] } ?? []) + carriedInto }

    /// Whether its own story gives it a fate: grouped, merged, parked, withdrawn, or carried on.
    public var hasFate: Bool {
        group != nil || mergedInto != nil || parked != nil || withdrawn != nil || !carriedInto.isEmpty
    }

    /// Whether that is a fate for a session too: to have been carried there last is none.
    public func hasFate(in session: SessionID) -> Bool {
        let isHere = carriedInto.last == session && group == nil && mergedInto == nil && parked == nil
        return hasFate && !(isHere && withdrawn == nil)
    }

    public mutating func apply(_ entry: Entry) {
        switch entry.action {
        case .ideaCaptured(let captured):
            began = began ?? Mark(entry)
            text = captured.text
            author = entry.actor
            session = captured.session ?? entry.session
            question = captured.question
            breakout = captured.breakout
            isHidden = captured.hidden == true
            themes = captured.themes
        case .ideaReworded(let change):
            earlierTexts.append(text)
            text = change.text
        case .ideasGrouped(let grouping): if grouping.ideas.contains(id) { group = grouping.group }
        case .ideasUngrouped: group = nil
        case .ideasMerged(let merge): if merge.from.contains(id) { mergedInto = merge.into }
        case .ideaParked(let parking): parked = (Mark(entry), parking.until)
        case .ideaWithdrawn: withdrawn = Mark(entry)
        case .ideasRevealed: isHidden = false
        case .breakoutReported(let report): breakout = report.breakout
        case .carried(let carrying):
            // It is taken up again; where it lies already, it was not put off.
            if parked == nil || !sessions.contains(carrying.into) { carriedInto.append(carrying.into) }
            parked = nil
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
    /// The sessions into which it was carried, in order.
    public private(set) var carriedInto: [SessionID] = []
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
        case .carried(let carrying): carriedInto.append(carrying.into)
        default: break
        }
    }
}
