package import Annals
package import AnnalsLog

/// What minutes would become in the log, line by line, and what is wrong with them.
package struct MinutesPreview {
    /// A line and one entry that it says.
    package struct Row {
        package let line: Int
        package let time: String
        package let action: String
        package let says: String
        /// Where the entry stands, where it is in the log already.
        package let position: Position?
    }

    /// The entries, in the order of the lines.
    package private(set) var rows: [Row] = []
    /// What is wrong: nothing is recorded while there is any.
    package private(set) var faults: [Minutes.Problem] = []
    /// What a good record would say and this one does not, by line.
    package private(set) var remarks: [Minutes.Problem] = []
    /// How many entries would be added.
    package var added: Int { rows.count { $0.position == nil } }

    /// Tells what a trial found.
    ///
    /// - Parameter numbers: the line of the text that each line of the trial comes from.
    package init(
        _ minutes: Minutes, _ trial: Importer.Rehearsal, _ numbers: [Int], knowing log: MinutesLog, of reading: Reading,
        speaking language: Language = .english
    ) throws {
        let names = Names(reading)
        var made: [Subject: String] = [:]
        for taken in trial.taken {
            switch taken.entry.action {
            case .personJoined(let it): made[it.person.subject] = it.name
            case .sessionScheduled(let it): made[it.session.subject] = it.title
            case .measureDefined(let it): made[it.measure.subject] = it.name
            case .agendaSet(let it): for item in it.items { made[item.item.subject] = item.title }
            default: break
            }
        }
        let zone = try reading.organization().zone
        let narrator = Narrator(
            in: zone, speaking: language, hiding: { _ in [] }, naming: { made[$0] ?? names.name($0) })
        for taken in trial.taken {
            let entry = taken.entry
            var says = narrator.line(entry)
            if case .decisionTaken(let it) = entry.action, let rationale = it.rationale {
                says += (language == .english ? ", because " : ", потому что: ") + rationale.unbroken
            }
            rows.append(
                Row(
                    line: numbers[taken.number - 1], time: zone.text(entry.occurredAt), action: entry.action.name,
                    says: says, position: taken.isRepeat ? entry.position : nil))
            if !taken.isRepeat {
                remarks += entry.action.body.remarks.map {
                    Minutes.Problem(line: numbers[taken.number - 1], $0.english, russian: $0.russian)
                }
            }
        }
        for line in minutes.lines {
            guard let recorded = line.recorded else { continue }
            for position in recorded.lowerBound.rawValue...recorded.upperBound.rawValue {
                guard let entry = try reading.inEffect(Position(position)) else { continue }
                rows.append(
                    Row(
                        line: line.number, time: zone.text(entry.occurredAt), action: entry.action.name,
                        says: try reading.narrator(speaking: language).line(entry), position: entry.position))
            }
        }
        rows.sort { $0.line < $1.line }
        faults =
            minutes.problems
            + trial.faults.map { Minutes.Problem(line: numbers[$0.number - 1], $0.problem, russian: $0.russian) }
        checkDoubles(trial, numbers, log)
        faults.sort { ($0.line, $0.text) < ($1.line, $1.text) }
        if minutes.session == nil, !minutes.closes, let last = minutes.lines.last {
            remarks.append(
                Minutes.Problem(
                    line: last.number, "the session stays open; “close” closes it",
                    russian: "сессия остаётся открытой; её закрывает строка «закрыть»"))
        }
    }

    /// Refuses what would come into the log twice because the top of the file was changed since it was read.
    private mutating func checkDoubles(_ trial: Importer.Rehearsal, _ numbers: [Int], _ log: MinutesLog) {
        for taken in trial.taken where !taken.isRepeat {
            switch taken.entry.action {
            case .sessionScheduled(let it):
                let line = numbers[taken.number - 1]
                guard let known = trial.taken.first(where: { $0.isRepeat && $0.entry.session != nil })?.entry.session
                else {
                    if let other = log.sessions(at: it.startsAt).first {
                        remarks.append(
                            Minutes.Problem(
                                line: line,
                                "\(other) is at the same time; if these are its minutes, put “session: \(other)” at the top",
                                russian:
                                    "на то же время назначена \(other); если это её протокол, поставьте наверху «сессия: \(other)»"
                            ))
                    }
                    continue
                }
                faults.append(
                    Minutes.Problem(
                        line: line,
                        "these minutes were read before, as \(known), with another header; take back what was changed in it, or use annals record session-changed (not a second “\(it.title)”)",
                        russian:
                            "этот протокол уже прочитан как \(known), но с другим началом; верните в начале всё как было или используйте annals record session-changed (а не вторую «\(it.title)»)"
                    ))
            case .personJoined(let it):
                guard let bearer = log.people(named: it.name).first else { continue }
                faults.append(
                    Minutes.Problem(
                        line: numbers[taken.number - 1], "\(it.name) is \(bearer) in the log; leave this line out",
                        russian: "\(it.name) — это \(bearer) в журнале; уберите эту строку"))
            default: continue
            }
        }
    }
}
