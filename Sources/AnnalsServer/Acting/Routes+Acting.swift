import Annals
import AnnalsLog
import AnnalsPages
import HTTPTypes
import Hummingbird

/// Acting from pages.
extension Route {
    /// The most bytes of a form.
    private static let longestForm = 300_000

    static let acting: [Route] = [
        Route(
            .post, "/act", "Records what a form of the pages says; answered once it is durable.", isForRooms: true,
            body: Body(
                mediaType: "application/x-www-form-urlencoded",
                words: "type, session, id, expect, return, and data.NAME for each field of the action."),
            answers: [
                (.created, "Recorded, told as JSON where that is asked for."), (.ok, "Recorded before."),
                (.seeOther, "Recorded: back to the page."), (.badRequest, "Not understood."),
                (.forbidden, "Not for whoever is signed in."),
                (.notFound, "Something that it names is not there."), (.conflict, "Refused by a rule."),
            ]
        ) { request, context, house in
            let person = try context.person
            try await house.readQuickly(as: person) { _ in }
            let body = try await request.body(upTo: longestForm)
            let acting = Acting(
                house: house, person: person, room: context.room, fields: try FormBody.fields(body.readableBytesView))
            let wantsJSON = request.headers[.accept]?.contains("application/json") == true
            do {
                let receipt = try await acting.record()
                return wantsJSON ? try await acting.told(receipt) : acting.goingBack(receipt)
            } catch  where !wantsJSON && !(error is CancellationError) {
                return acting.refused(Problem(error), Language(of: request))
            }
        }
    ]
}

extension Acting {
    /// What was recorded, for a script: with what can be undone.
    fileprivate func told(_ receipt: Receipt?) async throws -> Response {
        guard let receipt else {
            return Response(["schemaVersion": 1, "isRepeat": .truth(true)], status: .ok)
        }
        let shown: JSONValue
        if case .voteCast = receipt.entry.action, receipt.following.isEmpty {
            // Whether the ballot hides it would take reading all votes so far; whoever voted knows what.
            shown = receipt.json { .raw($0.showing(without: .text).readableLine) }
        } else {
            shown = try await house.readQuickly(as: person) { reading in receipt.json(Viewer(reading)) }
        }
        let undo: JSONValue = receipt.entry.canBeUndone ? JSONValue(receipt.entry.position.rawValue) : .null
        return Response(
            shown.adding(["undo": undo, "undoMilliseconds": JSONValue(Acting.undoMilliseconds)]),
            status: receipt.isRepeat ? .ok : .created)
    }

    /// Back to the page; a live screen is told what was done, so that it offers to undo it.
    fileprivate func goingBack(_ receipt: Receipt?) -> Response {
        var location = back
        if let entry = receipt?.entry, entry.canBeUndone,
            LiveSight.allCases.contains(where: { back.hasSuffix("/\($0.rawValue)") })
        {
            location += "?done=\(entry.position.rawValue)"
        }
        return Response(status: .seeOther, headers: [.location: location])
    }

    /// Why not, with all that was typed, to be mended and sent again.
    fileprivate func refused(_ problem: Problem, _ language: Language) -> Response {
        if problem.status == .unauthorized { return problem.page(language) }
        let html = RefusedPage.html(
            problem.told(in: language), fields: fields.map { ($0.name, $0.value) }, back: back, language: language)
        var response = Page(html: html).response
        response.status = problem.status
        return response
    }
}
