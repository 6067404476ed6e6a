/// A list of all subjects of one kind, a row each, to be filtered, printed or taken into a spreadsheet.
public struct Register: Sendable {
    /// The headings.
    public let columns: [String]
    /// One row a subject, in the order of ids: those that were asked for.
    public let rows: [Row]
    /// How many there are on all pages.
    public let count: Int

    /// Rows under their headings; the count is left out where they are all.
    init(columns: [String], rows: [Row], count: Int? = nil) {
        self.columns = columns
        self.rows = rows
        self.count = count ?? rows.count
    }

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
        /// The themes that it belongs to.
        public var themes: [ThemeID] = []
        /// Writes what the log says of it: a hundred times the work of all the above, and few ask.
        let writing: @Sendable () -> JSONValue
        /// Everything that the log says of it.
        public var json: JSONValue { writing() }
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
    /// With all that is over.
    package private(set) var plan = Plan()
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
    ///
    /// - Parameter wanted: which rows; left out, all.
    public func register(
        _ kind: Register.Kind, at moment: Instant, _ wanted: Register.Wanted = Register.Wanted()
    ) -> Register {
        switch kind {
        case .decisions: decisions(wanted, at: moment)
        case .tasks: tasks(wanted, at: moment)
        case .goals: goals(wanted, at: moment)
        case .measures: measures(wanted, at: moment)
        case .ballots: ballots(wanted)
        case .ideas: ideas(wanted)
        case .sessions: sessions(wanted)
        case .people: people(wanted)
        case .findings: findings(wanted)
        case .assumptions: assumptions(wanted, at: moment)
        case .themes: themes(wanted)
        case .questions: questions(wanted)
        case .homework: homework(wanted, at: moment)
        }
    }

    func day(_ mark: Mark?) -> String { mark.map { plan.organization.zone.text($0.occurredAt) } ?? "" }
    func name(_ person: PersonID?) -> String { person.map { plan.name($0) } ?? "" }

    private func decisions(_ wanted: Register.Wanted, at moment: Instant) -> Register {
        let zone = plan.organization.zone
        return Register(
            ["decision", "status", "taken", "session", "until", "statement"], of: plan.decisions, wanted
        ) { decision in
            Register.Key(
                status: decision.state == .inForce && !decision.isInForce(at: moment, in: zone)
                    ? "out of its dates" : decision.state.rawValue,
                session: decision.taken?.mark.session ?? decision.began?.session,
                time: (decision.taken?.mark ?? decision.began)?.occurredAt,
                themes: decision.proposal?.action.themes ?? [])
        } cells: { decision, key in
            [
                decision.id.description, key.status, day(decision.taken?.mark), key.session?.description ?? "",
                day(decision.ended), decision.statement,
            ]
        } json: { decision, _ in
            decision.json
        }
    }

    private func tasks(_ wanted: Register.Wanted, at moment: Instant) -> Register {
        Register(["task", "status", "owner", "due", "title"], of: plan.tasks, wanted) { task in
            Register.Key(
                status: plan.isOverdue(task, at: moment) ? "overdue" : task.state.rawValue,
                owner: plan.owner(task.plan.owner), session: task.began?.session, time: task.began?.occurredAt)
        } cells: { task, key in
            [task.id.description, key.status, name(key.owner), task.plan.due?.description ?? "", task.title]
        } json: { task, _ in
            task.json
        }
    }

    private func goals(_ wanted: Register.Wanted, at moment: Instant) -> Register {
        Register(["goal", "status", "rank", "light", "horizon", "owner", "title"], of: plan.goals, wanted) { goal in
            Register.Key(
                status: goal.state.rawValue, owner: plan.owner(goal.plan.owner), session: goal.began?.session,
                time: goal.began?.occurredAt, themes: goal.plan.themes)
        } cells: { goal, key in
            [
                goal.id.description, key.status, plan.rank(of: goal.id).map { "\($0)" } ?? "",
                plan.light(of: goal, at: moment).rawValue, goal.plan.horizon.description, name(key.owner), goal.title,
            ]
        } json: { goal, _ in
            goal.json
        }
    }

    private func measures(_ wanted: Register.Wanted, at moment: Instant) -> Register {
        Register(
            ["measure", "status", "value", "unit", "period", "target", "owner", "name"], of: plan.measures, wanted
        ) { measure in
            let isMet = plan.standing(measure, at: moment).isMet
            return Register.Key(
                status: measure.retired != nil
                    ? "retired" : isMet.map { $0 ? "on target" : "off target" } ?? "no target",
                owner: plan.owner(measure.definition.owner), session: measure.began?.session,
                time: measure.began?.occurredAt)
        } cells: { measure, key in
            let standing = plan.standing(measure, at: moment)
            return [
                measure.id.description, key.status, standing.reading?.value.description ?? "", measure.definition.unit,
                standing.period?.description ?? "", standing.target?.text ?? "", name(key.owner), measure.name,
            ]
        } json: { [zone = plan.organization.zone] measure, _ in
            measure.json(in: zone)
        }
    }

    private func ballots(_ wanted: Register.Wanted) -> Register {
        Register(["ballot", "status", "opened", "session", "result", "question"], of: ballots, wanted) { ballot in
            Register.Key(
                status: ballot.state == .closed
                    ? (ballot.isPassed
                        ? "passed" : ballot.isAnnulled ? "annulled" : ballot.verdict?.rawValue ?? "closed")
                    : ballot.state.rawValue,
                session: ballot.began?.session, time: ballot.began?.occurredAt)
        } cells: { ballot, key in
            [
                ballot.id.description, key.status, day(ballot.began), key.session?.description ?? "", ballot.outcome,
                ballot.terms.question,
            ]
        } json: { ballot, _ in
            ballot.json
        }
    }

    private func ideas(_ wanted: Register.Wanted) -> Register {
        Register(["idea", "status", "captured", "session", "author", "text"], of: ideas, wanted) { idea in
            Register.Key(
                status: idea.withdrawn != nil
                    ? "withdrawn"
                    : idea.mergedInto.map { "merged into \($0)" }
                        ?? idea.group.map { "in \($0)" } ?? (idea.parked != nil ? "parked" : "open"),
                owner: idea.shownAuthor, session: idea.session, time: idea.began?.occurredAt,
                themes: themes(of: idea))
        } cells: { idea, key in
            [
                idea.id.description, key.status, day(idea.began), key.session?.description ?? "", name(key.owner),
                idea.shownText,
            ]
        } json: { idea, _ in
            idea.json
        }
    }

    private func sessions(_ wanted: Register.Wanted) -> Register {
        let zone = plan.organization.zone
        return Register(
            ["session", "status", "opened", "kind", "people", "title"], of: plan.sessions, wanted
        ) { session in
            Register.Key(
                status: session.state.rawValue, owner: session.moderator?.person, session: session.id,
                time: session.opened?.occurredAt ?? zone.start(of: session.plan.startsAt))
        } cells: { session, key in
            [
                session.id.description, key.status,
                session.opened.map { day($0) } ?? zone.text(session.plan.startsAt), session.plan.kind.rawValue,
                "\(session.attended.count)", session.title,
            ]
        } json: { session, _ in
            session.json
        }
    }

    private func people(_ wanted: Register.Wanted) -> Register {
        Register(["person", "status", "joined", "roles", "title", "name"], of: plan.people, wanted) { person in
            Register.Key(
                status: person.forgotten != nil ? "forgotten" : person.left == nil ? "here" : "left",
                owner: person.id, time: person.began?.occurredAt)
        } cells: { person, key in
            [
                person.id.description, key.status, day(person.began),
                person.roles.map(\.role.rawValue).joined(separator: " "), person.title ?? person.level ?? "",
                person.shownName,
            ]
        } json: { person, _ in
            person.json
        }
    }
}
