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

/// What a register is filtered by.
struct RegisterOptions: ParsableArguments {
    @OptionGroup var reading: ReadOptions

    @Option(help: ArgumentHelp("Only with this status, such as “in force” or open.", valueName: "word"))
    var status: String?

    @Option(help: ArgumentHelp("Only this person's.", valueName: "person"))
    var owner: String?

    @Option(help: ArgumentHelp("Only of this session.", valueName: "session"))
    var session: String?

    @Option(help: ArgumentHelp("Only from then on.", valueName: "moment"))
    var since: String?

    @Option(help: ArgumentHelp("Only up to then.", valueName: "moment"))
    var until: String?

    @Flag(help: "Print CSV.")
    var csv = false

    func list(_ kind: Register.Kind) throws {
        if csv, reading.json { throw ValidationError("Choose one of --csv and --json.") }
        let (columns, rows) = try reading.read { reading in
            let register = try reading.fold(Registers.self).register(kind, at: reading.moment)
            return (register.columns, try filtered(register.rows, reading))
        }
        if reading.json {
            return print(([kind.rawValue: .each(rows) { $0.json }] as JSONValue).versioned.written(pretty: true))
        }
        var table = Table(columns)
        for row in rows { table.add(row.cells) }
        if csv { return print(table.csv, terminator: "") }
        print(table.text)
        if rows.isEmpty { print(Terminal.dim("(none)")) }
    }

    private func filtered(_ rows: [Register.Row], _ reading: Reading) throws -> [Register.Row] {
        let owner = try owner.map { try reading.person($0) }
        let session = try session.map { text in
            guard let id = SessionID(text) else { throw Failure("“\(text)” is no session's id, such as S-4", code: 2) }
            return id
        }
        let since = try since.map { try reading.start($0) }
        let until = try until.map { try reading.moment($0) }
        return rows.filter { row in
            (status == nil || row.status == status) && (owner == nil || row.owner == owner)
                && (session == nil || row.session == session)
                && (since.map { (row.time ?? .earliest) >= $0 } ?? true) && (until.map { (row.time ?? .latest) <= $0 } ?? true)
        }
    }
}

extension Reading {
    /// The person that an id or an exact name means.
    func person(_ text: String) throws -> PersonID {
        if let id = PersonID(text) { return id }
        let found = try subjects(.person).compactMap { PersonID($0) }.filter { try story($0)?.name == text }
        guard found.count == 1 else {
            throw Failure(
                found.isEmpty
                    ? "nobody is called “\(text)”; annals people shows who there is"
                    : "“\(text)” is the name of \(found.map(\.description).joined(separator: " and ")); name one by id")
        }
        return found[0]
    }

    /// The first moment of what people wrote.
    func start(_ text: String) throws -> Instant {
        if let period = Period(text) { return try organization().zone.start(of: period) }
        return try moment(text)
    }
}
