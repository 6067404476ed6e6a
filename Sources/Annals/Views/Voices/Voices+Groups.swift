extension Voices {
    /// By what sessions are set side by side.
    public enum Grouping: String, CaseIterable, Sendable {
        case session = "session"
        case person = "person"
        case moderator = "moderator"
        case style = "style"
    }

    /// Sessions that have something in common, in the order of time, and all of them together.
    public struct Group: Sendable {
        /// What they have in common: a session, a moderator, or a style.
        public let key: Key
        /// A session each.
        public let accounts: [Account]
        /// All of them together.
        public let sum: Account
    }

    /// What the sessions of a group have in common.
    public enum Key: Hashable, Sendable {
        case session(SessionID)
        case moderator(PersonID)
        case style(ModeratorStyle)
    }

    /// The accounts by what they have in common; those of which it is not on record belong to no group.
    public static func groups(_ accounts: [Account], by grouping: Grouping) -> [Group] {
        var order: [Key] = []
        var found: [Key: [Account]] = [:]
        for account in accounts {
            guard let session = account.sessions.first, let key = key(of: session, grouping) else { continue }
            if found[key] == nil { order.append(key) }
            found[key, default: []].append(account)
        }
        return order.compactMap { key in
            let accounts = found[key] ?? []
            return Account(sum: accounts).map { Group(key: key, accounts: accounts, sum: $0) }
        }
    }

    private static func key(of session: Session, _ grouping: Grouping) -> Key? {
        switch grouping {
        case .session, .person: .session(session.id)
        case .moderator: session.leader.map { .moderator($0.person) }
        case .style: session.leader?.style.map { .style($0) }
        }
    }
}

extension Voices.Account {
    /// How satisfied people were at the closing; without answers where nobody was asked.
    public var satisfaction: Mean { closing(PulseOpened.satisfaction) }

    /// How far people found at the closing that it was their own work, not the moderator's.
    public var ownWork: Mean { closing(PulseOpened.ownWork) }

    private func closing(_ text: String) -> Mean {
        let statement = statements.first { $0.text == text }
        return statement?.readings.filter { $0.when == .closing }.reduce(Mean()) { $0 + $1.mean } ?? Mean()
    }
}

extension Voices.Key: CustomStringConvertible {
    /// The id, or the style's word.
    public var description: String {
        switch self {
        case .session(let id): id.description
        case .moderator(let id): id.description
        case .style(let style): style.rawValue
        }
    }
}
