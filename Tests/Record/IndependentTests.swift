// SPDX-License-Identifier: EUPL-1.2
import Access
import Database
import Foundation
import TestKit
import Testing

@testable import Record

/// A whole log as `verify.py --log` reads it.
private struct Bundle: Encodable {
    let key: VerifierKey
    var commitments: [Digest]
    let heads: [SignedHead]
    let inclusions: [InclusionProof]
    let consistencies: [ConsistencyProof]

    private enum CodingKeys: String, CodingKey { case key, commitments, heads, proofs }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(key, forKey: .key)
        try container.encode(commitments, forKey: .commitments)
        try container.encode(heads, forKey: .heads)
        var proofs = container.nestedUnkeyedContainer(forKey: .proofs)
        for proof in inclusions { try proofs.encode(proof) }
        for proof in consistencies { try proofs.encode(proof) }
    }
}

@Suite("A program that shares no code with ours")
struct IndependentTests {
    @Test("finds every head, every inclusion and every consistency of a log right")
    func agrees() async throws {
        try await Fixture.onEachEngine { fixture in
            let (keys, log) = (fixture.keys, try await fixture.record(36))
            try await fixture.database.write { _ = try $0.erase(7, of: log, reason: "§ 17 — «νόμος»", signedBy: keys) }
            let bundle = try await fixture.database.read { try everything(of: log, $0, keys) }
            let result = try await check(bundle)
            #expect(result.status == 0, "\(result.output)")
            #expect(result.output.hasPrefix("checked: 38 heads, 779 proofs"), "\(result.output)")
        }
    }

    @Test("finds a changed entry as we do")
    func disagrees() async throws {
        try await Fixture.onEachEngine { fixture in
            let (keys, log) = (fixture.keys, try await fixture.record(4))
            var bundle = try await fixture.database.read { try everything(of: log, $0, keys) }
            bundle.commitments[2] = Digest(of: [1])
            let result = try await check(bundle)
            #expect(result.status == 1 && result.errors.contains("refused: another root at size 3"), "\(result.errors)")
        }
    }

    private func everything(of log: RecordLog, _ snapshot: Snapshot, _ keys: RecordKeys) throws -> Bundle {
        let commitments = try snapshot.rows(
            "SELECT commitment FROM record_leaf WHERE \(log.rows) ORDER BY position"
        ).map { try Digest(column: $0[0]) }
        let size = commitments.count
        return Bundle(
            key: keys.verifiers(of: log.origin)[0], commitments: commitments,
            heads: try (1...size).map { try snapshot.head(of: log, at: $0) },
            inclusions: try (0..<size).map {
                try snapshot.inclusionProof(
                    of: $0, in: log, at: $0 % 3 == 0 ? $0 + 1 : nil, content: .shown, keys: keys)
            },
            consistencies: try (1...size).flatMap { newer in
                try (1...newer).map { try snapshot.consistencyProof(of: log, from: $0, to: newer, keys: keys) }
            })
    }

    /// Runs the script with the tests' own Python where there is one, which has the packages for signatures and trees.
    private func check(_ bundle: Bundle) async throws -> Program.Outcome {
        let file = FileManager.default.temporaryDirectory.appending(path: "koinon_log_\(UUID()).json")
        defer { try? FileManager.default.removeItem(at: file) }
        try JSONEncoder().encode(bundle).write(to: file)
        let folder = URL(filePath: #filePath).deletingLastPathComponent()
        let own = folder.appending(path: "../../.venv/bin/python").standardizedFileURL.path
        let script = folder.appending(path: "verify.py").path
        let python = FileManager.default.isExecutableFile(atPath: own) ? own : "/usr/bin/env"
        return try await Program.run(python, (python == own ? [] : ["python3"]) + [script, "--log", file.path])
    }
}
