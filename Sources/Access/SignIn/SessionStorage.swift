// SPDX-License-Identifier: EUPL-1.2
import Database
import Language

extension Transaction {
    /// Writes a new session; a cookie from before signing in is never taken over.
    func openSession(
        of person: PersonID, on device: DeviceLabel, life: SessionLife, deviceCookie: Token?
    ) throws -> OpenedSession {
        let id = newUnorderedID(SessionTag.self)
        let token = Token.random()
        try run(
            """
            INSERT INTO session (id, token, person, device, created, authenticated, seen, ends)
            VALUES (\(id), \(token.mark), \(person), \(device.description), \(now), \(now), \(now),
                \(life.end(created: now, seen: now)))
            """)
        return OpenedSession(
            person: person, session: id, cookie: token, deviceCookie: deviceCookie, ends: now + life.whole)
    }

    /// Gives a session a new cookie, once the person has shown again who they are. Nil where it is over.
    func renewSession(_ session: SessionID, of person: PersonID, life: SessionLife) throws -> OpenedSession? {
        let created: Instant? = try value(
            "SELECT created FROM session WHERE id = \(session) AND person = \(person) AND ends > \(now)")
        guard let created else { return nil }
        let token = Token.random()
        try run(
            """
            UPDATE session SET token = \(token.mark), authenticated = \(now), seen = \(now),
                ends = \(life.end(created: created, seen: now))
            WHERE id = \(session)
            """)
        return OpenedSession(
            person: person, session: session, cookie: token, deviceCookie: nil, ends: created + life.whole)
    }

    /// Ends sessions of a person, all but one where named, and tells their open pages.
    func endSessions(of person: PersonID, except kept: SessionID? = nil) throws {
        let others: SQL = kept.map { "AND id <> \($0)" } ?? ""
        try run("DELETE FROM session WHERE person = \(person) \(others)")
        try run("DELETE FROM sign_in_step WHERE person = \(person)")
        try announceRights(of: person)
    }

    /// Makes links that were mailed to a person worth nothing any more.
    func closeLinks(of person: PersonID) throws {
        try run("UPDATE mailed_link SET used = \(now) WHERE person = \(person) AND used IS NULL")
    }

    func makeDeviceKnown(to person: PersonID) throws -> Token {
        let token = Token.random()
        try run("INSERT INTO known_device (token, person, seen) VALUES (\(token.mark), \(person), \(now))")
        return token
    }

    func noteDevice(_ token: Token) throws {
        try run("UPDATE known_device SET seen = \(now) WHERE token = \(token.mark)")
    }
}

extension Snapshot {
    /// Whether a browser has signed in to this address before. Asks the same whether or not it carries a cookie.
    func isKnownDevice(_ token: Token?, of address: AccountAddress) throws -> Bool {
        try row(
            """
            SELECT 1 FROM known_device AS d JOIN person AS p ON p.id = d.person
            WHERE d.token = \(token?.mark ?? []) AND p.address = \(address)
            """) != nil
    }

    /// The person of this id.
    public func person(_ id: PersonID) throws -> Person? {
        try row("SELECT * FROM person WHERE id = \(id)").map(Person.init)
    }

    /// The person's own account; nil for a visitor.
    public func person(_ viewer: Viewer) throws -> Person? { try viewer.person.flatMap { try person($0) } }

    /// The person who has this address. For the console and for tests: nothing shown to others may depend on it.
    public func person(at address: AccountAddress) throws -> Person? {
        try row("SELECT * FROM person WHERE address = \(address) AND erased IS NULL").map(Person.init)
    }

    /// The accounts of the installation for its operator, oldest first; give the last one shown to get those after it.
    public func people(_ viewer: Viewer, after last: PersonID? = nil, limit: Int = 50) throws -> [Person] {
        guard viewer.isOperator || viewer.channel == .console else { return [] }
        return try rows(
            """
            SELECT * FROM person WHERE erased IS NULL AND id > \(last?.description ?? "") ORDER BY id LIMIT \(limit)
            """
        ).map(Person.init)
    }
}
