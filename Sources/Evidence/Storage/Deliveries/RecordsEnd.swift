// SPDX-License-Identifier: EUPL-1.2
import Access
import Database
import Language

extension Transaction {
    /// Writes down until when the files behind a dataset are kept with their single records; nil for as long as the dataset.
    func setRecordsEnd(of dataset: DatasetID, in council: CouncilID, until day: LocalDate?) throws {
        try run("DELETE FROM dataset_records_end WHERE council = \(council) AND dataset = \(dataset)")
        guard let day else { return }
        try run(
            """
            INSERT INTO dataset_records_end (council, dataset, until)
            VALUES (\(council), \(dataset), \(day.description))
            """)
    }

    /// Deletes the files whose day has come. The figures counted from them stay, and so does what rests on these.
    func purgeRecords() throws {
        let today = now.local(in: .utc).date.description
        let due = try rows(
            """
            SELECT v.council AS council, v.file AS file
            FROM dataset_records_end AS e JOIN dataset_version AS v ON v.council = e.council AND v.dataset = e.dataset
            JOIN file AS f ON f.council = v.council AND f.id = v.file
            WHERE e.until <= \(today) LIMIT 1000
            """)
        for row in due {
            let (council, file): (CouncilID, ID<StoredFile>) = (try row["council"], try row["file"])
            try Files.delete(file, council: council, in: self)
        }
    }
}

extension Snapshot {
    /// The numbers of the versions whose file is still there.
    func versionsWithRecords(of dataset: Dataset) throws -> Set<Int> {
        Set(
            try rows(
                """
                SELECT v.number AS number FROM dataset_version AS v
                JOIN file AS f ON f.council = v.council AND f.id = v.file
                WHERE v.council = \(dataset.council) AND v.dataset = \(dataset.id)
                """
            ).map { try $0["number"] })
    }
}
