import Annals
import AnnalsLog
import ArgumentParser

struct HistoryCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "history", abstract: "The sessions in order: what was asked, decided and promised.")

    @Option(help: ArgumentHelp("Only sessions from then on.", valueName: "moment"))
    var since: String?

    @Option(help: ArgumentHelp("Only sessions up to then.", valueName: "moment"))
    var until: String?

    @Argument(help: ArgumentHelp("Only sessions of this period, such as 2007 or 2007-Q3.", valueName: "period"))
    var period: String?

    @OptionGroup var options: ReadOptions

    func run() throws {
        try options.show { reading in
            let (history, chapters) = try read(reading)
            return ["organization": .text(history.organization.name), "sessions": .each(chapters) { $0.json }]
        } text: { reading in
            let (history, chapters) = try read(reading)
            if chapters.isEmpty {
                return period ?? since ?? until == nil ? "No session yet." : "No session in that time."
            }
            let narrator = try reading.narrator()
            return chapters.map { $0.text(in: history.organization.zone, narrator) }.joined(separator: "\n")
        }
    }

    private func read(_ reading: Reading) throws -> (History, [History.Chapter]) {
        let history = try reading.fold(History.self)
        let zone = history.organization.zone
        var first = try since.map { try reading.start($0) } ?? .earliest
        var last = try until.map { try reading.moment($0) } ?? .latest
        if let period {
            guard let span = Period(period) else {
                throw Failure("“\(period)” is no period, such as 2007 or 2007-Q3", code: 2)
            }
            first = max(first, zone.start(of: span))
            last = min(last, zone.end(of: span))
        }
        return (history, history.chapters.filter { (first...last).contains($0.time(in: zone)) })
    }
}

extension History.Chapter {
    /// One session in a few lines.
    fileprivate func text(in zone: Zone, _ narrator: Narrator) -> String {
        var facts = session.opened == nil ? [] : ["\(session.attended.count) present"]
        func count(_ number: Int, _ one: String, _ many: String) {
            if number > 0 { facts.append("\(number) \(number == 1 ? one : many)") }
        }
        count(findings, "finding", "findings")
        count(ideas, "idea", "ideas")
        count(votes, "vote", "votes")
        count(dissents, "dissent", "dissents")
        count(
            tasks.count, "task promised (\(tasks.count { $0.state == .done }) done)",
            "tasks promised (\(tasks.count { $0.state == .done }) done)")
        let head =
            "\(zone.text(time(in: zone)))  \(session.id) \(session.title), \(session.state.rawValue)\(facts.isEmpty ? "" : ": " + facts.joined(separator: ", "))"
        let asked = questions.map { question in
            "    asked     \(question.id) \(question.text)\(question.answer.map { ": \($0.text)" } ?? "")"
        }
        let decided = taken.map { decision in
            let ballot = ballots.last { $0.terms.decision == decision.id || decision.taken?.action.ballot == $0.id }
            let tie = ballot?.tieBreak.map { ", the chair broke the tie: \($0.option)" } ?? ""
            let count = ballot?.tally.map { " (\($0)\(tie))" } ?? ""
            return "    decided   \(decision.id) \(decision.statement)\(count)"
        }
        return
            ([Terminal.bold(head)] + asked + decided + rejected.map { "    rejected  \($0.id) \($0.statement)" }
            + deferred.map { "    deferred  \($0.id) \($0.statement)" } + followUp(narrator)).joined(separator: "\n")
    }

    /// What was learned, how people found it, and who was told.
    private func followUp(_ narrator: Narrator) -> [String] {
        let asked = pulses.map { pulse in
            let means = zip(pulse.terms.statements, pulse.means).map { "\($0.unbroken) \($1)" }
            let count = Words.count(pulse.answered, "answer", "answers")
            return
                "    pulse     \(pulse.id) \(pulse.terms.when.rawValue), \(count)\(means.isEmpty ? "" : ": \(means.joined(separator: " · "))")"
        }
        let told = shared.map { share in
            "    shared    with \(narrator.list(share.action.with)) by \(share.action.channel)"
        }
        let planned = messages.map { message in
            "    to tell   \(message.action.audience) by \(message.action.due) (\(narrator.list([.person(message.action.owner)]))): \(message.action.text.unbroken)"
        }
        let replies = Dictionary(grouping: acknowledged, by: \.action.stance)
        let answers = SummaryStance.allCases.compactMap { stance in
            replies[stance].map { "\(stance.words) \($0.count)" }
        }
        return asked + lessons.map { "    lesson    \($0.action.text.unbroken)" } + planned + told
            + (answers.isEmpty ? [] : ["    readers   \(answers.joined(separator: ", "))"])
    }
}
