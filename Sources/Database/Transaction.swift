// SPDX-License-Identifier: EUPL-1.2
import Language

/// One transaction that may write: all of it is committed, or none.
///
/// The closure may run more than once (on PostgreSQL, when transactions collide), so it has no effect outside.
public final class Transaction: Snapshot {
    private let ids: IDSource
    private var issued: Int64 = 0

    init(session: any Session, now: Instant, ids: IDSource) {
        self.ids = ids
        super.init(session: session, now: now)
    }

    /// Runs a statement; returns the number of rows changed. One that has nothing to say on an engine is not run.
    @discardableResult
    public func run(_ sql: SQL) throws -> Int {
        try perform {
            let statement = try Statement(sql, for: session.dialect)
            return try statement.isEmpty ? 0 : session.run(statement)
        }
    }

    /// A new id; those of one transaction sort in the order they were made.
    public func newID<T>(_ type: T.Type = T.self) -> ID<T> {
        defer { issued += 1 }
        return ID(microseconds: now.microseconds + issued, bits: ids.bits())
    }

    /// A new id that tells nothing of when it was made.
    public func newUnorderedID<T>(_ type: T.Type = T.self) -> ID<T> {
        ID(unordered: ids.bits())
    }

    /// Lets one transaction after the other pass, by a name, until it ends. Take it first.
    public func lock(_ name: String) throws {
        try perform { try session.lock(name) }
    }

    /// Tells the listeners in every process, once the transaction is committed.
    ///
    /// At most 7,000 bytes, and never a person's data: it names what to look up.
    public func notify(_ channel: String, _ payload: String) throws {
        try perform { try session.notify(Notice(channel: channel, payload: payload)) }
    }
}
