// SPDX-License-Identifier: EUPL-1.2

extension CoordinateSystem {
    /// The system of metres for a place in degrees: UTM on WGS 84, in the zone that the place lies in. Nil beyond 84° north
    /// and 80° south, where UTM ends.
    ///
    /// Zones are six degrees wide from 180° west; south-western Norway and Svalbard have zones of their own widths.
    public static func utm(at degrees: Position) -> CoordinateSystem? {
        let (longitude, latitude) = (degrees.x, degrees.y)
        guard -180...180 ~= longitude, -80...84 ~= latitude else { return nil }
        var zone = min(60, Int(((longitude + 180) / 6).rounded(.down)) + 1)
        if 56..<64 ~= latitude, 3..<12 ~= longitude { zone = 32 }
        if 72...84 ~= latitude, 0..<42 ~= longitude {
            zone = longitude < 9 ? 31 : longitude < 21 ? 33 : longitude < 33 ? 35 : 37
        }
        return CoordinateSystem(epsg: (latitude < 0 ? 32700 : 32600) + zone)
    }

    /// Whether the system is one of metres in which distances are true to about a thousandth: not degrees, and not the
    /// Mercator of web maps, which stretches Athens by a quarter and Oslo to the double.
    public var isTrueToScale: Bool { ![4326, 4258, 4171, 3857].contains(code) }

    /// Where the system may be used, in degrees (EPSG). UTM zones are taken with half of their neighbours, so that a town
    /// on their border has one system.
    public var area: Extent {
        let (west, south, east, north) =
            switch code {
            case 27700: (-9.01, 49.75, 2.01, 61.01)
            case 2154: (-9.86, 41.15, 10.38, 51.56)
            case 2100: (19.57, 34.88, 28.3, 41.75)
            case 3006: (10.03, 54.96, 24.17, 69.07)
            case 3067: (19.08, 58.84, 31.59, 70.09)
            case 25828...25838: Self.zone(code - 25800, south: 0)
            case 32601...32660: Self.zone(code - 32600, south: 0)
            case 32701...32760: Self.zone(code - 32700, south: -80)
            default: (-180.0, -90.0, 180.0, 90.0)
            }
        return Extent([Position(x: west, y: south), Position(x: east, y: north)])
    }

    private static func zone(_ number: Int, south: Double) -> (Double, Double, Double, Double) {
        let meridian = Double(number) * 6 - 183
        return (meridian - 6, south, meridian + 6, south < 0 ? 0 : 84)
    }
}
