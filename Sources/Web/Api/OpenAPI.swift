// SPDX-License-Identifier: EUPL-1.2

/// The description of the interface for programs (OpenAPI 3.1), generated from the routes.
enum OpenAPI {
    static func document(_ rooms: [Room], base: String) -> JSON {
        let doors = rooms.flatMap(\.doors).filter { $0.kind == .program || $0.kind == .file }
        let paths = Dictionary(grouping: doors, by: \.pattern.description).sorted { $0.key < $1.key }
        return .object([
            "openapi": "3.1.0",
            "info": .object([
                "title": "Koinon", "version": "0.1.0",
                "summary": "The platform of a city's local crime-prevention council.",
                "license": .object(["name": "EUPL-1.2", "identifier": "EUPL-1.2"]),
            ]),
            "servers": .array([.object(["url": .text(base)])]),
            "paths": .object(paths.map { ($0.key, item($0.value)) }),
            "components": components,
        ])
    }

    private static func item(_ doors: [Door]) -> JSON {
        .object(doors.map { ($0.method.rawValue.lowercased(), operation($0)) })
    }

    private static func operation(_ door: Door) -> JSON {
        var members: [(String, JSON)] = [
            ("operationId", .text(operationID(door))),
            ("summary", .text(door.summary)),
            ("tags", .array([.text(door.room)])),
        ]
        let parameters = door.pattern.slots.map(slot) + door.query.map(field)
        if !parameters.isEmpty { members.append(("parameters", .array(parameters))) }
        if door.admission != .anyone { members.append(("security", .array([.object(["session": []])]))) }
        members.append(("responses", responses(door)))
        return .object(members)
    }

    /// `get-record-by-log`: unique, since no two addresses of one method have the same words.
    private static func operationID(_ door: Door) -> String {
        let words = door.pattern.description.split(separator: "/").map { part in
            part.hasPrefix("{") ? "by-" + part.dropFirst().dropLast() : part
        }
        return ([door.method.rawValue.lowercased()[...]] + words).joined(separator: "-")
    }

    private static func slot(_ name: String) -> JSON {
        .object(["name": .text(name), "in": "path", "required": true, "schema": .object(["type": "string"])])
    }

    private static func field(_ field: QueryField) -> JSON {
        .object([
            "name": .text(field.name), "in": "query", "required": .bool(field.isRequired),
            "description": .text(field.summary), "schema": .object(["type": .text(field.kind.rawValue)]),
        ])
    }

    private static func responses(_ door: Door) -> JSON {
        let problem: JSON =
            switch door.errors {
            case .problem: .object(["$ref": "#/components/responses/Problem"])
            case .object: .object(["$ref": "#/components/responses/Error"])
            }
        // A file is for people as well: what goes wrong is told as a page there.
        let failure: JSON =
            door.kind == .program ? problem : .object(["description": "A page that says what went wrong."])
        var responses: [(String, JSON)] = [("200", .object(["description": .text(door.summary)]))]
        if door.admission == .signedIn { responses.append(("401", failure)) }
        responses += ["404", "429", "503"].map { ($0, failure) }
        return .object(responses)
    }

    private static let components: JSON = .object([
        "schemas": .object([
            "Problem": .object([
                "type": "object",
                "required": ["type", "title", "status"],
                "properties": .object([
                    "type": .object(["type": "string"]), "title": .object(["type": "string"]),
                    "status": .object(["type": "integer"]),
                ]),
            ]),
            "Error": .object([
                "type": "object",
                "required": ["type", "message"],
                "properties": .object([
                    "type": .object(["type": "string"]), "message": .object(["type": "string"]),
                    "debug": .object(["type": "string"]),
                ]),
            ]),
        ]),
        "responses": .object([
            "Problem": .object([
                "description": "What went wrong (RFC 9457). What may not be seen and what does not exist are one.",
                "content": .object([
                    "application/problem+json": .object([
                        "schema": .object(["$ref": "#/components/schemas/Problem"])
                    ])
                ]),
            ]),
            "Error": .object([
                "description": "What went wrong, in the form of the standard that these addresses speak.",
                "content": .object([
                    "application/json": .object([
                        "schema": .object(["$ref": "#/components/schemas/Error"])
                    ])
                ]),
            ]),
        ]),
        "securitySchemes": .object([
            "session": .object(["type": "apiKey", "in": "cookie", "name": .text(SessionCookie.name)])
        ]),
    ])
}
