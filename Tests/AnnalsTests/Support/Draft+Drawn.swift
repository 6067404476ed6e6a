import TestSupport

@testable import Annals

extension Draft {
    /// What may happen, each with its weight; `$idea` is the id of some idea that is there or just not there, and one of
    /// `(a|b)` is taken.
    private static let templates: [String] = """
        1 person-joined name=X
        1 person-changed person=$person title=T(1|2|3)
        1 person-left person=$person
        1 person-returned person=$person
        1 role-granted person=$person role=(steward|tracker|coach)
        1 role-ended person=$person role=(steward|tracker|coach) reason=X
        1 organization-changed name=N(1|2|3)
        1 series-started name=X kind=update
        1 series-ended series=$series why=X
        1 session-scheduled title=X kind=update series=$series purpose=X startsAt=2026-02-01
        1 session-changed session=$session title=T(1|2|3)
        2 participant-invited session=$session person=$person role=(moderator|participant|observer)
        1 participant-excused session=$session person=$person
        1 moderator-chosen session=$session person=$person style=expert
        2 session-opened session=$session present=$person
        1 session-paused session=$session
        1 session-resumed session=$session
        2 person-arrived session=$session person=$person
        1 person-departed session=$session person=$person
        1 session-closed session=$session leaving=X
        3 idea-captured text=X
        2 idea-captured text=X session=$session
        2 idea-reworded idea=$idea text=T(1|2|3|4)
        2 ideas-grouped ideas=$idea,$idea
        1 ideas-grouped group=$group ideas=$idea
        1 ideas-ungrouped ideas=$idea
        1 ideas-merged into=$idea from=$idea
        3 idea-parked idea=$idea
        1 idea-withdrawn idea=$idea
        2 idea-captured text=X session=$session question=$question
        1 idea-captured text=X breakout=$breakout
        1 session-changed session=$session circle=P-2,$person
        1 session-changed session=$session circle=$person reason=X
        5 entry-struck entry=#$entry reason=X
        1 rule-agreed session=$session text=X
        1 rule-broken session=$session rule=$rule
        1 homework-assigned session=$session person=$person what=X due=2026
        1 homework-changed homework=$homework person=$person why=X
        1 homework-submitted homework=$homework
        2 agenda-set session=$session items:=[{"item":"$item","stage":"a","title":"A","minutes":5},\
        {"stage":"a","title":"B","minutes":5}]
        1 agenda-set session=$session items:=[{"stage":"a","title":"C","minutes":5}]
        2 item-entered session=$session item=$item
        1 time-extended session=$session minutes=5
        2 mode-set session=$session capture=(open|hidden|anonymous)
        2 ideas-revealed session=$session
        1 hand-raised session=$session person=$person
        2 turn-given session=$session person=$person
        1 turn-passed session=$session person=$person
        1 turn-ended session=$session person=$person
        2 breakout-formed session=$session title=X people=$person
        2 breakout-reported breakout=$breakout ideas=$idea
        1 experience-shared session=$session text=X
        1 question-posed session=$session text=X
        1 question-posed text=X
        1 question-answered question=$question text=X basis=$idea
        2 carried item=$idea into=$session
        1 carried item=$task into=$session
        1 carried item=$question into=$session
        1 carried item=$decision into=$session
        1 carried item=$group into=$session
        1 argument-made on=$idea stance=for text=X
        1 note-added on=#$entry text=X
        3 ballot-opened question=X options:=[{"id":"m","text":"X","refersTo":"$idea"}] method:={"name":"majority"} \
        electorate=$person,$person mayChange=true chair=P-3
        6 vote-cast ballot=$ballot choice=(for|against|abstain)
        1 vote-withdrawn ballot=$ballot
        3 ballot-closed ballot=$ballot
        1 ballot-opened question=X options:=[{"id":"a","text":"A"},{"id":"b","text":"B"}] \
        method:={"name":"(approval|ranked|instant-runoff)"} electorate=$person,$person,$person mayChange=true
        2 ballot-opened question=X options:=[{"id":"m","text":"X"}] method:={"name":"majority"} secret=true \
        electorate=P-1,P-2,P-3,P-4 mayChange=true decision=$decision
        1 ballot-opened question=X options:=[{"id":"m","text":"X"}] method:={"name":"consent"} electorate=$person
        2 vote-cast ballot=$ballot choice:=(["a"]|["a","b"]|{"a":1,"b":2}|{"b":1}|"agree")
        9 vote-sealed ballot=$ballot choice=(for|against)
        1 electorate-changed ballot=$ballot add=$person reason=X
        1 electorate-changed ballot=$ballot remove=$person reason=X
        1 recusal-declared on=$ballot
        1 recusal-declared on=$decision
        1 proxy-given on=$ballot to=$person
        1 proxy-given on=$session to=$person
        1 result-reported ballot=$ballot counts:={"for":1} verdict=passed source=X
        1 ballot-contested ballot=$ballot ground=X
        1 contest-settled ballot=$ballot outcome=(stands|recounted|void) reason=X
        2 ballot-reopened ballot=$ballot reason=X
        1 ballot-withdrawn ballot=$ballot reason=X
        1 tie-broken ballot=$ballot option=for reason=X
        2 decision-proposed title=X from=$idea
        1 alternative-added decision=$decision text=X
        1 criterion-added decision=$decision name=X nature=risk weight=1
        1 alternative-scored decision=D-1 alternative=D-1.a criterion=D-1.c1 score=(1|2)
        3 decision-taken decision=$decision statement=X how=authority
        2 decision-taken title=X statement=X how=authority supersedes=$decision
        1 decision-taken title=X statement=X how=authority amends=$decision
        2 decision-taken title=X how=ballot ballot=$ballot despite=X
        1 decision-rejected decision=$decision
        1 decision-withdrawn decision=$decision reason=X
        1 decision-deferred decision=$decision reason=X
        1 dissent-recorded decision=$decision person=$person
        1 decision-reviewed decision=$decision verdict=uphold actual=X
        1 decision-reversed decision=$decision by=$decision leaving=X
        2 goal-set title=X kind=goal horizon=2026 under=$goal decision=$decision
        2 goal-set title=X kind=goal horizon=2026
        4 goal-revised goal=$goal under=$goal why=X
        1 goal-revised goal=$goal after=$goal,$task why=X
        1 goal-confirmed goal=$goal
        1 goals-ranked order=$goal,$goal
        1 goal-achieved goal=$goal why=X
        1 goal-dropped goal=$goal why=X
        1 measure-defined name=X unit=X nature=other better=(higher|lower) rollsUp=sum
        1 measure-revised measure=$measure name=N(1|2|3) why=X
        1 measure-retired measure=$measure why=X
        1 target-set measure=$measure period=202(1|2|3) value=(1|2|3) why=X
        2 measurement-recorded measure=$measure period=202(1|2|3) value=(1|2|3)
        2 task-assigned title=X owner=$person from=$decision
        1 task-assigned title=X after=$task
        1 task-reassigned task=$task owner=$person
        1 task-started task=$task
        1 task-progressed task=$task percent=(0|50|100|101)
        1 task-blocked task=$task
        1 task-completed task=$task
        1 task-cancelled task=$task reason=X
        1 task-reopened task=$task why=X
        12 entry-struck entry=#$entry reason=X
        6 entry-struck entry=#$entry reason=X
        1 theme-named title=X
        2 finding-recorded lens=(swot|market|gap) side=(threat|opportunity) text=X evidence=#$entry
        2 finding-recorded lens=swot text=X replaces=$finding from=$idea themes=$theme
        1 finding-retired finding=$finding why=X
        3 platform-stated part=(mission|vision) text=T(1|2|3) decision=$decision
        2 platform-confirmed part=(mission|vision)
        1 assumption-stated text=X about=$goal
        1 assumption-judged assumption=$assumption holds=(true|false) evidence=$finding
        1 decision-taken title=X statement=X how=authority assumes=$assumption basis=$finding
        2 resource-stated nature=money amount=(1|2|3) unit=EUR period=202(6|7)
        4 resource-allocated to=$goal nature=money amount=(1|2|3) unit=EUR period=202(6|7) decision=$decision
        4 resource-released from=$goal nature=money amount=(1|2) unit=EUR period=202(6|7) why=X
        2 target-set measure=$measure period=202(6|7) value=(1|2|3) why=X decision=$decision
        3 decision-reversed decision=$decision by=$decision leaving=X hanging:=[{"on":"#$entry","fate":"cancel"}]
        2 decision-reversed decision=$decision by=$decision leaving=X \
        hanging:=[{"on":"#$entry","fate":"move","to":"$decision"}]
        2 pulse-opened session=$session when=(before|closing|later) statements=X
        3 pulse-answered pulse=$pulse answers=(1|5)
        2 pulse-opened session=$session when=(before|closing|later) statements=X anonymous=true
        6 answer-sealed pulse=$pulse answers=(1|5)
        1 pulse-closed pulse=$pulse
        1 lesson-learned text=X about=$decision
        2 summary-published session=$session form=page
        1 summary-shared session=$session with=$person channel=X
        1 summary-acknowledged session=$session stance=agree
        1 message-planned session=$session audience=X text=X channel=X due=2026 owner=$person
        1 check-in-made on=$task remark=X
        1 exported what=$task format=csv
        1 break-accepted size=(1|5) root=e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855 reason=X
        24 entry-corrected entry=#$entry data:={} reason=X
        2 entry-redacted entry=#$entry fields=(text|title|reason|why|name|data.text) reason=X
        1 person-forgotten person=$person reason=X
        1 document-attached on=$idea name=X mediaType=text/plain \
        sha256=4b68ab3847feda7d6c62c1fbcbeebfa35eab7351ed5e78f4ddadea5df64b8015 bytes=1 with X
        1 entry-redacted entry=#$entry fields=content reason=X
        """
        .split(separator: "\n").flatMap { line in
            let parts = line.split(separator: " ", maxSplits: 1)
            return Array(repeating: String(parts[1]), count: Int(parts[0]) ?? 1)
        }

    /// An action drawn by chance: now or late, by somebody or nobody, in some session or none.
    static func drawn(_ chance: inout SplitMix64, _ log: Chronicle) -> Draft {
        var draft = Step(filled(chance.pick(templates), &chance, log)).draft
        if case .entryCorrected(let correction) = draft.action {
            draft.action = .entryCorrected(right(correction, &chance, log))
        }
        let needsActor = draft.action.body.isOfVoters
        if needsActor || chance.oneIn(4) { draft.actor = PersonID(UInt32(chance.upTo(14))) }
        if chance.oneIn(12) { draft.recorder = PersonID(UInt32(chance.upTo(6))) }
        if chance.oneIn(4) { draft.session = SessionID(UInt32(chance.upTo(Int(log.next(Subject(.session)).number)))) }
        if chance.oneIn(40) { draft.isAnonymous = true }
        if chance.oneIn(3) {
            // Between the entries written down so far, or at the very moment of one.
            let minute = max(1, log.entries.count - chance.upTo(chance.oneIn(4) ? log.entries.count : 25) + 1)
            draft.occurredAt = Given.time(minute).advanced(byMilliseconds: chance.oneIn(2) ? 0 : 30_000)
        }
        return draft
    }

    /// A template with its blanks filled in.
    private static func filled(_ template: String, _ chance: inout SplitMix64, _ log: Chronicle) -> String {
        var text = ""
        var rest = template[...]
        while let mark = rest.firstIndex(where: { $0 == "$" || $0 == "(" }) {
            text += rest[..<mark]
            let isKind = rest[mark] == "$"
            rest = rest[rest.index(after: mark)...]
            if isKind {
                let name = rest.prefix { $0.isLetter }
                rest = rest.dropFirst(name.count)
                text += Subject.Kind(name: name).map { id(of: $0, &chance, log) } ?? ""
            } else {
                text += chance.pick(rest.prefix { $0 != ")" }.split(separator: "|").map(String.init))
                rest = rest.drop { $0 != ")" }.dropFirst()
            }
        }
        return text + rest
    }

    /// A correction to what else might have been done: another action of the same name, by chance.
    private static func right(
        _ correction: EntryCorrected, _ chance: inout SplitMix64, _ log: Chronicle
    ) -> EntryCorrected {
        var correction = correction
        guard let target = log.entry(at: correction.entry) else { return correction }
        let same = templates.filter { $0.hasPrefix(target.action.name + " ") }
        guard !same.isEmpty else { return correction }
        correction.data = ActionData(of: Step(filled(chance.pick(same), &chance, log)).draft.action)
        return correction
    }

    private static func id(of kind: Subject.Kind, _ chance: inout SplitMix64, _ log: Chronicle) -> String {
        if kind == .entry { return String(max(1, log.entries.count - chance.upTo(40) + 1)) }
        let highest = Int(log.next(Subject(kind)).number) - 1
        // The newest are the likeliest.
        let number =
            chance.oneIn(2) ? max(1, highest - chance.upTo(3) + 1) : chance.upTo(highest + (chance.oneIn(9) ? 1 : 0))
        return Subject(kind, UInt32(number)).id
    }
}

extension Action {
    /// Whether it is the voter's own, who must be named.
    fileprivate var isOfVoters: Bool { Self.by.who.contains(.voter) || self is AnswerSealed }
}
