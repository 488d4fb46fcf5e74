// SPDX-License-Identifier: EUPL-1.2

/// Charts drawn on the server: marks in SVG, a sentence as their label, and the numbers in a table beside them.
public enum Chart {
    /// Writes a number as the language writes it.
    public typealias Numbers = @Sendable (Double) -> String

    /// An estimate with its 95% interval.
    public struct Estimate: Sendable, Hashable {
        public let value: Double
        public let low: Double
        public let high: Double
        /// Whether the interval excludes no difference, or the base is sound; otherwise we cannot tell.
        public let isSound: Bool

        public init(_ value: Double, low: Double, high: Double, isSound: Bool = true) {
            self.value = value
            self.low = low
            self.high = high
            self.isSound = isSound
        }
    }

    /// A chart with its caption, and the same in figures.
    public struct Figure: Sendable {
        public let picture: HTML
        public let table: HTML

        /// Chart and table side by side; one below the other where there is no room.
        public var html: HTML { "<div class=\"split even\">\(picture)\(table)</div>" }

        init(picture: HTML, caption: HTML, table: HTML) {
            self.picture = """
                <figure class="chart">\(picture)\(if: !caption.isEmpty, "<figcaption>\(caption)</figcaption>")</figure>
                """
            self.table = table
        }
    }

    /// Where a value stands on a scale, from 0 to 1.
    static func share(_ value: Double, of scale: ClosedRange<Double>) -> Double {
        let length = scale.upperBound - scale.lowerBound
        guard length > 0, value.isFinite else { return 0 }
        return min(max((value - scale.lowerBound) / length, 0), 1)
    }
}

extension HTML.StringInterpolation {
    /// A chart with its table.
    public mutating func appendInterpolation(_ figure: Chart.Figure) {
        appendInterpolation(figure.html)
    }
}
