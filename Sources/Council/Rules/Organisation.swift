// SPDX-License-Identifier: EUPL-1.2
import Access
import Language
import Values

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
}

extension Organisation: ActSubject {
    public var reference: ActReference { ActReference("organisation", id) }
}
