import Annals
import AnnalsLog

/// Sessions as a retrospective, for people: only what is on record.
struct LookbackPage {
    let zone: Zone
    let names: Names
    let rate: HourlyRate?

    private func name(_ person: PersonID?) -> String? { person.map { names.name($0.subject) ?? $0.description } }

    /// One session in a few lines.
    func short(_ chapter: Lookback.Chapter) -> String {
        ([Terminal.bold(head(chapter))] + summary(chapter).text).joined(separator: "\n")
    }

    /// One session with every promise, stage and item of the agenda.
    func full(_ chapter: Lookback.Chapter) -> String {
        var parts = [short(chapter)]
        if !chapter.promises.isEmpty {
            var table = Table(["task", "outcome", "promised by", "owner", "title"])
            for promise in chapter.promises {
                table.add([
                    promise.task.id.description, outcome(promise), promise.firstDue?.description ?? "–",
                    name(promise.task.plan.owner) ?? "–", promise.task.title,
                ])
            }
            parts.append(table.text)
        }
        for (title, rows) in [("stage", chapter.time.stages), ("agenda", chapter.time.items)] {
            if let table = times(title, rows) { parts.append(table) }
        }
        return parts.joined(separator: "\n\n")
    }

    private func outcome(_ promise: Lookback.Promise) -> String {
        promise.outcome.rawValue + (promise.timesCarried == 0 ? "" : ", carried \(promise.timesCarried)×")
    }

    private func times(_ title: String, _ rows: [Lookback.Part]) -> String? {
        guard rows.contains(where: { $0.seconds != nil }) else { return nil }
        var table = Table([title, "planned", "taken", ""])
        for row in rows {
            table.add([
                row.title, row.plannedMinutes.map { "\($0) min" } ?? "–",
                row.seconds.map { Lookback.hours($0) } ?? "–", row.isBreak ? "break" : "",
            ])
        }
        return table.text
    }

    private func head(_ chapter: Lookback.Chapter) -> String {
        let session = chapter.session
        let facts = [
            zone.day(of: session.time(in: zone)).description, chapter.seriesName, session.leader?.style?.rawValue,
        ].compactMap { $0 }
        return "\(session.id) \(session.title) (\(facts.joined(separator: ", ")))"
    }

    private func summary(_ chapter: Lookback.Chapter) -> Labelled {
        var lines = Labelled()
        if !chapter.promises.isEmpty { lines.add("promised", LookbackPage.words(chapter.keeping)) }
        for look in chapter.looks {
            let given = look.given.isEmpty ? "" : "; there: \(counts(look.given))"
            lines.add("\(look.session) found", "\(counts(look.found)) (\(look.link.rawValue))\(given)")
        }
        lines.add("time", time(chapter))
        let results = [
            chapter.decisions.isEmpty ? nil : Words.count(chapter.decisions.count, "decision", "decisions"),
            chapter.goals.isEmpty ? nil : Words.count(chapter.goals.count, "goal", "goals"),
            chapter.keeping.done.onRecord.map { "\($0) tasks done" },
        ].compactMap { $0 }
        if !results.isEmpty { lines.add("came of it", results.joined(separator: ", ")) }
        return lines
    }

    private func counts(_ fates: [TaskID: Lookback.Fate]) -> String {
        Lookback.Look.counts(fates).map { "\($0.count) \($0.fate.rawValue)" }.joined(separator: ", ")
    }

    private func time(_ chapter: Lookback.Chapter) -> String? {
        let time = chapter.time
        guard let seconds = time.seconds else {
            return time.plannedMinutes.map { "\(Lookback.hours($0 * 60)) planned; how long it took is not on record" }
        }
        let planned = time.plannedMinutes.map { " of \(Lookback.hours($0 * 60)) planned" } ?? ""
        let people = time.personSeconds.map {
            "; \(Words.count(chapter.session.attended.count, "person", "people")), \(LookbackPage.personHours($0))"
                + (rate?.words($0).map { ", \($0)" } ?? "")
        }
        return Lookback.hours(seconds) + planned + (people ?? "")
    }

    /// How far promises were kept: `5 of 6 done (83 %): 2 on time, 3 late; 1 dropped`.
    static func words(_ keeping: Lookback.Keeping) -> String {
        let outcomes = Lookback.Outcome.allCases.filter { keeping[$0] > 0 }
        func list(_ outcomes: [Lookback.Outcome]) -> String {
            outcomes.map { "\(keeping[$0]) \($0.rawValue)" }.joined(separator: ", ")
        }
        let done = list(outcomes.filter(\.isDone))
        let rest = list(outcomes.filter { !$0.isDone })
        return "\(keeping.done.words) done\(done.isEmpty ? "" : ": \(done)")\(rest.isEmpty ? "" : "; \(rest)")"
    }

    /// Hours of people, to a tenth.
    static func personHours(_ seconds: Int) -> String {
        let tenths = (seconds + 180) / 360
        return "\(Number(units: Int64(tenths), scale: 1)) person-hours"
    }

    /// All sessions together.
    func together(_ sum: Lookback.Sum, outside: Lookback.Keeping) -> String {
        var lines = Labelled()
        if sum.keeping.promised > 0 {
            lines.add("promised", LookbackPage.words(sum.keeping))
            lines.add("next found", sum.keptByNext.onRecord.map { "\($0.words) done" })
        }
        if outside.promised > 0 { lines.add("between them", LookbackPage.words(outside)) }
        if sum.timed.sessions > 0 {
            lines.add(
                "time",
                "\(Lookback.hours(sum.timed.seconds)) of \(Lookback.hours(sum.timed.plannedMinutes * 60)) planned, in \(Words.count(sum.timed.sessions, "session", "sessions")) where both are on record"
            )
        }
        if let seconds = sum.personSeconds {
            lines.add("people", LookbackPage.personHours(seconds) + (rate?.words(seconds).map { ", \($0)" } ?? ""))
        }
        let results = [
            sum.decisions == 0 ? nil : Words.count(sum.decisions, "decision", "decisions"),
            sum.goals == 0 ? nil : Words.count(sum.goals, "goal", "goals"),
            sum.keeping.done.onRecord.map { "\($0) tasks done" },
        ].compactMap { $0 }
        if !results.isEmpty { lines.add("came of it", results.joined(separator: ", ")) }
        let title = Words.count(sum.sessions.count, "session", "sessions") + " together"
        return ([Terminal.bold(title)] + lines.text).joined(separator: "\n")
    }

    /// What was put off more than once.
    func carried(_ carried: [Lookback.Carriage]) -> String {
        let lines = carried.map { carriage in
            let owner = name(carriage.owner).map { ", \($0)" } ?? ""
            let into = carriage.into.map(\.description).joined(separator: ", ")
            return
                "  \(carriage.into.count)×  \(carriage.subject.id) \(carriage.title.unbroken) (\(carriage.state)\(owner)): into \(into)"
        }
        return ([Terminal.bold("Carried more than once")] + lines).joined(separator: "\n")
    }

    /// How much time went into offsites and into strategy sessions, a line a year; `nil` where none is on record.
    func years(_ sums: [Lookback.Sum]) -> String? {
        guard sums.contains(where: { $0.offsites.timed + $0.strategySessions.timed > 0 }) else { return nil }
        func words(_ spent: Lookback.Spent) -> String {
            if spent.sessions == 0 { return "–" }
            let unknown = spent.sessions - spent.timed
            return "\(spent.sessions): \(spent.timed == 0 ? "time not on record" : Lookback.hours(spent.seconds))"
                + (unknown > 0 && spent.timed > 0 ? " (\(unknown) not on record)" : "")
        }
        var table = Table(["year", "offsites", "strategy sessions"])
        for sum in sums { table.add([sum.key.description, words(sum.offsites), words(sum.strategySessions)]) }
        return table.text
    }
}
