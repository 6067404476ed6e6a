import Annals
import AnnalsLog
import AnnalsPages
import HTTPTypes
import Hummingbird

/// What the console does about the door of its room.
extension Route {
    static let door: [Route] = [
        Route(
            .post, "/sessions/{session}/door",
            "Opens or closes the way in by the room's code, lets people in and shows them out; for those who lead.",
            parameters: [Parameter(name: "session", words: "The session.", isInPath: true)],
            body: Body(
                mediaType: "application/x-www-form-urlencoded",
                words: "do (open, close, admit, turn-away, undo); names (listed, unlisted); waiting; as; person."),
            answers: [
                (.ok, "Done, told as JSON where that is asked for."), (.seeOther, "Done: back to the console."),
                (.badRequest, "Not understood."), (.forbidden, "It is for those who lead the session."),
                (.notFound, "There is no such session, or nobody of that name."), (.conflict, "It is over, or taken."),
            ]
        ) { request, context, house in
            let keeper = try await DoorKeeper(context, house)
            let body = try await request.body(upTo: 4000)
            let fields = try FormBody.fields(body.readableBytesView)
            let language = Language(of: request)
            let said = try await keeper.act(fields, request, language)
            house.live.tell(keeper.session)
            if request.headers[.accept]?.contains("application/json") == true {
                return Response(["schemaVersion": 1, "said": .text(said), "undo": .null])
            }
            return Response(status: .seeOther, headers: [.location: "/sessions/\(keeper.session)/console"])
        }
    ]

    /// Somebody who leads a session, at its door.
    private struct DoorKeeper {
        let session: SessionID
        private let person: PersonID
        private let house: House
        private let story: Session

        init(_ context: VisitContext, _ house: House) async throws {
            let person = try context.person
            let session = try context.id(SessionID.self, "session")
            story = try await house.read(as: person) { reading in
                guard let story = try reading.story(session) else { throw Refusal.notFound(session.subject) }
                let isSteward = try reading.visitor(person)?.roles.contains { $0.role == .steward } == true
                guard story.isLed(by: person) || isSteward else {
                    throw Problem(
                        .forbidden, "the door is for whoever moderates \(session), chairs it or writes it down",
                        russian: "вход открывают и закрывают модератор, председатель и секретарь \(session)")
                }
                return story
            }
            self.person = person
            self.session = session
            self.house = house
        }

        /// Does it, and says so.
        func act(_ fields: [ActionForm.Field], _ request: Request, _ language: Language) async throws -> String {
            func value(_ name: String) -> String { fields.first { $0.name == name }?.value ?? "" }
            let now = house.clock()
            switch value("do") {
            case "open":
                guard story.isAhead else { throw isOver }
                guard let lists = ["listed": true, "unlisted": false][value("names")] else {
                    throw Problem(
                        .badRequest, "say whether names are listed or unlisted",
                        russian: "скажите, показывать ли имена: listed или unlisted", field: "names")
                }
                let address = RoomAddress(
                    house.settings, authority: request.head.authority, addresses: RoomAddress.ownAddresses)
                try house.doors.open(session, listsNames: lists, at: address, now: now)
                return language["The code is open."]
            case "close":
                try house.doors.close(session)
                return language["The code is closed."]
            case "admit":
                let waiting = try self.waiting(value("waiting"))
                let (someone, name) = try await admit(waiting, as: value("as"))
                return language("{1} is let in.", name ?? "\(someone)")
            case "turn-away":
                house.doors.turnAway(try self.waiting(value("waiting")).number, from: session)
                return language["Turned away."]
            case "undo":
                let (shownOut, name) = try await showOut(value("person"), now)
                return language("{1} is out. Their phone opens nothing any more.", name ?? "\(shownOut)")
            default:
                throw Problem(
                    .badRequest, "is none of open, close, admit, turn-away, undo",
                    russian: "есть только open, close, admit, turn-away, undo", field: "do")
            }
        }

        private var isOver: Problem {
            Problem(
                .conflict, "\(session) is over: nobody comes in any more",
                russian: "\(session) закончилась: войти больше нельзя")
        }

        private func waiting(_ number: String) throws -> LiveDoor.Waiting {
            guard let found = Int(number).flatMap({ house.doors.waiting($0, for: session) }) else {
                throw Problem(
                    .notFound, "nobody waits under that number any more", russian: "под этим номером уже никто не ждёт",
                    field: "waiting")
            }
            return found
        }

        /// Lets somebody in: as one who is invited, or as a guest who becomes known to the log by it.
        private func admit(_ waiting: LiveDoor.Waiting, as wanted: String) async throws -> (PersonID, String?) {
            let person: PersonID
            if wanted == "observer" || wanted == "participant" {
                guard waiting.person == nil else {
                    throw Problem(
                        .badRequest, "they asked to come in under a name of this session",
                        russian: "этот человек просит впустить под именем из этой сессии", field: "as")
                }
                guard story.isAhead else { throw isOver }
                person = try await join(waiting.name, as: wanted)
            } else {
                guard let invited = PersonID(wanted), story.isInvited(invited),
                    waiting.person == nil || waiting.person == invited
                else {
                    throw Problem(
                        .notFound, "nobody of that name is invited to \(session)",
                        russian: "среди приглашённых на \(session) этого имени нет", field: "as")
                }
                person = invited
            }
            guard try house.doors.admit(waiting.number, to: session, as: person, now: house.clock()) else {
                throw Problem(
                    .conflict, "somebody came in under that name meanwhile",
                    russian: "под этим именем тем временем кто-то уже вошёл")
            }
            guard let names = try await RoomNames.read(session, of: house) else {
                throw Refusal.notFound(session.subject)
            }
            try await house.arrive(person, in: session, by: self.person, room: nil, names)
            return (person, try await name(of: person))
        }

        /// Makes a guest known, and invites them; recorded in the name of whoever lets them in, by their rights.
        ///
        /// Both or neither: nobody is known as a guest of a session to which they are not invited.
        private func join(_ name: String, as role: String) async throws -> PersonID {
            let joining = intent(PersonJoined.name, ["name": .text(name), "level": "guest"])
            let receipts = try await house.record(together: [joining]) { joined in
                joined.created.compactMap { PersonID($0) }.map { guest in
                    intent(
                        ParticipantInvited.name,
                        [
                            "session": .text(session.description), "person": .text(guest.description),
                            "role": .text(role),
                        ])
                }
            }
            guard let guest = receipts.first?.created.compactMap({ PersonID($0) }).first else {
                preconditionFailure("a person joined, and no person was created")
            }
            return guest
        }

        private func intent(_ type: String, _ data: JSONValue) -> Intent {
            let line: JSONValue = ["type": .text(type), "session": .text(session.description), "data": data]
            return Intent(Array(line.written(pretty: false).utf8), sender: person)
        }

        /// Ends the visit in a name, and counts what was recorded under it meanwhile.
        private func showOut(_ wanted: String, _ now: Instant) async throws -> (PersonID, String?) {
            guard let person = PersonID(wanted),
                try await house.doors.showOut(
                    person, of: session, now: now,
                    count: { [session] since in
                        try await house.read(as: self.person) { try $0.count(of: person, in: session, since: since) }
                    }) != nil
            else {
                throw Problem(
                    .notFound, "nobody is in by the code under that name",
                    russian: "под этим именем никто по коду не вошёл", field: "person")
            }
            return (person, try await name(of: person))
        }

        private func name(of person: PersonID) async throws -> String? {
            try await house.read(as: self.person) { try $0.story(person)?.shownName }
        }
    }
}

extension Reading {
    /// How many entries of a session were recorded under a name since a moment; what bears no name is not counted.
    fileprivate func count(of person: PersonID, in session: SessionID, since: Instant) throws -> Int {
        var count = 0
        try forEachRecorded(naming: [session.subject], .newestFirst) { entry in
            guard entry.recordedAt >= since else { return false }
            if entry.actor == person { count += 1 }
            return true
        }
        return count
    }
}
