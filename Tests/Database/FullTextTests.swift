// SPDX-License-Identifier: EUPL-1.2
import Database
import Language
import TestKit
import Testing

@Suite("Full text")
struct FullTextTests {
    private static let index = FullText("search")
    private static let schema = Migration("test-004-search", index.schema)

    private func subjects(_ query: String, _ database: Database, isBeginning: Bool = true) async throws -> [String] {
        let words = Folding.words(query)
        let found = Self.index.subjects(with: words, lastIsBeginning: isBeginning, council: "k")
        return try await database.read {
            try $0.rows("SELECT subject FROM (\(found)) AS found ORDER BY subject").map { try $0[0] }
        }
    }

    @Test("both engines find the same, in Greek and French too")
    func hits() async throws {
        let texts = [
            "a": "Ὁ Σύλλογος τῆς Καλλίστης", "b": "Le cœur de l'œuvre: éclairage public",
            "c": "Street lighting, e-mail me@kalliste.example",
            "d": "Πλατεία Ελευθερίας φωτισμός", "e": "O'Brien's 100% \"quoted\" \\ text",
        ]
        try await forEachEngine([Self.schema]) { database in
            try await database.write { transaction in
                for (subject, text) in texts {
                    try Self.index.put(Folding.words(text), for: subject, council: "k", in: transaction)
                    try Self.index.put(Folding.words(text), for: subject, council: "other", in: transaction)
                }
            }
            let expected: [(String, [String])] = [
                ("συλλογοσ", ["a"]), ("ΚΑΛΛΙΣΤ", ["a"]), ("coeur", ["b"]), ("eclair", ["b"]),
                ("lighting street", ["c"]),
                ("kalliste", ["c"]), ("ελευθ", ["d"]), ("street ελευθ", []), ("brien", ["e"]), ("quoted", ["e"]),
                ("", []), ("\"' * : & | ! ( ) \\", []), ("nothing", []),
            ]
            for (query, subjectsFound) in expected {
                try await #expect(subjects(query, database) == subjectsFound, "\(query)")
            }
            try await #expect(subjects("light", database, isBeginning: false) == [])
        }
    }

    @Test("words that change are found anew, and those removed no more")
    func changes() async throws {
        try await forEachEngine([Self.schema]) { database in
            try await database.write { transaction in
                try Self.index.put(["alpha"], for: "a", council: "k", in: transaction)
                try Self.index.put(["beta"], for: "a", council: "k", in: transaction)
                try Self.index.put(["gamma"], for: "b", council: "k", in: transaction)
                try Self.index.put([], for: "c", council: "k", in: transaction)
                try Self.index.remove("b", council: "k", in: transaction)
            }
            try await #expect(subjects("alpha", database) == [])
            try await #expect(subjects("beta", database) == ["a"])
            try await #expect(subjects("gamma", database) == [])
            try await #expect(database.checkIntegrity() == [])
        }
    }

    @Test("a search uses its index")
    func plan() async throws {
        try await forEachEngine([Self.schema]) { database in
            let plan = try await database.read { try $0.explain(Self.index.subjects(with: ["alpha"], council: "k")) }
            #expect(plan.scans.isEmpty, "\(plan)")
        }
    }
}
