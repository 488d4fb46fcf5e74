// SPDX-License-Identifier: EUPL-1.2

/// The drawing of a line chart, 480 pixels wide before it is fitted to its column.
///
/// On phones the drawing shrinks and the stylesheet enlarges its text to 18 pixels: gutters and the number of words on
/// the axis are reckoned for that size.
struct LinePlot {
    private static let width = 480.0
    private static let height = 264.0
    private static let letter = 9.6  // width of a letter at 18 pixels

    private let series: [Chart.Series]
    private let times: [String]
    private let events: [Chart.Event]
    private let ticks: [Double]
    private let tickWords: [String]
    private let left: Double
    private let right: Double
    private let top: Double
    private let bottom = Self.height - 34

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
    private static func namesFit(_ series: [Chart.Series]) -> Bool {
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
            let line: HTML = index == 0
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
    private func x(_ position: Double) -> Double {
        left + position / Double(max(times.count - 1, 1)) * (right - left)
    }

    private func y(_ value: Double) -> Double {
        bottom - Chart.share(value, of: 0...(ticks.last ?? 1)) * (bottom - top)
    }

    private func point(_ index: Int, _ value: Double) -> Path.Point { (x(Double(index)), y(value)) }
}

// MARK: - Axes

extension LinePlot {
    private var axis: HTML {
        let lines = zip(ticks, tickWords).map { tick, word -> HTML in
            """
            <path d="M\(px: left) \(px: y(tick))H\(px: right)"\(paint: .stroke(tick == 0 ? .ink : .line, 1))/>\
            \(text(word, x: left - 8, y: y(tick) + 4.5, anchor: "end"))
            """
        }
        return .joined(lines)
    }

    /// Times at which nothing was measured are shaded: a gap is not a zero.
    private var gaps: HTML {
        let half = (right - left) / Double(max(times.count - 1, 1)) / 2
        let missing = stretches { index in series.allSatisfy { index >= $0.values.count || $0.values[index] == nil } }
        return .joined(
            missing.map { stretch -> HTML in
                let start = max(x(Double(stretch[0])) - half, left)
                let end = min(x(Double(stretch[stretch.count - 1])) + half, right)
                return """
                    <rect x="\(px: start)" y="\(px: top)" width="\(px: end - start)" height="\(px: bottom - top)"\
                    \(paint: .fill(.wash))/>
                    """
            })
    }

    /// As many times as fit, evenly, from the first.
    private var timeWords: HTML {
        guard !times.isEmpty else { return .empty }
        let widest = Double(times.map(\.count).max() ?? 1) * Self.letter + 8
        let room = (right - left) / Double(max(times.count - 1, 1))
        let every = max(Int((widest / max(room, 1)).rounded(.up)), 1)
        var words: [HTML] = []
        var taken = 0.0
        for index in stride(from: 0, to: times.count, by: every) {
            let place = x(Double(index))
            let anchor = anchor(at: place, times[index])
            let width = Double(times[index].count) * Self.letter
            let start = anchor == "start" ? place : anchor == "end" ? place - width : place - width / 2
            guard words.isEmpty || start >= taken else { continue }
            taken = start + width + 8
            words.append(text(times[index], x: place, y: Self.height - 8, anchor: anchor))
        }
        return .joined(words)
    }

    /// The middle, unless the word would leave the drawing.
    private func anchor(at x: Double, _ word: String) -> String {
        let half = Double(word.count) * Self.letter / 2
        return x + half > Self.width ? "end" : x - half < 0 ? "start" : "middle"
    }

    private func mark(_ event: Chart.Event) -> HTML {
        let place = x(event.position)
        return """
            <path d="M\(px: place) \(px: top - 8)V\(px: bottom)"\(paint: .stroke(.ink, 1.5), .dashed("2 4"))/>\
            \(text(event.text, x: place, y: 14, anchor: anchor(at: place, event.text), .ink, strong: true))
            """
    }

    private func text(
        _ words: String, x: Double, y: Double, anchor: String, _ colour: Colour = .ink2, strong: Bool = false
    ) -> HTML {
        """
        <text x="\(px: x)" y="\(px: y)" font-size="13" font-family="sans-serif" text-anchor="\(anchor)"\
        \(attribute: "font-weight", strong ? 700 : nil)\(paint: .fill(colour), also: strong ? "strong" : nil)>\(words)</text>
        """
    }
}

// MARK: - Lines

extension LinePlot {
    /// Stretches without a gap, as indices.
    private func stretches(_ isThere: (Int) -> Bool) -> [[Int]] {
        times.indices.reduce(into: [[Int]]()) { found, index in
            guard isThere(index) else { return }
            if let last = found.last?.last, last == index - 1 {
                found[found.count - 1].append(index)
            } else {
                found.append([index])
            }
        }
    }

    private func line(_ number: Int) -> HTML {
        let one = series[number]
        let isFirst = number == 0
        let known = { (index: Int) in index < one.values.count && one.values[index] != nil }
        let points = { (index: Int) in point(index, one.values[index] ?? 0) }
        let lines = stretches(known).map { stretch -> HTML in
            let path = Path.line(stretch.map(points))
            return isFirst
                ? "<path d=\"\(path)\" stroke-linejoin=\"round\"\(paint: .noFill, .stroke(.accent, 2.5))/>"
                : "<path d=\"\(path)\" stroke-linejoin=\"round\"\(paint: .noFill, .stroke(.comp, 2.5), .dashed("6 4"))/>"
        }
        let dots = times.count > 40 ? [] : times.indices.filter(known).map { dot(points($0), isFirst) }
        return "\(isFirst ? band(one) : .empty)\(lines)\(dots)"
    }

    private func dot(_ point: Path.Point, _ isFirst: Bool) -> HTML {
        isFirst
            ? "<circle cx=\"\(px: point.x)\" cy=\"\(px: point.y)\" r=\"4\"\(paint: .fill(.accent))/>"
            : "<circle cx=\"\(px: point.x)\" cy=\"\(px: point.y)\" r=\"3.5\"\(paint: .fill(.paper), .stroke(.comp, 2.5))/>"
    }

    private func band(_ one: Chart.Series) -> HTML {
        let areas = stretches { one.band($0) != nil }.map { stretch -> HTML in
            let upper = stretch.map { point($0, one.band($0)?.upperBound ?? 0) }
            let lower = stretch.reversed().map { point($0, one.band($0)?.lowerBound ?? 0) }
            return "<path d=\"\(Path.area(upper + lower))\" opacity=\".6\"\(paint: .fill(.q2))/>"
        }
        return .joined(areas)
    }

    /// Names beside the last values, moved apart where they would touch.
    private var endNames: HTML {
        guard series.count > 1, Self.namesFit(series) else { return .empty }
        var places = series.map { one in y(one.values.compactMap(\.self).last ?? 0) }
        let overlap = 20 - abs(places[0] - places[1])
        if overlap > 0 {
            let upper = places[0] <= places[1] ? 0 : 1
            places[upper] -= overlap / 2
            places[1 - upper] += overlap / 2
        }
        let names = series.indices.map { index in
            text(series[index].name, x: right + 10, y: places[index] + 4.5, anchor: "start", index == 0 ? .accent : .comp, strong: true)
        }
        return .joined(names)
    }
}
