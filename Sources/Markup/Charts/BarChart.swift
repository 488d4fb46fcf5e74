// SPDX-License-Identifier: EUPL-1.2

extension Chart {
    /// One bar, or the word that stands where none can.
    public struct Bar: Sendable {
        let name: String
        let estimate: Estimate?
        let hasInterval: Bool
        let word: HTML?

        /// A count.
        public init(_ name: String, _ value: Double) {
            self.init(name, Estimate(value, low: value, high: value), hasInterval: false, word: nil)
        }

        /// An estimate with its interval.
        public init(_ name: String, _ estimate: Estimate) {
            self.init(name, estimate, hasInterval: true, word: nil)
        }

        /// A count that is hidden or missing, with the words for it.
        public init(_ name: String, without word: HTML) {
            self.init(name, nil, hasInterval: false, word: word)
        }

        private init(_ name: String, _ estimate: Estimate?, hasInterval: Bool, word: HTML?) {
            self.name = name
            self.estimate = estimate
            self.hasInterval = hasInterval
            self.word = word
        }
    }

    /// Bars and their numbers as one table: it reads alike to eye and ear, and needs no table beside it.
    ///
    /// - Parameters:
    ///   - names: the head over the names: "District"
    ///   - values: the head over the numbers, with its unit: "Per 1,000 residents"
    ///   - tongue: the language of caption and names, where people wrote them in another than the page's
    ///   - interval: words for an interval, "23.9 to 25.3", where bars have one
    public static func bars(
        _ caption: String, remark: String? = nil, names: String, values: String, _ bars: [Bar], numbers: Numbers,
        tongue: String? = nil, interval: (@Sendable (Estimate) -> String)? = nil
    ) -> HTML {
        let greatest = bars.compactMap { $0.estimate.map { max($0.high, $0.value) } }.max() ?? 1
        let scale = 0...(Ticks.fromZero(to: greatest).last ?? 1)
        let rows = bars.map { bar -> HTML in
            let number: HTML = bar.estimate.map { HTML(text: numbers($0.value)) } ?? bar.word ?? .empty
            let range: HTML? =
                bar.hasInterval
                ? bar.estimate.flatMap { estimate in interval.map { "<br><small class=\"dim\">\($0(estimate))</small>" }
                } : nil
            return """
                <tr><th class="mid" scope="row"\(attribute: "lang", tongue)>\(bar.name)</th><td class="n">\(number)\(range)</td>\
                <td class="track">\(bar.estimate.map { track($0, bar.hasInterval, scale) })</td></tr>
                """
        }
        let remark: HTML? = remark.map { "<small>\($0)</small>" }
        let words: HTML = tongue.map { Part.words(caption, in: $0) } ?? HTML(text: caption)
        return """
            <table class="bars"><caption>\(words)\(remark)</caption>\
            <thead><tr><th scope="col">\(names)</th>\
            <th class="n" scope="col">\(values)</th><td class="track"></td></tr></thead>\
            <tbody>\(rows)</tbody></table>
            """
    }

    private static func track(_ estimate: Estimate, _ hasInterval: Bool, _ scale: ClosedRange<Double>) -> HTML {
        let (low, high) = (share(estimate.low, of: scale), share(estimate.high, of: scale))
        let whisker: HTML =
            hasInterval
            ? "<line x1=\"\(share: low)\" x2=\"\(share: high)\" y1=\"9\" y2=\"9\"\(paint: .stroke(.ink, 2))/>" : .empty
        return """
            <svg class="bar" width="100%" height="18" aria-hidden="true">\
            <rect width="\(share: share(estimate.value, of: scale))" height="18" rx="2"\
            \(paint: .fill(.q3))/>\(whisker)</svg>
            """
    }

    /// A few upright bars with their words below: "9 first".
    public static func columns(_ columns: [(value: Double, words: String)]) -> HTML {
        let greatest = max(columns.map(\.value).max() ?? 1, 1)
        let items = columns.map { column -> HTML in
            let height = max(column.value, 0) / greatest * 56
            return """
                <li><svg width="100%" height="56" viewBox="0 0 60 56" preserveAspectRatio="none" aria-hidden="true">\
                <rect y="\(px: 56 - height)" width="60" height="\(px: height)"\
                \(paint: .fill(.q4))/></svg>\(column.words)</li>
                """
        }
        return "<ul class=\"columns\">\(items)</ul>"
    }

    /// A line of a few weeks, without axes. Its first and last value stand in words beside it.
    public static func spark(_ values: [Double], label: String) -> HTML {
        let greatest = max(values.max() ?? 1, 1)
        let step = 152 / Double(max(values.count - 1, 1))
        let points = values.enumerated().map { (Double($0) * step + 3, 34 - $1 / greatest * 30) }
        guard let last = points.last else { return .empty }
        return """
            <svg width="160" height="38" viewBox="0 0 160 38" role="img" aria-label="\(label)">\
            <path d="M0 36.5H160"\(paint: .stroke(.line, 1))/>\
            <path d="\(Path.line(points))" stroke-linejoin="round"\(paint: .noFill, .stroke(.accent, 2))/>\
            <circle cx="\(px: last.0)" cy="\(px: last.1)" r="3.5"\(paint: .fill(.accent))/></svg>
            """
    }
}
