public import Annals

/// What the screens of a live session show, before it is known whose screen it is.
public struct LiveState: Sendable {
    /// The session's board.
    public var board: Board
    /// What people are called.
    public var names: [PersonID: String]
    /// What it opens on.
    public var promises: Promises
    /// The techniques that can be chosen.
    public var techniques: [Technique]
    /// How far the log was read.
    public var position: Position
    /// The last entry about the session itself, as the screens show it: who acts on it says so.
    public var seen: Position
    /// When that was: what is counted in seconds is counted up to here.
    public var moment: Instant
    /// The way in by the room's code; `nil` where nobody looks after it.
    public var door: LiveDoor?
    /// Who keeps the log, and may lead any session.
    public var stewards: Set<PersonID> = []
    /// How many ideas of each are still hidden.
    private(set) var hiddenIdeas: [PersonID: Int] = [:]
    /// The ideas of each that everybody sees and that still stand.
    private(set) var ownIdeas: [PersonID: [IdeaID]] = [:]
    /// What each idea took up, by the idea that stays.
    private(set) var merged: [IdeaID: [IdeaID]] = [:]

    /// Puts it together.
    public init(
        board: Board, names: [PersonID: String], promises: Promises, techniques: [Technique] = [], position: Position,
        moment: Instant
    ) {
        self.board = board
        self.names = names
        self.promises = promises
        self.techniques = techniques
        self.position = position
        self.seen = position
        self.moment = moment
        sortIdeas()
    }

    /// Looks again whose the ideas of the board are, and which took up which.
    public mutating func sortIdeas() {
        (hiddenIdeas, ownIdeas, merged) = ([:], [:], [:])
        for idea in board.ideas.all where idea.began != nil {
            if idea.isHidden {
                if let author = idea.author { hiddenIdeas[author, default: 0] += 1 }
            } else if let into = idea.mergedInto {
                merged[into, default: []].append(idea.id)
            } else if let author = idea.shownAuthor, idea.withdrawn == nil {
                ownIdeas[author, default: []].append(idea.id)
            }
        }
    }

    /// What a person is called.
    func name(_ person: PersonID) -> String { names[person] ?? person.description }

    /// A text of the log, with the people in it by name.
    func text(_ text: String) -> String { PersonInText.shown(text) { names[$0] } }
}

/// The classes of screens: all screens of one class show the same.
public enum LiveSight: String, CaseIterable, Sendable {
    /// The projector: what everybody may see.
    case room = "room"
    /// The moderator's own screen.
    case console = "console"
    /// The phone of somebody who takes part.
    case phone = "phone"
    /// The phone of somebody who only looks on.
    case onlooker = "onlooker"

    /// What it shows, from the top.
    public var parts: [LivePart] {
        switch self {
        case .room:
            [
                .head, .door, .promises, .closing, .question, .breakouts, .pulses, .ballots, .progress, .turns, .ideas,
                .decisions,
            ]
        case .console:
            [
                .head, .steps, .promises, .question, .ideas, .grouping, .door, .turns, .progress, .ballots, .breakouts,
                .pulses, .decisions, .closing, .people,
            ]
        case .phone:
            [
                .head, .me, .vote, .question, .ballots, .progress, .turns, .ideas, .grouping, .breakouts, .pulses,
                .decisions, .closing,
            ]
        case .onlooker:
            [.head, .question, .breakouts, .pulses, .ballots, .progress, .turns, .ideas, .decisions, .closing]
        }
    }
}

extension LiveSight {
    /// Whether the way in by the room's code is on it, for those who lead the session.
    public var hasDoor: Bool { parts.contains(.door) }
}

/// The parts of a live screen, each shown again when something in it changes.
public enum LivePart: String, CaseIterable, Sendable {
    case head = "head"
    case door = "door"
    case steps = "steps"
    case promises = "promises"
    case me = "me"
    case question = "question"
    case vote = "vote"
    case ballots = "ballots"
    case progress = "progress"
    case turns = "turns"
    case breakouts = "breakouts"
    case pulses = "pulses"
    case ideas = "ideas"
    case grouping = "grouping"
    case people = "people"
    case decisions = "decisions"
    case closing = "closing"

    /// Whether it is another for each person.
    public var isPersonal: Bool { self == .me || self == .vote || self == .door }

    /// Whether the moderator watches it, rather than lead by it.
    var isWatched: Bool {
        switch self {
        case .door, .turns, .people, .progress, .ballots, .breakouts, .pulses, .decisions, .closing: true
        case .head, .steps, .promises, .me, .question, .vote, .ideas, .grouping: false
        }
    }

    /// Whether it is a list whose items come and change one by one.
    public var isList: Bool { self == .ideas }

    /// The parts that an entry may change.
    public static func touched(by entry: Entry, of session: SessionID) -> Set<LivePart> {
        var parts: Set<LivePart>
        switch entry.action {
        case .voteCast, .voteSealed, .voteWithdrawn: parts = [.progress, .people]
        case .ideaCaptured, .ideaReworded, .ideasGrouped, .ideasUngrouped, .ideasMerged, .ideaParked, .ideaWithdrawn:
            parts = [.steps, .ideas, .question, .grouping, .breakouts, .people, .closing, .promises]
        case .pulseAnswered, .answerSealed: parts = [.pulses]
        case .argumentMade: parts = [.ideas, .people]
        case .handRaised, .turnGiven, .turnPassed, .turnEnded: parts = [.turns, .people]
        default: return Set(allCases)
        }
        // Whoever votes or speaks comes in with it, where they were not there.
        if entry.about.contains(session.subject) { parts.formUnion([.people, .turns, .head, .steps]) }
        return parts
    }
}
