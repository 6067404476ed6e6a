import HTTPTypes
import Hummingbird

/// Tells browsers to run nothing but our own files, to show us in no frame, and to keep nothing of what they show.
struct SecurityHeaders: RouterMiddleware {
    typealias Context = VisitContext

    let isSecure: Bool

    func handle(
        _ request: Request, context: Context, next: @concurrent (Request, Context) async throws -> Response
    ) async throws -> Response {
        var response = try await next(request, context)
        for (name, value) in SecurityHeaders.always where response.headers[name] == nil {
            response.headers[name] = value
        }
        if isSecure { response.headers[.strictTransportSecurity] = "max-age=31536000" }
        return response
    }

    private static let always: [(HTTPField.Name, String)] = [
        (.contentSecurityPolicy, policy(styles: "'self'")),
        (.xContentTypeOptions, "nosniff"),
        (.referrerPolicy, "same-origin"),
        (.openerPolicy, "same-origin"),
        (.resourcePolicy, "same-origin"),
        (.permissionsPolicy, "camera=(), microphone=(), geolocation=()"),
        (.cacheControl, "no-store"),
    ]

    /// What a browser may load and run.
    static func policy(styles: String) -> String {
        "default-src 'none'; script-src 'self'; style-src \(styles); img-src 'self' data:; connect-src 'self'; "
            + "font-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    }
}
