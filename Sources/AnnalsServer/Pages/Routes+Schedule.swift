import Annals
import AnnalsLog
import AnnalsPages
import AnnalsTemplates
import HTTPTypes
import Hummingbird
import NIOPosix

/// Putting a session on the calendar, from a template.
extension Route {
    static let schedule: [Route] = [
        Route(
            .get, "/sessions/new", "The form that schedules a session from a template.",
            answers: [(.ok, "The page.")]
        ) { request, context, house in
            try await schedulePage(request, context, house, typed: [], problem: nil).response
        },
        Route(
            .post, "/sessions/new", "Schedules a session from a template.",
            body: Body(
                mediaType: "application/x-www-form-urlencoded",
                words: "The fields of session-scheduled, each as data.NAME; what the template says may be left out."),
            answers: [
                (.seeOther, "Scheduled: on to its page."), (.badRequest, "The page again, with what is wrong."),
                (.conflict, "Refused by a rule: the page again."),
            ]
        ) { request, context, house in
            let person = try context.person
            try await house.read(as: person) { _ in }
            let fields = try FormBody.fields(try await request.body(upTo: 100_000).readableBytesView)
            do {
                let line = try await scheduleLine(fields, by: person, request, house)
                let receipt = try await house.writer.record(Intent(line, sender: person))
                guard case .sessionScheduled(let schedule) = receipt.entry.action else {
                    throw Problem(
                        .badRequest, "this form schedules sessions, and nothing else",
                        russian: "эта форма только назначает сессии")
                }
                return Response(status: .seeOther, headers: [.location: "/sessions/\(schedule.session)"])
            } catch {
                let problem = Problem(error)
                guard problem.status.code < 500 else { throw problem }
                var response = try await schedulePage(request, context, house, typed: fields, problem: problem).response
                response.status = problem.status
                return response
            }
        },
    ]

    private static func library(of house: House) throws -> TemplateLibrary {
        try TemplateLibrary(folder: TemplateLibrary.folder(besideLogAt: house.log.path))
    }

    /// The action line that a form says, with what its template says.
    private static func scheduleLine(
        _ fields: [ActionForm.Field], by person: PersonID, _ request: Request, _ house: House
    ) async throws -> [UInt8] {
        let language = Language(of: request)
        return try await NIOThreadPool.singleton.runIfActive {
            let library = try library(of: house)
            var fields = fields.filter { $0.name != "do" && $0.name != "type" }.map { field in
                // As a browser writes a day and an hour, and as people do.
                field.name == "data.startsAt"
                    ? ActionForm.Field(field.name, field.value.replacing("T", with: " ")) : field
            }
            fields.insert(ActionForm.Field("type", "session-scheduled"), at: 0)
            let name = fields.last { $0.name == "data.template" }?.value ?? ""
            guard let template = try library.template(named: name) else {
                throw Problem(
                    .badRequest, "there is no template “\(name.prefix(40))”; choose one of the list",
                    russian: "шаблона «\(name.prefix(40))» нет; выберите из списка")
            }
            for (name, value) in template.defaults(in: language) {
                let isSaid = fields.contains { $0.name == "data.\(name)" && !$0.value.isEmpty }
                if !isSaid { fields.append(ActionForm.Field("data.\(name)", value)) }
            }
            var stages = StagesFromTemplate(in: language) { try library.template(named: $0) }
            stages.setsLength = true
            do {
                return try stages.complete(try ActionForm(fields, by: person).bytes, of: house.log)
            } catch let error as StagesFromTemplate.OtherKind {
                throw Problem(.badRequest, error.description)
            }
        }
    }

    private static func schedulePage(
        _ request: Request, _ context: VisitContext, _ house: House, typed: [ActionForm.Field], problem: Problem?
    ) async throws -> Page {
        let person = try context.person
        let words = problem?.told(in: Language(of: request))
        let typed = Dictionary(typed.map { ($0.name, $0.value) }) { $1 }
        let html = try await house.read(as: person) { reading in
            var frame = try SiteFrame(reading, of: person, request, Moments())
            frame.isOfMoments = false
            let templates = try library(of: house).entries.compactMap { entry in
                if case .template(let template) = entry.item { template } else { nil }
            }
            let series = try reading.subjects(.series).compactMap { subject -> (id: SeriesID, name: String)? in
                guard let id = SeriesID(subject), let story = try reading.story(id), story.ended == nil else {
                    return nil
                }
                return (id, story.name)
            }
            let sessions = try reading.subjects(.session).compactMap {
                try SessionID($0).flatMap { try reading.story($0) }
            }
            let page = SchedulePage(
                templates, series: series,
                sessions: sessions.filter { $0.state != .cancelled }.sorted { $0.id > $1.id }, typed: typed,
                problem: words.map { $0.prefix(1).uppercased() + $0.dropFirst() }, in: frame
            ).page
            return reading.naming(page.html(in: frame)) { $0.escaped }
        }
        return Page(html: html)
    }
}
