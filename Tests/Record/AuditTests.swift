// SPDX-License-Identifier: EUPL-1.2
import Access
import Database
import Testing

@testable import Record

@Suite("An audit of a whole log")
struct AuditTests {
    @Test("a log as it was written is sound, also across batches")
    func sound() async throws {
        try await Fixture.onEachEngine { fixture in
            let (keys, log) = (fixture.keys, try await fixture.record(1100))
            let report = try await fixture.database.read { try $0.audit(log, keys: keys) }
            #expect(report.isSound, "\(report.faults)")
            #expect(report.head?.size == 1101 && report.readable == 1101)
        }
    }

    @Test(
        "changing any stored byte of leaf, node, head or content is found",
        arguments: [
            Column(rows: "SELECT position AS a, 0 AS b, commitment AS bytes FROM record_leaf WHERE ") {
                "UPDATE record_leaf SET commitment = \($2) WHERE position = \($0) AND 0 = \($1) AND "
            },
            Column(rows: "SELECT level AS a, position AS b, hash AS bytes FROM record_node WHERE ") {
                "UPDATE record_node SET hash = \($2) WHERE level = \($0) AND position = \($1) AND "
            },
            Column(rows: "SELECT size AS a, 0 AS b, root AS bytes FROM record_head WHERE ") {
                "UPDATE record_head SET root = \($2) WHERE size = \($0) AND 0 = \($1) AND "
            },
            Column(rows: "SELECT size AS a, 0 AS b, signature AS bytes FROM record_head WHERE ") {
                "UPDATE record_head SET signature = \($2) WHERE size = \($0) AND 0 = \($1) AND "
            },
            Column(rows: "SELECT position AS a, 0 AS b, body AS bytes FROM record_content WHERE ") {
                "UPDATE record_content SET body = \($2) WHERE position = \($0) AND 0 = \($1) AND "
            },
        ])
    func everyByte(column: Column) async throws {
        try await Fixture.onEachEngine { fixture in
            for readership in [Readership(.public), fixture.formation] {
                let (keys, log) = (fixture.keys, try await fixture.record(2, for: readership))
                let missed = try await fixture.database.write { transaction in
                    try column.changes(of: log, in: transaction) { try transaction.audit(log, keys: keys).isSound }
                }
                #expect(missed.isEmpty)
            }
        }
    }

    @Test("what is removed, moved or added is found")
    func rows() async throws {
        try await Fixture.onEachEngine { fixture in
            let log = try await fixture.record(6)
            let changes: [SQL] = [
                "DELETE FROM record_leaf WHERE \(log.rows) AND position = 6",
                "DELETE FROM record_leaf WHERE \(log.rows) AND position = 3",
                "UPDATE record_leaf SET position = 7 WHERE \(log.rows) AND position = 3",
                "DELETE FROM record_node WHERE \(log.rows) AND level = 2",
                "UPDATE record_node SET level = 9 WHERE \(log.rows) AND level = 2",
                "DELETE FROM record_head WHERE \(log.rows) AND size = 7",
                "DELETE FROM record_head WHERE \(log.rows) AND size = 2",
                "UPDATE record_head SET size = 8 WHERE \(log.rows) AND size = 7",
                "DELETE FROM record_content WHERE \(log.rows) AND position = 6",
                "UPDATE record_content SET position = 7 WHERE \(log.rows) AND position = 6",
                "UPDATE record_content SET body = NULL WHERE \(log.rows) AND position = 2",
                "UPDATE record_content SET body = NULL, erased_by = 3 WHERE \(log.rows) AND position = 2",
                "UPDATE record_content SET erased_by = 3 WHERE \(log.rows) AND position = 2",
            ]
            for (number, change) in changes.enumerated() {
                #expect(try await !isSound(log, after: change, fixture), "change \(number)")
            }
        }
    }

    @Test("giving a log to another audience is found")
    func audience() async throws {
        try await Fixture.onEachEngine { fixture in
            let log = try await fixture.record(2)
            let other = RecordLog(council: log.council, id: log.id, readership: fixture.formation, origin: log.origin)
            let keys = fixture.keys
            #expect(try await !fixture.database.read { try $0.audit(other, keys: keys).isSound })
        }
    }

    @Test("a log that shrank or was rewritten since a head was saved is found")
    func saved() async throws {
        try await Fixture.onEachEngine { fixture in
            let (keys, log) = (fixture.keys, try await fixture.record(6))
            let saved = try await fixture.database.read { [try $0.head(of: log), try $0.head(of: log, at: 3)] }
            let forged = keys.sign(Head(origin: log.origin, size: 5, root: Digest(of: [1])))
            let faults = try await fixture.database.write { transaction in
                let before = try transaction.audit(log, keys: keys, saved: saved + [forged]).faults
                for table: SQL in ["record_leaf", "record_content"] {
                    try transaction.run("DELETE FROM \(table) WHERE \(log.rows) AND position >= 5")
                }
                try transaction.run("DELETE FROM record_head WHERE \(log.rows) AND size > 5")
                try transaction.run(
                    "DELETE FROM record_node WHERE \(log.rows) AND (position + 1) * 2 > 5 AND level = 1")
                return (before, try transaction.audit(log, keys: keys, saved: saved).faults)
            }
            #expect(faults.0 == [.rewritten(size: 5)])
            #expect(faults.1 == [.shrunk(from: 7, to: 5)], "cut cleanly, the log looks sound but for the saved head")
        }
    }

    @Test("a tampered log is not carried on")
    func refusesToGrow() async throws {
        try await Fixture.onEachEngine { fixture in
            let (keys, log) = (fixture.keys, try await fixture.record(6))
            let changes: [(SQL, RecordRefusal)] = [
                (
                    "UPDATE record_leaf SET commitment = \([UInt8](repeating: 1, count: 32)) WHERE \(log.rows) AND position = 6",
                    .damaged(size: 7)
                ),
                ("DELETE FROM record_node WHERE \(log.rows) AND level = 2", .damaged(size: 4)),
                (
                    "UPDATE record_head SET root = \([UInt8](repeating: 1, count: 32)) WHERE \(log.rows) AND size = 7",
                    .damaged(size: 7)
                ),
                (
                    "UPDATE record_head SET signature = \([UInt8](repeating: 1, count: 68)) WHERE \(log.rows) AND size = 7",
                    .unknownKey(origin: log.origin)
                ),
                ("DELETE FROM record_head WHERE \(log.rows)", .damaged(size: 0)),
            ]
            for (change, refusal) in changes {
                await #expect(throws: refusal) {
                    try await fixture.database.write { transaction in
                        try transaction.run(change)
                        _ = try transaction.append(.vote(9), to: log, signedBy: keys)
                    }
                }
            }
        }
    }

    private struct Undone: Error { let isSound: Bool }

    /// Audits after a change, and takes the change back.
    private func isSound(_ log: RecordLog, after change: SQL, _ fixture: Fixture) async throws -> Bool {
        let keys = fixture.keys
        do {
            try await fixture.database.write { transaction in
                #expect(try transaction.run(change) == 1)
                throw Undone(isSound: try transaction.audit(log, keys: keys).isSound)
            }
        } catch let undone as Undone {
            return undone.isSound
        }
        return true
    }
}

/// One column of bytes and how to write it.
struct Column: Sendable {
    let rows: SQL
    let write: @Sendable (_ a: Int, _ b: Int, _ bytes: [UInt8]) -> SQL

    /// Changes each byte of each row in turn, and lists those after which the log was still called sound.
    func changes(of log: RecordLog, in transaction: Transaction, isSound: () throws -> Bool) throws -> [String] {
        var missed: [String] = []
        for row in try transaction.rows("\(rows)\(log.rows)") {
            let (a, b, bytes): (Int, Int, [UInt8]) = (try row["a"], try row["b"], try row["bytes"])
            for index in bytes.indices {
                var changed = bytes
                changed[index] ^= 0x10
                try transaction.run("\(write(a, b, changed))\(log.rows)")
                if try isSound() { missed.append("row \(a), \(b), byte \(index)") }
            }
            try transaction.run("\(write(a, b, bytes))\(log.rows)")
            #expect(try isSound())
        }
        return missed
    }
}
