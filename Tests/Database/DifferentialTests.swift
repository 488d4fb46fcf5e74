// SPDX-License-Identifier: EUPL-1.2
import Database
import TestKit
import Testing

/// Runs the same made-up statements on both engines and compares rows and their order.
@Suite("The two engines agree", .enabled(if: TestEngine.available.count == 2, "needs PostgreSQL"))
struct DifferentialTests {
    /// Words that engines sort and match differently when they are set up wrongly.
    private static let words = [
        "", "a", "A", "b", "Z", "a b", "aa", "ab", "a-b", "a_b", "a%b", "é", "e", "z", "œ", "α", "ά", "Ω", "ς", "σ",
        "ß",
        "10", "9", "👩‍🚒", "\u{FFFD}", "ﬀ", "İ", "i",
    ]

    @Test("on rows and order, over generated statements", arguments: 1...6)
    func generated(seed: Int) async throws {
        var random = Lehmer(seed: UInt64(seed))
        let papers = (0..<120).map { Sample($0, &random) }
        let queries = (0..<60).map { _ in Self.query(&random) }
        var answers: [[[[Value]]]] = []
        for engine in TestEngine.available {
            try await withDatabase(on: engine, [Schema.papers]) { database in
                try await database.write { transaction in for paper in papers { try paper.add(to: transaction) } }
                answers.append(
                    try await database.read { snapshot in
                        try queries.map { try snapshot.rows($0).map(\.values) }
                    })
            }
        }
        try #require(answers.count == 2)
        for (index, query) in queries.enumerated() {
            #expect(answers[0][index] == answers[1][index], "\(query)")
        }
        #expect(answers[0].contains { !$0.isEmpty })
    }

    private struct Sample {
        let id: Int
        let title: String
        let pages: Int?
        let weight: Double?
        let scan: [UInt8]?

        init(_ id: Int, _ random: inout Lehmer) {
            self.id = id
            title = words.randomElement(using: &random)! + words.randomElement(using: &random)! + "·\(id)"
            pages = Bool.random(using: &random) ? Int.random(in: 1...9, using: &random) : nil
            weight = Bool.random(using: &random) ? Double.random(in: -5...5, using: &random) : nil
            scan = Bool.random(using: &random) ? [UInt8.random(in: 0...255, using: &random), 0] : nil
        }

        func add(to transaction: Transaction) throws {
            try transaction.run(
                """
                INSERT INTO paper (council, id, title, pages, weight, scan)
                VALUES ('k', \("\(id)"), \(title), \(pages), \(weight), \(scan))
                """)
        }
    }

    private static func query(_ random: inout Lehmer) -> SQL {
        let condition = condition(&random, depth: 2)
        let limit = Int.random(in: 1...40, using: &random)
        let order = orders.randomElement(using: &random)!
        switch Int.random(in: 0..<5, using: &random) {
        case 0:
            return """
                SELECT pages, COUNT(*), SUM(pages), MIN(title), MAX(weight), SUM(CASE WHEN \(condition) THEN 1 ELSE 0 END)
                FROM paper GROUP BY pages ORDER BY pages NULLS FIRST
                """
        case 1:
            return """
                SELECT id, title, ROW_NUMBER() OVER (PARTITION BY pages ORDER BY title) AS place,
                SUM(COALESCE(pages, 0)) OVER (ORDER BY title) AS running
                FROM paper WHERE \(condition) ORDER BY \(order) LIMIT \(limit)
                """
        case 2:
            return """
                WITH few AS (SELECT * FROM paper WHERE \(condition))
                SELECT a.id, b.id AS other, a.pages = b.pages AS same FROM few a LEFT JOIN few b ON b.pages = a.pages + 1
                ORDER BY a.title, b.title NULLS FIRST LIMIT \(limit)
                """
        default:
            return
                "SELECT id, title, pages, weight, scan, \(condition) AS holds FROM paper ORDER BY \(order) LIMIT \(limit) OFFSET \(limit / 2)"
        }
    }

    private static let orders: [SQL] = [
        "title", "title DESC", "pages NULLS LAST, title", "weight DESC NULLS LAST, title", "LENGTH(title), title",
        "pages / 2 NULLS FIRST, title DESC", "COALESCE(pages, 0) % 3, title", "scan NULLS FIRST, title",
    ]

    private static func condition(_ random: inout Lehmer, depth: Int) -> SQL {
        if depth > 0, Bool.random(using: &random) {
            let (left, right) = (condition(&random, depth: depth - 1), condition(&random, depth: depth - 1))
            return [" AND ", " OR "].randomElement(using: &random)! == " AND "
                ? "(\(left) AND \(right))" : "(\(left) OR NOT \(right))"
        }
        let word = words.randomElement(using: &random)!
        let number = Int.random(in: 0...9, using: &random)
        let some = (0..<number).map { $0 * 2 }
        let all: [SQL] = [
            "title > \(word)", "title LIKE \(word + "%")", "pages IS NULL", "pages >= \(number)",
            "pages IN \(list: some)",
            "pages NOT IN \(list: some)", "weight < \(Double(number) - 4.5)",
            "pages BETWEEN \(number) AND \(number + 3)",
            "(title, id) > (\(word), \("\(number)"))", "SUBSTR(title, 1, 1) = \(word)", "pages / 2 = \(number / 2)",
            "scan IS NOT NULL", "UPPER(id) = \("\(number)")", "title || id > \(word)",
            "EXISTS (SELECT 1 FROM paper other WHERE other.pages = paper.pages AND other.title < paper.title)",
        ]
        return all.randomElement(using: &random)!
    }
}

/// A small generator, the same in every run.
struct Lehmer: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) {
        state = seed &* 0x9E37_79B9_7F4A_7C15 | 1
    }

    mutating func next() -> UInt64 {
        state ^= state << 13
        state ^= state >> 7
        state ^= state << 17
        return state
    }
}
