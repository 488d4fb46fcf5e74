// SPDX-License-Identifier: EUPL-1.2
import Access
import Council
import Database
import Language
import Values

extension Meeting {
    init(_ row: Row, _ formation: Formation) throws {
        let zone: String = try row["zone"]
        guard let zone = Zone(zone), let time = LocalTime(try row["time"] as String) else {
            throw ValueError.unknown("Meeting")
        }
        self.init(
            id: try row["id"], council: try row["council"], readership: try Readership(row), formation: formation,
            starts: LocalMoment(date: try row["day"], time: time, zone: zone), minutes: try row["minutes"],
            venue: Venue(try row["venue"], place: try row["place"], address: try row["address"]),
            urgency: try row["urgency"], repeats: try row["repeats"], tongue: Tongue(rawValue: try row["tongue"]),
            state: try row["state"], opened: try row["opened"], closed: try row["closed"], current: try row["current"],
            sequence: try row["sequence"], version: try row["version"])
    }
}

extension Snapshot {
    /// One meeting, if the viewer may know of it.
    public func meeting(_ id: MeetingID, for scope: Scope) throws -> Meeting? {
        let row = try row("SELECT m.* FROM meeting AS m WHERE m.id = \(id) AND \(scope.sees("m"))")
        return try meetings([row].compactMap(\.self), for: scope).first
    }

    /// Whoever may know of a meeting may know of its formation: the calling holds to it.
    func meetings(_ rows: [Row], for scope: Scope) throws -> [Meeting] {
        let formations = try formations(try rows.map { try $0["formation"] as FormationID }, for: scope)
        return try rows.compactMap { row in try formations[try row["formation"]].map { try Meeting(row, $0) } }
    }

    /// When a meeting was last changed for those invited.
    func changes(of meetings: [Meeting]) throws -> [MeetingID: Instant] {
        guard let council = meetings.first?.council else { return [:] }
        return try rows(
            "SELECT id, changed FROM meeting WHERE council = \(council) AND id IN \(list: meetings.map(\.id))"
        )
        .reduce(into: [:]) { $0[try $1["id"]] = try $1["changed"] }
    }
}

extension Permit<CallMeeting> {
    /// Writes a meeting that was called.
    func insert(_ meeting: Meeting) throws {
        let (starts, venue) = (meeting.starts, meeting.venue)
        try transaction.run(
            """
            INSERT INTO meeting (council, id, audience, within, formation, day, time, zone, starts, minutes, venue, place,
                address, urgency, repeats, tongue, state, sequence, changed, version)
            VALUES (\(council), \(meeting.id), \(meeting.readership.audience), \(meeting.readership.within),
                \(meeting.formation.id), \(starts.date), \(starts.time.description), \(starts.zone.name),
                \(starts.instant()), \(meeting.minutes), \(venue.kind), \(venue.place), \(venue.address),
                \(meeting.urgency), \(meeting.repeats), \(meeting.tongue.rawValue), \(meeting.state), 0,
                \(transaction.now), 1)
            """)
    }

    /// Writes the first items of its agenda.
    func insert(_ titles: [String], on meeting: Meeting) throws -> [AgendaItem] {
        try titles.enumerated().map { place, title in
            let draft = ItemDraft(
                title: String(title.prefix(ItemDraft.longestTitle)), kind: .discussion, minutes: nil, text: "")
            return try transaction.insert(draft, on: meeting, at: place + 1, for: meeting.readership)
        }
    }
}

extension Permit<ChangeMeeting> {
    /// Writes what was changed of a meeting; throws `Changed` where somebody was faster.
    func save(_ draft: MeetingDraft, over version: Int) throws {
        let (starts, venue) = (draft.starts, draft.venue)
        let changed = try transaction.run(
            """
            UPDATE meeting SET day = \(starts.date), time = \(starts.time.description), zone = \(starts.zone.name),
                starts = \(starts.instant()), minutes = \(draft.minutes), venue = \(venue.kind), place = \(venue.place), address = \(venue.address),
                urgency = \(draft.urgency), sequence = sequence + 1, changed = \(transaction.now), version = version + 1
            WHERE council = \(council) AND id = \(subject.id) AND version = \(version)
            """)
        guard changed == 1 else { throw Changed() }
    }
}

extension Permit<CancelMeeting> {
    func cancel() throws {
        try transaction.run(
            """
            UPDATE meeting SET state = \(Meeting.State.cancelled), sequence = sequence + 1, changed = \(transaction.now),
                version = version + 1
            WHERE council = \(council) AND id = \(subject.id)
            """)
    }
}

extension Permit<RunMeeting> {
    /// Opens or closes the meeting.
    func move(to state: Meeting.State) throws {
        let moment: SQL = state == .open ? "opened = \(transaction.now)" : "closed = \(transaction.now), current = NULL"
        try transaction.run(
            """
            UPDATE meeting SET state = \(state), \(moment), version = version + 1
            WHERE council = \(council) AND id = \(subject.id)
            """)
        guard state == .closed else { return }
        try transaction.clearFloor(at: subject.id, in: council)
        try transaction.run(
            """
            UPDATE agenda_item SET closed = \(transaction.now)
            WHERE council = \(council) AND meeting = \(subject.id) AND opened IS NOT NULL AND closed IS NULL
            """)
        try transaction.run(
            """
            UPDATE meeting_stay SET went = \(transaction.now)
            WHERE council = \(council) AND meeting = \(subject.id) AND went IS NULL
            """)
    }
}

/// Somebody changed the same thing meanwhile.
struct Changed: Error {}
