// SPDX-License-Identifier: EUPL-1.2

/// How a route is answered. Rooms switch over their routes and return one of these for each.
public enum Handling: Sendable {
    /// Inside one consistent read.
    case read(@Sendable (Visit) throws -> Reply)
    /// Inside one write transaction; an error, or a thrown `Answer`, leaves nothing of it.
    case write(@Sendable (Submission) throws -> Reply)
    /// Outside any transaction, for what takes time (a password, a large file); it opens its own.
    case work(@Sendable (Work) async throws -> Reply)
}
