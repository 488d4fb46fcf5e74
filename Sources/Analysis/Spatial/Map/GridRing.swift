// SPDX-License-Identifier: EUPL-1.2

/// A ring on the grid of a drawing, without the closing corner and without corners that follow themselves.
struct GridRing: Hashable {
    struct Corner: Hashable, Comparable {
        let x: Int
        let y: Int

        static func < (a: Corner, b: Corner) -> Bool { (a.x, a.y) < (b.x, b.y) }
    }

    private(set) var corners: [Corner] = []

    init(_ ring: [Corner]) {
        for corner in ring where corner != corners.last { corners.append(corner) }
        if corners.count > 1, corners.first == corners.last { corners.removeLast() }
    }

    /// Twice the area that the ring encloses, on the grid.
    var doubleArea: Int {
        let next = corners.dropFirst() + corners.prefix(1)
        return abs(zip(corners, next).reduce(0) { $0 + $1.0.x * $1.1.y - $1.1.x * $1.0.y })
    }
}
