// SPDX-License-Identifier: EUPL-1.2
import Language

/// One consistent read: everything asked of it shows the database at one moment.
///
/// It lives as long as the closure it is handed to, and is not `Sendable`, so it cannot leave it.
public class Snapshot {
    let session: any Session
    /// The time at which it began, by the clock given when the database was opened.
    public let now: Instant
    private var failure: (any Error)?

    init(session: any Session, now: Instant) {
        self.session = session
        self.now = now
    }

    /// All rows.
    public func rows(_ sql: SQL) throws -> [Row] {
        try perform { try session.rows(Statement(sql, for: session.dialect), limit: nil) }
    }

    /// The first row, if there is one.
    public func row(_ sql: SQL) throws -> Row? {
        try perform { try session.rows(Statement(sql, for: session.dialect), limit: 1).first }
    }

    /// The first column of the first row; nil when there is no row, or it is NULL.
    public func value<T: Storable>(_ sql: SQL, as type: T.Type = T.self) throws -> T? {
        try row(sql)?[0]
    }

    /// Hands over the rows one after the other, without keeping them all. The body may ask further questions.
    public func each(_ sql: SQL, _ body: (Row) throws -> Void) throws {
        let statement = try perform { try Statement(sql, for: session.dialect) }
        // An error of the body is the caller's affair; one of the database ends the transaction.
        var refusal: (any Error)?
        try perform {
            try session.each(statement) { row in
                do { try body(row) } catch { refusal = error }
                return refusal == nil
            }
        }
        if let refusal { throw refusal }
    }

    /// Runs a step. After one that failed nothing more can be done, on either engine
    /// (PostgreSQL is that way by nature; SQLite would go on with half of the work).
    func perform<T>(_ step: () throws -> T) throws -> T {
        try checkFailure()
        do {
            return try step()
        } catch {
            failure = error
            throw error
        }
    }

    /// Throws what made an earlier step fail, even if the closure swallowed it.
    func checkFailure() throws {
        if let failure { throw failure }
    }
}
