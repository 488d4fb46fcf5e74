// SPDX-License-Identifier: EUPL-1.2
import Foundation
import GRDB

extension SQLiteEngine {
    /// `VACUUM INTO` copies one consistent state without stopping writers, and leaves out free pages:
    /// what was destroyed before the backup is not in it.
    ///
    /// The copy appears under its name only when it is whole and on the disk.
    func backup(to target: String) async throws {
        guard !FileManager.default.fileExists(atPath: target) else {
            throw DatabaseError.unavailable("\(target) is there already")
        }
        let partial = target + ".partial"
        try? FileManager.default.removeItem(atPath: partial)
        let source = path
        do {
            try await Self.offPool {
                var configuration = Configuration()
                configuration.busyMode = .timeout(5)
                let queue = try DatabaseQueue(path: source, configuration: configuration)
                try queue.inDatabase { try $0.execute(sql: "VACUUM INTO ?", arguments: [partial]) }
                try queue.close()
                try Self.settle(partial, as: target)
            }
        } catch {
            try? FileManager.default.removeItem(atPath: partial)
            throw error
        }
    }

    /// Runs blocking work on a thread of its own.
    static func offPool(_ work: @escaping @Sendable () throws -> Void) async throws {
        try await translate {
            try await withCheckedThrowingContinuation { (done: CheckedContinuation<Void, any Error>) in
                Thread.detachNewThread { done.resume(with: Result(catching: work)) }
            }
        }
    }

    /// Writes a file through to the disk, for its owner only, and gives it its name.
    private static func settle(_ partial: String, as target: String) throws {
        guard chmod(partial, 0o600) == 0, synchronize(partial), rename(partial, target) == 0,
            synchronize((target as NSString).deletingLastPathComponent)
        else { throw DatabaseError.unavailable("\(target) cannot be written") }
    }

    private static func synchronize(_ path: String) -> Bool {
        let file = open(path.isEmpty ? "." : path, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { return false }
        defer { Foundation.close(file) }
        return fsync(file) == 0
    }

    /// SQLite's own check of pages, indexes and constraints, then of references.
    func problems() async throws -> [String] {
        try await Self.translate {
            try await pool.read { database in
                let pages = try String.fetchAll(database, sql: "PRAGMA integrity_check").filter { $0 != "ok" }
                let references = try GRDB.Row.fetchAll(database, sql: "PRAGMA foreign_key_check")
                return pages + references.map { "a row of \($0[0] as String? ?? "") refers to one that is not there" }
            }
        }
    }
}
