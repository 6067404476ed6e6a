import Annals
import AnnalsLog
import Hummingbird

/// Finds out who is signed in, by the cookie of their visit or, for programs, by the same secret as bearer token.
///
/// It lets strangers pass: a route that is not for them refuses them by asking the context who they are.
struct SignInGuard: RouterMiddleware {
    typealias Context = VisitContext

    let house: House

    func handle(
        _ request: Request, context: Context, next: @concurrent (Request, Context) async throws -> Response
    ) async throws -> Response {
        var context = context
        if let secret = SignInGuard.secret(in: request, house.settings) {
            let visit = try house.access.visit(secret, now: house.clock())
            context.visitor = visit?.person
            context.room = visit?.session
        }
        return try await next(request, context)
    }

    /// The secret of the visit that a request comes with.
    static func secret(in request: Request, _ settings: AnnalsServer.Settings) -> String? {
        if let cookie = request.cookies[Cookie.visitName(isSecure: settings.isSecure)]?.value, !cookie.isEmpty {
            return cookie
        }
        guard let authorization = request.headers[.authorization], authorization.hasPrefix("Bearer ") else {
            return nil
        }
        return String(authorization.dropFirst("Bearer ".count))
    }
}
