import Annals
import HTTPTypes
import Hummingbird

/// What the server says of itself.
extension Route {
    static let descriptions: [Route] = [
        Route(
            .get, "/api/openapi.json", "This description (OpenAPI 3.1).", isForStrangers: true
        ) { _, _, _ in Response(OpenAPI.document) }
    ]
}
