/// Any action of the catalogue.
///
/// One case an action; the three lists below are all that a new one must be added to.
public indirect enum AnyAction: Sendable, Equatable {
    // Record
    case logOpened(LogOpened)
    case organizationChanged(OrganizationChanged)
    case noteAdded(NoteAdded)
    case entryStruck(EntryStruck)
    case themeNamed(ThemeNamed)
    case exported(Exported)
    case documentAttached(DocumentAttached)
    case entryCorrected(EntryCorrected)
    case entryRedacted(EntryRedacted)
    case keyChanged(KeyChanged)
    case breakAccepted(BreakAccepted)
    // People
    case personJoined(PersonJoined)
    case personChanged(PersonChanged)
    case personLeft(PersonLeft)
    case personReturned(PersonReturned)
    case roleGranted(RoleGranted)
    case roleEnded(RoleEnded)
    case personForgotten(PersonForgotten)
    // Sessions
    case seriesStarted(SeriesStarted)
    case seriesChanged(SeriesChanged)
    case seriesEnded(SeriesEnded)
    case sessionScheduled(SessionScheduled)
    case sessionChanged(SessionChanged)
    case sessionCancelled(SessionCancelled)
    case participantInvited(ParticipantInvited)
    case participantExcused(ParticipantExcused)
    case moderatorChosen(ModeratorChosen)
    case sessionOpened(SessionOpened)
    case sessionPaused(SessionPaused)
    case sessionResumed(SessionResumed)
    case personArrived(PersonArrived)
    case personDeparted(PersonDeparted)
    case stageEntered(StageEntered)
    case sessionClosed(SessionClosed)
    // Preparation
    case ruleAgreed(RuleAgreed)
    case ruleBroken(RuleBroken)
    case homeworkAssigned(HomeworkAssigned)
    case homeworkChanged(HomeworkChanged)
    case homeworkSubmitted(HomeworkSubmitted)
    case agendaSet(AgendaSet)
    case questionPosed(QuestionPosed)
    case questionAnswered(QuestionAnswered)
    // Room
    case itemEntered(ItemEntered)
    case timeExtended(TimeExtended)
    case modeSet(ModeSet)
    case ideasRevealed(IdeasRevealed)
    case handRaised(HandRaised)
    case turnGiven(TurnGiven)
    case turnPassed(TurnPassed)
    case turnEnded(TurnEnded)
    case breakoutFormed(BreakoutFormed)
    case breakoutReported(BreakoutReported)
    case experienceShared(ExperienceShared)
    case carried(Carried)
    // Analysis
    case findingRecorded(FindingRecorded)
    case findingRetired(FindingRetired)
    case platformStated(PlatformStated)
    case platformConfirmed(PlatformConfirmed)
    case assumptionStated(AssumptionStated)
    case assumptionJudged(AssumptionJudged)
    case measureDefined(MeasureDefined)
    case measureRevised(MeasureRevised)
    case measureRetired(MeasureRetired)
    case targetSet(TargetSet)
    case measurementRecorded(MeasurementRecorded)
    // Ideas
    case ideaCaptured(IdeaCaptured)
    case ideaReworded(IdeaReworded)
    case ideasGrouped(IdeasGrouped)
    case ideasUngrouped(IdeasUngrouped)
    case ideasMerged(IdeasMerged)
    case ideaParked(IdeaParked)
    case ideaWithdrawn(IdeaWithdrawn)
    case argumentMade(ArgumentMade)
    // Ballots
    case ballotOpened(BallotOpened)
    case electorateChanged(ElectorateChanged)
    case recusalDeclared(RecusalDeclared)
    case proxyGiven(ProxyGiven)
    case voteCast(VoteCast)
    case voteSealed(VoteSealed)
    case voteWithdrawn(VoteWithdrawn)
    case papersOpened(PapersOpened)
    case ballotClosed(BallotClosed)
    case ballotWithdrawn(BallotWithdrawn)
    case resultReported(ResultReported)
    case ballotContested(BallotContested)
    case contestSettled(ContestSettled)
    case ballotReopened(BallotReopened)
    case tieBroken(TieBroken)
    case ballotRecounted(BallotRecounted)
    // Decisions
    case decisionProposed(DecisionProposed)
    case alternativeAdded(AlternativeAdded)
    case criterionAdded(CriterionAdded)
    case alternativeScored(AlternativeScored)
    case decisionTaken(DecisionTaken)
    case decisionRejected(DecisionRejected)
    case decisionWithdrawn(DecisionWithdrawn)
    case decisionDeferred(DecisionDeferred)
    case conditionSettled(ConditionSettled)
    case dissentRecorded(DissentRecorded)
    case decisionReviewed(DecisionReviewed)
    case decisionReversed(DecisionReversed)
    // Plan
    case goalSet(GoalSet)
    case goalConfirmed(GoalConfirmed)
    case goalRevised(GoalRevised)
    case goalsRanked(GoalsRanked)
    case goalAchieved(GoalAchieved)
    case goalDropped(GoalDropped)
    case resourceStated(ResourceStated)
    case resourceAllocated(ResourceAllocated)
    case resourceReleased(ResourceReleased)
    case taskAssigned(TaskAssigned)
    case taskReassigned(TaskReassigned)
    case taskRescheduled(TaskRescheduled)
    case taskStarted(TaskStarted)
    case taskProgressed(TaskProgressed)
    case taskBlocked(TaskBlocked)
    case taskCompleted(TaskCompleted)
    case taskCancelled(TaskCancelled)
    case taskReopened(TaskReopened)
    // Follow-up
    case pulseOpened(PulseOpened)
    case pulseAnswered(PulseAnswered)
    case answerSealed(AnswerSealed)
    case answersOpened(AnswersOpened)
    case pulseClosed(PulseClosed)
    case lessonLearned(LessonLearned)
    case summaryPublished(SummaryPublished)
    case summaryShared(SummaryShared)
    case summaryAcknowledged(SummaryAcknowledged)
    case messagePlanned(MessagePlanned)
    case checkInMade(CheckInMade)
    /// One that only a newer release knows: kept, shown raw, and passed over by every fold.
    case unknown(UnknownAction)
}

extension AnyAction {
    /// The whole catalogue, in the order in which it is told.
    public static let catalogue: [Listing] = [
        Listing(LogOpened.self, AnyAction.logOpened, "Record"),
        Listing(OrganizationChanged.self, AnyAction.organizationChanged, "Record"),
        Listing(NoteAdded.self, AnyAction.noteAdded, "Record"),
        Listing(EntryStruck.self, AnyAction.entryStruck, "Record"),
        Listing(ThemeNamed.self, AnyAction.themeNamed, "Record"),
        Listing(Exported.self, AnyAction.exported, "Record"),
        Listing(DocumentAttached.self, AnyAction.documentAttached, "Record"),
        Listing(EntryCorrected.self, AnyAction.entryCorrected, "Record"),
        Listing(EntryRedacted.self, AnyAction.entryRedacted, "Record"),
        Listing(KeyChanged.self, AnyAction.keyChanged, "Record"),
        Listing(BreakAccepted.self, AnyAction.breakAccepted, "Record"),
        Listing(PersonJoined.self, AnyAction.personJoined, "People"),
        Listing(PersonChanged.self, AnyAction.personChanged, "People"),
        Listing(PersonLeft.self, AnyAction.personLeft, "People"),
        Listing(PersonReturned.self, AnyAction.personReturned, "People"),
        Listing(RoleGranted.self, AnyAction.roleGranted, "People"),
        Listing(RoleEnded.self, AnyAction.roleEnded, "People"),
        Listing(PersonForgotten.self, AnyAction.personForgotten, "People"),
        Listing(SeriesStarted.self, AnyAction.seriesStarted, "Sessions"),
        Listing(SeriesChanged.self, AnyAction.seriesChanged, "Sessions"),
        Listing(SeriesEnded.self, AnyAction.seriesEnded, "Sessions"),
        Listing(SessionScheduled.self, AnyAction.sessionScheduled, "Sessions"),
        Listing(SessionChanged.self, AnyAction.sessionChanged, "Sessions"),
        Listing(SessionCancelled.self, AnyAction.sessionCancelled, "Sessions"),
        Listing(ParticipantInvited.self, AnyAction.participantInvited, "Sessions"),
        Listing(ParticipantExcused.self, AnyAction.participantExcused, "Sessions"),
        Listing(ModeratorChosen.self, AnyAction.moderatorChosen, "Sessions"),
        Listing(SessionOpened.self, AnyAction.sessionOpened, "Sessions"),
        Listing(SessionPaused.self, AnyAction.sessionPaused, "Sessions"),
        Listing(SessionResumed.self, AnyAction.sessionResumed, "Sessions"),
        Listing(PersonArrived.self, AnyAction.personArrived, "Sessions"),
        Listing(PersonDeparted.self, AnyAction.personDeparted, "Sessions"),
        Listing(StageEntered.self, AnyAction.stageEntered, "Sessions"),
        Listing(SessionClosed.self, AnyAction.sessionClosed, "Sessions"),
        Listing(RuleAgreed.self, AnyAction.ruleAgreed, "Preparation"),
        Listing(RuleBroken.self, AnyAction.ruleBroken, "Preparation"),
        Listing(HomeworkAssigned.self, AnyAction.homeworkAssigned, "Preparation"),
        Listing(HomeworkChanged.self, AnyAction.homeworkChanged, "Preparation"),
        Listing(HomeworkSubmitted.self, AnyAction.homeworkSubmitted, "Preparation"),
        Listing(AgendaSet.self, AnyAction.agendaSet, "Preparation"),
        Listing(QuestionPosed.self, AnyAction.questionPosed, "Preparation"),
        Listing(QuestionAnswered.self, AnyAction.questionAnswered, "Preparation"),
        Listing(ItemEntered.self, AnyAction.itemEntered, "Room"),
        Listing(TimeExtended.self, AnyAction.timeExtended, "Room"),
        Listing(ModeSet.self, AnyAction.modeSet, "Room"),
        Listing(IdeasRevealed.self, AnyAction.ideasRevealed, "Room"),
        Listing(HandRaised.self, AnyAction.handRaised, "Room"),
        Listing(TurnGiven.self, AnyAction.turnGiven, "Room"),
        Listing(TurnPassed.self, AnyAction.turnPassed, "Room"),
        Listing(TurnEnded.self, AnyAction.turnEnded, "Room"),
        Listing(BreakoutFormed.self, AnyAction.breakoutFormed, "Room"),
        Listing(BreakoutReported.self, AnyAction.breakoutReported, "Room"),
        Listing(ExperienceShared.self, AnyAction.experienceShared, "Room"),
        Listing(Carried.self, AnyAction.carried, "Room"),
        Listing(FindingRecorded.self, AnyAction.findingRecorded, "Analysis"),
        Listing(FindingRetired.self, AnyAction.findingRetired, "Analysis"),
        Listing(PlatformStated.self, AnyAction.platformStated, "Analysis"),
        Listing(PlatformConfirmed.self, AnyAction.platformConfirmed, "Analysis"),
        Listing(AssumptionStated.self, AnyAction.assumptionStated, "Analysis"),
        Listing(AssumptionJudged.self, AnyAction.assumptionJudged, "Analysis"),
        Listing(MeasureDefined.self, AnyAction.measureDefined, "Analysis"),
        Listing(MeasureRevised.self, AnyAction.measureRevised, "Analysis"),
        Listing(MeasureRetired.self, AnyAction.measureRetired, "Analysis"),
        Listing(TargetSet.self, AnyAction.targetSet, "Analysis"),
        Listing(MeasurementRecorded.self, AnyAction.measurementRecorded, "Analysis"),
        Listing(IdeaCaptured.self, AnyAction.ideaCaptured, "Ideas"),
        Listing(IdeaReworded.self, AnyAction.ideaReworded, "Ideas"),
        Listing(IdeasGrouped.self, AnyAction.ideasGrouped, "Ideas"),
        Listing(IdeasUngrouped.self, AnyAction.ideasUngrouped, "Ideas"),
        Listing(IdeasMerged.self, AnyAction.ideasMerged, "Ideas"),
        Listing(IdeaParked.self, AnyAction.ideaParked, "Ideas"),
        Listing(IdeaWithdrawn.self, AnyAction.ideaWithdrawn, "Ideas"),
        Listing(ArgumentMade.self, AnyAction.argumentMade, "Ideas"),
        Listing(BallotOpened.self, AnyAction.ballotOpened, "Ballots"),
        Listing(ElectorateChanged.self, AnyAction.electorateChanged, "Ballots"),
        Listing(RecusalDeclared.self, AnyAction.recusalDeclared, "Ballots"),
        Listing(ProxyGiven.self, AnyAction.proxyGiven, "Ballots"),
        Listing(VoteCast.self, AnyAction.voteCast, "Ballots"),
        Listing(VoteSealed.self, AnyAction.voteSealed, "Ballots"),
        Listing(VoteWithdrawn.self, AnyAction.voteWithdrawn, "Ballots"),
        Listing(PapersOpened.self, AnyAction.papersOpened, "Ballots"),
        Listing(BallotClosed.self, AnyAction.ballotClosed, "Ballots"),
        Listing(BallotWithdrawn.self, AnyAction.ballotWithdrawn, "Ballots"),
        Listing(ResultReported.self, AnyAction.resultReported, "Ballots"),
        Listing(BallotContested.self, AnyAction.ballotContested, "Ballots"),
        Listing(ContestSettled.self, AnyAction.contestSettled, "Ballots"),
        Listing(BallotReopened.self, AnyAction.ballotReopened, "Ballots"),
        Listing(TieBroken.self, AnyAction.tieBroken, "Ballots"),
        Listing(BallotRecounted.self, AnyAction.ballotRecounted, "Ballots"),
        Listing(DecisionProposed.self, AnyAction.decisionProposed, "Decisions"),
        Listing(AlternativeAdded.self, AnyAction.alternativeAdded, "Decisions"),
        Listing(CriterionAdded.self, AnyAction.criterionAdded, "Decisions"),
        Listing(AlternativeScored.self, AnyAction.alternativeScored, "Decisions"),
        Listing(DecisionTaken.self, AnyAction.decisionTaken, "Decisions"),
        Listing(DecisionRejected.self, AnyAction.decisionRejected, "Decisions"),
        Listing(DecisionWithdrawn.self, AnyAction.decisionWithdrawn, "Decisions"),
        Listing(DecisionDeferred.self, AnyAction.decisionDeferred, "Decisions"),
        Listing(ConditionSettled.self, AnyAction.conditionSettled, "Decisions"),
        Listing(DissentRecorded.self, AnyAction.dissentRecorded, "Decisions"),
        Listing(DecisionReviewed.self, AnyAction.decisionReviewed, "Decisions"),
        Listing(DecisionReversed.self, AnyAction.decisionReversed, "Decisions"),
        Listing(GoalSet.self, AnyAction.goalSet, "Plan"),
        Listing(GoalConfirmed.self, AnyAction.goalConfirmed, "Plan"),
        Listing(GoalRevised.self, AnyAction.goalRevised, "Plan"),
        Listing(GoalsRanked.self, AnyAction.goalsRanked, "Plan"),
        Listing(GoalAchieved.self, AnyAction.goalAchieved, "Plan"),
        Listing(GoalDropped.self, AnyAction.goalDropped, "Plan"),
        Listing(ResourceStated.self, AnyAction.resourceStated, "Plan"),
        Listing(ResourceAllocated.self, AnyAction.resourceAllocated, "Plan"),
        Listing(ResourceReleased.self, AnyAction.resourceReleased, "Plan"),
        Listing(TaskAssigned.self, AnyAction.taskAssigned, "Plan"),
        Listing(TaskReassigned.self, AnyAction.taskReassigned, "Plan"),
        Listing(TaskRescheduled.self, AnyAction.taskRescheduled, "Plan"),
        Listing(TaskStarted.self, AnyAction.taskStarted, "Plan"),
        Listing(TaskProgressed.self, AnyAction.taskProgressed, "Plan"),
        Listing(TaskBlocked.self, AnyAction.taskBlocked, "Plan"),
        Listing(TaskCompleted.self, AnyAction.taskCompleted, "Plan"),
        Listing(TaskCancelled.self, AnyAction.taskCancelled, "Plan"),
        Listing(TaskReopened.self, AnyAction.taskReopened, "Plan"),
        Listing(PulseOpened.self, AnyAction.pulseOpened, "Follow-up"),
        Listing(PulseAnswered.self, AnyAction.pulseAnswered, "Follow-up"),
        Listing(AnswerSealed.self, AnyAction.answerSealed, "Follow-up"),
        Listing(AnswersOpened.self, AnyAction.answersOpened, "Follow-up"),
        Listing(PulseClosed.self, AnyAction.pulseClosed, "Follow-up"),
        Listing(LessonLearned.self, AnyAction.lessonLearned, "Follow-up"),
        Listing(SummaryPublished.self, AnyAction.summaryPublished, "Follow-up"),
        Listing(SummaryShared.self, AnyAction.summaryShared, "Follow-up"),
        Listing(SummaryAcknowledged.self, AnyAction.summaryAcknowledged, "Follow-up"),
        Listing(MessagePlanned.self, AnyAction.messagePlanned, "Follow-up"),
        Listing(CheckInMade.self, AnyAction.checkInMade, "Follow-up"),
    ]

    /// The action itself.
    public var body: any Action {
        switch self {
        case .logOpened(let body): body
        case .organizationChanged(let body): body
        case .noteAdded(let body): body
        case .entryStruck(let body): body
        case .themeNamed(let body): body
        case .exported(let body): body
        case .documentAttached(let body): body
        case .entryCorrected(let body): body
        case .entryRedacted(let body): body
        case .keyChanged(let body): body
        case .breakAccepted(let body): body
        case .personJoined(let body): body
        case .personChanged(let body): body
        case .personLeft(let body): body
        case .personReturned(let body): body
        case .roleGranted(let body): body
        case .roleEnded(let body): body
        case .personForgotten(let body): body
        case .seriesStarted(let body): body
        case .seriesChanged(let body): body
        case .seriesEnded(let body): body
        case .sessionScheduled(let body): body
        case .sessionChanged(let body): body
        case .sessionCancelled(let body): body
        case .participantInvited(let body): body
        case .participantExcused(let body): body
        case .moderatorChosen(let body): body
        case .sessionOpened(let body): body
        case .sessionPaused(let body): body
        case .sessionResumed(let body): body
        case .personArrived(let body): body
        case .personDeparted(let body): body
        case .stageEntered(let body): body
        case .sessionClosed(let body): body
        case .ruleAgreed(let body): body
        case .ruleBroken(let body): body
        case .homeworkAssigned(let body): body
        case .homeworkChanged(let body): body
        case .homeworkSubmitted(let body): body
        case .agendaSet(let body): body
        case .questionPosed(let body): body
        case .questionAnswered(let body): body
        case .itemEntered(let body): body
        case .timeExtended(let body): body
        case .modeSet(let body): body
        case .ideasRevealed(let body): body
        case .handRaised(let body): body
        case .turnGiven(let body): body
        case .turnPassed(let body): body
        case .turnEnded(let body): body
        case .breakoutFormed(let body): body
        case .breakoutReported(let body): body
        case .experienceShared(let body): body
        case .carried(let body): body
        case .findingRecorded(let body): body
        case .findingRetired(let body): body
        case .platformStated(let body): body
        case .platformConfirmed(let body): body
        case .assumptionStated(let body): body
        case .assumptionJudged(let body): body
        case .measureDefined(let body): body
        case .measureRevised(let body): body
        case .measureRetired(let body): body
        case .targetSet(let body): body
        case .measurementRecorded(let body): body
        case .ideaCaptured(let body): body
        case .ideaReworded(let body): body
        case .ideasGrouped(let body): body
        case .ideasUngrouped(let body): body
        case .ideasMerged(let body): body
        case .ideaParked(let body): body
        case .ideaWithdrawn(let body): body
        case .argumentMade(let body): body
        case .ballotOpened(let body): body
        case .electorateChanged(let body): body
        case .recusalDeclared(let body): body
        case .proxyGiven(let body): body
        case .voteCast(let body): body
        case .voteSealed(let body): body
        case .voteWithdrawn(let body): body
        case .papersOpened(let body): body
        case .ballotClosed(let body): body
        case .ballotWithdrawn(let body): body
        case .resultReported(let body): body
        case .ballotContested(let body): body
        case .contestSettled(let body): body
        case .ballotReopened(let body): body
        case .tieBroken(let body): body
        case .ballotRecounted(let body): body
        case .decisionProposed(let body): body
        case .alternativeAdded(let body): body
        case .criterionAdded(let body): body
        case .alternativeScored(let body): body
        case .decisionTaken(let body): body
        case .decisionRejected(let body): body
        case .decisionWithdrawn(let body): body
        case .decisionDeferred(let body): body
        case .conditionSettled(let body): body
        case .dissentRecorded(let body): body
        case .decisionReviewed(let body): body
        case .decisionReversed(let body): body
        case .goalSet(let body): body
        case .goalConfirmed(let body): body
        case .goalRevised(let body): body
        case .goalsRanked(let body): body
        case .goalAchieved(let body): body
        case .goalDropped(let body): body
        case .resourceStated(let body): body
        case .resourceAllocated(let body): body
        case .resourceReleased(let body): body
        case .taskAssigned(let body): body
        case .taskReassigned(let body): body
        case .taskRescheduled(let body): body
        case .taskStarted(let body): body
        case .taskProgressed(let body): body
        case .taskBlocked(let body): body
        case .taskCompleted(let body): body
        case .taskCancelled(let body): body
        case .taskReopened(let body): body
        case .pulseOpened(let body): body
        case .pulseAnswered(let body): body
        case .answerSealed(let body): body
        case .answersOpened(let body): body
        case .pulseClosed(let body): body
        case .lessonLearned(let body): body
        case .summaryPublished(let body): body
        case .summaryShared(let body): body
        case .summaryAcknowledged(let body): body
        case .messagePlanned(let body): body
        case .checkInMade(let body): body
        case .unknown(let body): body
        }
    }
}
