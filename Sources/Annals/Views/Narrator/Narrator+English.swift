// What happened, in English: a sentence for each action, in the order of the catalogue.

extension Narrator {
    /// What an entry says.
    func english(_ entry: Entry) -> String {
        switch entry.action {
        case .logOpened(let it): "log opened for \(it.organization) (\(it.timeZone))"
        case .organizationChanged(let it): "organization changed\(it.name.map { ": now \($0)" } ?? "")"
        case .noteAdded(let it):
            it.isPrivate == true && it.text.isSealed
                ? "a private note on \(it.on)"
                : "\(it.isPrivate == true ? "private note" : "note") on \(it.on): \(it.text)"
        case .entryStruck(let it): "struck \(it.entry): \(it.reason)"
        case .themeNamed(let it): "theme \(it.theme): \(it.title)"
        case .exported(let it): "\(ids(it.what)) exported as \(it.format)\(it.to.map { " to \($0)" } ?? "")"
        case .documentAttached(let it):
            "document “\(it.name)” attached to \(it.on) (\(it.mediaType), \(it.bytes) bytes)"
        case .entryCorrected(let it): "corrected \(it.entry): \(corrected(entry, it)) (\(it.reason))"
        case .entryRedacted(let it): "took \(it.texts.joined(separator: ", ")) out of \(it.entry): \(it.reason)"
        case .keyChanged: "the log's signing key changed"
        case .breakAccepted(let it):
            "accepted that the log does not go on from the \(it.size) entries last signed: \(it.reason)"
        case .personJoined(let it):
            "\(it.person)\(it.name.unlessRedacted.map { " \($0)" } ?? "") joined\(it.steward == true ? ", as steward" : "")"
        case .personChanged(let it): "\(who(it.person)) changed"
        case .personLeft(let it): "\(who(it.person)) left\(it.handsTo.map { ", hands over to \(who($0))" } ?? "")"
        case .personReturned(let it): "\(who(it.person)) is back"
        case .roleGranted(let it): "\(who(it.person)) is \(it.role.rawValue)"
        case .personForgotten(let it): "\(it.person) forgotten: \(it.reason)"
        case .roleEnded(let it): "\(who(it.person)) is no longer \(it.role.rawValue): \(it.reason)"
        case .seriesStarted(let it): "series \(it.series) \(it.name) started"
        case .seriesChanged(let it): "series \(it.series) changed: \(it.why)"
        case .seriesEnded(let it): "series \(it.series) ended: \(it.why)"
        case .sessionScheduled(let it): "\(it.session) \(it.title) scheduled for \(zone.text(it.startsAt))"
        case .sessionChanged(let it): "\(it.session) changed\(reason(it.reason))"
        case .sessionCancelled(let it): "\(it.session) cancelled\(reason(it.reason))"
        case .participantInvited(let it): "\(who(it.person)) invited to \(it.session) as \(it.role.rawValue)"
        case .participantExcused(let it): "\(who(it.person)) excused from \(it.session)\(reason(it.reason))"
        case .moderatorChosen(let it): "\(who(it.person)) moderates \(it.session) (\(it.style.rawValue))"
        case .sessionOpened(let it): "\(it.session) \(title(it.session.subject)) opened, \(it.present.count) present"
        case .sessionPaused(let it): "\(it.session) paused"
        case .sessionResumed(let it): "\(it.session) goes on"
        case .personArrived(let it): "\(who(it.person)) arrives"
        case .personDeparted(let it): "\(who(it.person)) leaves the room"
        case .stageEntered(let it): "stage: \(it.stage ?? it.title ?? "")"
        case .sessionClosed(let it): "\(it.session) closed\(reason(it.leaving))"
        case .ruleAgreed(let it): "rule \(it.rule) agreed: \(it.text)"
        case .ruleBroken(let it): "rule \(it.rule) broken\(reason(it.note))"
        case .homeworkAssigned(let it): "homework \(it.homework) for \(who(it.person)) by \(it.due): \(it.what)"
        case .homeworkChanged(let it):
            "homework \(it.homework) changed\(it.person.map { ", now of \(who($0))" } ?? ""): \(it.why)"
        case .homeworkSubmitted(let it): "homework \(it.homework) handed in\(reason(it.text))"
        case .agendaSet(let it):
            "agenda of \(it.session): \(it.items.map { "\($0.title) (\($0.minutes) min)" }.joined(separator: ", "))"
        case .questionPosed(let it): "question \(it.question): \(it.text)"
        case .questionAnswered(let it): "question \(it.question) answered: \(it.text)"
        case .itemEntered(let it): "agenda: \(it.item)\(name(it.item.subject).map { " \($0)" } ?? "")"
        case .timeExtended(let it): "\(it.minutes) more minutes\(reason(it.why))"
        case .modeSet(let it):
            "ideas are \(it.capture.rawValue) from now on\(it.technique.map { " (\($0))" } ?? "")"
        case .ideasRevealed(let it):
            it.ideas.isEmpty
                ? "ideas are open again" : "\(ids(it.ideas)) revealed\(it.question.map { " for \($0)" } ?? "")"
        case .handRaised(let it): "\(who(it.person)) wants to speak"
        case .turnGiven(let it): "\(who(it.person)) speaks\(it.seconds.map { ", for \($0) s" } ?? "")"
        case .turnPassed(let it): "\(who(it.person)) passes"
        case .turnEnded(let it): "\(who(it.person)) has spoken\(it.seconds.map { ", \($0) s" } ?? "")"
        case .breakoutFormed(let it):
            "breakout \(it.breakout) \(it.title): \(it.people.map { who($0) }.joined(separator: ", "))"
        case .breakoutReported(let it): "breakout \(it.breakout) reports\(reason(it.text))"
        case .experienceShared(let it): "own experience: \(it.text)"
        case .carried(let it): "\(it.item) carried into \(it.into)\(reason(it.why))"
        case .findingRecorded(let it):
            "finding \(it.finding) (\(([it.lens.rawValue, it.side?.rawValue, it.of].compactMap { $0 }).joined(separator: ", "))): \(it.text)\(it.replaces.isEmpty ? "" : " (instead of \(ids(it.replaces)))")"
        case .findingRetired(let it): "finding \(it.finding) holds no more: \(it.why)"
        case .platformStated(let it): "\(it.part.words): \(it.text)"
        case .platformConfirmed(let it): "\(it.part.words) confirmed\(reason(it.why))"
        case .assumptionStated(let it):
            "assumption \(it.assumption)\(it.reviewOn.map { ", to be looked at in \($0)" } ?? ""): \(it.text)"
        case .assumptionJudged(let it):
            "assumption \(it.assumption) \(it.holds ? "holds" : "has fallen"): \(ids(it.evidence))"
        case .ideaCaptured(let it): "idea \(it.idea): \(it.text)"
        case .ideaReworded(let it): "idea \(it.idea) reworded: \(it.text)"
        case .ideasGrouped(let it): "\(ids(it.ideas)) grouped in \(it.group)\(it.title.map { " “\($0)”" } ?? "")"
        case .ideasUngrouped(let it): "\(ids(it.ideas)) taken out of their group"
        case .ideasMerged(let it): "\(ids(it.from)) merged into \(it.into)"
        case .ideaParked(let it): "idea \(it.idea) parked\(it.until.map { " until \($0)" } ?? "")"
        case .ideaWithdrawn(let it): "idea \(it.idea) withdrawn\(reason(it.reason))"
        case .argumentMade(let it): "\(it.stance.rawValue) \(it.on): \(it.text)"
        case .ballotOpened(let it): "ballot \(it.ballot): \(it.question) (\(it.electorate.count) may vote)"
        case .voteCast(let it): "votes \(choice(it.choice)) on \(it.ballot)\(reason(it.reason))"
        case .electorateChanged(let it):
            "electorate of \(it.ballot) changed\(people(" with", it.add))\(people(" without", it.remove)): \(it.reason)"
        case .recusalDeclared(let it): "declares an interest in \(it.on) and takes no part\(reason(it.reason))"
        case .proxyGiven(let it): "lets \(who(it.to)) vote in their place on \(it.on)\(reason(it.reason))"
        case .voteSealed(let it): "casts a sealed vote on \(it.ballot)"
        case .papersOpened(let it): "ballot box of \(it.ballot) opened: \(it.papers.count) papers"
        case .resultReported(let it):
            "result of \(it.ballot) reported: \(it.verdict.rawValue), \(it.counts.tally()) (\(it.source))"
        case .ballotContested(let it): "contests the result of \(it.ballot): \(it.ground)"
        case .contestSettled(let it): "contest of \(it.ballot) settled: \(it.outcome.rawValue) (\(it.reason))"
        case .ballotReopened(let it): "ballot \(it.ballot) opened again: \(it.reason)"
        case .voteWithdrawn(let it): "takes back the vote on \(it.ballot)"
        case .ballotClosed(let it): "ballot \(it.ballot) closed: \(it.result?.words ?? "")"
        case .ballotWithdrawn(let it): "ballot \(it.ballot) withdrawn: \(it.reason)"
        case .ballotRecounted(let it): "ballot \(it.ballot) recounted after \(it.cause): \(it.result.words)"
        case .tieBroken(let it): "tie on \(it.ballot) broken: \(it.option) (\(it.reason))"
        case .decisionProposed(let it): "decision \(it.decision) proposed: \(it.title)"
        case .alternativeAdded(let it): "alternative \(it.alternative): \(it.text)"
        case .criterionAdded(let it):
            "criterion \(it.criterion): \(it.name) (\(it.nature.rawValue), weight \(it.weight))"
        case .alternativeScored(let it): "scores \(it.alternative) by \(it.criterion): \(it.score)"
        case .decisionTaken(let it): "decision \(it.decision) taken by \(it.how.rawValue): \(it.statement ?? "")"
        case .decisionRejected(let it): "decision \(it.decision) rejected\(reason(it.reason))"
        case .decisionWithdrawn(let it): "decision \(it.decision) withdrawn: \(it.reason)"
        case .decisionDeferred(let it):
            "decision \(it.decision) deferred\(it.until.map { " until \($0)" } ?? ""): \(it.reason)"
        case .conditionSettled(let it): "condition of \(it.decision) \(it.met ? "met" : "not met")"
        case .dissentRecorded(let it): "\(who(it.person)) dissents from \(it.decision)\(reason(it.reason))"
        case .decisionReviewed(let it): "decision \(it.decision) reviewed, \(it.verdict.rawValue): \(it.actual)"
        case .decisionReversed(let it): "decision \(it.decision) reversed by \(it.by)"
        case .goalSet(let it): "\(it.kind.rawValue) \(it.goal) for \(it.horizon): \(it.title)"
        case .goalConfirmed(let it): "goal \(it.goal) confirmed\(reason(it.why))"
        case .goalRevised(let it): "goal \(it.goal) revised: \(it.why)"
        case .goalsRanked(let it): "goals ranked: \(ids(it.order))"
        case .goalAchieved(let it): "goal \(it.goal) achieved: \(it.why)"
        case .goalDropped(let it): "goal \(it.goal) dropped: \(it.why)"
        case .measureDefined(let it): "measure \(it.measure): \(it.name) (\(it.unit))"
        case .measureRevised(let it): "measure \(it.measure) revised: \(it.why)"
        case .measureRetired(let it): "measure \(it.measure) retired: \(it.why)"
        case .targetSet(let it): "target of \(it.measure) \(title(it.measure.subject)) for \(it.period): \(target(it))"
        case .measurementRecorded(let it): "\(title(it.measure.subject)) \(it.measure) in \(it.period): \(it.value)"
        case .resourceStated(let it): "there are \(it.amount) \(it.pool.words)\(it.of.map { " (\($0))" } ?? "")"
        case .resourceAllocated(let it): "\(it.amount) \(it.pool.words) go to \(it.to.subject.id)"
        case .resourceReleased(let it): "\(it.amount) \(it.pool.words) released by \(it.from.subject.id): \(it.why)"
        case .taskAssigned(let it):
            "task \(it.task)\(it.owner.map { " for \(who($0))" } ?? "")\(it.due.map { " by \($0)" } ?? ""): \(it.title)"
        case .taskReassigned(let it): "task \(it.task) goes to \(who(it.owner))\(reason(it.why))"
        case .taskRescheduled(let it): "task \(it.task) now due \(it.due)\(reason(it.why))"
        case .taskStarted(let it): "task \(it.task) started\(reason(it.note))"
        case .taskProgressed(let it):
            "task \(it.task) goes on\(it.percent.map { ", \($0)% done" } ?? "")\(reason(it.note))"
        case .taskBlocked(let it): "task \(it.task) blocked\(reason(it.note))"
        case .taskCompleted(let it): "task \(it.task) done\(reason(it.outcome))"
        case .taskCancelled(let it): "task \(it.task) cancelled: \(it.reason)"
        case .taskReopened(let it): "task \(it.task) taken up again: \(it.why)"
        case .pulseOpened(let it):
            "pulse \(it.pulse) on \(it.session) opened (\(it.when.rawValue)\(it.anonymous == true ? ", anonymous" : "")): \(it.statements.joined(separator: " "))"
        case .pulseAnswered(let it): "pulse \(it.pulse) answered: \(ids(it.answers))\(reason(it.words))"
        case .answerSealed(let it): "answers pulse \(it.pulse) without a name"
        case .answersOpened(let it): "answers to pulse \(it.pulse) opened: \(it.answers.count)"
        case .pulseClosed(let it): "pulse \(it.pulse) closed"
        case .lessonLearned(let it): "lesson\(it.session.map { " of \($0)" } ?? ""): \(it.text)"
        case .summaryPublished(let it):
            "summary of \(it.session) published (\(it.form.rawValue), up to \(it.upTo.map { "\($0)" } ?? "the end"))\(reason(it.words))"
        case .summaryShared(let it): "summary of \(it.session) shared with \(list(it.with)) by \(it.channel)"
        case .summaryAcknowledged(let it): "summary of \(it.session): \(it.stance.words)\(reason(it.text))"
        case .messagePlanned(let it):
            "message to \(it.audience) planned for \(it.due), by \(who(it.owner)) (\(it.channel)): \(it.text)"
        case .checkInMade(let it):
            "check-in on \(it.on.subject.id)\(it.status.map { ", \($0.rawValue)" } ?? "")\(it.confidence.map { ", confidence \($0) of 10" } ?? ""): \(it.remark)"
        case .unknown(let it):
            "\(it.type) (version \(it.version), of a newer release): \(String(decoding: it.data, as: UTF8.self))"
        }
    }

    private func people(_ words: String, _ people: [PersonID]) -> String {
        people.isEmpty ? "" : words + " " + people.map { who($0) }.joined(separator: ", ")
    }

    private func target(_ set: TargetSet) -> String {
        if let value = set.value { return value.description }
        return "\(set.low.map { "\($0)" } ?? "") to \(set.high.map { "\($0)" } ?? "")"
    }

    private func choice(_ choice: Choice) -> String {
        switch choice {
        case .word(let word): word
        case .options(let options): options.joined(separator: ", ")
        case .numbers(let numbers): numbers.map { "\($0.option): \($0.number)" }.joined(separator: ", ")
        }
    }
}
