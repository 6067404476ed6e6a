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

    func list(_ kind: Register.Kind) throws {
        if let status, !kind.has(status) {
            let verb = kind == .homework ? "is" : "are"
            throw Failure(
                "no \(kind.rawValue) \(verb) ever “\(status)”; they are: \(kind.statuses.joined(separator: ", "))",
                code: 2)
        }
        if theme != nil, !kind.hasThemes {
            let themed = Register.Kind.allCases.filter(\.hasThemes).map(\.rawValue).joined(separator: ", ")
            throw Failure("\(kind.rawValue) belong to no themes; --theme filters \(themed)", code: 2)
        }
        func register(_ reading: Reading) throws -> (rows: [Register.Row], table: Table) {
            let register = try reading.fold(Registers.self).register(kind, at: reading.moment)
            let rows = try filtered(register.rows, reading)
            var table = Table(register.columns)
            for row in rows { table.add(row.cells) }
            return (rows, table)
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

    private func filtered(_ rows: [Register.Row], _ reading: Reading) throws -> [Register.Row] {
        let owner = try owner.map { try reading.person($0) }
        let session = try session.map { try reading.session($0) }
        let theme = try theme.map { try reading.theme($0) }
        let since = try since.map { try reading.start($0) }
        let until = try until.map { try reading.moment($0) }
        return rows.filter { row in
            (status == nil || row.status == status) && (owner == nil || row.owner == owner)
                && (session == nil || row.session == session)
                && (theme.map { row.themes.contains($0) } ?? true)
                && (since.map { (row.time ?? .earliest) >= $0 } ?? true)
                && (until.map { (row.time ?? .latest) <= $0 } ?? true)
        }
    }
}

extension Register.Kind {
    /// How a thing of the register can stand.
    fileprivate var statuses: [String] {
        switch self {
        case .decisions: Decision.State.allCases.map(\.rawValue) + ["out of its dates"]
        case .tasks: Todo.State.allCases.map(\.rawValue) + ["overdue"]
        case .goals: ["open", "achieved", "dropped"]
        case .measures: ["on target", "off target", "no target", "retired"]
        case .ballots: ["open"] + Verdict.allCases.map(\.rawValue) + ["annulled", "withdrawn"]
        case .ideas: ["open", "parked", "withdrawn", "in U-1 (a group)", "merged into I-1 (an idea)"]
        case .sessions: ["scheduled", "open", "paused", "closed", "cancelled"]
        case .people: ["here", "left", "forgotten"]
        case .findings: Finding.State.allCases.map(\.rawValue)
        case .assumptions: Assumption.State.allCases.map(\.rawValue) + ["due"]
        case .themes: ["named"]
        case .questions: ["open", "answered"]
        case .homework: ["open", "overdue", "handed in", "missing"]
        }
    }

    fileprivate func has(_ status: String) -> Bool {
        statuses.contains(status)
            || (self == .ideas && (status.hasPrefix("in U-") || status.hasPrefix("merged into I-")))
    }
}

extension Reading {
    /// Whether the log says anything of a subject.
    func isThere(_ subject: Subject) throws -> Bool { try !entries(of: subject, aboutOnly: false).isEmpty }

    /// The session with that id.
    func session(_ text: String) throws -> SessionID {
        guard let id = SessionID(text), id.isGiven else {
            throw Failure("“\(text)” is no session's id, such as S-4; annals sessions lists them", code: 2)
        }
        guard try isThere(id.subject) else { throw Refusal.notFound(id.subject) }
        return id
    }

    /// The theme that an id or an exact title means.
    func theme(_ text: String) throws -> ThemeID {
        if let id = ThemeID(text), id.isGiven {
            guard try isThere(id.subject) else { throw Refusal.notFound(id.subject) }
            return id
        }
        let found = try subjects(.theme).compactMap { ThemeID($0) }.filter { try story($0)?.title == text }
        guard found.count == 1 else {
            throw Failure(
                found.isEmpty
                    ? "no theme is called “\(text)”; annals themes lists them"
                    : "“\(text)” is the title of \(found.map(\.description).joined(separator: " and ")); name one by id"
            )
        }
        return found[0]
    }

    /// The person that an id or an exact name means.
    func person(_ text: String) throws -> PersonID {
        if let id = PersonID(text), id.isGiven {
            guard try isThere(id.subject) else { throw Refusal.notFound(id.subject) }
            return id
        }
        let found = try subjects(.person).compactMap { PersonID($0) }.filter {
            try !text.isEmpty && story($0)?.name == text
        }
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
