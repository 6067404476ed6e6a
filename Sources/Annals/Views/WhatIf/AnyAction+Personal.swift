extension AnyAction {
    /// Whether it is what somebody says, casts or proposes for themselves, and would not be there without them.
    ///
    /// All else is done for the session (opening it, taking notes, counting votes, setting down what was agreed):
    /// without one person, another would have done it.
    var isPersonal: Bool {
        switch self {
        case .ideaCaptured, .ideaReworded, .ideaWithdrawn, .argumentMade, .noteAdded, .experienceShared,
            .voteCast, .voteSealed, .voteWithdrawn, .tieBroken, .proxyGiven, .recusalDeclared, .ballotContested,
            .decisionProposed, .alternativeAdded, .alternativeScored,
            .questionPosed, .questionAnswered, .findingRecorded, .assumptionStated, .lessonLearned,
            .homeworkSubmitted, .pulseAnswered, .answerSealed, .documentAttached, .checkInMade,
            .summaryAcknowledged:
            true
        default: false
        }
    }

    /// Who it is of, whoever did or wrote it down: an invitation, an arrival, a turn to speak, a dissent.
    var isOf: PersonID? {
        switch self {
        case .participantInvited(let it): it.person
        case .participantExcused(let it): it.person
        case .personArrived(let it): it.person
        case .personDeparted(let it): it.person
        case .handRaised(let it): it.person
        case .turnGiven(let it): it.person
        case .turnPassed(let it): it.person
        case .turnEnded(let it): it.person
        case .homeworkAssigned(let it): it.person
        case .dissentRecorded(let it): it.person
        default: nil
        }
    }
}
