import Crypto
import Foundation
import HTTPTypes
import Hummingbird

/// A page of HTML that carries its style within.
struct Page: Sendable {
    let html: String

    /// The page, with a policy that lets the browser use its own style and nothing else.
    var response: Response {
        let styles = SecurityHeaders.styles(in: html).map { "'sha256-\($0)'" }.joined(separator: " ")
        return Response(
            status: .ok,
            headers: [
                .contentType: "text/html; charset=utf-8",
                .contentSecurityPolicy: SecurityHeaders.policy(styles: styles.isEmpty ? "'self'" : styles),
            ], body: ResponseBody(byteBuffer: ByteBuffer(string: html)))
    }
}

extension SecurityHeaders {
    /// The Base64 of the SHA-256 of each style sheet that stands in a page.
    static func styles(in html: String) -> [String] {
        html.components(separatedBy: "<style>").dropFirst().compactMap { rest in
            rest.components(separatedBy: "</style>").first.map {
                Data(SHA256.hash(data: Data($0.utf8))).base64EncodedString()
            }
        }
    }
}
