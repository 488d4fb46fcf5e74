// SPDX-License-Identifier: EUPL-1.2
import Database
import Testing

@testable import Access

/// A table as rooms have them.
private let papers = Migration(
    "test-001-papers",
    [
        """
        CREATE TABLE paper (
            council TEXT NOT NULL, id TEXT NOT NULL, audience TEXT NOT NULL, within TEXT NOT NULL,
            PRIMARY KEY (council, id))
        """,
        "CREATE INDEX paper_by_audience ON paper (council, audience, id)",
    ])

private struct Paper: Hashable, Sendable {
    let council: CouncilID
    let id: ID<Paper>
    let readership: Readership
}

@Suite("Scopes")
struct ScopeTests {
    @Test("a list by scope holds every paper the viewer may read, and never another")
    func neverOutside() async throws {
        try await TestPeople.onEachEngine(and: [papers]) { people in
            var random = SeededRandom(seed: 7)
            let councils = [try await people.council("kalliste"), try await people.council("other")]
            let groups: [Audience] = [
                .formation(.random()), .formation(.random()), .circle(.random()), .circle(.random()), .named(.random()),
            ]
            let audiences: [Audience] = [.public, .signedIn, .members] + groups
            let all = makePapers(400, in: councils.map(\.id), audiences, &random)
            try await people.database.write { transaction in
                for paper in all {
                    try transaction.run(
                        """
                        INSERT INTO paper (council, id, audience, within) VALUES
                        (\(paper.council), \(paper.id), \(paper.readership.audience), \(paper.readership.within))
                        """)
                }
            }
            for number in 0..<12 {
                let person = try await people.person("Person\(number)")
                for council in councils {
                    for audience in audiences.dropFirst() where Int.random(in: 0..<4, using: &random) == 0 {
                        try await people.place(person, .member, in: audience, of: council)
                    }
                }
                let viewer = Viewer.console(for: person)
                for council in councils { try await check(all, viewer, council, in: people.database) }
            }
            try await check(all, .visitor, councils[0], in: people.database)
        }
    }

    private func check(_ all: [Paper], _ viewer: Viewer, _ council: CouncilIdentity, in database: Database) async throws
    {
        try await database.read { snapshot in
            let scope = try snapshot.standing(of: viewer, in: council.id).scope
            let expected = Set(all.filter { $0.council == council.id && scope.includes($0.readership) }.map(\.id))
            let listed: [ID<Paper>] = try snapshot.rows("SELECT p.id FROM paper AS p WHERE \(scope.sees("p"))").map {
                try $0[0]
            }
            #expect(Set(listed) == expected && listed.count == expected.count)
            let parts = scope.merged { sees in "SELECT p.* FROM paper AS p WHERE \(sees("p")) ORDER BY p.id LIMIT 10" }
            let first: [ID<Paper>] = try snapshot.rows("SELECT id FROM (\(parts)) AS listed ORDER BY id LIMIT 10").map {
                try $0[0]
            }
            #expect(first == Array(expected.sorted().prefix(10)))
        }
    }

    private func makePapers(
        _ count: Int, in councils: [CouncilID], _ audiences: [Audience], _ random: inout SeededRandom
    ) -> [Paper] {
        (0..<count).compactMap { _ in
            guard let council = councils.randomElement(using: &random),
                let own = audiences.randomElement(using: &random),
                let parent = audiences.randomElement(using: &random),
                let readership = try? own.inside(Readership(parent))
            else { return nil }
            return Paper(council: council, id: .random(), readership: readership)
        }
    }
}

/// The same numbers in every run (SplitMix64).
struct SeededRandom: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var word = state
        word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
        word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
        return word ^ (word >> 31)
    }
}
