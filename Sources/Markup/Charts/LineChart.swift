// SPDX-License-Identifier: EUPL-1.2

extension Chart {
    /// What was measured, one value for each time; nil where nothing was.
    public struct Series: Sendable {
        let name: String
        let values: [Double?]
        let bands: [ClosedRange<Double>?]

        /// - Parameter bands: the 95% interval of each value, or empty
        public init(_ name: String, _ values: [Double?], bands: [ClosedRange<Double>?] = []) {
            self.name = name
            self.values = values
            self.bands = bands
        }

        func band(_ index: Int) -> ClosedRange<Double>? { bands.indices.contains(index) ? bands[index] : nil }
    }

    /// Something that happened between or at two times: "lamps on". Position 3.5 lies between the fourth and the fifth.
    public struct Event: Sendable {
        let position: Double
        let text: String

        public init(at position: Double, _ text: String) {
            self.position = position
            self.text = text
        }
    }

    /// The heads and words of the table beside a line.
    public struct LineWords: Sendable {
        let caption: String
        let times: String
        let interval: String
        let range: @Sendable (String, String) -> String
        let missing: String

        /// - Parameters:
        ///   - caption: over the table: "The same in figures"
        ///   - times: over the first column: "Month"
        ///   - interval: over the intervals: "95% interval"
        ///   - range: an interval from its two ends: "1.92 to 2.07"
        ///   - missing: "no data"
        public init(
            caption: String, times: String, interval: String, range: @escaping @Sendable (String, String) -> String,
            missing: String
        ) {
            self.caption = caption
            self.times = times
            self.interval = interval
            self.range = range
            self.missing = missing
        }
    }

    /// A line over time with its interval, and perhaps a second one to compare it with, dashed.
    ///
    /// The axis starts at 0. The two differ in dash and marker as well as colour.
    ///
    /// - Parameters:
    ///   - times: the name of each time, in full, for the table
    ///   - short: the same for the axis; as many are drawn as there is room for
    ///   - label: the chart as a sentence
    public static func lines(
        _ first: Series, comparedWith second: Series? = nil, times: [String], short: [String]? = nil,
        events: [Event] = [],
        numbers: @escaping Numbers, words: LineWords, caption: HTML = .empty, label: String
    ) -> Figure {
        let series = [first] + [second].compactMap(\.self)
        let plot = LinePlot(series: series, times: short ?? times, events: events, numbers: numbers)
        return Figure(
            picture: plot.drawing(label: label), caption: "\(plot.legend)\(caption)",
            table: table(series, times: times, numbers: numbers, words: words))
    }

    private static func table(_ series: [Series], times: [String], numbers: Numbers, words: LineWords) -> HTML {
        var columns = [Table.Column(words.times)]
        for one in series {
            columns.append(Table.Column(one.name, figures: true))
            if !one.bands.isEmpty { columns.append(Table.Column(words.interval, figures: true)) }
        }
        let rows = times.indices.map { index -> [HTML] in
            var cells = [HTML(text: times[index])]
            for one in series {
                let value = index < one.values.count ? one.values[index] : nil
                cells.append(HTML(text: value.map(numbers) ?? words.missing))
                guard !one.bands.isEmpty else { continue }
                let range = one.band(index).map { words.range(numbers($0.lowerBound), numbers($0.upperBound)) }
                cells.append(HTML(text: range ?? words.missing))
            }
            return cells
        }
        return Table(words.caption, columns: columns, rows: rows, narrow: .scrolls).html
    }
}
