// SPDX-License-Identifier: EUPL-1.2
import Foundation

/// The neighbourhoods of Kalliste, a city that does not exist, on a grid whose corners were moved about.
struct KallisteMap {
    /// One neighbourhood.
    struct Area {
        let code: String
        let name: String
        let residents: Int
        /// Longitude and latitude of the corners, closed, counter-clockwise.
        let ring: [(Double, Double)]
        /// How much more happens here than elsewhere, for each resident.
        let weight: Double
    }

    let areas: [Area]

    /// The grid's lower left corner, in open sea, and its step in degrees.
    private static let corner = (longitude: 10.00, latitude: 38.00)
    private static let step = (longitude: 0.0115, latitude: 0.009)
    private static let columns = 5

    /// Names and shares from south to north; the harbour is where most people pass, and where most happens.
    private static let plan: [(name: String, residents: Int, weight: Double)] = [
        ("Fish Market", 3_900, 1.9), ("Old Quay", 5_200, 2.4), ("Lantern Steps", 4_100, 2.1),
        ("Harbour Flats", 7_800, 1.7),
        ("Customs Yard", 1_400, 2.6), ("Rope Street", 6_300, 1.5), ("Cathedral Hill", 4_700, 1.1),
        ("Market Hall", 5_600, 1.8),
        ("Station", 6_900, 2.2), ("Mill Road", 8_200, 0.9), ("Upper Town", 5_100, 0.7), ("University", 4_400, 1.2),
        ("Gardens", 7_300, 0.6), ("New Town", 9_100, 0.8), ("Vineyards", 4_300, 0.4),
    ]

    init(seed: UInt64) {
        var chance = Chance(seed: seed)
        let rows = Self.plan.count / Self.columns
        let corners = (0...rows).map { row in (0...Self.columns).map { Self.corner($0, row, &chance) } }
        areas = Self.plan.enumerated().map { index, plan in
            let (row, column) = index.quotientAndRemainder(dividingBy: Self.columns)
            let (a, b) = (corners[row][column], corners[row][column + 1])
            let (c, d) = (corners[row + 1][column + 1], corners[row + 1][column])
            return Area(
                code: "K\(index + 1 < 10 ? "0" : "")\(index + 1)", name: plan.name, residents: plan.residents,
                ring: [a, b, c, d, a], weight: plan.weight)
        }
    }

    /// A corner of the grid, moved by up to a quarter of a step; rounded as a survey would give it.
    private static func corner(_ column: Int, _ row: Int, _ chance: inout Chance) -> (Double, Double) {
        let x = corner.longitude + step.longitude * (Double(column) + 0.5 * (chance.share() - 0.5))
        let y = corner.latitude + step.latitude * (Double(row) + 0.5 * (chance.share() - 0.5))
        return ((x * 1e6).rounded() / 1e6, (y * 1e6).rounded() / 1e6)
    }

    /// The map as a file that anybody could have brought.
    var geoJSON: [UInt8] {
        let features = areas.map { area in
            let ring = area.ring.map { "[\($0.0),\($0.1)]" }.joined(separator: ",")
            return """
                {"type":"Feature","properties":{"code":"\(area.code)","name":"\(area.name)"},\
                "geometry":{"type":"Polygon","coordinates":[[\(ring)]]}}
                """
        }
        return Array(#"{"type":"FeatureCollection","features":[\#(features.joined(separator: ",\n"))]}"#.utf8)
    }

    /// Residents by area, likewise.
    var populationCSV: [UInt8] {
        Array(
            (["code,name,population"] + areas.map { "\($0.code),\($0.name),\($0.residents)" }).joined(separator: "\n")
                .utf8)
    }
}
