import Annals
import AnnalsLog
import AnnalsPages
import HTTPTypes
import Hummingbird

/// What people see in a browser.
extension Route {
    static let reports: [Route] = [
        page("/page", "The leader's page: the last closed session, or this year.") { reading, request, _ in
            try report(of: try Report.latest(in: reading), .page, in: reading, for: request)
        },
        page(
            "/reports/{scope}", "The report of a session (S-4) or a period (2026, 2026-Q1).",
            [
                Parameter(name: "scope", words: "The session or period.", isInPath: true),
                Parameter(name: "form", words: "page, full or audit; left out, page."),
            ]
        ) { reading, request, context in
            let text = try context.parameters.require("scope")
            guard let scope = Report.Scope(text) else {
                throw Problem(
                    .badRequest, "“\(text.prefix(40))” is neither a session, such as S-4, nor a period, such as 2026",
                    russian: "«\(text.prefix(40))» — не сессия, такая как S-4, и не период, такой как 2026",
                    field: "scope")
            }
            let forms: [String: Report.Form] = ["page": .page, "full": .full, "audit": .audit]
            guard let form = forms[request.query("form") ?? "page"] else {
                throw Problem(
                    .badRequest, "a report is page, full or audit", russian: "отчёт бывает page, full или audit",
                    field: "form")
            }
            return try report(of: scope, form, in: reading, for: request)
        },
    ]

    private static func page(
        _ path: String, _ summary: String, _ parameters: [Parameter] = [],
        _ make: @escaping @Sendable (Reading, Request, VisitContext) throws -> Page
    ) -> Route {
        Route(
            .get, path, summary, parameters: parameters + [.asOf, .known],
            answers: [(.ok, "The page."), (.notFound, "It is not there.")]
        ) { request, context, house in
            try await house.read(as: context.person, at: request.moments) { reading in
                try make(reading, request, context)
            }.response
        }
    }

    private static func report(
        of scope: Report.Scope, _ form: Report.Form, in reading: Reading, for request: Request
    ) throws -> Page {
        let language = Language(of: request)
        guard let report = try Report(of: scope, form, in: reading, now: reading.moment, speaking: language) else {
            if case .session(let id) = scope { throw Refusal.notFound(id.subject) }
            throw Problem(
                .notFound, "nothing is known of \(scope)", russian: "о \(scope) ничего не известно")
        }
        return Page(html: reading.naming(report.html) { $0.escaped })
    }
}

extension Reading {
    /// A page with the names of the people that its texts name.
    fileprivate func naming(_ html: String, escaping: (String) -> String) -> String {
        PersonInText.shown(html) { person in (try? story(person))?.map(\.shownName).map(escaping) }
    }
}
