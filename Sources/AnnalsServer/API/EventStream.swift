import Annals
import AnnalsLog
import HTTPTypes
import Hummingbird
import ServiceLifecycle

/// What is recorded, told to one listener as server-sent events until they hang up, their visit is over or the server
/// stops.
struct EventStream: Sendable {
    let house: House
    let person: PersonID
    let after: Position
    /// The secret of the visit, to notice that it is over.
    let secret: String

    var response: Response {
        let body = ResponseBody { writer in
            let seat = house.seats.take(person)
            defer { house.seats.leave(seat) }
            // Whoever listens before looking misses nothing in between.
            let heads = house.announcements.listen { finish in seat.ends(by: finish) }
            var last = after
            try await writer.write(ByteBuffer(string: "retry: 1000\n\n"))
            // The end as it was when listening began is told like one that is announced.
            var head = house.announcements.head
            var iterator = heads.cancelOnGracefulShutdown().makeAsyncIterator()
            listening: while try isOpen, !seat.isOver {
                if head <= last { try await writer.write(ByteBuffer(string: ": still here\n\n")) }
                while last < head {
                    guard try isOpen else { break listening }
                    do {
                        let told = try await house.feed.events(after: last, head: head, for: person, of: house)
                        last = told.last
                        if !told.text.isEmpty { try await writer.write(ByteBuffer(string: told.text)) }
                    } catch let problem as Problem where problem == .signIn {
                        // They left, or were forgotten.
                        break listening
                    }
                }
                guard let next = await iterator.next() else { break }
                head = next
            }
            try await writer.finish(nil)
        }
        return Response(
            status: .ok, headers: [.contentType: "text/event-stream", .cacheControl: "no-store"], body: body)
    }

    private var isOpen: Bool { get throws { try house.access.visitor(secret, now: house.clock()) == person } }
}
