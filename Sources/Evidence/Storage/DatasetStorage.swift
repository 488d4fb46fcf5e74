// SPDX-License-Identifier: EUPL-1.2
import Access
import Database
import Language

/// Figures the council works with: counts by area and month, and where they come from.
public struct Dataset: Hashable, Sendable {
    public let id: DatasetID
    public let council: CouncilID
    /// Counts the changes of what is said about it.
    public let version: Int
    public let description: Description
    let boundarySet: BoundarySetID
    let population: PopulationID?
    /// The number of the data's latest version, from 1.
    public let latest: Int
    public let made: Instant
    public let readership: Readership

    public var title: String { description.title }

    init(_ row: Row) throws {
        id = try row["id"]
        council = try row["council"]
        version = try row["version"]
        description = try StoredJSON.value(of: row["description"])
        boundarySet = try row["boundary_set"]
        population = try row["population"]
        latest = try row["latest"]
        made = try row["made"]
        readership = try Readership(row)
    }
}

/// One import of a dataset's figures.
struct DatasetVersion: Sendable {
    let number: Int
    let file: ID<StoredFile>
    let fileName: String
    let digest: [UInt8]
    let quality: Quality
    let period: Period
    let made: Instant

    init(_ row: Row) throws {
        number = try row["number"]
        file = try row["file"]
        fileName = try row["file_name"]
        digest = try row["digest"]
        quality = try StoredJSON.value(of: row["quality"])
        period = Period(try StoredJSON.value(of: row["months"]))
        made = try row["made"]
    }
}

extension Snapshot {
    static let datasetList = Keyset("datasets by title", key: "d.title", id: "d.id")

    /// The datasets a viewer may work with, by title.
    public func datasets(for scope: Scope) throws -> [Dataset] {
        try datasets(for: scope, after: nil, size: 200).items
    }

    func datasets(for scope: Scope, after cursor: Keyset.Cursor?, size: Int = 50) throws -> Keyset.Page<Dataset> {
        try Self.datasetList.page(
            of: size, after: cursor, in: self, select: "d.*", from: "dataset AS d",
            where: "d.council = \(scope.council) AND d.within IN \(list: scope.keys)",
            partitions: scope.keys.map { "d.audience = \($0)" }, Dataset.init)
    }

    /// A dataset the viewer may work with.
    public func dataset(_ id: DatasetID, for scope: Scope) throws -> Dataset? {
        try row("SELECT * FROM dataset AS d WHERE d.id = \(id) AND \(scope.sees("d"))").map(Dataset.init)
    }

    func version(_ number: Int? = nil, of dataset: Dataset) throws -> DatasetVersion? {
        try row(
            """
            SELECT * FROM dataset_version WHERE council = \(dataset.council) AND dataset = \(dataset.id)
                AND number = \(number ?? dataset.latest)
            """
        ).map(DatasetVersion.init)
    }

    func versions(of dataset: Dataset) throws -> [DatasetVersion] {
        try rows(
            """
            SELECT * FROM dataset_version WHERE council = \(dataset.council) AND dataset = \(dataset.id)
            ORDER BY number DESC LIMIT 100
            """
        ).map(DatasetVersion.init)
    }
}

extension Transaction {
    /// Keeps a new dataset, still without figures.
    func insertDataset(
        _ description: Description, boundarySet: BoundarySetID, population: PopulationID?,
        _ permit: Permit<ImportEvidence>
    ) throws -> DatasetID {
        let id = newID(Dataset.self)
        let readership = permit.subject.readership
        try run(
            """
            INSERT INTO dataset (council, id, version, title, description, boundary_set, population, latest, made,
                audience, within)
            VALUES (\(permit.council), \(id), 1, \(description.title), \(try StoredJSON.text(of: description)), \(boundarySet),
                \(population), 0, \(now), \(readership.audience), \(readership.within))
            """)
        try setRecordsEnd(of: id, in: permit.council, until: description.recordsUntil.flatMap { LocalDate($0) })
        return id
    }

    /// Changes what is said about a dataset; false where it changed meanwhile.
    func update(
        _ description: Description, population: PopulationID?, version: Int, _ permit: Permit<EditDataset>
    ) throws -> Bool {
        let isKept =
            try run(
                """
                UPDATE dataset SET version = version + 1, title = \(description.title),
                    description = \(try StoredJSON.text(of: description)), population = \(population)
                WHERE council = \(permit.council) AND id = \(permit.subject.id) AND version = \(version)
                """) == 1
        guard isKept else { return false }
        try setRecordsEnd(
            of: permit.subject.id, in: permit.council, until: description.recordsUntil.flatMap { LocalDate($0) })
        return true
    }
}
