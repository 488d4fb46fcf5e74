// SPDX-License-Identifier: EUPL-1.2
import Testing

@testable import Analysis

@Suite("Coordinate systems")
struct CoordinateSystemTests {
    /// Computed with PROJ 9.5 from the same published parameters.
    private static let places: [(Int, Double, Double, Double, Double)] = [
        (27700, 428132.7454241551, 556795.1744291942, -1.5627849561280862, 54.90508922033286),
        (27700, 530000, 180000, -0.12835394047946935, 51.50399082763378),
        (27700, 100000, 50000, -6.2118783381825775, 50.27355046969303),
        (2154, 652000, 6_862_000, 2.345811958680679, 48.85624814096273),
        (2154, 700000, 6_600_000, 3, 46.5),
        (2154, 150000, 6_850_000, -4.458322612867081, 48.516296613788015),
        (2154, 1_200_000, 6_100_000, 9.010871731777478, 41.82950613985793),
        (2100, 470000, 4_200_000, 23.66024154377068, 37.94969421346349),
        (2100, 176000, 4_380_000, 20.23331771460046, 39.51121547200036),
        (3857, 260000, 6_250_000, 2.3356197387107556, 48.85326434139968),
        (32633, 300000, 5_000_000, 12.456876510217036, 45.125153847634174),
        (32633, 500000, 0.5, 15, 4.523656847991107e-06),
        (32733, 300000, 8_000_000, 13.110189332951471, -18.07945474895405),
        (25832, 565000, 5_930_000, 9.980269659495075, 53.51491366627251),
        (25830, 440000, 4_475_000, -3.707293460484427, 40.42346895462719),
        (3006, 674000, 6_580_000, 18.05796533678305, 59.32287321764047),
        (3067, 385000, 6_670_000, 24.928587676791405, 60.150719657790724),
        (4326, 2.5, 48.5, 2.5, 48.5),
    ]

    @Test("places come out within a micrometre of the reference implementation", arguments: places)
    func reference(code: Int, x: Double, y: Double, longitude: Double, latitude: Double) throws {
        let place = try #require(CoordinateSystem(epsg: code)).degrees(Position(x: x, y: y))
        #expect(abs(place.x - longitude) < 1e-11 && abs(place.y - latitude) < 1e-11, "\(place)")
    }

    @Test("an unknown system is not guessed")
    func unknown() {
        #expect(CoordinateSystem(epsg: 31370) == nil && CoordinateSystem(epsg: 0) == nil)
    }
}
