import Annals
import AnnalsLog
import AnnalsPages
import Synchronization

/// The doors of the rooms: what of them is kept while the server runs, beside what the keys file holds.
///
/// The link itself is kept here alone, to be shown on the projector; the keys file has its hash.
final class RoomDoors: Sendable {
    /// How long a link opens the door, and how long a visit lasts that it opened.
    static let milliseconds: Int64 = 24 * 3600 * 1000
    /// The most who may wait at one door.
    static let mostWaiting = 100

    private struct Memory {
        var secret: String?
        var link: String?
        var picture: QRPicture?
        var isOnlyHere = false
        var own: Set<PersonID> = []
        var waiting: [Waiting] = []
        var out: [LiveDoor.Out] = []
        var last = 0
    }

    private struct Waiting {
        let ticket: String
        let shown: LiveDoor.Waiting
        var answer: Answer
    }

    /// How it stands with somebody who waits.
    enum Answer: Sendable, Equatable {
        case waits
        case turnedAway
        /// They are in, with the secret of their visit.
        case letIn(visit: String)
    }

    private let access: Access
    private let rooms = Mutex<[SessionID: Memory]>([:])

    init(_ access: Access) { self.access = access }

    /// The door as those see it who lead the session.
    func door(of session: SessionID, now: Instant) throws -> LiveDoor {
        let room = try access.room(of: session, now: now)
        let claims = try access.claims(in: session, now: now)
        return rooms.withLock { rooms in
            let memory = rooms[session] ?? Memory()
            var door = LiveDoor()
            door.isOpen = room != nil
            door.listsNames = room?.listsNames ?? true
            door.expires = room?.expires
            if let room, memory.secret.map({ room.isOpened(by: $0) }) == true {
                (door.link, door.picture, door.isOnlyHere) = (memory.link, memory.picture, memory.isOnlyHere)
            }
            door.arrivals = claims.map { LiveDoor.Arrival($0.person, at: $0.made) }
            door.own = memory.own
            door.waiting = memory.waiting.filter { $0.answer == .waits }.map(\.shown)
            door.out = memory.out
            return door
        }
    }

    // MARK: The link

    /// Makes a new link, at an address that phones can reach.
    func open(_ session: SessionID, listsNames: Bool, at address: RoomAddress, now: Instant) throws {
        let until = now.advanced(byMilliseconds: RoomDoors.milliseconds)
        let secret = try access.openRoom(of: session, listsNames: listsNames, until: until, now: now)
        let link = "\(address.base)/in/\(secret)"
        let picture = QRPicture(link)
        rooms.withLock { rooms in
            rooms[session, default: Memory()].secret = secret
            rooms[session]?.link = link
            rooms[session]?.picture = picture
            rooms[session]?.isOnlyHere = address.isOnlyHere
        }
    }

    /// Shuts the door; whoever waits is turned away.
    func close(_ session: SessionID) throws {
        try access.closeRoom(of: session)
        rooms.withLock { rooms in
            guard var memory = rooms[session] else { return }
            memory.secret = nil
            memory.link = nil
            memory.picture = nil
            for index in memory.waiting.indices where memory.waiting[index].answer == .waits {
                memory.waiting[index].answer = .turnedAway
            }
            rooms[session] = memory
        }
    }

    // MARK: Those who come

    /// Somebody looks at the session with a link of their own: their name is not to be had any more.
    ///
    /// - Returns: whether that is new.
    func came(_ person: PersonID, to session: SessionID) -> Bool {
        rooms.withLock { $0[session, default: Memory()].own.insert(person).inserted }
    }

    /// Somebody waits to be let in; `nil` where too many do.
    ///
    /// - Returns: the secret by which they are told what became of it.
    func wait(for session: SessionID, as person: PersonID?, name: String, now: Instant) -> String? {
        rooms.withLock { rooms in
            var memory = rooms[session] ?? Memory()
            guard memory.waiting.count(where: { $0.answer == .waits }) < RoomDoors.mostWaiting else { return nil }
            // What was answered long ago is not asked after any more.
            if memory.waiting.count > 10 * RoomDoors.mostWaiting { memory.waiting.removeFirst(RoomDoors.mostWaiting) }
            memory.last += 1
            let ticket = Access.secret()
            memory.waiting.append(
                Waiting(
                    ticket: ticket, shown: LiveDoor.Waiting(memory.last, person: person, name: name, since: now),
                    answer: .waits))
            rooms[session] = memory
            return ticket
        }
    }

    /// How it stands with whoever has that ticket; `nil` where nobody has it.
    ///
    /// What opens the visit is told once.
    func answer(to ticket: String, of session: SessionID) -> Answer? {
        rooms.withLock { rooms in
            guard let index = rooms[session]?.waiting.firstIndex(where: { $0.ticket == ticket }) else { return nil }
            let answer = rooms[session]?.waiting[index].answer
            if case .letIn = answer { rooms[session]?.waiting.remove(at: index) }
            return answer
        }
    }

    /// Who waits under a number; `nil` where nobody does.
    func waiting(_ number: Int, for session: SessionID) -> LiveDoor.Waiting? {
        rooms.withLock { rooms in
            rooms[session]?.waiting.first { $0.shown.number == number && $0.answer == .waits }?.shown
        }
    }

    /// Lets in whoever waits under a number, as somebody; `false` where that name is taken, or nobody waits any more.
    func admit(_ number: Int, to session: SessionID, as person: PersonID, now: Instant) throws -> Bool {
        guard waiting(number, for: session) != nil, let visit = try claim(person, in: session, now: now) else {
            return false
        }
        answer(.letIn(visit: visit), number, session)
        return true
    }

    /// Turns away whoever waits under a number.
    func turnAway(_ number: Int, from session: SessionID) { answer(.turnedAway, number, session) }

    private func answer(_ answer: Answer, _ number: Int, _ session: SessionID) {
        rooms.withLock { rooms in
            guard let index = rooms[session]?.waiting.firstIndex(where: { $0.shown.number == number }) else { return }
            rooms[session]?.waiting[index].answer = answer
        }
    }

    /// Opens a visit in a name; `nil` where it is taken.
    func claim(_ person: PersonID, in session: SessionID, now: Instant) throws -> String? {
        guard !rooms.withLock({ $0[session]?.own.contains(person) == true }) else { return nil }
        return try access.claim(
            person, in: session, until: now.advanced(byMilliseconds: RoomDoors.milliseconds), now: now)
    }

    /// Ends the visit that somebody opened in a name.
    ///
    /// - Parameter count: how many entries were recorded under that name since a moment.
    /// - Returns: what the console is told; `nil` where there was no visit.
    func showOut(
        _ person: PersonID, of session: SessionID, now: Instant, count: (_ since: Instant) async throws -> Int
    ) async throws -> LiveDoor.Out? {
        guard let made = try access.withdraw(person, from: session) else { return nil }
        let out = LiveDoor.Out(person, at: now, entries: try await count(made))
        rooms.withLock { rooms in
            rooms[session, default: Memory()].out.append(out)
            if let count = rooms[session]?.out.count, count > 20 { rooms[session]?.out.removeFirst(count - 20) }
        }
        return out
    }
}
