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
                let text = try context.parameters.require("subject")
                guard let root = Subject(id: text), TrailGraph.hasWhy(root) else {
                    throw Problem(
                        .badRequest, "“\(text.prefix(40))” is no id that has a why, such as D-9", field: "subject")
                }
                let depth = Int(try request.number("depth", in: 0...20) ?? 2)
                let near = Vicinity(reading, around: root)
                let library = Recollection(near)
                let decision = DecisionID(root)
                let ground = try decision.flatMap { try Ground(of: $0, in: library, at: reading.moment) }
                guard let graph = try TrailGraph(of: root, in: library, depth: depth, ground: ground) else {
                    throw Refusal.notFound(root)
                }
                let own: JSONValue = ["graph": graph.json]
                return try decision.flatMap { try Trail(of: $0, in: near) }?.json.adding(own)
                    ?? (["subject": .text(root.text)] as JSONValue).adding(own)
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
                [
                    Parameter(name: "q", words: "The words."),
                    Parameter(name: "limit", words: "At most so many, up to 200.", isInteger: true),
                ]
            ) { reading, request, _ in
                guard let text = request.query("q") else {
                    throw Problem(.badRequest, "say what to look for", field: "q")
                }
                var filter = Search.Filter()
                filter.limit = Int(try request.number("limit", in: 1...200) ?? 20)
                let results = try reading.search(try SearchQuery(text), filter)
                return ["hits": .each(results.hits) { $0.json }, "more": .truth(results.hasMore)]
            },
        ]
        + Register.Kind.allCases.map { kind in
            view("/api/\(kind.rawValue)", "The register of \(kind.rawValue).") { reading, _, _ in
                let register = try reading.fold(Registers.self).register(kind, at: reading.moment)
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

extension Reading {
    /// The moment that “now” means in this reading.
    var moment: Instant { min(asOf, .now()) }

    /// The session with that id.
    func session(_ text: String) throws -> SessionID {
        guard let id = SessionID(text), id.isGiven else {
            throw Problem(.badRequest, "“\(text.prefix(40))” is no session's id, such as S-4", field: "session")
        }
        guard try story(id) != nil else { throw Refusal.notFound(id.subject) }
        return id
    }
}

extension Request {
    /// Two moments, the earlier first; what is still to come has not happened.
    func moments(_ first: String, _ second: String, in reading: Reading) throws -> (from: Instant, to: Instant) {
        guard let from = query(first), let to = query(second) else {
            throw Problem(
                .badRequest, "say both moments: \(first) and \(second)", field: query(first) == nil ? first : second)
        }
        let now = Instant.now()
        let start = min(try reading.moment(from, now: now), now)
        let end = min(try reading.moment(to, now: now), now)
        guard start <= end else {
            throw Problem(.badRequest, "\(from) ends after \(to); name the earlier one first", field: first)
        }
        return (start, end)
    }
}

extension VisitContext {
    /// An id in the path.
    func id<Of: Story>(_ type: Identifier<Of>.Type, _ name: String) throws -> Identifier<Of> {
        let text = try parameters.require(name)
        guard let id = Identifier<Of>(text), id.isGiven else {
            throw Problem(.badRequest, "“\(text.prefix(40))” is no id of that kind", field: name)
        }
        return id
    }
}
