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

    /// Where the datum changes, so does the height, which is dropped on the way: that costs a millimetre and a half.
    @Test("and back within two millimetres", arguments: places)
    func back(code: Int, x: Double, y: Double, longitude: Double, latitude: Double) throws {
        let system = try #require(CoordinateSystem(epsg: code))
        let place = system.place(degrees: Position(x: longitude, y: latitude))
        #expect(abs(place.x - x) < 2e-3 && abs(place.y - y) < 2e-3, "\(place)")
        #expect(system.area.contains(Position(x: longitude, y: latitude)) || !system.isTrueToScale)
    }

    @Test(
        "a place has the zone it lies in, also in Norway, on Svalbard and south of the equator",
        arguments: [
            (23.65, 37.95, 32634), (-1.6, 54.97, 32630), (2.44, 48.86, 32631), (5.3, 60.4, 32632), (15, 78, 32633),
            (-180, 0, 32601), (180, 10, 32660), (18.4, -33.9, 32734),
        ])
    func zones(longitude: Double, latitude: Double, code: Int) {
        #expect(CoordinateSystem.utm(at: Position(x: longitude, y: latitude))?.code == code)
    }

    @Test("a table of degrees comes back in metres with its other columns")
    func project() throws {
        let text = "id;longitude;latitude\n7;3;46.5\n8;;\n9;2.345811958680679;48.85624814096273\n"
        var options = AnalyseProjection.Options()
        options.code = 2154
        let output = try AnalyseProjection.run({ .bytes(Array(text.utf8)) }, options)
        #expect(String(decoding: output.table, as: UTF8.self) == "x,y,id\n700000.0,6600000.0,7\n652000.0,6862000.0,9\n")
        #expect(output.notes.last == "1 rows have no coordinates and were left out.")
        options.code = nil
        #expect(try AnalyseProjection.run({ .bytes(Array(text.utf8)) }, options).notes[0].contains("EPSG:32631"))
    }

    @Test("a place elsewhere, web Mercator and unknown systems are refused")
    func refusals() {
        let cases: [(String, Int?, String)] = [
            ("longitude,latitude\n37.9,23.7\n", 2100, "row 2: (37.9, 23.7) lies outside the area of EPSG:2100"),
            ("longitude,latitude\n3,46\n", 3857, "EPSG:3857 is not true to scale"),
            ("longitude,latitude\n3,46\n", 31370, "EPSG:31370 is not known here"),
            ("longitude,latitude\n,\n", nil, "no row has a place"),
            ("longitude,latitude\n500000,4000000\n", nil, "(500000.0, 4000000.0) has no UTM zone"),
            ("longitude,latitude,x\n3,46,1\n", 2154, "the table has a column x already"),
        ]
        for (text, code, reason) in cases {
            var options = AnalyseProjection.Options()
            options.code = code
            do {
                _ = try AnalyseProjection.run({ .bytes(Array(text.utf8)) }, options)
                Issue.record("not refused: \(reason)")
            } catch { #expect("\(error)".hasPrefix(reason), "\(error)") }
        }
    }

    @Test("an unknown system is not guessed")
    func unknown() {
        #expect(CoordinateSystem(epsg: 31370) == nil && CoordinateSystem(epsg: 0) == nil)
    }
}
