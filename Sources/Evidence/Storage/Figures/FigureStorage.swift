// SPDX-License-Identifier: EUPL-1.2
import Access
import Analysis
import Database
import Language

/// Computes figures from the counts of a dataset.
enum ComputeFigures: Action {
    static let name: StaticString = "evidence.compute-figures"
    static let refusal = Message("Only analysts, the chair and coordinators have figures computed.")
    static func permits(_ standing: Standing, _ dataset: Dataset) -> Bool {
        standing.has([.analyst, .coordinator, .chair])
    }
}

extension Snapshot {
    private static let hotSpots = "hot-spots"

    /// What was computed of the latest version of a dataset against its residents; nil where nobody had it computed.
    func hotSpots(of dataset: Dataset) throws -> (figure: KeptFigure, made: Instant)? {
        try row(
            """
            SELECT content, made FROM dataset_figure
            WHERE council = \(dataset.council) AND dataset = \(dataset.id) AND number = \(dataset.latest)
                AND kind = \(Self.hotSpots) AND population = \(dataset.population?.description ?? "")
            """
        ).map { (try StoredJSON.value(of: $0["content"]), try $0["made"]) }
    }

    /// The categories of the latest version with their counts, by name; empty where the file has none.
    func categoryCounts(of dataset: Dataset) throws -> [(category: String, count: Int)] {
        try rows(
            """
            SELECT category, incidents FROM dataset_cell
            WHERE council = \(dataset.council) AND dataset = \(dataset.id) AND number = \(dataset.latest)
                AND area = \(Every.area) AND month = \(Every.month) AND category > '' ORDER BY category
            """
        ).map { (try $0["category"], try $0["incidents"]) }
    }
}

extension Transaction {
    /// Keeps what was computed of a dataset as it is now.
    func keepHotSpots(_ figure: KeptFigure, _ permit: Permit<ComputeFigures>) throws {
        let dataset = permit.subject
        try run(
            """
            INSERT INTO dataset_figure (council, dataset, number, kind, population, content, made)
            VALUES (\(dataset.council), \(dataset.id), \(dataset.latest), 'hot-spots',
                \(dataset.population?.description ?? ""), \(try StoredJSON.text(of: figure)), \(now))
            ON CONFLICT (council, dataset, number, kind, population)
            DO UPDATE SET content = excluded.content, made = excluded.made
            """)
    }
}
