import Annals
import AnnalsExchange
import AnnalsLog
import AnnalsPages
import HTTPTypes
import Hummingbird
import NIOPosix

/// Minutes as text: what the log has of a session, and what a scribe adds to it.
extension Route {
    /// The most bytes of a form with minutes in it: each may be written in three.
    private static let longestForm = 3 * Minutes.largest

    static let minutes: [Route] = [
        Route(
            .get, "/sessions/{session}/minutes", "The minutes of a session, and room to add to them.",
            parameters: [
                Parameter(name: "session", words: "Its id.", isInPath: true),
                Parameter(name: "day", words: "The day of the next line."),
                Parameter(name: "clock", words: "The time of the next line."),
                Parameter(name: "recorded", words: "How many entries were recorded a moment ago.", isInteger: true),
                .asOf, .known,
            ], answers: [(.ok, "The page."), (.notFound, "There is no such session.")]
        ) { request, context, house in
            let id = try context.id(SessionID.self, "session")
            return try await minutesPage(of: id, request, context, house, typed: nil).response
        },
        Route(
            .get, "/sessions/{session}/minutes.txt", "The minutes of a session as a text file.",
            parameters: [Parameter(name: "session", words: "Its id.", isInPath: true), .asOf, .known],
            answers: [(.ok, "The text."), (.notFound, "There is no such session.")]
        ) { request, context, house in
            let id = try context.id(SessionID.self, "session")
            let text = try await house.read(as: context.person, at: request.wantedMoments) { reading in
                try reading.minutes(of: id)
            }
            return Response(
                status: .ok,
                headers: [
                    .contentType: "text/plain; charset=utf-8",
                    .contentDisposition: "attachment; filename=\"minutes-\(id).txt\"",
                ], body: ResponseBody(byteBuffer: ByteBuffer(string: text)))
        },
        Route(
            .post, "/sessions/{session}/minutes", "Shows what typed minutes would record, or records them.",
            parameters: [Parameter(name: "session", words: "Its id.", isInPath: true)],
            body: Body(
                mediaType: "application/x-www-form-urlencoded",
                words: "The text, the day and the clock of its first line, and do: preview or record."),
            answers: [
                (.ok, "The page with a preview."), (.seeOther, "Recorded: on to the page."),
                (.conflict, "Something is wrong: the page with it, and nothing recorded."),
                (.notFound, "There is no such session."),
            ]
        ) { request, context, house in
            let person = try context.person
            let id = try context.id(SessionID.self, "session")
            try await house.read(as: person) { reading in
                guard let session = try reading.story(id), session.began != nil else {
                    throw Refusal.notFound(id.subject)
                }
                guard try reading.mayWriteMinutes(of: session, person) else {
                    throw Problem(
                        .forbidden, "minutes of \(id) are for those who lead it or write it down",
                        russian: "протокол \(id) — для тех, кто ведёт или записывает сессию")
                }
            }
            let fields = try FormBody.fields(try await request.body(upTo: longestForm).readableBytesView)
            func field(_ name: String) -> String { fields.last { $0.name == name }?.value ?? "" }
            var typed = MinutesPage.Typed(day: field("day"), clock: field("clock"))
            typed.text = field("text").replacing("\r\n", with: "\n")
            let form = typed
            let trial = try await TypedMinutes.read(form, of: id, by: person, house, Language(of: request))
            typed = trial.typed
            guard field("do") == "record", typed.faults.isEmpty, let importer = trial.importer else {
                var response = try await minutesPage(of: id, request, context, house, typed: typed).response
                if field("do") == "record" { response.status = .conflict }
                return response
            }
            let summary = try await NIOThreadPool.singleton.runIfActive {
                try importer.run(into: house.log, recorder: person, sender: person)
            }
            house.announcements.look()
            let clock = trial.last ?? (day: typed.day, clock: typed.clock)
            let query = "day=\(clock.day.inQuery)&clock=\(clock.clock.inQuery)&recorded=\(summary.added)"
            return Response(status: .seeOther, headers: [.location: "/sessions/\(id)/minutes?\(query)"])
        },
    ]

    private static func minutesPage(
        of id: SessionID, _ request: Request, _ context: VisitContext, _ house: House, typed: MinutesPage.Typed?
    ) async throws -> Page {
        let person = try context.person
        let moments = request.method == .get ? request.wantedMoments : Moments()
        let recorded = try request.number("recorded", in: 0...1_000_000).map { Int($0) }
        let html = try await house.read(as: person, at: moments) { reading in
            guard let session = try reading.story(id), session.began != nil else { throw Refusal.notFound(id.subject) }
            var frame = try SiteFrame(reading, of: person, request, moments)
            frame.query = []
            // The clock goes on from the last thing that is known to have happened in it.
            let at = session.closed ?? session.opened
            let start = frame.zone.text(at?.occurredAt ?? frame.zone.start(of: session.plan.startsAt))
            var own = typed ?? MinutesPage.Typed(day: String(start.prefix(10)), clock: String(start.suffix(5)))
            if typed == nil, let day = request.filled("day") { own.day = day }
            if typed == nil, let clock = request.filled("clock") { own.clock = clock }
            let page = MinutesPage(
                of: session, try reading.minutes(of: id), typed: own,
                mayWrite: try reading.mayWriteMinutes(of: session, person), recorded: recorded, in: frame
            ).page
            return reading.naming(page.html(in: frame)) { $0.escaped }
        }
        return Page(html: html)
    }
}

/// Minutes that somebody typed into the page, read and tried.
private struct TypedMinutes: Sendable {
    var typed: MinutesPage.Typed
    var importer: Importer?
    /// Where the clock stands after the last line.
    var last: (day: String, clock: String)?

    /// Reads them, and runs them by the rules; nothing is recorded.
    static func read(
        _ typed: MinutesPage.Typed, of id: SessionID, by person: PersonID, _ house: House, _ language: Language
    ) async throws -> TypedMinutes {
        let text = Array(("\(typed.day)\n" + typed.clocked).utf8)
        let known = try await house.read(as: person) { try $0.fold(MinutesLog.self) }
        return try await NIOThreadPool.singleton.runIfActive {
            // The day is a line of its own before the text, which nobody typed.
            let minutes = Minutes.read(text, knowing: known, session: id, numberedFrom: 0)
            let lines = minutes.actionLines
            let importer = Importer(Array(lines.map(\.json).joined(separator: [0x0A])))
            let trial = try importer.rehearse(into: house.log, recorder: person, sender: person)
            return try house.log.read { whole in
                let reading = try whole.seen(by: person)
                let preview = try MinutesPreview(
                    minutes, trial, lines.map(\.line), knowing: known, of: reading, speaking: language)
                var read = TypedMinutes(typed: typed, importer: importer)
                read.typed.rows = preview.rows.map { ($0.line, $0.time, $0.says, $0.position) }
                read.typed.faults = preview.faults.map { ($0.line, $0.told(in: language)) }
                read.typed.remarks = preview.remarks.filter { $0.line > 0 }.map { ($0.line, $0.told(in: language)) }
                read.typed.isRead = true
                if let end = trial.taken.map(\.entry.occurredAt).max() {
                    let text = try reading.organization().zone.text(end)
                    read.last = (String(text.prefix(10)), String(text.dropFirst(11).prefix(5)))
                }
                if preview.added == 0 { read.importer = nil }
                return read
            }
        }
    }
}

extension MinutesPage.Typed {
    /// The text with the clock before its first line, where that says no time of its own.
    fileprivate var clocked: String {
        var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        let first = lines.firstIndex { !$0.allSatisfy(\.isWhitespace) && !$0.hasPrefix("#") }
        if let first, lines[first].first?.isNumber == false { lines[first] = "\(clock) \(lines[first])" }
        return lines.joined(separator: "\n")
    }
}

extension Reading {
    /// The minutes of a session, as far as whoever reads may see them.
    fileprivate func minutes(of id: SessionID) throws -> String {
        guard try story(id) != nil, try isThere(id.subject) else { throw Refusal.notFound(id.subject) }
        let viewer = Viewer(self)
        let writer = MinutesWriter(of: id, in: try fold(MinutesLog.self), hiding: { viewer.hidden(in: $0) })
        // Whatever belongs to the minutes of a session names it.
        return writer.text(try entries(of: id.subject, aboutOnly: false))
    }

    /// Whether somebody leads a session or writes it down, or keeps the log.
    fileprivate func mayWriteMinutes(of session: Session, _ person: PersonID) throws -> Bool {
        try session.isLed(by: person) || visitor(person)?.roles.contains { $0.role == .steward } ?? false
    }
}
