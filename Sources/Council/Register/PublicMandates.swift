// SPDX-License-Identifier: EUPL-1.2
import Access
import Database
import Language

/// A mandate whose holder's name is public, in one of the public formations its seat belongs to.
public struct PublicMandate: Hashable, Sendable {
    public let mandate: Mandate
    /// The holder, as the council knows them.
    public let name: String
    public let seat: Seat
    public let formation: FormationID

    /// The membership in the register: a mandate makes one in each formation.
    public var membership: String { Self.membership(formation, mandate.id) }

    public static func membership(_ formation: FormationID, _ mandate: MandateID) -> String {
        "\(formation)/\(mandate)"
    }
}

extension Snapshot {
    /// The mandates among some ids that run today and whose names and formations are public.
    public func publicMandates(
        _ ids: some Sequence<MandateID>, in council: CouncilIdentity
    ) throws -> [PublicMandate] {
        try publicMandates(where: "m.id IN \(list: Set(ids))", in: council)
    }

    /// All of them, as the public list of members shows them.
    public func publicMandates(in council: CouncilIdentity) throws -> [PublicMandate] {
        try publicMandates(where: "1 = 1", in: council)
    }

    /// The public names of those who hold some mandates today, whether or not their seats sit in a public formation.
    public func publicNames(
        of ids: some Sequence<MandateID>, in council: CouncilIdentity
    ) throws -> [MandateID: String] {
        let (scope, today) = (Scope.visitors(of: council.id), council.today(at: now))
        return try rows(
            """
            SELECT m.id, p.name FROM mandate AS m
                JOIN seat AS s ON s.council = m.council AND s.id = m.seat
                JOIN member AS p ON p.council = m.council AND p.person = m.person
            WHERE m.council = \(council.id) AND m.id IN \(list: Set(ids)) AND m.name_public = 1
                AND m.first_day <= \(today) AND (m.last_day IS NULL OR m.last_day >= \(today)) AND \(scope.sees("s"))
            """
        ).reduce(into: [:]) { $0[try $1["id"]] = try $1["name"] }
    }

    private func publicMandates(where condition: SQL, in council: CouncilIdentity) throws -> [PublicMandate] {
        let (scope, today) = (Scope.visitors(of: council.id), council.today(at: now))
        return try rows(
            """
            SELECT m.*, p.name, fs.formation FROM mandate AS m
                JOIN seat AS s ON s.council = m.council AND s.id = m.seat
                JOIN formation_seat AS fs ON fs.council = m.council AND fs.seat = m.seat
                JOIN formation AS f ON f.council = fs.council AND f.id = fs.formation
                JOIN member AS p ON p.council = m.council AND p.person = m.person
            WHERE m.council = \(council.id) AND \(condition) AND m.name_public = 1
                AND m.first_day <= \(today) AND (m.last_day IS NULL OR m.last_day >= \(today))
                AND \(scope.sees("s")) AND \(scope.sees("f"))
            ORDER BY fs.formation, fs.place, m.id
            """
        ).withSeats(in: self, of: council.id)
    }

    /// Whether a council works here; others are only described by what is published about them.
    public func worksHere(_ council: CouncilID) throws -> Bool {
        try row("SELECT 1 FROM published_facts WHERE council = \(council)") == nil
    }

    /// The organisations among some ids that anybody may know of, those that left too.
    public func publicOrganisations(
        _ ids: some Sequence<OrganisationID>, of council: CouncilID
    ) throws -> [Organisation] {
        let scope = Scope.visitors(of: council)
        return try rows("SELECT o.* FROM organisation AS o WHERE o.id IN \(list: Set(ids)) AND \(scope.sees("o"))")
            .map(Organisation.init)
    }
}

extension [Row] {
    fileprivate func withSeats(in snapshot: Snapshot, of council: CouncilID) throws -> [PublicMandate] {
        let ids: Set<SeatID> = Set(try map { try $0["seat"] })
        guard !ids.isEmpty else { return [] }
        let seats: [SeatID: Seat] = try snapshot.rows(
            "SELECT * FROM seat WHERE council = \(council) AND id IN \(list: ids)"
        ).map(Seat.init).reduce(into: [:]) { $0[$1.id] = $1 }
        return try compactMap { row in
            guard let seat = seats[try row["seat"] as SeatID] else { return nil }
            return PublicMandate(
                mandate: try Mandate(row), name: try row["name"], seat: seat, formation: try row["formation"])
        }
    }
}
