import Annals
import AnnalsLog
import HTTPTypes
import Hummingbird

/// Coming in and going out.
extension Route {
    static let doors: [Route] = [
        Route(
            .get, "/enter/{secret}", "Opens a visit with a personal link, and sets its cookie.", isForStrangers: true,
            parameters: [Parameter(name: "secret", words: "The secret of the link.", isInPath: true)],
            answers: [(.seeOther, "In: on to the start."), (.unauthorized, "The link opens nothing.")]
        ) { request, context, house in
            let secret = try context.parameters.require("secret")
            guard let entered = try house.access.enter(with: secret, now: house.clock()) else {
                throw Problem(
                    .unauthorized, "this link opens nothing (any more): ask whoever invited you for a new one")
            }
            // Who came in by a room's code, and now comes in by a link of their own, leaves the name to that.
            if let room = context.room, let old = SignInGuard.secret(in: request, house.settings) {
                try house.access.leave(old)
                house.live.tell(room)
            }
            var response = Response(status: .seeOther, headers: [.location: "/"])
            response.setCookie(.visit(entered.visit, isSecure: house.settings.isSecure))
            return response
        },
        Route(
            .post, "/leave", "Ends the visit.", isForRooms: true,
            answers: [(.noContent, "Out."), (.seeOther, "Out: on to the door, for browsers.")]
        ) { request, context, house in
            if let secret = SignInGuard.secret(in: request, house.settings) { try house.access.leave(secret) }
            if let room = context.room { house.live.tell(room) }
            var response =
                Problems.wantsPage(request)
                ? Response(status: .seeOther, headers: [.location: "/"]) : Response(status: .noContent)
            response.setCookie(.noVisit(isSecure: house.settings.isSecure))
            return response
        },
        Route(
            .get, "/api/health", "Whether the server answers.", isForStrangers: true, answers: [(.ok, "It does.")]
        ) { _, _, _ in Response(["schemaVersion": 1, "status": "ok"]) },
        Route(
            .get, "/api/me", "Who is signed in, with their standing roles."
        ) { _, context, house in
            let person = try context.person
            return Response(
                try await house.read(as: person) { reading in
                    guard let story = try reading.visitor(person) else { throw Problem.signIn }
                    return [
                        "schemaVersion": 1, "person": .text(person.description),
                        "name": .text(try reading.story(person)?.shownName ?? story.shownName),
                        "roles": .each(story.roles) { .text($0.role.rawValue) },
                        "organization": .text(try reading.organization().name),
                    ]
                })
        },
    ]
}
