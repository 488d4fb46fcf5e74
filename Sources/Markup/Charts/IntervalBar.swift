// SPDX-License-Identifier: EUPL-1.2

/// The interval bar: bar = interval, dot = estimate, line = no difference, diamond = target.
///
/// Places are percentages of the width, so that it fits any column without distorting dot or text.
extension Chart {
    /// A word under the bar.
    public struct Tick: Sendable {
        let value: Double
        let text: String

        public init(_ value: Double, _ text: String) {
            self.value = value
            self.text = text
        }
    }

    /// An estimate on its scale.
    ///
    /// - Parameters:
    ///   - reference: where there is no difference; drawn as a line, with its word among the ticks
    ///   - ticks: the ends of the scale, and the words of reference and target
    ///   - label: the same as a sentence: "31 percent, interval 27 to 36, target 25"
    public static func interval(
        _ estimate: Estimate, on scale: ClosedRange<Double>, reference: Double? = nil, target: Double? = nil,
        ticks: [Tick] = [], label: String
    ) -> HTML {
        let low = share(estimate.low, of: scale)
        let high = share(estimate.high, of: scale)
        let line: HTML? = reference.map {
            let place = share($0, of: scale)
            return "<line x1=\"\(share: place)\" x2=\"\(share: place)\" y1=\"0\" y2=\"28\"\(paint: .stroke(.ink, 2))/>"
        }
        return """
            <svg class="iv" width="100%" height="\(ticks.isEmpty ? 28 : 48)" role="img" aria-label="\(label)">\
            <line x1="0" x2="100%" y1="14" y2="14"\(paint: .stroke(.line, 1))/>\(line)\
            <rect x="\(share: low)" y="9" width="\(share: high - low)" height="10" rx="2"\(paint: .fill(.q3))/>\
            \(target.map { diamond(at: share($0, of: scale)) })\(dot(estimate, at: share(estimate.value, of: scale)))\
            \(ticks.map { word($0, on: scale) })</svg>
            """
    }

    private static func dot(_ estimate: Estimate, at place: Double) -> HTML {
        estimate.isSound
            ? "<circle cx=\"\(share: place)\" cy=\"14\" r=\"7\"\(paint: .fill(.accent), .stroke(.paper, 2.5))/>"
            : "<circle cx=\"\(share: place)\" cy=\"14\" r=\"6.5\"\(paint: .fill(.paper), .stroke(.accent, 3))/>"
    }

    /// A drawing of its own, moved left by half its width: percentages place it, pixels shape it.
    private static func diamond(at place: Double) -> HTML {
        """
        <g transform="translate(-8 0)"><svg x="\(share: place)" y="6" width="16" height="16" viewBox="-8 -8 16 16">\
        <path d="M0-6.5L6.5 0L0 6.5L-6.5 0z"\(paint: .fill(.paper), .stroke(.ok, 2.5))/></svg></g>
        """
    }

    private static func word(_ tick: Tick, on scale: ClosedRange<Double>) -> HTML {
        let place = share(tick.value, of: scale)
        let anchor = place < 0.05 ? "start" : place > 0.95 ? "end" : "middle"
        return """
            <text x="\(share: place)" y="43" font-size="14" font-family="sans-serif" text-anchor="\(anchor)"\
            \(paint: .fill(.ink2))>\(tick.text)</text>
            """
    }
}
