// SPDX-License-Identifier: EUPL-1.2
import Access
import Database
import Language

/// A frozen table of a dataset: prepared for a person to look at, published, or withdrawn.
struct Publication: Sendable {
    let id: PublicationID
    let council: CouncilID
    let dataset: DatasetID
    /// The version of the data it was made from.
    let number: Int
    let state: State
    let description: Description
    let boundarySet: BoundarySetID
    let facts: PublishedFacts
    let table: FrozenTable
    let threshold: Int
    let prepared: Instant
    let published: Instant?
    let withdrawn: Instant?
    let reason: String?
    /// The figures as a file, once they are published.
    let file: ID<StoredFile>?
    let readership: Readership

    enum State: String, Storable {
        case prepared, published, withdrawn
    }

    init(_ row: Row) throws {
        id = try row["id"]
        council = try row["council"]
        dataset = try row["dataset"]
        number = try row["number"]
        state = try row["state"]
        description = try StoredJSON.value(of: row["description"])
        boundarySet = try row["boundary_set"]
        facts = try StoredJSON.value(of: row["facts"])
        table = try StoredJSON.value(of: row["shown"])
        threshold = try row["threshold"]
        prepared = try row["prepared"]
        published = try row["published"]
        withdrawn = try row["withdrawn"]
        reason = try row["reason"]
        file = try row["file"]
        readership = try Readership(row)
    }
}

/// What a publication says of where its figures come from, as it was when it was made.
struct PublishedFacts: Hashable, Sendable, Codable {
    var boundaries = ""
    var boundariesSource = ""
    var population: String?
    var populationSource: String?
    var conversion: ConversionQuality?
    var read: Int64 = 0
    /// How many incidents could not be placed; nil where the total is hidden, which it would tell.
    var outside: Int?
    var withoutPlace: Int?
    var repeated: Int?
    var isRepeatedByID = false
    /// Small counts of which earlier publications already tell more than the rule allows.
    var alreadyTold = 0

    init() {}
}

/// A publication as a list shows it.
struct PublicationLine: Sendable {
    let id: PublicationID
    let dataset: DatasetID
    let description: Description
    let published: Instant

    init(_ row: Row) throws {
        id = try row["id"]
        dataset = try row["dataset"]
        description = try StoredJSON.value(of: row["description"])
        published = try row["published"]
    }
}

extension Snapshot {
    static let publicationList = Keyset(
        "publications", key: "p.published", kind: .integer, id: "p.id", isDescending: true)

    /// The publications in force that a viewer may see, the latest first.
    func publications(
        for scope: Scope, after cursor: Keyset.Cursor? = nil, size: Int = 50
    ) throws -> Keyset.Page<PublicationLine> {
        try Self.publicationList.page(
            of: size, after: cursor, in: self, select: "p.dataset, p.description, p.id, p.published",
            from: "publication AS p",
            where: "p.council = \(scope.council) AND p.within IN \(list: scope.keys) AND p.state = 'published'",
            partitions: scope.keys.map { "p.audience = \($0)" }, PublicationLine.init)
    }

    /// The publication in force of a dataset, as far as the viewer may see it.
    func publication(of dataset: DatasetID, for scope: Scope) throws -> Publication? {
        try row(
            """
            SELECT * FROM publication AS p WHERE p.dataset = \(dataset) AND p.state = 'published' AND \(scope.sees("p"))
            """
        ).map(Publication.init)
    }

    func publication(_ id: PublicationID, for scope: Scope) throws -> Publication? {
        try row("SELECT * FROM publication AS p WHERE p.id = \(id) AND \(scope.sees("p"))").map(Publication.init)
    }

    /// The publications and preparations of a dataset, for those who work with it.
    func publications(of dataset: Dataset) throws -> [Publication] {
        try rows(
            """
            SELECT * FROM publication WHERE council = \(dataset.council) AND dataset = \(dataset.id)
            ORDER BY prepared DESC LIMIT 30
            """
        ).map(Publication.init)
    }

    /// What was ever published of a dataset, the oldest first: readers may have kept all of it, withdrawn or not.
    func released(of dataset: DatasetID, in council: CouncilID) throws -> [ReleasedCounts] {
        try rows(
            """
            SELECT released FROM publication
            WHERE council = \(council) AND dataset = \(dataset) AND published IS NOT NULL ORDER BY published, id
            """
        ).map { try StoredJSON.value(of: $0["released"]) }
    }

    /// How often a dataset was published.
    func releaseCount(of dataset: DatasetID, in council: CouncilID) throws -> Int {
        try value(
            """
            SELECT COUNT(*) FROM publication
            WHERE council = \(council) AND dataset = \(dataset) AND published IS NOT NULL
            """) ?? 0
    }
}

extension Transaction {
    /// Keeps a prepared table in place of one that waited; nobody but those who work with the dataset sees it.
    func insertPreparation(
        _ result: Preparation.Result, of dataset: Dataset, _ facts: PublishedFacts,
        _ permit: Permit<PreparePublication>
    ) throws -> PublicationID {
        let id = newID(PublicationTag.self)
        try run(
            """
            DELETE FROM publication
            WHERE council = \(dataset.council) AND dataset = \(dataset.id) AND state = 'prepared'
            """)
        try run(
            """
            INSERT INTO publication (council, id, dataset, number, state, description, boundary_set, facts, shown,
                released, threshold, prepared, audience, within)
            VALUES (\(dataset.council), \(id), \(dataset.id), \(dataset.latest), 'prepared',
                \(try StoredJSON.text(of: dataset.description)), \(dataset.boundarySet), \(try StoredJSON.text(of: facts)),
                \(try StoredJSON.text(of: result.table)), \(try StoredJSON.text(of: result.released)),
                \(result.released.threshold), \(now), \(dataset.readership.audience), \(dataset.readership.within))
            """)
        return id
    }

    /// Publishes a prepared table in place of the one in force.
    func publish(_ file: StoredFile, entry: Int, _ permit: Permit<SignPublication>) throws {
        let publication = permit.subject
        try run(
            """
            UPDATE publication SET state = 'withdrawn', withdrawn = \(now), audience = 'members', within = 'public'
            WHERE council = \(permit.council) AND dataset = \(publication.dataset) AND state = 'published'
            """)
        try run(
            """
            UPDATE publication SET state = 'published', published = \(now), person = \(permit.person),
                entry = \(entry), file = \(file.id), audience = 'public', within = 'public'
            WHERE council = \(permit.council) AND id = \(publication.id) AND state = 'prepared'
            """)
    }

    /// Takes a publication back. What was published stays known for the next one.
    func withdraw(reason: String, back readership: Readership, _ permit: Permit<WithdrawPublication>) throws {
        try run(
            """
            UPDATE publication SET state = 'withdrawn', withdrawn = \(now), reason = \(reason),
                audience = \(readership.audience), within = \(readership.within)
            WHERE council = \(permit.council) AND id = \(permit.subject.id) AND state = 'published'
            """)
    }

    func discard(_ publication: Publication, _ permit: Permit<PreparePublication>) throws {
        try run(
            """
            DELETE FROM publication
            WHERE council = \(permit.council) AND id = \(publication.id) AND state = 'prepared'
            """)
    }
}
