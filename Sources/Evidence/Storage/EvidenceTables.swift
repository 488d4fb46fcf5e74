// SPDX-License-Identifier: EUPL-1.2
import Database
import Foundation

extension Migration {
    /// The tables of this room. Personal data: `import.person`, `dataset_version.person`, `publication.person`,
    /// `finding.person`, and whatever stands in the original files, which only analysts and coordinators can open.
    static let evidence = Migration(
        "evidence-001-datasets",
        [
            """
            CREATE TABLE boundary_set (
                council TEXT NOT NULL, id TEXT NOT NULL, name TEXT NOT NULL, source TEXT NOT NULL, licence TEXT NOT NULL,
                is_degrees BIGINT NOT NULL, system TEXT NOT NULL, areas BIGINT NOT NULL, file TEXT NOT NULL,
                person TEXT, made BIGINT NOT NULL, audience TEXT NOT NULL, within TEXT NOT NULL,
                PRIMARY KEY (council, id))
            """,
            """
            CREATE TABLE area (
                council TEXT NOT NULL, boundary_set TEXT NOT NULL, position BIGINT NOT NULL, code TEXT NOT NULL,
                name TEXT NOT NULL, shape \(.bytes) NOT NULL,
                PRIMARY KEY (council, boundary_set, position),
                FOREIGN KEY (council, boundary_set) REFERENCES boundary_set (council, id) ON DELETE CASCADE)
            """,
            "CREATE UNIQUE INDEX area_code ON area (council, boundary_set, code)",
            """
            CREATE TABLE population (
                council TEXT NOT NULL, id TEXT NOT NULL, boundary_set TEXT NOT NULL, name TEXT NOT NULL,
                source TEXT NOT NULL, licence TEXT NOT NULL, strangers BIGINT NOT NULL, file TEXT NOT NULL,
                person TEXT, made BIGINT NOT NULL, audience TEXT NOT NULL, within TEXT NOT NULL,
                PRIMARY KEY (council, id),
                FOREIGN KEY (council, boundary_set) REFERENCES boundary_set (council, id))
            """,
            "CREATE INDEX population_boundary_set ON population (council, boundary_set, made)",
            """
            CREATE TABLE residents (
                council TEXT NOT NULL, population TEXT NOT NULL, code TEXT NOT NULL, residents BIGINT NOT NULL,
                file_code TEXT,
                PRIMARY KEY (council, population, code),
                FOREIGN KEY (council, population) REFERENCES population (council, id) ON DELETE CASCADE)
            """,
            """
            CREATE TABLE dataset (
                council TEXT NOT NULL, id TEXT NOT NULL, version BIGINT NOT NULL, title TEXT NOT NULL,
                description TEXT NOT NULL, boundary_set TEXT NOT NULL, population TEXT, latest BIGINT NOT NULL,
                made BIGINT NOT NULL, audience TEXT NOT NULL, within TEXT NOT NULL,
                PRIMARY KEY (council, id),
                FOREIGN KEY (council, boundary_set) REFERENCES boundary_set (council, id),
                FOREIGN KEY (council, population) REFERENCES population (council, id))
            """,
            "CREATE INDEX dataset_list ON dataset (council, audience, title, id)",
            """
            CREATE TABLE dataset_version (
                council TEXT NOT NULL, dataset TEXT NOT NULL, number BIGINT NOT NULL, file TEXT NOT NULL,
                file_name TEXT NOT NULL, digest \(.bytes) NOT NULL, quality TEXT NOT NULL, months TEXT NOT NULL,
                person TEXT, made BIGINT NOT NULL,
                PRIMARY KEY (council, dataset, number),
                FOREIGN KEY (council, dataset) REFERENCES dataset (council, id) ON DELETE CASCADE)
            """,
            // -1 stands for all areas, 0 for all months, '' for all categories: pages read sums, they make none.
            """
            CREATE TABLE dataset_cell (
                council TEXT NOT NULL, dataset TEXT NOT NULL, number BIGINT NOT NULL, category TEXT NOT NULL,
                month BIGINT NOT NULL, area BIGINT NOT NULL, incidents BIGINT NOT NULL,
                PRIMARY KEY (council, dataset, number, category, month, area))
            """,
            "CREATE INDEX dataset_cell_area ON dataset_cell (council, dataset, number, category, area, month)",
            """
            CREATE TABLE import (
                council TEXT NOT NULL, id TEXT NOT NULL, kind TEXT NOT NULL, state TEXT NOT NULL, file TEXT NOT NULL,
                file_name TEXT NOT NULL, typed TEXT NOT NULL, reading TEXT, refusal TEXT, target TEXT, person TEXT,
                made BIGINT NOT NULL, audience TEXT NOT NULL, within TEXT NOT NULL,
                PRIMARY KEY (council, id))
            """,
            "CREATE INDEX import_made ON import (made)",
            """
            CREATE TABLE publication (
                council TEXT NOT NULL, id TEXT NOT NULL, dataset TEXT NOT NULL, number BIGINT NOT NULL,
                state TEXT NOT NULL, description TEXT NOT NULL, boundary_set TEXT NOT NULL, facts TEXT NOT NULL,
                shown TEXT NOT NULL, released TEXT NOT NULL, threshold BIGINT NOT NULL, prepared BIGINT NOT NULL,
                person TEXT, published BIGINT, withdrawn BIGINT, reason TEXT, entry BIGINT, file TEXT,
                audience TEXT NOT NULL, within TEXT NOT NULL,
                PRIMARY KEY (council, id),
                FOREIGN KEY (council, dataset) REFERENCES dataset (council, id))
            """,
            "CREATE INDEX publication_dataset ON publication (council, dataset, published)",
            "CREATE INDEX publication_list ON publication (council, audience, published, id)",
            "CREATE UNIQUE INDEX publication_current ON publication (council, dataset) WHERE state = 'published'",
            """
            CREATE TABLE finding (
                council TEXT NOT NULL, id TEXT NOT NULL, version BIGINT NOT NULL, sentence TEXT NOT NULL,
                confidence TEXT NOT NULL, body TEXT NOT NULL, dissent TEXT NOT NULL, tongue TEXT NOT NULL,
                person TEXT, made BIGINT NOT NULL, changed BIGINT NOT NULL, published BIGINT,
                audience TEXT NOT NULL, within TEXT NOT NULL,
                PRIMARY KEY (council, id))
            """,
            "CREATE INDEX finding_list ON finding (council, audience, changed, id)",
            """
            CREATE TABLE finding_basis (
                council TEXT NOT NULL, finding TEXT NOT NULL, position BIGINT NOT NULL, dataset TEXT NOT NULL,
                number BIGINT NOT NULL, area TEXT, month BIGINT, incidents BIGINT NOT NULL, residents BIGINT,
                PRIMARY KEY (council, finding, position),
                FOREIGN KEY (council, finding) REFERENCES finding (council, id) ON DELETE CASCADE)
            """,
        ])
}
