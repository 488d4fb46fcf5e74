// SPDX-License-Identifier: EUPL-1.2
import Access
import Database
import Language

extension Registration.State: Storable {}

extension Registration {
    init(_ row: Row) throws {
        self.init(
            id: try row["id"], council: try row["council"], conference: try row["conference"],
            address: try row["address"], tongue: Tongue(rawValue: try row["tongue"]), guest: try row["guest"],
            state: try row["state"])
    }
}

extension Snapshot {
    /// The registration behind a link or a cookie; nil where it was given up, or is past its time.
    func registration(_ token: Token, in council: CouncilID) throws -> Registration? {
        try row(
            """
            SELECT r.* FROM conference_key AS k
            JOIN conference_registration AS r ON r.council = k.council AND r.id = k.registration
            WHERE k.council = \(council) AND k.mark = \(token.mark) AND r.until > \(now)
            """
        ).map(Registration.init)
    }

    /// How many hold a place.
    func taken(of conference: Conference) throws -> Int {
        try count(of: conference)[.confirmed] ?? 0
    }

    /// How many registrations there are in each state. For those who keep them.
    func count(of conference: Conference) throws -> [Registration.State: Int] {
        try rows(
            """
            SELECT state, COUNT(*) AS count FROM conference_registration
            WHERE council = \(conference.council) AND conference = \(conference.id) GROUP BY state
            """
        ).reduce(into: [:]) { $0[try $1["state"]] = try $1["count"] }
    }

    /// The registrations of a session in some states, in no order that tells when somebody came.
    func registrations(_ states: [Registration.State], of conference: Conference) throws -> [Registration] {
        try rows(
            """
            SELECT * FROM conference_registration
            WHERE council = \(conference.council) AND conference = \(conference.id) AND state IN \(list: states)
            ORDER BY address
            """
        ).map(Registration.init)
    }
}

extension Transaction {
    /// Notes that an address asked for a place, or was invited; finds what was there before. The session must be locked.
    func note(_ address: String, as state: Registration.State, tongue: Tongue, for conference: Conference) throws
        -> Registration
    {
        let until = state == .asked ? now + Registration.keepsUnconfirmed : conference.forgets
        try run(
            """
            INSERT INTO conference_registration (council, id, conference, address, tongue, guest, state, asked, until)
            VALUES (\(conference.council), \(newUnorderedID(Registration.self)), \(conference.id), \(address),
                \(tongue.rawValue), \(newUnorderedID(Guest.self)), \(state), \(now), \(until))
            ON CONFLICT (council, conference, address) DO NOTHING
            """)
        // What nobody confirmed in time, and the night has not cleared yet, begins anew.
        try run(
            """
            UPDATE conference_registration SET until = \(until), state = \(state)
            WHERE council = \(conference.council) AND conference = \(conference.id) AND address = \(address)
                AND state IN \(list: [Registration.State.asked])
            """)
        let row = try row(
            """
            SELECT * FROM conference_registration
            WHERE council = \(conference.council) AND conference = \(conference.id) AND address = \(address)
            """)
        guard let row else { throw Refusal.absent }
        return try Registration(row)
    }

    /// Keeps the mark of a link that was mailed; the link itself is kept nowhere.
    func keep(_ token: Token, for registration: Registration, until: Instant) throws {
        try run(
            """
            INSERT INTO conference_key (council, mark, conference, registration, until)
            VALUES (\(registration.council), \(token.mark), \(registration.conference), \(registration.id), \(until))
            """)
    }

    /// Confirms an address: a place, or the waiting list.
    func confirm(_ registration: Registration, as state: Registration.State, of conference: Conference) throws {
        try run(
            """
            UPDATE conference_registration SET state = \(state), confirmed = \(now), until = \(conference.forgets)
            WHERE council = \(registration.council) AND id = \(registration.id)
            """)
        try run(
            """
            UPDATE conference_key SET until = \(conference.forgets)
            WHERE council = \(registration.council) AND registration = \(registration.id)
            """)
    }

    /// Gives a registration up: nothing of it stays.
    func remove(_ registration: Registration) throws {
        let (council, id) = (registration.council, registration.id)
        try run("DELETE FROM conference_key WHERE council = \(council) AND registration = \(id)")
        try run("DELETE FROM conference_registration WHERE council = \(council) AND id = \(id)")
    }

    /// Gives a place that came free to whoever waits longest.
    func promote(in conference: Conference) throws -> Registration? {
        guard let capacity = conference.plan.door.capacity, try taken(of: conference) < capacity else { return nil }
        let row = try row(
            """
            SELECT * FROM conference_registration
            WHERE council = \(conference.council) AND conference = \(conference.id) AND state = \(Registration.State.waiting)
            ORDER BY confirmed, id LIMIT 1
            """)
        guard let waiting = try row.map(Registration.init) else { return nil }
        try confirm(waiting, as: .confirmed, of: conference)
        return waiting
    }
}
