// SPDX-License-Identifier: EUPL-1.2
import Analysis
import Language

/// What the public sees of a dataset: areas by months with all totals, small counts hidden for good. Made once, kept as
/// it is; public pages, downloads and interfaces read nothing else.
struct FrozenTable: Hashable, Sendable, Codable {
    struct Area: Hashable, Sendable, Codable {
        let code: String
        let name: String
        let residents: Int?
        let isByName: Bool
    }

    let areas: [Area]
    /// Months since January of year 0.
    let months: [Int]
    /// Counts line by line, areas and then the line of all; the last column holds the totals. -1 is hidden.
    let counts: [Int]

    private static let hidden = -1

    init(areas: [Area], months: [Int], release: TableRelease) {
        (self.areas, self.months) = (areas, months)
        counts = (0...areas.count).flatMap { line in
            (0...months.count).map { column in
                if case .shown(let count) = release[line, column] { count } else { Self.hidden }
            }
        }
    }

    /// The figure at a line (areas, all) and a column (months, total).
    private func figure(_ line: Int, _ column: Int) -> Figure {
        let count = counts[line * (months.count + 1) + column]
        return count == Self.hidden ? .hidden : .count(count)
    }

    /// The count of everything.
    var total: Figure { figure(areas.count, months.count) }

    var areaFigures: [AreaFigure] {
        areas.enumerated().map { line, area in
            AreaFigure(
                code: area.code, name: area.name, residents: area.residents, isByName: area.isByName,
                figure: figure(line, months.count))
        }
    }

    /// The months of one area, or of all.
    func monthFigures(area code: String? = nil) -> [MonthFigure]? {
        guard let line = code.map({ code in areas.firstIndex { $0.code == code } }) ?? areas.count else { return nil }
        return months.enumerated().compactMap { column, month in
            YearMonth(number: month).map { MonthFigure(month: $0, figure: figure(line, column)) }
        }
    }

    /// The figure of one area, or of all, in one month, or in all.
    func figure(area code: String?, month: YearMonth?) -> Figure? {
        guard let line = code.map({ code in areas.firstIndex { $0.code == code } }) ?? areas.count,
            let column = month.map({ months.firstIndex(of: $0.number) }) ?? months.count
        else { return nil }
        return figure(line, column)
    }

    var hiddenCount: Int { counts.count { $0 == Self.hidden } }
    var residents: Int? { areas.reduce(0) { sum, area in sum.flatMap { sum in area.residents.map { sum + $0 } } } }
}

/// The true counts behind a publication, with what was hidden: confidential, kept so that later publications do not
/// betray earlier ones.
struct ReleasedCounts: Hashable, Sendable, Codable {
    let codes: [String]
    let months: [Int]
    /// Areas by months, without totals.
    let counts: [[Int]]
    /// Line by line, totals included.
    let hidden: [Bool]
    let threshold: Int
}
