import Annals
import AnnalsLog
import AnnalsPages
import HTTPTypes
import Hummingbird

/// What went wrong with a request, as RFC 9457 says: a status, and words for whoever sent it.
struct Problem: Error, Equatable {
    let status: HTTPResponse.Status
    /// What is wrong, where, and what to do next, in each language.
    private let detail: Wording
    /// The field that is at fault, as a path; `nil` where none is.
    var field: String?

    /// - Parameter russian: the same in Russian; left out where only programs meet it.
    init(_ status: HTTPResponse.Status, _ detail: String, russian: String? = nil, field: String? = nil) {
        self.status = status
        self.detail = Wording(detail, russian: russian)
        self.field = field
    }

    /// What is wrong, where, and what to do next.
    func told(in language: Language) -> String { detail[language] }

    /// Equal when both say the same, in whatever language.
    static func == (left: Problem, right: Problem) -> Bool {
        (left.status, left.detail.english, left.field) == (right.status, right.detail.english, right.field)
    }

    /// The problem that an error amounts to.
    init(_ error: any Error) {
        switch error {
        case let problem as Problem: self = problem
        case let fault as Fault:
            self.init(
                fault.isNotFound ? .notFound : .badRequest, fault.description, russian: fault.told(in: .russian),
                field: fault.path.isEmpty ? nil : fault.path)
        case let refusal as Refusal:
            self.init(
                refusal.isOfRights ? .forbidden : refusal.isOfAbsence ? .notFound : .conflict, "\(refusal)",
                russian: refusal.told(in: .russian))
        case let limit as OutOfTheRoom:
            self.init(.forbidden, limit.description, russian: limit.told(in: .russian))
        case let error as AskError:
            self.init(
                error.isMisspelt ? .badRequest : .notFound,
                error.message + (error.register.map { "; /api/\($0) lists them" } ?? ""), russian: error.russian)
        case let error as SearchQuery.Problem:
            self.init(.badRequest, error.description, russian: error.told(in: .russian), field: "q")
        case let error as Uncountable:
            self.init(.badRequest, error.description, russian: error.told(in: .russian))
        case let error as MomentError: self.init(.badRequest, "\(error)", russian: error.told(in: .russian))
        case let error as StoreError where error.code == .closed || error.code == .busy:
            self.init(.serviceUnavailable, error.message, russian: "журнал сейчас занят: попробуйте ещё раз")
        case let error as StoreError: self.init(.internalServerError, error.message)
        case let error as HTTPError:
            let words: [HTTPResponse.Status: String] = [
                .notFound: "такой страницы нет", .contentTooLarge: "это слишком велико",
            ]
            self.init(error.status, error.body ?? error.status.reasonPhrase, russian: words[error.status])
        default:
            self.init(
                .internalServerError, "the server failed: try again, and tell whoever runs it",
                russian: "на сервере произошла ошибка: попробуйте ещё раз и сообщите тому, кто за него отвечает")
        }
    }

    static let signIn = Problem(
        .unauthorized, "sign in first: open your personal link, or scan the code that the room shows",
        russian: "сначала войдите: откройте свою личную ссылку или наведите камеру на код, который показан в зале")
    static let foreignOrigin = Problem(
        .forbidden, "this change was asked for by another site, and not made",
        russian: "об этом изменении просит другой сайт, и оно не сделано")
    /// What the code of a room does not open.
    static func outOfTheRoom(_ room: SessionID) -> Problem {
        Problem(
            .forbidden,
            "you came in by the room's code, which opens \(room) on your phone and nothing else: for more, open your "
                + "personal link",
            russian: "вход по коду зала открывает на телефоне \(room), и ничего больше: чтобы увидеть остальное, "
                + "откройте свою личную ссылку")
    }
    static let otherHost = Problem(
        .misdirectedRequest, "this server is for this machine alone: open it as http://localhost",
        russian: "этот сервер только для этой машины: откройте его как http://localhost")
    static let tooMany = Problem(
        .tooManyRequests, "too many requests: wait a moment, then go on",
        russian: "слишком много запросов: подождите немного и продолжайте")

    /// For programs; the scripts of pages show its words to people.
    func response(in language: Language) -> Response {
        let json: JSONValue = [
            "schemaVersion": 1, "status": JSONValue(status.code), "title": .text(status.reasonPhrase),
            "detail": .text(told(in: language)), "field": .optional(field),
        ]
        var response = Response(json, status: status)
        response.headers[.contentType] = "application/problem+json"
        response.headers[.contentLanguage] = language.rawValue
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
        let detail = told(in: language)
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
            return Problems.wantsPage(request)
                ? problem.page(Language(of: request)) : problem.response(in: Problems.language(of: request))
        }
    }

    /// The API speaks English; what pages ask for is shown to whoever looks at them.
    private static func language(of request: Request) -> Language {
        isOfAPI(request) ? .english : Language(of: request)
    }

    private static func isOfAPI(_ request: Request) -> Bool {
        request.uri.path == "/api" || request.uri.path.hasPrefix("/api/")
    }

    /// Whether a person looks at the answer in a browser.
    static func wantsPage(_ request: Request) -> Bool {
        !isOfAPI(request) && request.headers[.accept]?.contains("text/html") == true
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
