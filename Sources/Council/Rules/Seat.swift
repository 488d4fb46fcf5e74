// SPDX-License-Identifier: EUPL-1.2
import Access
import Values
import Language

public typealias SeatID = ID<Seat>

/// A place in the council, with voice or vote. It may belong to several formations.
public struct Seat: Hashable, Sendable {
    public let id: SeatID
    public let council: CouncilID
    /// Who may know that it exists.
    public let readership: Readership
    public let names: LocalText
    /// The seat of the profile it follows, if any.
    public let profileID: String?
    /// The college it is counted in, by the profile's id.
    public let college: String?
    public let kind: SeatKind
    public let standing: SeatStanding
    /// The organisation that names its holder, if any.
    public let organisation: OrganisationID?
    public let since: LocalDate
    /// The last day it existed, if it was abolished.
    public let until: LocalDate?
    public let version: Int

    /// A seat to be made, or as it was stored.
    public init(
        id: SeatID, council: CouncilID, readership: Readership = Readership(.public), names: LocalText,
        profileID: String? = nil, college: String? = nil, kind: SeatKind, standing: SeatStanding,
        organisation: OrganisationID? = nil, since: LocalDate, until: LocalDate? = nil, version: Int = 1
    ) {
        self.id = id
        self.council = council
        self.readership = readership
        self.names = names
        self.profileID = profileID
        self.college = college
        self.kind = kind
        self.standing = standing
        self.organisation = organisation
        self.since = since
        self.until = until
        self.version = version
    }

    /// Whether it counts for votes and quorum.
    public var hasVote: Bool { standing == .vote }
}

extension SeatKind: Storable {}
extension SeatStanding: Storable {}

extension Seat: ActSubject {
    public var reference: ActReference { ActReference("seat", id) }
}
