// SPDX-License-Identifier: EUPL-1.2
import Database
import TestKit
import Testing

@Suite("Pages of a list")
struct KeysetTests {
    private static let byTitle = Keyset("papers by title", key: "title", id: "id")
    private static let byTitleDown = Keyset("papers by title, last first", key: "title", id: "id", isDescending: true)

    /// Titles come in pairs, so that the id has to decide.
    private static let schema = Migration(
        "test-003-items",
        [
            "CREATE TABLE item (council TEXT NOT NULL, id TEXT NOT NULL, title TEXT NOT NULL, rank BIGINT NOT NULL, audience TEXT NOT NULL, PRIMARY KEY (council, id))",
            "CREATE INDEX item_by_title ON item (council, audience, title, id)",
        ])

    private func fill(_ database: Database, _ count: Int = 100) async throws {
        try await database.write { transaction in
            for number in 0..<count {
                let id = String(1000 + (number * 37) % count)
                let audience = ["public", "members", "circle:1"][number % 3]
                try transaction.run(
                    """
                    INSERT INTO item (council, id, title, rank, audience)
                    VALUES ('k', \(id), \("title \(1000 + number / 2)"), \(number / 5), \(audience))
                    """)
            }
        }
    }

    private func page(
        _ list: Keyset, _ size: Int, _ cursor: Keyset.Cursor?, _ audiences: [String], _ database: Database
    ) async throws -> Keyset.Page<String> {
        try await database.read { snapshot in
            try list.page(
                of: size, after: cursor, in: snapshot, select: "id, title", from: "item", where: "council = 'k'",
                partitions: audiences.map { "audience = \($0)" }
            ) { row in "\(try row["title"] as String) \(try row["id"] as String)" }
        }
    }

    private func all(_ list: Keyset, _ size: Int, _ audiences: [String], _ database: Database) async throws -> [String]
    {
        var items: [String] = []
        var cursor: Keyset.Cursor?
        repeat {
            let page = try await page(list, size, cursor, audiences, database)
            #expect(page.items.count <= size)
            items += page.items
            cursor = page.next.map { Keyset.Cursor($0.text) }
        } while cursor != nil
        return items
    }

    @Test("pages of every size show each item once, in order, ties by id", arguments: [1, 7, 50, 99, 100, 101])
    func everySize(size: Int) async throws {
        try await forEachEngine([Self.schema]) { database in
            try await fill(database)
            let audiences = ["public", "members", "circle:1"]
            let up = try await all(Self.byTitle, size, audiences, database)
            #expect(up == up.sorted())
            #expect(Set(up).count == 100)
            try await #expect(all(Self.byTitleDown, size, audiences, database) == up.reversed())
            try await #expect(all(Self.byTitle, size, ["members"], database).count == 33)
            try await #expect(all(Self.byTitle, size, [], database) == [])
        }
    }

    @Test("a page goes on where the last one ended, whatever came or went meanwhile")
    func stable() async throws {
        try await forEachEngine([Self.schema]) { database in
            try await fill(database)
            let everyone = ["public", "members", "circle:1"]
            let before = try await all(Self.byTitle, 50, everyone, database)
            let first = try await page(Self.byTitle, 10, nil, everyone, database)
            try await database.write { transaction in
                try transaction.run(
                    "INSERT INTO item (council, id, title, rank, audience) VALUES ('k', '0', 'a first', 0, 'public')")
                try transaction.run("DELETE FROM item WHERE title = 'title 1004'")
            }
            let second = try await page(Self.byTitle, 10, first.next, everyone, database)
            #expect(second.items == Array(before[10..<20]))
        }
    }

    @Test("a list may be in order of a number")
    func numbers() async throws {
        try await forEachEngine([Self.schema]) { database in
            try await fill(database)
            let list = Keyset("items by rank", key: "rank", kind: .integer, id: "id", isDescending: true)
            let items = try await all(list, 9, ["public", "members", "circle:1"], database)
            #expect(Set(items).count == 100)
        }
    }

    @Test("a cursor that is damaged, forged or of another list is refused")
    func refusedCursors() async throws {
        try await forEachEngine([Self.schema]) { database in
            try await fill(database)
            let next = try #require(try await page(Self.byTitle, 10, nil, ["public"], database).next)
            let texts = [
                "", "AAAA", String(next.text.dropLast()), String(next.text.dropFirst()), next.text + "AA", "ζ", "'; --",
                String(repeating: "A", count: 100_000),
            ]
            for text in texts {
                await #expect(throws: DatabaseError.cursor, "\(text.prefix(40))") {
                    try await page(Self.byTitle, 10, Keyset.Cursor(text), ["public"], database)
                }
            }
            await #expect(throws: DatabaseError.cursor) {
                try await page(Self.byTitleDown, 10, next, ["public"], database)
            }
        }
    }

    @Test("a page reads no table from end to end, and no more rows than it shows from each partition")
    func plans() async throws {
        try await forEachEngine([Self.schema]) { database in
            try await fill(database)
            let plans = try await database.read { snapshot in
                try [["public"], ["public", "members", "circle:1"]].map { audiences in
                    try Self.byTitle.plan(
                        in: snapshot, select: "id, title", from: "item", where: "council = 'k'",
                        partitions: audiences.map { "audience = \($0)" })
                }
            }
            for plan in plans { #expect(plan.scans.isEmpty, "\(plan)") }
            // One partition needs no sorting at all: the index is the order.
            #expect(!plans[0].sorts, "\(plans[0])")
            let scan = try await database.read { try $0.explain("SELECT * FROM item WHERE rank = 3") }
            #expect(scan.scans == ["item"], "\(scan)")
        }
    }
}
