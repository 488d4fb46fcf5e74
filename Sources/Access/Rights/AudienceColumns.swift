// SPDX-License-Identifier: EUPL-1.2
import Database

extension Audience: Storable {
    public var stored: Value { .text(key) }

    public init(stored: Value) throws {
        guard let audience = Audience(key: try stored.text()) else { throw ValueError.unknown("Audience") }
        self = audience
    }

    /// Those who belong to one formation.
    public static func formation(_ id: FormationID) -> Audience { Audience(.formation, id: id.description) }
    /// Those who belong to one circle.
    public static func circle(_ id: CircleID) -> Audience { Audience(.circle, id: id.description) }
    /// Those on one list of names.
    public static func named(_ id: NamedID) -> Audience { Audience(.named, id: id.description) }

    /// The formation, where the audience is one.
    public var formation: FormationID? { kind == .formation ? idText.flatMap { FormationID($0) } : nil }
    /// The circle, where the audience is one.
    public var circle: CircleID? { kind == .circle ? idText.flatMap { CircleID($0) } : nil }
}

extension Readership {
    /// Reads the columns `audience` and `within` of a row.
    public init(_ row: Row) throws {
        try self.init(audience: row["audience"], within: row["within"])
    }
}

extension Role: Storable {}
