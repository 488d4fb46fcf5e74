// SPDX-License-Identifier: EUPL-1.2
import Access
import Database
import Language

extension Transaction {
    func insert(_ seat: Seat) throws {
        try run(
            """
            INSERT INTO seat (council, id, audience, within, names, profile_seat, college, kind, standing, organisation,
                since, until, version)
            VALUES (\(seat.council), \(seat.id), \(seat.readership.audience), \(seat.readership.within), \(seat.names),
                \(seat.profileID), \(seat.college), \(seat.kind), \(seat.standing), \(seat.organisation), \(seat.since),
                \(seat.until), 1)
            """)
    }

    /// Puts a seat at the end of a formation's order. Once there it stays where it is.
    func put(_ seat: SeatID, in formation: FormationID, of council: CouncilID, presides: Bool = false) throws {
        try run(
            """
            INSERT INTO formation_seat (council, formation, seat, presides, place)
            SELECT \(council), \(formation), \(seat), \(presides), COALESCE(MAX(place), 0) + 1
            FROM formation_seat WHERE council = \(council) AND formation = \(formation)
            ON CONFLICT (council, formation, seat) DO NOTHING
            """)
    }
}

extension Permit where A == AddSeat {
    /// Writes the new seat that the permit was given for, in a formation whose readers may all know of it.
    public func write(in formation: Formation) throws {
        precondition(subject.readership.admitsAll(of: formation.readership), "whoever sees a formation sees its seats")
        try transaction.insert(subject)
        try transaction.put(subject.id, in: formation.id, of: council)
    }
}

extension Permit where A == EditSeat {
    /// Writes what is known of the seat from now on.
    public func write(_ seat: Seat) throws {
        try transaction.run(
            """
            UPDATE seat SET names = \(seat.names), college = \(seat.college), kind = \(seat.kind),
                standing = \(seat.standing), organisation = \(seat.organisation), version = version + 1
            WHERE council = \(council) AND id = \(seat.id)
            """)
    }
}

extension Permit where A == CloseSeat {
    /// Abolishes the seat with a day: mandates that would outlast it end with it.
    func write(lastDay: LocalDate, in council: CouncilIdentity) throws {
        for mandate in try transaction.mandates(of: subject) where mandate.until.map({ lastDay < $0 }) ?? true {
            try end(mandate, lastDay: lastDay, in: council)
        }
        try transaction.run(
            "UPDATE seat SET until = \(lastDay), version = version + 1 WHERE council = \(council.id) AND id = \(subject.id)"
        )
    }
}

extension Permit where A == SeatFormation {
    /// Puts a seat into the formation, and lets its holders in.
    public func add(_ seat: Seat, in council: CouncilIdentity) throws {
        precondition(seat.readership.admitsAll(of: subject.readership), "whoever sees a formation sees its seats")
        try transaction.put(seat.id, in: subject.id, of: council.id)
        for mandate in try transaction.mandates(of: seat) {
            try letIn(mandate, of: seat, to: subject, presides: false, in: council)
        }
    }

    /// Takes a seat out of the formation; its holders leave it at once.
    func remove(_ seat: Seat) throws {
        for mandate in try transaction.mandates(of: seat) {
            try endPlaces(from: Mandate.basis(mandate.id, in: subject.id))
            try transaction.forgetPlace(of: mandate.id, in: subject.id, of: council)
        }
        try transaction.run(
            """
            DELETE FROM formation_seat WHERE council = \(council) AND formation = \(subject.id) AND seat = \(seat.id)
            """)
    }

    /// Gives the chair of the formation to a seat, or to none; the places of the holders follow.
    public func preside(_ seat: Seat?, in council: CouncilIdentity) throws {
        let before = try transaction.seats(presidingOver: subject)
        try transaction.run(
            """
            UPDATE formation_seat SET presides = CASE WHEN seat = \(seat?.id) THEN 1 ELSE 0 END
            WHERE council = \(council.id) AND formation = \(subject.id)
            """)
        for changed in before.filter({ $0.id != seat?.id }) + [seat].compactMap(\.self) {
            for mandate in try transaction.mandates(of: changed) {
                try endPlaces(from: Mandate.basis(mandate.id, in: subject.id))
                try transaction.forgetPlace(of: mandate.id, in: subject.id, of: council.id)
                try letIn(mandate, of: changed, to: subject, presides: changed.id == seat?.id, in: council)
            }
        }
    }
}
