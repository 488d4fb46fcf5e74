// SPDX-License-Identifier: EUPL-1.2
import Access
import Values
import Language

/// A composition in which the council meets.
public struct Formation: Hashable, Sendable {
    public enum Kind: String, Hashable, Sendable, CaseIterable, Storable {
        case plenary, restricted, thematic, territorial, other
    }

    public let id: FormationID
    public let council: CouncilID
    /// Who may know that it exists.
    public let readership: Readership
    public let kind: Kind
    public let names: LocalText
    /// What it is for, in the council's words.
    public let purpose: LocalText?
    /// The formation of the profile it follows, if any.
    public let profileID: String?
    public let since: LocalDate
    /// The last day it existed, if it was closed.
    public let until: LocalDate?
    /// The last day it is set up for; it closes by itself after it. Nil where no end is planned.
    public let ends: LocalDate?
    public let version: Int

    /// A formation to be set up, or as it was stored.
    public init(
        id: FormationID, council: CouncilID, readership: Readership, kind: Kind, names: LocalText,
        purpose: LocalText? = nil, profileID: String? = nil, since: LocalDate, until: LocalDate? = nil,
        ends: LocalDate? = nil, version: Int = 1
    ) {
        self.id = id
        self.council = council
        self.readership = readership
        self.kind = kind
        self.names = names
        self.purpose = purpose
        self.profileID = profileID
        self.since = since
        self.until = until
        self.ends = ends
        self.version = version
    }

    /// Those who belong to it: for whom its agendas, papers and minutes are. The plenary is all members.
    public var audience: Audience { kind == .plenary ? .members : .formation(id) }

    /// Whether nobody else may know that it exists.
    public var isSecluded: Bool { readership.audiences.contains(.formation(id)) }

    /// Whether it exists on a day.
    public func exists(on day: LocalDate) -> Bool { since <= day && until.map { day <= $0 } ?? true }
}

extension Formation: ActSubject {
    public var reference: ActReference { ActReference("formation", id) }
}

extension Standing {
    /// Whether they belong to the formation.
    public func belongs(to formation: Formation) -> Bool { scope.keys.contains(formation.audience) }

    /// Whether they run its secretariat. In the plenary that is the council's; elsewhere only somebody who belongs to it.
    public func keepsSecretariat(of formation: Formation) -> Bool {
        formation.kind == .plenary ? isCoordinator : has([.coordinator], in: formation.id)
    }

    /// Whether they preside over it.
    public func presides(over formation: Formation) -> Bool {
        formation.kind == .plenary ? has([.chair]) : has([.chair], in: formation.id)
    }
}
