import Annals

// A brief, for people: what the session is, then a chapter for each thing to prepare.

extension Brief {
    /// The whole brief.
    var text: String {
        var parts = [heading]
        func chapter(_ title: String, _ lines: [String]) {
            if !lines.isEmpty {
                parts.append(Terminal.bold(title) + "\n" + lines.map { "  " + $0.unbroken }.joined(separator: "\n"))
            }
        }
        chapter(homeworkTitle, homework.map(line))
        let fates = promises.settled.isEmpty ? "" : ", \(promises.left.count) left"
        chapter("Promises (\(promises.all.count)\(fates))", promises.all.flatMap(lines))
        chapter("Decisions to look at again (\(reviews.count))", reviews.flatMap(lines))
        chapter("Decisions of which something hangs loose", hangingLoose.flatMap(lines))
        chapter("Decisions that led to no task", withoutTask.map(\.heading))
        chapter(
            "Assumptions to judge",
            assumptions.map { assumption in
                let review = assumption.said.reviewOn.map { "review \($0)" } ?? "no day of review"
                return "\(assumption.id) \(assumption.text) (\(assumption.state.rawValue), \(review))"
            })
        chapter("Measures off target", offTarget.map(line))
        chapter(
            "Goals without measure, owner or task",
            goalsWanting.map {
                "\($0.goal.id) \($0.goal.title): \($0.lacks.map { "no \($0.rawValue)" }.joined(separator: ", "))"
            })
        chapter("Parked and deferred for later", later)
        chapter(previous.map { "Decided in \($0.id) \($0.title)" } ?? "", decidedBefore.flatMap(lines))
        chapter("Decided a year ago", decidedYearAgo.flatMap(lines))
        if parts.count == 1 { parts.append("Nothing is promised, due or missing.") }
        return parts.joined(separator: "\n\n")
    }

    // MARK: What the session is

    private var heading: String {
        let name = matters.plan.organization.name
        guard let session = matters.session(of: occasion) else {
            let next = previous?.next.map {
                "; \(previous?.id.description ?? "") was to be followed on \(zone.text($0))"
            }
            return Terminal.bold("\(name): no session is on the calendar\(next ?? "")")
                + "\n  What one would open on, as of \(zone.text(occasion.moment)):"
        }
        let plan = session.plan
        var lines: [(String, String?)] = [
            ("when", when(session)), ("kind", kind(session)), ("topic", plan.topic), ("purpose", plan.purpose),
        ]
        lines += plan.objectives.map { ("objective", $0) }
        lines += [("focus", plan.focus), ("outcome", plan.outcome)]
        if let follows = plan.follows {
            lines.append(("follows", "\(follows) \(matters.plan.sessions[follows]?.title ?? "")"))
        }
        lines.append(("agenda", agenda(session)))
        lines.append(("invited", invited(session)))
        let shown = lines.compactMap { label, text in text.map { (label, $0) } }
        let labels = Words.column(shown.map(\.0))
        return
            ([Terminal.bold("\(name): brief for \(session.id) \(session.title)")]
            + zip(labels, shown).map { "  \(Terminal.dim($0))  \($1.1.unbroken)" }).joined(separator: "\n")
    }

    private func when(_ session: Session) -> String {
        let start = session.opened.map { zone.text($0.occurredAt) } ?? zone.text(session.plan.startsAt)
        let length = session.plan.minutes.map { ", \($0) minutes" } ?? ""
        let state = session.state == .cancelled ? ", cancelled" : ""
        return "\(start)\(length)\(session.plan.place.map { ", \($0)" } ?? "")\(state)"
    }

    private func kind(_ session: Session) -> String {
        let series = session.plan.series.flatMap { matters.series[$0]?.name }.map { ", series \($0)" } ?? ""
        return session.plan.kind.rawValue + (session.plan.format.map { ", \($0.rawValue)" } ?? "") + series
            + (session.plan.period.map { ", plan for \($0)" } ?? "")
    }

    private func agenda(_ session: Session) -> String? {
        let items = session.agenda.items
        if !items.isEmpty {
            return items.filter { $0.isBreak != true }.map { "\($0.title) (\($0.minutes) min)" }.joined(
                separator: " · ")
        }
        let stages = session.plan.stages.map { "\($0.title)\($0.minutes.map { " (\($0) min)" } ?? "")" }
        return stages.isEmpty ? nil : stages.joined(separator: " · ")
    }

    private func invited(_ session: Session) -> String? {
        var people: [PersonID] = []
        for invitation in session.invited where !invitation.isExcused && !people.contains(invitation.person) {
            people.append(invitation.person)
        }
        if people.isEmpty { return nil }
        return people.map { person in
            let roles = session.invited.filter { $0.person == person && !$0.isExcused && $0.role != .participant }
                .map(\.role.rawValue)
            return matters.plan.name(person) + (roles.isEmpty ? "" : " (\(roles.joined(separator: ", ")))")
        }.joined(separator: ", ")
    }

    // MARK: Lines

    private var homeworkTitle: String {
        let done = homework.count { $0.homework.isSubmitted }
        let who = unready.isEmpty ? "everybody is ready" : "waiting for \(list(unready.map { matters.plan.name($0) }))"
        return "Homework (\(done) of \(homework.count) handed in; \(who))"
    }

    private func line(_ line: HomeworkLine) -> String {
        let homework = line.homework
        let state =
            homework.isSubmitted
            ? "handed in" : line.isOverdue ? "OVERDUE" : line.gates ? "missing" : "not handed in, excused"
        return
            "\(homework.id) \(matters.plan.name(homework.plan.person)): \(homework.plan.what) (by \(homework.plan.due), \(state))"
    }

    private func lines(_ promise: Promise) -> [String] {
        // Why a decision comes up is told in the chapter on decisions.
        ["\(promise.line(in: matters.plan))\(promise.outcome.map { " → \($0)" } ?? "")"]
    }

    private func lines(_ ground: Ground) -> [String] {
        [ground.heading] + ground.moves.map { "  moved  \(ground.line($0))" }
            + ground.loose.map { "  loose  \(ground.line($0))" }
    }

    private func line(_ line: (measure: Measure, standing: Plan.Standing)) -> String {
        let (measure, standing) = line
        let value = standing.reading.map { "\($0.value) \(measure.definition.unit)" } ?? ""
        let owner = matters.plan.owner(measure.definition.owner).map { ", \(matters.plan.name($0))" } ?? ""
        return
            "\(measure.id) \(measure.name): \(value) in \(standing.period?.description ?? ""), target \(standing.target?.text ?? "")\(owner)"
    }

    private var later: [String] {
        deferredForLater.map { decision in
            "\(decision.id) \(decision.title) (deferred\(decision.deferred?.until.map { " until \($0)" } ?? ""))"
        }
            + parkedForLater.map { idea in
                "\(idea.id) \(idea.shownText) (parked\(idea.parked?.until.map { " until \($0)" } ?? ""))"
            }
    }

    /// A decision of some time ago, and what came of it.
    private func lines(_ back: LookBack) -> [String] {
        let ground = back.ground
        let decision = ground.decision
        let day = zone.text(decision.taken?.mark.occurredAt ?? occasion.moment)
        let end =
            decision.ended.map { ", \(decision.state.rawValue) since \(zone.text($0.occurredAt))" } ?? ", in force"
        var lines = ["\(day)  \(decision.id) \(decision.statement)\(end)"]
        func came<Item>(_ one: String, _ many: String, _ items: [Item], _ done: String, _ isDone: (Item) -> Bool) {
            if items.isEmpty { return }
            lines.append("  \(Words.count(items.count, one, many)), \(items.count(where: isDone)) \(done)")
        }
        came("goal", "goals", back.goals, "achieved") { $0.state == .achieved }
        came("task", "tasks", back.tasks, "done") { $0.state == .done }
        for leg in ground.legs where leg.relation == .expected {
            lines.append("  expected \(leg.words)\(leg.state.map { ": \($0)" } ?? "")")
        }
        for review in decision.reviews {
            lines.append(
                "  reviewed \(zone.text(review.mark.occurredAt)), \(review.verdict.rawValue): \(review.actual)")
            if let lesson = review.lesson { lines.append("  lesson   \(lesson)") }
        }
        return lines
    }

    private func list(_ words: [String]) -> String {
        words.count < 2 ? words.joined() : words.dropLast().joined(separator: ", ") + " and " + (words.last ?? "")
    }
}
