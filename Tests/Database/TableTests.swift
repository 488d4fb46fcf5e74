// SPDX-License-Identifier: EUPL-1.2
import Database
import TestKit
import Testing

@Suite("The database's own schema")
struct TableTests {
    @Test("tables come in the order in which they were made, with their columns in order")
    func tables() async throws {
        let made = Migration(
            "test-001",
            [
                "CREATE TABLE zebra (id TEXT PRIMARY KEY, \"order\" BIGINT NOT NULL)",
                "CREATE TABLE ant (zebra TEXT NOT NULL REFERENCES zebra (id), weight DOUBLE PRECISION)",
            ])
        try await forEachEngine([made]) { database in
            let tables = try await database.read { try $0.tables() }
            #expect(tables.map(\.name) == ["migration", "zebra", "ant"])
            #expect(tables.last?.columns == ["zebra", "weight"])
            try await database.write { transaction in
                try transaction.insert(
                    into: tables[1].sql, columns: tables[1].columnNames, rows: [[.text("a"), .integer(3)]])
            }
            let order: Int? = try await database.read { try $0.value("SELECT \"order\" FROM zebra") }
            #expect(order == 3)
        }
    }
}
