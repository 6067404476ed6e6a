// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation
// What is left without words here is told by its name, or by the field of the action that it comes from.

/// One strategic session, from its schedule to its close.
public struct Session: TimelessStory {
    public static let kind = Subject.Kind.session
    public private(set) var began: Mark?
    var early: [Entry] = []
    /// The id.
    public let id: SessionID
    /// What was planned, with every change since.
    public private(set) var plan = SessionScheduled()
    /// Who is invited, in which role, in the order of the invitations.
    public private(set) var invited: [Invitation] = []
    /// Who moderates, in which style.
    public private(set) var moderator: (person: PersonID, style: ModeratorStyle)?
    /// How far it has come.
    public private(set) var state = State.scheduled
    public private(set) var opened: Mark?
    public private(set) var closed: Mark?
    /// Who is in the room, in the order of arrival.
    public private(set) var present: [PersonID] = []
    /// Who was in the room at any time.
    public private(set) var attended: [PersonID] = []
    /// The stages entered so far; the last is the current one.
    public private(set) var stages: [StageVisit] = []
    /// Who votes for whom in it, by the one represented.
    public private(set) var proxies: [PersonID: PersonID] = [:]
    /// What it is to go through, and how long that took.
    public private(set) var agenda = Agenda()
    /// Who waits to speak, who speaks, who spoke how long.
    public private(set) var floor = Floor()
    /// How ideas are taken down.
    public private(set) var capture = Capture()
    /// The time that passes while it is not paused.
    public private(set) var clock = RoomClock()
    /// What people are to prepare, and whether they handed it in.
    public private(set) var homework: [Duty] = []
    /// What they agreed to keep to.
    public private(set) var rules: [RuleID] = []
    /// Those who work by themselves for a while.
    public private(set) var breakouts: [Sitting] = []
    /// What the moderator told of their own experience, apart from the ideas of the team.
    public private(set) var experiences: [(text: String, mark: Mark)] = []
    /// Why it was opened though homework was missing.
    public private(set) var unready: String?
    /// When the next one is to be, as said at the close.
    public private(set) var next: When?

    /// How far a session has come.
    public enum State: String, Sendable {
        case scheduled = "scheduled"
        case open = "open"
        case paused = "paused"
        case closed = "closed"
        case cancelled = "cancelled"
    }

    /// Somebody's invitation.
    public struct Invitation: Hashable, Sendable {
        /// Who.
        public let person: PersonID
        /// As what.
        public let role: SessionRole
        /// Whether they were excused since.
        public var isExcused = false
    }

    /// One visit to a stage.
    public struct StageVisit: Hashable, Sendable {
        /// The stage's key or, where it was not planned, its title.
        public let stage: String
        /// 1 for the first visit to this stage.
        public let round: Int
        /// When it was entered.
        public let entered: Mark
        /// How long it was to take, where said at its entering.
        public let minutes: Int?
    }

    /// Who is to prepare something.
    public struct Duty: Hashable, Sendable {
        public let homework: HomeworkID
        public var person: PersonID
        public var isSubmitted = false
    }

    /// Who sits in a breakout, until it reports.
    public struct Sitting: Hashable, Sendable {
        public let breakout: BreakoutID
        public let people: [PersonID]
        public var isOpen = true
    }

    public init(_ id: SessionID) {
        self.id = id
    }

    /// Whether it was opened and is not closed, paused or not.
    public var isOpen: Bool { state == .open || state == .paused }

    /// The title, as last changed.
    public var title: String { plan.title }

    /// Whether that person is invited in that role and not excused.
    public func has(_ person: PersonID, as role: SessionRole) -> Bool {
        invited.contains { $0.person == person && $0.role == role && !$0.isExcused }
    }

    /// Whether that person is invited in any role and not excused.
    public func isInvited(_ person: PersonID) -> Bool {
        invited.contains { $0.person == person && !$0.isExcused }
    }

    /// Those present who may vote by default: not those who only observe.
    public var voters: [PersonID] {
        present.filter { takesPart($0) }
    }

    /// Whether that person takes part, and does not only observe: by invitation or, uninvited, by having been there.
    public func takesPart(_ person: PersonID) -> Bool {
        let roles = invited.filter { $0.person == person && !$0.isExcused }.map(\.role)
        return roles.isEmpty ? attended.contains(person) : roles.contains { $0 != .observer }
    }

    /// Whether that person moderates, chairs or writes down the session.
    public func isLed(by person: PersonID) -> Bool {
        moderator?.person == person || [.moderator, .chair, .scribe].contains { has(person, as: $0) }
    }

    /// The homework that is missing: of people who are invited and not excused.
    public var missingHomework: [Duty] { homework.filter { !$0.isSubmitted && isInvited($0.person) } }

    public mutating func apply(_ entry: Entry) { takeUp(entry) }

    mutating func tell(_ entry: Entry) {
        agenda.apply(entry)
        floor.apply(entry, clock)
        capture.apply(entry)
        switch entry.action {
        case .sessionScheduled(let schedule):
            began = began ?? Mark(entry)
            plan = schedule
        case .sessionChanged(let change): change.apply(to: &plan)
        case .sessionCancelled: state = .cancelled
        case .participantInvited(let invitation):
            invited.removeAll { $0.person == invitation.person && ($0.isExcused || $0.role == invitation.role) }
            invited.append(Invitation(person: invitation.person, role: invitation.role))
        case .participantExcused(let excuse):
            for index in invited.indices where invited[index].person == excuse.person {
                invited[index].isExcused = true
            }
            if moderator?.person == excuse.person { moderator = nil }
        case .moderatorChosen(let choice): moderator = (choice.person, choice.style)
        case .sessionOpened(let opening):
            state = .open
            opened = Mark(entry)
            unready = opening.unready
            for person in opening.present { arrive(person) }
        case .sessionPaused:
            state = .paused
            clock.stop(entry.occurredAt)
        case .sessionResumed:
            state = .open
            clock.goOn(entry.occurredAt)
        case .personArrived(let arrival): arrive(arrival.person)
        case .personDeparted(let departure): present.removeAll { $0 == departure.person }
        case .proxyGiven(let proxy): if let giver = entry.actor { proxies[giver] = proxy.to }
        case .stageEntered(let entered):
            let stage = entered.stage ?? entered.title ?? ""
            stages.append(
                StageVisit(
                    stage: stage, round: stages.count { $0.stage == stage } + 1, entered: Mark(entry),
                    minutes: entered.minutes))
        case .homeworkAssigned(let it): homework.append(Duty(homework: it.homework, person: it.person))
        case .homeworkChanged(let it):
            for index in homework.indices where homework[index].homework == it.homework {
                // What somebody else handed in is not what the new owner owes.
                if let person = it.person, person != homework[index].person {
                    homework[index] = Duty(homework: it.homework, person: person)
                }
            }
        case .homeworkSubmitted(let it):
            for index in homework.indices where homework[index].homework == it.homework {
                homework[index].isSubmitted = true
            }
        case .ruleAgreed(let agreed): rules.append(agreed.rule)
        case .breakoutFormed(let formed): breakouts.append(Sitting(breakout: formed.breakout, people: formed.people))
        case .breakoutReported(let report):
            for index in breakouts.indices where breakouts[index].breakout == report.breakout {
                breakouts[index].isOpen = false
            }
        case .experienceShared(let it): experiences.append((it.text, Mark(entry)))
        // Whoever speaks or votes is there, though nobody wrote down that they came.
        case .handRaised(let it): arrive(it.person)
        case .turnGiven(let it): arrive(it.person)
        case .turnPassed(let it): arrive(it.person)
        case .turnEnded(let it): arrive(it.person)
        case .voteCast, .voteSealed: if let voter = entry.actor { arrive(voter) }
        case .sessionClosed(let closing):
            state = .closed
            closed = Mark(entry)
            next = closing.next
            clock.goOn(entry.occurredAt)
        default: break
        }
    }

    private mutating func arrive(_ person: PersonID) {
        if !present.contains(person) { present.append(person) }
        if !attended.contains(person) { attended.append(person) }
    }
}

/// The kinds of session.
public enum SessionKind: String, Word {
    case planning = "planning"
    case update = "update"
    case decision = "decision"
    case assessment = "assessment"
    case offsite = "offsite"
}

/// What somebody is to a session.
public enum SessionRole: String, Word {
    case moderator = "moderator"
    case chair = "chair"
    case participant = "participant"
    case scribe = "scribe"
    case observer = "observer"
}

/// How a moderator leads.
public enum ModeratorStyle: String, Word {
    case blankSheet = "blank-sheet"
    case strategist = "strategist"
    case expert = "expert"
}

/// Where the people of a session meet.
public enum SessionFormat: String, Word {
    case onsite = "onsite"
    case offsite = "offsite"
    case remote = "remote"
    case hybrid = "hybrid"
}

/// How far the team has come.
public enum TeamStrength: String, Word {
    case strong = "strong"
    case growing = "growing"
}
