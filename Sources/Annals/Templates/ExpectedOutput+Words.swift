// What is expected, told to people.

extension ExpectedOutput {
    /// In words: `tasks with owner and due date`, `at least 2 alternatives`.
    public func words(in language: Language) -> String {
        let isEnglish = language == .english
        var text = subject[language]
        for condition in conditions {
            let told = condition.words.map { ExpectedOutput.word($0, condition.key)[language] }
            let list = ExpectedOutput.list(told, language)
            switch condition.key {
            case .lens, .side, .ground, .approach, .method, .nature: text += " (\(list))"
            case .part: text = list + (isEnglish ? ": stated or confirmed" : ": сформулировано или подтверждено")
            case .when, .state: text += ", \(list)"
            case .with: text += isEnglish ? " with \(list)" : ", у каждого: \(list)"
            case .every: text += isEnglish ? " for \(list)" : " для \(list)"
            case .atLeast: if atLeast > 1 { text += isEnglish ? ", at least \(atLeast)" : ", не меньше \(atLeast)" }
            }
        }
        return text.replacing(") (", with: ", ")
    }

    private static func list(_ words: [String], _ language: Language) -> String {
        guard let last = words.last, words.count > 1 else { return words.first ?? "" }
        return words.dropLast().joined(separator: ", ") + (language == .english ? " and " : " и ") + last
    }

    private var subject: Wording {
        switch kind {
        case .promises: Wording("a fate for every promise", russian: "судьба каждого обещания")
        case .findings: Wording("findings", russian: "выводы")
        case .platform: Wording("platform", russian: "платформа")
        case .goals: Wording("goals", russian: "цели")
        case .initiatives: Wording("initiatives", russian: "инициативы")
        case .tasks: Wording("tasks", russian: "задачи")
        case .resources: Wording("resources stated or allocated", russian: "ресурсы названы или распределены")
        case .measures: Wording("a measure", russian: "показатель")
        case .measurements: Wording("measurements", russian: "измерения")
        case .reviewDate: Wording("a date of review", russian: "дата пересмотра")
        case .decisions: Wording("decisions", russian: "решения")
        case .alternatives: Wording("alternatives", russian: "варианты")
        case .criteria: Wording("criteria", russian: "критерии")
        case .scores: Wording("scores", russian: "оценки")
        case .dissent: Wording("dissent asked for", russian: "несогласные высказались")
        case .ballots: Wording("ballots", russian: "голосования")
        case .pulses: Wording("a pulse", russian: "опрос участников")
        case .agreements: Wording("agreements read back", russian: "договорённости зачитаны")
        case .summary: Wording("the summary", russian: "итоги опубликованы")
        case .ideas: Wording("ideas", russian: "идеи")
        case .questions: Wording("questions answered", russian: "вопросы с ответами")
        case .assumptions: Wording("assumptions", russian: "предположения")
        case .lessons: Wording("lessons", russian: "уроки")
        case .rules: Wording("rules agreed", russian: "правила работы")
        }
    }

    /// A word of the vocabulary; one of somebody's own stays as it is.
    static func word(_ word: String, _ key: Key) -> Wording {
        switch (key, word) {
        case (.lens, "swot"): Wording("SWOT")
        case (.lens, "pestel"): Wording("PESTEL")
        case (.lens, "competitors"): Wording("competitors", russian: "конкуренты")
        case (.lens, "market"): Wording("market", russian: "рынок")
        case (.lens, "customers"): Wording("customers", russian: "клиенты")
        case (.lens, "resources"): Wording("resources", russian: "ресурсы")
        case (.lens, "execution"): Wording("execution", russian: "исполнение")
        case (.lens, "culture"): Wording("culture", russian: "культура")
        case (.lens, "gap"): Wording("gap", russian: "разрыв")
        case (_, "strength"): Wording("strength", russian: "сильная сторона")
        case (_, "weakness"): Wording("weakness", russian: "слабая сторона")
        case (_, "opportunity"): Wording("opportunity", russian: "возможность")
        case (_, "threat"): Wording("threat", russian: "угроза")
        case (_, "political"): Wording("political", russian: "политика")
        case (_, "economic"): Wording("economic", russian: "экономика")
        case (_, "social"): Wording("social", russian: "общество")
        case (_, "technological"): Wording("technological", russian: "технологии")
        case (_, "environmental"): Wording("environmental", russian: "экология")
        case (_, "legal"): Wording("legal", russian: "право")
        case (_, "inside"): Wording("inside", russian: "внутренние")
        case (_, "outside"): Wording("outside", russian: "внешние")
        case (_, "mission"): Wording("mission", russian: "миссия")
        case (_, "vision"): Wording("vision", russian: "видение")
        case (_, "values"): Wording("values", russian: "ценности")
        case (_, "positioning"): Wording("positioning", russian: "позиционирование")
        case (_, "desired-future"): Wording("desired future", russian: "желаемое будущее")
        case (_, "strategy-as-seen"): Wording("strategy as it is seen", russian: "стратегия, как её видят")
        case (.nature, "benefit"): Wording("benefit", russian: "польза")
        case (.nature, "cost"): Wording("cost", russian: "затраты")
        case (.nature, "risk"): Wording("risk", russian: "риск")
        case (.nature, "money"): Wording("money", russian: "деньги")
        case (.nature, "people"): Wording("people", russian: "люди")
        case (.nature, "time"): Wording("time", russian: "время")
        case (.nature, "financial"): Wording("money", russian: "деньги")
        case (.nature, "other"): Wording("other than money", russian: "не деньги")
        case (.method, "majority"): Wording("majority", russian: "большинство")
        case (.method, "consent"): Wording("consent", russian: "согласие без возражений")
        case (.method, "approval"): Wording("approval", russian: "одобрение")
        case (.method, "dots"): Wording("dots", russian: "точки")
        case (.method, "score"): Wording("scores", russian: "баллы")
        case (.method, "ranked"): Wording("ranking", russian: "ранжирование")
        case (.method, "instant-runoff"): Wording("instant runoff", russian: "мгновенный второй тур")
        case (.method, "single-transferable"):
            Wording("single transferable vote", russian: "единый передаваемый голос")
        case (.when, "before"): Wording("before the session", russian: "до сессии")
        case (.when, "closing"): Wording("at the closing", russian: "при закрытии")
        case (.when, "later"): Wording("some time later", russian: "спустя время")
        case (.when, "after"): Wording("after it", russian: "после неё")
        case (.state, "ranked"): Wording("ranked", russian: "в порядке важности")
        case (.state, "renewed"): Wording("each set, confirmed or revised", russian: "каждая подтверждена или изменена")
        case (.state, "changed"): Wording("set, revised or dropped", russian: "поставлены, изменены или сняты")
        case (.state, "reviewed"): Wording("each gone through", russian: "пройдены по одной")
        case (.with, "owner"): Wording("owner", russian: "ответственный")
        case (.with, "internal-owner"): Wording("an owner inside", russian: "ответственный внутри организации")
        case (.with, "due"): Wording("due date", russian: "срок")
        case (.with, "horizon"): Wording("horizon", russian: "горизонт")
        case (.with, "approach"): Wording("approach", russian: "подход")
        case (.with, "resources"): Wording("resources", russian: "ресурсы")
        case (.with, "target"): Wording("target", russian: "целевое значение")
        case (.with, "rationale"): Wording("rationale", russian: "обоснование")
        case (.with, "basis"): Wording("basis", russian: "основание")
        case (.with, "deciders"): Wording("deciders", russian: "кто решил")
        case (.with, "supersedes"): Wording("what it supersedes", russian: "что оно заменяет")
        case (.with, "review"): Wording("date of review", russian: "дата пересмотра")
        case (.with, "audience"): Wording("audiences", russian: "адресаты")
        case (.with, "evidence"): Wording("evidence", russian: "подтверждение")
        case (.with, "consequence"): Wording("consequence", russian: "следствие")
        case (.every, "every-goal"): Wording("every goal", russian: "каждой цели")
        case (.every, "every-alternative"): Wording("every alternative", russian: "каждого варианта")
        default: Wording(word)
        }
    }
}
