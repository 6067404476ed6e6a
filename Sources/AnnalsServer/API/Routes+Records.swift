import Annals
import AnnalsLog
import Foundation
import HTTPTypes
import Hummingbird

/// Recording.
extension Route {
    /// The most bytes of the line of an action, and of the documents with it.
    private static let longestLine = 200_000

    static let records: [Route] = [
        Route(
            .post, "/api/actions", "Records an action; answered once it is durable.",
            body: Body(
                mediaType: "application/json",
                words: "An action line: type, data and, where they are not what the visit says, actor, session, id.",
                schema: "actionLine"),
            answers: [
                (.created, "Recorded, or there already under the same id."),
                (.badRequest, "Not an action line."), (.forbidden, "Not for whoever is signed in."),
                (.notFound, "Something that it names is not there."), (.conflict, "Refused by a rule."),
            ]
        ) { request, context, house in
            let person = try context.person
            try await house.read(as: person) { _ in }
            let body = try await request.body(upTo: longestLine)
            let receipt = try await house.writer.record(Intent(Array(body.readableBytesView), sender: person))
            let shown = try await house.read(as: person) { reading in receipt.json(Viewer(reading)) }
            return Response(shown, status: receipt.isRepeat ? .ok : .created)
        },
        Route(
            .post, "/api/documents",
            "Attaches a document to anything in the log; its content is kept in the log's file.",
            parameters: [
                Parameter(name: "on", words: "What it is attached to: D-9, S-4."),
                Parameter(name: "name", words: "The file's name."),
                Parameter(name: "source", words: "Where it comes from."),
            ],
            body: Body(mediaType: "application/octet-stream", words: "The content, up to 20 MB."),
            answers: [(.created, "Attached."), (.badRequest, "Not a document."), (.conflict, "Refused by a rule.")]
        ) { request, context, house in
            let person = try context.person
            try await house.read(as: person) { _ in }
            guard let on = request.query("on"), let name = request.query("name") else {
                throw Problem(.badRequest, "say what it is attached to (on) and what it is called (name)")
            }
            let type = request.headers[.contentType] ?? "application/octet-stream"
            let content = Array((try await request.body(upTo: 20_000_000)).readableBytesView)
            guard !content.isEmpty else { throw Problem(.badRequest, "the content is empty") }
            let document = Document(content)
            var members: [JSONValue.Member] = [
                .init("on", .text(on)), .init("name", .text(name)), .init("mediaType", .text(type)),
                .init("sha256", .text(document.sha256.hex)), .init("bytes", JSONValue(content.count)),
            ]
            if let source = request.query("source") { members.append(.init("source", .text(source))) }
            let line: JSONValue = ["type": "document-attached", "data": .object(members)]
            let intent = Intent(Array(line.written(pretty: false).utf8), documents: [document], sender: person)
            let receipt = try await house.writer.record(intent)
            let shown = try await house.read(as: person) { reading in receipt.json(Viewer(reading)) }
            return Response(shown, status: .created)
        },
    ]
}

extension Receipt {
    /// For programs: the entry as whoever recorded it may see it, and what came of it.
    func json(_ viewer: Viewer) -> JSONValue { json { viewer.line($0) } }

    /// For programs, with the lines of entries as somebody shows them.
    func json(_ line: (Entry) -> JSONValue) -> JSONValue {
        [
            "schemaVersion": 1, "entry": line(entry), "created": .each(created) { .text($0.id) },
            "isRepeat": .truth(isRepeat), "remarks": .each(remarks) { .text($0.english) },
            "following": .each(following) { line($0) },
        ]
    }
}
