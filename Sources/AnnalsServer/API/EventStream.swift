import Annals
import AnnalsLog
import HTTPTypes
import Hummingbird
import ServiceLifecycle

/// What is recorded, told to one listener as server-sent events until they hang up or the server stops.
struct EventStream: Sendable {
    let house: House
    let person: PersonID
    let after: Position

    /// The most entries that are read at a time.
    private static let block = 500

    var response: Response {
        let body = ResponseBody { writer in
            // Whoever listens before looking misses nothing in between.
            let heads = house.announcements.listen()
            var last = after
            try await writer.write(ByteBuffer(string: "retry: 1000\n\n"))
            // The end as it was when listening began is told like one that is announced.
            var head = house.announcements.head
            var iterator = heads.cancelOnGracefulShutdown().makeAsyncIterator()
            while true {
                if head <= last { try await writer.write(ByteBuffer(string: ": still here\n\n")) }
                while last < head {
                    let end = min(head, Position(last.rawValue + Int64(EventStream.block)))
                    let events = try await house.feed.events(after: last, through: end, for: person, of: house)
                    last = end
                    if !events.isEmpty { try await writer.write(ByteBuffer(string: events)) }
                }
                guard let next = await iterator.next() else { break }
                head = next
            }
            try await writer.finish(nil)
        }
        return Response(
            status: .ok, headers: [.contentType: "text/event-stream", .cacheControl: "no-store"], body: body)
    }
}
