// SPDX-License-Identifier: EUPL-1.2
import Database
import Language

/// What a viewer is in one council at this moment: what they reach, and in which roles.
public struct Standing: Sendable {
    public let viewer: Viewer
    public let council: CouncilID
    /// What they may see; every read takes it.
    public let scope: Scope
    /// Roles in the council as a whole.
    public let roles: Set<Role>
    /// Roles in each formation they belong to.
    public let formations: [FormationID: Set<Role>]
    /// Roles in each circle they belong to.
    public let circles: [CircleID: Set<Role>]
    /// The organisations they stand for.
    public let organisations: Set<OrganisationID>

    init(viewer: Viewer, council: CouncilID, places: [Place]) {
        self.viewer = viewer
        self.council = council
        let audiences = Set(places.map(\.audience))
        scope = Scope(council: council, holding: viewer.isSignedIn ? audiences.union([.signedIn]) : audiences)
        roles = Set(places.filter { !$0.audience.kind.isOfOne }.map(\.role))
        formations = Self.roles(of: places) { $0.audience.formation }
        circles = Self.roles(of: places) { $0.audience.circle }
        organisations = Set(places.compactMap(\.organisation))
    }

    /// One running grant, as far as it matters here.
    struct Place: Hashable, Sendable {
        let audience: Audience
        let role: Role
        let organisation: OrganisationID?
    }

    /// Somebody who is not signed in, in this council.
    public static func visitor(in council: CouncilID) -> Standing {
        Standing(viewer: .visitor, council: council, places: [])
    }

    /// Whether they belong to the council: members, and whoever belongs to one of its formations or circles.
    public var isMember: Bool { scope.keys.contains(.members) }

    /// Whether they coordinate the council.
    public var isCoordinator: Bool { roles.contains(.coordinator) }

    /// Whether they have one of these roles in the formation; nothing where they do not belong to it.
    public func has(_ wanted: Set<Role>, in formation: FormationID) -> Bool {
        !(formations[formation] ?? []).isDisjoint(with: wanted)
    }

    /// Whether they have one of these roles in the council as a whole.
    public func has(_ wanted: Set<Role>) -> Bool { !roles.isDisjoint(with: wanted) }

    private static func roles<Key: Hashable>(of places: [Place], by key: (Place) -> Key?) -> [Key: Set<Role>] {
        places.reduce(into: [:]) { roles, place in
            if let key = key(place) { roles[key, default: []].insert(place.role) }
        }
    }
}
