// SPDX-License-Identifier: EUPL-1.2
import Database
import Foundation
import TestKit
import Testing

private struct Refusal: Error {}

@Suite("Transactions")
struct TransactionTests {
    private func count(_ database: Database) async throws -> Int? {
        try await database.read { try $0.value("SELECT COUNT(*) FROM paper") }
    }

    @Test("what throws leaves no trace")
    func rollback() async throws {
        try await forEachEngine([Schema.papers]) { database in
            await #expect(throws: Refusal.self) {
                try await database.write { transaction in
                    try transaction.add(paper: "a")
                    throw Refusal()
                }
            }
            try await #expect(count(database) == 0)
        }
    }

    @Test("a statement that failed ends its transaction, even when the error is swallowed")
    func doomed() async throws {
        try await forEachEngine([Schema.papers]) { database in
            let twice = DatabaseError.unique(table: "paper", columns: ["council", "title"])
            await #expect(throws: twice) {
                try await database.write { transaction in
                    try transaction.add(paper: "a", title: "Charter")
                    _ = try? transaction.add(paper: "b", title: "Charter")
                }
            }
            await #expect(throws: twice) {
                try await database.write { transaction in
                    try transaction.add(paper: "a", title: "Charter")
                    _ = try? transaction.add(paper: "b", title: "Charter")
                    try transaction.add(paper: "c")
                }
            }
            try await #expect(count(database) == 0)
        }
    }

    @Test("what a constraint refuses is said in the same words on both engines")
    func constraints() async throws {
        try await forEachEngine([Schema.papers]) { database in
            try await database.write { try $0.add(paper: "a") }
            let cases: [(SQL, DatabaseError)] = [
                (
                    "INSERT INTO paper (council, id, title) VALUES ('k', 'a', 'x')",
                    .unique(table: "paper", columns: ["council", "id"])
                ),
                ("INSERT INTO paper (council, id, title, pages) VALUES ('k', 'b', 'x', 0)", .check("paper_has_pages")),
                ("INSERT INTO paper (council, id) VALUES ('k', 'b')", .missing(column: "title")),
                ("INSERT INTO remark (council, paper, text) VALUES ('k', 'none', 'x')", .reference),
            ]
            for (sql, error) in cases {
                await #expect(throws: error) { try await database.write { try $0.run(sql) } }
            }
        }
    }

    @Test(
        "a closure cannot end its transaction by a statement",
        arguments: ["COMMIT", " rollback", "BEGIN", "VACUUM"] as [StaticString])
    func control(word: StaticString) async throws {
        let sql = SQL(stringLiteral: word)
        try await forEachEngine([Schema.papers]) { database in
            await #expect(throws: DatabaseError.self) {
                try await database.write { transaction in
                    try transaction.add(paper: "a")
                    try transaction.run(sql)
                }
            }
            try await #expect(count(database) == 0)
        }
    }

    @Test("two statements in one are refused")
    func twoStatements() async throws {
        try await forEachEngine([Schema.papers]) { database in
            await #expect(throws: DatabaseError.self) {
                try await database.write { try $0.run("DELETE FROM remark; DELETE FROM paper") }
            }
        }
    }

    @Test("a read cannot write")
    func readOnly() async throws {
        try await forEachEngine([Schema.papers]) { database in
            await #expect(throws: DatabaseError.readOnly) {
                try await database.read { try $0.rows("DELETE FROM paper RETURNING id") }
            }
        }
    }

    @Test("run answers with the number of rows changed")
    func changes() async throws {
        try await forEachEngine([Schema.papers]) { database in
            let numbers = try await database.write { transaction in
                try transaction.add(paper: "a")
                try transaction.add(paper: "b")
                let updated = try transaction.run("UPDATE paper SET pages = 2")
                let ignored = try transaction.run(
                    "INSERT INTO paper (council, id, title) VALUES ('k', 'a', 'x') ON CONFLICT DO NOTHING")
                let table = try transaction.run("CREATE TABLE other (id TEXT)")
                return [updated, ignored, table, try transaction.run("DELETE FROM paper WHERE id = 'a'")]
            }
            #expect(numbers == [2, 0, 0, 1])
        }
    }

    @Test("rows can be streamed, and each may ask on")
    func streaming() async throws {
        try await forEachEngine([Schema.papers]) { database in
            try await database.write { for number in 1000..<1600 { try $0.add(paper: "\(number)") } }
            let titles = try await database.read { snapshot in
                var titles: [String] = []
                try snapshot.each("SELECT id FROM paper ORDER BY id") { row in
                    let id: String = try row["id"]
                    titles.append(try snapshot.value("SELECT title FROM paper WHERE id = \(id)") ?? "")
                }
                return titles
            }
            #expect(titles == (1000..<1600).map(String.init))
            await #expect(throws: Refusal.self) {
                try await database.read { try $0.each("SELECT id FROM paper") { _ in throw Refusal() } }
            }
        }
    }

    @Test("an error of the caller's own in a stream does not end the transaction")
    func streamRefused() async throws {
        try await forEachEngine([Schema.papers]) { database in
            try await database.write { transaction in
                try transaction.add(paper: "a")
                try? transaction.each("SELECT id FROM paper") { _ in throw Refusal() }
                try transaction.add(paper: "b")
            }
            try await #expect(count(database) == 2)
        }
    }

    @Test("a read sees one moment, whatever is committed meanwhile")
    func consistentRead() async throws {
        try await forEachEngine([Schema.papers]) { database in
            let (started, written) = (DispatchSemaphore(value: 0), DispatchSemaphore(value: 0))
            async let counts = database.read { snapshot in
                let before: Int? = try snapshot.value("SELECT COUNT(*) FROM paper")
                started.signal()
                written.wait()
                return [before, try snapshot.value("SELECT COUNT(*) FROM paper")]
            }
            await Task.detached { started.waitForTest() }.value
            try await database.write { try $0.add(paper: "a") }
            written.signal()
            try await #expect(counts == [0, 0])
            try await #expect(count(database) == 1)
        }
    }

    @Test("two who each rely on what the other changes cannot both succeed")
    func writeSkew() async throws {
        try await forEachEngine([Schema.papers]) { database in
            try await database.write { transaction in
                try transaction.add(paper: "a")
                try transaction.add(paper: "b")
            }
            // Each withdraws its paper only while another one stands: at least one must be left.
            try await withThrowingTaskGroup(of: Void.self) { group in
                for name in ["a", "b", "a", "b"] {
                    group.addTask {
                        try await database.write { transaction in
                            let standing: Int? = try transaction.value("SELECT COUNT(*) FROM paper")
                            Thread.sleep(forTimeInterval: 0.02)
                            if standing == 2 { try transaction.run("DELETE FROM paper WHERE id = \(name)") }
                        }
                    }
                }
                try await group.waitForAll()
            }
            try await #expect(count(database) == 1)
        }
    }

    @Test("concurrent increments of one number all count")
    func increments() async throws {
        try await forEachEngine([Schema.papers]) { database in
            try await database.write {
                try $0.run("INSERT INTO paper (council, id, title, pages) VALUES ('k', 'a', 'a', 1)")
            }
            try await withThrowingTaskGroup(of: Void.self) { group in
                for _ in 0..<40 {
                    group.addTask {
                        try await database.write { transaction in
                            let pages: Int? = try transaction.value("SELECT pages FROM paper WHERE id = 'a'")
                            try transaction.run("UPDATE paper SET pages = \((pages ?? 0) + 1) WHERE id = 'a'")
                        }
                    }
                }
                try await group.waitForAll()
            }
            try await #expect(database.read { try $0.value("SELECT pages FROM paper", as: Int.self) } == 41)
        }
    }

    @Test("a cancelled task stops its statement and writes nothing")
    func cancelled() async throws {
        try await forEachEngine([Schema.papers]) { database in
            let task = Task {
                try await database.write { transaction in
                    try transaction.add(paper: "a")
                    _ = try transaction.value(
                        """
                        WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 2000000000)
                        SELECT COUNT(*) FROM n
                        """, as: Int.self)
                }
            }
            try await Task.sleep(for: .milliseconds(200))
            task.cancel()
            await #expect(throws: CancellationError.self) { try await task.value }
            try await #expect(count(database) == 0)
            try await database.write { try $0.add(paper: "b") }
            try await #expect(count(database) == 1)
        }
    }

    @Test("time and ids come from where the database was told")
    func givenClockAndIDs() async throws {
        try await forEachEngine { database in
            let (now, ids) = try await database.write { transaction in
                (transaction.now, (0..<3).map { _ in transaction.newID(Schema.self) })
            }
            #expect(now == .testMorning)
            #expect(ids == ids.sorted())
            #expect(Set(ids).count == 3)
        }
    }

    @Test("many rows go in at once, and what they hold is only ever data")
    func bulk() async throws {
        try await forEachEngine([Schema.papers]) { database in
            let hostile = "a\tb\\N\n\\. 'ζ' \r"
            let count = try await database.write { transaction in
                try transaction.insert(
                    into: "paper", columns: ["council", "id", "title", "pages", "weight", "scan"],
                    rows: (0..<5000).lazy.map { number in
                        [
                            "k".stored, "\(number)".stored, "\(hostile)\(number)".stored, .null, .real(0.5),
                            .blob([0, 255, UInt8(number & 255)]),
                        ]
                    })
            }
            #expect(count == 5000)
            let row = try #require(try await database.read { try $0.row("SELECT * FROM paper WHERE id = '4999'") })
            try #expect(row["title"] == "\(hostile)4999")
            try #expect(row["pages"] as Int? == nil)
            try #expect(row["scan"] == [0, 255, 0x87] as [UInt8])
            await #expect(throws: DatabaseError.unique(table: "paper", columns: ["council", "id"])) {
                try await database.write { transaction in
                    try transaction.insert(
                        into: "paper", columns: ["council", "id", "title"],
                        rows: [["k".stored, "1".stored, "x".stored]])
                }
            }
            await #expect(throws: DatabaseError.invalid("a row of 1 values")) {
                try await database.write {
                    try $0.insert(into: "paper", columns: ["council", "id"], rows: [["k".stored]])
                }
            }
            try await database.write { try $0.add(paper: "still here") }
        }
    }
}

extension DispatchSemaphore {
    /// Waits on a thread that may wait.
    func waitForTest() { wait() }
}
