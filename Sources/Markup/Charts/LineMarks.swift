// SPDX-License-Identifier: EUPL-1.2

/// Lines with their dots, bands and names.
extension LinePlot {
    /// Stretches without a gap, as indices.
    func stretches(_ isThere: (Int) -> Bool) -> [[Int]] {
        times.indices.reduce(into: [[Int]]()) { found, index in
            guard isThere(index) else { return }
            if let last = found.last?.last, last == index - 1 {
                found[found.count - 1].append(index)
            } else {
                found.append([index])
            }
        }
    }

    func line(_ number: Int) -> HTML {
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

    func dot(_ point: Path.Point, _ isFirst: Bool) -> HTML {
        isFirst
            ? "<circle cx=\"\(px: point.x)\" cy=\"\(px: point.y)\" r=\"4\"\(paint: .fill(.accent))/>"
            : "<circle cx=\"\(px: point.x)\" cy=\"\(px: point.y)\" r=\"3.5\"\(paint: .fill(.paper), .stroke(.comp, 2.5))/>"
    }

    func band(_ one: Chart.Series) -> HTML {
        let areas = stretches { one.band($0) != nil }.map { stretch -> HTML in
            let upper = stretch.map { point($0, one.band($0)?.upperBound ?? 0) }
            let lower = stretch.reversed().map { point($0, one.band($0)?.lowerBound ?? 0) }
            return "<path d=\"\(Path.area(upper + lower))\" opacity=\".6\"\(paint: .fill(.q2))/>"
        }
        return .joined(areas)
    }

    /// Names beside the last values, moved apart where they would touch.
    var endNames: HTML {
        guard series.count > 1, Self.namesFit(series) else { return .empty }
        var places = series.map { one in y(one.values.compactMap(\.self).last ?? 0) }
        let overlap = 20 - abs(places[0] - places[1])
        if overlap > 0 {
            let upper = places[0] <= places[1] ? 0 : 1
            places[upper] -= overlap / 2
            places[1 - upper] += overlap / 2
        }
        let names = series.indices.map { index in
            text(
                series[index].name, x: right + 10, y: places[index] + 4.5, anchor: "start",
                index == 0 ? .accent : .comp, strong: true)
        }
        return .joined(names)
    }
}
