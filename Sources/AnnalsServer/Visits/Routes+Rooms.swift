import Annals
import AnnalsLog
import AnnalsPages
import HTTPTypes
import Hummingbird

/// Coming in by the code that a room shows.
extension Route {
    private static let secret = Parameter(name: "secret", words: "The secret of the link.", isInPath: true)
    private static let opensNothing = Problem(
        .unauthorized, "this code opens nothing (any more): ask the moderator to show the new one",
        russian: "этот код ничего (больше) не открывает: попросите ведущего показать новый")

    static let rooms: [Route] = [
        Route(
            .get, "/in/{secret}", "The names of those who are invited to a session and not in yet.",
            isForStrangers: true, parameters: [secret],
            answers: [
                (.ok, "The page."), (.seeOther, "In already: on to the phone."),
                (.unauthorized, "The code opens nothing."),
            ]
        ) { request, context, house in
            let arrival = try await RoomArrival(request, context, house)
            if let phone = arrival.phoneOfVisit(context) { return phone }
            return arrival.page(arrival.step)
        },
        Route(
            .post, "/in/{secret}", "Takes a name, or asks to be let in as a guest; opens a visit to the session.",
            isForStrangers: true, parameters: [secret],
            body: Body(
                mediaType: "application/x-www-form-urlencoded",
                words: "person, whose name is taken, or name, of somebody who asks to be let in."),
            answers: [
                (.seeOther, "In: on to the phone; or the moderator is asked."), (.conflict, "The name is taken."),
                (.badRequest, "Not understood."), (.unauthorized, "The code opens nothing."),
                (.tooManyRequests, "Too many wait at the door."),
            ]
        ) { request, context, house in
            let arrival = try await RoomArrival(request, context, house)
            if let phone = arrival.phoneOfVisit(context) { return phone }
            let body = try await request.body(upTo: 4000)
            let fields = try FormBody.fields(body.readableBytesView)
            if let person = fields.first(where: { $0.name == "person" })?.value {
                return try await arrival.take(person)
            }
            return arrival.ask(fields.first { $0.name == "name" }?.value ?? "")
        },
        Route(
            .get, "/in/{secret}/{ticket}", "What the moderator said to somebody who asked to be let in.",
            isForStrangers: true,
            parameters: [secret, Parameter(name: "ticket", words: "By which they are known.", isInPath: true)],
            answers: [
                (.ok, "They wait, or were turned away."), (.seeOther, "In: on to the phone."),
                (.unauthorized, "The code opens nothing."),
            ]
        ) { request, context, house in
            let arrival = try await RoomArrival(request, context, house)
            switch house.doors.answer(to: try context.parameters.require("ticket"), of: arrival.session) {
            case .waits: return arrival.page(.waits)
            case .turnedAway: return arrival.page(.turnedAway)
            case .letIn(let visit): return arrival.letIn(visit)
            case nil: return Response(status: .seeOther, headers: [.location: arrival.path])
            }
        },
    ]

    /// Somebody who stands at the door with the link of a room.
    private struct RoomArrival {
        let session: SessionID
        let path: String
        private let room: Access.Room
        private let names: RoomNames
        private let house: House
        private let language: Language

        init(_ request: Request, _ context: VisitContext, _ house: House) async throws {
            let secret = try context.parameters.require("secret")
            guard let room = try house.access.room(with: secret, now: house.clock()),
                let names = try await RoomNames.read(room.session, of: house), names.isAhead
            else { throw Route.opensNothing }
            self.room = room
            self.names = names
            self.house = house
            session = room.session
            path = "/in/\(secret)"
            language = Language(of: request)
        }

        /// What the link shows first.
        var step: JoinPage.Step { room.listsNames ? .names(names.names) : .unlisted }

        /// On to the phone, for whoever is signed in already; those of another room take a name of this one.
        func phoneOfVisit(_ context: VisitContext) -> Response? {
            guard context.visitor != nil, context.room == nil || context.room == session else { return nil }
            return Response(status: .seeOther, headers: [.location: "/sessions/\(session)/phone"])
        }

        func page(_ step: JoinPage.Step, _ status: HTTPResponse.Status = .ok, problem: String? = nil) -> Response {
            // Where names are not shown, or a circle is meant, the link alone says nothing of the session either.
            let isSilent = !room.listsNames || names.isForCircle
            let page = JoinPage(step, place: isSilent ? nil : names.place, path: path, problem: problem, in: language)
            var response = Page(html: page.html).response
            response.status = status
            return response
        }

        /// Takes a name that was tapped.
        func take(_ id: String) async throws -> Response {
            guard room.listsNames, let person = PersonID(id),
                let name = names.names.first(where: { $0.person == person })
            else {
                // It may have gone between the page and the tap.
                return page(step, .conflict, problem: language["That name is not to be had here. Choose again."])
            }
            if name.asks { return waits(person, name.name) }
            guard let visit = try house.doors.claim(person, in: session, now: house.clock()) else {
                let left = try await RoomNames.read(session, of: house)?.names ?? []
                return page(
                    .names(left), .conflict,
                    problem: language(
                        "{1} was taken a moment ago. Tell the moderator if that is you; else choose again.", name.name)
                )
            }
            try await house.arrive(person, in: session, by: person, room: session, names)
            return letIn(visit)
        }

        /// Asks the moderator.
        func ask(_ typed: String) -> Response {
            let name = typed.split(whereSeparator: \.isWhitespace).joined(separator: " ")
            guard !name.isEmpty, name.unicodeScalars.count <= 100 else {
                return page(step, .badRequest, problem: language["Say your name, in 100 characters or fewer."])
            }
            return waits(nil, name)
        }

        private func waits(_ person: PersonID?, _ name: String) -> Response {
            guard let ticket = house.doors.wait(for: session, as: person, name: name, now: house.clock()) else {
                return page(
                    step, .tooManyRequests, problem: language["Many wait at the door: try again in a minute."])
            }
            house.live.tell(session)
            return Response(status: .seeOther, headers: [.location: "\(path)/\(ticket)"])
        }

        /// On to the phone, with the cookie of the visit.
        func letIn(_ visit: String) -> Response {
            house.live.tell(session)
            var response = Response(status: .seeOther, headers: [.location: "/sessions/\(session)/phone"])
            response.setCookie(.visit(visit, isSecure: house.settings.isSecure))
            return response
        }
    }
}

extension House {
    /// Writes down that somebody came into the room of an open session, where that is not so yet.
    func arrive(
        _ person: PersonID, in session: SessionID, by sender: PersonID, room: SessionID?, _ names: RoomNames
    ) async throws {
        guard names.isOpen, !names.present.contains(person) else { return }
        let line: JSONValue = [
            "type": .text(PersonArrived.name), "session": .text(session.description),
            "data": ["session": .text(session.description), "person": .text(person.description)],
        ]
        do {
            _ = try await writer.record(Intent(Array(line.written(pretty: false).utf8), sender: sender, room: room))
        } catch is Refusal {
            // Somebody else wrote it down meanwhile, or the session is over: they are in all the same.
        }
    }
}
