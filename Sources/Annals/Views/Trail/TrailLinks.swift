/// What one entry says of how things hang together: the whole table of relations that the catalogue makes possible.
///
/// An edge goes from what came later to what it rests on, came of or belongs to.
struct TrailLinks {
    private(set) var edges: [TrailGraph.Edge] = []
    private let entry: Entry
    private let own: Subject

    init(_ entry: Entry) {
        self.entry = entry
        own = Mark(entry).subject
        read()
    }

    private mutating func link(_ from: Subject?, _ relation: TrailGraph.Relation, _ to: Subject?) {
        guard let from, let to, from != to else { return }
        edges.append(.init(from: from, to: to, relation: relation, position: entry.position))
    }

    private mutating func link(_ from: Subject, _ relation: TrailGraph.Relation, each: [Subject?]) {
        for to in each { link(from, relation, to) }
    }

    private mutating func cameUp(_ subject: Subject) {
        link(subject, .cameUpIn, (entry.namedPlace ?? entry.session)?.subject)
    }

    private mutating func read() {
        switch entry.action {
        case .decisionProposed, .alternativeAdded, .criterionAdded, .alternativeScored, .decisionTaken,
            .decisionRejected, .decisionDeferred, .conditionSettled, .dissentRecorded, .decisionReviewed,
            .decisionReversed:
            readDecision()
        case .goalSet, .goalRevised, .goalsRanked, .goalAchieved, .goalDropped, .taskAssigned, .taskCancelled,
            .resourceAllocated, .platformStated, .targetSet, .measureDefined, .measureRevised, .measurementRecorded:
            readPlan()
        case .ballotOpened, .ballotContested, .contestSettled, .ballotReopened, .ballotRecounted: readBallot()
        default: readRoom()
        }
    }

    private mutating func readDecision() {
        switch entry.action {
        case .decisionProposed(let it):
            let decision = it.decision.subject
            cameUp(decision)
            link(decision, .answers, it.question?.subject)
            link(decision, .serves, each: it.goals.map(\.subject))
            link(decision, .cameOf, each: it.from.map(\.subject))
        case .alternativeAdded(let it):
            link(it.decision.subject, .alternative, it.alternative.subject)
            link(it.alternative.subject, .restsOn, it.idea?.subject)
        case .criterionAdded(let it): link(it.decision.subject, .criterion, it.criterion.subject)
        case .alternativeScored(let it): link(it.alternative.subject, .scored, it.criterion.subject)
        case .decisionTaken(let it):
            let decision = it.decision.subject
            link(decision, .takenIn, entry.session?.subject)
            link(decision, .ballot, it.ballot?.subject)
            link(decision, .alternative, it.alternative?.subject)
            link(decision, .restsOn, each: it.basis.map(\.subject))
            link(decision, .assumes, each: it.assumes.map(\.subject))
            link(decision, .replaces, each: it.supersedes.map(\.subject))
            link(decision, .amends, each: it.amends.map(\.subject))
            link(decision, .expects, each: it.expected.map(\.measure?.subject))
        case .decisionRejected(let it):
            link(it.decision.subject, .takenIn, entry.session?.subject)
            link(it.decision.subject, .ballot, it.ballot?.subject)
        case .decisionDeferred(let it): link(own, .happenedTo, it.decision.subject)
        case .conditionSettled(let it):
            link(own, .happenedTo, it.decision.subject)
            link(own, .ballot, it.ballot?.subject)
        case .dissentRecorded(let it): link(own, .saidOf, it.decision.subject)
        case .decisionReviewed(let it): link(own, .happenedTo, it.decision.subject)
        case .decisionReversed(let it):
            link(it.by.subject, .reverses, it.decision.subject)
            for hanging in it.hanging {
                guard let on = hanging.on.subject else { continue }
                switch it.fate(of: on) {
                case .move(let decision): link(on, .movedTo, decision.subject)
                case .cancel: link(on, .closedBy, it.by.subject)
                case .keep, nil: break
                }
            }
        default: break
        }
    }

    private mutating func readPlan() {
        switch entry.action {
        case .goalSet(let it):
            let goal = it.goal.subject
            cameUp(goal)
            link(goal, .cameOf, it.decision?.subject)
            link(goal, .cameOf, each: it.from.map(\.subject))
            link(goal, .under, it.under?.subject)
            link(goal, .after, each: it.after.map(\.subject))
            link(goal, .continues, each: it.continues.map(\.subject))
        case .goalRevised(let it):
            let goal = it.goal.subject
            link(goal, .cameOf, it.decision?.subject)
            link(goal, .under, it.under?.subject)
            link(goal, .after, each: it.after.map(\.subject))
            link(goal, .continues, each: it.continues.map(\.subject))
        case .goalsRanked(let it):
            link(own, .cameOf, it.decision?.subject)
        case .goalAchieved(let it): link(it.goal.subject, .closedBy, it.decision?.subject)
        case .goalDropped(let it): link(it.goal.subject, .closedBy, it.decision?.subject)
        case .taskAssigned(let it):
            cameUp(it.task.subject)
            link(it.task.subject, .cameOf, each: it.from.map(\.subject))
            link(it.task.subject, .after, each: it.after.map(\.subject))
        case .taskCancelled(let it): link(it.task.subject, .closedBy, it.decision?.subject)
        case .resourceAllocated(let it):
            link(own, .cameOf, it.decision?.subject)
            link(own, .givenTo, it.to.subject)
        case .platformStated(let it):
            cameUp(it.part.subject)
            link(it.part.subject, .cameOf, it.decision?.subject)
        case .targetSet(let it):
            link(own, .targetOf, it.measure.subject)
            link(own, .cameOf, it.decision?.subject)
        case .measureDefined(let it):
            cameUp(it.measure.subject)
            link(it.measure.subject, .shows, each: it.goals.map(\.subject))
            link(it.measure.subject, .continues, it.continues?.subject)
        case .measureRevised(let it): link(it.measure.subject, .shows, each: it.goals.map(\.subject))
        case .measurementRecorded(let it): link(own, .readingOf, it.measure.subject)
        default: break
        }
    }

    private mutating func readBallot() {
        switch entry.action {
        case .ballotOpened(let it):
            link(it.decision?.subject, .ballot, it.ballot.subject)
            cameUp(it.ballot.subject)
            link(it.ballot.subject, .restsOn, each: it.options.map(\.refersTo?.subject))
        case .ballotContested(let it): link(own, .happenedTo, it.ballot.subject)
        case .contestSettled(let it): link(own, .happenedTo, it.ballot.subject)
        case .ballotReopened(let it): link(own, .happenedTo, it.ballot.subject)
        case .ballotRecounted(let it): link(own, .happenedTo, it.ballot.subject)
        default: break
        }
    }

    private mutating func readRoom() {
        switch entry.action {
        case .questionPosed(let it): cameUp(it.question.subject)
        case .questionAnswered(let it):
            for basis in it.basis { link(basis.subject, .answers, it.question.subject) }
        case .ideaCaptured(let it):
            cameUp(it.idea.subject)
            link(it.idea.subject, .answers, it.question?.subject)
        case .ideasGrouped(let it): link(it.group.subject, .gathers, each: it.ideas.map(\.subject))
        case .ideasMerged(let it): link(it.into.subject, .merges, each: it.from.map(\.subject))
        case .findingRecorded(let it):
            let finding = it.finding.subject
            cameUp(finding)
            link(finding, .restsOn, each: it.evidence.map(\.subject))
            link(finding, .cameOf, each: it.from.map(\.subject))
            link(finding, .replaces, each: it.replaces.map(\.subject))
            link(finding, .bearsOn, each: it.about.map(\.subject))
        case .assumptionStated(let it):
            cameUp(it.assumption.subject)
            // What was said to hold for something, that rests on it.
            for about in it.about { link(about.subject, .assumes, it.assumption.subject) }
        case .assumptionJudged(let it):
            link(own, .happenedTo, it.assumption.subject)
            link(own, .restsOn, each: it.evidence.map(\.subject))
        case .homeworkAssigned(let it): link(it.homework.subject, .cameUpIn, it.session.subject)
        case .homeworkSubmitted(let it):
            link(it.homework.subject, .restsOn, each: it.measurements.map { Subject(.entry, of: $0) })
        case .carried(let it): link(it.item.subject, .carriedInto, it.into.subject)
        case .sessionScheduled(let it): link(it.session.subject, .follows, it.follows?.subject)
        case .sessionChanged(let it): link(it.session.subject, .follows, it.follows?.subject)
        case .argumentMade(let it):
            link(own, .saidOf, it.on.subject)
            link(own, .restsOn, each: it.evidence.map(\.subject))
        case .noteAdded(let it): link(own, .saidOf, it.on.subject)
        case .documentAttached(let it): link(own, .saidOf, it.on.subject)
        case .lessonLearned(let it): link(own, .saidOf, each: it.about.map(\.subject))
        case .checkInMade(let it): link(own, .saidOf, it.on.subject)
        default: break
        }
    }
}
