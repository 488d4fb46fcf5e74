// SPDX-License-Identifier: EUPL-1.2
import Access
import Database
import Language
import Web

extension Migration {
    /// The secret addresses of people's own calendars: one for each person in a council, of which only a hash is kept.
    static let calendarAddresses = Migration(
        "meetings-009-calendar-addresses",
        [
            """
            CREATE TABLE calendar_address (
                council TEXT NOT NULL, person TEXT NOT NULL, mark \(.bytes) NOT NULL, made BIGINT NOT NULL,
                PRIMARY KEY (council, person)
            )
            """,
            "CREATE UNIQUE INDEX calendar_address_mark ON calendar_address (mark)",
            "CREATE INDEX calendar_address_person ON calendar_address (person)",
        ])
}

/// Whose calendar an address leads to, and when it was made. The address itself is known to nobody but its owner.
struct CalendarAddress: Hashable, Sendable {
    let council: CouncilID
    let person: PersonID
    let made: Instant
}

/// A person's own calendar, for the record of who did what.
struct OwnCalendar: ActSubject, Sendable {
    let council: CouncilID
    let person: PersonID
    var reference: ActReference { ActReference("calendar-address", person) }
    var readership: Readership { Readership(.members) }
}

/// Makes the address of one's own calendar; an earlier one answers no more.
enum MakeCalendarAddress: Action {
    static let name: StaticString = "calendar-address.make"
    static func permits(_ standing: Standing, _ calendar: OwnCalendar) -> Bool {
        standing.isMember && standing.viewer.person == calendar.person
    }
}

/// Ends the address of one's own calendar.
enum EndCalendarAddress: Action {
    static let name: StaticString = "calendar-address.end"
    static func permits(_ standing: Standing, _ calendar: OwnCalendar) -> Bool {
        MakeCalendarAddress.permits(standing, calendar)
    }
}

extension Snapshot {
    /// The address somebody holds in their hands.
    func calendarAddress(_ token: Token) throws -> CalendarAddress? {
        try row("SELECT * FROM calendar_address WHERE mark = \(token.mark)").map(CalendarAddress.init)
    }

    /// The address of a person's own calendar, if they made one.
    func calendarAddress(of person: PersonID, in council: CouncilID) throws -> CalendarAddress? {
        try row("SELECT * FROM calendar_address WHERE council = \(council) AND person = \(person)")
            .map(CalendarAddress.init)
    }
}

extension CalendarAddress {
    init(_ row: Row) throws {
        self.init(council: try row["council"], person: try row["person"], made: try row["made"])
    }
}

extension Permit<MakeCalendarAddress> {
    func make(_ token: Token) throws {
        try transaction.run(
            """
            INSERT INTO calendar_address (council, person, mark, made)
            VALUES (\(council), \(subject.person), \(token.mark), \(transaction.now))
            ON CONFLICT (council, person) DO UPDATE SET mark = excluded.mark, made = excluded.made
            """)
    }
}

extension Permit<EndCalendarAddress> {
    func end() throws {
        try transaction.run(
            "DELETE FROM calendar_address WHERE council = \(council) AND person = \(subject.person)")
    }
}

extension PersonalData {
    /// That somebody made an address, not the address: only its hash is known here.
    static let ofCalendars = PersonalData(
        "calendar-addresses", times: ["made"],
        export: {
            try $0.rows(
                """
                SELECT c.slug AS council, a.made FROM calendar_address AS a JOIN council AS c ON c.id = a.council
                WHERE a.person = \($1) ORDER BY c.slug
                """)
        },
        erase: { try $0.run("DELETE FROM calendar_address WHERE person = \($1)") })
}

extension Retention {
    static let ofCalendars = Retention(
        "calendar_address", Message("That somebody has an address for their own calendar, and its hash."),
        keeps: Message("Until they end it, or the account is erased."),
        why: Message("To show somebody their meetings in the calendar they use."))
}
