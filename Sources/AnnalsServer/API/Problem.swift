import Annals
import AnnalsLog
import AnnalsPages
import HTTPTypes
import Hummingbird

/// What went wrong with a request, as RFC 9457 says: a status, and words for whoever sent it.
struct Problem: Error, Equatable {
    let status: HTTPResponse.Status
    /// What is wrong, where, and what to do next.
    let detail: String
    /// The field that is at fault, as a path; `nil` where none is.
    var field: String?

    init(_ status: HTTPResponse.Status, _ detail: String, field: String? = nil) {
        self.status = status
        self.detail = detail
        self.field = field
    }

    /// The problem that an error amounts to.
    init(_ error: any Error) {
        switch error {
        case let problem as Problem: self = problem
        case let fault as Fault:
            self.init(
                fault.isNotFound ? .notFound : .badRequest, fault.description,
                field: fault.path.isEmpty ? nil : fault.path)
        case let refusal as Refusal:
            self.init(refusal.isOfRights ? .forbidden : refusal.isOfAbsence ? .notFound : .conflict, "\(refusal)")
        case let limit as OutOfTheRoom: self.init(.forbidden, limit.description)
        case let error as AskError:
            self.init(
                error.isMisspelt ? .badRequest : .notFound,
                error.message + (error.register.map { "; /api/\($0) lists them" } ?? ""))
        case let error as SearchQuery.Problem: self.init(.badRequest, error.description, field: "q")
        case let error as Uncountable: self.init(.badRequest, error.description)
        case let error as MomentError: self.init(.badRequest, "\(error)")
        case let error as StoreError where error.code == .closed || error.code == .busy:
            self.init(.serviceUnavailable, error.message)
        case let error as StoreError: self.init(.internalServerError, error.message)
        case let error as HTTPError: self.init(error.status, error.body ?? error.status.reasonPhrase)
        default: self.init(.internalServerError, "the server failed: try again, and tell whoever runs it")
        }
    }

    static let signIn = Problem(
        .unauthorized, "sign in first: open your personal link, or scan the code that the room shows")
    static let foreignOrigin = Problem(.forbidden, "this change was asked for by another site, and not made")
    /// What the code of a room does not open.
    static func outOfTheRoom(_ room: SessionID) -> Problem {
        Problem(
            .forbidden,
            "you came in by the room's code, which opens \(room) on your phone and nothing else: for more, open your "
                + "personal link")
    }
    static let otherHost = Problem(
        .misdirectedRequest, "this server is for this machine alone: open it as http://localhost")
    static let tooMany = Problem(.tooManyRequests, "too many requests: wait a moment, then go on")

    /// For programs.
    var json: JSONValue {
        [
            "schemaVersion": 1, "status": JSONValue(status.code), "title": .text(status.reasonPhrase),
            "detail": .text(detail), "field": .optional(field),
        ]
    }

    var response: Response {
        var response = Response(json, status: status)
        response.headers[.contentType] = "application/problem+json"
        if status == .unauthorized { response.headers[.wwwAuthenticate] = "Bearer realm=\"annals\"" }
        if status == .tooManyRequests { response.headers[.retryAfter] = "1" }
        return response
    }
}

extension Problem {
    /// For people.
    func page(_ language: Language) -> Response {
        let titles: [HTTPResponse.Status: String] = [
            .unauthorized: "Sign in", .notFound: "Not here", .forbidden: "Not allowed",
        ]
        let words = detail.prefix(1).uppercased() + detail.dropFirst() + "."
        var response = Page(
            html: NoticePage.html(
                title: titles[status] ?? "That did not work", words: words, language: language,
                leadsBack: status != .unauthorized)
        ).response
        response.status = status
        return response
    }
}

extension Refusal {
    /// Whether it is refused to this person only.
    var isOfRights: Bool { if case .notAllowed = self { true } else { false } }

    /// Whether something that was named is not there.
    var isOfAbsence: Bool {
        switch self {
        case .notFound, .noEntry: true
        default: false
        }
    }
}

/// Answers every error with its problem.
struct Problems: RouterMiddleware {
    typealias Context = VisitContext

    func handle(
        _ request: Request, context: Context, next: @concurrent (Request, Context) async throws -> Response
    ) async throws -> Response {
        do {
            return try await next(request, context)
        } catch is CancellationError {
            throw CancellationError()
        } catch {
            let problem = Problem(error)
            return Problems.wantsPage(request) ? problem.page(Language(of: request)) : problem.response
        }
    }

    /// Whether a person looks at the answer in a browser.
    static func wantsPage(_ request: Request) -> Bool {
        !request.uri.path.hasPrefix("/api") && request.headers[.accept]?.contains("text/html") == true
    }
}

extension Response {
    /// A response with JSON.
    init(_ json: JSONValue, status: HTTPResponse.Status = .ok) {
        self.init(
            status: status, headers: [.contentType: "application/json; charset=utf-8"],
            body: ResponseBody(byteBuffer: ByteBuffer(string: json.written(pretty: false))))
    }
}
