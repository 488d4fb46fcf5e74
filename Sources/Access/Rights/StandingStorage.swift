// SPDX-License-Identifier: EUPL-1.2
import Database
import Language

extension Snapshot {
    /// Who a cookie speaks for; a visitor where it is missing, unknown or over. One look-up by index.
    public func viewer(forCookie cookie: String?) throws -> Viewer {
        guard let cookie, let token = Token(text: cookie) else { return .visitor }
        return try row(Self.viewerQuestion(token, now)).map(viewer(in:)) ?? .visitor
    }

    static func viewerQuestion(_ token: Token, _ now: Instant) -> SQL {
        """
        SELECT s.id, s.person, s.authenticated, s.seen, p.name, p.tongue, p.is_operator
        FROM session AS s JOIN person AS p ON p.id = s.person
        WHERE s.token = \(token.mark) AND s.ends > \(now)
        """
    }

    private func viewer(in row: Row) throws -> Viewer {
        let tongue: String? = try row["tongue"]
        return Viewer(
            channel: .web, person: try row["person"], session: try row["id"], name: try row["name"],
            tongue: tongue.map(Tongue.init(rawValue:)), isOperator: try row["is_operator"],
            isRecentlyAuthenticated: SessionLife.isRecent(try row["authenticated"], at: now),
            isDueForNote: SessionLife.shouldNote(seen: try row["seen"], at: now))
    }

    /// What a viewer is in a council now. Looks at the session again, and falls back to a visitor where it is over.
    public func standing(of viewer: Viewer, in council: CouncilID) throws -> Standing {
        switch (viewer.session, viewer.person) {
        case (let session?, let person?): try standing(of: viewer, session: session, person: person, in: council)
        case (nil, let person?): Standing(viewer: viewer, council: council, places: try places(of: person, in: council))
        case (_, nil): Standing(viewer: viewer, council: council, places: viewer.channel == .web ? [] : [.console])
        }
    }

    private func standing(
        of viewer: Viewer, session: SessionID, person: PersonID, in council: CouncilID
    ) throws -> Standing {
        let found = try rows(Self.standingQuestion(session, person, council, now))
        guard let first = found.first else { return .visitor(in: council) }
        let viewer = viewer.authenticated(recently: SessionLife.isRecent(try first["authenticated"], at: now))
        return Standing(viewer: viewer, council: council, places: try found.compactMap(Standing.Place.init))
    }

    static func standingQuestion(
        _ session: SessionID, _ person: PersonID, _ council: CouncilID, _ now: Instant
    ) -> SQL {
        """
        SELECT s.authenticated, g.audience, g.role, g.organisation
        FROM session AS s
        LEFT JOIN grants AS g ON g.person = s.person AND g.council = \(council)
            AND g.starts <= \(now) AND (g.ends IS NULL OR g.ends > \(now))
        WHERE s.id = \(session) AND s.person = \(person) AND s.ends > \(now)
        """
    }

    private func places(of person: PersonID, in council: CouncilID) throws -> [Standing.Place] {
        try rows(
            """
            SELECT audience, role, organisation FROM grants
            WHERE person = \(person) AND council = \(council) AND starts <= \(now) AND (ends IS NULL OR ends > \(now))
            """
        ).compactMap(Standing.Place.init)
    }
}

extension Standing.Place {
    /// What the console and the schedule are in every council, for nobody: they see what its members see, and no
    /// formation and no circle.
    static let console = Standing.Place(audience: .members, role: .coordinator, organisation: nil)

    /// Nil where the session has no grant joined to it.
    init?(_ row: Row) throws {
        guard let audience: Audience = try row["audience"] else { return nil }
        self.init(audience: audience, role: try row["role"], organisation: try row["organisation"])
    }
}

extension Viewer {
    func authenticated(recently isRecent: Bool) -> Viewer {
        Viewer(
            channel: channel, person: person, session: session, name: name, tongue: tongue, isOperator: isOperator,
            isRecentlyAuthenticated: isRecent, isDueForNote: isDueForNote)
    }
}
