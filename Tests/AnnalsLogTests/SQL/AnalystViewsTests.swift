import Foundation
import Testing

@testable import Annals
@testable import AnnalsLog

/// What the views say, row by row, beside what the program's own stories say of the same reading.
@Suite("SQL views say what the program's own views say")
struct AnalystViewsTests {
    @Test(arguments: 201...206)
    func `over random histories, as of random moments`(seed: Int) throws {
        let folder = try TemporaryFolder()
        let clock = TestClock()
        let log = try logInFile(folder, clock)
        let start = clock.now
        var history = RandomHistory(seed: UInt64(seed), start: start)
        var recorded = 1
        for _ in 0..<500 {
            clock.advance(minutes: 1)
            guard let receipt = try? log.record(history.draft(head: recorded, now: clock.now)) else { continue }
            history.take(receipt)
            recorded += 1 + receipt.following.count
        }
        #expect(recorded > 40)
        for round in 0..<5 {
            let span = Int(clock.now.milliseconds - start.milliseconds)
            let asOf = round < 2 ? Instant.latest : start.advanced(byMilliseconds: Int64(history.below(span)))
            let known = round == 0 || round == 3 ? nil : Position(history.below(recorded) + 1)
            try log.read(asOf: asOf, known: known) { reading in
                let words = "seed \(seed), as of \(asOf), known at \(known?.description ?? "the end")"
                try expectAgreement(folder.file("acme.annals"), reading, words)
            }
        }
        try log.close()
    }

    @Test func `over five years of a company`() throws {
        let folder = try TemporaryFolder()
        let log = try Company.log(folder)
        for (asOf, known) in [(Instant.latest, nil), (.latest, Position(700)), (Company.end2022, nil)] {
            try log.read(asOf: asOf, known: known) { reading in
                try expectAgreement(
                    folder.file("acme.annals"), reading, "as of \(asOf), known at \(known?.rawValue ?? 0)")
            }
        }
        try log.close()
    }

    /// Every kind of thing, each as a line of text.
    private func expectAgreement(_ path: String, _ reading: Reading, _ words: String) throws {
        let told = try reading.fold(Everything.self)
        let analyst = try Analyst(openingAt: path, as: reading)
        defer { try? analyst.close() }
        for (name, query, expected) in told.lists {
            var found: [String] = []
            try analyst.run(query) { rows in
                while let row = try rows.next() { found.append(row.map(\.shown).joined(separator: " | ")) }
            }
            let missing = Set(expected).subtracting(found).sorted()
            let extra = Set(found).subtracting(expected).sorted()
            #expect(missing == [] && extra == [] && found.count == expected.count, "\(name), \(words)")
        }
    }
}

extension AnalystRows.Value {
    var shown: String {
        switch self {
        case .null: "-"
        case .integer(let number): "\(number)"
        case .real(let number): Double(Int64(number)) == number ? "\(Int64(number))" : "\(number)"
        case .text(let text): text
        case .bytes(let bytes): Hex.text(bytes)
        }
    }
}

/// The log of `Fixtures/company.jsonl`.
private enum Company {
    /// The last moment of 2022 in Berlin.
    static let end2022 = Instant(milliseconds: 1_672_527_599_999)

    static func log(_ folder: TemporaryFolder) throws -> Log {
        var project = URL(fileURLWithPath: #filePath)
        for _ in 0..<4 { project.deleteLastPathComponent() }
        let fixtures = project.appendingPathComponent("Fixtures")
        let log = try Log.create(
            at: folder.file("acme.annals"),
            Log.Founding(organization: "Tannbach Heat Pumps", timeZone: "Europe/Berlin"), clock: Instant.now)
        let lines = try Data(contentsOf: fixtures.appendingPathComponent("company.jsonl"))
        _ = try Importer(Array(lines)).run(
            into: log,
            documents: { sha256 in
                FileManager.default.contents(
                    atPath: fixtures.appendingPathComponent("company-documents/" + sha256.hex).path
                ).map { Array($0) }
            })
        return log
    }
}

/// The stories behind all views, in one fold.
private struct Everything: Projection {
    private var plan = Plan()
    private var ideas = Shelf<Idea>()
    private var ballots = Shelf<Ballot>()
    private var arguments: [Entry] = []
    private var readings: [Entry] = []

    init() {}

    mutating func apply(_ entry: Entry) {
        plan.apply(entry)
        for subject in entry.about {
            if subject.kind == .idea { ideas.apply(entry, to: subject) }
            if subject.kind == .ballot { ballots.apply(entry, to: subject) }
        }
        if case .argumentMade = entry.action { arguments.append(entry) }
    }

    /// A name, a query, and the rows that it is to give.
    var lists: [(String, String, [String])] {
        [
            people, sessions, attendance, ideaList, argumentList, ballotList, votes, decisions, dissents, reviews,
            goals,
            measures, targets, measurements, tasks, findings, assumptions, days,
        ]
    }

    private func row(_ cells: Any?...) -> String { cells.map { text($0) }.joined(separator: " | ") }

    private func text(_ cell: Any?) -> String {
        switch cell {
        case nil: "-"
        case let truth as Bool: truth ? "1" : "0"
        case let text as String where text.isRedacted: "-"
        case let mark as Mark: mark.occurredAt.description
        case let mark as Mark?: mark?.occurredAt.description ?? "-"
        case let value?: Mirror(reflecting: value).displayStyle == .optional ? unwrapped(value) : "\(value)"
        }
    }

    private func unwrapped(_ value: Any) -> String { text(Mirror(reflecting: value).children.first?.value) }

    private var people: (String, String, [String]) {
        (
            "people", "SELECT person, name, title, level, email, state, roles, joinedAt, leftAt, handedTo FROM people",
            plan.people.all.filter { $0.began != nil }.map { person in
                let roles = person.roles.map(\.role.rawValue).joined(separator: " ")
                return row(
                    person.id, person.shownName, person.title, person.level, person.email,
                    person.forgotten != nil ? "forgotten" : person.left == nil ? "here" : "left",
                    roles.isEmpty ? nil : roles, person.began, person.left, person.handedTo)
            }
        )
    }

    private var sessions: (String, String, [String]) {
        (
            "sessions",
            """
            SELECT session, title, topic, kind, state, series, follows, purpose, startsAt, period, format, place,
                openedAt, closedAt, moderator, moderatorStyle, invited, attended, template FROM sessions
            """,
            plan.sessions.all.filter { $0.began != nil }.map { session in
                row(
                    session.id, session.title, session.plan.topic, session.plan.kind.rawValue, session.state.rawValue,
                    session.plan.series, session.plan.follows, session.plan.purpose, session.plan.startsAt,
                    session.plan.period, session.plan.format?.rawValue, session.plan.place, session.opened,
                    session.closed, session.moderator?.person, session.moderator?.style.rawValue,
                    Set(session.invited.filter { !$0.isExcused }.map(\.person)).count, session.attended.count,
                    session.plan.template)
            }
        )
    }

    private var attendance: (String, String, [String]) {
        (
            "attendance", "SELECT session, person, role, invited, excused, attended FROM attendance",
            plan.sessions.all.flatMap { session in
                Set(session.invited.map(\.person) + session.attended).map { person in
                    let invitations = session.invited.filter { $0.person == person }
                    let roles = Set(invitations.map(\.role.rawValue)).sorted().joined(separator: " ")
                    return row(
                        session.id, person, roles.isEmpty ? nil : roles, !invitations.isEmpty,
                        invitations.contains { $0.isExcused }, session.attended.contains(person))
                }
            }
        )
    }

    private var ideaList: (String, String, [String]) {
        (
            "ideas",
            """
            SELECT idea, text, author, session, question, breakout, inGroup, mergedInto, parkedAt, parkedUntil,
                withdrawnAt, capturedAt, rewordings, carried, hidden FROM ideas
            """,
            ideas.all.filter { $0.began != nil }.map { idea in
                row(
                    idea.id, idea.isHidden ? nil : idea.text, idea.shownAuthor, idea.session, idea.question,
                    idea.breakout, idea.group, idea.mergedInto, idea.parked?.mark, idea.parked?.until, idea.withdrawn,
                    idea.began, idea.earlierTexts.count, idea.carriedInto.count, idea.isHidden)
            }
        )
    }

    private var argumentList: (String, String, [String]) {
        (
            "arguments", "SELECT position, target, stance, text, person, session, occurredAt FROM arguments",
            arguments.map { entry in
                guard case .argumentMade(let it) = entry.action else { return "" }
                return row(
                    entry.position.rawValue, it.on, it.stance.rawValue, it.text, entry.actor, entry.session,
                    entry.occurredAt)
            }
        )
    }

    private var ballotList: (String, String, [String]) {
        (
            "ballots",
            """
            SELECT ballot, question, state, verdict, passed, round, decision, session, openedAt, closedAt, method,
                threshold, quorum, electorate, voted, chair, secret, hidden, tieBroken, winners FROM ballots
            """,
            ballots.all.filter { $0.began != nil }.map { ballot in
                row(
                    ballot.id, ballot.terms.question, ballot.state.rawValue, ballot.verdict?.rawValue, ballot.isPassed,
                    ballot.round, ballot.terms.decision, ballot.began?.session, ballot.began, ballot.closed,
                    ballot.terms.method.name.rawValue, ballot.terms.threshold, ballot.terms.quorum,
                    ballot.electorate.count, ballot.participants.count, ballot.terms.chair, ballot.isSecret,
                    ballot.terms.hidden == true, ballot.tieBreak?.option,
                    "[" + ballot.winners.map { "\"\($0)\"" }.joined(separator: ",") + "]"
                )
            }
        )
    }

    private var votes: (String, String, [String]) {
        (
            "votes",
            """
            SELECT ballot, person, option, value, weight, reason, proxy, occurredAt, position
            FROM votes JOIN ballots USING (ballot, round) WHERE paper IS NULL
            """,
            ballots.all.filter { !$0.hidesVotes && $0.began != nil }.flatMap { ballot in
                ballot.votes.flatMap { voter, vote in
                    let choices: [(String?, Number?)] =
                        switch vote.choice {
                        case .word(let word): [(word, 1)]
                        case .options(let options): options.isEmpty ? [(nil, nil)] : options.map { ($0, 1) }
                        case .numbers(let numbers):
                            numbers.isEmpty ? [(nil, nil)] : numbers.map { ($0.option, $0.number) }
                        }
                    return choices.map { option, value in
                        row(
                            ballot.id, voter, option, value, ballot.weight(of: voter), vote.reason, vote.proxy,
                            vote.mark, vote.mark.position.rawValue)
                    }
                }
            }
        )
    }

    private var decisions: (String, String, [String]) {
        (
            "decisions",
            """
            SELECT decision, title, statement, rationale, context, state, how, ballot, session, proposedAt, takenAt,
                rejectedAt, withdrawnAt, deferredAt, deferredUntil, endedAt, supersededBy, reversedBy, conditionMet,
                dissents, reviews, reviewedAt, reviewVerdict, reviewOn, carried FROM decisions
            """,
            plan.decisions.all.filter { $0.began != nil }.map { decision in
                let taken = decision.taken?.action
                return row(
                    decision.id, decision.title, decision.statement, taken?.rationale,
                    decision.proposal?.action.context,
                    decision.state.rawValue, taken?.how.rawValue, taken?.ballot,
                    decision.taken?.mark.session ?? decision.proposal?.mark.session, decision.proposal?.mark,
                    decision.taken?.mark, decision.rejected, decision.withdrawn, decision.deferred?.mark,
                    decision.deferred?.until, decision.ended, decision.supersededBy?.decision,
                    decision.reversedBy?.decision, decision.condition?.isMet, decision.dissents.count,
                    decision.reviews.count, decision.reviews.last?.mark, decision.reviews.last?.verdict.rawValue,
                    decision.reviewOn, decision.carriedInto.count)
            }
        )
    }

    private var dissents: (String, String, [String]) {
        (
            "dissents", "SELECT decision, person, reason, session, occurredAt, position FROM dissents",
            plan.decisions.all.flatMap { decision in
                decision.dissents.map {
                    row(
                        decision.id, $0.person, $0.reason, $0.mark.session, $0.mark, $0.mark.position.rawValue)
                }
            }
        )
    }

    private var reviews: (String, String, [String]) {
        (
            "reviews", "SELECT decision, verdict, actual, lesson, reviewOn, person, occurredAt FROM reviews",
            plan.decisions.all.flatMap { decision in
                decision.reviews.map {
                    row(decision.id, $0.verdict.rawValue, $0.actual, $0.lesson, $0.reviewOn, $0.mark.actor, $0.mark)
                }
            }
        )
    }

    private var goals: (String, String, [String]) {
        (
            "goals",
            """
            SELECT goal, title, kind, state, rank, horizon, horizonEnds, starts, assignee, owner, under, decision, setAt,
                touchedAt, closedAt FROM goals
            """,
            plan.goals.all.filter { $0.began != nil }.map { goal in
                row(
                    goal.id, goal.title, goal.plan.kind.rawValue, goal.state.rawValue, plan.rank(of: goal.id),
                    goal.plan.horizon, lastDay(goal.plan.horizon), goal.plan.starts, goal.plan.owner,
                    plan.owner(goal.plan.owner), goal.plan.under, goal.plan.decision, goal.began, goal.touched,
                    goal.closed)
            }
        )
    }

    private func days(_ period: Period) -> Range<Day> {
        period.days(yearStartsIn: plan.organization.zone.yearStartsIn)
    }
    private func lastDay(_ period: Period?) -> Day? { period.map { days($0).upperBound.advanced(by: -1) } }

    private var measures: (String, String, [String]) {
        (
            "measures", "SELECT measure, name, unit, nature, better, rollsUp, assignee, owner, retiredAt FROM measures",
            plan.measures.all.filter { $0.began != nil }.map { measure in
                let definition = measure.definition
                return row(
                    measure.id, measure.name, definition.unit, definition.nature.rawValue, definition.better.rawValue,
                    definition.rollsUp.rawValue, definition.owner, plan.owner(definition.owner), measure.retired)
            }
        )
    }

    private var targets: (String, String, [String]) {
        (
            "targets",
            """
            SELECT measure, period, firstDay, lastDay, low, high, decision, stands, occurredAt, cancelledAt, position
            FROM targets
            """,
            plan.measures.all.filter { $0.began != nil }.flatMap { measure in
                measure.targets.flatMap { period, targets in
                    targets.map { target in
                        row(
                            measure.id, period, days(period).lowerBound, lastDay(period), target.low, target.high,
                            target.decision, measure.target(for: period)?.mark.position == target.mark.position,
                            target.mark, target.cancelled, target.mark.position.rawValue)
                    }
                }
            }
        )
    }

    private var measurements: (String, String, [String]) {
        (
            "measurements",
            "SELECT measure, period, value, status, latest, occurredAt, position FROM measurements",
            plan.measures.all.filter { $0.began != nil }.flatMap { measure in
                measure.readings.flatMap { period, readings in
                    let last = readings.last { $0.status != .forecast }?.mark.position
                    return readings.map {
                        row(
                            measure.id, period, $0.value, $0.status.rawValue, $0.mark.position == last, $0.mark,
                            $0.mark.position.rawValue)
                    }
                }
            }
        )
    }

    private var tasks: (String, String, [String]) {
        (
            "tasks",
            """
            SELECT task, title, state, assignee, owner, due, dueEnds, percent, session, assignedAt, closedAt,
                rescheduled, carried FROM tasks
            """,
            plan.tasks.all.filter { $0.began != nil }.map { task in
                row(
                    task.id, task.title, task.state.rawValue, task.plan.owner, plan.owner(task.plan.owner),
                    task.plan.due, lastDay(task.plan.due), task.percent, task.began?.session, task.began, task.closed,
                    task.reschedulings, task.carriedInto.count)
            }
        )
    }

    private var findings: (String, String, [String]) {
        (
            "findings",
            "SELECT finding, lens, side, text, state, person, session, occurredAt, replacedBy, endedAt FROM findings",
            plan.findings.all.filter { $0.began != nil }.map { finding in
                row(
                    finding.id, finding.said.lens.rawValue, finding.said.side?.rawValue, finding.text,
                    finding.state.rawValue, finding.began?.actor, finding.began?.session, finding.began,
                    finding.replacedBy?.finding, finding.ended)
            }
        )
    }

    private var assumptions: (String, String, [String]) {
        (
            "assumptions",
            "SELECT assumption, text, state, person, session, statedAt, judgedAt, reviewOn FROM assumptions",
            plan.assumptions.all.filter { $0.began != nil }.map { assumption in
                row(
                    assumption.id, assumption.text, assumption.state.rawValue, assumption.began?.actor,
                    assumption.began?.session, assumption.began, assumption.judgements.last?.mark,
                    assumption.said.reviewOn)
            }
        )
    }

    /// What is due when: the day, as the program reckons it.
    private var days: (String, String, [String]) {
        let zone = plan.organization.zone
        return (
            "due",
            """
            SELECT decision, reviewDue FROM decisions WHERE reviewDue IS NOT NULL
            UNION ALL SELECT assumption, reviewDue FROM assumptions WHERE reviewDue IS NOT NULL
            """,
            plan.decisions.all.filter { $0.isDueForReview(at: .latest, in: zone) }.map {
                row($0.id, $0.reviewOn.map { days($0).lowerBound })
            }
                + plan.assumptions.all.filter { $0.isDue(at: .latest, in: zone) }.map {
                    row($0.id, $0.said.reviewOn.map { days($0).lowerBound })
                }
        )
    }
}
