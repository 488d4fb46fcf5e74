// SPDX-License-Identifier: EUPL-1.2
import Access
import Database
import Language

/// Names for "all" in the table of cells.
enum Every {
    static let area = -1
    static let month = 0
    static let category = ""
}

extension Transaction {
    /// Keeps the next version of a dataset's figures, with every sum a page asks for.
    func insertVersion(
        of dataset: Dataset, _ reading: IncidentReading, file: StoredFile, fileName: String,
        _ permit: Permit<ImportEvidence>
    ) throws -> Int {
        let number = dataset.latest + 1
        try run(
            """
            INSERT INTO dataset_version (council, dataset, number, file, file_name, digest, quality, months, person, made)
            VALUES (\(dataset.council), \(dataset.id), \(number), \(file.id), \(fileName), \(file.digest),
                \(try StoredJSON.text(of: Quality(reading))), \(try StoredJSON.text(of: reading.months)), \(permit.person), \(now))
            """)
        let (council, id) = (dataset.council.stored, dataset.id.stored)
        try insert(
            into: "dataset_cell",
            columns: ["council", "dataset", "number", "category", "month", "area", "incidents"],
            rows: reading.sums.lazy.map { cell, count in
                [
                    council, id, number.stored, cell.category.stored, cell.month.stored, cell.area.stored, count.stored,
                ]
            })
        try run("UPDATE dataset SET latest = \(number) WHERE council = \(dataset.council) AND id = \(dataset.id)")
        return number
    }
}

extension IncidentReading {
    struct SumKey: Hashable {
        let area: Int
        let month: Int
        let category: String
    }

    /// The counts with all sums over areas, months and categories. Where the file has one category, it is no category.
    var sums: [SumKey: Int] {
        var sums: [SumKey: Int] = [:]
        for cell in cells {
            let own = categories.count > 1 ? [categories[cell.category], Every.category] : [Every.category]
            for category in Set(own) {
                for area in [cell.area, Every.area] {
                    for month in [cell.month, Every.month] {
                        sums[SumKey(area: area, month: month, category: category), default: 0] += cell.count
                    }
                }
            }
        }
        return sums
    }
}

extension Snapshot {
    /// Each area's count over the whole period, with its residents, in the order of the areas.
    func areaFigures(of dataset: Dataset, number: Int? = nil, category: String = Every.category) throws -> [AreaFigure]
    {
        let counts = try rows(
            """
            SELECT area, incidents FROM dataset_cell
            WHERE council = \(dataset.council) AND dataset = \(dataset.id) AND number = \(number ?? dataset.latest)
                AND category = \(category) AND month = \(Every.month) AND area >= 0
            """
        ).reduce(into: [Int: Int]()) { $0[try $1["area"]] = try $1["incidents"] }
        let residents = try dataset.population.map { try self.residents(of: $0, in: dataset.council) } ?? [:]
        return try knownAreas(of: dataset.boundarySet, in: dataset.council).enumerated().map { position, area in
            let known = residents[area.code]
            return AreaFigure(
                code: area.code, name: area.name, residents: known?.count, isByName: known?.byName ?? false,
                figure: .count(counts[position] ?? 0))
        }
    }

    /// The months of one area, or of all; months without records are not among them.
    func monthFigures(
        of dataset: Dataset, _ version: DatasetVersion, area position: Int = Every.area,
        category: String = Every.category
    ) throws -> [MonthFigure] {
        let counts = try rows(
            """
            SELECT month, incidents FROM dataset_cell
            WHERE council = \(dataset.council) AND dataset = \(dataset.id) AND number = \(version.number)
                AND category = \(category) AND area = \(position) AND month > 0
            """
        ).reduce(into: [Int: Int]()) { $0[try $1["month"]] = try $1["incidents"] }
        return version.period.months.map { MonthFigure(month: $0, figure: .count(counts[$0.number] ?? 0)) }
    }

    /// The count of one area, or of all, in one month, or in all.
    func count(of dataset: Dataset, number: Int, area position: Int = Every.area, month: Int = Every.month) throws
        -> Int
    {
        try value(
            """
            SELECT incidents FROM dataset_cell
            WHERE council = \(dataset.council) AND dataset = \(dataset.id) AND number = \(number)
                AND category = '' AND month = \(month) AND area = \(position)
            """) ?? 0
    }

    /// Areas by months, line by line, for downloads and publications.
    func countTable(of dataset: Dataset, _ version: DatasetVersion, areas: Int) throws -> [[Int]] {
        let months = Dictionary(uniqueKeysWithValues: zip(version.period.numbers, 0...))
        var table = [[Int]](repeating: Array(repeating: 0, count: months.count), count: areas)
        try each(
            """
            SELECT area, month, incidents FROM dataset_cell
            WHERE council = \(dataset.council) AND dataset = \(dataset.id) AND number = \(version.number)
                AND category = '' AND area >= 0 AND month > 0
            """
        ) { row in
            let (area, month): (Int, Int) = (try row["area"], try row["month"])
            guard table.indices.contains(area), let column = months[month] else { return }
            table[area][column] = try row["incidents"]
        }
        return table
    }

    /// The categories of a version; empty where the file has none.
    func categories(of dataset: Dataset, number: Int) throws -> [String] {
        try rows(
            """
            SELECT category FROM dataset_cell
            WHERE council = \(dataset.council) AND dataset = \(dataset.id) AND number = \(number)
                AND area = \(Every.area) AND month = \(Every.month) AND category > '' ORDER BY category
            """
        ).map { try $0["category"] }
    }
}
