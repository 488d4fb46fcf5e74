// SPDX-License-Identifier: EUPL-1.2
import Foundation
import GRDBSQLite

/// A connection to a file that may be hostile. See "Defense Against The Dark Arts" in SQLite's documentation.
///
/// `@unchecked Sendable`: handed from the thread that opens it to the actor that owns it, and used there only.
final class ForeignConnection: @unchecked Sendable {
    let session: SQLiteSession
    private let handle: OpaquePointer
    private let statements = SQLiteStatements()
    private let deadline: Deadline

    init(_ path: String, _ limits: ForeignLimits) throws {
        deadline = Deadline(seconds: limits.seconds)
        handle = try Self.open(path)
        session = SQLiteSession(handle, cache: statements)
        do {
            try restrict(limits)
        } catch {
            sqlite3_close_v2(handle)
            throw error
        }
    }

    deinit {
        statements.statements.removeAll()
        sqlite3_close_v2(handle)
    }

    /// Read only, and as if it never changed: no journal or log beside the file is looked at.
    private static func open(_ path: String) throws -> OpaquePointer {
        guard let escaped = path.addingPercentEncoding(withAllowedCharacters: .urlPathAllowed) else {
            throw DatabaseError.unavailable(path)
        }
        var handle: OpaquePointer?
        let flags = SQLITE_OPEN_READONLY | SQLITE_OPEN_URI | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_PRIVATECACHE
        guard sqlite3_open_v2("file:\(escaped)?immutable=1", &handle, flags, nil) == SQLITE_OK, let handle else {
            defer { sqlite3_close_v2(handle) }
            throw handle.map { DatabaseError(sqlite: $0) } ?? .unavailable(path)
        }
        return handle
    }

    private func restrict(_ limits: ForeignLimits) throws {
        let ceilings: [(Int32, Int)] = [
            (SQLITE_LIMIT_LENGTH, limits.cellBytes), (SQLITE_LIMIT_SQL_LENGTH, 100_000), (SQLITE_LIMIT_COLUMN, 300),
            (SQLITE_LIMIT_EXPR_DEPTH, 20), (SQLITE_LIMIT_COMPOUND_SELECT, 4), (SQLITE_LIMIT_VDBE_OP, 25_000),
            (SQLITE_LIMIT_FUNCTION_ARG, 8), (SQLITE_LIMIT_ATTACHED, 0), (SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 100),
            (SQLITE_LIMIT_TRIGGER_DEPTH, 1), (SQLITE_LIMIT_WORKER_THREADS, 0),
        ]
        for (name, value) in ceilings { sqlite3_limit(handle, name, Int32(clamping: value)) }
        // Without modules there are no virtual tables.
        sqlite3_drop_modules(handle, nil)
        let pragmas = """
            PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON; PRAGMA query_only = ON; PRAGMA mmap_size = 0;
            PRAGMA cache_size = -4000; PRAGMA temp_store = MEMORY; PRAGMA case_sensitive_like = OFF
            """
        guard sqlite3_exec(handle, pragmas, nil, nil, nil) == SQLITE_OK else { throw DatabaseError(sqlite: handle) }
        sqlite3_set_authorizer(handle, permit, nil)
        let watch = Unmanaged.passUnretained(deadline).toOpaque()
        sqlite3_progress_handler(handle, 5000, { Deadline.at($0).isPast ? 1 : 0 }, watch)
    }
}

/// The moment at which reading is broken off.
private final class Deadline: Sendable {
    private let end: ContinuousClock.Instant

    init(seconds: Double) {
        end = .now + .seconds(seconds)
    }

    var isPast: Bool { ContinuousClock.now > end }

    static func at(_ pointer: UnsafeMutableRawPointer?) -> Deadline {
        // The connection holds it for as long as SQLite may call.
        pointer.map { Unmanaged<Deadline>.fromOpaque($0).takeUnretainedValue() } ?? Deadline(seconds: 0)
    }
}

/// SQLite asks for each thing a statement would do, when it is prepared.
private func permit(
    _ context: UnsafeMutableRawPointer?, _ action: Int32, _ first: UnsafePointer<CChar>?,
    _ second: UnsafePointer<CChar>?, _ database: UnsafePointer<CChar>?, _ view: UnsafePointer<CChar>?
) -> Int32 {
    // What stands in a view's or trigger's name is asked for by the file, not by us.
    guard view == nil else { return SQLITE_DENY }
    switch action {
    case SQLITE_SELECT, SQLITE_READ: return SQLITE_OK
    case SQLITE_FUNCTION:
        return plainFunctions.contains(second.map { String(cString: $0) } ?? "") ? SQLITE_OK : SQLITE_DENY
    case SQLITE_PRAGMA: return first.map { String(cString: $0) } == "application_id" ? SQLITE_OK : SQLITE_DENY
    default: return SQLITE_DENY
    }
}

private let plainFunctions: Set = [
    "count", "min", "max", "sum", "length", "like", "coalesce", "ifnull", "typeof", "substr",
]
