// SPDX-License-Identifier: EUPL-1.2

/// What can go wrong in the database, in the same words on both engines.
///
/// No case carries a person's data: PostgreSQL's "detail" lines quote values, and are dropped.
public enum DatabaseError: Error, Sendable, Hashable {
    /// A row with these values is there already.
    case unique(table: String, columns: [String])
    /// A row refers to one that is not there, or is still referred to.
    case reference
    /// A CHECK constraint of this name refused the row.
    case check(String)
    /// A column that must have a value got none.
    case missing(column: String)
    /// Another process held the lock for too long.
    case busy
    /// Concurrent transactions kept colliding; nothing was written.
    case conflict
    /// The statement took longer than allowed.
    case timeout
    /// The database cannot be reached; nothing is known to be written.
    case unavailable(String)
    /// The disk is full.
    case full
    /// The database may only be read.
    case readOnly
    /// The file is damaged.
    case corrupt(String)
    /// The statement, or a value in it, is wrong: a fault of the program.
    case invalid(String)
    /// The result has no column of this name.
    case column(String)
    /// A column read as never NULL was NULL.
    case null(column: String)
    /// The cursor is damaged, or of another list.
    case cursor
    /// More bytes than allowed.
    case tooLarge(limit: Int)
    /// What was being read has been deleted meanwhile.
    case gone
    /// The migrations of this program and those of the database do not agree.
    case migration(MigrationRefusal)
}
