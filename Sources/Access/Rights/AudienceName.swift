// SPDX-License-Identifier: EUPL-1.2
import Database

extension Transaction {
    /// Names a group of a council. The room that makes the group calls it, in the same transaction.
    public func name(_ audience: Audience, _ name: String, in council: CouncilID) throws {
        try run(
            """
            INSERT INTO audience_name (council, audience, name) VALUES (\(council), \(audience), \(name))
            ON CONFLICT (council, audience) DO UPDATE SET name = excluded.name
            """)
    }
}

extension Snapshot {
    /// The name of a group, for a reader who belongs to it.
    public func name(of audience: Audience, in council: CouncilID) throws -> String? {
        try value("SELECT name FROM audience_name WHERE council = \(council) AND audience = \(audience)")
    }
}
