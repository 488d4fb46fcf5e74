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
        let slots = door.pattern.slots
        if !slots.isEmpty { members.append(("parameters", .array(slots.map(parameter)))) }
        if door.admission != .anyone { members.append(("security", .array([.object(["session": []])]))) }
        members.append(("responses", responses(door)))
        return .object(members)
    }

    private static func operationID(_ door: Door) -> String {
        let words = door.pattern.description.split { !$0.isLetter && !$0.isNumber }
        return ([door.method.rawValue.lowercased()] + words.map(String.init)).joined(separator: "-")
    }

    private static func parameter(_ name: String) -> JSON {
        .object(["name": .text(name), "in": "path", "required": true, "schema": .object(["type": "string"])])
    }

    private static func responses(_ door: Door) -> JSON {
        let problem: JSON = .object(["$ref": "#/components/responses/Problem"])
        var responses: [(String, JSON)] = [("200", .object(["description": .text(door.summary)]))]
        if !door.pattern.slots.isEmpty || door.admission != .anyone { responses.append(("404", problem)) }
        responses.append(("429", problem))
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
            ])
        ]),
        "responses": .object([
            "Problem": .object([
                "description": "What went wrong (RFC 9457). What may not be seen and what does not exist are one.",
                "content": .object([
                    "application/problem+json": .object([
                        "schema": .object(["$ref": "#/components/schemas/Problem"])
                    ])
                ]),
            ])
        ]),
        "securitySchemes": .object([
            "session": .object(["type": "apiKey", "in": "cookie", "name": .text(SessionCookie.name)])
        ]),
    ])
}
