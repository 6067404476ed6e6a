import Annals
import AnnalsLog
import AnnalsPages
import Foundation
import HTTPTypes
import Hummingbird

/// The screens of a live session: console, room and phone.
extension Route {
    static let live: [Route] = [LiveSight.console, .room, .phone].flatMap { sight in
        [
            Route(
                .get, "/sessions/{session}/\(sight.rawValue)", screenSummary(sight), isForRooms: sight != .console,
                parameters: [
                    Parameter(name: "session", words: "The session.", isInPath: true),
                    Parameter(name: "done", words: "The entry that was just recorded.", isInteger: true),
                ],
                answers: [
                    (.ok, "The screen."), (.forbidden, "It is the moderator's."),
                    (.notFound, "There is no such session."),
                ]
            ) { request, context, house in
                let screen = try await LiveScreen(sight, request, context, house)
                return try await screen.page(request)
            },
            Route(
                .get, "/sessions/{session}/\(sight.rawValue)/events",
                "What changes on that screen (server-sent events: parts as JSON).", isForRooms: sight != .console,
                parameters: [
                    Parameter(name: "session", words: "The session.", isInPath: true),
                    Parameter(name: "after", words: "What was seen last, as a position.", isInteger: true),
                ],
                answers: [
                    (.ok, "The stream; the id of each event is a position."), (.forbidden, "It is the moderator's."),
                    (.notFound, "There is no such session."),
                ]
            ) { request, context, house in
                let screen = try await LiveScreen(sight, request, context, house)
                let asked = try request.number("after", in: 0...Int64.max - 1)
                let lastSeen = request.headers[.lastEventID].flatMap { Int64($0) }
                return LiveStream(
                    house: house, live: screen.live, screens: screen.screens, person: screen.person,
                    after: Position(max(0, lastSeen ?? asked ?? 0)),
                    secret: SignInGuard.secret(in: request, house.settings) ?? ""
                ).response
            },
        ]
    }

    private static func screenSummary(_ sight: LiveSight) -> String {
        switch sight {
        case .console: "The moderator's screen of a session."
        case .room: "What the projector shows of a session."
        case .phone, .onlooker: "A session on the phone of somebody who takes part."
        }
    }
}

/// One screen that somebody opens, as far as they may.
private struct LiveScreen {
    let person: PersonID
    let live: LiveSession
    let screens: LiveSession.Screens
    private let frame: SiteFrame
    /// Whether they came in by the room's code.
    private let isByCode: Bool

    init(_ sight: LiveSight, _ request: Request, _ context: VisitContext, _ house: House) async throws {
        let person = try context.person
        let id = try context.id(SessionID.self, "session")
        let (frame, withheld, isSteward) = try await house.readQuickly(as: person) { reading in
            guard try reading.story(id) != nil else { throw Refusal.notFound(id.subject) }
            let roles = try reading.visitor(person)?.roles ?? []
            return (
                try SiteFrame(reading, of: person, request, Moments()), reading.withheld?.sessions ?? [],
                roles.contains { $0.role == .steward }
            )
        }
        live = try await house.live.session(id, for: person, withheld: withheld)
        let standing = live.standing(of: person)
        if sight == .console, !standing.leads, !isSteward {
            throw Problem(
                .forbidden, "the console is for whoever moderates \(id), chairs it or writes it down",
                russian: "пульт — для модератора, председателя и секретаря \(id)")
        }
        if context.room == nil, sight != .room, live.isAwaiting(person), house.doors.came(person, to: id) {
            house.live.tell(id)
        }
        self.person = person
        self.frame = frame
        isByCode = context.room != nil
        screens = LiveSession.Screens(
            sight: sight == .phone && !standing.takesPart ? .onlooker : sight, language: frame.language)
    }

    /// The page that the screen begins with, each of its forms with an id of its own.
    func page(_ request: Request) async throws -> Response {
        let done = try request.number("done", in: 1...Int64.max - 1).map { Position($0) }
        var main = live.page(
            screens, for: person, notice: done == nil ? nil : frame["Recorded."], done: done)
        if isByCode { main = RoomVisitor.html(named: frame.visitorName, language: frame.language) + main }
        var page = SitePage(title: live.title, part: nil, main: main)
        page.modules = ["live.js", "live-sort.js"]
        page.styles = ["live.css"]
        page.isBare = true
        return Page(html: LiveScreen.numbered(page.html(in: frame))).response
    }

    /// The page with an id for each form: whoever sends one twice is recorded once, script or no script.
    private static func numbered(_ html: String) -> String {
        let pieces = html.components(separatedBy: "name=\"id\" value=\"\"")
        var numbered = pieces[0]
        let now = Instant.now()
        for piece in pieces.dropFirst() {
            let id = EntryID(at: now, random: (.random(in: .min ... .max), .random(in: .min ... .max)))
            numbered += "name=\"id\" value=\"\(id)\"" + piece
        }
        return numbered
    }
}
