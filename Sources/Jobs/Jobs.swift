// SPDX-License-Identifier: EUPL-1.2
import Database

/// What the module asks of the roof: its tables, and what it clears away.
public enum JobsModule {
    /// The tables of the queue, the schedules and the outbox.
    public static let migrations: [Migration] = [Queue.migration, Outbox.migration]

    /// Clearing away what is past its retention.
    public static let schedules: [Schedule] = [Retention.schedule]
}
