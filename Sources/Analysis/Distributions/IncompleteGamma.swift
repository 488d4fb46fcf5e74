// SPDX-License-Identifier: EUPL-1.2
import Foundation

/// The regularised incomplete gamma function and its inverse, for shapes from 1e-3 to 1e8.
///
/// Below the mean the power series (DLMF 8.11.4), above it Legendre's continued fraction (DLMF 8.9.2) by Lentz's method
/// as Thompson and Barnett (1986) modified it. The common factor x^a·e^-x / Γ(a+1) is taken by the saddle point, so that
/// large shapes do not cost digits (Loader 2000, "Fast and accurate computation of binomial probabilities").
enum IncompleteGamma {
    /// P(a, x), the share of a gamma distribution of shape `a` and scale 1 below `x`.
    static func lower(_ a: Double, _ x: Double) -> Double {
        if x <= 0 { return 0 }
        return x < a + 1 ? series(a, x) : 1 - continuedFraction(a, x)
    }

    /// Q(a, x) = 1 - P(a, x), without the loss of digits where it is small.
    static func upper(_ a: Double, _ x: Double) -> Double {
        if x <= 0 { return 1 }
        return x < a + 1 ? 1 - series(a, x) : continuedFraction(a, x)
    }

    /// x^a·e^-x / Γ(a+1).
    private static func factor(_ a: Double, _ x: Double) -> Double {
        let u = (x - a) / a
        let deviance = a * (u - (abs(u) < 0.5 ? log1p(u) : log(x / a)))
        return exp(-deviance - stirlingError(a)) / (2 * Double.pi * a).squareRoot()
    }

    /// ln Γ(a+1) less Stirling's formula for it (DLMF 5.11.1).
    private static func stirlingError(_ a: Double) -> Double {
        guard a >= 16 else { return lgamma(a + 1) - (a + 0.5) * log(a) + a - 0.5 * log(2 * Double.pi) }
        let r = 1 / (a * a)
        let tail = 1.0 / 1260 - r * (1.0 / 1680 - r * (1.0 / 1188 - r * 691.0 / 360_360))
        return (1.0 / 12 - r * (1.0 / 360 - r * tail)) / a
    }

    private static func series(_ a: Double, _ x: Double) -> Double {
        var term = 1.0
        var sum = 1.0
        var n = a
        while term > sum * Double.ulpOfOne / 4 {
            n += 1
            term *= x / n
            sum += term
        }
        return factor(a, x) * sum
    }

    private static func continuedFraction(_ a: Double, _ x: Double) -> Double {
        let tiny = Double.leastNormalMagnitude * 1e10
        var b = x + 1 - a
        var c = 1 / tiny
        var d = 1 / b
        var value = d
        for n in 1...1_000_000 {
            let k = Double(n)
            let numerator = k * (a - k)
            b += 2
            d = numerator * d + b
            c = b + numerator / c
            if abs(d) < tiny { d = tiny }
            if abs(c) < tiny { c = tiny }
            d = 1 / d
            value *= d * c
            if abs(d * c - 1) < Double.ulpOfOne { break }
        }
        return factor(a, x) * a * value
    }
}

extension IncompleteGamma {
    /// The x at which P(a, x) is `p`, for p strictly between 0 and 1.
    static func lowerQuantile(_ a: Double, _ p: Double) -> Double {
        solve(a, start: wilsonHilferty(a, z: Normal.quantile(p), p: p)) { (lower(a, $0) - p) / p }
    }

    /// The x at which Q(a, x) is `q`, for q strictly between 0 and 1.
    static func upperQuantile(_ a: Double, _ q: Double) -> Double {
        solve(a, start: wilsonHilferty(a, z: -Normal.quantile(q), p: 1 - q)) { (q - upper(a, $0)) / q }
    }

    /// A first approximation (Wilson and Hilferty 1931), or the first term of the power series close to 0.
    private static func wilsonHilferty(_ a: Double, z: Double, p: Double) -> Double {
        let root = 1 - 1 / (9 * a) + z / (3 * a.squareRoot())
        if root > 0.2 { return a * root * root * root }
        return exp((log(p) + lgamma(a + 1)) / a)
    }

    /// Finds where a rising function is 0: secant steps, kept inside a bracket that each step narrows.
    private static func solve(_ a: Double, start: Double, _ excess: (Double) -> Double) -> Double {
        var (low, high) = (0.0, Double.infinity)
        var (x, value) = (start, excess(start))
        var (previous, previousValue) = (start * 1.001, excess(start * 1.001))
        for _ in 0..<200 {
            if value == 0 { return x }
            if value < 0 { low = max(low, x) } else { high = min(high, x) }
            let slope = (value - previousValue) / (x - previous)
            var next = x - value / slope
            if !(next > low && next < high) { next = high.isFinite ? (low + high) / 2 : 2 * x }
            if abs(next - x) <= 2e-16 * x { return next }
            (previous, previousValue) = (x, value)
            (x, value) = (next, excess(next))
        }
        return x
    }
}
