// SPDX-License-Identifier: EUPL-1.2
import Foundation
import Markup

/// The 177 wards of the reference data, where it stands beside the checkout.
struct Wards {
    let areas: [AreaMap.Area]
    let rings: [[[MapShapes.Point]]]

    /// Nil where the reference data is not there.
    init?() throws {
        let beside = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../../shared")
            .standardizedFileURL
        let shared = ProcessInfo.processInfo.environment["KOINON_SHARED"].map { URL(filePath: $0) } ?? beside
        let file = shared.appending(path: "data/northumbria/wards.geojson")
        guard FileManager.default.fileExists(atPath: file.path) else { return nil }
        let rates = try Self.rates(shared.appending(path: "golden/pip_northumbria_expected.csv"))
        let collection = try JSONDecoder().decode(Collection.self, from: Data(contentsOf: file))
        rings = collection.features.map { $0.geometry.coordinates.flatMap { $0.map { $0.map(Self.projected) } } }
        areas = collection.features.map { feature in
            .init(feature.properties.name, rates[feature.properties.code] ?? .missing)
        }
    }

    /// The areas whose middle lies within bounds; the others keep their place, without rings.
    func enlarged(west: Double, east: Double, south: Double, north: Double) -> [[[MapShapes.Point]]] {
        let (least, greatest) = (Self.projected([west, south]), Self.projected([east, north]))
        return rings.map { area in
            let points = area.joined()
            let x = points.map(\.x).reduce(0, +) / Double(max(points.count, 1))
            let y = points.map(\.y).reduce(0, +) / Double(max(points.count, 1))
            return (least.x...greatest.x).contains(x) && (least.y...greatest.y).contains(y) ? area : []
        }
    }

    /// Equirectangular, true to scale at 55° north.
    private static func projected(_ degrees: [Double]) -> MapShapes.Point {
        .init(x: degrees[0] * 111_320 * 0.5736, y: degrees[1] * 110_574)
    }

    private static func rates(_ file: URL) throws -> [String: AreaMap.Value] {
        let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n").dropFirst()
        let pairs = lines.compactMap { line -> (String, AreaMap.Value)? in
            let cells = line.split(separator: ",").map(String.init)
            guard cells.count > 3, let count = Int(cells[1]), let rate = Double(cells[3]) else { return nil }
            return (cells[0], .rate(rate, isWeak: count < 30))
        }
        return Dictionary(pairs) { first, _ in first }
    }

    private struct Collection: Decodable {
        let features: [Feature]
    }
    private struct Feature: Decodable {
        let properties: Properties
        let geometry: Geometry
    }
    private struct Properties: Decodable {
        let code: String
        let name: String

        private enum CodingKeys: String, CodingKey {
            case code = "ward_code"
            case name = "ward_name"
        }
    }
    private struct Geometry: Decodable {
        let coordinates: [[[[Double]]]]
    }
}

extension Gallery {
    static let mapWords = AreaMap.Words(
        under: { "under \($0)" }, between: { "\($0) to \($1)" }, andMore: { "\($0) and more" },
        weak: "rests on fewer than 30 incidents", hidden: "hidden", missing: "no data")

    static func map(_ wards: Wards) -> HTML {
        var areas = wards.areas
        areas[3] = .init("A hidden ward", .hidden)
        areas[170] = .init("A ward without data", .missing)
        let map = AreaMap(areas, limits: [10, 20, 30, 50], numbers: numbers, words: mapWords)
        let tyne = wards.enlarged(west: -1.80, east: -1.33, south: 54.85, north: 55.08)
        let figure = map.figure(
            id: "asb",
            .init(
                MapShapes(wards.rings), name: "All wards",
                label: "Map of 177 wards. Rates are highest in the town centres."),
            enlarged: .init(
                MapShapes(tyne, width: 720), name: "Tyne and Wear, enlarged",
                label: "The wards of Tyne and Wear, enlarged."),
            caption: "Eleven months. The figure in brackets is the number of wards.")
        return section(
            "Maps", "maps", rule: "Areas, never points. At most five steps, round limits, the unit in the title.",
            """
            <h3>Incidents per 1,000 residents, by ward</h3>\(figure)
            """)
    }
}
