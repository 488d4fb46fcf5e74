// SPDX-License-Identifier: EUPL-1.2
import Analysis
import Database

/// A file of boundaries: a GeoPackage by its first bytes, GeoJSON otherwise.
struct BoundaryFile {
    let path: String
    /// The layer to read from a GeoPackage that has several.
    let layer: String?

    /// Why a GeoPackage gives no areas.
    enum Refusal: Error, CustomStringConvertible {
        case notAGeoPackage
        case layers([String])
        case coordinateSystem(String)
        case shape(row: Int, WellKnownBinaryProblem)
        case noArea(row: Int)

        var description: String {
            switch self {
            case .notAGeoPackage: "the file is an SQLite database, but no GeoPackage"
            case .layers(let names): "name one layer of areas with --layer: \(names.joined(separator: ", "))"
            case .coordinateSystem(let name): "coordinates in \(name) are not known here; export the file in WGS 84"
            case .shape(let row, let problem): "shape \(row) is malformed at byte \(problem.offset): \(problem.reason)"
            case .noArea(let row): "shape \(row) is not an area"
            }
        }
    }

    /// The areas in longitude and latitude.
    func areas() async throws -> [AreaFeature] {
        let magic = try ByteSource.file(path, chunk: 16).next() ?? []
        if magic.starts(with: "SQLite format 3".utf8) {
            let file = try ForeignFile(path)
            return try await file.read { try areas($0) }
        }
        let limits = GeoJSON.Limits()
        return try GeoJSON.areas(try ByteSource.file(path).collect(limit: limits.bytes), limits: limits)
    }

    private func areas(_ file: ForeignSnapshot) throws -> [AreaFeature] {
        let tables = try file.tables()
        guard tables.contains("gpkg_geometry_columns"), tables.contains("gpkg_spatial_ref_sys") else {
            throw Refusal.notAGeoPackage
        }
        let (table, column, system) = try source(file)
        let names = try file.columns(of: table).filter { $0 != column }
        var areas: [AreaFeature] = []
        try file.each("SELECT * FROM \(file.table(table))") { row in
            let number = areas.count + 1
            let blob: [UInt8] = try row[column]
            guard case .areas(let polygons) = try geometry(blob, number) else { throw Refusal.noArea(row: number) }
            let properties = try names.map { ($0, Self.property(try row.value($0))) }
            areas.append(
                AreaFeature(
                    polygons: system.degrees(polygons), properties: Dictionary(uniqueKeysWithValues: properties)))
        }
        return areas
    }

    private func geometry(_ blob: [UInt8], _ row: Int) throws -> Geometry {
        do {
            return try GeoPackageGeometry.read(blob).geometry
        } catch {
            throw Refusal.shape(row: row, error)
        }
    }

    /// The layer's table, its geometry column, and the system of its coordinates.
    private func source(_ file: ForeignSnapshot) throws -> (table: String, column: String, CoordinateSystem) {
        let layers = try file.rows(
            """
            SELECT g.table_name, g.column_name, s.organization, s.organization_coordsys_id
            FROM gpkg_geometry_columns g JOIN gpkg_spatial_ref_sys s ON s.srs_id = g.srs_id ORDER BY g.table_name
            """)
        let wanted = try layers.filter { row in try layer.map { try row["table_name"] == $0 } ?? true }
        guard wanted.count == 1, let row = wanted.first else {
            throw Refusal.layers(try layers.map { try $0["table_name"] })
        }
        let (organization, code): (String, Int) = (try row["organization"], try row["organization_coordsys_id"])
        guard organization.uppercased() == "EPSG", let system = CoordinateSystem(epsg: code) else {
            throw Refusal.coordinateSystem("\(organization):\(code)")
        }
        return (try row["table_name"], try row["column_name"], system)
    }

    private static func property(_ value: Value) -> PropertyValue {
        switch value {
        case .text(let text): .text(text)
        case .integer(let number): .text(String(number))
        case .real(let number): .number(number)
        case .null, .blob: .null
        }
    }
}
