// SPDX-License-Identifier: EUPL-1.2
import Analysis

/// A partition of the territory as a file tells it, checked: its areas with code, name and shape.
struct BoundaryReading: Sendable {
    struct Area: Sendable {
        let name: String
        let zone: Zone
        var code: String { zone.id }
    }

    let areas: [Area]
    /// Whether positions are longitude and latitude; metres of some projection otherwise.
    let isDegrees: Bool
    /// The coordinate system as the file names it.
    let system: String
    /// The property that gave the codes, and the one that gave the names.
    let codeProperty: String
    let nameProperty: String?

    /// Takes the features of a file. Throws a `FileRefusal` with every area that is wrong.
    init(
        _ features: [AreaFeature], isDegrees: Bool, system: String, code: String? = nil, name: String? = nil
    ) throws(FileRefusal) {
        guard !features.isEmpty else { throw FileRefusal(.file, .empty) }
        let properties = Set(features[0].properties.keys).sorted()
        guard let codeProperty = code ?? Self.code(features, properties) else {
            throw FileRefusal(.area(1, code: "?", x: nil, y: nil), .noCode)
        }
        let nameProperty =
            name ?? ColumnNames.british(in: properties, ending: "nm")
            ?? ColumnNames.first(in: properties, of: ColumnNames.name)
        areas = features.map { feature in
            let code = feature.properties[codeProperty]?.text?.trimmingSpaces ?? ""
            let name = nameProperty.flatMap { feature.properties[$0]?.text?.trimmingSpaces } ?? ""
            return Area(name: name.isEmpty ? code : name, zone: Zone(id: code, polygons: feature.polygons))
        }
        (self.isDegrees, self.system) = (isDegrees, system)
        (self.codeProperty, self.nameProperty) = (codeProperty, nameProperty)
        let across = isDegrees ? Self.acrossAntimeridian(areas) : []
        guard across.isEmpty else {
            throw FileRefusal(Array(across.prefix(FileRefusal.told)), count: across.count)
        }
        let check = ZoneCheck(areas.map(\.zone), in: isDegrees ? .degrees : .metres)
        guard check.problems.isEmpty else {
            throw FileRefusal(
                check.problems.prefix(FileRefusal.told).map(FileProblem.init), count: check.problems.count)
        }
    }

    /// A property that looks like a code by its name, or else the first whose values all differ.
    private static func code(_ features: [AreaFeature], _ properties: [String]) -> String? {
        func tells(_ property: String) -> Bool {
            let values = features.compactMap { $0.properties[property]?.text }.filter { !$0.isEmpty }
            return values.count == features.count && Set(values).count == values.count
        }
        if let named = ColumnNames.british(in: properties, ending: "cd"), tells(named) { return named }
        if let named = ColumnNames.first(in: properties, of: ColumnNames.code) { return named }
        return properties.first(where: tells)
    }

    /// Reads GeoJSON. Throws a `FileRefusal` with line and character.
    static func geoJSON(
        _ bytes: [UInt8], code: String? = nil, name: String? = nil
    ) throws(FileRefusal) -> BoundaryReading {
        let file: (areas: [AreaFeature], system: CoordinateSystem)
        do {
            file = try GeoJSON.areasOfAnySystem(bytes)
        } catch {
            throw FileRefusal([FileProblem(error)])
        }
        return try BoundaryReading(
            file.areas, isDegrees: true, system: "EPSG:\(file.system.code)", code: code, name: name)
    }

    /// An edge that runs across half of the world was meant to run the other way round: over the 180th meridian.
    private static func acrossAntimeridian(_ areas: [Area]) -> [FileProblem] {
        areas.enumerated().compactMap { index, area in
            for ring in area.zone.polygons.flatMap(\.rings) {
                // A longitude beyond 180 degrees is a fault of its own, and told as such.
                for (from, to) in zip(ring, ring.dropFirst())
                where abs(from.x - to.x) > 180 && max(abs(from.x), abs(to.x)) <= 180 {
                    return FileProblem(.area(index + 1, code: area.code, x: from.x, y: from.y), .antimeridian)
                }
            }
            return nil
        }
    }
}
