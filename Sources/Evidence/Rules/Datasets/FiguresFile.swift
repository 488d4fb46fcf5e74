// SPDX-License-Identifier: EUPL-1.2
import Language

/// Areas by months as a table of text (RFC 4180), totals included: what a page shows, for other programs.
struct FiguresFile {
    private let head: [String]
    private let lines: [(area: AreaFigure, months: [Figure])]
    private let total: (months: [Figure], all: Figure)

    /// All figures, for those who work with them.
    init(areas: [AreaFigure], months: [YearMonth], counts: [[Int]]) {
        head = Self.head(months)
        lines = zip(areas, counts).map { ($0, $1.map(Figure.count)) }
        let sums = months.indices.map { month in counts.reduce(0) { $0 + $1[month] } }
        total = (sums.map(Figure.count), .count(sums.reduce(0, +)))
    }

    /// What was published.
    init(_ table: FrozenTable) {
        head = Self.head(table.months.compactMap { YearMonth(number: $0) })
        lines = table.areaFigures.map { area in
            (area, (table.monthFigures(area: area.code) ?? []).map(\.figure))
        }
        total = ((table.monthFigures() ?? []).map(\.figure), table.total)
    }

    private static func head(_ months: [YearMonth]) -> [String] {
        ["code", "name", "residents"] + months.map(\.description)
            + ["total", "per_1000", "interval_low", "interval_high"]
    }

    /// The one word, in every language, in the place of a figure that is not shown.
    private static let hidden = "hidden"

    var bytes: [UInt8] { Array(text.utf8) }

    private var text: String {
        let hidden = Self.hidden
        func cell(_ figure: Figure) -> String { figure.count.map(String.init) ?? hidden }
        func rates(_ area: AreaFigure) -> [String] {
            guard area.figure != .hidden else { return [hidden, hidden, hidden] }
            guard let rate = area.rate else { return ["", "", ""] }
            return [rate.value, rate.garwood.low, rate.garwood.high].map { "\($0)" }
        }
        var rows = [head]
        for (area, months) in lines {
            let start = [area.code, area.name, area.residents.map(String.init) ?? ""]
            rows.append(start + months.map(cell) + [cell(area.figure)] + rates(area))
        }
        rows.append(["", "", ""] + total.months.map(cell) + [cell(total.all), "", "", ""])
        return rows.map { $0.map(Self.field).joined(separator: ",") + "\r\n" }.joined()
    }

    /// A text that a spreadsheet would take for a formula, made plain.
    static func plain(_ text: String) -> String {
        text.first.map { "=+-@\t\r".contains($0) && Double(text) == nil } == true ? "'" + text : text
    }

    /// Quoted where it must be; a text that a spreadsheet would take for a formula is made plain text.
    static func field(_ text: String) -> String {
        let plain = plain(text)
        guard plain.contains(where: { ",\"\r\n".contains($0) }) else { return plain }
        return "\"" + plain.replacing("\"", with: "\"\"") + "\""
    }
}
