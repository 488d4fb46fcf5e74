// SPDX-License-Identifier: EUPL-1.2
import Database
import Language

/// A council as far as rights and addresses need it; the room `Council` knows the rest.
public struct CouncilIdentity: Hashable, Sendable {
    public let id: CouncilID
    /// Its part of an address: `kalliste` in `/c/kalliste`.
    public let slug: String
    public let name: String
    /// The language it works in.
    public let tongue: Tongue
    /// The IANA name of its time zone.
    public let zone: String
    public let created: Instant
    /// Whether the council is an example, said so on every page of it.
    public let isFictional: Bool

    init(_ row: Row) throws {
        id = try row["id"]
        slug = try row["slug"]
        name = try row["name"]
        tongue = Tongue(rawValue: try row["tongue"])
        zone = try row["zone"]
        created = try row["created"]
        isFictional = try row["fictional"]
    }

    /// Small letters, digits and single hyphens between them, 2 to 40 of them, as an address carries them.
    public static func isSlug(_ text: String) -> Bool {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        let allowed = Set("abcdefghijklmnopqrstuvwxyz0123456789".utf8)
        return (2...40).contains(text.utf8.count)
            && parts.allSatisfy { !$0.isEmpty && $0.utf8.allSatisfy(allowed.contains) }
    }
}

extension CouncilIdentity: ActSubject {
    public var council: CouncilID { id }
    public var reference: ActReference { ActReference("council", id) }
    /// That a council exists is public.
    public var readership: Readership { Readership(.public) }
}

extension Snapshot {
    /// The council of this id, if there is one.
    public func council(_ id: CouncilID) throws -> CouncilIdentity? {
        try row("SELECT * FROM council WHERE id = \(id)").map(CouncilIdentity.init)
    }

    /// The council of this slug, if there is one.
    public func council(slug: String) throws -> CouncilIdentity? {
        try row("SELECT * FROM council WHERE slug = \(slug)").map(CouncilIdentity.init)
    }

    /// Every council of the installation, by slug.
    public func councils() throws -> [CouncilIdentity] {
        try rows("SELECT * FROM council ORDER BY slug").map(CouncilIdentity.init)
    }

    /// The councils in which a person holds a place now, by slug.
    public func councils(of person: PersonID) throws -> [CouncilIdentity] {
        try rows(
            """
            SELECT * FROM council WHERE id IN (
                SELECT council FROM grants
                WHERE person = \(person) AND starts <= \(now) AND (ends IS NULL OR ends > \(now)))
            ORDER BY slug
            """
        ).map(CouncilIdentity.init)
    }
}

/// Why a council cannot be made.
public enum CouncilRefusal: Error, Hashable, Sendable, CaseIterable {
    case slugMalformed, slugTaken

    /// The sentence shown to the person.
    public var message: Message {
        switch self {
        case .slugMalformed:
            Message("The short name has 2 to 40 small letters a to z, digits, and single hyphens between them.")
        case .slugTaken: Message("Another council has this short name.")
        }
    }
}
