public import Annals

/// The way into a session by the room's code: whether it is open, who came in by it, and who waits to be let in.
public struct LiveDoor: Sendable, Hashable {
    /// Whether there is a link that opens it.
    public var isOpen = false
    /// The link; `nil` where it was made before the server was started, and nobody can show it any more.
    public var link: String?
    /// The link for cameras.
    public var picture: QRPicture?
    /// Whether it shows the names of those who are invited to whoever holds the link.
    public var listsNames = true
    /// Whether only the server's own machine can follow the link.
    public var isOnlyHere = false
    /// Until when the link opens the door.
    public var expires: Instant?
    /// Who came in by the code, in the order of coming.
    public var arrivals: [Arrival] = []
    /// Who came in by a personal link of their own.
    public var own: Set<PersonID> = []
    /// Who waits to be let in.
    public var waiting: [Waiting] = []
    /// Who was shown out again.
    public var out: [Out] = []

    /// A door that is shut.
    public init() {}

    /// Somebody who came in.
    public struct Arrival: Sendable, Hashable {
        /// Whose name they took.
        public let person: PersonID
        /// When.
        public let at: Instant

        /// Puts it together.
        public init(_ person: PersonID, at: Instant) {
            self.person = person
            self.at = at
        }
    }

    /// Somebody who waits.
    public struct Waiting: Sendable, Hashable {
        /// By what they are told from others who wait.
        public let number: Int
        /// The name that they want to take; `nil` for a guest, or where names are not shown.
        public let person: PersonID?
        /// What they call themselves.
        public let name: String
        /// Since when.
        public let since: Instant

        /// Puts it together.
        public init(_ number: Int, person: PersonID?, name: String, since: Instant) {
            self.number = number
            self.person = person
            self.name = name
            self.since = since
        }
    }

    /// Somebody who was shown out.
    public struct Out: Sendable, Hashable {
        /// Whose name they had taken.
        public let person: PersonID
        /// When they were shown out.
        public let at: Instant
        /// How many entries were recorded of the session under that name meanwhile; they stay.
        public let entries: Int

        /// Puts it together.
        public init(_ person: PersonID, at: Instant, entries: Int) {
            self.person = person
            self.at = at
            self.entries = entries
        }
    }

    /// Whether somebody is in, by the code or by a link of their own.
    public func has(_ person: PersonID) -> Bool { own.contains(person) || arrivals.contains { $0.person == person } }
}

extension Session {
    /// Who is invited and not excused, each once, in the order of the invitations.
    public var expected: [PersonID] {
        var seen: Set<PersonID> = []
        return invited.filter { !$0.isExcused }.map(\.person).filter { seen.insert($0).inserted }
    }

    /// Whether it is still to come, or going on.
    public var isAhead: Bool { state == .scheduled || isOpen }
}
