// SPDX-License-Identifier: EUPL-1.2
import Access
import Database
import Testing

@testable import Record

@Suite("Erasure by law")
struct ErasureTests {
    private static let reason = "GDPR art. 17(1)(d)"

    @Test("erased content is gone, the reason stays, and the log still verifies")
    func erased() async throws {
        try await Fixture.onEachEngine { fixture in
            for readership in [Readership(.public), fixture.formation] {
                let (keys, log) = (fixture.keys, try await fixture.record(5, for: readership))
                let before = try await fixture.database.read { try $0.head(of: log) }
                let receipt = try await fixture.database.write {
                    try $0.erase(2, of: log, reason: Self.reason, signedBy: keys)
                }
                let (proof, consistency, report, left) = try await fixture.database.read { snapshot in
                    (
                        try snapshot.inclusionProof(of: 2, in: log, content: .shown, keys: keys),
                        try snapshot.consistencyProof(of: log, from: 6, keys: keys),
                        try snapshot.audit(log, keys: keys, saved: [before]),
                        try snapshot.row("SELECT body FROM record_content WHERE \(log.rows) AND position = 2")?[0]
                            as [UInt8]?
                    )
                }
                #expect(left == nil)
                #expect(proof.erased == .init(at: "2026-03-02T09:00:00Z", reason: Self.reason, entry: receipt.index))
                #expect(try fixture.verify(proof).size == 7)
                _ = try Verification().check([.inclusion(proof), .consistency(consistency), .head(before)])
                #expect(report.isSound && report.erased == 1 && report.readable == 6)
            }
        }
    }

    @Test("nothing is erased twice, and the log's own entries stay")
    func refused() async throws {
        try await Fixture.onEachEngine { fixture in
            let (keys, log) = (fixture.keys, try await fixture.record(3))
            let erasure = try await fixture.database.write {
                try $0.erase(2, of: log, reason: Self.reason, signedBy: keys)
            }
            for (index, refusal) in [
                (2, RecordRefusal.cannotErase(index: 2)), (0, .cannotErase(index: 0)),
                (erasure.index, .cannotErase(index: erasure.index)), (9, .noSuchEntry(index: 9)),
                (-1, .noSuchEntry(index: -1)),
            ] {
                await #expect(throws: refusal) {
                    try await fixture.database.write {
                        _ = try $0.erase(index, of: log, reason: Self.reason, signedBy: keys)
                    }
                }
            }
            let size = try await fixture.database.read { try $0.audit(log, keys: keys).head?.size }
            #expect(size == 5)
        }
    }
}
