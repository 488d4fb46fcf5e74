// SPDX-License-Identifier: EUPL-1.2
import Access
import Database
import TestKit

@testable import Record

/// A council with its keys, on a database of its own.
struct Fixture: Sendable {
    let database: Database
    let keys: RecordKeys
    let council = CouncilID.random()
    let formation = Readership(.formation(.random()))

    /// Runs a test's body on each engine.
    static func onEachEngine(_ body: (Fixture) async throws -> Void) async throws {
        let keys = try RecordKeys(.ephemeral(), site: "kalliste.example")
        try await forEachEngine(Record.migrations) { try await body(Fixture(database: $0, keys: keys)) }
    }

    /// Records acts and gives the log they stand in.
    @discardableResult
    func record(_ count: Int, for readership: Readership = Readership(.public)) async throws -> RecordLog {
        try await database.write { transaction in
            for number in 0..<count {
                try transaction.record(.vote(number), of: council, for: readership, signedBy: keys)
            }
            return try transaction.log(of: council, for: readership, signedBy: keys)
        }
    }

    func verify(_ proof: InclusionProof) throws -> Head {
        let head = try proof.head.head(signedBy: [proof.key])
        return try proof.head(signedBy: keys.verifiers(of: head.origin))
    }
}

extension Entry {
    static func vote(_ number: Int) -> Entry {
        Entry(
            .vote, about: "vote/\(number)",
            body: ["against": 3, "for": .integer(number), "motion": "Éclairage du parc"])
    }
}
