// SPDX-License-Identifier: EUPL-1.2
import Foundation

/// A zone as the scan sees it: a centre in projected metres (or any plane unit), its cases, its population.
public struct ScanZone: Hashable, Sendable {
    public var id: String
    public var x: Double
    public var y: Double
    public var cases: Int
    public var population: Double

    public init(id: String, x: Double, y: Double, cases: Int, population: Double) {
        (self.id, self.x, self.y, self.cases, self.population) = (id, x, y, cases, population)
    }
}

/// How far a window's count stands out.
enum LikelihoodRatio {
    /// The logarithm of Kulldorff's likelihood ratio: c·ln(c/E) + (C-c)·ln((C-c)/(C-E)) where c is above E, and 0
    /// otherwise, for c of C cases where E were to be expected (Kulldorff 1997, "A spatial scan statistic", formula 6).
    static func logarithm(cases: Double, expected: Double, total: Double) -> Double {
        guard cases > expected else { return 0 }
        let inside = cases * log(cases / expected)
        return cases < total ? inside + (total - cases) * log((total - cases) / (total - expected)) : inside
    }

    /// How far above E a count has to be for a ratio of 1: the square root of 2E(C-E)/C.
    ///
    /// With q = E/C up to a half and p = c/C between q and 1-q, the ratio is at most C·(p-q)²/2q(1-q), because the
    /// curvature of the divergence, 1/t(1-t), is greatest at q. So a count up to E + √m·spread, and up to C-E, cannot
    /// have a ratio above m. This spares nearly all logarithms.
    static func spread(expected: Double, total: Double) -> Double {
        (2 * expected * (total - expected) / total).squareRoot()
    }
}

/// The circles around the centres of zones, each as the zones it holds.
///
/// Around each centre zones enter by distance, those at the same distance (to a part in 10⁹) together, while the weight
/// inside is at most a share of all. Memory: 12 bytes per circle, n²/2 circles for n zones and a half.
struct ScanCircles: Sendable {
    /// Where each centre's zones begin in `members`.
    let starts: [Int]
    /// The zones by distance, centre after centre.
    let members: [Int32]
    /// The weight inside when this zone has entered; negative where others at its distance are still to enter.
    let weights: [Double]

    init(x: [Double], y: [Double], weight: [Double], share: Double) {
        let limit = weight.reduce(0, +) * share
        let pieces = Parallel.map(count: x.count, grain: 8) { centres in
            centres.map { Self.circles(around: $0, x, y, weight, limit: limit) }
        }.flatMap(\.self)
        var starts = [0]
        for piece in pieces { starts.append(starts[starts.count - 1] + piece.members.count) }
        self.starts = starts
        members = pieces.flatMap(\.members)
        weights = pieces.flatMap(\.weights)
    }

    private static func circles(
        around centre: Int, _ x: [Double], _ y: [Double], _ weight: [Double], limit: Double
    ) -> (members: [Int32], weights: [Double]) {
        let squares = x.indices.map { square(x[$0] - x[centre]) + square(y[$0] - y[centre]) }
        let order = x.indices.sorted { (squares[$0], $0) < (squares[$1], $1) }
        var (members, weights, inside, settled) = ([Int32](), [Double](), 0.0, 0)
        for (place, zone) in order.enumerated() {
            inside += weight[zone]
            guard inside <= limit else { break }
            members.append(Int32(zone))
            let isLast = place + 1 == order.count || squares[order[place + 1]] > squares[zone] * (1 + 2e-9)
            weights.append(isLast ? inside : -1)
            if isLast { settled = members.count }
        }
        return (Array(members.prefix(settled)), Array(weights.prefix(settled)))
    }

    private static func square(_ value: Double) -> Double { value * value }
}
