// SPDX-License-Identifier: EUPL-1.2
import Database
import Language

/// A person's place in one audience of a council, in a role, for a term: the only source of rights in it.
public struct Grant: Hashable, Sendable {
    public let id: GrantID
    public let council: CouncilID
    public let person: PersonID
    /// What the place opens: the council's members, one formation, one circle, one list of names.
    public let audience: Audience
    public let role: Role
    /// The organisation the person stands for, if any.
    public let organisation: OrganisationID?
    /// The first instant it is worth something.
    public let starts: Instant
    /// The first instant it is worth nothing any more; nil while no end is known.
    public let ends: Instant?
    /// Where it comes from, as `kind:id`: a mandate, an invitation.
    public let basis: String

    public func isActive(at now: Instant) -> Bool { starts <= now && ends.map { now < $0 } ?? true }
}

/// A place to be given.
public struct NewGrant: Hashable, Sendable {
    public let person: PersonID
    public let audience: Audience
    public let role: Role
    public let organisation: OrganisationID?
    public let starts: Instant?
    public let ends: Instant?
    public let basis: String

    /// Starts now unless said, and has no end unless said.
    public init(
        _ person: PersonID, _ role: Role, in audience: Audience, organisation: OrganisationID? = nil,
        starts: Instant? = nil, ends: Instant? = nil, basis: String
    ) {
        self.person = person
        self.audience = audience
        self.role = role
        self.organisation = organisation
        self.starts = starts
        self.ends = ends
        self.basis = basis
    }
}
