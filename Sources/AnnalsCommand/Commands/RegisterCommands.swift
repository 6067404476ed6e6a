import Annals
import AnnalsLog
import ArgumentParser

/// A command that lists one register.
protocol RegisterCommand: ParsableCommand {
    static var register: Register.Kind { get }
    var options: RegisterOptions { get }
}

extension RegisterCommand {
    static func configured(_ abstract: String) -> CommandConfiguration {
        CommandConfiguration(commandName: register.rawValue, abstract: abstract)
    }

    func run() throws { try options.list(Self.register) }
}

struct DecisionsCommand: RegisterCommand {
    static let register = Register.Kind.decisions
    static let configuration = configured("List decisions.")
    @OptionGroup var options: RegisterOptions
}

struct TasksCommand: RegisterCommand {
    static let register = Register.Kind.tasks
    static let configuration = configured("List tasks.")
    @OptionGroup var options: RegisterOptions
}

struct GoalsCommand: RegisterCommand {
    static let register = Register.Kind.goals
    static let configuration = configured("List goals and initiatives.")
    @OptionGroup var options: RegisterOptions
}

struct MeasuresCommand: RegisterCommand {
    static let register = Register.Kind.measures
    static let configuration = configured("List measures with their figures.")
    @OptionGroup var options: RegisterOptions
}

struct BallotsCommand: RegisterCommand {
    static let register = Register.Kind.ballots
    static let configuration = configured("List ballots with their results.")
    @OptionGroup var options: RegisterOptions
}

struct IdeasCommand: RegisterCommand {
    static let register = Register.Kind.ideas
    static let configuration = configured("List ideas and what became of them.")
    @OptionGroup var options: RegisterOptions
}

struct SessionsCommand: RegisterCommand {
    static let register = Register.Kind.sessions
    static let configuration = configured("List sessions.")
    @OptionGroup var options: RegisterOptions
}

struct PeopleCommand: RegisterCommand {
    static let register = Register.Kind.people
    static let configuration = configured("List people and their roles.")
    @OptionGroup var options: RegisterOptions
}

struct FindingsCommand: RegisterCommand {
    static let register = Register.Kind.findings
    static let configuration = configured("List findings by lens and side.")
    @OptionGroup var options: RegisterOptions
}

struct AssumptionsCommand: RegisterCommand {
    static let register = Register.Kind.assumptions
    static let configuration = configured("List assumptions and whether they hold.")
    @OptionGroup var options: RegisterOptions
}

struct ThemesCommand: RegisterCommand {
    static let register = Register.Kind.themes
    static let configuration = configured("List themes and how much belongs to each.")
    @OptionGroup var options: RegisterOptions
}

struct QuestionsCommand: RegisterCommand {
    static let register = Register.Kind.questions
    static let configuration = configured("List questions with their answers.")
    @OptionGroup var options: RegisterOptions
}

struct HomeworkCommand: RegisterCommand {
    static let register = Register.Kind.homework
    static let configuration = configured("List what people were to prepare, and whether they handed it in.")
    @OptionGroup var options: RegisterOptions
}

/// What a register is filtered by.
struct RegisterOptions: ParsableArguments {
    @OptionGroup var table: TableOptions

    @Option(help: ArgumentHelp("Only with this status, such as “in force”, open or overdue.", valueName: "word"))
    var status: String?

    @Option(help: ArgumentHelp("Only this person's.", valueName: "person"))
    var owner: String?

    @Option(help: ArgumentHelp("Only of this session.", valueName: "session"))
    var session: String?

    @Option(help: ArgumentHelp("Only what belongs to this theme, by id or title.", valueName: "theme"))
    var theme: String?

    @Option(help: ArgumentHelp("Only from then on.", valueName: "moment"))
    var since: String?

    @Option(help: ArgumentHelp("Only up to then.", valueName: "moment"))
    var until: String?

    private var filter: RegisterFilter {
        var filter = RegisterFilter()
        filter.status = status
        filter.owner = owner
        filter.session = session
        filter.theme = theme
        filter.since = since
        filter.until = until
        return filter
    }

    func list(_ kind: Register.Kind) throws {
        try filter.check(kind)
        func register(_ reading: Reading) throws -> (rows: [Register.Row], table: Table) {
            let register = try reading.register(kind, filter)
            var table = Table(register.columns)
            for row in register.rows { table.add(row.cells) }
            return (register.rows, table)
        }
        try table.show { reading in
            [kind.rawValue: .each(try register(reading).rows) { $0.json }]
        } text: { reading in
            let (rows, table) = try register(reading)
            return table.naming(reading).text + (rows.isEmpty ? "\n" + Terminal.dim("(none)") : "")
        } csv: { reading in
            try register(reading).table
        }
    }
}
