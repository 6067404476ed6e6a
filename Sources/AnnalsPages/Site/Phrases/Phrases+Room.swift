extension Phrases {
    /// What people do together in a live session: sorting ideas, groups at work, casting votes and pulses, in Russian.
    static let room: [String: String] = [
        // Sorting ideas.
        "Argue, reword, park": "Довод, формулировка, парковка", "In other words, {1}": "Другими словами, {1}",
        "Reword": "Переформулировать", "Take it up again": "Вернуть в работу", "Parking lot": "Парковка",
        "Out of its group": "Из группы", "Name the group": "Назвать группу", "merged into it": "объединено с ней",
        "Merge ideas that say the same": "Объединить одинаковые идеи", "This idea": "Эта идея",
        "is taken up by": "входит в идею", "Merge": "Объединить", "Ideas, by their ids": "Идеи, по номерам",
        "Move {1}": "Переместить {1}", "Moving {1}: choose what it belongs with.": "Перемещаем {1}: выберите, к чему.",
        "Arrows choose, Enter puts down, M merges, Escape cancels.":
            "Стрелки — выбор, Enter — положить, M — объединить, Escape — отмена.",
        "Put together": "Сложить вместе", "Merge into it": "Объединить с ней", "Into this group": "В эту группу",
        "Cancel": "Отмена", "Your ideas": "Ваши идеи", "until {1}": "до {1}",
        // Rules of a ballot, ties, interests and proxies.
        "Rules: share, quorum, casting vote": "Правила: доля, кворум, решающий голос",
        "Share that it takes": "Какая доля нужна", "simple": "простое большинство",
        "absolute": "абсолютное большинство", "two-thirds": "две трети", "three-quarters": "три четверти",
        "unanimous": "единогласно",
        "Of all who may vote, not of the votes cast": "От всех, кто вправе голосовать, а не от поданных голосов",
        "Quorum: how many must take part": "Кворум: сколько человек должны участвовать",
        "quorum {1}": "кворум {1}", "Casting vote where the votes are equal": "Решающий голос при равенстве",
        "nobody has it": "ни у кого", "Casting vote": "Решающий голос",
        "The votes are equal, and nobody was named to have the casting vote: vote again, or decide otherwise.":
            "Голоса разделились поровну, а решающий голос никому не дан: проголосуйте ещё раз или решите иначе.",
        "The votes are equal. The casting vote is with": "Голоса разделились поровну. Решающий голос:",
        "The votes are equal: you have the casting vote.":
            "Голоса разделились поровну: решающий голос за вами.",
        "Vote again": "Голосовать снова", "Call it off": "Отменить голосование",
        "Has an interest and does not vote": "Есть личный интерес, не голосует",
        "Votes for somebody": "Голосуют за других", "Write down votes": "Записать голоса",
        "Write down the totals only": "Записать только итоги",
        "Somebody has an interest": "У кого-то личный интерес",
        "Somebody lets another vote": "Кто-то передаёт голос",
        "Somebody else may vote too": "Голосовать может ещё кто-то", "lets vote": "передаёт голос",
        "Whose vote it is": "Чей это голос", "Where that is from": "Откуда это известно",
        "a show of hands": "поднятие рук", "I do not vote on this myself": "Сам я здесь не голосую",
        "What my interest is": "В чём мой интерес", "I recuse myself": "Беру самоотвод",
        "I give my vote to": "Передаю голос", "Give my vote": "Передать голос",
        "who gave you their vote": "кто передал вам голос", "If I have to leave": "Если мне придётся уйти",
        "votes for you whenever you are not in the room.": "голосует за вас, когда вас нет в зале.",
        "Whoever you name votes for you on every open ballot while you are not in the room.":
            "Названный человек голосует за вас во всех открытых голосованиях, пока вас нет в зале.",
        // Groups at work.
        "Groups at work": "Работа в группах", "Make groups": "Разбить на группы", "{1} groups": "Групп: {1}",
        "Group {1}": "Группа {1}", "Name of group {1}": "Название группы {1}",
        "Who sits in which group": "Кто в какой группе", "What the groups are called": "Как называются группы",
        "Their question": "Их вопрос", "Minutes": "Минут", "Send them off": "Начать работу",
        "They are back": "Они вернулись", "They are back.": "Они вернулись.", "Bring it back": "Сообщить итог",
        "An idea of your group": "Идея вашей группы", "You are in": "Ваша группа:", "We are back": "Мы вернулись",
        // Pulses.
        "Pulse": "Пульс", "Take the pulse": "Измерить пульс", "Close the pulse": "Закрыть пульс",
        "Statement {1}": "Утверждение {1}", "I am satisfied with this session.": "Я доволен этой сессией.",
        "What came of it is our own work, not the moderator's.": "Результат — наша работа, а не модератора.",
        "When": "Когда", "before": "до сессии", "closing": "в конце", "later": "позже", "by name": "поимённо",
        "Nobody learns who answered what": "Никто не узнает, кто что ответил",
        "Nobody learns who answered what.": "Никто не узнает, кто что ответил.",
        "Your answer bears your name.": "Ваш ответ подписан вашим именем.",
        "{1} of {2} answered": "ответили {1} из {2}", "answer|answers": "ответ|ответа|ответов",
        "Too few answered for it to stay anonymous: nothing is shown.":
            "Ответивших слишком мало, чтобы сохранить анонимность: ничего не показано.",
        "Nobody answered.": "Никто не ответил.", "Your answer is in.": "Ваш ответ принят.",
        "How far do you agree?": "Насколько вы согласны?", "not at all": "совсем нет", "fully": "полностью",
        "Anything to add": "Что добавить", "Send": "Отправить",
        // Stages and the end.
        "{1} of {2} min": "{1} из {2} мин", "What came of it": "Что вышло", "no date": "без срока",
        "The next one": "Следующая", "Still open, to be closed first": "Ещё открыто, сначала закройте",
    ]
}
