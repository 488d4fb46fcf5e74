// SPDX-License-Identifier: EUPL-1.2
import Testing

@testable import Database

@Suite("Statements")
struct SQLTests {
    private func text(_ sql: SQL, _ dialect: Dialect = .postgres) throws -> String {
        try Statement(sql, for: dialect).text
    }

    @Test("what is interpolated is bound, never written")
    func binding() throws {
        let name = "x'; DROP TABLE paper; --"
        let statement = try Statement("SELECT * FROM paper WHERE id = \(name) AND pages > \(3)", for: .postgres)
        #expect(statement.text == "SELECT * FROM paper WHERE id = $1 AND pages > $2")
        #expect(statement.values.map(\.value) == [.text(name), .integer(3)])
        try #expect(text("a = \(name)", .sqlite) == "a = ?")
    }

    @Test("pieces are embedded with their values, in order")
    func embedding() throws {
        let conditions: [SQL] = ["a = \(1)", "b = \("two")"]
        let statement = try Statement(
            "SELECT \(3) WHERE \(conditions.joined(by: " AND "))" + " LIMIT \(4)", for: .postgres)
        #expect(statement.text == "SELECT $1 WHERE a = $2 AND b = $3 LIMIT $4")
        #expect(statement.values.map(\.value) == [.integer(3), .integer(1), .text("two"), .integer(4)])
    }

    @Test("lists of similar length share one text", arguments: [(5, 8), (8, 8), (9, 16), (1, 1)])
    func paddedLists(count: Int, places: Int) throws {
        let statement = try Statement("\(list: Array(0..<count))", for: .sqlite)
        #expect(statement.values.count == places)
        #expect(statement.values.last?.value == .integer(Int64(count - 1)))
    }

    @Test("a NULL keeps the type it would have had")
    func typedNull() throws {
        let statement = try Statement("\(nil as Int?) \(nil as String?)", for: .postgres)
        #expect(statement.values.map(\.kind) == [.integer, .text])
    }

    @Test("a name from a foreign file is quoted")
    func quotedName() throws {
        try #expect(text(SQL(parts: [.name("we\"ird; --")])) == "\"we\"\"ird; --\"")
    }

    @Test("what was used least recently makes room")
    func leastRecent() {
        var cache = LeastRecent<String, Int>(capacity: 2)
        _ = cache.insert(1, for: "a")
        _ = cache.insert(2, for: "b")
        #expect(cache["a"] == 1)
        #expect(cache.insert(3, for: "c") == 2)
        #expect(cache["b"] == nil)
        #expect(cache["a"] == 1)
    }
}
