// SPDX-License-Identifier: EUPL-1.2

/// One of the two engines.
protocol Engine: Sendable {
    /// Runs a body in a consistent read, off the cooperative pool.
    func read<T: Sendable>(_ body: @Sendable (any Session) throws -> T) async throws -> T
    /// Runs a body in a transaction of its own; may run it again after a collision.
    func write<T: Sendable>(_ body: @Sendable (any Session) throws -> T) async throws -> T
    /// A token that differs after every commit of any process.
    func version() async throws -> Version
    /// The notices of committed transactions, from the moment this returns.
    func notices() async -> AsyncStream<Notice>
    /// Copies everything into one file, while others write.
    func backup(to path: String) async throws
    /// What is wrong with the stored data, in the engine's words; empty when sound.
    func problems() async throws -> [String]
    /// Bytes that are free where the data lie; nil where that cannot be known from here.
    var freeBytes: Int? { get }
    /// Lets no log keep what was deleted; false when a reader stood in the way.
    func scrub() async throws -> Bool
    /// Ends all connections once their work is done.
    func close() async
}

/// One transaction of an engine, seen from inside its closure.
protocol Session: AnyObject {
    var dialect: Dialect { get }
    func rows(_ statement: Statement, limit: Int?) throws -> [Row]
    /// Streams rows for as long as the body answers true.
    func each(_ statement: Statement, _ body: (Row) -> Bool) throws
    func run(_ statement: Statement) throws -> Int
    func insert(into table: SQL, columns: [SQL], rows: AnySequence<[Value]>) throws -> Int
    func lock(_ name: String) throws
    func notify(_ notice: Notice) throws
    /// Lifts the limits of time for the rest of the transaction: for a migration or an import.
    func takeTime() throws
    /// The engine's plan for a statement, one step a line.
    func plan(_ statement: Statement) throws -> [String]
}

/// A token for the committed state: equal tokens, equal data. Worth nothing in another process.
public struct Version: Hashable, Sendable {
    private let number: Int64
    private let text: String

    /// SQLite's counter of commits.
    init(number: Int64) {
        self.number = number
        text = ""
    }

    /// PostgreSQL's description of what is committed.
    init(text: String) {
        number = 0
        self.text = text
    }
}
