/// A list of all subjects of one kind, a row each, to be filtered, printed or taken into a spreadsheet.
public struct Register: Sendable {
    /// The headings.
    public let columns: [String]
    /// One row a subject, in the order of ids.
    public var rows: [Row]

    /// One subject.
    public struct Row: Sendable {
        /// Its id.
        public let id: String
        /// One cell a column.
        public let cells: [String]
        /// How it stands.
        public let status: String
        /// Whose it is.
        public let owner: PersonID?
        /// The session it came up in.
        public let session: SessionID?
        /// When it came up.
        public let time: Instant?
        /// Everything that the log says of it.
        public let json: JSONValue
        /// The themes that it belongs to.
        public var themes: [ThemeID] = []
    }
}

extension Register {
    /// The registers there are.
    public enum Kind: String, CaseIterable, Sendable {
        case decisions = "decisions"
        case tasks = "tasks"
        case goals = "goals"
        case measures = "measures"
        case ballots = "ballots"
        case ideas = "ideas"
        case sessions = "sessions"
        case people = "people"
        case findings = "findings"
        case assumptions = "assumptions"
        case themes = "themes"
        case questions = "questions"
        case homework = "homework"

        /// Whether what it lists can belong to themes.
        public var hasThemes: Bool {
            switch self {
            case .decisions, .goals, .ideas, .findings, .themes: true
            default: false
            }
        }
    }
}

/// Everything that the registers list, folded in one reading.
public struct Registers: Projection {
    private(set) var plan = Plan()
    private(set) var ideas = Shelf<Idea>()
    private(set) var groups = Shelf<IdeaGroup>()
    private var ballots = Shelf<Ballot>()
    private(set) var questions = Shelf<Question>()
    private(set) var homework = Shelf<Homework>()

    /// Of an empty log.
    public init() {}

    /// Takes up one more entry.
    public mutating func apply(_ entry: Entry) {
        plan.apply(entry)
        for subject in entry.about {
            switch subject.kind {
            case .idea: ideas.apply(entry, to: subject)
            case .group: groups.apply(entry, to: subject)
            case .ballot: ballots.apply(entry, to: subject)
            case .question: questions.apply(entry, to: subject)
            case .homework: homework.apply(entry, to: subject)
            default: break
            }
        }
    }

    /// One register, as of a moment.
    public func register(_ kind: Register.Kind, at moment: Instant) -> Register {
        switch kind {
        case .decisions: decisions(at: moment)
        case .tasks: tasks(at: moment)
        case .goals: goals(at: moment)
        case .measures: measures(at: moment)
        case .ballots: ballotRegister
        case .ideas: ideaRegister
        case .sessions: sessions
        case .people: people
        case .findings: findings
        case .assumptions: assumptions(at: moment)
        case .themes: themes
        case .questions: questionRegister
        case .homework: homeworkRegister(at: moment)
        }
    }

    func day(_ mark: Mark?) -> String { mark.map { plan.organization.zone.text($0.occurredAt) } ?? "" }
    func name(_ person: PersonID?) -> String { person.map { plan.name($0) } ?? "" }

    private func decisions(at moment: Instant) -> Register {
        let zone = plan.organization.zone
        return Register(
            columns: ["decision", "status", "taken", "session", "until", "statement"],
            rows: plan.decisions.all.map { decision in
                let status =
                    decision.state == .inForce && !decision.isInForce(at: moment, in: zone)
                    ? "out of its dates" : decision.state.rawValue
                let session = decision.taken?.mark.session ?? decision.began?.session
                return Register.Row(
                    id: decision.id.description,
                    cells: [
                        decision.id.description, status, day(decision.taken?.mark), session?.description ?? "",
                        day(decision.ended), decision.statement,
                    ],
                    status: status, owner: nil, session: session,
                    time: (decision.taken?.mark ?? decision.began)?.occurredAt, json: decision.json,
                    themes: decision.proposal?.action.themes ?? [])
            })
    }

    private func tasks(at moment: Instant) -> Register {
        Register(
            columns: ["task", "status", "owner", "due", "title"],
            rows: plan.tasks.all.map { task in
                let owner = plan.owner(task.plan.owner)
                let status = plan.isOverdue(task, at: moment) ? "overdue" : task.state.rawValue
                return Register.Row(
                    id: task.id.description,
                    cells: [task.id.description, status, name(owner), task.plan.due?.description ?? "", task.title],
                    status: status, owner: owner, session: task.began?.session, time: task.began?.occurredAt,
                    json: task.json)
            })
    }

    private func goals(at moment: Instant) -> Register {
        Register(
            columns: ["goal", "status", "rank", "light", "horizon", "owner", "title"],
            rows: plan.goals.all.map { goal in
                let owner = plan.owner(goal.plan.owner)
                return Register.Row(
                    id: goal.id.description,
                    cells: [
                        goal.id.description, goal.state.rawValue, plan.rank(of: goal.id).map { "\($0)" } ?? "",
                        plan.light(of: goal, at: moment).rawValue, goal.plan.horizon.description, name(owner),
                        goal.title,
                    ],
                    status: goal.state.rawValue, owner: owner, session: goal.began?.session,
                    time: goal.began?.occurredAt, json: goal.json, themes: goal.plan.themes)
            })
    }

    private func measures(at moment: Instant) -> Register {
        Register(
            columns: ["measure", "status", "value", "unit", "period", "target", "owner", "name"],
            rows: plan.measures.all.map { measure in
                let standing = plan.standing(measure, at: moment)
                let status =
                    measure.retired != nil
                    ? "retired" : standing.isMet.map { $0 ? "on target" : "off target" } ?? "no target"
                let owner = plan.owner(measure.definition.owner)
                return Register.Row(
                    id: measure.id.description,
                    cells: [
                        measure.id.description, status, standing.reading?.value.description ?? "",
                        measure.definition.unit,
                        standing.period?.description ?? "", standing.target?.text ?? "", name(owner), measure.name,
                    ],
                    status: status, owner: owner, session: measure.began?.session, time: measure.began?.occurredAt,
                    json: measure.json(in: plan.organization.zone))
            })
    }

    private var ballotRegister: Register {
        Register(
            columns: ["ballot", "status", "opened", "session", "result", "question"],
            rows: ballots.all.map { ballot in
                let status =
                    ballot.state == .closed
                    ? (ballot.isPassed
                        ? "passed" : ballot.isAnnulled ? "annulled" : ballot.verdict?.rawValue ?? "closed")
                    : ballot.state.rawValue
                return Register.Row(
                    id: ballot.id.description,
                    cells: [
                        ballot.id.description, status, day(ballot.began), ballot.began?.session?.description ?? "",
                        ballot.outcome, ballot.terms.question,
                    ],
                    status: status, owner: nil, session: ballot.began?.session, time: ballot.began?.occurredAt,
                    json: ballot.json)
            })
    }

    private var ideaRegister: Register {
        Register(
            columns: ["idea", "status", "captured", "session", "author", "text"],
            rows: ideas.all.map { idea in
                let status =
                    idea.withdrawn != nil
                    ? "withdrawn"
                    : idea.mergedInto.map { "merged into \($0)" }
                        ?? idea.group.map { "in \($0)" } ?? (idea.parked != nil ? "parked" : "open")
                return Register.Row(
                    id: idea.id.description,
                    cells: [
                        idea.id.description, status, day(idea.began), idea.session?.description ?? "",
                        name(idea.shownAuthor), idea.shownText,
                    ],
                    status: status, owner: idea.shownAuthor, session: idea.session, time: idea.began?.occurredAt,
                    json: idea.json, themes: themes(of: idea))
            })
    }

    private var sessions: Register {
        Register(
            columns: ["session", "status", "opened", "kind", "people", "title"],
            rows: plan.sessions.all.map { session in
                Register.Row(
                    id: session.id.description,
                    cells: [
                        session.id.description, session.state.rawValue,
                        session.opened.map { day($0) } ?? plan.organization.zone.text(session.plan.startsAt),
                        session.plan.kind.rawValue, "\(session.attended.count)", session.title,
                    ],
                    status: session.state.rawValue, owner: session.moderator?.person, session: session.id,
                    time: session.opened?.occurredAt ?? plan.organization.zone.start(of: session.plan.startsAt),
                    json: session.json)
            })
    }

    private var people: Register {
        Register(
            columns: ["person", "status", "joined", "roles", "title", "name"],
            rows: plan.people.all.map { person in
                let status = person.forgotten != nil ? "forgotten" : person.left == nil ? "here" : "left"
                return Register.Row(
                    id: person.id.description,
                    cells: [
                        person.id.description, status, day(person.began),
                        person.roles.map(\.role.rawValue).joined(separator: " "),
                        person.title ?? person.level ?? "", person.shownName,
                    ],
                    status: status, owner: person.id, session: nil, time: person.began?.occurredAt, json: person.json)
            })
    }
}
