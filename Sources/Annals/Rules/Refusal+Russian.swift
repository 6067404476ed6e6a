// Why an action was not recorded, in Russian: a sentence for each rule, in the order of `Refusal`. Whether a person is a
// man or a woman is not known: people act in the present tense.

extension Refusal {
    /// What is wrong, and what to do next.
    var russian: String {
        switch self {
        case .needsStory(let subject): "нужна история \(subject.id)"
        case .needsEntries(let subject, _): "нужны записи о \(subject.id)"
        case .needsEntry(let position): "нужна запись \(position)"
        case .needsNumber(let subject): "нужен следующий номер (\(subject.kind.inRussian))"
        case .needsUse(let subject): "нужно знать, занят ли номер \(subject.id)"
        case .needsDocument(let hash): "нужен документ \(hash)"
        case .needsPapers(let subject): "бюллетени \(subject.id) лежат в урне, а она здесь не открыта"

        case .notFirst: "log-opened может быть только первой записью журнала"
        case .unknownAction(let name, let version):
            "\(name) (версия \(version)) есть только в более новом выпуске; обновите программу, чтобы записать это"
        case .unknownZone(let zone, let month):
            (1...12).contains(month)
                ? "часовой пояс «\(zone)» этой системе не известен; назовите, например, Europe/London"
                : "\(month) — не месяц; год начинается с месяца от 1 до 12"
        case .notFound(let subject): "\(subject.id) в журнале нет; посмотрите annals \(subject.kind.register)"
        case .noEntry(let position): "записи \(position) в журнале нет; посмотрите annals log"
        case .notYet(let subject, let since):
            "\(subject.id) в то время ещё не было: первая запись об этом — от \(since)"
        case .wasStruck(let subject):
            "\(subject.id) вычеркнуто как ошибка; запишите это заново, под новым номером"
        case .idTooHigh(let subject):
            "\(subject.id) — слишком большой номер; не указывайте его, и будет дан следующий"
        case .alreadyUsed(let subject): "номер \(subject.id) занят; не указывайте его, и будет дан следующий"
        case .notInTheLog(let reference):
            "«\(reference)» в журнале ничего не обозначает; назовите номер или запись, например #17"
        case .inTheFuture(let instant, let now):
            "\(instant) ещё не наступило (сейчас \(now)); записывают то, что уже произошло"
        case .clockBehind(let now, let last):
            "часы показывают \(now), а последняя запись сделана \(last); поправьте часы или примите это с --accept-clock"
        case .otherContent(let id, let position, let field):
            "\(id) — номер записи \(position), а в ней сказано другое (\(field)); дайте новый номер"
        case .someoneWasFaster(let subject, let position):
            "вас опередили: о \(subject.id) появилась запись \(position); посмотрите её и решите снова"
        case .tooLong(let field, let bytes):
            "запись заняла бы \(Self.bytes(bytes)), а строка вмещает \(Entry.longestLine); сократите «\(field)», самое длинное поле"
        case .notAllowed(let person, let action, let needs):
            "\(person) не может записать \(action); это могут: \(needs.inRussian)"
        case .needsActor(let action):
            "для \(RuleText.russian(action)) нужно знать, кто действует: укажите --as P-1 (или «actor» в строке)"
        case .severalSessions(let sessions): "открыто несколько сессий (\(Self.list(sessions))); назовите одну"
        case .cannotBeStruck(let position, let name): "\(position) — это \(name), такую запись не вычеркнуть"
        case .struckAlready(let position, let strike): "\(position) уже вычеркнута записью \(strike)"
        case .breaksLater(let position, let name, let reason):
            "запись \(position) (\(name)) сделана позже и была бы отклонена: \(reason.russian)"
        case .namedLater(let subject, let position, let name):
            "в записи \(position) (\(name)) назван номер \(subject.id), а его не стало бы; сначала вычеркните её"
        case .storedCountChanges(let position, let ballot):
            "подсчёт \(ballot) в записи \(position) перестал бы сходиться; сначала вычеркните этот подсчёт"
        case .cannotBeCorrected(let position, let name): "\(position) — это \(name), такую запись не исправить"
        case .otherType(let position, let name, let given):
            "\(position) — это \(name), и \(given.excerpt) из этого не сделать; вычеркните запись и запишите другое действие"
        case .otherIDs(let position, let subjects):
            "в записи \(position) созданы \(subjects.map(\.id).joined(separator: ", ")), и исправление ничего другого не создаёт; уберите номера или вычеркните её и запишите всё заново"
        case .doesNotFit(let name, let fault):
            "исправленные данные не подходят к \(name): \(fault.told(in: .russian))"
        case .noText(let position, let field):
            "в \(position) нет текста «\(field.excerpt)»; назовите, например, text или options[1].text (номера, числа и варианты выбора — не тексты)"
        case .textTwice(let field): "«\(field)» стоит дважды; назовите каждый текст один раз"
        case .contentMissing(let name): "содержимого «\(name)» нет; приложите его: annals attach"
        case .doesNotMatch(let field, let what):
            "«\(field)» не сходится с тем, что есть (\(RuleText.russian(what))); укажите верное или не указывайте ничего"
        case .cannotSeal(let why): RuleText.russian(why)
        case .onlyNow(let name): "\(name) действует с той минуты, когда записано; не указывайте время (--at)"
        case .onlyFollows(let name, let cause): "\(name) журнал пишет сам, вместе с \(cause); запишите \(cause)"
        case .noKey(let field): "«\(field)» — не открытый ключ Ed25519 в Base64; создайте его: annals keys rotate"
        case .noRoot(let field):
            "«\(field)» — не корень дерева журнала из 64 шестнадцатеричных цифр; какой подписан последним, скажет annals checkpoint"
        case .wrongSignature:
            "подпись под новым ключом сделана не нынешним ключом журнала; смените ключ: annals keys rotate"

        case .isAlready(let subject, let state, let since):
            "\(Self.name(subject)) уже \(RuleText.state(state, of: subject.kind))\(since.map { " (\($0.position))" } ?? "")"
        case .isNot(let subject, let state, let so):
            "\(Self.name(subject)) не \(RuleText.state(state, of: subject.kind)): \(RuleText.russian(so))"
        case .nothingChanges(let subject): "\(Self.name(subject)): ничего не изменилось бы"
        case .ofItself(let subject, let field): "\(subject.id) не может стоять в собственном поле «\(field)»"
        case .ofAnother(let part, let whole): "\(part.id) не относится к \(whole.id)"
        case .namedTwice(let subject, let field): "\(subject.id) стоит в «\(field)» дважды"
        case .wordTwice(let word, let field): "«\(word)» стоит в «\(field)» дважды; достаточно одного раза"
        case .needs(let field, let because): "не указано «\(field)»: \(RuleText.russian(because))"
        case .oneOf(let fields): "укажите только одно из: \(fields.joined(separator: " или "))"
        case .outOfRange(let field, let value, let low, let high):
            "«\(field)» — \(value), а нужно от \(low) до \(RuleText.russian(high))"
        case .notAboveZero(let field, let value): "«\(field)» — \(value), а нужно число больше 0"

        case .gone(let person, let since):
            "\(person) уже не в организации (с \(since)); если это возвращение, сначала запишите person-returned"
        case .notFirstPerson(let person):
            "\(person) — не первый номер среди людей; дайте роль с помощью role-granted"
        case .lastSteward(let person):
            "\(person) — последний хранитель журнала; сначала дайте эту роль кому-нибудь ещё"
        case .wasForgotten(let person, let since):
            "сведения о \(person) стёрты (\(since)); кто возвращается, присоединяется заново, с помощью person-joined"
        case .ownsTasks(let person, let tasks):
            "за \(person) остались открытые задачи (\(Self.list(tasks))); сначала передайте их другим с помощью task-reassigned"
        case .onOpenBallot(let person, let ballot):
            "\(person) ещё может голосовать в \(ballot); сначала закройте голосование или исключите человека с помощью electorate-changed"
        case .invalidRecurrence(let rule):
            "«\(rule)» — не правило повторения по RFC 5545; напишите, например, FREQ=MONTHLY или FREQ=YEARLY;BYMONTH=1"
        case .sessionOver(let session, let state):
            "\(session) \(RuleText.state(state, of: .session)); что было раньше, можно записать с его временем (--at)"
        case .sessionNotOpen(let session, let state):
            "\(session) в это время не открыта (\(RuleText.state(state, of: .session))); сначала запишите session-opened"
        case .noModerator(let session): "\(session) некому вести; сначала пригласите модератора или председателя"
        case .noSuchStage(let stage, let session, let known):
            known.isEmpty
                ? "в \(session) нет запланированных этапов; назовите этап в «title»"
                : "в \(session) нет этапа «\(stage)»; есть: \(known.joined(separator: ", ")), или назовите свой в «title»"
        case .ballotStillOpen(let ballot, let session):
            "голосование \(ballot) в \(session) ещё открыто; сначала закройте или снимите его"
        case .ideasWithoutFate(let ideas, let session):
            "в \(session) \(Russian.count(ideas.count, "идея", "идеи", "идей")) без судьбы (\(Self.list(ideas))); сгруппируйте, отложите, снимите или используйте их либо скажите в «leaving», почему они остаются"
        case .ofAnotherSession(let idea, let theirs, let here): "\(idea) относится к \(theirs), а не к \(here)"
        case .otherSession(let own, let session):
            "в действии названа \(own), а записывается оно как часть \(session); уберите --session или назовите \(own) и там"
        case .lessHidden(let session, let mode):
            "идеи \(session) записываются \(RuleText.russian(mode)), и люди на это полагаются; снова открыть их может только ideas-revealed"
        case .nothingHidden(let session):
            "в \(session) ничего не скрыто: идеи записываются открыто, и они уже показаны"

        case .optionTwice(let option): "вариант «\(option)» стоит дважды"
        case .optionCount(let method, let count, let expected):
            "способу «\(Self.method(method))» нужно вариантов: \(RuleText.russian(expected)); здесь их \(count)"
        case .unknownMethodVersion(let method, let version):
            "версия \(version) способа «\(Self.method(method))» этому выпуску не известна"
        case .nobodyMayVote: "голосовать некому: назовите голосующих или откройте сессию с теми, кто на месте"
        case .quorumOutOfReach(let quorum, let count):
            "кворум \(quorum), а голосовать могут \(count); нужно от 1 до \(count)"
        case .deadlinePast(let when): "срок \(Russian.date(when)) уже прошёл"
        case .ballotOver(let ballot, let state):
            "голосование \(ballot) уже \(RuleText.state(state, of: .ballot)); что было раньше, можно записать с его временем (--at)"
        case .afterDeadline(let ballot, let when): "голосовать в \(ballot) можно было до \(Russian.date(when))"
        case .notInElectorate(let person, let ballot): "\(person) не входит в состав голосующих \(ballot)"
        case .votedAlready(let person, let ballot, let position):
            "голос \(person) в \(ballot) уже подан (\(position)), а менять голоса в нём нельзя"
        case .noVote(let person, let ballot): "голоса \(person), который можно отозвать, в \(ballot) нет"
        case .notOfMethod(let field, let method, let takes):
            "«\(field)» не относится к способу «\(Self.method(method))»; уберите это (\(takes.isEmpty ? "настроек у него нет" : "у него есть: \(takes.joined(separator: ", "))"))"
        case .wrongShape(let method, let expected):
            "выбор не подходит к способу «\(Self.method(method))»; нужно: \(Self.shape(expected))"
        case .noSuchChoice(let choice, let known):
            "«\(choice)» выбрать нельзя; есть: \(Self.choices(known))"
        case .overBudget(let spent, let budget):
            "роздано \(Russian.count(spent, "точка", "точки", "точек")), а у каждого их \(budget); уберите \(spent - budget)"
        case .otherCount(let ballot): "указанный итог \(ballot) не равен сумме голосов; уберите «result»"
        case .noTie(let ballot): "голоса в \(ballot) не разделились поровну, решать нечего"
        case .noChair(let ballot): "решающий голос в \(ballot) никому не дан"
        case .notTheChair(let person, let ballot, let chair):
            "решающий голос в \(ballot) не у \(person), а у \(chair)"
        case .votedOn(let idea, let ballot): "по \(idea) идёт голосование \(ballot); дождитесь его закрытия"

        case .wrongKind(let reference, let field, let expected):
            "«\(field)» — это \(reference), а нужно: \(RuleText.russian(expected))"
        case .secret(let ballot, let what):
            "\(ballot.isGiven ? "голосование \(ballot) тайное, и в нём" : "в тайном голосовании") невозможны \(RuleText.russian(what)); уберите их или голосуйте открыто"
        case .notSecret(let subject, let instead): "\(subject.id) — без тайны; вместо этого запишите \(instead)"
        case .tooFewForSecrecy(let count):
            "голосовать могут \(count), а если голосующих меньше \(BallotOpened.fewestForSecrecy), тайны не сохранить; допустите больше людей или голосуйте открыто"
        case .recused(let person, let subject):
            "у \(person) личный интерес в \(subject.id), и в этих голосованиях такой человек не участвует; уберите \(person) из списка"
        case .proxyEnded(let giver, let ballot, let position):
            "голос \(giver) в \(ballot) подан лично (\(position)), и передача голоса на этом закончилась"
        case .onlyByClosing(let action, let closing):
            "\(action) бывает только при закрытии; запишите \(closing), и урна будет вскрыта"
        case .otherPapers(let subject, let count, let sealed):
            "у \(subject.id) бюллетеней \(count), а запечатанных голосов \(sealed); на каждый голос нужен один бюллетень"
        case .papersMissing(let subject, let missing, let count):
            "запечатанных бюллетеней \(subject.id) всего \(count), и \(missing) из них в урне нет: верните файл урны на место или снимите \(subject.id)"
        case .ownContest(let person, let ballot):
            "итог \(ballot) оспаривает \(person), и решить этот спор в одиночку нельзя; нужен кто-то другой"
        case .restsOn(let decision, let ballot):
            "\(decision) опирается на \(ballot), поэтому голосовать снова нельзя, пока его итог не оспорен"

        case .ballotWithout(let how):
            "названо голосование, а решение принято \(DecisionMode(rawValue: how)?.inRussian ?? how); укажите how=ballot"
        case .ballotOfAnother(let ballot, let decision):
            "голосование \(ballot) проводилось ради \(decision), а не ради этого решения"
        case .notCarried(let ballot, let outcome):
            "голосование \(ballot) этого не приняло (\(outcome.russian)); скажите в «despite», почему решение всё же принято"
        case .notInForce(let decision, let state, let ended):
            "\(decision) не действует (\(RuleText.state(state, of: .decision))\(ended.map { ", \($0.position)" } ?? ""))"
        case .hangsNot(let subject, let decision):
            "\(subject) — не открытая цель, задача, целевое значение или выделение из \(decision); уберите из «hanging»"
        case .hangsLoose(let subjects, let decision):
            "из \(decision) вышли \(subjects.map(\.id).joined(separator: ", ")): скажите в «hanging», что оставить, перенести или отменить, либо в «leaving», почему этого не решать"
        case .circle(let subject): "\(subject.id) не может стоять ниже самого себя или после себя"
        case .lowOverHigh(let low, let high): "нижняя граница (\(low)) больше верхней (\(high))"
        case .restatement(let measure, let period, let value):
            "у \(measure) уже есть факт за \(Russian.date(period)) (\(value)); скажите в «why», почему он меняется"
        case .moreThanAllocated(let holder, let held, let pool):
            "за \(holder.id) числится \(held) (\(RuleText.russian(pool))), и больше этого высвободить нельзя"
        case .sumTooLong(let amount, let pool):
            "вместе с \(amount) в сумме (\(RuleText.russian(pool))) больше 18 цифр; укажите меньшее или более круглое число"
        case .sideOfAnotherLens(let side, let lens):
            lens.sides.isEmpty
                ? "у «\(lens.inRussian)» нет сторон; уберите «side» (\(side.inRussian))"
                : "«\(side.inRussian)» — не сторона «\(lens.inRussian)»; есть: \(lens.sides.map(\.inRussian).joined(separator: ", "))"
        case .answerCount(let pulse, let count, let expected):
            "ответов на \(pulse) дано \(count), а утверждений \(expected); на каждое дайте число от 1 до 5"
        case .noSummary(let session): "итоги \(session) ещё не опубликованы; сначала запишите summary-published"
        }
    }

    /// At most eight ids, one after the other.
    private static func list(_ ids: [some CustomStringConvertible]) -> String {
        ids.prefix(8).map(\.description).joined(separator: ", ") + (ids.count > 8 ? ", …" : "")
    }

    /// A thing by its id, and one of which there is only one by what it is called.
    private static func name(_ subject: Subject) -> String {
        if !subject.kind.letter.isEmpty { return subject.id }
        return PlatformPart.allCases.first { $0.subject == subject }?.inRussian ?? subject.kind.inRussian
    }

    private static func choices(_ known: [String]) -> String {
        known.map { Russian.choice($0) }.joined(separator: ", ")
    }

    /// What a choice has to be: one of some words, or of another shape.
    private static func shape(_ expected: String) -> String {
        guard expected.hasPrefix("one of ") else { return RuleText.russian(expected) }
        return "одно из: \(choices(expected.dropFirst("one of ".count).split(separator: ", ").map(String.init)))"
    }

    private static func method(_ name: String) -> String { VotingMethodName(rawValue: name)?.inRussian ?? name }

    private static func bytes(_ count: Int) -> String { Russian.count(count, "байт", "байта", "байт") }
}

extension Authority {
    /// The roles, in Russian.
    var inRussian: String { who.map(\.inRussian).joined(separator: ", ") }
}

extension Authority.Role: Spoken {
    var inRussian: String {
        switch self {
        case .anyone: "все"
        case .steward: StandingRole.steward.inRussian
        case .tracker: StandingRole.tracker.inRussian
        case .coach: StandingRole.coach.inRussian
        case .auditor: StandingRole.auditor.inRussian
        case .board: StandingRole.board.inRussian
        case .moderator: SessionRole.moderator.inRussian
        case .chair: SessionRole.chair.inRussian
        case .scribe: SessionRole.scribe.inRussian
        case .participant: SessionRole.participant.inRussian
        case .owner: "ответственный или автор"
        case .themselves: "сам человек"
        case .voter: "голосующий"
        }
    }
}
