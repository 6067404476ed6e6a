// What states, kinds, levels and relations are called inside Russian sentences.

extension Russian {
    /// A level at which people stand, as the end of “только для …”, where it is one of our words; else as it is.
    static func level(_ level: String) -> String {
        switch level {
        case "board": "совета"
        case "department-head": "руководителей подразделений"
        case "guest": "гостей"
        default: level
        }
    }
}

extension Report.Sign: Spoken {
    var inRussian: String {
        switch self {
        case .onTarget: "выполняется"
        case .partly: "выполняется частично"
        case .offTarget: "не выполняется"
        case .unmeasured: "данных пока нет"
        case .achieved: "достигнуто"
        case .dropped: "снято"
        case .kept: "сдержано"
        case .keptLate: "сдержано с опозданием"
        case .overdue: "просрочено"
        case .open: "открыто"
        case .cancelled: "отменено"
        case .inForce: "действует"
        case .replaced: "заменено"
        case .reversed: "отменено"
        case .lapsed: "утратило силу"
        case .ended: "завершено"
        case .rejected: "отклонено"
        case .withdrawn: "снято"
        case .deferred: "отложено"
        case .proposed: "не решено"
        case .due: "пора"
        case .missing: "не хватает"
        case .contested: "оспорено"
        case .holds: "верно"
        case .fallen: "не оправдалось"
        }
    }
}

extension Session.State: Spoken {
    var inRussian: String {
        switch self {
        case .scheduled: "назначена"
        case .open: "открыта"
        case .paused: "прервана"
        case .closed: "закрыта"
        case .cancelled: "отменена"
        }
    }
}

extension SessionKind: Spoken {
    var inRussian: String {
        switch self {
        case .planning: "планирование"
        case .update: "обновление"
        case .decision: "решение"
        case .assessment: "оценка"
        case .offsite: "выезд"
        }
    }
}

extension SessionFormat: Spoken {
    var inRussian: String {
        switch self {
        case .onsite: "на месте"
        case .offsite: "выезд"
        case .remote: "удалённо"
        case .hybrid: "смешанно"
        }
    }
}

extension Goal.State: Spoken {
    var inRussian: String {
        switch self {
        case .open: "открыта"
        case .achieved: "достигнута"
        case .dropped: "снята"
        }
    }
}

extension Todo.State: Spoken {
    var inRussian: String {
        switch self {
        case .open: "открыта"
        case .started: "начата"
        case .blocked: "остановлена"
        case .done: "сделана"
        case .cancelled: "отменена"
        }
    }
}

extension Finding.State: Spoken {
    var inRussian: String {
        switch self {
        case .standing: "в силе"
        case .replaced: "заменён"
        case .retired: "больше не верен"
        }
    }
}

extension Plan.Lack: Spoken {
    /// As the end of “нет …”.
    var inRussian: String {
        switch self {
        case .measure: "показателя"
        case .owner: "ответственного"
        case .task: "задачи"
        }
    }
}

extension VotingMethodName: Spoken {
    var inRussian: String {
        switch self {
        case .majority: "большинство"
        case .consent: "консент"
        case .approval: "одобрение"
        case .dots: "точки"
        case .score: "баллы"
        case .ranked: "ранжирование"
        case .instantRunoff: "мгновенный второй тур"
        case .singleTransferable: "единый передаваемый голос"
        }
    }
}

extension Threshold {
    /// As it stands beside the method, “большинство”.
    var inRussian: String {
        switch self {
        case .simple: "простое"
        case .absolute: "абсолютное"
        case .twoThirds: "в две трети голосов"
        case .threeQuarters: "в три четверти голосов"
        case .unanimous: "единогласно"
        case .fraction(let part, let whole): "в \(part)/\(whole) голосов"
        }
    }
}

extension Trail.Relation: Spoken {
    /// As the label of a line.
    var inRussian: String {
        switch self {
        case .takenIn: "принято в"
        case .ballot: "голосование"
        case .restsOn: "основание"
        case .answers: "ответ на вопрос"
        case .assumes: "допущение"
        case .serves: "служит цели"
        case .alternative: "вариант"
        case .replaced: "заменяет"
        case .replacedBy: "заменено решением"
        case .amended: "уточняет"
        case .amendedBy: "уточнено решением"
        case .reversedBy: "отменено решением"
        case .remark: "замечание"
        case .ledTo: "привело к"
        case .expected: "ожидалось"
        }
    }
}
