import Annals
import AnnalsLog
import HTTPTypes
import Hummingbird

/// The views, each with the keys that the command of the same name prints with `--json`.
extension Route {
    static let views: [Route] =
        [
            view("/api/plan", "The plan.") { reading, _, _ in try reading.plan().json(at: reading.moment) },
            view("/api/history", "The sessions in order.") { reading, _, _ in
                let history = try reading.fold(History.self)
                return [
                    "organization": .text(history.organization.name),
                    "sessions": .each(history.chapters) { $0.json },
                ]
            },
            view(
                "/api/brief", "What there is to prepare.",
                [Parameter(name: "session", words: "The session; left out, the next one.")]
            ) { reading, request, _ in
                try reading.brief(of: request.query("session").map { try reading.session($0) }, now: reading.moment)
                    .json
            },
            view(
                "/api/decisions/{decision}/ground", "Whether a decision still stands on what it was taken on.",
                ids: ["decision"]
            ) {
                reading, _, context in
                let id = try context.id(DecisionID.self, "decision")
                guard let ground = try Ground(of: id, in: Recollection(reading), at: reading.moment) else {
                    throw Refusal.notFound(id.subject)
                }
                return ground.json
            },
            view(
                "/api/why/{subject}", "Why something was decided, or is there.",
                [Parameter(name: "depth", words: "How many steps to go.", isInteger: true)], ids: ["subject"]
            ) { reading, request, context in
                try reading.why(
                    context.parameters.require("subject"), depth: request.number("depth", in: 0...20).map { Int($0) }
                ).json
            },
            view(
                "/api/compare", "Two moments side by side.",
                [
                    Parameter(name: "from", words: "The first: 2024, 2024-07-31, S-4."),
                    Parameter(name: "to", words: "The second."), .known,
                ], isAsOf: false
            ) { reading, request, _ in
                let moments = try request.moments("from", "to", in: reading)
                return try reading.comparison(from: moments.from, to: moments.to).json
            },
            view(
                "/api/search", "Words in everything ever said.",
                [Parameter(name: "q", words: "The words.")] + Parameter.searchNarrowing
            ) { reading, request, _ in
                guard let text = request.query("q") else {
                    throw Problem(.badRequest, "say what to look for", russian: "скажите, что искать", field: "q")
                }
                let results = try reading.search(try SearchQuery(text), try reading.filter(request.narrowing()))
                return ["hits": .each(results.hits) { $0.json }, "more": .truth(results.hasMore)]
            },
        ]
        + Register.Kind.allCases.map { kind in
            view("/api/\(kind.rawValue)", "The register of \(kind.rawValue).", Parameter.registerFilters) {
                reading, request, _ in
                let register = try reading.register(kind, request.registerFilter)
                return [kind.rawValue: .each(register.rows) { $0.json }]
            }
        }

    /// A view: read as of when, and known when, the request says, as far as the visitor may see it.
    private static func view(
        _ path: String, _ summary: String, _ parameters: [Parameter] = [], ids: [String] = [], isAsOf: Bool = true,
        _ make: @escaping @Sendable (Reading, Request, VisitContext) throws -> JSONValue
    ) -> Route {
        let own = ids.map { Parameter(name: $0, words: "Its id.", isInPath: true) }
        return Route(
            .get, path, summary, parameters: own + parameters + (isAsOf ? [.asOf, .known] : []),
            answers: [
                (.ok, "The view."), (.badRequest, "A parameter is not understood."), (.notFound, "It is not there."),
            ]
        ) { request, context, house in
            let json = try await house.read(as: context.person, at: request.moments) { reading in
                try make(reading, request, context)
            }
            return Response((["schemaVersion": 1] as JSONValue).adding(json))
        }
    }
}

extension Request {
    /// Two moments, the earlier first; what is still to come has not happened.
    func moments(_ first: String, _ second: String, in reading: Reading) throws -> (from: Instant, to: Instant) {
        guard let from = query(first), let to = query(second) else {
            throw Problem(
                .badRequest, "say both moments: \(first) and \(second)",
                russian: "укажите оба момента: \(first) и \(second)", field: query(first) == nil ? first : second)
        }
        return try reading.moments(from, to)
    }

    /// What a register is to be filtered by.
    var registerFilter: RegisterFilter {
        var filter = RegisterFilter()
        filter.status = query("status")
        filter.owner = query("owner")
        filter.session = query("session")
        filter.theme = query("theme")
        filter.since = query("since")
        filter.until = query("until")
        return filter
    }

    /// What a search is to be narrowed down by.
    func narrowing() throws -> SearchNarrowing {
        var narrowing = SearchNarrowing()
        narrowing.kind = query("kind")
        narrowing.person = query("person")
        narrowing.session = query("session")
        narrowing.theme = query("theme")
        narrowing.from = query("from")
        narrowing.to = query("to")
        narrowing.limit = Int(try number("limit", in: 1...200) ?? 20)
        return narrowing
    }
}

extension Route.Parameter {
    /// What filters a register.
    static let registerFilters = [
        Route.Parameter(name: "status", words: "Only with this status: in force, open, overdue."),
        Route.Parameter(name: "owner", words: "Only this person's, by id or name."),
        Route.Parameter(name: "session", words: "Only of this session."),
        Route.Parameter(name: "theme", words: "Only what belongs to this theme, by id or title."),
        Route.Parameter(name: "since", words: "Only from then on."),
        Route.Parameter(name: "until", words: "Only up to then."),
    ]

    /// What narrows a search down.
    static let searchNarrowing = [
        Route.Parameter(name: "kind", words: "Only this kind: idea, vote, or an action such as goal-set."),
        Route.Parameter(name: "person", words: "Only what this person did, by id or name."),
        Route.Parameter(name: "session", words: "Only what was said in or for this session."),
        Route.Parameter(name: "theme", words: "Only what belongs to this theme, by id or title."),
        Route.Parameter(name: "from", words: "Only what happened from then on."),
        Route.Parameter(name: "to", words: "Only what happened up to then."),
        Route.Parameter(name: "limit", words: "At most so many, up to 200.", isInteger: true),
    ]
}

extension VisitContext {
    /// An id in the path.
    func id<Of: Story>(_ type: Identifier<Of>.Type, _ name: String) throws -> Identifier<Of> {
        let text = try parameters.require(name)
        guard let id = Identifier<Of>(text), id.isGiven else {
            throw Problem(
                .badRequest, "“\(text.prefix(40))” is no id of that kind",
                russian: "«\(text.prefix(40))» — не номер того, о чём здесь спрашивают", field: name)
        }
        return id
    }
}
