// SPDX-License-Identifier: EUPL-1.2
import Foundation

/// Records counted by zone, category and month.
///
/// Each core counts its part of the records in a table of its own, and the tables are added. What it costs is finding the
/// record's cell in a cache: about 2.5 ns a record while a table fits into a core's own, twice that and more for half a million
/// cells (2 MB); reading the records, eight bytes each, is a small part. Memory: eight bytes per cell, and four per cell and core.
public struct CrossCount: Hashable, Sendable {
    public let zones: Int
    public let categories: Int
    public let months: Int
    /// `(zone * categories + category) * months + month`.
    public let counts: [Int]
    /// Records outside all zones (-1), or of a category or month that is not counted.
    public let left: Int

    /// The largest table: 50 million cells.
    public static let largest = 50_000_000

    /// Counts records that are given column by column: the zone as `ZoneIndex` numbers it, category and month from 0 on. Nil where
    /// the table would have no cell, or more than `largest`.
    ///
    /// - Precondition: the columns are equally long, with fewer than 2³¹ records.
    public init?(
        zone: [Int32], category: [UInt16], month: [UInt16], zones: Int, categories: Int, months: Int
    ) {
        precondition(zone.count == category.count && zone.count == month.count, "columns are equally long")
        precondition(zone.count < 1 << 31, "a core's table counts up to 2^32")
        guard zones > 0, categories > 0, months > 0, zones <= Self.largest, categories <= 1 << 16, months <= 1 << 16,
            zones * categories * months <= Self.largest
        else { return nil }
        (self.zones, self.categories, self.months) = (zones, categories, months)
        let cores = ProcessInfo.processInfo.activeProcessorCount
        let size = zones * categories * months
        // One table per core, and none for fewer records than cells.
        let grain = max(zone.count / cores + 1, size, 1 << 14)
        let tables: [[UInt32]] = Parallel.map(count: zone.count, grain: grain) { range in
            // One cell more takes what is counted nowhere.
            var table = [UInt32](repeating: 0, count: size + 1)
            table.withUnsafeMutableBufferPointer { table in
                for k in range {
                    let (zone, category, month) = (Int(zone[k]), Int(category[k]), Int(month[k]))
                    let isCounted = zone >= 0 && zone < zones && category < categories && month < months
                    table[isCounted ? (zone &* categories &+ category) &* months &+ month : size] &+= 1
                }
            }
            return table
        }
        var counts = [Int](repeating: 0, count: size)
        var left = 0
        for table in tables {
            for cell in counts.indices { counts[cell] &+= Int(table[cell]) }
            left += Int(table[size])
        }
        (self.counts, self.left) = (counts, left)
    }

    /// How many records a cell holds.
    public subscript(zone: Int, category: Int, month: Int) -> Int {
        counts[(zone * categories + category) * months + month]
    }
}
