import Annals
import AnnalsLog
import AnnalsPages
import NIOPosix

/// What a stranger with the link of a room is shown: no more than that.
struct RoomNames: Sendable {
    /// The organization and the session.
    let place: (organization: String, title: String)
    /// Who is invited and not in, by name.
    let names: [JoinPage.Name]
    /// Whether the session is still to come or going on.
    let isAhead: Bool
    /// Whether it is for a circle.
    let isForCircle: Bool
    /// Whether it is open, and who is in its room.
    let isOpen: Bool
    let present: Set<PersonID>

    /// Reads it, away from the threads that serve connections.
    static func read(_ session: SessionID, of house: House) async throws -> RoomNames? {
        let door = try house.doors.door(of: session, now: house.clock())
        return try await NIOThreadPool.singleton.runIfActive {
            try house.log.read { reading -> RoomNames? in
                guard let story = try reading.story(session) else { return nil }
                let organization = try reading.organization()
                let now = house.clock()
                return RoomNames(
                    place: (organization.name, story.title),
                    names: try story.expected.filter { !door.has($0) }.compactMap { person in
                        guard let who = try reading.story(person), who.left == nil, who.forgotten == nil else {
                            return nil
                        }
                        // A name that leads the session, or holds a role, is not to be had by a tap alone.
                        let holds = who.roles.contains { grant in
                            grant.until.map { organization.zone.end(of: $0) >= now } ?? true
                        }
                        return JoinPage.Name(
                            person, name: who.shownName, title: who.title,
                            asks: story.isLed(by: person) || holds)
                    }.sorted { ($0.name, $0.person) < ($1.name, $1.person) },
                    isAhead: story.isAhead, isForCircle: !story.plan.circle.isEmpty, isOpen: story.isOpen,
                    present: Set(story.present))
            }
        }
    }
}
