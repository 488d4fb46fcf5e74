// SPDX-License-Identifier: EUPL-1.2
import Analysis
import Database

/// The areas in a GeoPackage (OGC 12-128r19): its first table of features.
struct GeoPackage: Sendable {
    let features: [AreaFeature]
    let isDegrees: Bool
    /// Such as `EPSG:4326`.
    let system: String

    /// Reads a file that somebody sent. Throws a `FileRefusal`.
    static func read(_ path: String) async throws -> GeoPackage {
        do {
            return try await ForeignFile(path).read { try GeoPackage($0) }
        } catch let refusal as FileRefusal {
            throw refusal
        } catch let error as DatabaseError {
            throw FileRefusal(.file, error.isDamage ? .damaged : .notAGeoPackage)
        }
    }

    private init(_ file: ForeignSnapshot) throws {
        let tables = try file.tables()
        let needed = ["gpkg_geometry_columns", "gpkg_spatial_ref_sys", "gpkg_contents"]
        guard Self.marks.contains(try file.applicationID()), needed.allSatisfy(tables.contains) else {
            throw FileRefusal(.file, .notAGeoPackage)
        }
        let sql: SQL = """
            SELECT g.table_name, g.column_name, s.organization, s.organization_coordsys_id
            FROM gpkg_geometry_columns AS g JOIN gpkg_contents AS c ON c.table_name = g.table_name
            JOIN gpkg_spatial_ref_sys AS s ON s.srs_id = g.srs_id
            WHERE c.data_type = 'features' ORDER BY g.table_name LIMIT 1
            """
        guard let row = try file.rows(sql).first else { throw FileRefusal(.file, .noAreaTable) }
        let organization: String = try row["organization"]
        let number: Int = try row["organization_coordsys_id"]
        system = "\(organization.uppercased()):\(number)"
        let isEPSG = organization.uppercased() == "EPSG"
        let known = isEPSG ? CoordinateSystem(epsg: number) : nil
        // What is known here is brought to longitude and latitude; a grid that is not stays what it is.
        isDegrees = isEPSG && (known != nil || Self.degrees.contains(number))
        guard isDegrees || isEPSG && Self.otherGrids.contains(number) else {
            throw FileRefusal(.file, .otherSystem(system))
        }
        var features = try Self.features(of: row["table_name"], geometry: row["column_name"], in: file)
        if let known {
            for index in features.indices { features[index].polygons = known.degrees(features[index].polygons) }
        }
        self.features = features
    }

    private static func features(
        of table: String, geometry: String, in file: ForeignSnapshot
    ) throws -> [AreaFeature] {
        let name = try file.table(table)
        _ = try file.column(geometry, of: table)
        var features: [AreaFeature] = []
        try file.each("SELECT * FROM \(name)") { row in
            let number = features.count + 1
            guard number <= 100_000 else { throw FileRefusal(.file, .tooManyRows(100_000)) }
            let place = FileProblem.Place.area(number, code: "?", x: nil, y: nil)
            var properties: [String: PropertyValue] = [:]
            for (column, value) in zip(row.columns, row.values) where column != geometry {
                properties[column] = PropertyValue(value)
            }
            guard case .blob(let blob) = try row.value(geometry) else { throw FileRefusal(place, .noGeometry) }
            features.append(AreaFeature(polygons: try polygons(blob, place), properties: properties))
        }
        return features
    }

    private static func polygons(_ blob: [UInt8], _ place: FileProblem.Place) throws -> [Polygon] {
        do {
            switch try GeoPackageGeometry.read(blob).geometry {
            case .areas(let polygons): return polygons
            case .point: throw FileRefusal(place, .otherGeometry("Point"))
            case .empty: throw FileRefusal(place, .noGeometry)
            }
        } catch is WellKnownBinaryProblem {
            throw FileRefusal(place, .damaged)
        }
    }

    /// `GPKG`, and `GP10`, `GP11` of the first editions.
    private static let marks = [0x4750_4B47, 0x4750_3130, 0x4750_3131]
    /// WGS 84 and ETRS89, which differ by less than a metre.
    private static let degrees: Set = [4326, 4258, 4979]

    /// Grids in metres that nothing here brings to degrees (EPSG registry): Belgium, the Netherlands, Switzerland, Europe.
    private static let otherGrids: Set = [31370, 3812, 28992, 2056, 3035]
}

extension DatabaseError {
    fileprivate var isDamage: Bool {
        switch self {
        case .corrupt, .timeout, .tooLarge: true
        default: false
        }
    }
}

extension PropertyValue {
    fileprivate init(_ value: Value) {
        self =
            switch value {
            case .text(let text): .text(text)
            case .integer(let number): .number(Double(number))
            case .real(let number): .number(number)
            case .null: .null
            case .blob: .nested
            }
    }
}
