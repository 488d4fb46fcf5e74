// SPDX-License-Identifier: EUPL-1.2
import Database
import Language

/// Nothing of the queue or the outbox is kept longer than it serves.
enum Retention {
    /// Dead letters wait so long for an operator, and sent letters so long for the question whether they were sent.
    static let kept = Duration.seconds(30 * 86_400)

    static let schedule = Schedule("jobs.purge", .daily(at: LocalTime(minuteOfDay: 3 * 60 + 20), in: .utc)) { context in
        try await context.database.write { try $0.purgeJobs() }
    }
}

extension Transaction {
    func purgeJobs() throws {
        let limit = now - Retention.kept
        try run("DELETE FROM job WHERE died < \(limit)")
        try run("DELETE FROM outbox WHERE posted < \(limit)")
    }
}
