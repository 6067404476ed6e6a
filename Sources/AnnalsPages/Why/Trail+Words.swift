import Annals

// The parts of what `annals why` tells of a decision, in words.

extension Trail {
    func voted(_ person: PersonID) -> Bool { ballots.contains { $0.votes[person]?.choice == .word("against") } }

    func list(_ people: [PersonID]) -> String { people.map { name($0) }.joined(separator: ", ") }

    /// The reason that an entry gives for what it did to the decision.
    func reason(of mark: Mark) -> String? {
        guard let entry = entries.first(where: { $0.position == mark.position }) else { return nil }
        return switch entry.action {
        case .decisionRejected(let it): it.reason
        case .decisionWithdrawn(let it): it.reason
        case .decisionDeferred(let it): it.reason
        default: nil
        }
    }

    /// A criterion with the mean of the scores that each alternative got by it: `Cost (cost, weight 2): a 7, b 4.5`.
    func words(_ criterion: CriterionAdded, in language: Language) -> String {
        let scores = decision.alternatives.compactMap { alternative -> String? in
            let given = decision.scores.filter {
                $0.key.alternative == alternative.alternative && $0.key.criterion == criterion.criterion
            }
            guard let mean = Number.mean(given.map(\.value)) else { return nil }
            return
                "\(alternative.alternative) \(mean)\(given.count > 1 ? language.says(" by \(given.count)", russian: " (оценок: \(given.count))") : "")"
        }
        let list = scores.isEmpty ? "" : ": " + scores.joined(separator: ", ")
        let weight = language.says("weight", russian: "вес")
        return
            "\(criterion.criterion) \(criterion.name) (\(language.state(criterion.nature.rawValue)), \(weight) \(criterion.weight))\(list)"
    }

    /// A reading on one line: `Sales in 2025: 40 EUR (#12)`.
    func read(_ figure: Entry, in language: Language) -> String {
        guard case .measurementRecorded(let reading) = figure.action else { return "" }
        let measure = measures.first { $0.id == reading.measure }
        let name = measure.map { "\(reading.measure) \($0.name)" } ?? reading.measure.description
        let status = reading.status.map { $0 == .actual ? "" : ", \(language.state($0.rawValue))" } ?? ""
        return
            "\(name) \(language.says("in", russian: "за")) \(language.date(reading.period)): \(reading.value) \(measure?.definition.unit ?? "")\(status) (\(figure.position))"
    }

    func told(_ remark: Entry) -> (String, String) {
        let who = remark.actor.map { "\(name($0)): " } ?? ""
        switch remark.action {
        case .argumentMade(let argument):
            return (
                argument.stance == .remark ? "remark" : "argued \(argument.stance.rawValue)",
                "\(who)\(argument.text) (\(remark.position))"
            )
        case .noteAdded(let note):
            return ("note", "\(who)\(note.shownText) (\(remark.position))")
        default: return ("", "")
        }
    }

    /// How long a decision was in force: `, 42 days in force`.
    func lifetime(_ old: Decision, in language: Language) -> String {
        guard let start = old.taken?.mark.occurredAt, let end = old.ended?.occurredAt else { return "" }
        let zone = organization.zone
        let days = zone.day(of: end).daysSince1970 - zone.day(of: start).daysSince1970
        return language.says(
            ", \(days) \(days == 1 ? "day" : "days") in force",
            russian: ", в силе \(Russian.count(days, "день", "дня", "дней"))")
    }

    /// Since when the decision holds, or held until when; what became of it, where it was never taken.
    func standing(in language: Language) -> String {
        let zone = organization.zone
        guard let taken = decision.taken else { return language.state(decision.state.rawValue) }
        let from = taken.action.inForceFrom?.description ?? zone.text(taken.mark.occurredAt)
        let until = decision.ended.map { zone.text($0.occurredAt) } ?? taken.action.inForceUntil?.description
        guard let until else {
            return language.says("in force since \(from)", russian: "действует с \(language.date(from))")
        }
        return language.says(
            "in force \(from) to \(until)", russian: "с \(language.date(from)) по \(language.date(until))")
    }

    /// `#12 proposed · #14–#22 votes · #23 counted · #24 taken`.
    func entryList(in language: Language) -> String {
        var parts: [String] = []
        func add(_ positions: [Position], _ word: String) {
            guard let bounds = PositionSet(positions).bounds else { return }
            parts.append(
                bounds.lowerBound == bounds.upperBound
                    ? "\(bounds.lowerBound) \(word)" : "\(bounds.lowerBound)–\(bounds.upperBound) \(word)")
        }
        add(
            entries.filter { if case .decisionProposed = $0.action { true } else { false } }.map(\.position),
            language.says("proposed", russian: "предложено"))
        for ballot in ballots {
            add(
                ballot.votes.values.map(\.mark.position) + ballot.sealed.values.map(\.position),
                language.says("votes", russian: "голоса"))
            add([ballot.closed?.position].compactMap { $0 }, language.says("counted", russian: "подсчитано"))
        }
        add([decision.taken?.mark.position].compactMap { $0 }, language.says("taken", russian: "принято"))
        return parts.joined(separator: " · ")
    }

    /// What was written down after the decision though it is dated before: each by itself or, where that is nearly all
    /// there is, in one line.
    func late(in language: Language) -> String? {
        let later = writtenDownLater
        guard !later.isEmpty, let taken = decision.taken?.mark else { return nil }
        func words(_ entries: [Entry]) -> String {
            let days = entries.map { ($0.recordedAt.milliseconds - taken.recordedAt.milliseconds) / 86_400_000 }
            guard let first = days.min(), let last = days.max(), last > 0 else {
                return language.says("later the same day", russian: "позже в тот же день")
            }
            if language == .russian {
                let days = Russian.form(of: Int(last), "день", "дня", "дней")
                return first == last ? "через \(last) \(days)" : "через \(first)–\(last) \(days)"
            }
            return first == last ? Words.count(Int(last), "day", "days") + " after" : "\(first) to \(last) days after"
        }
        let before = entriesBefore
        if later.count > 3, later.count * 10 >= before * 8 {
            let all =
                later.count == before
                ? language.says("all \(before)", russian: "все \(before)")
                : language.says("\(later.count) of \(before)", russian: "\(later.count) из \(before)")
            let bounds = PositionSet(later.map(\.position)).bounds
            let range =
                bounds.map {
                    language.says("\($0.lowerBound) to \($0.upperBound)", russian: "\($0.lowerBound)–\($0.upperBound)")
                } ?? ""
            return language.says(
                "\(all) entries (\(range)): dated before, written down \(words(later))",
                russian: "\(all) записей (\(range)) – более ранние по дате, внесены \(words(later))")
        }
        return later.map { entry in
            language.says(
                "\(entry.position) \(entry.action.name): dated before, written down \(words([entry]))",
                russian: "\(entry.position) – по дате раньше, внесена \(words([entry]))")
        }.joined(separator: "; ")
    }

    /// How many entries of the trail are dated before the decision, whenever they were written down.
    private var entriesBefore: Int {
        guard let taken = decision.taken?.mark else { return 0 }
        let all = Set((entries + remarks).map(\.position))
        let dates = Dictionary((entries + remarks).map { ($0.position, $0.occurredAt) }, uniquingKeysWith: { $1 })
        return all.count { $0 != taken.position && (dates[$0] ?? .latest) <= taken.occurredAt }
    }
}
