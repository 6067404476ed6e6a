// What happened, in Russian: a sentence for each action, in the order of the catalogue. Whether a person is a man or a
// woman is not known: people act in the present tense, and what was done stands in the passive.

extension Narrator {
    /// What an entry says.
    func russian(_ entry: Entry) -> String {
        switch entry.action {
        case .logOpened(let it): "журнал открыт: \(it.organization) (\(it.timeZone))"
        case .organizationChanged(let it): "сведения об организации изменены\(it.name.map { ": теперь \($0)" } ?? "")"
        case .noteAdded(let it):
            it.isPrivate == true && it.text.isSealed
                ? "личная заметка к \(it.on)"
                : "\(it.isPrivate == true ? "личная заметка" : "заметка") к \(it.on): \(it.text)"
        case .entryStruck(let it): "запись \(it.entry) вычеркнута: \(it.reason)"
        case .themeNamed(let it): "тема \(it.theme): \(it.title)"
        case .exported(let it): "\(ids(it.what)): выгрузка (\(it.format))\(it.to.map { ", куда: \($0)" } ?? "")"
        case .documentAttached(let it):
            "к \(it.on) приложен документ «\(it.name)» (\(it.mediaType), \(Russian.count(it.bytes, "байт", "байта", "байт")))"
        case .entryCorrected(let it): "запись \(it.entry) исправлена: \(corrected(entry, it)) (\(it.reason))"
        case .entryRedacted(let it):
            "из записи \(it.entry) изъято: \(it.texts.map { Russian.field($0) }.joined(separator: ", ")) (\(it.reason))"
        case .keyChanged: "ключ подписи журнала сменён"
        case .breakAccepted(let it):
            "принято, что журнал не продолжает подписанного раньше (записей: \(it.size)): \(it.reason)"
        case .personJoined(let it):
            "\(it.person)\(it.name.unlessRedacted.map { " \($0)" } ?? "") присоединяется\(it.steward == true ? ", хранитель журнала" : "")"
        case .personChanged(let it): "\(who(it.person)): данные изменены"
        case .personLeft(let it): "\(who(it.person)) уходит\(it.handsTo.map { ", дела принимает \(who($0))" } ?? "")"
        case .personReturned(let it): "\(who(it.person)) возвращается"
        case .roleGranted(let it): "\(who(it.person)) получает роль: \(it.role.inRussian)"
        case .personForgotten(let it): "сведения о \(it.person) стёрты: \(it.reason)"
        case .roleEnded(let it): "\(who(it.person)) больше не \(it.role.inRussian): \(it.reason)"
        case .seriesStarted(let it): "начата серия \(it.series) «\(it.name)»"
        case .seriesChanged(let it): "серия \(it.series) изменена: \(it.why)"
        case .seriesEnded(let it): "серия \(it.series) завершена: \(it.why)"
        case .sessionScheduled(let it): "\(it.session) «\(it.title)»: начало \(Russian.date(zone.text(it.startsAt)))"
        case .sessionChanged(let it): "\(it.session) меняется\(reason(it.reason))"
        case .sessionCancelled(let it): "\(it.session) отменяется\(reason(it.reason))"
        case .participantInvited(let it):
            "\(who(it.person)) получает приглашение на \(it.session) (\(it.role.inRussian))"
        case .participantExcused(let it): "\(who(it.person)) не участвует в \(it.session)\(reason(it.reason))"
        case .moderatorChosen(let it): "\(who(it.person)) ведёт \(it.session) (\(it.style.inRussian))"
        case .sessionOpened(let it):
            "\(it.session) «\(title(it.session.subject))» открыта, на месте \(Russian.count(it.present.count, "человек", "человека", "человек"))"
        case .sessionPaused(let it): "\(it.session): перерыв"
        case .sessionResumed(let it): "\(it.session) продолжается"
        case .personArrived(let it): "\(who(it.person)) приходит"
        case .personDeparted(let it): "\(who(it.person)) выходит из зала"
        case .stageEntered(let it): "этап: \(it.stage ?? it.title ?? "")"
        case .sessionClosed(let it): "\(it.session) закрыта\(reason(it.leaving))"
        case .ruleAgreed(let it): "принято правило \(it.rule): \(it.text)"
        case .ruleBroken(let it): "правило \(it.rule) нарушено\(reason(it.note))"
        case .homeworkAssigned(let it):
            "домашнее задание \(it.homework) (\(who(it.person)), срок \(Russian.date(it.due))): \(it.what)"
        case .homeworkChanged(let it):
            "домашнее задание \(it.homework) изменено\(it.person.map { ", теперь его выполняет \(who($0))" } ?? ""): \(it.why)"
        case .homeworkSubmitted(let it): "домашнее задание \(it.homework) сдано\(reason(it.text))"
        case .agendaSet(let it):
            "повестка \(it.session): \(it.items.map { "\($0.title) (\($0.minutes) мин)" }.joined(separator: ", "))"
        case .questionPosed(let it): "вопрос \(it.question): \(it.text)"
        case .questionAnswered(let it): "ответ на вопрос \(it.question): \(it.text)"
        case .itemEntered(let it): "повестка: \(it.item)\(name(it.item.subject).map { " \($0)" } ?? "")"
        case .timeExtended(let it): "ещё \(it.minutes) мин\(reason(it.why))"
        case .modeSet(let it):
            "идеи теперь записываются \(it.capture.inRussian)\(it.technique.map { " (\($0))" } ?? "")"
        case .ideasRevealed(let it):
            it.ideas.isEmpty
                ? "идеи снова открыты" : "показано: \(ids(it.ideas))\(it.question.map { ", к вопросу \($0)" } ?? "")"
        case .handRaised(let it): "\(who(it.person)) просит слова"
        case .turnGiven(let it): "\(who(it.person)) берёт слово\(it.seconds.map { ", на \($0) с" } ?? "")"
        case .turnPassed(let it): "\(who(it.person)) пропускает очередь"
        case .turnEnded(let it): "\(who(it.person)) заканчивает говорить\(it.seconds.map { ", \($0) с" } ?? "")"
        case .breakoutFormed(let it): "группа \(it.breakout) «\(it.title)»: \(names(it.people))"
        case .breakoutReported(let it): "группа \(it.breakout) отчитывается\(reason(it.text))"
        case .experienceShared(let it): "из опыта: \(it.text)"
        case .carried(let it): "\(it.item) переносится на \(it.into)\(reason(it.why))"
        case .findingRecorded(let it):
            "вывод \(it.finding) (\(place(it))): \(it.text)\(it.replaces.isEmpty ? "" : " (взамен \(ids(it.replaces)))")"
        case .findingRetired(let it): "вывод \(it.finding) больше не верен: \(it.why)"
        case .platformStated(let it): "\(it.part.inRussian): \(it.text)"
        case .platformConfirmed(let it): "подтверждается \(it.part.inRussian)\(reason(it.why))"
        case .assumptionStated(let it):
            "допущение \(it.assumption)\(it.reviewOn.map { " (проверить: \(Russian.date($0)))" } ?? ""): \(it.text)"
        case .assumptionJudged(let it):
            "допущение \(it.assumption) \(it.holds ? "верно" : "не оправдалось"): \(ids(it.evidence))"
        case .ideaCaptured(let it): "идея \(it.idea): \(it.text)"
        case .ideaReworded(let it): "идея \(it.idea) другими словами: \(it.text)"
        case .ideasGrouped(let it): "в группу \(it.group)\(it.title.map { " «\($0)»" } ?? "") собраны \(ids(it.ideas))"
        case .ideasUngrouped(let it): "из своей группы вынуты \(ids(it.ideas))"
        case .ideasMerged(let it): "с \(it.into) объединены \(ids(it.from))"
        case .ideaParked(let it): "идея \(it.idea) отложена\(until(it.until))"
        case .ideaWithdrawn(let it): "идея \(it.idea) снята\(reason(it.reason))"
        case .argumentMade(let it): "\(it.stance == .remark ? "замечание к" : it.stance.inRussian) \(it.on): \(it.text)"
        case .ballotOpened(let it):
            "голосование \(it.ballot): \(it.question) (могут голосовать: \(it.electorate.count))"
        case .voteCast(let it): "\(vote(it.choice, on: it.ballot))\(reason(it.reason))"
        case .electorateChanged(let it):
            "состав голосующих \(it.ballot) изменён\(people("добавлены", it.add))\(people("исключены", it.remove)): \(it.reason)"
        case .recusalDeclared(let it): "самоотвод по \(it.on) из-за личного интереса\(reason(it.reason))"
        case .proxyGiven(let it): "передаёт голос по \(it.on), голосует \(who(it.to))\(reason(it.reason))"
        case .voteSealed(let it): "голосует тайно (\(it.ballot))"
        case .papersOpened(let it):
            "урна \(it.ballot) вскрыта: \(Russian.count(it.papers.count, "бюллетень", "бюллетеня", "бюллетеней"))"
        case .resultReported(let it):
            "итог \(it.ballot) со слов: \(it.verdict.inRussian), \(it.counts.tally(in: .russian)) (\(it.source))"
        case .ballotContested(let it): "оспаривает итог \(it.ballot): \(it.ground)"
        case .contestSettled(let it): "спор об итоге \(it.ballot) решён, \(it.outcome.inRussian) (\(it.reason))"
        case .ballotReopened(let it): "голосование \(it.ballot) открыто снова: \(it.reason)"
        case .voteWithdrawn(let it): "отзывает голос (\(it.ballot))"
        case .ballotClosed(let it):
            "голосование \(it.ballot) закрыто\(it.result.map { ": \($0.words(in: .russian))" } ?? "")"
        case .ballotWithdrawn(let it): "голосование \(it.ballot) снято: \(it.reason)"
        case .ballotRecounted(let it):
            "голоса \(it.ballot) пересчитаны после \(it.cause): \(it.result.words(in: .russian))"
        case .tieBroken(let it):
            "равенство голосов \(it.ballot) решает голос «\(Russian.choice(it.option))» (\(it.reason))"
        case .decisionProposed(let it): "предложено решение \(it.decision): \(it.title)"
        case .alternativeAdded(let it): "вариант \(it.alternative): \(it.text)"
        case .criterionAdded(let it):
            "критерий \(it.criterion): \(it.name) (\(it.nature.inRussian), вес \(it.weight))"
        case .alternativeScored(let it): "оценивает \(it.alternative) по \(it.criterion): \(it.score)"
        case .decisionTaken(let it): "решение \(it.decision) принято \(it.how.inRussian): \(it.statement ?? "")"
        case .decisionRejected(let it): "решение \(it.decision) отклонено\(reason(it.reason))"
        case .decisionWithdrawn(let it): "решение \(it.decision) снято: \(it.reason)"
        case .decisionDeferred(let it): "решение \(it.decision) отложено\(until(it.until)): \(it.reason)"
        case .conditionSettled(let it): "условие \(it.decision) \(it.met ? "выполнено" : "не выполнено")"
        case .dissentRecorded(let it):
            "\(who(it.person)) остаётся при особом мнении по \(it.decision)\(reason(it.reason))"
        case .decisionReviewed(let it):
            "решение \(it.decision) пересмотрено, \(it.verdict.inRussian): \(it.actual)"
        case .decisionReversed(let it): "решение \(it.decision) отменено решением \(it.by)"
        case .goalSet(let it): "\(it.kind.inRussian) \(it.goal) на \(Russian.date(it.horizon)): \(it.title)"
        case .goalConfirmed(let it): "цель \(it.goal) подтверждена\(reason(it.why))"
        case .goalRevised(let it): "цель \(it.goal) изменена: \(it.why)"
        case .goalsRanked(let it): "цели по важности: \(ids(it.order))"
        case .goalAchieved(let it): "цель \(it.goal) достигнута: \(it.why)"
        case .goalDropped(let it): "цель \(it.goal) снята: \(it.why)"
        case .measureDefined(let it): "показатель \(it.measure): \(it.name) (\(it.unit))"
        case .measureRevised(let it): "показатель \(it.measure) изменён: \(it.why)"
        case .measureRetired(let it): "показатель \(it.measure) больше не ведётся: \(it.why)"
        case .targetSet(let it):
            "план по \(it.measure) \(title(it.measure.subject)) на \(Russian.date(it.period)): \(target(it))"
        case .measurementRecorded(let it):
            "\(title(it.measure.subject)) \(it.measure) за \(Russian.date(it.period)): \(it.value)"
        case .resourceStated(let it): "есть \(it.amount) \(it.pool.inRussian)\(it.of.map { ": \($0)" } ?? "")"
        case .resourceAllocated(let it): "на \(it.to.subject.id) выделено \(it.amount) \(it.pool.inRussian)"
        case .resourceReleased(let it):
            "из \(it.from.subject.id) высвобождено \(it.amount) \(it.pool.inRussian): \(it.why)"
        case .taskAssigned(let it): "задача \(it.task)\(load(it.owner, it.due)): \(it.title)"
        case .taskReassigned(let it): "задачу \(it.task) принимает \(who(it.owner))\(reason(it.why))"
        case .taskRescheduled(let it): "новый срок задачи \(it.task) – \(Russian.date(it.due))\(reason(it.why))"
        case .taskStarted(let it): "задача \(it.task) начата\(reason(it.note))"
        case .taskProgressed(let it):
            "задача \(it.task) продвигается\(it.percent.map { ", сделано \($0)\u{A0}%" } ?? "")\(reason(it.note))"
        case .taskBlocked(let it): "задача \(it.task) остановлена\(reason(it.note))"
        case .taskCompleted(let it): "задача \(it.task) сделана\(reason(it.outcome))"
        case .taskCancelled(let it): "задача \(it.task) отменена: \(it.reason)"
        case .taskReopened(let it): "задача \(it.task) снова в работе: \(it.why)"
        case .pulseOpened(let it):
            "опрос \(it.pulse) о \(it.session) открыт (\(it.when.inRussian)\(it.anonymous == true ? ", без имён" : "")): \(it.statements.joined(separator: " "))"
        case .pulseAnswered(let it): "ответ на опрос \(it.pulse): \(ids(it.answers))\(reason(it.words))"
        case .answerSealed(let it): "отвечает на опрос \(it.pulse) без имени"
        case .answersOpened(let it): "ответы на опрос \(it.pulse) открыты, их \(it.answers.count)"
        case .pulseClosed(let it): "опрос \(it.pulse) закрыт"
        case .lessonLearned(let it): "урок\(it.session.map { " из \($0)" } ?? ""): \(it.text)"
        case .summaryPublished(let it):
            "итоги \(it.session) опубликованы (\(it.form.inRussian), \(it.upTo.map { "по \($0)" } ?? "до конца"))\(reason(it.words))"
        case .summaryShared(let it): "итоги \(it.session) разосланы: \(list(it.with)) (\(it.channel))"
        case .summaryAcknowledged(let it): "итоги \(it.session): \(it.stance.inRussian)\(reason(it.text))"
        case .messagePlanned(let it):
            "сообщение к \(Russian.date(it.due)), кому: \(it.audience), сообщает \(who(it.owner)) (\(it.channel)): \(it.text)"
        case .checkInMade(let it):
            "ход \(it.on.subject.id)\(it.status.map { ", \($0.inRussian)" } ?? "")\(it.confidence.map { ", уверенность \($0) из 10" } ?? ""): \(it.remark)"
        case .unknown(let it):
            "\(it.type) (версия \(it.version), из более нового выпуска): \(String(decoding: it.data, as: UTF8.self))"
        }
    }

    private func names(_ people: [PersonID]) -> String { people.map { who($0) }.joined(separator: ", ") }

    private func people(_ words: String, _ people: [PersonID]) -> String {
        people.isEmpty ? "" : ", \(words) \(names(people))"
    }

    private func until(_ date: (some CustomStringConvertible)?) -> String {
        date.map { " до \(Russian.date($0))" } ?? ""
    }

    /// Whose a task is and when it is due.
    private func load(_ owner: PersonID?, _ due: Period?) -> String {
        let parts = [owner.map { who($0) }, due.map { "срок \(Russian.date($0))" }].compactMap { $0 }
        return parts.isEmpty ? "" : " (\(parts.joined(separator: ", ")))"
    }

    private func place(_ finding: FindingRecorded) -> String {
        [finding.lens.inRussian, finding.side?.inRussian, finding.of].compactMap { $0 }.joined(separator: ", ")
    }

    private func target(_ set: TargetSet) -> String {
        if let value = set.value { return value.description }
        let parts = [set.low.map { "не меньше \($0)" }, set.high.map { "не больше \($0)" }]
        return parts.compactMap { $0 }.joined(separator: ", ")
    }

    private func vote(_ choice: Choice, on ballot: BallotID) -> String {
        switch choice {
        case .word("abstain"): "воздерживается (\(ballot))"
        case .word("agree"): "соглашается (\(ballot))"
        case .word("stand-aside"): "остаётся в стороне (\(ballot))"
        case .word("object"): "возражает (\(ballot))"
        case .word(let word): "голосует \(Russian.choice(word)) (\(ballot))"
        case .options(let options): "голосует: \(options.joined(separator: ", ")) (\(ballot))"
        case .numbers(let numbers):
            "голосует: \(numbers.map { "\($0.option) – \($0.number)" }.joined(separator: ", ")) (\(ballot))"
        }
    }
}
