// Each text beside its Russian, with the places for values.

extension RuleText {
    static let roles: [(String, String)] = SessionRole.allCases.map {
        ("invited to {1} as \($0.rawValue)", "в числе приглашённых на {1} (\($0.inRussian))")
    }

    /// How something stands.
    static let states: [(String, String)] = [
        ("open; close it first", "открыт; сначала закройте его"),
        ("open; close it instead", "открыта; закройте её"),
        ("open, and kind, template and stages stand since", "открыта, и вид, шаблон и этапы с тех пор не меняются"),
        ("hidden by its mode; leave “hidden” out", "скрывает идеи своим режимом; уберите «hidden»"),
        (
            "{1}, which no correction takes back; leave “{2}” out",
            "с пометкой «{1}», и исправлением её не снять; уберите «{2}»"
        ),
        (
            "voted on by {1}, and so is to be counted: close it",
            "с голосом {1}, и голоса нужно подсчитать: закройте его"
        ),
        ("closed as of {1}", "закрыта по состоянию на {1}"),
        ("waiting to speak in {1}", "в очереди на слово в {1}"),
        ("speaking in {1}", "выступает в {1}"),
        ("proxy of {1} in {2}", "голосует за {1} в {2}"),
        ("proxy of {1} on {2}", "голосует за {1} в {2}"),
        ("recused from {1}", "в самоотводе по {1}"),
        ("in the electorate of {1}", "в составе голосующих {1}"),
        ("in the room of {1}", "в зале {1}"),
        ("on the agenda of {1} any more", "стоит больше в повестке {1}"),
        ("invited to {1}", "в числе приглашённых на {1}"),
        ("present in {1}", "среди присутствующих в {1}"),
        ("hidden in {1}", "скрыта в {1}"),
        ("merged into {1}", "объединена с {1}"),
        ("answered by name", "поимённый опрос"),
        ("answered by {1}", "с ответом {1}"),
        ("answered", "с ответом"),
        ("in a group", "в группе"),
        ("in {1}", "в группе {1}"),
        ("of {1}", "относится к {1}"),
        ("at hand", "рассматривается"),
        ("back", "отчиталась"),
        ("contested", "оспорено"),
        ("counted", "подсчитано"),
        ("decided", "принято"),
        ("subject to a condition", "связано условием"),
        ("settled", "не связано условием"),
        ("stated", "в платформе"),
        ("done or cancelled", "сделана и не отменена"),
        ("ended", "завершена"),
        ("retired", "снят"),
        ("forgotten", "не опознать: сведения стёрты"),
        ("gone", "в числе ушедших"),
        ("without its content", "без содержимого"),
        ("hidden and anonymous", "скрыто и без имён"),
        ("hidden", "скрыто"),
        ("anonymous", "без имён"),
    ]

    /// Why something is not so, and what to do.
    static let reasons: [(String, String)] = [
        (
            "record it with measurement-recorded, and name that entry",
            "запишите его с помощью measurement-recorded и назовите ту запись"
        ),
        ("only these are carried into a session", "в сессию переносят только их"),
        ("record {1} first", "сначала запишите {1}"),
        ("there is no result to contest", "оспаривать нечего"),
        ("there is nothing to settle", "решать нечего"),
        ("its totals are reported only", "записаны только его итоги"),
        ("use argument-made for what speaks against it", "что говорит против, запишите с помощью argument-made"),
        ("leave “ideas” out, and what is hidden is revealed", "уберите «ideas», и всё скрытое откроется"),
        ("it cannot be taken out of one", "вынуть её неоткуда"),
        ("set the agenda with it first", "сначала внесите это в повестку"),
        ("only those who are answer its pulse", "на опрос отвечают только они"),
        ("they are still here", "возвращаться неоткуда"),
        ("they cannot leave it", "выйти оттуда нельзя"),
        ("there is nothing to excuse them from", "освобождать не от чего"),
        ("there is no turn of theirs to end", "заканчивать нечего"),
        ("there is no role to end", "снимать нечего"),
        ("it is anonymous; record answer-sealed", "он без имён; запишите answer-sealed"),
        ("it belongs to {1}; carry it over with carried", "вопрос из {1}; перенесите его с помощью carried"),
        ("render it at {1} or later", "составьте отчёт на {1} или позже"),
        ("it goes on already", "она уже идёт"),
        ("it is open already", "она и так открыта"),
    ]

    /// Why a field is needed.
    static let needs: [(String, String)] = [
        (
            "the paper for the ballot box says how far they agree",
            "в бюллетене для урны сказано, насколько человек согласен"
        ),
        ("the paper for the ballot box says what is chosen", "в бюллетене для урны сказано, что выбрано"),
        ("the decision was taken by one", "решение принято голосованием"),
        ("every voter has so many dots", "столько точек у каждого голосующего"),
        ("overDefault and ratios compare with that option", "overDefault и ratios сравнивают с этим вариантом"),
        ("{1} is to move to another decision", "{1} переходит к другому решению"),
        (
            "{1} is hidden as well; leave the list out, and what is hidden is revealed",
            "{1} тоже скрыта; уберите список, и всё скрытое откроется"
        ),
        ("only that brings a new result", "только так появляется новый итог"),
        (
            "{1} could not read {2} so far; a circle widens only with a reason",
            "у «{1}» до сих пор не было доступа к {2}; круг расширяют, только назвав причину"
        ),
        ("an objection counts with its reason only", "возражение учитывается только с причиной"),
        ("single-transferable fills so many", "столько мест занимают при единой передаче голоса"),
        ("only a session reveals what is hidden", "скрытое открывают только в сессии"),
        ("nothing says what was decided", "нигде не сказано, что решено"),
        ("the summary is to be corrected, but nothing says how", "итоги нужно поправить, но не сказано как"),
        (
            "a decision that was not proposed before needs one",
            "без него нельзя принять решение, которое раньше не предлагали"
        ),
        (
            "homework is not handed in: {1}; say why to begin all the same",
            "домашние задания не сданы: {1}; скажите, почему всё же начинаем"
        ),
        (
            "{1} has a target for {2} already, and this one changes it",
            "у {1} уже есть целевое значение за {2}, и это его меняет"
        ),
    ]

    /// What a fate of a promise needs.
    static let fates: [(String, String)] = [
        ("a date, such as 2026-03-31 or 2026-Q2", "срока, такого как 2026-03-31 или 2026-Q2"),
        ("who takes it over", "того, кто берёт на себя"),
        ("words: what came of it", "слов о том, что вышло"),
        ("words: why", "слов о том, почему"),
        ("words: the answer", "слов ответа"),
    ]

    /// What was expected, found or cannot be.
    static let kinds: [(String, String)] = [
        ("a measurement", "измерение"),
        ("a task, idea, group, question or proposed decision", "задача, идея, группа, вопрос или предложенное решение"),
        ("a ballot or a decision", "голосование или решение"),
        ("a ballot or a session", "голосование или сессия"),
        ("open votes", "открытые голоса"),
        ("proxies ({1} gave one to {2})", "передачи голоса ({1} передаёт голос {2})"),
        ("proxies", "передачи голоса"),
        ("weights", "веса голосов"),
        ("any amount", "любого количества"),
        ("the number of voters", "числа голосующих"),
        ("999999999999 in sum, without the point (5.25 as 525)", "999999999999 в сумме, без запятой (5.25 как 525)"),
        ("the content of {1}, which has {2}", "содержимое «{1}», байтов: {2}"),
        ("the content of {1}", "содержимое «{1}»"),
        ("what would be left of entry {1}", "то, что осталось бы от записи {1}"),
        ("one option, the motion", "один, само предложение"),
        ("one option, the proposal", "один, само предложение"),
        ("{1} to {2} options", "от {1} до {2}"),
        ("a list of the options approved of", "список одобренных вариантов"),
        ("a private note", "личной заметки"),
    ]

    /// What a choice looks like.
    static let shapes: [(String, String)] = [
        ("an object of option and dots", "объект из вариантов и числа точек"),
        ("an object of option and score", "объект из вариантов и оценок"),
        (
            "an object of option and rank, 1 the best, no two the same",
            "объект из вариантов и мест, 1 — лучшее, без повторов"
        ),
        ("an object of option and rank, 1 the best", "объект из вариантов и мест, 1 — лучшее"),
    ].flatMap { [("\($0) (whole numbers)", "\($1) (целые числа)"), ($0, $1)] }

    static let pools: [(String, String)] = ResourceNature.allCases.map {
        ("{1} of \($0.rawValue) for {2}", "{1}, \($0.inRussian), {2}")
    }

    /// Why nothing can be sealed.
    static let keys: [(String, String)] = [
        (
            "there is no keys file {1}, and so nothing can be sealed: put it back from its backup",
            "нет файла ключей {1}, и запечатать ничего нельзя: верните его из резервной копии"
        ),
        (
            "{1} may not be read, and so nothing can be sealed: only whoever may read it can record this",
            "{1} прочесть нельзя, и поэтому нельзя ничего запечатать: записать это может только тот, кому он доступен"
        ),
        (
            "{1}-keys does not hold the key of {2}: it is an older copy; put the latest one back",
            "в {1}-keys нет ключа {2}: это старая копия; верните последнюю"
        ),
    ]
}
