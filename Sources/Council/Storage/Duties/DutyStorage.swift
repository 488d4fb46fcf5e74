// SPDX-License-Identifier: EUPL-1.2
import Access
import Database
import Language
import Values

/// Something that was done, as a coordinator wrote it down. For the council's members.
struct FulfilmentNote: Sendable {
    let id: ID<FulfilmentNote>
    let duty: String
    let day: LocalDate
    let note: String
    let person: PersonID?

    fileprivate init(_ row: Row) throws {
        id = try row["id"]
        duty = try row["duty"]
        day = try row["day"]
        note = try row["note"]
        person = try row["person"]
    }
}

/// Where the calendar of duties learns of meetings: the room that keeps them hands it to the roof.
public typealias Gatherings = @Sendable (Snapshot, Scope, _ since: LocalDate) throws -> [Gathering]

extension Snapshot {
    /// What was written down as done for one duty, the latest first.
    func fulfilments(of duty: String, in council: CouncilID, limit: Int = 50) throws -> [FulfilmentNote] {
        try rows(
            """
            SELECT * FROM duty_fulfilment WHERE council = \(council) AND duty = \(duty)
            ORDER BY day DESC, id DESC LIMIT \(limit)
            """
        ).map(FulfilmentNote.init)
    }

    func fulfilment(_ id: ID<FulfilmentNote>, in council: CouncilID) throws -> FulfilmentNote? {
        try row("SELECT * FROM duty_fulfilment WHERE council = \(council) AND id = \(id)").map(FulfilmentNote.init)
    }

    /// The calendar of duties as one reader may know it; nil for a council without a constitution.
    func dutyCalendar(
        of council: CouncilIdentity, for scope: Scope, _ gatherings: Gatherings
    ) throws -> DutyCalendar? {
        guard let charter = try charter(of: council.id) else { return nil }
        let today = council.today(at: now)
        let formations = try formations(for: scope)
        let written = try rows(
            "SELECT duty, day FROM duty_fulfilment WHERE council = \(council.id) ORDER BY day, id"
        ).reduce(into: [String: [LocalDate]]()) { $0[try $1["duty"], default: []].append(try $1["day"]) }
        return DutyCalendar(
            charter.obligations(of: formations), gatherings: try gatherings(self, scope, today.adding(months: -36)),
            written: written, today: today)
    }

    /// What is to be done about the seats a viewer may know of, the most urgent first.
    func seatAlerts(of council: CouncilIdentity, for scope: Scope) throws -> [SeatAlert] {
        let today = council.today(at: now)
        let seats = try rows(
            "SELECT s.* FROM seat AS s WHERE s.until IS NULL AND \(scope.sees("s")) ORDER BY s.id LIMIT 1000"
        ).map(Seat.init)
        guard !seats.isEmpty else { return [] }
        let mandates = try rows(
            "SELECT * FROM mandate WHERE council = \(council.id) AND seat IN \(list: seats.map(\.id)) ORDER BY id"
        ).map(Mandate.init)
        let bySeat = Dictionary(grouping: mandates, by: \.seat)
        return seats.compactMap { SeatAlert.of($0, mandates: bySeat[$0.id] ?? [], today: today) }
            .sorted { ($0.urgency, $0.seat.id) < ($1.urgency, $1.seat.id) }
    }

    /// The people who run the council's secretariat.
    func coordinators(of council: CouncilID) throws -> [PersonID] {
        let standing = try standing(of: .schedule(), in: council)
        return Set(try grants(standing).filter { $0.role == .coordinator && $0.isActive(at: now) }.map(\.person))
            .sorted()
    }
}

extension SeatAlert {
    fileprivate var urgency: LocalDate {
        switch matter {
        case .vacant: LocalDate(dayNumber: 0)
        case .ends(let day): day
        }
    }
}

extension Permit where A == RecordFulfilment {
    /// Writes down that something was done on a day.
    func write(day: LocalDate, note: String) throws {
        try transaction.run(
            """
            INSERT INTO duty_fulfilment (council, id, duty, day, note, person, at)
            VALUES (\(council), \(transaction.newID(FulfilmentNote.self)), \(subject.key), \(day), \(note), \(person),
                \(transaction.now))
            """)
    }

    /// Takes back what was written down by mistake.
    func takeBack(_ note: FulfilmentNote) throws {
        try transaction.run("DELETE FROM duty_fulfilment WHERE council = \(council) AND id = \(note.id)")
    }
}

extension Transaction {
    /// Notes a reason to remind; false where it was given before.
    func markReminded(_ reason: ReminderReason, in council: CouncilID) throws -> Bool {
        try run(
            """
            INSERT INTO council_reminder (council, subject, occasion, at)
            VALUES (\(council), \(reason.subject), \(reason.occasion), \(now))
            ON CONFLICT (council, subject, occasion) DO NOTHING
            """) == 1
    }
}
