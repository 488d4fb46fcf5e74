// SPDX-License-Identifier: EUPL-1.2
import CPostgres
import Foundation

/// One session with a server, and the statements prepared in it. Blocking; used on its connection's thread only.
final class PostgresLink {
    private let handle: OpaquePointer
    private var prepared = LeastRecent<PreparedStatement.Key, PreparedStatement>(capacity: 150)
    private var prepares = 0
    /// Why the last statement failed, in the server's code (SQLSTATE); empty when the connection was lost.
    private(set) var lastState: String?

    init(_ address: String, setting settings: String) throws {
        let keywords: [(String, String)] = [
            ("dbname", address), ("client_encoding", "UTF8"), ("connect_timeout", "5"),
            // A server that went away without a word is noticed within half a minute.
            ("keepalives_idle", "15"), ("keepalives_interval", "5"), ("keepalives_count", "3"),
            ("tcp_user_timeout", "20000"), ("fallback_application_name", "koinon"),
        ]
        handle = try Self.connect(keywords)
        // The server's remarks ("already exists, skipping") are not for our standard error.
        PQsetNoticeProcessor(handle, { _, _ in }, nil)
        _ = try execute(settings)
    }

    deinit {
        PQfinish(handle)
    }

    private static func connect(_ keywords: [(String, String)]) throws -> OpaquePointer {
        let names = CStrings(keywords.map(\.0))
        let values = CStrings(keywords.map(\.1))
        guard let handle = PQconnectdbParams(names.pointers, values.pointers, 1) else {
            throw DatabaseError.unavailable("out of memory")
        }
        guard PQstatus(handle) == CONNECTION_OK else {
            defer { PQfinish(handle) }
            throw DatabaseError.unavailable(String(cString: PQerrorMessage(handle)).trimmed)
        }
        return handle
    }

    /// Whether the server is still there, as far as the last answer told.
    var isAlive: Bool { PQstatus(handle) == CONNECTION_OK }

    /// Whether a transaction is open, whole or failed.
    var isInTransaction: Bool { PQtransactionStatus(handle) != PQTRANS_IDLE }

    /// A handle by which another thread may stop the running statement.
    var cancelHandle: OpaquePointer? { PQgetCancel(handle) }

    /// The file descriptor to wait on.
    var socket: Int32 { PQsocket(handle) }

    /// Runs one or more statements without values.
    func execute(_ text: String) throws -> PostgresResult {
        try check(PQexec(handle, text))
    }

    /// Runs a statement with its values, unprepared: for what is asked once.
    func execute(once statement: Statement) throws -> PostgresResult {
        let parameters = PostgresParameters(statement.values)
        return try parameters.withPointers { types, values, lengths, formats in
            try check(
                PQexecParams(handle, statement.text, parameters.count, types, values, lengths, formats, 0))
        }
    }

    /// Runs a statement with its values, prepared the first time.
    func execute(_ statement: Statement) throws -> (result: PostgresResult, prepared: PreparedStatement) {
        let parameters = PostgresParameters(statement.values)
        let prepared = try prepare(statement, parameters)
        let result = try parameters.withPointers { _, values, lengths, formats in
            try check(PQexecPrepared(handle, prepared.name, parameters.count, values, lengths, formats, 0))
        }
        return (result, prepared)
    }

    private func prepare(_ statement: Statement, _ parameters: PostgresParameters) throws -> PreparedStatement {
        let key = PreparedStatement.Key(text: statement.text, types: parameters.types)
        if let known = prepared[key] { return known }
        try statement.checkKeyword()
        prepares += 1
        let name = "k\(prepares)"
        _ = try check(PQprepare(handle, name, statement.text, parameters.count, parameters.types))
        let new = PreparedStatement(name: name)
        if let old = prepared.insert(new, for: key) { _ = try execute("DEALLOCATE \(old.name)") }
        return new
    }

    /// Forgets all prepared statements: their tables have changed.
    func forgetStatements() {
        prepared.removeAll()
        _ = try? execute("DEALLOCATE ALL")
    }

    /// Sends rows to a COPY; returns how many the server took.
    func copy(_ text: String, _ rows: ((([UInt8]) throws -> Void) throws -> Void)) throws -> Int {
        _ = try execute(text)
        do {
            try rows { bytes in
                let isSent = bytes.withUnsafeBytes { buffer in
                    PQputCopyData(handle, buffer.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(buffer.count))
                }
                if isSent != 1 { throw DatabaseError.unavailable(String(cString: PQerrorMessage(handle)).trimmed) }
            }
        } catch {
            // The server leaves the COPY only by an error, which ends the transaction: that is wanted.
            _ = PQputCopyEnd(handle, "the rows ended early")
            while let rest = PQgetResult(handle) { PQclear(rest) }
            throw error
        }
        _ = PQputCopyEnd(handle, nil)
        defer { while let rest = PQgetResult(handle) { PQclear(rest) } }
        return try check(PQgetResult(handle)).count
    }

    private func check(_ answer: OpaquePointer?) throws -> PostgresResult {
        let result = PostgresResult(answer)
        switch result.status {
        case PGRES_TUPLES_OK, PGRES_COMMAND_OK, PGRES_COPY_IN:
            lastState = nil
            return result
        default:
            lastState = isAlive ? result.field(.state) ?? "" : ""
            throw isAlive ? DatabaseError(result) : .unavailable(String(cString: PQerrorMessage(handle)).trimmed)
        }
    }

    /// What other sessions announced since the last look; nil when the connection is lost.
    func notifications() -> [String]? {
        guard PQconsumeInput(handle) == 1, isAlive else { return nil }
        var payloads: [String] = []
        while let notification = PQnotifies(handle) {
            payloads.append(String(cString: notification.pointee.extra))
            PQfreemem(notification)
        }
        return payloads
    }
}

/// A statement known to a session by a short name, and what is known of its result.
final class PreparedStatement {
    struct Key: Hashable {
        let text: String
        let types: [Oid]
    }

    let name: String
    var columns: PostgresColumns?

    init(name: String) {
        self.name = name
    }
}

/// An array of C strings that ends with NULL.
private final class CStrings {
    private let strings: [UnsafeMutablePointer<CChar>?]
    var pointers: [UnsafePointer<CChar>?] { strings.map { UnsafePointer($0) } }

    init(_ texts: [String]) {
        strings = texts.map { strdup($0) } + [nil]
    }

    deinit {
        for string in strings { free(string) }
    }
}

extension String {
    /// Without the line break at the end of libpq's messages.
    var trimmed: String {
        var text = self[...]
        while text.last?.isWhitespace == true { text.removeLast() }
        return String(text)
    }
}
