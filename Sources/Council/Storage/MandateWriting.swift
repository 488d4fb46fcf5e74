// SPDX-License-Identifier: EUPL-1.2
import Access
import Database
import Language

extension Mandate {
    /// What a holder's place in one formation is based on. In the plenary it is the place among the members.
    static func basis(_ mandate: MandateID, in formation: FormationID) -> String { "\(basis(mandate)):\(formation)" }

    /// The instants between which it is worth something, in the council's zone: from midnight to midnight.
    func span(in council: CouncilIdentity) -> (starts: Instant, ends: Instant?) {
        (from.start(in: council.localZone), until.map { $0.adding(days: 1).start(in: council.localZone) })
    }
}

extension SeatKind {
    /// Whether the holder is a member of the council; guests and those who merely attend are not.
    var isMember: Bool { self != .invited && self != .attending }
}

extension Permit where A == GiveMandate {
    /// Writes a mandate in the permit's seat, and gives the places that come with it. Throws `MandateRefusal`.
    ///
    /// A formation that only its own people open lets the holder in later: nobody is told here that it exists.
    public func write(_ mandate: Mandate, in council: CouncilIdentity) throws {
        if let refusal = try transaction.obstacle(to: mandate) { throw refusal }
        try transaction.run(
            """
            INSERT INTO mandate (council, id, seat, person, kind, first_day, last_day, name_public, version)
            VALUES (\(council.id), \(mandate.id), \(mandate.seat), \(mandate.person), \(mandate.kind), \(mandate.from),
                \(mandate.until), \(mandate.isNamePublic), 1)
            """)
        for (formation, presides) in try transaction.formations(with: subject) {
            try letIn(mandate, of: subject, to: formation, presides: presides, in: council)
        }
    }
}

extension Permit where A == EndMandate {
    /// Ends a mandate with a day: the places that came with it end at midnight after it, or now where that is past.
    public func write(_ mandate: Mandate, lastDay: LocalDate, in council: CouncilIdentity) throws {
        try end(mandate, lastDay: lastDay, in: council)
    }
}

extension Permit where A == LetIntoFormation {
    /// Lets the holder of a seat into the formation.
    func letIn(_ mandate: Mandate, of seat: Seat, in council: CouncilIdentity) throws {
        let presides = try transaction.seats(presidingOver: subject).contains { $0.id == seat.id }
        try letIn(mandate, of: seat, to: subject, presides: presides, in: council)
    }

    /// Lets another coordinator of the council keep the formation's secretariat as well.
    func letIn(coordinator: PersonID) throws {
        try give(NewGrant(coordinator, .coordinator, in: subject.audience, basis: Formation.secretariat(subject.id)))
    }
}

extension Permit where A: GivesPlaces {
    /// Gives the place that a mandate brings in one formation, unless it is over, or given already, or not to be
    /// given by whoever acts.
    func letIn(
        _ mandate: Mandate, of seat: Seat, to formation: Formation, presides: Bool, in council: CouncilIdentity
    ) throws {
        let (starts, ends) = mandate.span(in: council)
        guard ends.map({ transaction.now < $0 }) ?? true, formation.kind != .plenary || seat.kind.isMember else {
            return
        }
        guard try !transaction.hasPlace(mandate.id, in: formation.id, of: council.id) else { return }
        let role: Role = presides && mandate.kind == .titular ? .chair : .member
        do {
            try give(
                NewGrant(
                    mandate.person, role, in: formation.audience, organisation: seat.organisation,
                    starts: max(starts, transaction.now), ends: ends, basis: Mandate.basis(mandate.id, in: formation.id)
                ))
        } catch PlaceRefusal.notYours {
            return
        }
        try transaction.run(
            """
            INSERT INTO formation_place (council, formation, mandate)
            VALUES (\(council.id), \(formation.id), \(mandate.id))
            """)
    }

    /// Writes the last day of a mandate and ends its places, in every formation, known to whoever acts or not.
    func end(_ mandate: Mandate, lastDay: LocalDate, in council: CouncilIdentity) throws {
        let end = lastDay.adding(days: 1).start(in: council.localZone)
        for formation in try transaction.formations(letting: mandate.id, of: council.id) {
            try endPlaces(from: Mandate.basis(mandate.id, in: formation), at: end)
        }
        try transaction.run(
            """
            UPDATE mandate SET last_day = \(lastDay), version = version + 1
            WHERE council = \(council.id) AND id = \(mandate.id)
            """)
    }
}
