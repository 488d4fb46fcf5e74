// SPDX-License-Identifier: EUPL-1.2
import Foundation

/// Round numbers for axes and for the steps of maps.
enum Ticks {
    /// From 0 to at least `greatest` in at most `parts` equal parts of 1, 2 or 5 times a power of ten.
    static func fromZero(to greatest: Double, parts: Int = 5, whole: Bool = false) -> [Double] {
        guard greatest > 0, greatest.isFinite else { return [0, 1] }
        let rough = greatest / Double(parts)
        let power = pow(10, floor(log10(rough)))
        let sizes = [1.0, 2, 5, 10].map { $0 * power }
        let size = sizes.first { $0 * Double(parts) >= greatest * 0.999_999 } ?? 10 * power
        let step = whole ? max(size.rounded(), 1) : size
        let count = Int((greatest / step - 0.000_001).rounded(.up))
        return (0...max(count, 1)).map { Double($0) * step }
    }

    /// At most four limits between steps, round, and such that the steps hold similar numbers of the values above 0.
    static func limits(for values: [Double]) -> [Double] {
        let sorted = values.filter { $0.isFinite && $0 > 0 }.sorted()
        guard let least = sorted.first, let greatest = sorted.last else { return [] }
        let quantiles = [0.2, 0.4, 0.6, 0.8].map { sorted[Int($0 * Double(sorted.count - 1) + 0.5)] }
        var limits: [Double] = []
        for limit in quantiles.map(rounded) where limit > (limits.last ?? least) && limit <= greatest {
            limits.append(limit)
        }
        return limits
    }

    /// The nearest of 1, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10 times a power of ten.
    static func rounded(_ value: Double) -> Double {
        guard value > 0 else { return 0 }
        let power = pow(10, floor(log10(value)))
        let nearest = [1, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10].min { abs($0 * power - value) < abs($1 * power - value) }
        return (nearest ?? 1) * power
    }
}
