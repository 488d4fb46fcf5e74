// SPDX-License-Identifier: EUPL-1.2
import Database

extension Migration {
    /// How each version of a dataset came about. The figures of every version stand in `dataset_cell` and never change, so
    /// that a difference is worked out when somebody asks for it.
    static let deliveries = Migration(
        "evidence-006-deliveries",
        [
            """
            CREATE TABLE dataset_delivery (
                council TEXT NOT NULL, dataset TEXT NOT NULL, number BIGINT NOT NULL, manner TEXT NOT NULL, base BIGINT,
                PRIMARY KEY (council, dataset, number),
                FOREIGN KEY (council, dataset, number) REFERENCES dataset_version (council, dataset, number)
                    ON DELETE CASCADE)
            """,
            // Until when the files of a dataset are kept; where there is no row, as long as the dataset.
            """
            CREATE TABLE dataset_records_end (
                council TEXT NOT NULL, dataset TEXT NOT NULL, until TEXT NOT NULL,
                PRIMARY KEY (council, dataset),
                FOREIGN KEY (council, dataset) REFERENCES dataset (council, id) ON DELETE CASCADE)
            """,
            "CREATE INDEX dataset_records_end_until ON dataset_records_end (until)",
        ])
}
