// SPDX-License-Identifier: EUPL-1.2
import Database

/// The append-only Merkle log of votes, minutes, decisions and publications (docs/record.md).
public enum Record {
    public static let migrations: [Migration] = RecordTables.migrations
}
