import Annals
import AnnalsLog
import HTTPTypes
import Hummingbird

/// One thing that can be asked of the server: what it is, for the router, for the description and for the tests that
/// try each door.
struct Route: Sendable {
    let method: HTTPRequest.Method
    /// The path, with `{names}` of its parameters.
    let path: String
    /// What it gives or does, in a line.
    let summary: String
    /// Whether a stranger may ask it.
    let isForStrangers: Bool
    /// Whether it may be asked, of its own session, by somebody who came in by that room's code.
    let isForRooms: Bool
    /// What may stand in the path and behind the `?`.
    let parameters: [Parameter]
    /// What the request brings; `nil` where it brings nothing.
    let body: Body?
    /// The statuses that it answers with, each with words.
    let answers: [(status: HTTPResponse.Status, words: String)]
    let answer: @Sendable (Request, VisitContext, House) async throws -> Response

    /// What may stand in a path or behind its `?`.
    struct Parameter: Sendable {
        let name: String
        let words: String
        var isInPath = false
        var isInteger = false

        static let asOf = Parameter(name: "asOf", words: "What was true then: 2024, 2024-07-31, S-4, #17.")
        static let known = Parameter(name: "known", words: "What the log said then.")
    }

    /// What a request brings.
    struct Body: Sendable {
        let mediaType: String
        let words: String
        /// The JSON Schema of it, as the description refers to it; `nil` where any text will do.
        var schema: String?
    }

    init(
        _ method: HTTPRequest.Method, _ path: String, _ summary: String, isForStrangers: Bool = false,
        isForRooms: Bool = false, parameters: [Parameter] = [], body: Body? = nil,
        answers: [(status: HTTPResponse.Status, words: String)] = [(.ok, "It.")],
        _ answer: @escaping @Sendable (Request, VisitContext, House) async throws -> Response
    ) {
        self.method = method
        self.path = path
        self.summary = summary
        self.isForStrangers = isForStrangers
        self.isForRooms = isForRooms
        self.parameters = parameters
        self.body = body
        self.answers = answers
        self.answer = answer
    }

    /// Puts it into a router.
    ///
    /// Whoever is not signed in is refused here, whatever the route itself looks at.
    func add(to router: Router<VisitContext>, of house: House) {
        router.on(RouterPath(path), method: method) { request, context in
            if !isForStrangers {
                _ = try context.person
                if let elsewhere = try keepInRoom(context) { return elsewhere }
            }
            try knowsAll(request)
            return try await answer(request, context, house)
        }
    }

    /// Keeps whoever came in by a room's code within its session.
    ///
    /// The one place that says what such a visit opens; what it may record, `Intent` says.
    ///
    /// - Returns: the way to their phone, for one who asks for the start.
    private func keepInRoom(_ context: VisitContext) throws -> Response? {
        guard let room = context.room else { return nil }
        if path == "/" { return Response(status: .seeOther, headers: [.location: "/sessions/\(room)/phone"]) }
        let session = context.parameters.get("session").map { SessionID($0) }
        guard isForRooms, session == nil || session == .some(room) else { throw Problem.outOfTheRoom(room) }
        return nil
    }

    /// Refuses what stands behind the `?` and means nothing: a misspelt moment would else show today.
    private func knowsAll(_ request: Request) throws {
        for (name, _) in request.uri.queryParameters
        where !parameters.contains(where: { $0.name == name && !$0.isInPath }) {
            let known = parameters.filter { !$0.isInPath }.map(\.name).joined(separator: ", ")
            throw Problem(
                .badRequest,
                known.isEmpty ? "there are no parameters here" : "there is no such parameter here; there are: \(known)",
                russian: known.isEmpty ? "параметров здесь нет" : "такого параметра здесь нет; есть: \(known)",
                field: String(name))
        }
    }

    /// All that can be asked.
    static var all: [Route] {
        doors + rooms + door + assets + pages + evidence + past + schedule + minutes + acting + live + reports + records
            + entries
            + views + descriptions
    }
}

extension Request {
    /// A parameter behind the `?`.
    func query(_ name: String) -> String? { uri.queryParameters.get(name) }

    /// A whole number behind the `?`.
    func number(_ name: String, in range: ClosedRange<Int64>) throws -> Int64? {
        guard let text = query(name) else { return nil }
        guard let number = Int64(text), range.contains(number) else {
            throw Problem(
                .badRequest,
                "is “\(text.prefix(40))”, expected a number from \(range.lowerBound) to \(range.upperBound)",
                russian: "«\(text.prefix(40))» — не число от \(range.lowerBound) до \(range.upperBound)",
                field: name)
        }
        return number
    }

    /// As of when, and known when.
    var moments: Moments { Moments(asOf: query("asOf"), known: query("known")) }
}
