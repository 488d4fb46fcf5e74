// SPDX-License-Identifier: EUPL-1.2
import Access
import Database
import Language
import Lineage

extension NodeKind {
    /// An organisation, to be found by search.
    public static let organisation = NodeKind("organisation")
    /// A formation, to be found by search.
    public static let formation = NodeKind("formation")
}

extension Permit where A == AddOrganisation {
    /// Writes the new organisation that the permit was given for.
    public func write(in council: CouncilIdentity) throws {
        let organisation = subject
        try transaction.run(
            """
            INSERT INTO organisation (council, id, audience, within, names, sort, site, since, until, version)
            VALUES (\(organisation.council), \(organisation.id), \(organisation.readership.audience),
                \(organisation.readership.within), \(organisation.names), \(council.sortKey(of: organisation.names)),
                \(organisation.site), \(organisation.since), \(organisation.until), 1)
            """)
        try transaction.put(organisation.node(in: council), text: organisation.names.allTexts)
    }
}

extension Permit where A == EditOrganisation {
    /// Writes what is known from now on.
    func write(_ organisation: Organisation, in council: CouncilIdentity) throws {
        try transaction.run(
            """
            UPDATE organisation SET names = \(organisation.names), sort = \(council.sortKey(of: organisation.names)),
                site = \(organisation.site), version = version + 1
            WHERE council = \(organisation.council) AND id = \(organisation.id)
            """)
        try transaction.put(organisation.node(in: council), text: organisation.names.allTexts)
    }
}

extension Permit where A == EndOrganisation {
    /// Writes the last day on which the organisation takes part.
    func write(lastDay: LocalDate) throws {
        try transaction.run(
            """
            UPDATE organisation SET until = \(lastDay), version = version + 1
            WHERE council = \(council) AND id = \(subject.id)
            """)
        try transaction.removeNode(NodeReference(.organisation, subject.id), in: council)
    }
}

extension Organisation {
    /// What search knows of it.
    func node(in council: CouncilIdentity) -> Node {
        let (title, tongue) = names.reading(in: council.tongue)
        return Node(
            council: self.council, reference: NodeReference(.organisation, id), readership: readership, title: title,
            tongue: tongue, day: since, path: ["organisations", id.description])
    }
}

extension CouncilIdentity {
    /// The stored key by which names sort as readers of the council's language expect.
    func sortKey(of names: LocalText) -> String { Collation.key(names.text(in: tongue), tongue) }

    /// Its time zone; UTC where this machine does not know it any more.
    public var localZone: Zone { Zone(zone) ?? .utc }

    /// The day it is there at an instant.
    public func today(at now: Instant) -> LocalDate { now.local(in: localZone).date }
}

extension LocalText {
    /// The text in all its languages, for search.
    var allTexts: String { texts.values.sorted().joined(separator: " ") }
}
