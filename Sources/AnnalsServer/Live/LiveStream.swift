import Annals
import AnnalsLog
import HTTPTypes
import Hummingbird
import ServiceLifecycle

/// What changes on one screen, told as server-sent events until it is shut.
///
/// Each event `parts` is JSON of the parts that look otherwise, its id how far the log was read; a screen that slept
/// says the last one, and is told once what it missed. The last event of a server that stops is `stopping`: when to come
/// back.
struct LiveStream: Sendable {
    let house: House
    let live: LiveSession
    let screens: LiveSession.Screens
    let person: PersonID
    let after: Position
    /// The secret of the visit, to notice that it is over.
    let secret: String

    var response: Response {
        let body = ResponseBody { writer in
            let seat = house.seats.take(person)
            defer { house.seats.leave(seat) }
            let ticks = live.listen(on: seat)
            var iterator = ticks.cancelOnGracefulShutdown().makeAsyncIterator()
            var last = after
            var standing: [Int]?
            try await writer.write(ByteBuffer(string: "retry: 1000\n\n"))
            while !live.isOver, !seat.isOver, try house.access.visitor(secret, now: house.clock()) == person {
                let change = live.change(screens, for: person, after: last, standing: standing)
                var text = ""
                // One's own comes first, and the id with the last: what was cut off in between is told again.
                if let own = change.own { text += "event: parts\ndata: \(own)\n\n" }
                if change.parts != nil || change.own != nil {
                    text += "event: parts\nid: \(change.position.rawValue)\ndata: \(change.parts ?? "{}")\n\n"
                }
                if text.isEmpty { text = ": still here\n\n" }
                try await writer.write(ByteBuffer(string: text))
                (last, standing) = (change.position, change.standing)
                guard await iterator.next() != nil else { break }
            }
            // Each is told another while to wait, so that they do not all come back at once.
            if Task.isShuttingDownGracefully {
                let wait = 1000 + Int(person.number) * 37 % 2000
                try await writer.write(
                    ByteBuffer(string: "event: stopping\nretry: \(wait)\ndata: {\"waitMilliseconds\":\(wait)}\n\n"))
            }
            try await writer.finish(nil)
        }
        return Response(
            status: .ok, headers: [.contentType: "text/event-stream", .cacheControl: "no-store"], body: body)
    }
}
