import Annals
import Synchronization

/// The streams of events that each person has open: a browser holds one a screen, and a phone that slept leaves one behind
/// that nobody reads any more.
///
/// There are ``most`` at a time; the oldest is ended for one more, whose place its client finds again if it is still there.
final class Seats: Sendable {
    /// The most streams of one person.
    static let most = 20

    private let seats = Mutex<[PersonID: [Seat]]>([:])

    /// A seat for one more stream.
    func take(_ person: PersonID) -> Seat {
        let seat = Seat(person)
        let oldest = seats.withLock { seats -> Seat? in
            seats[person, default: []].append(seat)
            guard let own = seats[person], own.count > Seats.most else { return nil }
            return seats[person]?.removeFirst()
        }
        oldest?.end()
        return seat
    }

    /// Gives a seat back, once its stream is over.
    func leave(_ seat: Seat) {
        seats.withLock { seats in
            seats[seat.person]?.removeAll { $0 === seat }
            if seats[seat.person]?.isEmpty == true { seats[seat.person] = nil }
        }
    }

    /// How many streams somebody has open.
    func count(of person: PersonID) -> Int { seats.withLock { $0[person]?.count ?? 0 } }
}

/// The place of one stream.
final class Seat: Sendable {
    let person: PersonID
    private struct State {
        var isOver = false
        var ending: (@Sendable () -> Void)?
    }
    private let state = Mutex(State())

    init(_ person: PersonID) {
        self.person = person
    }

    /// Whether its stream is to end.
    var isOver: Bool { state.withLock { $0.isOver } }

    /// Says how its stream is ended while it waits for something new.
    func ends(by ending: @escaping @Sendable () -> Void) {
        let isOver = state.withLock { state in
            state.ending = ending
            return state.isOver
        }
        if isOver { ending() }
    }

    /// Ends its stream.
    func end() {
        let ending = state.withLock { state in
            state.isOver = true
            return state.ending
        }
        ending?()
    }
}
