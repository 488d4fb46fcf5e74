// SPDX-License-Identifier: EUPL-1.2
import Database
import Language

/// One of a person's own sessions, as they would recognise it.
public struct SessionEntry: Hashable, Sendable {
    public let id: SessionID
    public let device: DeviceLabel
    public let created: Instant
    /// The last request, to five minutes.
    public let seen: Instant
    /// Whether it is the one that asks.
    public let isThisOne: Bool
}

extension Snapshot {
    /// The viewer's own running sessions, the latest used first.
    public func sessions(of viewer: Viewer) throws -> [SessionEntry] {
        guard let person = viewer.person else { return [] }
        return try rows(
            """
            SELECT id, device, created, seen FROM session
            WHERE person = \(person) AND ends > \(now) ORDER BY seen DESC, id
            """
        ).map { row in
            let id: SessionID = try row["id"]
            return SessionEntry(
                id: id, device: DeviceLabel(stored: try row["device"]), created: try row["created"],
                seen: try row["seen"], isThisOne: id == viewer.session)
        }
    }
}

extension Accounts {
    /// Notes that a session is in use, which keeps it from ending idle. To be called where `viewer.isDueForNote`.
    public func noteUse(by viewer: Viewer) async throws {
        guard let session = viewer.session else { return }
        try await database.write { transaction in
            let created: Instant? = try transaction.value(
                "SELECT created FROM session WHERE id = \(session) AND ends > \(transaction.now)")
            guard let created else { return }
            try transaction.run(
                """
                UPDATE session SET seen = \(transaction.now), ends = \(life.end(created: created, seen: transaction.now))
                WHERE id = \(session)
                """)
        }
    }

    /// Ends the viewer's session.
    public func signOut(_ viewer: Viewer) async throws {
        guard let session = viewer.session else { return }
        try await end(session, of: viewer)
    }

    /// Ends one of the viewer's own sessions; nothing happens with anybody else's.
    public func end(_ session: SessionID, of viewer: Viewer) async throws {
        guard let person = viewer.person else { return }
        try await database.write { transaction in
            let ended = try transaction.run("DELETE FROM session WHERE id = \(session) AND person = \(person)")
            guard ended > 0 else { return }
            try transaction.enterOwnAct(.sessionEnd, by: person)
            try transaction.announceRights(of: person)
        }
    }

    /// Signs the viewer out everywhere, here too unless said, and forgets the browsers that were known.
    public func signOutEverywhere(_ viewer: Viewer, keepingThis: Bool = false) async throws {
        guard let person = viewer.person else { return }
        try await database.write { transaction in
            try transaction.endSessions(of: person, except: keepingThis ? viewer.session : nil)
            try transaction.run("DELETE FROM known_device WHERE person = \(person)")
            try transaction.enterOwnAct(.sessionsEnd, by: person)
        }
    }
}
