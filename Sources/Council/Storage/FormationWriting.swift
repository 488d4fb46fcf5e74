// SPDX-License-Identifier: EUPL-1.2
import Access
import Database
import Language
import Lineage

extension Transaction {
    /// Sets up a formation, and lets whoever does it keep its secretariat. Throws `Refusal`.
    ///
    /// A formation that nobody else may know of is permitted as a matter of the members, since nobody belongs to it
    /// yet; its readers become the entry's readers before the transaction ends.
    public func found(_ formation: Formation, in council: CouncilIdentity, _ standing: Standing) throws {
        let permit = try permit(FoundFormation.self, standing, on: formation.open)
        try insert(formation, in: council)
        try name(formation.audience, formation.names.text(in: council.tongue), in: council.id)
        if let person = permit.person {
            try permit.give(
                NewGrant(person, .coordinator, in: formation.audience, basis: Formation.secretariat(formation.id)))
        }
        try changeReaders(of: formation.reference, in: council.id, to: formation.readership)
    }

    func insert(_ formation: Formation, in council: CouncilIdentity) throws {
        try run(
            """
            INSERT INTO formation
                (council, id, audience, within, kind, names, sort, purpose, profile_formation, since, until, ends, version)
            VALUES (\(formation.council), \(formation.id), \(formation.readership.audience),
                \(formation.readership.within), \(formation.kind), \(formation.names), \(formation.sortKey(in: council)),
                \(formation.purpose), \(formation.profileID), \(formation.since), \(formation.until), \(formation.ends), 1)
            """)
        try put(formation.node(in: council), text: formation.searchText)
    }
}

extension Permit where A == EditFormation {
    /// Writes name and purpose; the badge of its members is named anew.
    func write(_ formation: Formation, in council: CouncilIdentity) throws {
        try transaction.run(
            """
            UPDATE formation SET names = \(formation.names), sort = \(formation.sortKey(in: council)),
                purpose = \(formation.purpose), ends = \(formation.ends), version = version + 1
            WHERE council = \(formation.council) AND id = \(formation.id)
            """)
        if formation.kind != .plenary {
            try transaction.name(formation.audience, formation.names.text(in: council.tongue), in: council.id)
        }
        try transaction.put(formation.node(in: council), text: formation.searchText)
    }
}

/// The two ways in which a formation ends: closed by its secretariat, or in time.
protocol EndsFormation: GivesPlaces where Subject == Formation {}

extension CloseFormation: EndsFormation {}
extension EndFormationInTime: EndsFormation {}

extension Permit where A: EndsFormation {
    /// Ends the formation with a day, and every place in it at the end of that day.
    func write(lastDay: LocalDate, in council: CouncilIdentity) throws {
        let end = lastDay.adding(days: 1).start(in: council.localZone)
        try endPlaces(from: Formation.secretariat(subject.id), at: end)
        for mandate in try transaction.mandatesLetIn(to: subject.id, of: council.id) {
            try endPlaces(from: Mandate.basis(mandate, in: subject.id), at: end)
        }
        try transaction.run(
            """
            UPDATE formation SET until = \(lastDay), version = version + 1
            WHERE council = \(council.id) AND id = \(subject.id)
            """)
        try transaction.removeNode(NodeReference(.formation, subject.id), in: council.id)
    }
}

extension Formation {
    /// What a coordinator's place in it is based on.
    static func secretariat(_ id: FormationID) -> String { "formation:\(id)" }

    /// The same formation as the permit to set it up sees it.
    fileprivate var open: Formation {
        Formation(
            id: id, council: council, readership: Readership(isSecluded ? .members : .public), kind: kind, names: names,
            purpose: purpose, profileID: profileID, since: since, until: until, ends: ends, version: version)
    }

    /// The plenary first, then by name.
    fileprivate func sortKey(in council: CouncilIdentity) -> String {
        (kind == .plenary ? "0" : "1") + council.sortKey(of: names)
    }

    fileprivate var searchText: String { names.allTexts + " " + (purpose?.allTexts ?? "") }

    fileprivate func node(in council: CouncilIdentity) -> Node {
        let (title, tongue) = names.reading(in: council.tongue)
        return Node(
            council: self.council, reference: NodeReference(.formation, id), readership: readership, title: title,
            tongue: tongue, day: since, path: ["formations", id.description])
    }
}
