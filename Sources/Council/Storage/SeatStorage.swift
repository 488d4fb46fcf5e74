// SPDX-License-Identifier: EUPL-1.2
import Access
import Database
import Language

extension Seat {
    init(_ row: Row) throws {
        self.init(
            id: try row["id"], council: try row["council"], readership: try Readership(row), names: try row["names"],
            profileID: try row["profile_seat"], college: try row["college"], kind: try row["kind"],
            standing: try row["standing"], organisation: try row["organisation"], since: try row["since"],
            until: try row["until"], version: try row["version"])
    }
}

extension Mandate {
    init(_ row: Row) throws {
        self.init(
            id: try row["id"], council: try row["council"], seat: try row["seat"], person: try row["person"],
            kind: try row["kind"], from: try row["first_day"], until: try row["last_day"],
            isNamePublic: try row["name_public"], version: try row["version"])
    }
}

extension Snapshot {
    /// One seat, if the viewer may know of it.
    public func seat(_ id: SeatID, for scope: Scope) throws -> Seat? {
        try row("SELECT s.* FROM seat AS s WHERE s.id = \(id) AND \(scope.sees("s"))").map(Seat.init)
    }

    /// The seats of a formation that exist on a day, in their order, each with its holders of that day.
    ///
    /// The formation must have been read by the scope. Names are left out where the viewer may not read them.
    public func holders(of formation: Formation, on day: LocalDate, for scope: Scope) throws -> [Holding] {
        let seats = try rows(
            """
            SELECT s.*, fs.presides FROM formation_seat AS fs
            JOIN seat AS s ON s.council = fs.council AND s.id = fs.seat
            WHERE fs.council = \(formation.council) AND fs.formation = \(formation.id)
                AND s.since <= \(day) AND (s.until IS NULL OR s.until >= \(day))
            ORDER BY fs.place, s.id
            """
        ).map { (seat: try Seat($0), presides: try $0["presides"] as Bool) }
        return try holdings(seats, on: day, for: scope)
    }

    /// The seats an organisation names the holders of, as far as the viewer may know of them, with those of the day.
    public func holders(from organisation: Organisation, on day: LocalDate, for scope: Scope) throws -> [Holding] {
        let seats = try rows(
            """
            SELECT s.* FROM seat AS s
            WHERE s.council = \(organisation.council) AND s.organisation = \(organisation.id) AND \(scope.sees("s"))
                AND s.since <= \(day) AND (s.until IS NULL OR s.until >= \(day))
            ORDER BY s.id LIMIT 200
            """
        ).map { (seat: try Seat($0), presides: false) }
        return try holdings(seats, on: day, for: scope)
    }

    /// One seat with its holders of a day.
    public func holding(of seat: Seat, on day: LocalDate, for scope: Scope) throws -> Holding? {
        try holdings([(seat, false)], on: day, for: scope).first
    }

    private func holdings(_ seats: [(seat: Seat, presides: Bool)], on day: LocalDate, for scope: Scope) throws
        -> [Holding]
    {
        let council = scope.council
        let mandates = Dictionary(grouping: try mandates(in: seats.map(\.seat.id), of: council, on: day), by: \.seat)
        let organisations = try organisations(seats.compactMap(\.seat.organisation), in: council)
        let names = try readableNames(of: mandates.values.joined(), for: scope)
        return seats.map { seat, presides in
            func holder(_ kind: Mandate.Kind) -> Holder? {
                mandates[seat.id]?.first { $0.kind == kind }.map { Holder(mandate: $0, name: names[$0.id]) }
            }
            return Holding(
                seat: seat, presides: presides, organisation: seat.organisation.flatMap { organisations[$0] },
                titular: holder(.titular), substitute: holder(.substitute))
        }
    }

    private func mandates(in seats: [SeatID], of council: CouncilID, on day: LocalDate) throws -> [Mandate] {
        guard !seats.isEmpty else { return [] }
        return try rows(
            """
            SELECT * FROM mandate WHERE council = \(council) AND seat IN \(list: seats)
                AND first_day <= \(day) AND (last_day IS NULL OR last_day >= \(day))
            ORDER BY first_day, id
            """
        ).map(Mandate.init)
    }

    /// The names of holders that the viewer may read: members all of them, others those that were made public.
    func readableNames(of mandates: some Sequence<Mandate>, for scope: Scope) throws -> [MandateID: String] {
        let isMember = scope.keys.contains(.members)
        let readable = mandates.filter { isMember || $0.isNamePublic }
        let names = try names(of: readable.map(\.person), in: scope.council)
        return readable.reduce(into: [:]) { $0[$1.id] = names[$1.person] }
    }

    /// One mandate, if the viewer may know of its seat.
    public func mandate(_ id: MandateID, for scope: Scope) throws -> Mandate? {
        try row(
            """
            SELECT m.* FROM mandate AS m JOIN seat AS s ON s.council = m.council AND s.id = m.seat
            WHERE m.council = \(scope.council) AND m.id = \(id) AND \(scope.sees("s"))
            """
        ).map(Mandate.init)
    }

    /// The mandates of a seat, the latest first. The seat must have been read by a scope.
    public func mandates(of seat: Seat, limit: Int = 50) throws -> [Mandate] {
        try rows(
            """
            SELECT * FROM mandate WHERE council = \(seat.council) AND seat = \(seat.id)
            ORDER BY first_day DESC, id DESC LIMIT \(limit)
            """
        ).map(Mandate.init)
    }
}
