import Annals
import AnnalsLog
import AnnalsPages
import HTTPTypes
import Hummingbird

/// Coming in and going out.
extension Route {
    static let doors: [Route] = [
        Route(
            .get, "/enter/{secret}", "Opens a visit with a personal link, and sets its cookie.", isForStrangers: true,
            parameters: [Parameter(name: "secret", words: "The secret of the link.", isInPath: true)],
            answers: [
                (.seeOther, "In: on to the start."), (.ok, "Of a link for once: the page that sends it."),
                (.unauthorized, "The link opens nothing."),
            ]
        ) { request, context, house in
            let secret = try context.parameters.require("secret")
            guard let link = try house.access.link(secret, now: house.clock()) else { throw Problem.linkOpensNothing }
            // Messengers and mail filters look at a link before its reader does. On this machine there are none.
            let isLookedAtFirst = link.isForOnce && !house.settings.isForThisMachineAlone
            guard request.method == .get, !isLookedAtFirst else {
                let language = Language(of: request)
                return Page(
                    html: NoticePage.html(
                        title: "Come in", words: language["Your personal link opens the door once, for this browser."],
                        language: language, action: NoticePage.Action("Come in", to: "/enter/\(secret)"))
                ).response
            }
            return try house.entering(with: secret, from: request, in: context)
        },
        Route(
            .post, "/enter/{secret}", "Opens a visit with a personal link that is for once: what its page sends.",
            isForStrangers: true,
            parameters: [Parameter(name: "secret", words: "The secret of the link.", isInPath: true)],
            answers: [(.seeOther, "In: on to the start."), (.unauthorized, "The link opens nothing.")]
        ) { request, context, house in
            try house.entering(with: try context.parameters.require("secret"), from: request, in: context)
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

extension House {
    /// Lets somebody in with the secret of their link, and on to the start.
    fileprivate func entering(
        with secret: String, from request: Request, in context: VisitContext
    ) throws -> Response {
        guard let entered = try access.enter(with: secret, now: clock()) else { throw Problem.linkOpensNothing }
        // Who came in by a room's code, and now comes in by a link of their own, leaves the name to that.
        if let room = context.room, let old = SignInGuard.secret(in: request, settings) {
            try access.leave(old)
            live.tell(room)
        }
        var response = Response(status: .seeOther, headers: [.location: "/"])
        response.setCookie(.visit(entered.visit, isSecure: settings.isSecure))
        return response
    }
}

extension Problem {
    fileprivate static let linkOpensNothing = Problem(
        .unauthorized, "this link opens nothing (any more): ask whoever invited you for a new one",
        russian: "эта ссылка ничего (больше) не открывает: попросите новую у того, кто вас пригласил")
}
