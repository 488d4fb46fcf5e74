// SPDX-License-Identifier: EUPL-1.2
import Foundation

/// The standard normal distribution.
enum Normal {
    /// The share below `z`.
    static func lower(_ z: Double) -> Double {
        0.5 * erfc(-z / 2.squareRoot())
    }

    /// The z below which the share `p` lies, 0 < p < 1, to the last digits.
    ///
    /// A rational first guess (Abramowitz and Stegun 1964, 26.2.23), then Halley's steps on the distribution itself.
    static func quantile(_ p: Double) -> Double {
        if p > 0.5 { return -quantile(1 - p) }
        let t = (-2 * log(p)).squareRoot()
        let numerator = 2.515517 + t * (0.802853 + t * 0.010328)
        let denominator = 1 + t * (1.432788 + t * (0.189269 + t * 0.001308))
        var z = numerator / denominator - t
        for _ in 0..<3 {
            let density = exp(-z * z / 2) / (2 * Double.pi).squareRoot()
            let step = (lower(z) - p) / density
            z -= step / (1 + z * step / 2)
        }
        return z
    }

    /// The two-sided p of a z-score.
    static func twoSided(_ z: Double) -> Double {
        erfc(abs(z) / 2.squareRoot())
    }
}
