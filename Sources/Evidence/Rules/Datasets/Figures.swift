// SPDX-License-Identifier: EUPL-1.2
import Analysis
import Language

/// A count as its reader may know it.
public enum Figure: Hashable, Sendable, Codable {
    case count(Int)
    /// Too small, or withheld so that a small one cannot be worked out: one mark for both.
    case hidden

    var count: Int? {
        if case .count(let count) = self { count } else { nil }
    }
}

/// One area of a dataset with its count over the whole period.
struct AreaFigure: Hashable, Sendable, Codable {
    let code: String
    let name: String
    /// Residents, where they are known.
    let residents: Int?
    /// Whether the residents were joined by the area's name, by a person.
    let isByName: Bool
    let figure: Figure

    /// The rate with its interval; none without residents, and none for a hidden count, whose rate would tell it.
    var rate: Rate? {
        guard let count = figure.count, let residents else { return nil }
        return Rate(count: count, population: residents)
    }

    /// A rate that rests on few incidents: drawn hatched.
    var isWeak: Bool { (figure.count ?? 0) < AreaFigure.lowBase }

    static let lowBase = 30
}

/// One month of a dataset, or of one of its areas.
struct MonthFigure: Hashable, Sendable {
    let month: YearMonth
    let figure: Figure
}

/// How a table of areas is sorted.
enum AreaOrder: String, CaseIterable, Sendable {
    case name, count, rate

    func sorted(_ areas: [AreaFigure], descending: Bool, key: (String) -> String) -> [AreaFigure] {
        switch self {
        case .name:
            let keyed = areas.map { (key($0.name), $0) }.sorted { ($0.0, $0.1.code) < ($1.0, $1.1.code) }
            return descending ? keyed.reversed().map(\.1) : keyed.map(\.1)
        case .count: return sorted(areas, descending) { $0.figure.count.map(Double.init) }
        case .rate: return sorted(areas, descending) { $0.rate?.value }
        }
    }

    /// Hidden and unknown values come last in both directions, so that their place tells nothing.
    private func sorted(
        _ areas: [AreaFigure], _ descending: Bool, _ value: (AreaFigure) -> Double?
    ) -> [AreaFigure] {
        areas.map { (value($0), $0) }.sorted { left, right in
            switch (left.0, right.0) {
            case (let a?, let b?) where a != b: descending ? a > b : a < b
            case (_?, nil): true
            case (nil, _?): false
            default: left.1.code < right.1.code
            }
        }.map(\.1)
    }
}

/// How a table of areas is sorted, and from which row on it is shown.
struct AreaSorting: Hashable, Sendable {
    var order = AreaOrder.name
    var isDescending = false
    var start = 0

    func starting(at start: Int) -> AreaSorting {
        AreaSorting(order: order, isDescending: isDescending, start: start)
    }
}
