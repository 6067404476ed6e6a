/// Everything that a report tells of and that the plan does not know.
struct ReportShelves: Projection {
    private(set) var plan = Plan()
    private(set) var ideas = Shelf<Idea>()
    private(set) var groups = Shelf<IdeaGroup>()
    private(set) var questions = Shelf<Question>()
    private(set) var ballots = Shelf<Ballot>()
    private(set) var breakouts = Shelf<Breakout>()
    private(set) var homework = Shelf<Homework>()
    private(set) var rules = Shelf<HouseRule>()
    private(set) var pulses = Shelf<Pulse>()
    private(set) var series = Shelf<Series>()
    /// What was said at the end of each task.
    private(set) var outcomes: [TaskID: String] = [:]

    init() {}

    mutating func apply(_ entry: Entry) {
        plan.apply(entry)
        switch entry.action {
        case .taskCompleted(let it): outcomes[it.task] = it.outcome
        case .taskCancelled(let it): outcomes[it.task] = it.reason
        default: break
        }
        for subject in entry.about {
            switch subject.kind {
            case .idea: ideas.apply(entry, to: subject)
            case .group: groups.apply(entry, to: subject)
            case .question: questions.apply(entry, to: subject)
            case .ballot: ballots.apply(entry, to: subject)
            case .breakout: breakouts.apply(entry, to: subject)
            case .homework: homework.apply(entry, to: subject)
            case .rule: rules.apply(entry, to: subject)
            case .pulse: pulses.apply(entry, to: subject)
            case .series: series.apply(entry, to: subject)
            default: break
            }
        }
    }
}

/// The plan at the end of a session or period, with what only a report asks of it.
struct ReportStanding: Projection {
    private(set) var plan = Plan()
    private(set) var ballots = Shelf<Ballot>()

    init() {}

    mutating func apply(_ entry: Entry) {
        plan.apply(entry)
        for subject in entry.about where subject.kind == .ballot { ballots.apply(entry, to: subject) }
    }
}
