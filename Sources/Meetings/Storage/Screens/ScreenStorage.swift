// SPDX-License-Identifier: EUPL-1.2
import Access
import Council
import Database
import Language

/// The screen of a room: where it is opened without a session, and the code that is shown on it.
struct Screen: Hashable, Sendable {
    /// Nil where no address is in use.
    let address: Token?
    let code: RoomCode
}

extension Snapshot {
    /// The screen of a meeting; nil until one was made.
    func screen(of meeting: Meeting) throws -> Screen? {
        try row(
            """
            SELECT address, code FROM meeting_screen WHERE council = \(meeting.council) AND meeting = \(meeting.id)
            """
        ).flatMap { row in
            let address: String? = try row["address"]
            return try RoomCode(stored: row["code"]).map { Screen(address: address.flatMap(Token.init), code: $0) }
        }
    }

    /// The meeting whose screen has this address, as everybody in its room may know of it, and what they reach together.
    func shownMeeting(at address: Token, in council: CouncilID) throws -> (meeting: Meeting, scope: Scope)? {
        let row = try row(
            """
            SELECT m.id, m.audience, m.within FROM meeting_screen AS s
            JOIN meeting AS m ON m.council = s.council AND m.id = s.meeting
            WHERE s.council = \(council) AND s.address = \(address.text) AND m.state <> \(Meeting.State.cancelled)
            """)
        guard let row else { return nil }
        let scope = Scope.shared(by: try Readership(row), in: council)
        return try meeting(try row["id"], for: scope).map { ($0, scope) }
    }

    /// Who presided from when on, where it was noted.
    func presiding(at meeting: Meeting) throws -> [Presiding] {
        try rows(
            """
            SELECT seat, at FROM meeting_presiding WHERE council = \(meeting.council) AND meeting = \(meeting.id)
            ORDER BY at LIMIT 500
            """
        ).map { Presiding(seat: try $0["seat"], from: try $0["at"]) }
    }

    /// The interests declared at a meeting, in the order of time. For those who belong to the formation; those of items a
    /// reader may not know of are for the caller to leave out.
    func interests(at meeting: Meeting) throws -> [DeclaredInterest] {
        try rows(
            """
            SELECT item, seat, at, interest, own FROM meeting_recusal
            WHERE council = \(meeting.council) AND meeting = \(meeting.id) ORDER BY at, seat LIMIT 5000
            """
        ).map {
            DeclaredInterest(
                item: try $0["item"], seat: try $0["seat"], at: try $0["at"], words: try $0["interest"],
                isOwn: try $0["own"])
        }
    }
}

extension Permit<OpenScreen> {
    /// Makes an address for the screen; the one before opens nothing any more. The code stays.
    func open(_ address: Token) throws {
        try transaction.run(
            """
            INSERT INTO meeting_screen (council, meeting, address, code)
            VALUES (\(council), \(subject.id), \(address.text), \(RoomCode().stored))
            ON CONFLICT (council, meeting) DO UPDATE SET address = excluded.address
            """)
    }

    /// Makes the code alone, where there is none yet.
    func makeCode() throws {
        try transaction.run(
            """
            INSERT INTO meeting_screen (council, meeting, code)
            VALUES (\(council), \(subject.id), \(RoomCode().stored)) ON CONFLICT DO NOTHING
            """)
    }

    func close() throws {
        try transaction.run(
            "UPDATE meeting_screen SET address = NULL WHERE council = \(council) AND meeting = \(subject.id)")
    }
}

extension Permit<RunMeeting> {
    /// Notes who presides from now on.
    func preside(_ seat: SeatID) throws {
        try transaction.run(
            """
            INSERT INTO meeting_presiding (council, meeting, at, seat)
            VALUES (\(council), \(subject.id), \(transaction.now), \(seat))
            ON CONFLICT (council, meeting, at) DO UPDATE SET seat = excluded.seat
            """)
    }
}

extension Permit<DeclareInterest> {
    /// Writes down that a seat takes no part in an item; what was declared before is replaced.
    func declare(_ seat: SeatID, _ words: String, in item: AgendaItem) throws {
        try transaction.recuse(seat, from: item, words, isOwn: true)
    }
}
