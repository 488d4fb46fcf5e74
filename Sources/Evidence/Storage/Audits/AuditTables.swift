// SPDX-License-Identifier: EUPL-1.2
import Database

extension Migration {
    /// Safety audits with their steps, sources, findings, dissent and signed reports; and computed figures of datasets.
    /// Personal data: `audit.person`, `audit_step.person`, `audit_dissent.person`, `audit_report.person`.
    static let audits = Migration(
        "evidence-005-audits",
        [
            """
            CREATE TABLE audit (
                council TEXT NOT NULL, id TEXT NOT NULL, version BIGINT NOT NULL, title TEXT NOT NULL,
                territory TEXT NOT NULL, addressees TEXT NOT NULL, tongue TEXT NOT NULL, person TEXT,
                made BIGINT NOT NULL, changed BIGINT NOT NULL, audience TEXT NOT NULL, within TEXT NOT NULL,
                PRIMARY KEY (council, id))
            """,
            "CREATE INDEX audit_list ON audit (council, audience, made, id)",
            """
            CREATE TABLE audit_step (
                council TEXT NOT NULL, audit TEXT NOT NULL, step TEXT NOT NULL, version BIGINT NOT NULL,
                state TEXT NOT NULL, body TEXT NOT NULL, person TEXT, changed BIGINT NOT NULL,
                PRIMARY KEY (council, audit, step),
                FOREIGN KEY (council, audit) REFERENCES audit (council, id) ON DELETE CASCADE)
            """,
            """
            CREATE TABLE audit_source (
                council TEXT NOT NULL, audit TEXT NOT NULL, kind TEXT NOT NULL, version BIGINT NOT NULL,
                state TEXT NOT NULL, word TEXT NOT NULL, changed BIGINT NOT NULL,
                PRIMARY KEY (council, audit, kind),
                FOREIGN KEY (council, audit) REFERENCES audit (council, id) ON DELETE CASCADE)
            """,
            """
            CREATE TABLE audit_source_dataset (
                council TEXT NOT NULL, audit TEXT NOT NULL, kind TEXT NOT NULL, dataset TEXT NOT NULL,
                number BIGINT NOT NULL,
                PRIMARY KEY (council, audit, kind, dataset),
                FOREIGN KEY (council, audit) REFERENCES audit (council, id) ON DELETE CASCADE,
                FOREIGN KEY (council, dataset) REFERENCES dataset (council, id) ON DELETE CASCADE)
            """,
            """
            CREATE TABLE audit_finding (
                council TEXT NOT NULL, audit TEXT NOT NULL, finding TEXT NOT NULL, made BIGINT NOT NULL,
                PRIMARY KEY (council, audit, finding),
                FOREIGN KEY (council, audit) REFERENCES audit (council, id) ON DELETE CASCADE,
                FOREIGN KEY (council, finding) REFERENCES finding (council, id) ON DELETE CASCADE)
            """,
            """
            CREATE TABLE audit_dissent (
                council TEXT NOT NULL, id TEXT NOT NULL, audit TEXT NOT NULL, step TEXT, who TEXT NOT NULL,
                body TEXT NOT NULL, person TEXT, made BIGINT NOT NULL, taken_back BIGINT,
                PRIMARY KEY (council, id),
                FOREIGN KEY (council, audit) REFERENCES audit (council, id) ON DELETE CASCADE)
            """,
            "CREATE INDEX audit_dissent_audit ON audit_dissent (council, audit, made)",
            """
            CREATE TABLE audit_report (
                council TEXT NOT NULL, id TEXT NOT NULL, audit TEXT NOT NULL, number BIGINT NOT NULL,
                state TEXT NOT NULL, document TEXT NOT NULL, answers TEXT NOT NULL, person TEXT,
                published BIGINT NOT NULL, withdrawn BIGINT, reason TEXT, entry BIGINT NOT NULL, paper TEXT NOT NULL,
                file TEXT, audience TEXT NOT NULL, within TEXT NOT NULL,
                PRIMARY KEY (council, id),
                FOREIGN KEY (council, audit) REFERENCES audit (council, id) ON DELETE CASCADE)
            """,
            "CREATE INDEX audit_report_list ON audit_report (council, audience, published, id)",
            "CREATE UNIQUE INDEX audit_report_current ON audit_report (council, audit) WHERE state = 'published'",
            // What was computed of one version of a dataset, against one number of residents ('' for none).
            """
            CREATE TABLE dataset_figure (
                council TEXT NOT NULL, dataset TEXT NOT NULL, number BIGINT NOT NULL, kind TEXT NOT NULL,
                population TEXT NOT NULL, content TEXT NOT NULL, made BIGINT NOT NULL,
                PRIMARY KEY (council, dataset, number, kind, population),
                FOREIGN KEY (council, dataset, number) REFERENCES dataset_version (council, dataset, number)
                    ON DELETE CASCADE)
            """,
        ])
}
