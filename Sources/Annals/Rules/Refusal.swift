/// Why an action was not recorded: the rule that it breaks.
///
/// Each names the thing, what was found and what to do.
public enum Refusal: Error, Equatable, Sendable {
    // Not for people: the rules need something that the world does not hold yet.
    case needsStory(Subject)
    case needsEntries(Subject, aboutOnly: Bool)
    case needsEntry(Position)
    case needsNumber(Subject)
    case needsUse(Subject)
    case needsDocument(String)
    /// Its papers lie in the ballot box, which whoever records opens first.
    case needsPapers(Subject)

    // The record
    case notFirst
    case unknownAction(String, Int)
    case unknownZone(String, Int)
    case notFound(Subject)
    case noEntry(Position)
    case notYet(Subject, since: Instant)
    case wasStruck(Subject)
    case alreadyUsed(Subject)
    case idTooHigh(Subject)
    case notInTheLog(Reference)
    case inTheFuture(Instant, now: Instant)
    case clockBehind(Instant, last: Instant)
    case otherContent(EntryID, Position, field: String)
    case someoneWasFaster(Subject, Position)
    case tooLong(field: String, bytes: Int)
    case notAllowed(PersonID, action: String, needs: Authority)
    case needsActor(String)
    case severalSessions([SessionID])
    case cannotBeStruck(Position, String)
    case struckAlready(Position, by: Position)
    indirect case breaksLater(Position, String, because: Refusal)
    case namedLater(Subject, Position, String)
    case storedCountChanges(Position, BallotID)
    case cannotBeCorrected(Position, String)
    case otherType(Position, String, given: String)
    case otherIDs(Position, [Subject])
    indirect case doesNotFit(String, Fault)
    case noText(Position, String)
    case textTwice(String)
    case contentMissing(String)
    case doesNotMatch(String, String)
    case cannotSeal(String)
    case onlyNow(String)
    case onlyFollows(String, String)
    case noKey(String)
    case noRoot(String)
    case wrongSignature

    // Any subject
    case isAlready(Subject, String, since: Mark? = nil)
    case isNot(Subject, String, so: String)
    case nothingChanges(Subject)
    case ofItself(Subject, String)
    case ofAnother(Subject, Subject)
    case namedTwice(Subject, String)
    case wordTwice(String, String)
    case needs(String, String)
    case oneOf([String])
    case outOfRange(String, Number, String, String)
    case notAboveZero(String, Number)

    // People and sessions
    case gone(PersonID, since: Instant)
    case notFirstPerson(PersonID)
    case lastSteward(PersonID)
    case wasForgotten(PersonID, since: Instant)
    case ownsTasks(PersonID, [TaskID])
    case onOpenBallot(PersonID, BallotID)
    case invalidRecurrence(String)
    case sessionOver(SessionID, String)
    case sessionNotOpen(SessionID, String)
    case noModerator(SessionID)
    case noSuchStage(String, SessionID, [String])
    case ballotStillOpen(BallotID, SessionID)
    case ideasWithoutFate([IdeaID], SessionID)
    case ofAnotherSession(IdeaID, SessionID, SessionID)
    case otherSession(SessionID, SessionID)
    case lessHidden(SessionID, String)
    case nothingHidden(SessionID)

    // Votes
    case optionTwice(String)
    case optionCount(String, Int, expected: String)
    case unknownMethodVersion(String, Int)
    case nobodyMayVote
    case quorumOutOfReach(Int, Int)
    case deadlinePast(When)
    case ballotOver(BallotID, String)
    case afterDeadline(BallotID, When)
    case notInElectorate(PersonID, BallotID)
    case votedAlready(PersonID, BallotID, Position)
    case noVote(PersonID, BallotID)
    case notOfMethod(String, String, takes: [String])
    case wrongShape(String, expected: String)
    case overBudget(spent: Int, budget: Int)
    case noSuchChoice(String, [String])
    case otherCount(BallotID)
    case noTie(BallotID)
    case noChair(BallotID)
    case notTheChair(PersonID, BallotID, chair: PersonID)
    case votedOn(IdeaID, BallotID)
    case wrongKind(Reference, String, String)
    case secret(BallotID, String)
    case notSecret(Subject, String)
    case tooFewForSecrecy(Int)
    case recused(PersonID, Subject)
    case proxyEnded(PersonID, BallotID, Position)
    case onlyByClosing(String, String)
    case otherPapers(Subject, Int, sealed: Int)
    case papersMissing(Subject, Int, of: Int)
    case ownContest(PersonID, BallotID)
    case restsOn(DecisionID, BallotID)

    // Decisions and the plan
    case ballotWithout(String)
    case ballotOfAnother(BallotID, DecisionID)
    case notCarried(BallotID, outcome: Wording)
    case notInForce(DecisionID, String, Mark?)
    case hangsLoose([Subject], DecisionID)
    case hangsNot(Reference, DecisionID)
    case circle(Subject)
    case lowOverHigh(Number, Number)
    case restatement(MeasureID, Period, Number)
    case moreThanAllocated(Subject, Number, String)
    case sumTooLong(Number, String)

    // Analysis and follow-up
    case sideOfAnotherLens(FindingSide, FindingLens)
    case answerCount(PulseID, Int, expected: Int)
    case noSummary(SessionID)
}

extension Refusal: CustomStringConvertible {
    /// What is wrong, and what to do next, in one line.
    public var description: String { told(in: .english) }

    /// What is wrong, and what to do next, in one line of a language.
    public func told(in language: Language) -> String {
        language.says(english, russian: russian).onOneLine
    }
}

extension Subject.Kind {
    /// The command that lists subjects of this kind.
    var register: String {
        switch self {
        case .person: "people"
        case .session, .series: "sessions"
        case .idea, .group: "ideas"
        case .ballot: "ballots"
        case .decision, .alternative, .criterion: "decisions"
        case .goal: "goals"
        case .measure: "measures"
        case .task: "tasks"
        case .finding: "findings"
        case .assumption: "assumptions"
        case .theme: "themes"
        case .question: "questions"
        case .homework: "homework"
        case .platform, .resource: "plan"
        default: "log"
        }
    }
}

extension Collection where Element: Hashable {
    /// The first element that stands there a second time.
    var firstDouble: Element? {
        var seen: Set<Element> = []
        return first { !seen.insert($0).inserted }
    }
}
