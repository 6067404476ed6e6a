import HTTPTypes
import Hummingbird

/// Refuses every change that another site asks a browser for.
///
/// Browsers send `Origin` with each such request, and `Sec-Fetch-Site` with all: whoever comes with a cookie must say one
/// of them. A program that is no browser comes with a bearer token instead.
struct OriginGuard: RouterMiddleware {
    typealias Context = VisitContext

    let settings: AnnalsServer.Settings

    func handle(
        _ request: Request, context: Context, next: @concurrent (Request, Context) async throws -> Response
    ) async throws -> Response {
        guard isForUs(request) else { throw Problem.otherHost }
        if request.method == .get || request.method == .head { return try await next(request, context) }
        let site = request.headers[.secFetchSite]
        let origin = request.headers[.origin]
        let hasCookie = request.cookies[Cookie.visitName(isSecure: settings.isSecure)] != nil
        guard site == nil || site == "same-origin" || site == "none", origin.map({ isOurs($0, request) }) ?? true,
            !hasCookie || site != nil || origin != nil
        else { throw Problem.foreignOrigin }
        return try await next(request, context)
    }

    private func isOurs(_ origin: String, _ request: Request) -> Bool {
        if let address = settings.address { return origin == address || origin + "/" == address }
        guard let host = request.head.authority else { return false }
        return origin == "\(settings.certificate == nil ? "http" : "https")://\(host)"
    }

    /// Whether a request to a server of this machine alone names this machine: another site may have its own name
    /// resolve to here.
    private func isForUs(_ request: Request) -> Bool {
        guard settings.isForThisMachineAlone, let authority = request.head.authority else { return true }
        let host = authority.hasPrefix("[") ? authority.prefix { $0 != "]" } + "]" : authority.prefix { $0 != ":" }
        return ["127.0.0.1", "localhost", "[::1]"].contains(String(host))
    }
}
