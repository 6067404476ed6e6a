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
        1 argument-made on=$idea stance=for text=X
        1 note-added on=#$entry text=X
        3 ballot-opened question=X options:=[{"id":"m","text":"X","refersTo":"$idea"}] method:={"name":"majority"} \
        electorate=$person,$person mayChange=true chair=P-3
        6 vote-cast ballot=$ballot choice=(for|against|abstain)
        1 vote-withdrawn ballot=$ballot
        3 ballot-closed ballot=$ballot
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
        6 entry-struck entry=#$entry reason=X
        8 entry-corrected entry=#$entry data:={} reason=X
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
        let isVote = ["vote-cast", "vote-withdrawn", "tie-broken"].contains(draft.action.name)
        if isVote || chance.oneIn(4) { draft.actor = PersonID(UInt32(chance.upTo(14))) }
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
