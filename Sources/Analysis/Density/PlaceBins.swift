// SPDX-License-Identifier: EUPL-1.2

/// Places by square of a grid over their extent, about four to a square; finds those near a point. Memory: linear.
struct PlaceBins: Sendable {
    /// Square after square.
    let places: [Position]
    private let starts: [Int]
    private let low: Position
    private let mesh: Double
    private let columns: Int
    private let rows: Int

    init(_ given: [Position]) {
        let extent = Extent(given)
        let (width, height) = given.isEmpty ? (0, 0) : (extent.width, extent.height)
        let squares = max(1, Double(given.count) / 4)
        // A square's share of the area; on a line, of the length.
        let mesh = max((width * height / squares).squareRoot(), max(width, height) / squares, 1e-9)
        (self.mesh, low) = (mesh, given.isEmpty ? Position(x: 0, y: 0) : extent.low)
        (columns, rows) = (Int(width / mesh) + 1, Int(height / mesh) + 1)
        let (low, columns) = (low, columns)
        let own = given.map { Int(($0.y - low.y) / mesh) * columns + Int(($0.x - low.x) / mesh) }
        var next = [Int](repeating: 0, count: columns * rows + 1)
        for square in own { next[square + 1] += 1 }
        for square in 1..<next.count { next[square] += next[square - 1] }
        starts = next
        var places = given
        for (event, square) in own.enumerated() {
            places[next[square]] = given[event]
            next[square] += 1
        }
        self.places = places
    }

    /// Names the places of all squares that reach into a rectangle: those in it, and some around.
    @inline(__always)
    func each(from southWest: Position, to northEast: Position, _ name: (Position) -> Void) {
        let (west, east) = (column(southWest.x), column(northEast.x))
        for row in row(southWest.y)...row(northEast.y) {
            for place in starts[row * columns + west]..<starts[row * columns + east + 1] { name(places[place]) }
        }
    }

    /// The square of the distance from a point to its k-th nearest place, and the squares of all distances up to it (and some
    /// beyond) in `found`. `within` is a distance that holds k places, where one is known.
    ///
    /// - Precondition: there are k places at least.
    func nearest(_ k: Int, to point: Position, within: Double?, _ found: inout [Double]) -> Double {
        var reach = within ?? (mesh * (Double(k).squareRoot() + 1) + gap(point))
        while true {
            found.removeAll(keepingCapacity: true)
            let limit = reach * reach
            each(
                from: Position(x: point.x - reach, y: point.y - reach),
                to: Position(x: point.x + reach, y: point.y + reach)
            ) { place in
                let (x, y) = (place.x - point.x, place.y - point.y)
                let square = x * x + y * y
                if square <= limit { found.append(square) }
            }
            if found.count >= k { return Selection.kth(k, of: &found) }
            reach *= 2
        }
    }

    /// How far a point lies from the extent of all places.
    private func gap(_ point: Position) -> Double {
        let x = max(0, low.x - point.x, point.x - low.x - mesh * Double(columns))
        let y = max(0, low.y - point.y, point.y - low.y - mesh * Double(rows))
        return x + y
    }

    private func column(_ x: Double) -> Int { Int(min(Double(columns - 1), max(0, (x - low.x) / mesh))) }
    private func row(_ y: Double) -> Int { Int(min(Double(rows - 1), max(0, (y - low.y) / mesh))) }
}

/// Selection of the k-th smallest without sorting the rest (Hoare 1961, "Algorithm 65: find").
enum Selection {
    /// The k-th smallest, counted from 1; afterwards the k smallest stand first.
    static func kth(_ k: Int, of values: inout [Double]) -> Double {
        var (low, high) = (0, values.count - 1)
        while low < high {
            let pivot = values[(low + high) / 2]
            var (left, right) = (low, high)
            while left <= right {
                while values[left] < pivot { left += 1 }
                while values[right] > pivot { right -= 1 }
                guard left <= right else { break }
                values.swapAt(left, right)
                left += 1
                right -= 1
            }
            if k - 1 <= right {
                high = right
            } else if k - 1 >= left {
                low = left
            } else {
                break
            }
        }
        return values[k - 1]
    }
}
