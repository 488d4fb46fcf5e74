// SPDX-License-Identifier: EUPL-1.2

/// Counts that are published together, and what readers know of how they add up.
///
/// A cell is any number in any of the tables: a ward's month, a ward's year, a district's month, the grand total. Cells
/// that stand in several tables are one cell. Cells of earlier releases stand here too, with what was decided then.
public struct LinkedCounts: Hashable, Sendable {
    /// What is already settled for a cell.
    public enum Standing: Hashable, Sendable {
        /// This release decides whether it is shown.
        case open
        /// An earlier release showed it.
        case shown
        /// An earlier release hid it, and this one does not contain it.
        case hidden
    }

    /// One number is the sum of others.
    public struct Sum: Hashable, Sendable {
        public var total: Int
        public var parts: [Int]

        public init(total: Int, parts: [Int]) {
            (self.total, self.parts) = (total, parts)
        }
    }

    /// The true count of each cell.
    public private(set) var values: [Int] = []
    public private(set) var standings: [Standing] = []
    public private(set) var sums: [Sum] = []
    /// Whether a cell is the total of others: hiding one is a last resort.
    public private(set) var isTotal: [Bool] = []
    /// Cells that a few contributors make up, and by how much more or less each must be able to be.
    public private(set) var protections: [Int: Double] = [:]

    public init() {}

    /// Adds a cell and gives its number.
    public mutating func add(_ value: Int, _ standing: Standing = .open) -> Int {
        values.append(value)
        standings.append(standing)
        isTotal.append(false)
        return values.count - 1
    }

    /// Says that a cell is to be hidden for its contributors' sake (`DominanceRule`).
    public mutating func protect(_ cell: Int, _ amount: Double) {
        protections[cell] = max(amount, protections[cell] ?? 0)
    }

    /// Says that readers know `total` to be the sum of `parts`.
    public mutating func link(total: Int, parts: [Int]) {
        sums.append(Sum(total: total, parts: parts))
        isTotal[total] = true
    }

    /// Settles a cell that an earlier release has shown.
    mutating func settle(_ cell: Int, _ standing: Standing) {
        standings[cell] = standing
    }
}
