// SPDX-License-Identifier: EUPL-1.2
import Database
import Language
import TestKit
import Testing

private enum Mood: String, Storable {
    case calm, tense
}

private enum Level: Int, Storable {
    case low = 1
    case high = 9
}

@Suite("Values")
struct BindingTests {
    private func echo<T: Storable>(_ value: T?, as kind: SQL, on database: Database) async throws -> T? {
        try await database.read { try $0.value("SELECT CAST(\(value) AS \(kind))", as: T.self) }
    }

    @Test("every type comes back as it went in")
    func everyType() async throws {
        try await forEachEngine { database in
            try await #expect(echo(Int.min, as: "BIGINT", on: database) == .min)
            try await #expect(echo(Int.max, as: "BIGINT", on: database) == .max)
            try await #expect(echo(Int64(-1), as: "BIGINT", on: database) == -1)
            try await #expect(echo(0.1 + 0.2, as: "DOUBLE PRECISION", on: database) == 0.1 + 0.2)
            try await #expect(
                echo(-Double.greatestFiniteMagnitude, as: "DOUBLE PRECISION", on: database) == -Double
                    .greatestFiniteMagnitude)
            try await #expect(echo(true, as: "BIGINT", on: database) == true)
            try await #expect(echo("", as: "TEXT", on: database) == "")
            try await #expect(echo([] as [UInt8], as: .bytes, on: database) == [])
            try await #expect(echo(Array(0...255) as [UInt8], as: .bytes, on: database) == Array(0...255))
            try await #expect(echo(Mood.tense, as: "TEXT", on: database) == .tense)
            try await #expect(echo(Level.high, as: "BIGINT", on: database) == .high)
            try await #expect(echo(Instant.testMorning, as: "BIGINT", on: database) == .testMorning)
            let day = try #require(LocalDate("2026-02-28"))
            try await #expect(echo(day, as: "TEXT", on: database) == day)
            let id = ID<Mood>.random()
            try await #expect(echo(id, as: "TEXT", on: database) == id)
        }
    }

    @Test("NULL of every type is NULL")
    func nulls() async throws {
        try await forEachEngine { database in
            try await #expect(echo(nil as Int?, as: "BIGINT", on: database) == nil)
            try await #expect(echo(nil as Double?, as: "DOUBLE PRECISION", on: database) == nil)
            try await #expect(echo(nil as String?, as: "TEXT", on: database) == nil)
            try await #expect(echo(nil as [UInt8]?, as: .bytes, on: database) == nil)
            try await #expect(echo(nil as Mood?, as: "TEXT", on: database) == nil)
        }
    }

    @Test(
        "hostile text is only ever text",
        arguments: [
            "'; DROP TABLE paper; --", "\"", "\\", "''", "$1", "?", "\\x00", "{}", "Ζωή Ἀγορά ς σ Σ", "👩🏽‍🚒🏛️", "e\u{301}",
            "\u{FEFF}\u{202E}", "a\nb\r\tc", "%_", String(repeating: "long ", count: 10_000),
        ])
    func hostileText(text: String) async throws {
        try await forEachEngine([Schema.papers]) { database in
            try await database.write { try $0.add(paper: "a", title: text) }
            let titles = try await database.read {
                try $0.rows("SELECT title FROM paper WHERE title = \(text)").map { try $0["title"] as String }
            }
            #expect(titles.map { Array($0.utf8) } == [Array(text.utf8)])
        }
    }

    @Test("text with a NUL is refused, and so is a number that is none")
    func refusedValues() async throws {
        try await forEachEngine { database in
            await #expect(throws: DatabaseError.invalid("text with a NUL character")) {
                try await echo("a\u{0}b", as: "TEXT", on: database)
            }
            for number in [Double.nan, .infinity] {
                await #expect(throws: DatabaseError.invalid("a number that is not finite")) {
                    try await echo(number, as: "DOUBLE PRECISION", on: database)
                }
            }
        }
    }

    @Test("a value that the type does not know is refused, and NULL where it cannot be")
    func wrongValues() async throws {
        try await forEachEngine { database in
            await #expect(throws: ValueError.unknown("Mood")) {
                try await database.read { try $0.value("SELECT 'furious'", as: Mood.self) }
            }
            await #expect(throws: ValueError.kind(wanted: .integer, found: .text)) {
                try await database.read { try $0.value("SELECT 'seven'", as: Int.self) }
            }
            let row = try #require(try await database.read { try $0.row("SELECT CAST(NULL AS TEXT) AS empty") })
            #expect(throws: DatabaseError.null(column: "empty")) { try row["empty"] as String }
            #expect(throws: DatabaseError.column("absent")) { try row["absent"] as String }
        }
    }

    @Test("a list binds, and an empty one matches nothing", arguments: [0, 1, 2, 3, 5, 100])
    func lists(count: Int) async throws {
        try await forEachEngine([Schema.papers]) { database in
            try await database.write { for number in 0..<6 { try $0.add(paper: "\(number)") } }
            let names = (0..<count).map(String.init)
            let (inside, outside) = try await database.read { snapshot in
                (
                    try snapshot.value("SELECT COUNT(*) FROM paper WHERE id IN \(list: names)", as: Int.self),
                    try snapshot.value("SELECT COUNT(*) FROM paper WHERE id NOT IN \(list: names)", as: Int.self)
                )
            }
            #expect(inside == min(count, 6))
            #expect(outside == 6 - min(count, 6))
        }
    }
}
