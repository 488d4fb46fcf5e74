// SPDX-License-Identifier: EUPL-1.2
import Testing

@testable import Analysis

@Suite("Records counted by zone, category and month")
struct CrossCountTests {
    @Test("every record stands in one cell, or is told to stand in none")
    func counts() throws {
        var generator = SplitMix(state: 9)
        let records = (0..<70_000).map { _ in
            (
                zone: Int32.random(in: -1...7, using: &generator),
                category: UInt16.random(in: 0...4, using: &generator),
                month: UInt16.random(in: 0...12, using: &generator)
            )
        }
        let count = try #require(
            CrossCount(
                zone: records.map(\.zone), category: records.map(\.category), month: records.map(\.month), zones: 7,
                categories: 5, months: 11))
        var expected: [[Int]: Int] = [:]
        for record in records {
            expected[[Int(record.zone), Int(record.category), Int(record.month)], default: 0] += 1
        }
        var sum = 0
        for zone in 0..<7 {
            for category in 0..<5 {
                for month in 0..<11 {
                    #expect(count[zone, category, month] == expected[[zone, category, month], default: 0])
                    sum += count[zone, category, month]
                }
            }
        }
        #expect(count.left == records.count - sum && count.left > 0)
    }

    @Test("a table without cells, or with more than fit in memory, is refused")
    func sizes() {
        for (zones, categories, months) in [
            (0, 1, 1), (1, 0, 1), (1, 1, -1), (.max, .max, 2), (10_000, 10_000, 10_000),
        ] {
            let count = CrossCount(
                zone: [], category: [], month: [], zones: zones, categories: categories, months: months)
            #expect(count == nil)
        }
        let none = CrossCount(zone: [], category: [], month: [], zones: 2, categories: 1, months: 1)
        #expect(none?.counts == [0, 0] && none?.left == 0)
    }
}
