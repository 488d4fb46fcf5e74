// SPDX-License-Identifier: EUPL-1.2
import Access
import Values
import Language

/// A body that appoints to seats and owns actions.
public struct Organisation: Hashable, Sendable {
    public let id: OrganisationID
    public let council: CouncilID
    /// Who may know that it takes part.
    public let readership: Readership
    public let names: LocalText
    /// Its own page on the web.
    public let site: String?
    public let since: LocalDate
    /// The last day it took part, if it left.
    public let until: LocalDate?
    public let version: Int

    /// An organisation to be added, or as it was stored.
    public init(
        id: OrganisationID, council: CouncilID, readership: Readership = Readership(.public), names: LocalText,
        site: String? = nil, since: LocalDate, until: LocalDate? = nil, version: Int = 1
    ) {
        self.id = id
        self.council = council
        self.readership = readership
        self.names = names
        self.site = site
        self.since = since
        self.until = until
        self.version = version
    }
}

extension Organisation: ActSubject {
    public var reference: ActReference { ActReference("organisation", id) }
}
