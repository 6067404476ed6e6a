import HTTPTypes

extension HTTPField.Name {
    /// The last event that a listener has heard of, as it comes back.
    static let lastEventID = known("Last-Event-ID")
    /// Where a request comes from, as browsers say it of themselves.
    static let secFetchSite = known("Sec-Fetch-Site")
    static let referrerPolicy = known("Referrer-Policy")
    static let openerPolicy = known("Cross-Origin-Opener-Policy")
    static let resourcePolicy = known("Cross-Origin-Resource-Policy")
    static let permissionsPolicy = known("Permissions-Policy")

    private static func known(_ name: String) -> HTTPField.Name {
        guard let name = HTTPField.Name(name) else { preconditionFailure("“\(name)” is no name of a header") }
        return name
    }
}
