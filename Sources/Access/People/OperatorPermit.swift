// SPDX-License-Identifier: EUPL-1.2
import Database
import Language

/// The right to do one thing to the installation itself: councils, accounts, jobs, never the content of a council.
///
///     try transaction.operatorPermit("council.create", viewer)
///
/// Whoever types commands on the server has it, and a person marked as operator who signed in a moment ago.
public struct OperatorPermit {
    public let transaction: Transaction
    public let viewer: Viewer

    fileprivate init(transaction: Transaction, viewer: Viewer) {
        self.transaction = transaction
        self.viewer = viewer
    }
}

extension Transaction {
    /// Permits an act on the installation and enters it among its acts; throws `Refusal`.
    public func operatorPermit(
        _ action: StaticString, _ viewer: Viewer, about person: PersonID? = nil
    ) throws -> OperatorPermit {
        switch viewer.channel {
        case .console: break
        case .schedule: throw Refusal.absent
        case .web: try checkOperator(viewer)
        }
        try enterAccountAct(action.description, by: viewer, about: person)
        return OperatorPermit(transaction: self, viewer: viewer)
    }

    /// The operator's pages do not exist for anybody else.
    private func checkOperator(_ viewer: Viewer) throws {
        let authenticated: Instant? = try value(
            """
            SELECT s.authenticated FROM session AS s JOIN person AS p ON p.id = s.person
            WHERE s.id = \(viewer.session) AND s.person = \(viewer.person) AND s.ends > \(now) AND p.is_operator = 1
            """)
        guard let authenticated else { throw Refusal.absent }
        guard SessionLife.isRecent(authenticated, at: now) else { throw Refusal.signInAgain }
    }
}

extension OperatorPermit {
    /// Makes a council: its identity only. Throws `CouncilRefusal`.
    public func createCouncil(
        slug: String, name: String, tongue: Tongue, zone: Zone, isFictional: Bool = false
    ) throws -> CouncilIdentity {
        guard CouncilIdentity.isSlug(slug) else { throw CouncilRefusal.slugMalformed }
        guard try transaction.council(slug: slug) == nil else { throw CouncilRefusal.slugTaken }
        let id = transaction.newID(CouncilTag.self)
        let made = try transaction.row(
            """
            INSERT INTO council (id, slug, name, tongue, zone, fictional, created)
            VALUES (\(id), \(slug), \(name), \(tongue.rawValue), \(zone.name), \(isFictional), \(transaction.now))
            RETURNING *
            """)
        guard let made else { throw DatabaseError.conflict }
        return try CouncilIdentity(made)
    }

    /// Makes somebody an operator, or no longer one. Throws `AccountRefusal.lastOperator` for the last one.
    public func setOperator(_ person: PersonID, _ isOperator: Bool) throws {
        if !isOperator, try !transaction.hasOperator(besides: person) { throw AccountRefusal.lastOperator }
        try transaction.run("UPDATE person SET is_operator = \(isOperator) WHERE id = \(person) AND erased IS NULL")
    }

    /// Gives somebody the coordination of a council. The council's members find it in their record of who did what.
    public func appointCoordinator(_ person: PersonID, of council: CouncilIdentity, knownAs name: String) throws {
        try transaction.join(person, council.id, as: name)
        let grant = NewGrant(person, .coordinator, in: .members, basis: "operator")
        try transaction.insert(grant, in: council.id)
        _ = try transaction.enter("coordinator.appoint", by: viewer, on: council, note: nil)
    }
}
