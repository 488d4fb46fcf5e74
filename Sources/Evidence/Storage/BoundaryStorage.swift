// SPDX-License-Identifier: EUPL-1.2
import Access
import Analysis
import Database
import Language

/// A partition of the territory into areas.
struct BoundarySet: Hashable, Sendable {
    let id: BoundarySetID
    let council: CouncilID
    let name: String
    let source: String
    let licence: String
    let isDegrees: Bool
    let system: String
    let areas: Int
    let readership: Readership

    init(_ row: Row) throws {
        id = try row["id"]
        council = try row["council"]
        name = try row["name"]
        source = try row["source"]
        licence = try row["licence"]
        isDegrees = try row["is_degrees"]
        system = try row["system"]
        areas = try row["areas"]
        readership = try Readership(row)
    }
}

/// Residents of the areas of a boundary set.
struct Population: Hashable, Sendable {
    let id: PopulationID
    let boundarySet: BoundarySetID
    let name: String
    let source: String
    let licence: String

    init(_ row: Row) throws {
        id = try row["id"]
        boundarySet = try row["boundary_set"]
        name = try row["name"]
        source = try row["source"]
        licence = try row["licence"]
    }
}

extension Snapshot {
    /// The boundary sets a viewer may see, by name. A council has a handful.
    func boundarySets(for scope: Scope) throws -> [BoundarySet] {
        try rows("SELECT * FROM boundary_set AS b WHERE \(scope.sees("b")) ORDER BY b.name, b.id LIMIT 200")
            .map(BoundarySet.init)
    }

    func boundarySet(_ id: BoundarySetID, for scope: Scope) throws -> BoundarySet? {
        try row("SELECT * FROM boundary_set AS b WHERE b.id = \(id) AND \(scope.sees("b"))").map(BoundarySet.init)
    }

    func populations(for scope: Scope) throws -> [Population] {
        try rows("SELECT * FROM population AS p WHERE \(scope.sees("p")) ORDER BY p.made DESC, p.id LIMIT 200")
            .map(Population.init)
    }

    func population(_ id: PopulationID, for scope: Scope) throws -> Population? {
        try row("SELECT * FROM population AS p WHERE p.id = \(id) AND \(scope.sees("p"))").map(Population.init)
    }

    /// The boundaries of a dataset the viewer has been shown.
    func boundarySet(_ id: BoundarySetID, of dataset: Dataset) throws -> BoundarySet? {
        try row("SELECT * FROM boundary_set WHERE council = \(dataset.council) AND id = \(id)").map(BoundarySet.init)
    }

    /// The residents behind a dataset the viewer has been shown.
    func population(_ id: PopulationID, of dataset: Dataset) throws -> Population? {
        try row("SELECT * FROM population WHERE council = \(dataset.council) AND id = \(id)").map(Population.init)
    }

    /// Codes and names of a set's areas, in their order.
    func knownAreas(of set: BoundarySetID, in council: CouncilID) throws -> [KnownArea] {
        try rows(
            "SELECT code, name FROM area WHERE council = \(council) AND boundary_set = \(set) ORDER BY position"
        ).map { KnownArea(code: try $0["code"], name: try $0["name"]) }
    }

    /// The shapes of a set's areas, in their order.
    func zones(of set: BoundarySetID, in council: CouncilID) throws -> [Analysis.Zone] {
        var zones: [Analysis.Zone] = []
        try each(
            "SELECT code, shape FROM area WHERE council = \(council) AND boundary_set = \(set) ORDER BY position"
        ) { row in
            zones.append(Analysis.Zone(id: try row["code"], polygons: try ShapeBytes.read(row["shape"])))
        }
        return zones
    }

    /// Residents by code, and whether a person joined them by name.
    func residents(of population: PopulationID, in council: CouncilID) throws -> [String: (count: Int, byName: Bool)] {
        try rows(
            "SELECT code, residents, file_code FROM residents WHERE council = \(council) AND population = \(population)"
        ).reduce(into: [:]) { found, row in
            let fileCode: String? = try row["file_code"]
            found[try row["code"]] = (try row["residents"], fileCode != nil)
        }
    }
}

extension Transaction {
    /// Keeps a boundary set with its areas.
    func insert(
        _ reading: BoundaryReading, _ naming: SourceNaming, file: ID<StoredFile>, _ permit: Permit<ImportEvidence>
    ) throws -> BoundarySetID {
        let council = permit.council
        let id = newID(BoundarySet.self)
        try run(
            """
            INSERT INTO boundary_set (council, id, name, source, licence, is_degrees, system, areas, file, person, made,
                audience, within)
            VALUES (\(council), \(id), \(naming.name), \(naming.source), \(naming.licence), \(reading.isDegrees),
                \(reading.system), \(reading.areas.count), \(file), \(permit.person), \(now),
                \(permit.subject.readership.audience), \(permit.subject.readership.within))
            """)
        try insert(
            into: "area", columns: ["council", "boundary_set", "position", "code", "name", "shape"],
            rows: reading.areas.enumerated().lazy.map { position, area in
                [
                    council.stored, id.stored, position.stored, area.code.stored, area.name.stored,
                    ShapeBytes.write(area.zone.polygons).stored,
                ]
            })
        return id
    }

    /// Keeps residents by area; `accepted` are the codes of areas that a person joined by name.
    func insert(
        _ reading: PopulationReading, accepted: Set<String>, _ naming: SourceNaming, of set: BoundarySetID,
        file: ID<StoredFile>, _ permit: Permit<ImportEvidence>
    ) throws -> PopulationID {
        let council = permit.council
        let id = newID(Population.self)
        try run(
            """
            INSERT INTO population (council, id, boundary_set, name, source, licence, strangers, file, person, made,
                audience, within)
            VALUES (\(council), \(id), \(set), \(naming.name), \(naming.source), \(naming.licence),
                \(reading.strangers), \(file), \(permit.person), \(now), \(permit.subject.readership.audience),
                \(permit.subject.readership.within))
            """)
        let byCode: [[Value]] = reading.matched.sorted { $0.key < $1.key }.map { code, count in
            [council.stored, id.stored, code.stored, count.stored, .null]
        }
        let byName: [[Value]] = reading.offers.filter { accepted.contains($0.code) }.map { offer in
            [council.stored, id.stored, offer.code.stored, offer.residents.stored, offer.fileCode.stored]
        }
        try insert(
            into: "residents", columns: ["council", "population", "code", "residents", "file_code"],
            rows: byCode + byName)
        return id
    }
}

/// What a source is called, and under which licence it came.
struct SourceNaming: Hashable, Sendable, Codable {
    var name: String
    var source: String
    var licence: String
}
