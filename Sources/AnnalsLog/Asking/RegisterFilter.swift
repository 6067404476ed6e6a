public import Annals

/// What a register is filtered by, as people write it.
public struct RegisterFilter: Sendable {
    /// Only with this status: `in force`, `open`, `overdue`.
    public var status: String?
    /// Only this person's, by id or name.
    public var owner: String?
    /// Only of this session.
    public var session: String?
    /// Only what belongs to this theme, by id or title.
    public var theme: String?
    /// Only from then on.
    public var since: String?
    /// Only up to then.
    public var until: String?

    /// Everything.
    public init() {}

    /// Throws an `AskError` where a register cannot be filtered so, whatever the log holds.
    public func check(_ kind: Register.Kind) throws {
        if let status, !kind.has(status) {
            let verb = kind == .homework ? "is" : "are"
            throw AskError.misspelt(
                "no \(kind.rawValue) \(verb) ever “\(status.shortened)”; they are: "
                    + kind.statuses.joined(separator: ", "),
                russian: "«\(status.shortened)» — не состояние из этого реестра (\(kind.rawValue)); есть: "
                    + kind.statuses.joined(separator: ", "))
        }
        if theme != nil, !kind.hasThemes {
            let themed = Register.Kind.allCases.filter(\.hasThemes).map(\.rawValue).joined(separator: ", ")
            throw AskError.misspelt(
                "\(kind.rawValue) belong to no themes; a theme filters \(themed)",
                russian: "в реестре \(kind.rawValue) нет тем; по теме отбирают в реестрах \(themed)")
        }
    }
}

extension Reading {
    /// A register as of this reading's moment, with the rows that a filter lets through.
    ///
    /// - Parameter page: only so many of the latest of them, after so many others; left out, all.
    /// - Throws: `AskError`, `MomentError` or `Refusal` where the filter cannot be understood.
    public func register(
        _ kind: Register.Kind, _ filter: RegisterFilter = RegisterFilter(), page: (skipping: Int, most: Int)? = nil
    ) throws -> Register {
        try filter.check(kind)
        var wanted = Register.Wanted()
        wanted.status = filter.status
        wanted.owner = try filter.owner.map { try person($0) }
        wanted.session = try filter.session.map { try self.session($0) }
        wanted.theme = try filter.theme.map { try self.theme($0) }
        wanted.since = try filter.since.map { try start($0) }
        wanted.until = try filter.until.map { try moment($0) }
        wanted.page = page
        return try fold(Registers.self).register(kind, at: moment, wanted)
    }
}

extension Register.Kind {
    /// How a thing of the register can stand, in the words that its rows have.
    public var statuses: [String] {
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

    /// Whether a thing of the register can stand so.
    func has(_ status: String) -> Bool {
        statuses.contains(status)
            || (self == .ideas && (status.hasPrefix("in U-") || status.hasPrefix("merged into I-")))
    }
}
