import AnnalsLog
import Hummingbird

extension Cookie {
    /// The name of the cookie that holds the secret of a visit.
    ///
    /// With the prefix browsers take it only over TLS, from this host, for all of it.
    static func visitName(isSecure: Bool) -> String { isSecure ? "__Host-annals" : "annals" }

    /// The cookie of a visit: out of reach for scripts, and not sent along by other sites.
    static func visit(_ secret: String, isSecure: Bool) -> Cookie {
        Cookie(
            name: visitName(isSecure: isSecure), value: secret, maxAge: Int(Access.visitMilliseconds / 1000), path: "/",
            secure: isSecure, httpOnly: true, sameSite: .lax)
    }

    /// What takes the cookie back.
    static func noVisit(isSecure: Bool) -> Cookie {
        Cookie(
            name: visitName(isSecure: isSecure), value: "", maxAge: 0, path: "/", secure: isSecure, httpOnly: true,
            sameSite: .lax)
    }
}
