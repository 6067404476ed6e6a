import Annals
import AnnalsLog
import HTTPTypes
import Hummingbird

/// The entries themselves, as they stand in the log, and the stream of those to come.
extension Route {
    static let entries: [Route] = [
        Route(
            .get, "/api/entries", "The lines of the log in the order of positions, a page at a time.",
            parameters: [
                Parameter(name: "after", words: "Only those behind this position.", isInteger: true),
                Parameter(name: "limit", words: "At most so many, up to 1000; left out, 100.", isInteger: true),
                Parameter(name: "subject", words: "Only those that name this: D-9, I-3, ranking."), .known,
            ],
            answers: [(.ok, "The lines, and with which position to go on.")]
        ) { request, context, house in
            let after = Position(try request.number("after", in: 0...Int64.max - 1) ?? 0)
            let limit = Int(try request.number("limit", in: 1...1000) ?? 100)
            let subject = try request.query("subject").map { text in
                guard let subject = Subject(id: text) else {
                    throw Problem(.badRequest, "“\(text.prefix(40))” is no id, such as S-4 or D-9", field: "subject")
                }
                return subject
            }
            return Response(
                try await house.read(as: context.person, at: Moments(known: request.query("known"))) { reading in
                    let viewer = Viewer(reading)
                    var lines: [JSONValue] = []
                    var last: Position?
                    var more = false
                    func take(_ entry: Entry) -> Bool {
                        guard entry.position > after else { return true }
                        if let subject, subject.kind == .person, !viewer.isFound(entry, by: subject) { return true }
                        more = lines.count == limit
                        if more { return false }
                        lines.append(viewer.line(entry))
                        last = entry.position
                        return true
                    }
                    if let subject {
                        try reading.forEachRecorded(naming: [subject], .oldestFirst, take)
                    } else {
                        try reading.forEachRecorded(from: after.next, take)
                    }
                    return [
                        "schemaVersion": 1, "entries": .list(lines),
                        "next": more ? last.map { JSONValue($0.rawValue) } ?? .null : .null,
                        "head": JSONValue(reading.known.rawValue),
                    ]
                })
        },
        Route(
            .get, "/api/entries/{position}", "One entry, and what became of it.",
            parameters: [
                Parameter(name: "position", words: "Its position.", isInPath: true, isInteger: true), .known,
            ],
            answers: [(.ok, "The entry."), (.notFound, "There is none.")]
        ) { request, context, house in
            let text = try context.parameters.require("position")
            guard let number = Int64(text), number > 0, number < .max else {
                throw Problem(.badRequest, "“\(text.prefix(40))” is no position, such as 17", field: "position")
            }
            return Response(
                try await house.read(as: context.person, at: Moments(known: request.query("known"))) { reading in
                    guard let entry = try reading.entry(at: Position(number)) else {
                        throw Refusal.noEntry(Position(number))
                    }
                    let viewer = Viewer(reading)
                    return [
                        "schemaVersion": 1, "entry": viewer.line(entry),
                        "leaf": .optional(try reading.leaf(at: entry.position)?.hex),
                        "fate": .each(try reading.fate(of: entry.position)) { viewer.line($0) },
                    ]
                })
        },
        Route(
            .get, "/api/events", "What is recorded, as it is recorded (server-sent events, one an entry).",
            parameters: [
                Parameter(
                    name: "after", words: "Begins behind this position; left out, with what comes next.",
                    isInteger: true)
            ],
            answers: [
                (.ok, "The stream; the id of each event is a position. A client that comes back says the last one.")
            ]
        ) { request, context, house in
            let person = try context.person
            try await house.read(as: person) { _ in }
            let asked = try request.number("after", in: 0...Int64.max - 1)
            let lastSeen = request.headers[.lastEventID].flatMap { Int64($0) }
            let after = (lastSeen ?? asked).map { Position(max(0, $0)) } ?? house.announcements.head
            return EventStream(
                house: house, person: person, after: after,
                secret: SignInGuard.secret(in: request, house.settings) ?? ""
            ).response
        },
    ]
}
