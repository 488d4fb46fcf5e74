// SPDX-License-Identifier: EUPL-1.2
import Database
import Language

/// The queue as the database keeps it.
///
/// One column says what happens next: `due` is when a waiting job may begin, when the lease of a job in hand ends, and
/// NULL for a dead one. A job that is done is deleted. Jobs belong to the installation, so the council is only a note.
/// Retention: until done; dead ones 30 days.
enum Queue {
    /// What workers listen to.
    static let channel = "jobs"

    /// The first job of these kinds to be due by a moment.
    static func next(of kinds: [String], by moment: Instant) -> SQL {
        "SELECT id FROM job WHERE due <= \(moment) AND kind IN \(list: kinds) ORDER BY due, id LIMIT 1"
    }

    /// When the first job of these kinds is or was due.
    static func nextDue(of kinds: [String]) -> SQL {
        "SELECT due FROM job WHERE due IS NOT NULL AND kind IN \(list: kinds) ORDER BY due, id LIMIT 1"
    }

    static let migration = Migration(
        "jobs-001-queue",
        [
            """
            CREATE TABLE job (
                id TEXT PRIMARY KEY,
                council TEXT,
                kind TEXT NOT NULL,
                payload TEXT NOT NULL,
                unique_key TEXT,
                due BIGINT,
                holder TEXT,
                attempts BIGINT NOT NULL DEFAULT 0,
                failure TEXT,
                enqueued BIGINT NOT NULL,
                died BIGINT
            )
            """,
            "CREATE INDEX job_due ON job (due, id) WHERE due IS NOT NULL",
            "CREATE UNIQUE INDEX job_unique_key ON job (kind, unique_key)",
            "CREATE INDEX job_died ON job (died, id) WHERE died IS NOT NULL",
            "CREATE TABLE schedule (name TEXT PRIMARY KEY, last_run BIGINT NOT NULL)",
        ])
}
