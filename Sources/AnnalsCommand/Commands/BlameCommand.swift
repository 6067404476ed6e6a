import Annals
import AnnalsLog
import ArgumentParser

struct BlameCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "blame",
        abstract: "Who made the plan what it is: each line of it with the entry, day, session and person behind it.",
        discussion: """
            Each line is blamed on the entry that last changed it: a goal's place on the ranking that moved it, a due \
            day on the task's last change of date, an owner on the last reassignment. Name an id (G-5, T-12, mission) \
            for the lines of one thing alone, or a session (S-4) for what of the plan it made.
            """)

    @Argument(help: "One goal, task, measure, decision …, or a session.")
    var subject: String?

    @OptionGroup var options: ReadOptions

    @Flag(help: "Print CSV.")
    var csv = false

    func validate() throws {
        if csv, options.json { throw ValidationError("choose one of --csv and --json") }
    }

    func run() throws {
        if csv {
            return print(try options.read { try blame($0).table(naming: try $0.narrator()).csv }, terminator: "")
        }
        try options.show { reading in
            try blame(reading).json
        } text: { reading in
            try blame(reading).text(of: subject, naming: try reading.narrator())
        }
    }

    private func blame(_ reading: Reading) throws -> Blame {
        let whole = try Blame(of: try reading.plan(), in: reading, at: reading.moment)
        guard let subject else { return whole }
        guard let wanted = Subject(id: subject) else {
            throw Failure("“\(subject)” is no id of anything in a plan, such as G-5, T-12 or mission", code: 2)
        }
        if let session = SessionID(wanted) {
            _ = try reading.session(subject)
            return whole.filtered { $0.entry.session == session }
        }
        let lines = whole.filtered { $0.subject == wanted }
        if lines.lines.isEmpty {
            guard try reading.isThere(wanted) else { throw Refusal.notFound(wanted) }
            throw Failure("\(wanted.id) stands on no line of the plan; annals why \(wanted.id) tells of it")
        }
        return lines
    }
}
