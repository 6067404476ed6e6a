// What the words of the catalogue are called inside Russian sentences.

extension Russian {
    /// What somebody chose in a vote, where it is one of our words; else as it is.
    package static func choice(_ word: String) -> String {
        switch word {
        case "for": "за"
        case "against": "против"
        case "abstain": "воздержаться"
        case "agree": "согласие"
        case "stand-aside": "в стороне"
        case "object": "возражение"
        default: word
        }
    }

    /// What stands in a field of an entry, where forms have a word for it; else its path.
    package static func field(_ path: String) -> String {
        switch path.split(separator: ".").last?.prefix(while: { $0 != "[" }) ?? "" {
        case "text": "текст"
        case "name": "имя"
        case "title": "название"
        case "reason", "why": "причина"
        case "note", "remark": "замечание"
        case "statement": "формулировка"
        case "rationale": "обоснование"
        case "words": "слова"
        case "email": "почта"
        case "question": "вопрос"
        case "purpose": "зачем"
        case "options": "варианты"
        case "ideas": "идеи"
        case "people", "present", "electorate": "люди"
        case "person", "owner", "to": "кто"
        case "due", "until": "срок"
        case "startsAt": "начало"
        case "reviewOn": "когда пересмотреть"
        case "occurredAt": "когда"
        case "minutes": "минуты"
        case "quorum": "кворум"
        case "threshold": "доля"
        case "choice": "ваш голос"
        case "date": "срок"
        case "unready": "почему всё же начинаем"
        case "leaving": "почему остаются без судьбы"
        case "next": "когда следующая"
        case "despite": "почему вопреки голосованию"
        case "outcome", "actual": "что вышло"
        default: path
        }
    }
}

extension StandingRole {
    var inRussian: String {
        switch self {
        case .steward: "хранитель журнала"
        case .tracker: "контролёр задач"
        case .coach: "коуч"
        case .auditor: "аудитор"
        case .board: "член совета"
        }
    }
}

extension SessionRole: Spoken {
    var inRussian: String {
        switch self {
        case .moderator: "модератор"
        case .chair: "председатель"
        case .participant: "участник"
        case .scribe: "секретарь"
        case .observer: "наблюдатель"
        }
    }
}

extension ModeratorStyle: Spoken {
    var inRussian: String {
        switch self {
        case .blankSheet: "чистый лист"
        case .strategist: "стратег"
        case .expert: "эксперт"
        }
    }
}

extension CaptureMode {
    var inRussian: String {
        switch self {
        case .open: "открыто"
        case .hidden: "скрыто"
        case .anonymous: "без имён"
        }
    }
}

extension FindingLens: Spoken {
    var inRussian: String { ExpectedOutput.word(rawValue, .lens).russian }
}

extension FindingSide: Spoken {
    var inRussian: String { ExpectedOutput.word(rawValue, .side).russian }
}

extension PlatformPart {
    var inRussian: String { ExpectedOutput.word(rawValue, .part).russian }
}

extension CriterionNature: Spoken {
    var inRussian: String { ExpectedOutput.word(rawValue, .nature).russian }
}

extension ResourceNature: Spoken {
    var inRussian: String { ExpectedOutput.word(rawValue, .nature).russian }
}

extension Resources.Pool {
    package var inRussian: String { "\(unit) (\(nature.inRussian), \(Russian.date(period)))" }
}

extension Stance {
    var inRussian: String {
        switch self {
        case .for: "за"
        case .against: "против"
        case .remark: "замечание"
        }
    }
}

extension Verdict: Spoken {
    var inRussian: String {
        switch self {
        case .passed: "принято"
        case .failed: "не принято"
        case .tied: "поровну"
        case .noQuorum: "нет кворума"
        case .tooFew: "слишком мало голосов для тайны"
        }
    }
}

extension ContestOutcome {
    var inRussian: String {
        switch self {
        case .stands: "итог остаётся в силе"
        case .recounted: "голоса пересчитаны"
        case .repeated: "голосование нужно повторить"
        case .void: "голосование недействительно"
        }
    }
}

extension DecisionMode: Spoken {
    /// As the end of “принято …”.
    package var inRussian: String {
        switch self {
        case .ballot: "голосованием"
        case .consent: "без возражений"
        case .consensus: "консенсусом"
        case .authority: "единолично"
        }
    }
}

extension ReviewVerdict: Spoken {
    var inRussian: String {
        switch self {
        case .uphold: "остаётся в силе"
        case .adjust: "требует поправок"
        case .reverse: "подлежит отмене"
        }
    }
}

extension GoalKind {
    var inRussian: String {
        switch self {
        case .goal: "цель"
        case .initiative: "инициатива"
        }
    }
}

extension SummaryForm {
    var inRussian: String {
        switch self {
        case .page: "на одной странице"
        case .full: "полностью"
        case .audit: "для аудита"
        }
    }
}

extension SummaryStance {
    var inRussian: String {
        switch self {
        case .understood: "понятно"
        case .agree: "согласие"
        case .correct: "нужны поправки"
        }
    }
}

extension PulseTime: Spoken {
    var inRussian: String {
        switch self {
        case .before: "до сессии"
        case .closing: "при закрытии"
        case .later: "спустя время"
        }
    }
}

extension CheckInStatus {
    var inRussian: String {
        switch self {
        case .onTrack: "идёт по плану"
        case .atRisk: "под угрозой"
        case .offTrack: "сорвано"
        }
    }
}

extension Decision.State: Spoken {
    var inRussian: String {
        switch self {
        case .proposed: "предложено"
        case .deferred: "отложено"
        case .inForce: "действует"
        case .superseded: "заменено"
        case .reversed: "отменено"
        case .lapsed: "утратило силу"
        case .rejected: "отклонено"
        case .withdrawn: "снято"
        }
    }
}

extension ReadingStatus: Spoken {
    var inRussian: String {
        switch self {
        case .actual: "факт"
        case .provisional: "предварительно"
        case .forecast: "прогноз"
        }
    }
}

extension Measure.Target {
    /// `не меньше 6`, `от 2 до 4`.
    package var inRussian: String {
        switch (low, high) {
        case (let low?, let high?): low == high ? "\(low)" : "от \(low) до \(high)"
        case (let low?, nil): "не меньше \(low)"
        case (nil, let high?): "не больше \(high)"
        case (nil, nil): "–"
        }
    }
}
