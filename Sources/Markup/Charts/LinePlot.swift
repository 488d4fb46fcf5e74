// SPDX-License-Identifier: EUPL-1.2

/// The drawing of a line chart, 480 pixels wide before it is fitted to its column.
///
/// On phones the drawing shrinks and the stylesheet enlarges its text to 18 pixels: gutters and the number of words on
/// the axis are reckoned for that size.
struct LinePlot {
    static let width = 480.0
    static let height = 264.0
    static let letter = 9.6  // width of a letter at 18 pixels

    let series: [Chart.Series]
    let times: [String]
    let events: [Chart.Event]
    let ticks: [Double]
    let tickWords: [String]
    let left: Double
    let right: Double
    let top: Double
    let bottom = Self.height - 34

    init(series: [Chart.Series], times: [String], events: [Chart.Event], numbers: Chart.Numbers) {
        self.series = series
        self.times = times
        self.events = events
        let values = series.flatMap { $0.values.compactMap(\.self) + $0.bands.compactMap { $0?.upperBound } }
        ticks = Ticks.fromZero(to: values.max() ?? 1)
        tickWords = ticks.map(numbers)
        left = Double(tickWords.map(\.count).max() ?? 1) * Self.letter + 10
        let names = series.count > 1 && Self.namesFit(series) ? series.map(\.name.count).max() ?? 0 : 0
        right = Self.width - max(Double(names) * Self.letter + 14, 12)
        top = events.isEmpty ? 14 : 30
    }

    /// Names stand at the ends of their lines where they are short; otherwise in a legend below.
    static func namesFit(_ series: [Chart.Series]) -> Bool {
        series.allSatisfy { $0.name.count <= 10 }
    }

    func drawing(label: String) -> HTML {
        """
        <svg class="ch" viewBox="0 0 \(px: Self.width) \(px: Self.height)" role="img" aria-label="\(label)">\
        \(gaps)\(axis)\(timeWords)\(events.map(mark))\(series.indices.reversed().map(line))\(endNames)</svg>
        """
    }

    /// The names of two lines, where they do not fit at their ends.
    var legend: HTML {
        guard series.count > 1, !Self.namesFit(series) else { return .empty }
        let keys = series.indices.map { index in
            let line: HTML =
                index == 0
                ? "<path d=\"M0 8H30\"\(paint: .stroke(.accent, 2.5))/><circle cx=\"15\" cy=\"8\" r=\"4\"\(paint: .fill(.accent))/>"
                : """
                <path d="M0 8H30"\(paint: .stroke(.comp, 2.5), .dashed("6 4"))/>\
                <circle cx="15" cy="8" r="3.5"\(paint: .fill(.paper), .stroke(.comp, 2.5))/>
                """
            return Chart.key(line, width: 30, series[index].name)
        }
        return "<ul class=\"legend\">\(keys)</ul>"
    }
}

// MARK: - Places

extension LinePlot {
    func x(_ position: Double) -> Double {
        left + position / Double(max(times.count - 1, 1)) * (right - left)
    }

    func y(_ value: Double) -> Double {
        bottom - Chart.share(value, of: 0...(ticks.last ?? 1)) * (bottom - top)
    }

    func point(_ index: Int, _ value: Double) -> Path.Point { (x(Double(index)), y(value)) }
}
