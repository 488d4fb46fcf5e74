// SPDX-License-Identifier: EUPL-1.2
import Foundation
import Language

/// Recorded incidents in Kalliste, made by chance from a plan: more in the harbour, more in summer, and fewer on Lantern
/// Steps once the lamps are on.
struct KallisteIncidents {
    /// Incidents a year for a thousand residents, before an area's weight.
    private static let yearlyRate = 18.0
    /// What each month brings, January first; they add up to twelve.
    private static let months = [0.82, 0.80, 0.92, 0.98, 1.08, 1.18, 1.28, 1.24, 1.06, 0.96, 0.84, 0.84]
    /// Kinds and their shares.
    private static let kinds = [
        ("Harassment and threats", 0.24), ("Vandalism", 0.22), ("Theft from vehicles", 0.20), ("Burglary", 0.12),
        ("Noise at night", 0.22),
    ]

    let map: KallisteMap
    /// The first month that is recorded.
    let from: YearMonth
    let months: Int
    /// The first whole month with the lamps on.
    let litFrom: YearMonth
    /// How many times the plain number, for measuring.
    let scale: Int

    /// The rows as a file that a police department could have delivered; a longer one begins as a shorter one does.
    func csv(seed: UInt64) -> [UInt8] {
        var chance = Chance(seed: seed)
        var text = "id,month,longitude,latitude,category\n"
        for offset in 0..<months {
            let month = from.adding(months: offset)
            var number = 0
            for area in map.areas {
                for _ in 0..<chance.poisson(expected(in: area, month)) {
                    number += 1
                    append(&text, number, month, point(in: area, &chance), kind(&chance))
                }
            }
            // Once a year somebody types a place that lies at sea.
            if offset % 12 == 5 { append(&text, number + 1, month, (9.9, 37.95), kind(&chance)) }
        }
        return Array(text.utf8)
    }

    private func expected(in area: KallisteMap.Area, _ month: YearMonth) -> Double {
        let usual = Self.yearlyRate * Double(area.residents) / 1_000 * area.weight * Self.months[month.month - 1] / 12
        let isLit = area.name == "Lantern Steps" && month >= litFrom
        return usual * Double(scale) * (isLit ? 0.62 : 1)
    }

    private func append(
        _ text: inout String, _ number: Int, _ month: YearMonth, _ point: (Double, Double), _ kind: String
    ) {
        let (x, y) = ((point.0 * 1e4).rounded() / 1e4, (point.1 * 1e4).rounded() / 1e4)
        text += "\(month)-\(number),\(month),\(x),\(y),\(kind)\n"
    }

    /// A point of the quadrilateral, by its two diagonals' halves.
    private func point(in area: KallisteMap.Area, _ chance: inout Chance) -> (Double, Double) {
        let (a, b, c, d) = (area.ring[0], area.ring[1], area.ring[2], area.ring[3])
        let (s, t) = (chance.share(), chance.share())
        let low = (a.0 + (b.0 - a.0) * s, a.1 + (b.1 - a.1) * s)
        let high = (d.0 + (c.0 - d.0) * s, d.1 + (c.1 - d.1) * s)
        return (low.0 + (high.0 - low.0) * t, low.1 + (high.1 - low.1) * t)
    }

    private func kind(_ chance: inout Chance) -> String {
        var rest = chance.share()
        for (name, share) in Self.kinds {
            if rest < share { return name }
            rest -= share
        }
        return Self.kinds[0].0
    }
}
