// SPDX-License-Identifier: EUPL-1.2

/// The drawing of a map, in tenths of a pixel, and its legend.
extension AreaMap {
    func drawing(id: String, _ view: View, frame: (x: Int, y: Int, width: Int, height: Int)?) -> HTML {
        let shapes = view.shapes
        let drawn = zip(areas, shapes.paths).filter { !$0.1.isEmpty }
        let groups = Dictionary(grouping: drawn) { style($0.0.value) }
        let styles = groups.keys.sorted { order($0) < order($1) }
        let frame: HTML? = frame.map {
            """
            <rect x="\($0.x)" y="\($0.y)" width="\($0.width)" height="\($0.height)" class="k-ink frame" fill="none" \
            stroke="\(Colour.ink.rawValue)" stroke-width="20"/>
            """
        }
        let name: HTML? = view.name.map { "<p class=\"why\">\($0)</p>" }
        return """
            <div><svg class="map" viewBox="-10 -10 \(shapes.width + 20) \(shapes.height + 20)" role="img" \
            aria-label="\(view.label)">\
            <defs>\(styles.map { pattern(id, $0) })</defs>\
            \(styles.map { group(id, $0, groups[$0] ?? []) })\(names(shapes))\(frame)</svg>\(name)</div>
            """
    }

    /// Names of areas stand on the map as long as they are so few that there is room.
    private static let mostNamed = 24

    private func names(_ shapes: MapShapes) -> HTML {
        guard areas.count <= Self.mostNamed else { return .empty }
        let names = zip(areas, shapes.middles).compactMap { area, middle -> HTML? in
            middle.map { "<text x=\"\($0.x)\" y=\"\($0.y)\">\(area.name)</text>" }
        }
        return "<g class=\"names\" font-size=\"64\" text-anchor=\"middle\">\(names)</g>"
    }

    private func order(_ style: Style) -> Int {
        switch style {
        case .step(let step, let isWeak): step * 2 + (isWeak ? 1 : 0)
        case .hidden: 20
        case .missing: 21  // last, or its neighbours' borders would cover the outline
        }
    }

    /// Areas of one style: their colour stands once, on the group.
    private func group(_ id: String, _ style: Style, _ areas: [(Area, String)]) -> HTML {
        let paths = areas.map { area, path -> HTML in "<path d=\"\(path)\"><title>\(words(for: area))</title></path>\n"
        }
        return switch style {
        case .step(let step, isWeak: false):
            "<g\(paint: .fill(.step(step)), .stroke(.paper, 6))>\(paths)</g>"
        case .step(let step, isWeak: true):
            "<g fill=\"url(#\(id)-weak-\(step))\"\(paint: .stroke(.paper, 6))>\(paths)</g>"
        case .hidden:
            "<g fill=\"url(#\(id)-hidden)\"\(paint: .stroke(.edge, 6))>\(paths)</g>"
        case .missing:
            "<g\(paint: .fill(.paper), .stroke(.edge, 10), .dashed("40 30"), also: "without")>\(paths)</g>"
        }
    }

    private func pattern(_ id: String, _ style: Style) -> HTML {
        switch style {
        case .step(let step, isWeak: true):
            """
            <pattern id="\(id)-weak-\(step)" width="60" height="60" patternUnits="userSpaceOnUse" \
            patternTransform="rotate(45)">\
            <rect width="60" height="60"\(paint: .fill(.step(step)))/>\
            <path d="M0 0V60"\(paint: .stroke(step > 3 ? .paper : .ink, 24))/></pattern>
            """
        case .hidden:
            """
            <pattern id="\(id)-hidden" width="60" height="60" patternUnits="userSpaceOnUse" \
            patternTransform="rotate(45)">\
            <rect width="60" height="60"\(paint: .fill(.paper))/>\
            <path d="M0 0V60M0 0H60"\(paint: .stroke(.ink, 14))/></pattern>
            """
        case .step, .missing: .empty
        }
    }

    /// The steps with the number of areas in each, and the marks that occur.
    var legend: HTML {
        let styles = areas.map { style($0.value) }
        let steps = (1...limits.count + 1).map { step -> HTML in
            let count = styles.count { $0 == .step(step, isWeak: false) || $0 == .step(step, isWeak: true) }
            return entry(
                "<rect width=\"26\" height=\"16\"\(paint: .fill(.step(step)), .stroke(.edge, 1))/>", range(step), count)
        }
        let weak = styles.count { if case .step(_, isWeak: true) = $0 { true } else { false } }
        let hidden = styles.count { $0 == .hidden }
        let missing = styles.count { $0 == .missing }
        return """
            <ul class="legend">\(steps)\(if: weak > 0, entry(Self.weakSwatch, words.weak, weak))\
            \(if: hidden > 0, entry(Self.hiddenSwatch, words.hidden, hidden))\
            \(if: missing > 0, entry(Self.missingSwatch, words.missing, missing))</ul>
            """
    }

    private func range(_ step: Int) -> String {
        if limits.isEmpty { return words.andMore(numbers(0)) }
        if step == 1 { return words.under(numbers(limits[0])) }
        if step > limits.count { return words.andMore(numbers(limits[limits.count - 1])) }
        return words.between(numbers(limits[step - 2]), numbers(limits[step - 1]))
    }

    private func entry(_ swatch: HTML, _ words: String, _ count: Int) -> HTML {
        """
        <li><svg width="26" height="16" viewBox="0 0 26 16" aria-hidden="true">\(swatch)</svg>\(words) \
        <span class="dim">(\(count))</span></li>
        """
    }

    private static let weakSwatch: HTML = """
        <rect width="26" height="16"\(paint: .fill(.q2), .stroke(.edge, 1))/>\
        <path d="M-2 12L12-2M4 18L22 0M14 18L30 2"\(paint: .stroke(.ink, 1.6))/>
        """

    private static let hiddenSwatch: HTML = """
        <rect x=".5" y=".5" width="25" height="15"\(paint: .fill(.paper), .stroke(.edge, 1))/>\
        <path d="M-2 12L12-2M4 18L22 0M14 18L30 2M-2 4L12 18M4-2L22 16M14-2L30 14"\(paint: .stroke(.ink, 1))/>
        """

    private static let missingSwatch: HTML = """
        <rect x=".5" y=".5" width="25" height="15"\(paint: .fill(.paper), .stroke(.edge, 1), .dashed("3 2"))/>
        """
}
