// SPDX-License-Identifier: EUPL-1.2
import Access
import Database
import Language

extension Migration {
    /// How well residents that were carried over from another partition fit.
    static let conversions = Migration(
        "evidence-006-conversions",
        [
            """
            CREATE TABLE population_conversion (
                council TEXT NOT NULL, population TEXT NOT NULL, origin TEXT NOT NULL, quality TEXT NOT NULL,
                PRIMARY KEY (council, population),
                FOREIGN KEY (council, population) REFERENCES population (council, id) ON DELETE CASCADE)
            """
        ])
}

extension Snapshot {
    /// How well residents were carried over; nil where they were not.
    func conversion(of population: PopulationID, in council: CouncilID) throws -> ConversionQuality? {
        let text: String? = try value(
            "SELECT quality FROM population_conversion WHERE council = \(council) AND population = \(population)")
        return try text.map { try StoredJSON.value(of: $0) }
    }

    /// The residents of a set's areas, in their order; nil where they are unknown.
    func knownResidents(of population: Population, in council: CouncilID) throws -> [Int?] {
        let known = try residents(of: population.id, in: council)
        return try knownAreas(of: population.boundarySet, in: council).map { known[$0.code]?.count }
    }
}

extension Transaction {
    /// Keeps residents that were carried over, with how well that went.
    func insert(
        _ converted: ConvertedResidents, from origin: Population, to set: BoundarySet, named name: String,
        _ permit: Permit<ImportEvidence>
    ) throws -> PopulationID {
        guard
            let file: ID<StoredFile> = try value(
                "SELECT file FROM population WHERE council = \(permit.council) AND id = \(origin.id)")
        else { throw Refusal.absent }
        var reading = PopulationReading()
        let areas = try knownAreas(of: set.id, in: permit.council)
        for (place, count) in converted.residents where areas.indices.contains(place) {
            reading.matched[areas[place].code] = count
        }
        let id = try insert(
            reading, accepted: [], SourceNaming(name: name, source: origin.source, licence: origin.licence), of: set.id,
            file: file, permit)
        try run(
            """
            INSERT INTO population_conversion (council, population, origin, quality)
            VALUES (\(permit.council), \(id), \(origin.id), \(try StoredJSON.text(of: converted.quality)))
            """)
        return id
    }
}
