extension Subject.Kind {
    /// What a thing of this kind is called in Russian.
    var inRussian: String {
        switch self {
        case .log: "журнал"
        case .organization: "организация"
        case .entry: "запись"
        case .theme: "тема"
        case .person: "человек"
        case .series: "серия"
        case .session: "сессия"
        case .homework: "домашнее задание"
        case .item: "пункт повестки"
        case .rule: "правило"
        case .question: "вопрос"
        case .breakout: "группа за работой"
        case .pulse: "опрос"
        case .finding: "вывод"
        case .platform: "платформа"
        case .assumption: "допущение"
        case .measure: "показатель"
        case .idea: "идея"
        case .group: "группа идей"
        case .ballot: "голосование"
        case .decision: "решение"
        case .alternative: "вариант"
        case .criterion: "критерий"
        case .goal: "цель"
        case .ranking: "ранжирование"
        case .resource: "ресурс"
        case .task: "задача"
        }
    }
}
