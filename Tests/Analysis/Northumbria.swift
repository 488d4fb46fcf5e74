// SPDX-License-Identifier: EUPL-1.2
@testable import Analysis

/// The reference city: 39,706 incidents, 177 wards, 11 months.
enum Northumbria {
    static func wards() throws -> [Zone] {
        try GeoJSON.areas(Reference.bytes("data/northumbria/wards.geojson")).map {
            Zone(id: $0.properties["ward_code"]?.text ?? "", polygons: $0.polygons)
        }
    }

    /// Counts by ward and month, and the district in which the middle of each ward's extent lies.
    static func wardsByMonth() throws -> (wards: [String], counts: [[Int]], districts: [String]) {
        let zones = try wards()
        let index = ZoneIndex(zones)
        var counts = [[Int]](repeating: Array(repeating: 0, count: 11), count: zones.count)
        var reader = try DelimitedReader(.file(Reference.path("data/northumbria/northumbria_asb.tab")))
        let (month, x, y) = (try reader.column("month"), try reader.column("longitude"), try reader.column("latitude"))
        while try reader.next() {
            let place = Position(x: try reader.number(x), y: try reader.number(y))
            guard let zone = index.zone(at: place) else { continue }
            counts[zone][try reader.date(month, as: .iso).month - 1] += 1
        }
        let areas = try GeoJSON.areas(Reference.bytes("data/northumbria/northumbria_districts.geojson"))
        let districts = ZoneIndex(areas.map { Zone(id: $0.properties["objectid"]?.text ?? "", polygons: $0.polygons) })
        let groups = zones.map { zone in
            let extent = Extent([zone])
            let middle = Position(x: (extent.low.x + extent.high.x) / 2, y: (extent.low.y + extent.high.y) / 2)
            return districts.zone(at: middle).map(String.init) ?? "elsewhere"
        }
        return (zones.map(\.id), counts, groups)
    }
}
