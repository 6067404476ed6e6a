import Annals
import AnnalsExchange
import AnnalsLog
import Testing

/// A log with five people, a session with a ballot, and two measures.
private let acme: Result<Log, any Error> = Result {
    let log = try Log.empty()
    let lines = #"""
        {"type":"person-joined","occurredAt":"2025-01-02","data":{"name":"Anna Berg"}}
        {"type":"person-joined","occurredAt":"2025-01-02","data":{"name":"Bob Roe"}}
        {"type":"person-joined","occurredAt":"2025-01-02","data":{"name":"Cy Young"}}
        {"type":"person-joined","occurredAt":"2025-01-02","data":{"name":"Dee Young"}}
        {"type":"person-joined","occurredAt":"2025-01-02","data":{"name":"Ольга Петрова"}}
        {"type":"measure-defined","occurredAt":"2025-01-02","data":{"name":"Revenue","unit":"M€","nature":"financial","better":"higher","rollsUp":"sum"}}
        {"type":"session-scheduled","occurredAt":"2025-01-03","data":{"title":"Spring","kind":"planning","purpose":"Grow","startsAt":"2026-01-14T10:00+01:00","stages":[{"stage":"goals","title":"Goals and priorities"}]}}
        {"type":"session-opened","occurredAt":"2026-01-14T10:00","data":{"session":"S-1","present":["P-1","P-2","P-3"]}}
        {"type":"ballot-opened","occurredAt":"2026-01-14T10:01","session":"S-1","data":{"question":"Where?","options":[{"id":"n","text":"North"},{"id":"s","text":"South"}],"method":{"name":"dots","budget":4}}}
        {"type":"decision-proposed","occurredAt":"2026-01-14T10:02","session":"S-1","data":{"title":"North or south"}}
        """#
    _ = try Importer(Array(lines.utf8)).run(into: log)
    return log
}

/// The action lines that a text makes, less what all of them share.
private func actions(_ text: String) throws -> [String] {
    let minutes = Minutes.read(
        Array(("session: S-1\ndate: 2026-01-14\n" + text).utf8), knowing: try acme.get().known())
    #expect(minutes.problems == [], "\(text)")
    return minutes.actionLines.map { _, json in
        String(decoding: json, as: UTF8.self).replacing("\"session\":\"S-1\",\"data\"", with: "\"data\"")
            .replacing("\"occurredAt\":\"2026-01-14\",", with: "")
            .replacing(/"@([a-z]+)-[0-9a-f]{16}"/) { "\"@\($0.output.1)\"" }
    }
}

/// What is wrong with a text, each by its line after the header of two lines.
private func faults(_ text: String, in language: Language = .english) throws -> [String] {
    try problems(text).map { "\($0.line - 2): \($0.told(in: language))" }
}

private func problems(_ text: String) throws -> [Minutes.Problem] {
    Minutes.read(Array(("session: S-1\ndate: 2026-01-14\n" + text).utf8), knowing: try acme.get().known()).problems
}

@Suite("A line of minutes")
struct LineTests {
    @Test(arguments: [
        ("Anna Berg arrives", #"{"type":"person-arrived","data":{"session":"S-1","person":"P-1"}}"#),
        (
            "10:15 – Anna Berg leaves",
            #"{"type":"person-departed","occurredAt":"2026-01-14T10:15","data":{"session":"S-1","person":"P-1"}}"#
        ),
        (
            "- 9:05 bob arrives",
            #"{"type":"person-arrived","occurredAt":"2026-01-14T09:05","data":{"session":"S-1","person":"P-2"}}"#
        ),
        ("Ольга приходит", #"{"type":"person-arrived","data":{"session":"S-1","person":"P-5"}}"#),
        ("stage Goals and priorities", #"{"type":"stage-entered","data":{"session":"S-1","stage":"goals"}}"#),
        (
            "topic The budget, 20 min",
            #"{"type":"stage-entered","data":{"session":"S-1","title":"The budget","minutes":20}}"#
        ),
        (
            "idea Enter the Baltic market @Anna Berg",
            #"{"type":"idea-captured","actor":"P-1","data":{"text":"Enter the Baltic market","idea":"@idea"}}"#
        ),
        (
            "идея Выйти на рынок Балтии @Ольга Петрова",
            #"{"type":"idea-captured","actor":"P-5","data":{"text":"Выйти на рынок Балтии","idea":"@idea"}}"#
        ),
        (
            #"idea "Buy ads @Facebook by 2027" @Bob"#,
            #"{"type":"idea-captured","actor":"P-2","data":{"text":"Buy ads @Facebook by 2027","idea":"@idea"}}"#
        ),
        ("idea I-7: Go north", #"{"type":"idea-captured","data":{"idea":"I-7","text":"Go north"}}"#),
        (
            "idea Go\n   north\n   and east",
            #"{"type":"idea-captured","data":{"text":"Go north and east","idea":"@idea"}}"#
        ),
        (
            "against D-1: Rents have doubled @Bob",
            #"{"type":"argument-made","actor":"P-2","data":{"stance":"against","on":"D-1","text":"Rents have doubled"}}"#
        ),
        (
            "threat A rival halves its price",
            #"{"type":"finding-recorded","data":{"lens":"swot","side":"threat","text":"A rival halves its price","finding":"@finding"}}"#
        ),
        (
            "finding pestel legal: The law changes\n   rating: 4",
            #"{"type":"finding-recorded","data":{"lens":"pestel","side":"legal","text":"The law changes","rating":4,"finding":"@finding"}}"#
        ),
        (
            "vote B-1 Anna: north 3, s 1; Bob: 2 4",
            #"{"type":"vote-cast","actor":"P-1","data":{"ballot":"B-1","choice":{"n":3,"s":1}}}|{"type":"vote-cast","actor":"P-2","data":{"ballot":"B-1","choice":{"s":4}}}"#
        ),
        ("close B-1", #"{"type":"ballot-closed","data":{"ballot":"B-1"}}"#),
        (
            "result B-1 passed: n 7, 2 s (the paper minutes)",
            #"{"type":"result-reported","data":{"ballot":"B-1","verdict":"passed","source":"the paper minutes","counts":{"n":7,"s":2}}}"#
        ),
        (
            "decide Enter Estonia first because the costs are low",
            #"{"type":"decision-taken","data":{"rationale":"the costs are low","statement":"Enter Estonia first","title":"Enter Estonia first","how":"consensus","decision":"@decision"}}"#
        ),
        (
            "decide D-1: North by ballot B-1 because it is near",
            #"{"type":"decision-taken","data":{"decision":"D-1","rationale":"it is near","ballot":"B-1","statement":"North","how":"ballot"}}"#
        ),
        (
            "defer D-1 until 2026-Q3: figures are missing",
            #"{"type":"decision-deferred","data":{"decision":"D-1","until":"2026-Q3","reason":"figures are missing"}}"#
        ),
        (
            "postponed D-1 until 2026-05 because two are missing",
            #"{"type":"decision-deferred","data":{"decision":"D-1","reason":"two are missing","until":"2026-05"}}"#
        ),
        (
            "refer D-1 to the finance committee until 2026-05",
            #"{"type":"decision-deferred","data":{"decision":"D-1","until":"2026-05","reason":"referred to the finance committee"}}"#
        ),
        (
            "dissent D-1 Bob Roe: too early",
            #"{"type":"dissent-recorded","data":{"decision":"D-1","reason":"too early","person":"P-2"}}"#
        ),
        (
            "todo @Anna Berg hire a country lead by 2026-03-01",
            #"{"type":"task-assigned","data":{"owner":"P-1","due":"2026-03-01","title":"hire a country lead","task":"@task"}}"#
        ),
        (
            "поручить @Ольга нанять руководителя до 01.03.2026",
            #"{"type":"task-assigned","data":{"owner":"P-5","due":"2026-03-01","title":"нанять руководителя","task":"@task"}}"#
        ),
        ("todo stand by the plan", #"{"type":"task-assigned","data":{"title":"stand by the plan","task":"@task"}}"#),
        (
            "goal @Bob Ten shops for 2027",
            #"{"type":"goal-set","data":{"kind":"goal","owner":"P-2","horizon":"2027","title":"Ten shops","goal":"@goal"}}"#
        ),
        ("target Revenue 2026: 12.5", #"{"type":"target-set","data":{"measure":"M-1","period":"2026","value":12.5}}"#),
        (
            "figure M-1 2025-Q4: 3\n   status: provisional",
            #"{"type":"measurement-recorded","data":{"measure":"M-1","period":"2025-Q4","value":3,"status":"provisional"}}"#
        ),
        ("done T-3 signed in March", #"{"type":"task-completed","data":{"task":"T-3","outcome":"signed in March"}}"#),
        (
            "move T-3 to 2026-05-01 because the notary is ill",
            #"{"type":"task-rescheduled","data":{"task":"T-3","why":"the notary is ill","due":"2026-05-01"}}"#
        ),
        ("carry T-3", #"{"type":"carried","data":{"item":"T-3","into":"S-1"}}"#),
        ("hand over T-3 to Dee Young", #"{"type":"task-reassigned","data":{"task":"T-3","owner":"P-4"}}"#),
        (
            "note on D-1: Nobody had the figures",
            #"{"type":"note-added","data":{"on":"D-1","text":"Nobody had the figures"}}"#
        ),
        ("note The heating failed", #"{"type":"note-added","data":{"text":"The heating failed","on":"S-1"}}"#),
        (
            "pulse closing: I am satisfied.; It is ours.",
            #"{"type":"pulse-opened","data":{"when":"closing","statements":["I am satisfied.","It is ours."],"session":"S-1","pulse":"@pulse"}}"#
        ),
        ("next session 2026-04-15\nclose", #"{"type":"session-closed","data":{"session":"S-1","next":"2026-04-15"}}"#),
        ("! goals-ranked\n   order: G-2, G-1", #"{"type":"goals-ranked","data":{"order":["G-2","G-1"]}}"#),
        (
            "mission Heat without gas because the law asks for it",
            #"{"type":"platform-stated","data":{"part":"mission","why":"the law asks for it","text":"Heat without gas"}}"#
        ),
    ])
    func `says`(text: String, expected: String) throws {
        #expect(try actions(text).joined(separator: "|") == expected)
    }

    @Test func `what is not named is the last one above`() throws {
        let said = try actions(
            "idea =north Go north\nfor it is near\nidea Go south\nfor it is warm\nagainst =north: it is cold")
        #expect(said[1] == #"{"type":"argument-made","data":{"stance":"for","on":"@=north","text":"it is near"}}"#)
        #expect(said[3].contains(#""on":"@idea""#))
        #expect(said[4].contains(#""on":"@=north""#))
    }

    @Test func `what was proposed is decided, by the ballot that was held on it`() throws {
        let said = try actions(
            "propose =m Which market\nballot consent on =m: Estonia?\nvote agree: Anna, Bob; object: Cy (too far)\nclose the ballot\ndecide Estonia"
        )
        #expect(said.count == 7)
        #expect(
            said[1].contains(
                #""decision":"@=m","question":"Estonia?","method":{"name":"consent"},"options":[{"id":"motion","text":"Estonia?"}]"#
            ))
        #expect(
            said[4]
                == #"{"type":"vote-cast","actor":"P-3","data":{"ballot":"@ballot","choice":"object","reason":"too far"}}"#
        )
        #expect(
            said[6]
                == #"{"type":"decision-taken","data":{"statement":"Estonia","decision":"@=m","ballot":"@ballot","how":"ballot"}}"#
        )
    }

    @Test func `a line means the same whatever is put in before it`() throws {
        let alone = try #require(try actions("10:30 idea Go north @Anna\n10:40 idea Go south @Bob").last)
        #expect(
            try actions("10:30 idea Go north @Anna\n10:35 idea Go west\nnote cold\n10:40 idea Go south @Bob").last
                == alone)
    }

    private static let refused = [
        (
            "Discussed the budget",
            "1: “Discussed the budget” begins with no word that minutes know (a remark begins with “note”; annals minutes --help lists the words)"
        ),
        (
            "todoo call them",
            "1: “todoo call them” begins with no word that minutes know; did you mean “todo”? (a remark begins with “note”; annals minutes --help lists the words)"
        ),
        (
            "Ana Berg arrives",
            "1: “Ana Berg” is nobody that the log knows; did you mean Anna Berg?; correct the name, or put a line “join Ana Berg” before it"
        ),
        ("Young arrives", "1: “Young” can be Cy Young (P-3) or Dee Young (P-4); give the whole name or the id"),
        (
            "note a\n10:15 note b\n9:40 note c",
            "3: 09:40 is before the 10:15 of line 4; put the lines in order, or the new day (2026-01-15) on a line of its own before it"
        ),
        ("close G-1", "1: “G-1” is not understood here (close [next …] [leaving …])"),
        ("vote B-1 Anna: west 3", "1: “west” is no option of this ballot; there are n, s"),
        (
            "ballot Where?\n   - a\n   - b",
            "1: say by which method: ballot majority|consent|approval|dots|score|ranked|instant-runoff|single-transferable …"
        ),
        ("target M-1 soon: 3", "1: period: “soon” is no date or period, such as 2026-03-01, 2026-03, 2026-Q1 or 2026"),
        ("! idea-capturd\n   text: x", "1: “idea-capturd” is no action; annals record --list shows all"),
        ("note \u{7}", "1: holds the control character U+0007; take it out"),
        ("10:15", "1: nothing follows the time"),
        ("for =x: yes", "1: “=x” is a label that no line before gives to anything"),
        (
            "note x [#3 abcdef]",
            "1: is marked as #3 of a log, and is not what was written out of this one for it; to put that entry right use annals correct #3, to record the line as new take the mark off"
        ),
    ]

    @Test(arguments: refused)
    func `is refused by its number`(text: String, expected: String) throws {
        #expect(try faults(text) == [expected])
    }

    @Test(arguments: refused.map(\.0))
    func `is refused in Russian too`(text: String) throws {
        for problem in try problems(text) {
            let russian = problem.told(in: .russian)
            #expect(russian != problem.text && russian.contains(/[а-яё]{3}/), "\(russian)")
            #expect(problem.told(in: .english) == problem.text)
        }
    }

    private static let refusedInRussian = [
        (
            "Обсудили бюджет",
            "1: в «Обсудили бюджет» первое слово протоколу не известно (прочее пишется со слова «заметка»; все слова покажет annals minutes --help)"
        ),
        (
            "идеяя Сайт",
            "1: в «идеяя Сайт» первое слово протоколу не известно; может быть, «идея»? (прочее пишется со слова «заметка»; все слова покажет annals minutes --help)"
        ),
        (
            "Ана Берг приходит",
            "1: «Ана Берг»: такого имени в журнале нет; исправьте имя или поставьте выше строку «присоединяется Ана Берг»"
        ),
        (
            "Ольга Петрва приходит",
            "1: «Ольга Петрва»: такого имени в журнале нет; может быть, Ольга Петрова?; исправьте имя или поставьте выше строку «присоединяется Ольга Петрва»"
        ),
        (
            "поручить @Нина Новая сайт",
            "1: «Нина Новая»: такого имени в журнале нет; исправьте имя или поставьте выше строку «присоединяется Нина Новая»"
        ),
        (
            "Young приходит",
            "1: «Young» — это может быть Cy Young (P-3) или Dee Young (P-4); назовите имя целиком или номер"
        ),
        (
            "10:15 заметка б\n9:40 заметка в",
            "2: 09:40 раньше, чем 10:15 в строке 3; расположите строки по порядку или поставьте перед этой отдельной строкой новый день (2026-01-15)"
        ),
        ("закрыть G-1", "1: «G-1» здесь не понятно (строка пишется так: закрыть [next …] [leaving …])"),
        ("изменить", "1: после «изменить» нужно назвать, о чём речь: G-1 или M-1"),
        ("продлить", "1: не указано: минуты (строка пишется так: продлить МИНУТЫ [потому что …])"),
        ("режим тайный", "1: поле «как записывать»: «тайный» не подходит; есть: open, hidden, anonymous"),
        ("значение M-1 2025-Q4: много", "1: поле «значение»: «много» — не число, такое как 12 или 0.5"),
        (
            "цель на M-1 скоро: 3",
            "1: поле «период»: «скоро» — не дата и не период; напишите, например, 2026-03-01, 2026-03, 2026-Q1 или 2026"
        ),
        (
            "сдвинуть T-3 на завтра",
            "1: поле «срок»: «завтра» — не дата и не период; напишите, например, 2026-03-01, 2026-03, 2026-Q1 или 2026"
        ),
        ("перенести T-3 в завтра", "1: поле «куда»: «завтра» не подходит, нужен номер: сессия, например S-1"),
        ("за =x: да", "1: метку «=x» ни одна строка выше не ставит"),
        ("голоса", "1: выше этой строки нет голосования; назовите его: голоса B-2 за: …"),
        ("голоса B-1", "1: скажите, кто как голосует: голоса B-2 за: ИМЯ, ИМЯ; против: ИМЯ"),
        ("голоса B-1 Anna west", "1: в «Anna west» нет двоеточия: ИМЯ: что выбрано"),
        ("голоса B-1 Anna: n", "1: в «n» нет числа: ИМЯ: n 3, …"),
        ("голоса B-1 Anna: west 3", "1: «west» — не вариант этого голосования; есть: n, s"),
        (
            "голосование majority Идём?\nголоса Anna: может быть",
            "2: «Anna» выбрать нельзя; есть: за, против, воздержались"
        ),
        (
            "голосование Где?\n   - а\n   - б",
            "1: скажите, каким способом: голосование majority|consent|approval|dots|score|ranked|instant-runoff|single-transferable …"
        ),
        ("итог B-1 passed: семь", "1: «семь» — не число голосов, такое как: за 7"),
        ("присоединяется", "1: не указано имя: присоединяется ИМЯ, должность"),
        ("присоединяется Ян\nприсоединяется Ян", "2: Ян присоединяется в этом протоколе дважды"),
        ("этап", "1: скажите, какой этап: этап goals или тема Бюджет"),
        (
            "повестка",
            "1: под «повестка» нет ни одного пункта; пишите каждый на строке с отступом: goals: Какие цели, 45 мин"
        ),
        (
            "повестка:\n   goals: Какие цели",
            "1: строка 4: скажите, сколько времени на «goals: Какие цели»: …, 20 мин"
        ),
        (
            "повестка:\n   goals: Цели, 20 мин\nпункт Цель",
            "3: «Цель» в повестке нет; может быть, «Цели»? (о том, чего нет в плане, говорит «тема»)"
        ),
        ("! idea-capturd\n   text: x", "1: «idea-capturd» — не действие; все действия покажет annals record --list"),
        ("заметка \u{7}", "1: в строке управляющий символ U+0007; уберите его"),
        ("10:15", "1: после времени ничего нет"),
        (
            "заметка x [#3 abcdef]",
            "1: строка помечена как #3, но в этом журнале эта запись пишется не так; чтобы исправить её, используйте annals correct #3, а чтобы записать строку как новую, уберите пометку"
        ),
    ]

    @Test(arguments: refusedInRussian)
    func `is refused in words that the scribe reads`(text: String, expected: String) throws {
        #expect(try faults(text, in: .russian) == [expected])
    }

    @Test func `every fault is told, not only the first`() throws {
        #expect(try faults("nonsense\nZed arrives\nnote fine\nvote nothing").count == 3)
    }

    @Test func `a long file is read to its end: thousands of labels, and rows of marks that say nothing`() throws {
        let ideas = (1...2000).map { "idea =a\($0) Thought \($0)" }
        let refs = (1...2000).map { "note on =a\($0): Yes" }
        #expect(try actions((ideas + refs).joined(separator: "\n")).count == 4000)
        let marks = String(repeating: ": – - ", count: 20_000)
        #expect(
            try actions("10:15 \(marks)idea One") == [
                #"{"type":"idea-captured","occurredAt":"2026-01-14T10:15","data":{"text":"One","idea":"@idea"}}"#
            ])
        #expect(try actions("idea \(marks)One").map { $0.utf8.count } == actions("idea One").map { $0.utf8.count })
    }

    @Test func `an item is named by its title in any case, and of two with one title the first is meant`() throws {
        let text = "agenda:\n  figures: The figures, 20 min\n  more: The Figures, 10 min\n  end: The end, 5 min\n"
        let lines = try actions(text + "item THE FIGURES\nitem the end")
        #expect(lines.count == 3)
        let first = try #require(lines[0].firstRange(of: #""item":"@item""#))
        #expect(lines[0][first.upperBound...].hasPrefix(#","stage":"figures""#))
        let told = try faults(text + "item The ned")
        #expect(told.count == 1)
        #expect(told.first?.hasPrefix("5: “The ned” is not on the agenda; did you mean “The end”?") == true)
    }

    @Test func `two people of one name are told apart by their ids`() throws {
        #expect(try actions("P-3 arrives").count == 1)
    }
}

@Suite("The top of minutes")
struct HeaderTests {
    private func problems(_ text: String, in language: Language = .english) throws -> [String] {
        Minutes.read(Array(text.utf8), knowing: try acme.get().known()).problems.map {
            "\($0.line): \($0.told(in: language))"
        }
    }

    @Test func `says what is missing`() throws {
        #expect(
            try problems("title: Spring\nnote x") == [
                "1: nothing says on which day it was; put “date: 2026-01-14” at the top"
            ])
        #expect(
            try problems("date: 2026-01-14\nnote x") == [
                "1: the header does not say the title of the session; put “title: Strategy 2026” at the top",
                "1: the header does not say the kind of the session; put “kind: planning” at the top",
                "1: the header does not say the purpose of the session; put “purpose: …” at the top",
            ])
        #expect(
            try problems("") == [
                "1: there is no line in it; begin with “session: S-4”, or with “title:”, “kind:”, “date:” and “purpose:”"
            ])
    }

    @Test func `must say of a session what the log says`() throws {
        #expect(
            try problems("session: S-1\ntitle: Autumn\nnote x") == [
                "2: title of S-1 is “Spring” in the log; to change it use annals record session-changed"
            ])
        #expect(try problems("session: S-9\ndate: 2026-01-14\nnote x").count == 1)
        #expect(try problems("session: S-1\ntitle: spring\nnote x") == [])
    }

    @Test func `says in Russian what is missing, and what the log says otherwise`() throws {
        #expect(
            try problems("название: Весна\nзаметка x", in: .russian) == [
                "1: не сказано, в какой день это было; поставьте наверху «дата: 2026-01-14»"
            ])
        #expect(
            try problems("дата: 2026-01-14\nзаметка x", in: .russian) == [
                "1: в начале не сказано, как называется сессия; поставьте наверху «название: Стратегия 2026»",
                "1: в начале не сказано, какого вида сессия; поставьте наверху «вид: planning»",
                "1: в начале не сказано, зачем сессия; поставьте наверху «цель: …»",
            ])
        #expect(
            try problems("", in: .russian) == [
                "1: здесь нет ни одной строки; начните с «сессия: S-4» или с «название:», «вид:», «дата:» и «цель:»"
            ])
        #expect(
            try problems("сессия: S-1\nназвание: Осень\nзаметка x", in: .russian) == [
                "2: название S-1 в журнале — «Spring»; чтобы изменить это, используйте annals record session-changed"
            ])
        #expect(
            try problems("сессия: S-9\nдата: 2026-01-14\nзаметка x", in: .russian) == [
                "1: S-9 в журнале нет; какие есть, покажет annals sessions, а без этой строки назначается новая сессия"
            ])
        #expect(
            try problems("Весна\nназвание: Осень\nдата: 2026-03-02\nвид: offsite\nцель: X", in: .russian) == [
                "2: «название» уже сказано выше; оставьте что-то одно"
            ])
    }

    @Test func `in Russian`() throws {
        let log = try Log.empty()
        let text = """
            join Ольга Петрова, директор
            join Иван Сидоров
            название: Стратегия 2026
            вид: planning
            дата: 14.01.2026 10:00
            цель: Куда расти
            модератор: Ольга Петрова (strategist)
            присутствуют: Иван Сидоров

            10:05 вопрос Куда расти?
            10:10 идея Выйти на рынок Балтии @Иван
            за: Там растёт спрос @Ольга
            10:20 отложить до 2027
            10:25 решили Ждать потому что нет данных
            10:30 поручить @Иван собрать данные к 2026-03-01
            11:00 конец
            """
        #expect(try log.take(text) == [])
        let names = try log.entries().map(\.action.name)
        #expect(names.count == 14)
        #expect(names.last == "session-closed")
        #expect(try log.take(text) == [])
        #expect(try log.entries().count == 14)
    }
}

@Suite("Hostile minutes")
struct HostileTests {
    @Test func `whatever stands in a file, reading it ends`() throws {
        var state: UInt64 = 42
        func random(_ count: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % count
        }
        let known = try acme.get().known()
        let parts = [
            "vote", "ballot", "decide", "10:15", "B-1", "@", "@Anna", "=x", ":", ";", ",", "(", ")", "because", "by",
            "\n", "\n   ", "- ", "[#1 abcdef]", "!", "idea", "agenda:", "{", "}", "\"", "\\", "2026-01-14", "for",
            "score",
            "dots", "4/3", "result", "passed", "session:", "S-1", "date:", "present:", ">", "\u{301}", "🇪🇪", "#",
            "99999999999999999999",
            "join", "to", "T-1", "D-1.a", "D-65536.c99999", "until", "target", "! vote-cast", "choice: {}", "close",
        ]
        for _ in 0..<1500 {
            let text = (0..<random(30)).map { _ in parts[random(parts.count)] }.joined(
                separator: random(2) == 0 ? " " : "")
            _ = Minutes.read(Array(text.utf8), knowing: known)
        }
        for _ in 0..<300 { _ = Minutes.read((0..<random(200)).map { _ in UInt8(random(256)) }, knowing: known) }
    }

    @Test func `what is no text is told`() throws {
        func problems(_ bytes: [UInt8]) -> [Minutes.Problem] { Minutes.read(bytes).problems }
        #expect(problems([0xFF, 0xFE, 0x61, 0]).map(\.text) == ["the file is UTF-16; save it as UTF-8"])
        #expect(problems([0x61, 0x0A, 0xC3, 0x28]).first?.line == 1)
        #expect(
            problems(Array("date: 2026-01-14\nno\u{1B}te".utf8)).contains {
                $0.text == "holds the control character U+001B; take it out" && $0.line == 2
            })
        #expect(
            problems([UInt8](repeating: 0x61, count: Minutes.largest + 1)).map(\.text) == [
                "the file has 4194305 bytes; the most is 4194304"
            ])
        let many = String(repeating: "note x\n", count: Minutes.mostLines + 5)
        #expect(problems(Array(many.utf8)).contains { $0.line == 20_001 })
    }
}

extension HeaderTests {
    private func read(_ text: String) throws -> Minutes {
        Minutes.read(Array(text.utf8), knowing: try acme.get().known())
    }

    @Test func `a first line of its own is the title, where a header follows`() throws {
        let minutes = try read("Spring offsite\ndate: 2026-03-02\nkind: offsite\npurpose: Trust\n09:00 note Hello")
        #expect(minutes.problems == [])
        let first = String(decoding: try #require(minutes.actionLines.first).json, as: UTF8.self)
        #expect(first.contains(#""type":"session-scheduled""#) && first.contains(#""title":"Spring offsite""#))
        // Without a header after it, it is a line like any other.
        #expect(try read("note Hello\n09:00 note Again").problems.map(\.line) == [1])
        #expect(
            try read("Spring\ntitle: Autumn\ndate: 2026-03-02\nkind: offsite\npurpose: X").problems.map(\.text) == [
                "“title” stands there twice; keep one of them"
            ])
    }

    @Test func `who is present at the top opens the session, and saying so again adds nothing`() throws {
        let top = "Spring\ndate: 2026-03-02\nkind: offsite\npurpose: X\n"
        let opened = { (text: String) in
            try self.read(text).actionLines.count {
                String(decoding: $0.json, as: UTF8.self).contains("session-opened")
            }
        }
        #expect(try opened(top + "present: Bob Roe\n09:00 open\n09:05 note Hello") == 1)
        #expect(try opened(top + "09:00 open Bob Roe") == 1)
    }

    @Test func `where the header does not say which session it is, no line is blamed for that`() throws {
        let minutes = try read("title: Spring\ndate: 2026-03-02\n09:00 note Hello\nblah")
        #expect(minutes.problems.map(\.line) == [1, 1, 4] && !minutes.isPlaced)
        #expect(minutes.actionLines.isEmpty)
    }
}
