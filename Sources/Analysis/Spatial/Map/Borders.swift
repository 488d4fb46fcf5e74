// SPDX-License-Identifier: EUPL-1.2

/// The borders of many rings, so that one that two of them share is simplified once, and drawn alike on both sides.
///
/// Rings are cut where borders meet; each piece is taken in one direction whichever ring it comes from, and keeps the
/// corners that lie off the line by more than a tolerance (Douglas and Peucker 1973, "Algorithms for the reduction of
/// the number of points required to represent a digitized line").
struct Borders {
    private typealias Corner = GridRing.Corner
    /// Corners where more than two lines end: they stay.
    private let junctions: Set<GridRing.Corner>
    /// Grid steps.
    private let tolerance: Double

    init(_ rings: some Sequence<GridRing>, tolerance: Double) {
        var neighbours: [Corner: (Corner, Corner)] = [:]
        var junctions: Set<Corner> = []
        for ring in rings {
            let corners = ring.corners
            for (k, corner) in corners.enumerated() {
                let (a, b) = (corners[k == 0 ? corners.count - 1 : k - 1], corners[k + 1 == corners.count ? 0 : k + 1])
                let pair = a < b ? (a, b) : (b, a)
                if let known = neighbours[corner], known != pair { junctions.insert(corner) }
                neighbours[corner] = pair
            }
        }
        self.junctions = junctions
        self.tolerance = tolerance
    }

    /// A ring with its borders simplified; as it was, where nothing else would be left of it.
    func simplified(_ ring: GridRing) -> GridRing {
        let simple = GridRing(pieces(of: ring).flatMap { simplified($0).dropLast() })
        return simple.corners.count > 2 && simple.doubleArea > 0 ? simple : ring.doubleArea > 0 ? ring : GridRing([])
    }

    /// The ring from junction to junction; each piece ends where the next begins.
    private func pieces(of ring: GridRing) -> [[Corner]] {
        let corners = ring.corners
        let start =
            corners.firstIndex(where: junctions.contains) ?? corners.indices.min { corners[$0] < corners[$1] } ?? 0
        var pieces: [[Corner]] = []
        var piece: [Corner] = []
        for corner in corners[start...] + corners[..<start] + corners[start...].prefix(1) {
            piece.append(corner)
            if piece.count > 1, junctions.contains(corner) {
                pieces.append(piece)
                piece = [corner]
            }
        }
        return piece.count > 1 ? pieces + [piece] : pieces
    }

    private func simplified(_ piece: [Corner]) -> [Corner] {
        guard piece.count > 2 else { return piece }
        let isForward = piece.lexicographicallyPrecedes(piece.reversed())
        let line = isForward ? piece : piece.reversed()
        var keep = Array(repeating: false, count: line.count)
        (keep[0], keep[line.count - 1]) = (true, true)
        mark(line, &keep)
        let kept = zip(line, keep).filter(\.1).map(\.0)
        return isForward ? kept : kept.reversed()
    }

    /// Marks, between two kept corners, the one farthest off their line when it is off by more than the tolerance.
    private func mark(_ line: [Corner], _ keep: inout [Bool]) {
        var open = [(0, line.count - 1)]
        while let (low, high) = open.popLast() {
            guard high - low > 1 else { continue }
            let (a, b) = (position(line[low]), position(line[high]))
            let distances = (low + 1..<high).map { PlaneGeometry.distance(from: position(line[$0]), to: a, b) }
            guard let far = distances.indices.max(by: { distances[$0] < distances[$1] }), distances[far] > tolerance
            else {
                continue
            }
            let middle = low + 1 + far
            keep[middle] = true
            open += [(low, middle), (middle, high)]
        }
    }

    private func position(_ corner: Corner) -> Position { Position(x: Double(corner.x), y: Double(corner.y)) }
}
