// SPDX-License-Identifier: EUPL-1.2

/// Axes, their words, and what happened when.
extension LinePlot {
    var axis: HTML {
        let lines = zip(ticks, tickWords).map { tick, word -> HTML in
            """
            <path d="M\(px: left) \(px: y(tick))H\(px: right)"\(paint: .stroke(tick == 0 ? .ink : .line, 1))/>\
            \(text(word, x: left - 8, y: y(tick) + 4.5, anchor: "end"))
            """
        }
        return .joined(lines)
    }

    /// Times at which nothing was measured are shaded: a gap is not a zero.
    var gaps: HTML {
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
    var timeWords: HTML {
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
    func anchor(at x: Double, _ word: String) -> String {
        let half = Double(word.count) * Self.letter / 2
        return x + half > Self.width ? "end" : x - half < 0 ? "start" : "middle"
    }

    func mark(_ event: Chart.Event) -> HTML {
        let place = x(event.position)
        return """
            <path d="M\(px: place) \(px: top - 8)V\(px: bottom)"\(paint: .stroke(.ink, 1.5), .dashed("2 4"))/>\
            \(text(event.text, x: place, y: 14, anchor: anchor(at: place, event.text), .ink, strong: true))
            """
    }

    func text(
        _ words: String, x: Double, y: Double, anchor: String, _ colour: Colour = .ink2, strong: Bool = false
    ) -> HTML {
        """
        <text x="\(px: x)" y="\(px: y)" font-size="13" font-family="sans-serif" text-anchor="\(anchor)"\
        \(attribute: "font-weight", strong ? 700 : nil)\
        \(paint: .fill(colour), also: strong ? "strong" : nil)>\(words)</text>
        """
    }
}
