// SPDX-License-Identifier: EUPL-1.2

/// Makes and empties whole databases: for tests, each of which gets its own.
package enum PostgresAdministration {
    package static func create(_ name: String, at address: String) async throws {
        try await run("CREATE DATABASE \(try quoted(name))", at: address)
    }

    /// Empties a database, so that another test can have it: making and removing one takes far longer.
    package static func empty(at address: String) async throws {
        try await run("DROP SCHEMA public CASCADE; CREATE SCHEMA public", at: address)
    }

    private static func quoted(_ name: String) throws -> String {
        guard name.utf8.allSatisfy({ (97...122).contains($0) || (48...57).contains($0) || $0 == 95 }) else {
            throw DatabaseError.invalid("a database of this name")
        }
        return name
    }

    private static func run(_ text: String, at address: String) async throws {
        let connection = PostgresConnection(
            address: address, settings: "SET lock_timeout = '10s'; SET client_min_messages = warning",
            label: "koinon.admin")
        try await connection.use { _ = try $0.execute(text) }
    }
}
