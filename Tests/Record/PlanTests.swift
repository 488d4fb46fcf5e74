// SPDX-License-Identifier: EUPL-1.2
import Access
import Database
import Testing

@testable import Record

@Suite("The cost of the Record")
struct PlanTests {
    @Test("no read for an append or a proof walks a table from end to end")
    func plans() async throws {
        try await Fixture.onEachEngine { fixture in
            let log = try await fixture.record(4)
            let reads: [SQL] = [
                "SELECT size, root, signature FROM record_head WHERE \(log.rows) ORDER BY size DESC LIMIT 1",
                "SELECT size, root, signature FROM record_head WHERE \(log.rows) AND size = 3",
                "SELECT commitment FROM record_leaf WHERE \(log.rows) AND position = 3",
                "SELECT hash FROM record_node WHERE \(log.rows) AND level = 1 AND position = 1",
                "SELECT body, erased_by FROM record_content WHERE \(log.rows) AND position = 3",
                "SELECT \(RecordLog.columns) FROM record_log WHERE id = \(log.id) AND \(RecordLog.isPublic)",
            ]
            let scans = try await fixture.database.read { snapshot in
                try reads.flatMap { try snapshot.explain($0).scans }
            }
            #expect(scans.isEmpty)
        }
    }
}
