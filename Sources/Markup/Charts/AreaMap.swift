// SPDX-License-Identifier: EUPL-1.2

/// A map of rates by area. Areas, never points; places are listed by name and never ranked.
public struct AreaMap: Sendable {
    /// What is known of an area.
    public enum Value: Sendable, Hashable {
        /// A rate; `isWeak` where it rests on too few events.
        case rate(Double, isWeak: Bool = false)
        /// Not shown, to protect people.
        case hidden
        /// Not in the data.
        case missing
    }

    /// An area, in the order of the shapes.
    public struct Area: Sendable {
        let name: String
        let value: Value

        public init(_ name: String, _ value: Value) {
            self.name = name
            self.value = value
        }
    }

    /// The words of a legend.
    public struct Words: Sendable {
        let under: @Sendable (String) -> String
        let between: @Sendable (String, String) -> String
        let andMore: @Sendable (String) -> String
        let weak: String
        let hidden: String
        let missing: String

        /// - Parameters:
        ///   - under: "under 10"
        ///   - between: "10 to 20"
        ///   - andMore: "50 and more"
        ///   - weak: "fewer than 30 incidents"
        ///   - hidden: "hidden"
        ///   - missing: "no data"
        public init(
            under: @escaping @Sendable (String) -> String, between: @escaping @Sendable (String, String) -> String,
            andMore: @escaping @Sendable (String) -> String, weak: String, hidden: String, missing: String
        ) {
            self.under = under
            self.between = between
            self.andMore = andMore
            self.weak = weak
            self.hidden = hidden
            self.missing = missing
        }
    }

    let areas: [Area]
    let limits: [Double]
    let numbers: Chart.Numbers
    let words: Words

    /// - Parameter limits: at most four limits between the steps; round ones are chosen where none are given
    public init(_ areas: [Area], limits: [Double]? = nil, numbers: @escaping Chart.Numbers, words: Words) {
        self.areas = areas
        self.numbers = numbers
        self.words = words
        let rates = areas.compactMap { area -> Double? in
            if case .rate(let rate, _) = area.value { rate } else { nil }
        }
        self.limits = Array((limits ?? Ticks.limits(for: rates)).sorted().prefix(4))
    }

    /// How an area is drawn.
    enum Style: Hashable {
        case step(Int, isWeak: Bool)
        case hidden, missing
    }

    func style(_ value: Value) -> Style {
        switch value {
        case .rate(let rate, let isWeak): .step(Chart.step(of: rate, limits), isWeak: isWeak)
        case .hidden: .hidden
        case .missing: .missing
        }
    }

    /// One drawing of the map.
    public struct View: Sendable {
        let shapes: MapShapes
        let name: String?
        let label: String

        /// - Parameters:
        ///   - shapes: the areas of the map, in the same order; those without rings are not drawn
        ///   - name: stands under the drawing: "Tyne and Wear, enlarged"
        ///   - label: what it shows, as a sentence, and where its numbers stand
        public init(_ shapes: MapShapes, name: String? = nil, label: String) {
            self.shapes = shapes
            self.name = name
            self.label = label
        }
    }

    /// The map, a legend with the number of areas in each step, and an enlarged second map where areas are dense.
    ///
    /// - Parameter id: distinguishes the patterns of two maps on one page
    public func figure(id: String, _ view: View, enlarged: View? = nil, caption: HTML = .empty) -> HTML {
        let overview = drawing(id: id, view, frame: enlarged.map { view.shapes.frame(of: $0.shapes) })
        let second = enlarged.map { drawing(id: "\(id)-enlarged", $0, frame: nil) }
        return """
            <figure><div class="maps\(enlarged == nil ? "" : " two")">\(overview)\(second)</div>\(legend)\
            \(if: !caption.isEmpty, "<figcaption>\(caption)</figcaption>")</figure>
            """
    }

    /// Every area by name with its rate, for the page of the table.
    public func table(_ caption: String, areaTitle: String, rateTitle: String) -> HTML {
        Table(
            caption, columns: [.init(areaTitle), .init(rateTitle, figures: true)],
            rows: areas.map { [HTML(text: $0.name), cell($0.value)] }
        ).html
    }

    private func cell(_ value: Value) -> HTML {
        switch value {
        case .rate(let rate, let isWeak):
            isWeak ? "\(numbers(rate)) <small class=\"dim\">\(words.weak)</small>" : "\(numbers(rate))"
        case .hidden: Part.hidden(words.hidden)
        case .missing: "<span class=\"dim\">\(words.missing)</span>"
        }
    }

    /// What is told of an area to those who point at it.
    func words(for area: Area) -> String {
        let value =
            switch area.value {
            case .rate(let rate, let isWeak): isWeak ? "\(numbers(rate)) (\(words.weak))" : numbers(rate)
            case .hidden: words.hidden
            case .missing: words.missing
            }
        return "\(area.name): \(value)"
    }
}
