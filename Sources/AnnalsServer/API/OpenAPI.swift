import Annals
import HTTPTypes

/// The description of the API, made from the routes and the catalogue of actions.
enum OpenAPI {
    /// The document.
    static let document: JSONValue = [
        "openapi": "3.1.0",
        "info": [
            "title": "Annals", "version": "1",
            "description": "Records the actions of strategic sessions, and reads every view of them as of any moment.",
        ],
        "security": [["visit": []]],
        "paths": .object(paths),
        "components": [
            "securitySchemes": [
                "visit": [
                    "type": "http", "scheme": "bearer",
                    "description": "The secret of a visit; browsers send it as a cookie.",
                ]
            ],
            "schemas": .object(schemas),
        ],
    ]

    private static var paths: [JSONValue.Member] {
        var paths: [String] = []
        for route in Route.all where !paths.contains(route.path) { paths.append(route.path) }
        return paths.map { path in
            let operations = Route.all.filter { $0.path == path }
            return JSONValue.Member(
                path,
                .object(operations.map { JSONValue.Member($0.method.rawValue.lowercased(), operation($0)) }))
        }
    }

    private static func operation(_ route: Route) -> JSONValue {
        let security: JSONValue = route.isForStrangers ? ["security": []] : [:]
        let body: JSONValue =
            route.body.map { body in
                let schema: JSONValue = body.schema.map { ["$ref": .text("#/components/schemas/\($0)")] } ?? [:]
                return [
                    "requestBody": [
                        "required": true, "description": .text(body.words),
                        "content": .object([JSONValue.Member(body.mediaType, ["schema": schema])]),
                    ]
                ]
            } ?? [:]
        return (["summary": .text(route.summary)] as JSONValue).adding(security).adding([
            "parameters": .each(route.parameters) { parameter in
                [
                    "name": .text(parameter.name), "in": .text(parameter.isInPath ? "path" : "query"),
                    "required": .truth(parameter.isInPath), "description": .text(parameter.words),
                    "schema": ["type": .text(parameter.isInteger ? "integer" : "string")],
                ]
            }
        ]).adding(body).adding(["responses": .object(responses(route))])
    }

    private static func responses(_ route: Route) -> [JSONValue.Member] {
        let own = route.answers.map { answer in
            let isProblem = answer.status.code >= 400
            let content: JSONValue =
                isProblem
                ? ["application/problem+json": ["schema": ["$ref": "#/components/schemas/problem"]]]
                : answer.status == .ok || answer.status == .created ? ["application/json": [:]] : [:]
            return JSONValue.Member(
                "\(answer.status.code)",
                (["description": .text(answer.words)] as JSONValue).adding(["content": content]))
        }
        return own + [
            JSONValue.Member(
                "default",
                [
                    "description": "A problem, in words (RFC 9457).",
                    "content": ["application/problem+json": ["schema": ["$ref": "#/components/schemas/problem"]]],
                ])
        ]
    }

    private static let schemas: [JSONValue.Member] = [
        .init(
            "problem",
            [
                "type": "object", "required": ["status", "title", "detail"],
                "properties": [
                    "schemaVersion": ["type": "integer"], "status": ["type": "integer"],
                    "title": ["type": "string"], "detail": ["type": "string"], "field": ["type": ["string", "null"]],
                ],
            ]),
        .init(
            "actionLine",
            [
                "type": "object", "required": ["type", "data"],
                "properties": [
                    "type": ["type": "string", "enum": .each(AnyAction.catalogue) { .text($0.name) }],
                    "data": ["type": "object"], "actor": ["type": "string"], "session": ["type": "string"],
                    "id": ["type": "string", "format": "uuid"], "occurredAt": ["type": "string"],
                    "anonymous": ["type": "boolean"],
                ],
            ]),
    ]
}
