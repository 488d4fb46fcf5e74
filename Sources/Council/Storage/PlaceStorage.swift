// SPDX-License-Identifier: EUPL-1.2
import Access
import Database
import Language

/// Why somebody cannot be given a seat.
public enum MandateRefusal: Error, Hashable, Sendable, CaseIterable {
    case taken, sameHolder, noSubstitutes, endsBeforeItStarts

    /// The sentence shown to the person.
    public var message: Message {
        switch self {
        case .taken: Message("Somebody holds this seat in that time. End their mandate first, or choose other days.")
        case .sameHolder: Message("This person holds this seat already, as titular or as substitute, in that time.")
        case .noSubstitutes: Message("The council’s rules know no substitutes.")
        case .endsBeforeItStarts: Message("The last day is before the first.")
        }
    }
}

extension Snapshot {
    /// Why a mandate cannot be written, or nil.
    func obstacle(to mandate: Mandate) throws -> MandateRefusal? {
        if let until = mandate.until, until < mandate.from { return .endsBeforeItStarts }
        if mandate.kind == .substitute, try constitution(of: mandate.council)?.substitutes.isAllowed == false {
            return .noSubstitutes
        }
        let others = try rows(
            "SELECT * FROM mandate WHERE council = \(mandate.council) AND seat = \(mandate.seat) AND id <> \(mandate.id)"
        ).map(Mandate.init).filter { $0.overlaps(mandate.from, mandate.until) }
        if others.contains(where: { $0.person == mandate.person }) { return .sameHolder }
        return others.contains { $0.kind == mandate.kind } ? .taken : nil
    }

    /// The formations a seat belongs to, whoever may know of them: for writing only, never for a page.
    func formations(with seat: Seat) throws -> [(formation: Formation, presides: Bool)] {
        try rows(
            """
            SELECT f.*, fs.presides FROM formation_seat AS fs
            JOIN formation AS f ON f.council = fs.council AND f.id = fs.formation
            WHERE fs.council = \(seat.council) AND fs.seat = \(seat.id) AND f.until IS NULL ORDER BY f.id
            """
        ).map { (try Formation($0), try $0["presides"]) }
    }

    func seats(presidingOver formation: Formation) throws -> [Seat] {
        try rows(
            """
            SELECT s.* FROM formation_seat AS fs JOIN seat AS s ON s.council = fs.council AND s.id = fs.seat
            WHERE fs.council = \(formation.council) AND fs.formation = \(formation.id) AND fs.presides = 1
            """
        ).map(Seat.init)
    }

    /// Whether a seat belongs to a formation.
    func isSeated(_ seat: SeatID, in formation: Formation) throws -> Bool {
        try row(
            """
            SELECT 1 FROM formation_seat
            WHERE council = \(formation.council) AND formation = \(formation.id) AND seat = \(seat)
            """) != nil
    }

    /// Whether a mandate has brought its holder into a formation.
    func hasPlace(_ mandate: MandateID, in formation: FormationID, of council: CouncilID) throws -> Bool {
        try row(
            """
            SELECT 1 FROM formation_place
            WHERE council = \(council) AND formation = \(formation) AND mandate = \(mandate)
            """) != nil
    }

    func formations(letting mandate: MandateID, of council: CouncilID) throws -> [FormationID] {
        try rows("SELECT formation FROM formation_place WHERE council = \(council) AND mandate = \(mandate)")
            .map { try $0["formation"] }
    }

    func mandatesLetIn(to formation: FormationID, of council: CouncilID) throws -> [MandateID] {
        try rows("SELECT mandate FROM formation_place WHERE council = \(council) AND formation = \(formation)")
            .map { try $0["mandate"] }
    }

    /// Holders of a formation's seats, now or later, whom nobody has let in yet. For those who belong to it.
    func waiting(for formation: Formation, on day: LocalDate) throws -> [(mandate: Mandate, seat: Seat)] {
        guard formation.kind != .plenary else { return [] }
        let mandates = try rows(
            """
            SELECT m.* FROM formation_seat AS fs
            JOIN mandate AS m ON m.council = fs.council AND m.seat = fs.seat
            LEFT JOIN formation_place AS p
                ON p.council = fs.council AND p.formation = fs.formation AND p.mandate = m.id
            WHERE fs.council = \(formation.council) AND fs.formation = \(formation.id)
                AND (m.last_day IS NULL OR m.last_day >= \(day)) AND p.mandate IS NULL
            ORDER BY m.first_day, m.id LIMIT 100
            """
        ).map(Mandate.init)
        let seats = try rows(
            "SELECT * FROM seat WHERE council = \(formation.council) AND id IN \(list: Set(mandates.map(\.seat)))"
        ).map(Seat.init).reduce(into: [SeatID: Seat]()) { $0[$1.id] = $1 }
        return mandates.compactMap { mandate in seats[mandate.seat].map { (mandate, $0) } }
    }
}

extension Transaction {
    func forgetPlace(of mandate: MandateID, in formation: FormationID, of council: CouncilID) throws {
        try run(
            """
            DELETE FROM formation_place
            WHERE council = \(council) AND formation = \(formation) AND mandate = \(mandate)
            """)
    }
}
