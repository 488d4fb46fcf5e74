// SPDX-License-Identifier: EUPL-1.2

/// What is new, gone or changed between two versions of a dataset, by month, by area, and by both.
struct DeliveryDifference: Hashable, Sendable {
    /// A count before and now; nil where there is none, which is not zero.
    struct Change: Hashable, Sendable {
        let before: Int?
        let now: Int?

        var isNew: Bool { before == nil }
        var isGone: Bool { now == nil }
        /// How much more or less it is.
        var step: Int { (now ?? 0) - (before ?? 0) }
    }

    struct MonthChange: Hashable, Sendable {
        let month: Int
        let change: Change
    }

    struct AreaChange: Hashable, Sendable {
        /// The area's place in its boundary set.
        let area: Int
        let change: Change
    }

    /// One area in one month; zero where the month is covered and the area has none.
    struct CellChange: Hashable, Sendable {
        let area: Int
        let month: Int
        let change: Change
    }

    let total: Change
    /// The months that are new, gone or changed, in order.
    let months: [MonthChange]
    /// The areas whose count over all months changed, the largest steps first.
    let areas: [AreaChange]
    /// Everything that is not what it was, by area and month.
    let cells: [CellChange]
    let newCategories: [String]
    let goneCategories: [String]
    /// Months that are in both and are what they were.
    let unchangedMonths: Int

    init(from before: [KeptFigures.Cell], to now: [KeptFigures.Cell]) {
        let (old, new) = (Sums(before), Sums(now))
        total = Change(before: old.total, now: new.total)
        func change(_ month: Int) -> Change { Change(before: old.months[month], now: new.months[month]) }
        let cells = Self.cells(old, new)
        let touched = Set(cells.map(\.month))
        let all = Set(old.months.keys).union(new.months.keys)
        months = all.filter { touched.contains($0) || change($0).isNew || change($0).isGone }.sorted()
            .map { MonthChange(month: $0, change: change($0)) }
        unchangedMonths = all.count - months.count
        areas = Set(old.areas.keys).union(new.areas.keys)
            .map { AreaChange(area: $0, change: Change(before: old.areas[$0] ?? 0, now: new.areas[$0] ?? 0)) }
            .filter { $0.change.step != 0 }.sorted { (-abs($0.change.step), $0.area) < (-abs($1.change.step), $1.area) }
        self.cells = cells
        newCategories = new.categories.subtracting(old.categories).sorted()
        goneCategories = old.categories.subtracting(new.categories).sorted()
    }

    /// Whether every figure is what it was.
    var isNone: Bool { cells.isEmpty && months.isEmpty && newCategories.isEmpty && goneCategories.isEmpty }

    private static func cells(_ old: Sums, _ new: Sums) -> [CellChange] {
        Set(old.cells.keys).union(new.cells.keys).compactMap { key in
            let before = old.cells[key] ?? (old.months[key.month] == nil ? nil : 0)
            let now = new.cells[key] ?? (new.months[key.month] == nil ? nil : 0)
            guard before != now else { return nil }
            return CellChange(area: key.area, month: key.month, change: Change(before: before, now: now))
        }.sorted { ($0.month, $0.area) < ($1.month, $1.area) }
    }
}

/// The counts of one version, added up.
private struct Sums {
    struct Key: Hashable {
        let area: Int
        let month: Int
    }

    private(set) var total = 0
    private(set) var months: [Int: Int] = [:]
    private(set) var areas: [Int: Int] = [:]
    private(set) var cells: [Key: Int] = [:]
    private(set) var categories: Set<String> = []

    init(_ counts: [KeptFigures.Cell]) {
        for cell in counts {
            total += cell.count
            months[cell.month, default: 0] += cell.count
            areas[cell.area, default: 0] += cell.count
            cells[Key(area: cell.area, month: cell.month), default: 0] += cell.count
            categories.insert(cell.category)
        }
        // A version of one category has none to tell from others.
        if categories.count < 2 { categories = [] }
    }
}
