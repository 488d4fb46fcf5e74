// SPDX-License-Identifier: EUPL-1.2
import Access
import Database
import Language

/// One version of a dataset with how it came about and what rests on it.
struct Delivery: Sendable {
    let version: DatasetVersion
    /// Nil for a first version, and for one that came before this was written down.
    let manner: DeliveryManner?
    /// The version that it was compared with.
    let base: Int?
    /// Findings that rest on it, as far as the viewer may read them.
    var findings = 0
    /// Whether it is what the public reads now.
    var isPublished = false
    /// Whether its file with single records is still there.
    var hasRecords = true
}

extension Snapshot {
    /// The versions of a dataset the viewer has been shown, the latest first; a hundred at most.
    func deliveries(of dataset: Dataset, for scope: Scope) throws -> [Delivery] {
        let told = try rows(
            """
            SELECT number, manner, base FROM dataset_delivery
            WHERE council = \(dataset.council) AND dataset = \(dataset.id)
            """
        ).reduce(into: [Int: (DeliveryManner?, Int?)]()) { found, row in
            let manner: String = try row["manner"]
            found[try row["number"]] = (DeliveryManner(rawValue: manner), try row["base"])
        }
        let resting = try findingCounts(of: dataset, for: scope)
        let withRecords = try versionsWithRecords(of: dataset)
        let published = try publication(of: dataset.id, for: .visitors(of: dataset.council))?.number
        return try versions(of: dataset).map { version in
            let (manner, base) = told[version.number] ?? (nil, nil)
            return Delivery(
                version: version, manner: manner, base: base ?? (version.number > 1 ? version.number - 1 : nil),
                findings: resting[version.number] ?? 0, isPublished: version.number == published,
                hasRecords: withRecords.contains(version.number))
        }
    }

    private func findingCounts(of dataset: Dataset, for scope: Scope) throws -> [Int: Int] {
        try rows(
            """
            SELECT b.number AS number, COUNT(DISTINCT b.finding) AS findings
            FROM finding_basis AS b JOIN finding AS f ON f.council = b.council AND f.id = b.finding
            WHERE b.council = \(dataset.council) AND b.dataset = \(dataset.id) AND \(scope.sees("f"))
            GROUP BY b.number
            """
        ).reduce(into: [:]) { $0[try $1["number"]] = try $1["findings"] }
    }

    /// The counts of a version by area, month and category, without sums; nil where there is no such version.
    func keptFigures(of dataset: Dataset, number: Int) throws -> KeptFigures? {
        guard let version = try version(number, of: dataset) else { return nil }
        var named: [KeptFigures.Cell] = []
        var rest: [KeptKey: Int] = [:]
        try each(
            """
            SELECT category, month, area, incidents FROM dataset_cell
            WHERE council = \(dataset.council) AND dataset = \(dataset.id) AND number = \(number)
                AND month > 0 AND area >= 0
            """
        ) { row in
            let key = KeptKey(area: try row["area"], month: try row["month"])
            let (category, count): (String, Int) = (try row["category"], try row["incidents"])
            rest[key, default: 0] += category == Every.category ? count : -count
            guard category != Every.category else { return }
            named.append(.init(area: key.area, month: key.month, category: category, count: count))
        }
        // What the named categories leave of a sum has no category.
        let unnamed = rest.filter { $0.value > 0 }.map { key, count in
            KeptFigures.Cell(area: key.area, month: key.month, category: Every.category, count: count)
        }
        return KeptFigures(cells: named + unnamed, quality: version.quality)
    }

    /// What changed from one version to another; nil where one of them is not there.
    func difference(of dataset: Dataset, from base: Int, to number: Int) throws -> DeliveryDifference? {
        guard let before = try keptFigures(of: dataset, number: base),
            let now = try keptFigures(of: dataset, number: number)
        else { return nil }
        return DeliveryDifference(from: before.cells, to: now.cells)
    }
}

/// What a file that waits would change, or why it cannot be joined to what is there.
enum Comparison: Sendable {
    case difference(DeliveryDifference)
    case refused(FileRefusal)
}

extension Snapshot {
    /// Compares what a file would bring with the latest version of its dataset.
    func comparison(of imported: FileImport, with dataset: Dataset) throws -> Comparison {
        guard case .incidents(let reading, _, _) = imported.reading,
            let earlier = try keptFigures(of: dataset, number: dataset.latest)
        else { throw Refusal.absent }
        guard imported.typed.manner == .append else {
            return .difference(DeliveryDifference(from: earlier.cells, to: reading.keptCells))
        }
        do {
            return .difference(DeliveryDifference(from: earlier.cells, to: try reading.joined(to: earlier).keptCells))
        } catch {
            return .refused(error)
        }
    }
}

private struct KeptKey: Hashable {
    let area: Int
    let month: Int
}

extension Transaction {
    /// Writes down how a version came about.
    func insertDelivery(
        of dataset: Dataset, number: Int, _ manner: DeliveryManner, base: Int, _ permit: Permit<ImportEvidence>
    ) throws {
        try run(
            """
            INSERT INTO dataset_delivery (council, dataset, number, manner, base)
            VALUES (\(permit.council), \(dataset.id), \(number), \(manner.rawValue), \(base))
            """)
    }
}
