// swift-format-ignore-file
// Written by tools/embed-templates from the files in Shipped; change those, not this.

enum ShippedFiles {
    /// The name and the text of each file that ships.
    static let all: [(name: String, yaml: String)] = [
("assessment", ##"""
type: template
name: assessment
kind: assessment
title:
  en: Strategic assessment session
  ru: Сессия оценки и анализа стратегии
purpose:
  en: See how far the strategy was carried out, what it brought, and what must be put right.
  ru: Увидеть, насколько стратегия выполнена, что она дала и что нужно исправить.
focus:
  en: Execution, figures against targets, and the causes of the difference
  ru: Исполнение, показатели против целевых значений и причины расхождений
outcome:
  en: An honest picture of goals and tasks, findings on issues and chances, and actions with owners and dates
  ru: Честная картина целей и задач, выводы о проблемах и возможностях, действия с ответственными и сроками
days: {least: 1, most: 1}
people: {least: 4, most: 15}
who:
  en: The owners of goals and tasks, whoever reads the measures, and the leader who set them
  ru: Ответственные за цели и задачи, те, кто снимает показатели, и руководитель, который их ставил
format: onsite
place:
  en: A room with a screen for the plan and the figures
  ru: Комната с экраном для плана и цифр

preparation:
  - homework: revenue
    title: {en: Figures of the last three years, ru: Цифры за последние три года}
    daysBefore: 10
    questions:
      - en: How do revenue, profit and cost compare with their targets and with the two or three years before?
        ru: Как выручка, прибыль и затраты соотносятся с целевыми значениями и с двумя-тремя прошлыми годами?
  - homework: sales
    title: {en: Customers and sales, ru: Клиенты и продажи}
    daysBefore: 10
    questions:
      - en: How did share of market, customers won and lost, and their satisfaction move?
        ru: Как менялись доля рынка, число пришедших и ушедших клиентов и их удовлетворённость?
  - homework: execution
    title: {en: State of my goals and tasks, ru: Состояние моих целей и задач}
    daysBefore: 5
    questions:
      - en: Which of your goals and tasks is on track, which is not, and what is in the way?
        ru: Какие ваши цели и задачи идут по плану, какие нет и что мешает?
  - homework: look-back
    title: {en: The decisions of a year ago, ru: Решения годичной давности}
    daysBefore: 5
    questions:
      - en: Which decisions of a year ago brought what we expected, and which did not?
        ru: Какие решения годичной давности дали ожидаемое, а какие нет?

stages:
  - stage: promises
    title: {en: Promises, ru: Обещания}
    minutes: 30
    purpose:
      en: Go through what was promised, one by one, before the figures are looked at.
      ru: Пройти по обещанному, пункт за пунктом, прежде чем смотреть на цифры.
    questions:
      - en: Done, carried on, given a new date, handed over or dropped?
        ru: Сделано, переносим, новый срок, передаём другому или снимаем?
      - en: What has been put off more than once, and what does that tell us?
        ru: Что откладывалось не раз и о чём это говорит?
    techniques: [round-robin]
    outputs:
      - {output: promises}
  - stage: execution
    title: {en: Execution review, ru: Ход исполнения}
    minutes: 75
    purpose:
      en: Say of each goal and each task of the plan where it stands, without excuse and without blame.
      ru: О каждой цели и задаче плана сказать, в каком она состоянии, без оправданий и без обвинений.
    questions:
      - en: On track, at risk or off track, and by which sign?
        ru: По плану, под угрозой или сорвано, и по какому признаку?
      - en: Was it the work that went wrong, or the plan?
        ru: Подвела работа или сам план?
      - en: What helped where it went well?
        ru: Что помогло там, где получилось?
    techniques: [round-robin, retrospective]
    outputs:
      - {output: goals, state: reviewed}
      - {output: tasks, state: reviewed}
  - stage: indicators
    title: {en: Indicators, ru: Показатели}
    minutes: 45
    purpose:
      en: Hold every measure against its target, those of money and those of anything else.
      ru: Сверить каждый показатель с целевым значением, и денежные, и все прочие.
    questions:
      - en: Which measure is furthest from its target, and since when?
        ru: Какой показатель дальше всего от цели и с каких пор?
      - en: Which one looks good and hides a trouble?
        ru: Какой выглядит хорошо и скрывает беду?
      - en: Do we measure what we want, or what is easy to measure?
        ru: Мы измеряем то, что хотим, или то, что легко измерить?
    techniques: [open-discussion]
    outputs:
      - {output: measurements, nature: financial, with: target}
      - {output: measurements, nature: other, with: target}
  - stage: environment
    title: {en: Environment, ru: Внешняя среда}
    minutes: 45
    purpose:
      en: Tell what came from outside apart from what was our own doing.
      ru: Отделить то, что пришло снаружи, от того, что сделали мы сами.
    questions:
      - en: Which part of the difference came from market, competitors or rules?
        ru: Какая часть расхождений пришла от рынка, конкурентов или правил?
      - en: What is coming that will change the figures of next year?
        ru: Что надвигается и изменит цифры следующего года?
    techniques: [silent-capture]
    outputs:
      - {output: findings, ground: outside}
  - stage: resources
    title: {en: Resources and capabilities, ru: Ресурсы и возможности}
    minutes: 45
    purpose:
      en: See whether what we have and can do still fits what we set out to reach.
      ru: Проверить, соответствует ли то, что у нас есть, тому, чего мы решили достичь.
    questions:
      - en: Where did people, money or skills run short?
        ru: Где не хватило людей, денег или умений?
      - en: Which resources lie where they bring least?
        ru: Какие ресурсы лежат там, где дают меньше всего?
    techniques: [silent-capture]
    outputs:
      - {output: findings, ground: inside}
  - stage: issues
    title: {en: Issues and opportunities, ru: Проблемы и возможности}
    minutes: 60
    purpose:
      en: Draw from all this the few findings that call for a change of course.
      ru: Вывести из всего этого те немногие выводы, которые требуют сменить курс.
    questions:
      - en: What will hurt us most if we leave it as it is?
        ru: Что навредит нам больше всего, если оставить как есть?
      - en: Which chance have we not taken yet?
        ru: Какой возможностью мы ещё не воспользовались?
      - en: What follows from it for the strategy?
        ru: Что из этого следует для стратегии?
    techniques: [grouping, dot-voting]
    outputs:
      - {output: findings}
  - stage: action-plan
    title: {en: Action plan, ru: План действий}
    minutes: 45
    purpose:
      en: Turn what was found into work with an owner and a date.
      ru: Превратить найденное в работу с ответственным и сроком.
    questions:
      - en: What do we do about it, who does it, and by when?
        ru: Что мы с этим делаем, кто и к какому сроку?
      - en: What do we stop?
        ru: Что мы прекращаем?
    techniques: [open-discussion]
    outputs:
      - {output: tasks, with: [owner, due]}

summary:
  - {en: Every goal with its light and the figures off target, ru: "Каждая цель с её цветом и показатели, не достигшие значений"}
  - {en: Promises kept and not kept, ru: Выполненные и невыполненные обещания}
  - {en: Issues and opportunities in order of weight, ru: Проблемы и возможности по весу}
  - {en: Who does what by when, ru: Кто что делает и к какому сроку}
followUp:
  - {en: Owners check in on their tasks every two weeks, ru: Ответственные отчитываются по задачам раз в две недели}
  - {en: Where the strategy itself is in doubt an update session gets a date, ru: "Если под сомнением сама стратегия, назначена сессия обновления"}

"""##),
("blank-sheet", ##"""
type: style
name: blank-sheet
style: blank-sheet
title: {en: Blank sheet, ru: Чистый лист}
purpose:
  en: Asks, listens and orders what is said; brings no view of their own.
  ru: Спрашивает, слушает и упорядочивает сказанное; своего взгляда не приносит.
fit:
  en: A strong team that knows its business and must come to agree.
  ru: Сильная команда, которая знает своё дело и должна договориться.
risk:
  en: A team that still grows gets no direction, and goes in circles.
  ru: Ещё не сложившаяся команда не получит направления и будет ходить по кругу.
remedy:
  en: Say at the start what must be agreed by the end, and let the chair decide where the team cannot.
  ru: В начале сказать, о чём нужно договориться к концу, и отдать председателю то, чего команда решить не может.
advice:
  - verdict: fits
    team: strong
    words:
      en: a strong team has the answers itself and needs room
      ru: у сильной команды ответы есть, ей нужно место
  - verdict: fits
    aim: agree
    words:
      en: to agree, people must hear one another more than a leader
      ru: чтобы договориться, нужно слышать друг друга, а не ведущего
  - verdict: avoid
    team: growing
    words:
      en: a growing team asks for direction, and questions alone give none
      ru: растущей команде нужно направление, одних вопросов ей мало

"""##),
("decision", ##"""
type: template
name: decision
kind: decision
title:
  en: Strategic decision session
  ru: Сессия принятия стратегического решения
purpose:
  en: Take one weighty decision well, from known facts, between real alternatives, in a way that can be explained later.
  ru: Хорошо принять одно важное решение, по известным фактам, из настоящих вариантов и так, чтобы его можно было объяснить.
focus:
  en: One question, its alternatives, and what each would bring, cost and risk
  ru: Один вопрос, его варианты и то, что каждый принесёт, чего будет стоить и чем грозит
outcome:
  en: A decision with its reasons, who took it, who dissented, and the first steps to carry it out
  ru: Решение с обоснованием, с именами решивших и несогласных и с первыми шагами к исполнению
days: {least: 1, most: 1}
people: {least: 3, most: 12}
who:
  en: Those who decide, those who must carry it out, and whoever knows the facts best
  ru: Те, кто решает, те, кому исполнять, и те, кто лучше всех знает факты
format: onsite
place:
  en: A quiet room, with the figures in everybody's hands
  ru: Тихая комната, цифры у каждого на руках

preparation:
  - homework: question
    title: {en: The question and its limits, ru: Вопрос и его границы}
    daysBefore: 10
    questions:
      - en: What exactly is to be decided, by when, and what happens if nothing is?
        ru: Что именно нужно решить, к какому сроку и что будет, если не решить ничего?
      - en: Which alternatives are on the table, and who stands for each?
        ru: Какие варианты рассматриваются и кто за каждым стоит?
  - homework: revenue
    title: {en: Figures of the last three years, ru: Цифры за последние три года}
    daysBefore: 10
    questions:
      - en: Which figures of the last two or three years bear on this question?
        ru: Какие цифры последних двух-трёх лет относятся к этому вопросу?
      - en: What would each alternative cost, and what would it bring?
        ru: Во что обойдётся каждый вариант и что он даст?
  - homework: look-back
    title: {en: Earlier decisions on it, ru: Прежние решения об этом}
    daysBefore: 7
    questions:
      - en: What did we decide on this a year ago or before, on what grounds, and what came of it?
        ru: Что мы решали об этом год назад или раньше, на каком основании и что вышло?
      - en: Who disagreed then, and were they right?
        ru: Кто тогда был не согласен и оказался ли прав?

stages:
  - stage: promises
    title: {en: Promises, ru: Обещания}
    minutes: 20
    purpose:
      en: See first what was decided before and is still open, for it may settle part of today's question.
      ru: Сначала посмотреть, что из прежних решений ещё открыто, ведь это может закрыть часть сегодняшнего вопроса.
    questions:
      - en: Which open promise bears on today's decision?
        ru: Какое открытое обещание касается сегодняшнего решения?
      - en: Done, carried on, given a new date, handed over or dropped?
        ru: Сделано, переносим, новый срок, передаём другому или снимаем?
    techniques: [round-robin]
    outputs:
      - {output: promises}
  - stage: environment
    title: {en: Environment, ru: Внешняя среда}
    minutes: 45
    purpose:
      en: Gather what is known outside and bears on the question, and mark what is only supposed.
      ru: Собрать то, что известно о внешнем мире по этому вопросу, и отметить то, что лишь предполагают.
    questions:
      - en: Which facts from market, competitors, technology or law decide here?
        ru: Какие факты о рынке, конкурентах, технологиях или законах здесь решают?
      - en: Which of them do we know, and which do we suppose?
        ru: Что из этого мы знаем, а что предполагаем?
    techniques: [silent-capture, grouping]
    outputs:
      - {output: findings, ground: outside}
  - stage: resources
    title: {en: Resources and capabilities, ru: Ресурсы и возможности}
    minutes: 45
    purpose:
      en: See what we could put behind a decision, and where we would fall short.
      ru: Увидеть, что мы можем вложить в решение и где нам не хватит сил.
    questions:
      - en: What do we bring that others would have to build first?
        ru: Что у нас уже есть, а другим ещё пришлось бы создавать?
      - en: What would we have to learn, hire or buy?
        ru: Чему пришлось бы учиться, кого нанимать и что покупать?
    techniques: [round-robin]
    outputs:
      - {output: findings, ground: inside}
  - stage: goals
    title: {en: Goals, ru: Цели}
    minutes: 40
    purpose:
      en: Agree what the decision is for, before anybody argues for an alternative.
      ru: Договориться, ради чего решение, прежде чем кто-то начнёт защищать вариант.
    questions:
      - en: Which long-term goal must this decision serve?
        ru: Какой долгосрочной цели должно служить это решение?
      - en: How would we know in two years that it was right?
        ru: Как через два года мы поймём, что оно было верным?
    techniques: [open-discussion]
    outputs:
      - {output: goals}
  - stage: alternatives
    title: {en: Alternatives and evaluation, ru: Варианты и их оценка}
    minutes: 75
    purpose:
      en: Give every alternative a fair hearing and weigh all of them by the same criteria.
      ru: Честно выслушать каждый вариант и взвесить все по одним и тем же критериям.
    questions:
      - en: What else could we do, doing nothing included?
        ru: Что ещё мы могли бы сделать, включая ничего не делать?
      - en: What would this bring, what would it cost, and what could go wrong?
        ru: Что это даст, чего будет стоить и что может пойти не так?
      - en: What speaks for the alternative that you like least?
        ru: Что говорит в пользу варианта, который нравится вам меньше всего?
    techniques: [scoring, pre-mortem]
    outputs:
      - {output: alternatives, atLeast: 2}
      - {output: criteria, nature: benefit}
      - {output: criteria, nature: cost}
      - {output: criteria, nature: risk}
      - {output: scores, for: every-alternative}
  - stage: decision
    title: {en: Decision, ru: Решение}
    minutes: 45
    purpose:
      en: Take the decision in one sentence, with its reasons, and hear those who see it otherwise.
      ru: Принять решение одной фразой, с обоснованием, и выслушать тех, кто видит иначе.
    questions:
      - en: What do we decide, in one sentence that somebody absent would understand?
        ru: Что мы решаем, одной фразой, понятной тому, кого здесь нет?
      - en: On what does it rest, and what do we take for granted?
        ru: На чём оно держится и что мы принимаем на веру?
      - en: Who is against it, and what should be remembered of that?
        ru: Кто против и что из этого следует запомнить?
    techniques: [open-discussion, scoring]
    outputs:
      - {output: decisions, with: [rationale, basis, deciders]}
      - {output: dissent}
  - stage: implementation
    title: {en: Development and implementation, ru: Разработка и исполнение}
    minutes: 50
    purpose:
      en: Say at once what happens next, by whom and with what means, so that the decision does not stay words.
      ru: Сразу сказать, что дальше, кто и какими средствами делает, чтобы решение не осталось словами.
    questions:
      - en: What are the first three steps, whose are they, and by when?
        ru: Каковы первые три шага, чьи они и к какому сроку?
      - en: Which people, money and time do we free for it?
        ru: Каких людей, деньги и время мы для этого освобождаем?
      - en: At which sign do we think again?
        ru: По какому признаку мы передумаем?
    techniques: [open-discussion]
    outputs:
      - {output: initiatives}
      - {output: tasks}
      - {output: resources}

summary:
  - {en: The decision in one sentence and its reasons, ru: Решение одной фразой и его обоснование}
  - {en: The alternatives that were weighed and how they scored, ru: Рассмотренные варианты и их оценки}
  - {en: "Who decided, who dissented and why", ru: "Кто решил, кто не согласен и почему"}
  - {en: What is expected of it and when it is reviewed, ru: Чего от него ждут и когда его пересмотрят}
followUp:
  - {en: Those whom it concerns hear it from one who decided, ru: "Те, кого решение касается, узнают о нём от решавших"}
  - {en: The first step is checked after two weeks, ru: Первый шаг проверен через две недели}
  - {en: On the date of review what was expected is held against what came, ru: "В день пересмотра ожидания сверены с тем, что вышло"}

"""##),
("design-thinking", ##"""
type: technique
name: design-thinking
title: {en: Design thinking, ru: Дизайн-мышление}
purpose:
  en: Find something new for people whose trouble you first learn to understand.
  ru: Найти новое для людей, чью трудность сначала нужно понять.
people: {least: 4, most: 20}
steps:
  - step: empathize
    title: {en: Empathize, ru: Понять человека}
    minutes: 30
    capture: open
    turns: {order: round, seconds: 120}
    instruction:
      en: Tell what real people did and said, from talks and from watching them. No solutions yet.
      ru: Расскажите, что делали и говорили настоящие люди, по беседам и наблюдениям. Решений пока не предлагать.
  - step: define
    title: {en: Define, ru: Определить задачу}
    minutes: 20
    capture: open
    ballot: {method: majority, options: motion}
    instruction:
      en: Write the task in one sentence - who needs what, and why it is hard - and vote on whether it is the right one.
      ru: Запишите задачу одной фразой - кому что нужно и почему это трудно - и проголосуйте, верна ли она.
  - step: ideate
    title: {en: Ideate, ru: Придумать}
    minutes: 20
    capture: hidden
    instruction:
      en: Everybody writes as many ways as come to mind, odd ones too. Judging comes later.
      ru: Каждый пишет столько способов, сколько придёт в голову, и странных тоже. Судить будем потом.
  - step: prototype
    title: {en: Prototype, ru: Сделать набросок}
    minutes: 40
    reveals: true
    ballot: {method: dots, options: ideas, budget: 3, most: 1}
    instruction:
      en: Show the ideas, choose one or two by dots, and make in small groups something that one can touch or play out.
      ru: Откройте идеи, выберите точками одну-две и сделайте в малых группах то, что можно потрогать или разыграть.
  - step: test
    title: {en: Test, ru: Проверить}
    minutes: 30
    capture: open
    instruction:
      en: Put it before somebody who was not in the room. Write down what they do, not what they politely say.
      ru: Покажите это тому, кого здесь не было. Записывайте, что он делает, а не что вежливо говорит.
leaves:
  - {output: ideas, atLeast: 5}
  - {output: ballots, method: dots}
  - {output: lessons}

"""##),
("desired-future", ##"""
type: technique
name: desired-future
title: {en: Image of the desired future, ru: Образ желаемого будущего}
purpose:
  en: Come to a picture of where we want to be that is clear enough to see whether we move towards it.
  ru: Получить такой образ желаемого, по которому видно, идём ли мы к нему.
people: {least: 3, most: 20}
steps:
  - step: imagine
    title: {en: Imagine, ru: Представить}
    minutes: 10
    capture: hidden
    instruction:
      en: It is five years from now and all went well. Write what you see, hear and count on an ordinary day.
      ru: Прошло пять лет, всё получилось. Напишите, что вы видите, слышите и считаете в обычный день.
  - step: share
    title: {en: Share, ru: Поделиться}
    minutes: 15
    reveals: true
    turns: {order: round, seconds: 90}
    instruction:
      en: Each reads out one picture. Note what comes up more than once, and where pictures part.
      ru: Каждый читает одну картину. Отмечайте, что повторяется и где картины расходятся.
  - step: gap
    title: {en: See the gap, ru: Увидеть разрыв}
    minutes: 15
    capture: open
    instruction:
      en: Hold the picture against today. What is on the way already, what is missing, what leads elsewhere?
      ru: Сравните с сегодняшним днём. Что уже движется туда, чего нет, а что ведёт в другую сторону?
  - step: consent
    title: {en: Consent, ru: Согласие}
    minutes: 10
    ballot: {method: consent, options: motion}
    instruction:
      en: Put the picture in a few sentences, and ask who has an objection that must be heard.
      ru: Уложите образ в несколько фраз и спросите, у кого есть возражение, которое нужно услышать.
leaves:
  - {output: platform, part: desired-future}
  - {output: findings, lens: gap}
  - {output: ballots, method: consent}

"""##),
("digitalization", ##"""
type: pack
name: digitalization
title: {en: Digitalization, ru: Цифровизация}
purpose:
  en: Questions for any session in which technology is to change how the organization works.
  ru: Вопросы для любой сессии, где технологии должны изменить работу организации.
sections:
  - section: why
    title: {en: Why, ru: Зачем}
    stages: [direction, goals]
    questions:
      - en: What should be better for customers and for our people when it is done, in figures?
        ru: Что станет лучше для клиентов и для наших людей, в цифрах, когда это будет сделано?
      - en: What happens if we change nothing for three years?
        ru: Что будет, если три года ничего не менять?
      - en: Which goal of our strategy does it serve, and is there a cheaper way to it?
        ru: Какой цели стратегии это служит и нет ли к ней пути дешевле?
  - section: problems
    title: {en: Which problems, ru: Какие проблемы}
    stages: [current-state, resources, execution]
    questions:
      - en: Where do people copy, wait, search or correct, and how many hours a week?
        ru: Где люди переписывают, ждут, ищут, исправляют и сколько часов в неделю?
      - en: Which decision do we take blind because the figure comes too late or is not trusted?
        ru: Какое решение мы принимаем вслепую, потому что цифра приходит поздно или ей не верят?
      - en: Which of these would stay a problem with the best software, because the order of work itself is wrong?
        ru: Что останется проблемой и с лучшей программой, потому что неверен сам порядок работы?
  - section: projects
    title: {en: Which projects, ru: Какие проекты}
    stages: [plan, new-strategy, alternatives]
    questions:
      - en: Which two or three projects solve most of it, and which one comes first?
        ru: Какие два-три проекта решают большую часть и какой из них первый?
      - en: What can be tried in a month with what we have?
        ru: Что можно попробовать за месяц тем, что есть?
      - en: What do we do when a supplier leaves or a product is no longer to be had?
        ru: Что мы делаем, если уйдёт поставщик или продукт станет недоступен?
  - section: whole
    title: {en: How to approach it as a whole, ru: Как подойти в целом}
    stages: [direction, plan, implementation]
    questions:
      - en: In which order do process, data and people change, and what must not be done before something else?
        ru: В каком порядке меняются процессы, данные и люди и чего нельзя делать раньше другого?
      - en: Which data do we need for all of it, and who answers for them?
        ru: Какие данные нужны для всего этого и кто за них отвечает?
      - en: Who loses something by it, and how do we win them?
        ru: Кто от этого что-то теряет и как мы привлечём этих людей?
  - section: owner
    title: {en: Who inside owns it, ru: Кто внутри за это отвечает}
    stages: [plan, implementation, action-plan]
    questions:
      - en: Who of our own people answers for the result, not for the introduction of a program?
        ru: Кто из своих отвечает за результат, а не за внедрение программы?
      - en: How much of their time is free for it, and which money and people do they command?
        ru: Сколько у него на это времени и какими деньгами и людьми он распоряжается?
      - en: What remains here when the contractors have gone?
        ru: Что останется у нас, когда подрядчики уйдут?
flags:
  - output: initiatives
    approach: digitalization
    with: [internal-owner, resources]
    words:
      en: nobody inside owns this initiative, or it has no resources - technology does not introduce itself
      ru: у инициативы нет ответственного внутри или нет ресурсов - технологии сами себя не внедрят

"""##),
("dot-voting", ##"""
type: technique
name: dot-voting
title: {en: Dot voting, ru: Голосование точками}
purpose:
  en: See in a few minutes which of many things matter most to the group.
  ru: За несколько минут увидеть, что из многого важнее всего для группы.
people: {least: 3, most: 50}
steps:
  - step: read
    title: {en: Read, ru: Прочесть}
    minutes: 3
    instruction:
      en: Read out what there is to choose from, and make one of what means the same.
      ru: Зачитайте, из чего выбираем, и объедините то, что значит одно и то же.
  - step: vote
    title: {en: Place the dots, ru: Расставить точки}
    minutes: 5
    ballot: {method: dots, options: ideas, budget: 5, most: 3, hidden: true}
    instruction:
      en: Everybody has five dots, at most three for one thing. Results stay hidden until all have voted.
      ru: У каждого пять точек, не больше трёх на одно. Итог скрыт, пока не проголосуют все.
  - step: talk
    title: {en: Look at the result, ru: Посмотреть на итог}
    minutes: 7
    turns: {order: hands, seconds: 60}
    instruction:
      en: Ask what surprises people. Ask those who put three dots on one thing what they see in it.
      ru: Спросите, что удивило. Спросите тех, кто поставил три точки на одно, что они в этом видят.
leaves:
  - {output: ballots, method: dots}

"""##),
("expert", ##"""
type: style
name: expert
style: expert
title: {en: Entrepreneur or expert, ru: Предприниматель или эксперт}
purpose:
  en: Brings experience of their own, from having done the like, and shares it as a case.
  ru: Приносит собственный опыт похожего дела и делится им как примером.
fit:
  en: A question in which knowledge of the trade decides, and a team that wants to learn from somebody who was there.
  ru: Вопрос, где решает знание отрасли, и команда, готовая учиться у того, кто это прошёл.
risk:
  en: One model is pushed as the only right one, and the team defends itself or follows blindly.
  ru: Одну модель выдают за единственно верную, и команда либо обороняется, либо слепо следует.
remedy:
  en: Keep the expert's cases apart from the team's ideas, and ask after each what is different here.
  ru: Отделять примеры эксперта от идей команды и после каждого спрашивать, что у нас иначе.
advice:
  - verdict: fits
    aim: learn
    words:
      en: to learn, there is nothing like somebody who has done it
      ru: чтобы научиться, нужен тот, кто это уже делал
  - verdict: avoid
    aim: agree
    words:
      en: to agree, the team needs its own view more than another's
      ru: чтобы договориться, команде нужен свой взгляд, а не чужой

"""##),
("grouping", ##"""
type: technique
name: grouping
title: {en: Grouping, ru: Группировка}
purpose:
  en: Make a few themes of many notes, so that one can speak about them.
  ru: Сделать из множества карточек несколько тем, о которых можно говорить.
people: {least: 2, most: 15}
steps:
  - step: sort
    title: {en: Sort, ru: Разложить}
    minutes: 10
    instruction:
      en: Put together what belongs together, at first without a word. What fits nowhere stays by itself.
      ru: Сложите вместе то, что относится друг к другу, сначала молча. Что никуда не подходит, лежит отдельно.
  - step: name
    title: {en: Name, ru: Назвать}
    minutes: 8
    turns: {order: hands, seconds: 45}
    instruction:
      en: Give each group a title that says something - not costs, but costs grow faster than sales.
      ru: Дайте группе название, которое что-то утверждает - не затраты, а затраты растут быстрее продаж.
  - step: check
    title: {en: Look again, ru: Посмотреть ещё раз}
    minutes: 4
    instruction:
      en: Ask which group is missing, and whether a lone note is the one that matters.
      ru: Спросите, какой группы не хватает и не главная ли та карточка, что осталась одна.
leaves:
  - {output: ideas}

"""##),
("offsite", ##"""
type: template
name: offsite
kind: offsite
title:
  en: Leadership offsite
  ru: Выездная встреча руководителей
purpose:
  en: Make a team of the people who lead - build trust, bring culture to light, and come to stand behind one direction.
  ru: Сделать из руководителей команду - укрепить доверие, увидеть культуру и встать за одно направление.
focus:
  en: Relations, culture and a shared view, not plans and figures
  ru: Отношения, культура и общий взгляд, а не планы и цифры
outcome:
  en: A team that holds together better, and a few commitments on how people work with one another
  ru: Более сплочённая команда и несколько обязательств о том, как работать друг с другом
days: {least: 1, most: 3}
people: {least: 4, most: 20}
who:
  en: The senior leaders, and nobody who only reports to them there
  ru: Высшие руководители, без тех, кто приехал бы только отчитываться
format: offsite
place:
  en: A place away from work with room to walk, to eat together and to stay the night
  ru: Место вдали от работы, где можно гулять, вместе есть и остаться на ночь

preparation:
  - homework: culture
    title: {en: How we work with one another, ru: Как мы работаем друг с другом}
    daysBefore: 10
    questions:
      - en: When were you last proud of this team, and when did you keep silent although you had something to say?
        ru: Когда вы в последний раз гордились этой командой, а когда промолчали, хотя было что сказать?
      - en: What would a new colleague notice about us in the first week?
        ru: Что новый коллега заметил бы о нас в первую неделю?
  - homework: figures
    title: {en: People in figures, ru: Люди в цифрах}
    daysBefore: 10
    questions:
      - en: How did turnover, absence and satisfaction of people move in the last two or three years?
        ru: Как менялись текучесть, отсутствия и удовлетворённость людей за последние два-три года?
  - homework: look-back
    title: {en: What we agreed a year ago, ru: О чём мы договорились год назад}
    daysBefore: 7
    questions:
      - en: Which agreements among us of a year ago do we keep, and which have we forgotten?
        ru: Какие из прошлогодних договорённостей между собой мы держим, а какие забыли?

stages:
  - stage: promises
    title: {en: Promises, ru: Обещания}
    minutes: 30
    purpose:
      en: Keep faith with the last time - what was promised to one another gets its fate first.
      ru: Сохранить верность прошлому разу - сначала решить судьбу того, что обещали друг другу.
    questions:
      - en: What did we promise one another, and did we keep it?
        ru: Что мы обещали друг другу и сдержали ли?
      - en: What do we let go of, and say so?
        ru: Что мы отпускаем и говорим об этом вслух?
    techniques: [round-robin]
    outputs:
      - {output: promises}
  - stage: arrival
    title: {en: Arrival and expectations, ru: Приезд и ожидания}
    minutes: 45
    purpose:
      en: Arrive in head as well as in body, and hear what everybody hopes for and fears.
      ru: Приехать не только телом, но и мыслями, и услышать, на что каждый надеется и чего опасается.
    questions:
      - en: What would make these days worth your time?
        ru: После чего вы скажете, что эти дни стоили вашего времени?
      - en: What did you leave undone at work, and who looks after it?
        ru: Что вы оставили недоделанным и кто за этим присмотрит?
    techniques: [round-robin]
    outputs: []
  - stage: team
    title: {en: Team and trust, ru: Команда и доверие}
    minutes: 120
    purpose:
      en: Know one another beyond the office, and speak about what stands between us.
      ru: Узнать друг друга за пределами должности и поговорить о том, что стоит между нами.
    questions:
      - en: What do others here do better than you, and what do you wish from them?
        ru: Что другие здесь делают лучше вас и чего вы от них хотели бы?
      - en: Which conversation have we been putting off?
        ru: Какой разговор мы всё откладываем?
      - en: When did you trust somebody here, and it was worth it?
        ru: Когда вы кому-то здесь доверились и не пожалели?
    techniques: [round-robin, open-discussion]
    outputs: []
  - stage: culture
    title: {en: Culture, ru: Культура}
    minutes: 90
    purpose:
      en: See how things are really done here, and which values we want to be held to.
      ru: Увидеть, как у нас всё делается на самом деле и за какие ценности мы готовы отвечать.
    questions:
      - en: What is rewarded here, whatever the handbook says?
        ru: Что у нас поощряется, что бы ни говорили правила?
      - en: What is never said aloud?
        ru: О чём у нас никогда не говорят вслух?
      - en: Which value would we keep although it cost us business?
        ru: Какую ценность мы сохранили бы даже в убыток делу?
    techniques: [silent-capture, grouping]
    outputs:
      - {output: findings, lens: culture}
      - {output: platform, part: values}
  - stage: alignment
    title: {en: Leadership alignment, ru: Согласие руководителей}
    minutes: 90
    purpose:
      en: Find out whether all can stand behind one direction, and hear objections before they become resistance.
      ru: Выяснить, готовы ли все встать за одно направление, и услышать возражения до того, как они станут сопротивлением.
    questions:
      - en: Which picture of the future do we share, and where do our pictures part?
        ru: Какой образ будущего у нас общий и где наши образы расходятся?
      - en: What would have to change for you to agree?
        ru: Что должно измениться, чтобы вы согласились?
      - en: Whom do you need so that your part succeeds?
        ru: Кто нужен вам, чтобы ваша часть удалась?
    techniques: [desired-future, open-discussion]
    outputs:
      - {output: ballots, method: consent}
      - {output: pulses, when: before}
      - {output: pulses, when: after}
  - stage: commitments
    title: {en: Commitments, ru: Обязательства}
    minutes: 60
    purpose:
      en: Say what each of us will do differently, and by when the others will notice.
      ru: Сказать, что каждый из нас станет делать иначе и когда другие это заметят.
    questions:
      - en: What do you begin, stop or do otherwise, and by when?
        ru: Что вы начнёте, прекратите или станете делать иначе и к какому сроку?
      - en: Who may remind you?
        ru: Кому можно вам об этом напомнить?
    techniques: [round-robin]
    outputs:
      - {output: tasks, with: [owner, due]}
  - stage: closing
    title: {en: Closing, ru: Закрытие}
    minutes: 45
    purpose:
      en: Read back what was agreed, ask how it was, and part as a team.
      ru: Зачитать договорённости, спросить, как всё прошло, и разойтись командой.
    questions:
      - en: Is this what we agreed, in these words?
        ru: Мы договорились именно об этом и именно так?
      - en: What do you take home, and whose work was it?
        ru: Что вы увозите с собой и чья это заслуга?
    techniques: [round-robin]
    outputs:
      - {output: pulses, when: closing}
      - {output: agreements}

summary:
  - {en: What we agreed on how to work together, ru: О чём мы договорились в совместной работе}
  - {en: Findings on our culture and the values we hold, ru: Выводы о нашей культуре и наши ценности}
  - {en: Who committed to what by when, ru: Кто что обещал и к какому сроку}
followUp:
  - {en: Pairs meet after a month on what they promised one another, ru: Через месяц пары встречаются по взаимным обещаниям}
  - {en: The same pulse is asked again after a quarter, ru: Через квартал тот же опрос проводится снова}
  - {en: A strategy session that builds on it gets a date, ru: "Назначена стратегическая сессия, которая на неё опирается"}

"""##),
("open-discussion", ##"""
type: technique
name: open-discussion
title: {en: Open discussion, ru: Открытое обсуждение}
purpose:
  en: Turn a matter over together where people know it well and speak freely.
  ru: Вместе обсудить вопрос, который люди хорошо знают и о котором говорят свободно.
people: {least: 2, most: 15}
steps:
  - step: ask
    title: {en: Ask, ru: Спросить}
    minutes: 3
    instruction:
      en: Put one question on the screen, read it aloud, and say how long there is for it.
      ru: Покажите один вопрос на экране, прочтите его вслух и скажите, сколько на него времени.
  - step: discuss
    title: {en: Discuss, ru: Обсудить}
    minutes: 20
    capture: open
    turns: {order: hands, seconds: 120}
    instruction:
      en: Give the floor by raised hands. Write down each thought that is new. Call on those who have not spoken yet.
      ru: Давайте слово по поднятым рукам. Записывайте каждую новую мысль. Зовите тех, кто ещё молчал.
  - step: close
    title: {en: Sum up, ru: Подвести черту}
    minutes: 5
    instruction:
      en: Say in two sentences what you heard, ask whether it is so, and name what stays open.
      ru: Двумя фразами скажите, что услышали, спросите, так ли это, и назовите, что осталось открытым.
leaves:
  - {output: ideas}

"""##),
("planning", ##"""
type: template
name: planning
kind: planning
title:
  en: Strategic planning session
  ru: Сессия стратегического планирования
purpose:
  en: Settle where the organization is going in the coming period, what matters most, and who does what to get there.
  ru: Договориться, куда организация идёт в ближайший период, что важнее всего и кто что для этого делает.
focus:
  en: Goals, priorities, plans of action and the figures that tell whether they work
  ru: Цели, приоритеты, планы действий и показатели, по которым видно, работают ли они
outcome:
  en: A direction in words that all share, ranked goals, a plan with owners, dates and resources, a measure for every goal
  ru: Общее направление, цели в порядке важности, план с ответственными, сроками и ресурсами, показатель для каждой цели
days: {least: 1, most: 2}
people: {least: 5, most: 15}
who:
  en: The leadership team and the heads of departments who will carry the plan out
  ru: Руководители компании и главы подразделений, которым выполнять план
format: onsite
place:
  en: A meeting room of your own or a rented one, with walls to write on and no other work within reach
  ru: Своя или арендованная переговорная, где есть на чём писать и куда не дотягивается текущая работа

preparation:
  - homework: revenue
    title: {en: Figures of the last three years, ru: Цифры за последние три года}
    daysBefore: 14
    questions:
      - en: What were revenue, margin and cost in each of the last two or three years, and what explains each jump?
        ru: Какими были выручка, маржа и затраты в каждый из последних двух-трёх лет и чем объясняется каждый скачок?
      - en: Which product, customer or region brought most of the growth, and which lost it?
        ru: Какой продукт, клиент или регион дал основной рост, а какой его потерял?
  - homework: productivity
    title: {en: Productivity, ru: Производительность}
    daysBefore: 14
    questions:
      - en: How much does one employee earn for the company, and how has that moved in two or three years?
        ru: Сколько приносит компании один сотрудник и как это менялось за два-три года?
      - en: Where is the same work done twice or by hand?
        ru: Где одна и та же работа делается дважды или вручную?
  - homework: trends
    title: {en: Trends around us, ru: Тенденции вокруг нас}
    daysBefore: 14
    questions:
      - en: Which three changes in customers, technology, law or economy will reach us within the period?
        ru: Какие три перемены в клиентах, технологиях, законах или экономике дойдут до нас за этот период?
      - en: What do our two nearest competitors do now that they did not do a year ago?
        ru: Что два ближайших конкурента делают сейчас, чего не делали год назад?
  - homework: bottlenecks
    title: {en: Bottlenecks and growth points, ru: Узкие места и точки роста}
    daysBefore: 10
    questions:
      - en: What would break first if orders doubled?
        ru: Что сломается первым, если заказов станет вдвое больше?
      - en: Where could a small effort bring much, and why has nobody made it yet?
        ru: Где малое усилие даст много и почему его до сих пор никто не сделал?
  - homework: look-back
    title: {en: The decisions of a year ago, ru: Решения годичной давности}
    daysBefore: 7
    questions:
      - en: Which decisions did we take a year ago, on what grounds, and what came of each?
        ru: Какие решения мы приняли год назад, на каком основании и что из каждого вышло?
      - en: Which strategy do we follow today, whether or not it was ever written down?
        ru: Какой стратегии мы следуем сегодня, даже если её никто не записывал?

stages:
  - stage: promises
    title: {en: Promises, ru: Обещания}
    minutes: 30
    purpose:
      en: Begin with what was promised last time, so that everybody sees that a promise here is remembered.
      ru: Начать с того, что обещали в прошлый раз, чтобы все видели, что обещания здесь помнят.
    questions:
      - en: Is it done? If not, is it still wanted, by whom and by when?
        ru: Сделано? Если нет, нужно ли это ещё, кто и когда сделает?
      - en: What did we learn from what did not happen?
        ru: Чему нас научило то, чего не случилось?
    techniques: [round-robin]
    outputs:
      - {output: promises}
  - stage: current-state
    title: {en: Current state, ru: Где мы сейчас}
    minutes: 90
    purpose:
      en: Come to one picture of the organization and its surroundings, from figures and not from habit.
      ru: Прийти к единой картине организации и её окружения, опираясь на цифры, а не на привычку.
    questions:
      - en: What are we really good at, and how would a customer put it?
        ru: В чём мы действительно сильны и как это сказал бы клиент?
      - en: What holds us back that we could change ourselves?
        ru: Что нам мешает и при этом зависит от нас самих?
      - en: Which change outside helps us, and which one could take our ground away?
        ru: Какая перемена снаружи нам помогает, а какая может выбить почву из-под ног?
      - en: Where do competitors win against us, and why?
        ru: Где конкуренты нас обходят и почему?
    techniques: [silent-capture, grouping]
    outputs:
      - {output: findings, lens: swot, atLeast: 1}
      - {output: findings, lens: pestel, atLeast: 1}
      - {output: findings, lens: competitors, atLeast: 1}
      - {output: findings, lens: market, atLeast: 1}
  - stage: direction
    title: {en: Direction, ru: Направление}
    minutes: 60
    purpose:
      en: Say why the organization exists, what it wants to become and what it will not do to get there.
      ru: Сказать, зачем существует организация, какой хочет стать и чего ради этого делать не станет.
    questions:
      - en: What would be missing if we closed tomorrow, and to whom?
        ru: Чего и кому не будет хватать, если мы завтра закроемся?
      - en: What do people say of us in five years if all goes well?
        ru: Что скажут о нас через пять лет, если всё получится?
      - en: Which value have we acted on lately although it cost us something?
        ru: Какой ценности мы недавно следовали, хотя это чего-то стоило?
    techniques: [desired-future, open-discussion]
    outputs:
      - {output: platform, part: mission}
      - {output: platform, part: vision}
      - {output: platform, part: values}
  - stage: goals
    title: {en: Goals and priorities, ru: Цели и приоритеты}
    minutes: 75
    purpose:
      en: Choose the few goals for which everything else may wait, and put them in order.
      ru: Выбрать несколько целей, ради которых всё остальное может подождать, и расставить их по важности.
    questions:
      - en: By when should it be true, and how will we see that it is?
        ru: К какому сроку это должно стать правдой и как мы это увидим?
      - en: If we could reach only one of these goals, which one?
        ru: Если бы мы могли достичь только одной из этих целей, то какой?
      - en: What do we stop doing so that there is room for it?
        ru: Что мы перестанем делать, чтобы для этого нашлось место?
    techniques: [silent-capture, dot-voting]
    outputs:
      - {output: goals, with: horizon}
      - {output: goals, state: ranked}
  - stage: plan
    title: {en: Strategic plan, ru: Стратегический план}
    minutes: 90
    purpose:
      en: Turn each goal into initiatives, and initiatives into work that somebody owns and can afford.
      ru: Превратить каждую цель в инициативы, а инициативы в работу, у которой есть хозяин и средства.
    questions:
      - en: By which way do we get there - growth, diversification, an advantage over others, innovation, marketing?
        ru: Каким путём мы туда идём - рост, диверсификация, преимущество перед другими, инновации, маркетинг?
      - en: What is the first step, who takes it, and by when?
        ru: Каков первый шаг, кто его делает и к какому сроку?
      - en: Which money, people and time does it need, and from where do we take them?
        ru: Сколько на это нужно денег, людей и времени и откуда мы их возьмём?
    techniques: [open-discussion, pre-mortem]
    outputs:
      - {output: initiatives, with: approach}
      - {output: tasks, with: [owner, due]}
      - {output: resources}
  - stage: monitoring
    title: {en: Evaluation and monitoring, ru: Оценка и контроль}
    minutes: 45
    purpose:
      en: Agree by which figures the plan is judged, who reads them, and when we meet over them again.
      ru: Договориться, по каким цифрам судим о плане, кто их снимает и когда мы к ним вернёмся.
    questions:
      - en: Which figure tells us first that this goal is slipping?
        ru: Какая цифра первой покажет, что цель ускользает?
      - en: Where does it stand today, and where should it be at each quarter's end?
        ru: Какова она сегодня и какой должна быть к концу каждого квартала?
      - en: On which day do we look at the plan again?
        ru: В какой день мы снова посмотрим на план?
    techniques: [open-discussion]
    outputs:
      - {output: measures, with: target, for: every-goal}
      - {output: review-date}

summary:
  - {en: The direction and the goals in order of importance on one page, ru: Направление и цели в порядке важности на одной странице}
  - {en: "What was decided and why, with dissent", ru: "Что решено и почему, вместе с несогласием"}
  - {en: Who does what by when, ru: Кто что делает и к какому сроку}
  - {en: What was put off and until when, ru: Что отложено и до какого времени}
followUp:
  - {en: The summary is shared within two days and acknowledged, ru: Итоги разосланы за два дня и подтверждены}
  - {en: A tracker asks each owner every two weeks, ru: Трекер каждые две недели спрашивает каждого ответственного}
  - {en: Measures are read as often as was agreed, ru: "Показатели снимаются так часто, как договорились"}
  - {en: The next session of the series has a date, ru: У следующей сессии серии есть дата}

"""##),
("pre-mortem", ##"""
type: technique
name: pre-mortem
title: {en: Pre-mortem, ru: Разбор провала заранее}
purpose:
  en: Find what could wreck a plan while it can still be changed.
  ru: Найти то, что может погубить план, пока его ещё можно изменить.
people: {least: 3, most: 20}
steps:
  - step: fail
    title: {en: It has failed, ru: Всё провалилось}
    minutes: 3
    instruction:
      en: Say it as a fact - a year has passed, and the plan has failed badly.
      ru: Скажите как о случившемся - прошёл год, и план с треском провалился.
  - step: write
    title: {en: Write why, ru: "Написать, почему"}
    minutes: 8
    capture: anonymous
    instruction:
      en: Everybody writes the reasons alone, those too that one would not say aloud.
      ru: Каждый сам пишет причины, и те, о которых вслух не говорят.
  - step: weigh
    title: {en: Weigh, ru: Взвесить}
    minutes: 7
    reveals: true
    ballot: {method: dots, options: ideas, budget: 3, most: 2}
    instruction:
      en: Show the reasons, and put dots on those that are both likely and grave.
      ru: Откройте причины и поставьте точки на те, что и вероятны, и тяжелы.
  - step: act
    title: {en: Prevent, ru: Предотвратить}
    minutes: 12
    capture: open
    turns: {order: hands, seconds: 90}
    instruction:
      en: For the gravest three say what we do now, or by which sign we would see them coming.
      ru: Для трёх самых тяжёлых скажите, что делаем сейчас или по какому признаку заметим их приближение.
leaves:
  - {output: assumptions}
  - {output: ballots, method: dots}
  - {output: tasks, with: [owner]}

"""##),
("retrospective", ##"""
type: technique
name: retrospective
title: {en: Retrospective, ru: Ретроспектива}
purpose:
  en: Learn from a stretch of work that lies behind, without looking for somebody to blame.
  ru: Извлечь уроки из пройденного, не ища виноватых.
people: {least: 3, most: 15}
steps:
  - step: recall
    title: {en: Recall, ru: Вспомнить}
    minutes: 8
    instruction:
      en: Put on the screen what was decided and what happened, in order of time. Let people add what is missing.
      ru: Покажите по порядку, что решали и что было. Пусть люди добавят недостающее.
  - step: write
    title: {en: Keep and change, ru: Сохранить и изменить}
    minutes: 8
    capture: anonymous
    instruction:
      en: Everybody writes what went well, what did not, and what was learned. Nobody learns who wrote what.
      ru: Каждый пишет, что удалось, что нет и чему научились. Кто что написал, никто не узнает.
  - step: discuss
    title: {en: Ask why, ru: "Спросить, почему"}
    minutes: 15
    reveals: true
    turns: {order: hands, seconds: 90}
    instruction:
      en: Take the two notes that come up most, and ask why until you reach something that can be changed.
      ru: Возьмите две самые частые записи и спрашивайте почему, пока не дойдёте до того, что можно изменить.
  - step: choose
    title: {en: Choose one change, ru: Выбрать одно изменение}
    minutes: 6
    ballot: {method: approval, options: ideas, winners: 1}
    instruction:
      en: Choose the one change to try next, and say who begins.
      ru: Выберите одно изменение, которое попробуем, и скажите, кто начнёт.
leaves:
  - {output: lessons}
  - {output: ballots, method: approval}

"""##),
("round-robin", ##"""
type: technique
name: round-robin
title: {en: Round robin, ru: По кругу}
purpose:
  en: Hear everybody for the same time, those too who would not ask for the floor.
  ru: Выслушать каждого одинаковое время, и тех, кто сам слова не попросит.
people: {least: 3, most: 12}
steps:
  - step: think
    title: {en: Think, ru: Подумать}
    minutes: 2
    instruction:
      en: Read the question, and give everybody a moment to think alone.
      ru: Прочтите вопрос и дайте каждому минуту подумать про себя.
  - step: round
    title: {en: Go around, ru: Пройти по кругу}
    minutes: 15
    capture: open
    turns: {order: round, seconds: 90}
    instruction:
      en: Each speaks in turn for the same time, and nobody interrupts. Whoever has nothing to say passes.
      ru: Говорят по очереди, поровну по времени, никто не перебивает. Кому нечего сказать, тот пропускает ход.
  - step: answer
    title: {en: Answer, ru: Ответить}
    minutes: 8
    turns: {order: hands, seconds: 60}
    instruction:
      en: After the round, and only then, people answer one another.
      ru: Отвечают друг другу после круга, и только тогда.
leaves:
  - {output: ideas, atLeast: 2}

"""##),
("scoring", ##"""
type: technique
name: scoring
title: {en: Scoring, ru: Оценка в баллах}
purpose:
  en: Weigh several alternatives by the same yardstick, and see where people judge differently.
  ru: Взвесить несколько вариантов одной меркой и увидеть, где люди судят по-разному.
people: {least: 2, most: 30}
steps:
  - step: agree
    title: {en: Agree on the scale, ru: Договориться о шкале}
    minutes: 5
    instruction:
      en: Say what 0 and what 5 mean, by which criterion, before anybody scores.
      ru: Прежде чем оценивать, скажите, что значат 0 и 5 и по какому критерию.
  - step: score
    title: {en: Score, ru: Оценить}
    minutes: 8
    ballot: {method: score, options: alternatives, lowest: 0, highest: 5, hidden: true, mayChange: true}
    instruction:
      en: Everybody scores each alternative alone. Results stay hidden until all are done.
      ru: Каждый сам оценивает каждый вариант. Итог скрыт, пока не закончат все.
  - step: compare
    title: {en: Compare, ru: Сравнить}
    minutes: 12
    turns: {order: hands, seconds: 90}
    instruction:
      en: Where scores lie far apart, hear the highest and the lowest first. Do not average a disagreement away.
      ru: Где оценки далеки, сначала выслушайте самую высокую и самую низкую. Не прячьте разногласие в среднем.
leaves:
  - {output: ballots, method: score}

"""##),
("silent-capture", ##"""
type: technique
name: silent-capture
title: {en: Silent capture, ru: Тихий сбор идей}
purpose:
  en: Get many thoughts from everybody before the first loud voice sets the tone.
  ru: Собрать мысли всех прежде, чем тон задаст самый громкий голос.
people: {least: 3, most: 50}
steps:
  - step: write
    title: {en: Write in silence, ru: Писать молча}
    minutes: 8
    capture: hidden
    instruction:
      en: Everybody writes alone, one thought a note. Nobody sees the notes of others, and nobody speaks.
      ru: Каждый пишет сам, одна мысль на карточку. Чужих карточек не видно, никто не разговаривает.
  - step: reveal
    title: {en: Reveal, ru: Открыть}
    minutes: 2
    reveals: true
    instruction:
      en: Show all notes at once, and let people read them.
      ru: Откройте все карточки сразу и дайте их прочесть.
  - step: clarify
    title: {en: Clarify, ru: Уточнить}
    minutes: 10
    capture: open
    turns: {order: hands, seconds: 60}
    instruction:
      en: Take questions on what is meant, not on whether it is right. Add what comes to mind.
      ru: Отвечайте на вопросы о смысле, а не о правоте. Дописывайте то, что пришло в голову.
leaves:
  - {output: ideas, atLeast: 3}

"""##),
("strategist", ##"""
type: style
name: strategist
style: strategist
title: {en: Professional strategist, ru: Профессиональный стратег}
purpose:
  en: Knows the cycle of strategy and leads the team through it by technique and hint.
  ru: Знает цикл стратегии и ведёт по нему команду приёмами и подсказками.
fit:
  en: Small and middle-sized organizations that look for tools to decide, set goals and reach them; the team learns on the way.
  ru: Малые и средние организации, которым нужны инструменты, чтобы решать, ставить цели и достигать их; команда по ходу учится.
risk:
  en: Under a strong lead people hold back, and good thoughts stay unsaid.
  ru: Под сильным ведением люди сдерживаются и хорошие мысли остаются несказанными.
remedy:
  en: Begin each stage with silent capture, and look at the share of the moderator in ideas and turns.
  ru: Начинать каждую стадию тихим сбором идей и смотреть на долю ведущего в идеях и репликах.
advice:
  - verdict: fits
    sizeUpTo: 250
    words:
      en: a small or middle-sized organization gains tools that it keeps
      ru: малая или средняя организация получает инструменты, которые останутся с ней
  - verdict: fits
    team: growing
    words:
      en: a growing team is led and learns as it goes
      ru: растущую команду ведут, и она учится по ходу
  - verdict: fits
    aim: decide
    words:
      en: for a decision, the technique sees to it that no step is left out
      ru: когда надо решить, приём не даёт пропустить шаг

"""##),
("update", ##"""
type: template
name: update
kind: update
title:
  en: Strategy update session
  ru: Сессия обновления стратегии
purpose:
  en: Hold the strategy in force against a world that has changed, keep what stands and replace what does not.
  ru: Сверить действующую стратегию с изменившимся миром, сохранить то, что держится, и заменить остальное.
focus:
  en: What changed since the strategy was set, and what follows from it
  ru: Что изменилось с тех пор, как стратегия принята, и что из этого следует
outcome:
  en: Mission, values and goals renewed, decisions replaced where their ground moved, a plan to make it known
  ru: Обновлённые миссия, ценности и цели, новые решения там, где сменились основания, и план, как об этом рассказать
days: {least: 1, most: 2}
people: {least: 5, most: 15}
who:
  en: The leadership team, the owners of the goals in force, and a voice from those who deal with customers
  ru: Руководители, ответственные за действующие цели и те, кто сам работает с клиентами
format: onsite
place:
  en: A meeting room with the plan in force on the wall
  ru: Переговорная, где на стене висит действующий план

preparation:
  - homework: trends
    title: {en: What changed outside, ru: Что изменилось снаружи}
    daysBefore: 14
    questions:
      - en: What is true of market, competitors, technology and rules today that was not true when we set the strategy?
        ru: Что сегодня верно о рынке, конкурентах, технологиях и правилах, чего не было при принятии стратегии?
      - en: Which of our assumptions has fallen since?
        ru: Какие наши предположения с тех пор не оправдались?
  - homework: revenue
    title: {en: Figures of the last three years, ru: Цифры за последние три года}
    daysBefore: 14
    questions:
      - en: How do revenue, margin and sales of the last two or three years compare with what the strategy promised?
        ru: Как выручка, маржа и продажи последних двух-трёх лет соотносятся с обещаниями стратегии?
  - homework: growth-points
    title: {en: Capabilities and growth points, ru: Возможности и точки роста}
    daysBefore: 10
    questions:
      - en: What can we do now that we could not do then, and which capability have we lost?
        ru: Что мы умеем теперь, чего не умели тогда, и что разучились делать?
  - homework: look-back
    title: {en: The decisions of a year ago, ru: Решения годичной давности}
    daysBefore: 7
    questions:
      - en: Which decisions of a year ago would you take again today, knowing what you know?
        ru: Какие из решений годичной давности вы приняли бы снова, зная то, что знаете?
      - en: What did each of them bring against what was expected?
        ru: Что дало каждое из них против ожидаемого?

stages:
  - stage: promises
    title: {en: Promises, ru: Обещания}
    minutes: 30
    purpose:
      en: Give a fate to everything that last time was left open, before anything new is begun.
      ru: Решить судьбу всего, что в прошлый раз осталось открытым, прежде чем начинать новое.
    questions:
      - en: Done, carried on, given a new date, handed over or dropped?
        ru: Сделано, переносим, новый срок, передаём другому или снимаем?
      - en: Which decision stands on ground that has moved?
        ru: Какое решение стоит на сдвинувшемся основании?
    techniques: [round-robin]
    outputs:
      - {output: promises}
  - stage: environment
    title: {en: Environment, ru: Внешняя среда}
    minutes: 60
    purpose:
      en: See what moved outside since the strategy was set, and how much of it concerns us.
      ru: Увидеть, что сдвинулось снаружи с принятия стратегии и насколько это нас касается.
    questions:
      - en: Which change surprised us, and why did we not see it coming?
        ru: Какая перемена застала нас врасплох и почему мы её не заметили?
      - en: Which one will weigh most in a year?
        ru: Какая будет весить больше всего через год?
      - en: What do our customers now expect that they did not ask for before?
        ru: Чего клиенты ждут сейчас, о чём раньше не просили?
    techniques: [silent-capture, grouping]
    outputs:
      - {output: findings, ground: outside}
  - stage: resources
    title: {en: Resources and capabilities, ru: Ресурсы и возможности}
    minutes: 60
    purpose:
      en: Judge soberly what we have and can do, and what we lack for the way ahead.
      ru: Трезво оценить, что у нас есть, что мы умеем и чего не хватает на пути вперёд.
    questions:
      - en: Which of our strengths still counts with customers?
        ru: Какая из наших сильных сторон всё ещё важна клиентам?
      - en: Which weakness cost us most in the last year?
        ru: Какая слабость за последний год обошлась нам дороже всего?
      - en: Which people, money and skills are tied up in what no longer matters?
        ru: Какие люди, деньги и умения заняты тем, что больше не важно?
    techniques: [round-robin, grouping]
    outputs:
      - {output: findings, lens: swot, side: strength}
      - {output: findings, lens: swot, side: weakness}
  - stage: renewal
    title: {en: "Mission, values and goals renewed", ru: "Обновление миссии, ценностей и целей"}
    minutes: 60
    purpose:
      en: Confirm or restate what the organization is for, and go through its goals one by one.
      ru: Подтвердить или переформулировать, для чего существует организация, и пройти по её целям.
    questions:
      - en: Which sentence of the mission would nobody miss?
        ru: Какую фразу миссии никто бы не хватился?
      - en: Where have we acted against a value, and is it the deed or the value that must change?
        ru: Где мы поступили вопреки ценности и что надо менять, поступок или ценность?
      - en: Is this goal still ours - as it is, changed, or not at all?
        ru: Эта цель всё ещё наша - как есть, в другом виде или уже нет?
    techniques: [open-discussion, desired-future]
    outputs:
      - {output: platform, part: mission}
      - {output: platform, part: values}
      - {output: goals, state: renewed}
  - stage: current-strategy
    title: {en: Current strategy judged, ru: Оценка действующей стратегии}
    minutes: 60
    purpose:
      en: Say of each decision in force whether it does what it was taken for, from measures and not from memory.
      ru: О каждом действующем решении сказать, даёт ли оно то, ради чего принято, по показателям, а не по памяти.
    questions:
      - en: What did we expect of it, and what came?
        ru: Чего мы от него ждали и что получили?
      - en: Does the reason for it still hold?
        ru: Держится ли ещё его основание?
      - en: Uphold, adjust or reverse?
        ru: Оставить, поправить или отменить?
    techniques: [retrospective, scoring]
    outputs:
      - {output: decisions, state: reviewed}
      - {output: measurements, with: target}
  - stage: new-strategy
    title: {en: New strategy, ru: Новая стратегия}
    minutes: 90
    purpose:
      en: Set what is new, revise what stays, drop what is over, and replace the decisions that no longer serve.
      ru: Поставить новое, поправить то, что остаётся, снять отжившее и заменить решения, которые больше не служат.
    questions:
      - en: What do we do differently from tomorrow on?
        ru: Что мы с завтрашнего дня делаем иначе?
      - en: Which decision does this one replace, and what hangs on the old one?
        ru: Какое решение это заменяет и что держалось на старом?
      - en: What could make us wrong about this within a year?
        ru: Из-за чего через год может оказаться, что мы ошиблись?
    techniques: [open-discussion, pre-mortem, dot-voting]
    outputs:
      - {output: goals, state: changed}
      - {output: decisions, with: supersedes}
  - stage: communication
    title: {en: Communication and implementation, ru: Как рассказать и внедрить}
    minutes: 45
    purpose:
      en: Decide who hears of the new strategy, from whom and how, and who begins with what.
      ru: Решить, кто, от кого и как узнает о новой стратегии и кто с чего начинает.
    questions:
      - en: For whom does something change on Monday, and what do they need to hear?
        ru: Для кого с понедельника что-то меняется и что им нужно услышать?
      - en: Who answers when they ask why?
        ru: Кто ответит, когда они спросят, почему?
      - en: What is the first thing that they will see done?
        ru: Что они первым увидят сделанным?
    techniques: [open-discussion]
    outputs:
      - {output: summary, with: audience}
      - {output: tasks}

summary:
  - {en: "What stays, what changes and what ends", ru: "Что остаётся, что меняется и что заканчивается"}
  - {en: Which decisions were replaced and why, ru: Какие решения заменены и почему}
  - {en: "What each audience is told, by whom and when", ru: "Что, кто и когда сообщает каждой аудитории"}
  - {en: Who does what by when, ru: Кто что делает и к какому сроку}
followUp:
  - {en: Each audience has heard it and could ask, ru: Каждая аудитория услышала и смогла спросить}
  - {en: "What hung on replaced decisions is kept, moved or ended", ru: "Всё, что держалось на заменённых решениях, оставлено, перенесено или закрыто"}
  - {en: After a quarter the new goals are held against their measures, ru: Через квартал новые цели сверены с показателями}

"""##),
    ]
}
