// SPDX-License-Identifier: EUPL-1.2
import Access
import Database
import Language
import Markup

extension Conference.State: Storable {}
extension ConferencePlan.Video.Viewers: Storable {}
extension ConferencePlan.Video.Moment: Storable {}
extension ConferencePlan.Door.Asking: Storable {}
extension ConferencePlan.Door.Signing: Storable {}

/// Which sessions somebody may know of: by their audiences here, or because the council invited one of their own
/// councils.
struct Reach: Sendable {
    let scope: Scope
    /// The councils of the installation the person belongs to, other than this one.
    let councils: [CouncilID]

    /// The condition that a session may be known of; the table stands under the name `c`.
    var sees: SQL { "(\(scope.sees("c")) OR \(invited))" }

    private var invited: SQL {
        guard !councils.isEmpty else { return "1 = 0" }
        return """
            (c.council = \(scope.council) AND EXISTS (
                SELECT 1 FROM conference_guest AS g
                WHERE g.council = c.council AND g.conference = c.id AND g.guest IN \(list: councils)))
            """
    }

    /// One partition for each audience, and one for those that one is invited to.
    fileprivate var partitions: [SQL] {
        let own: [SQL] = scope.keys.map { key in
            "c.council = \(scope.council) AND c.audience = \(key) AND c.within IN \(list: scope.keys)"
        }
        guard !councils.isEmpty else { return own }
        return own + ["c.audience NOT IN \(list: scope.keys) AND \(invited)"]
    }
}

/// The lists of sessions: those to come, the next first, and those held, the latest first.
enum ConferenceList: Hashable, Sendable {
    case ahead, past

    private var keyset: Keyset {
        switch self {
        case .ahead: Keyset("sessions to come", key: "c.starts", kind: .integer, id: "c.id")
        case .past: Keyset("sessions held", key: "c.starts", kind: .integer, id: "c.id", isDescending: true)
        }
    }

    func page(
        for reach: Reach, of size: Int, after cursor: Keyset.Cursor? = nil, in snapshot: Snapshot
    ) throws -> Keyset.Page<Conference> {
        do {
            return try keyset.page(
                of: size, after: cursor, in: snapshot, select: "c.*", from: "conference AS c",
                where: "c.is_over = \(self == .past)", partitions: reach.partitions, Conference.init)
        } catch DatabaseError.cursor {
            throw Refusal.absent
        }
    }
}

extension Snapshot {
    /// A session the viewer may know of.
    func conference(_ id: ConferenceID, for reach: Reach) throws -> Conference? {
        try row("SELECT c.* FROM conference AS c WHERE c.id = \(id) AND \(reach.sees)").map(Conference.init)
    }

    /// A session by what was already found to lead to it: a registration, or the schedule.
    func conference(_ id: ConferenceID, in council: CouncilID) throws -> Conference? {
        try row("SELECT * FROM conference WHERE council = \(council) AND id = \(id)").map(Conference.init)
    }

    /// Other sessions of the same series, as far as the viewer may know of them.
    func others(in series: String, than id: ConferenceID, for reach: Reach) throws -> [Conference] {
        guard !series.isEmpty else { return [] }
        return try rows(
            """
            SELECT c.* FROM conference AS c
            WHERE c.series = \(series) AND c.id <> \(id) AND c.state <> 'cancelled' AND \(reach.sees)
            ORDER BY c.starts, c.id LIMIT 30
            """
        ).map(Conference.init)
    }

    /// The councils invited to a session.
    func guests(of conference: Conference) throws -> [CouncilID] {
        try rows(
            """
            SELECT guest FROM conference_guest
            WHERE council = \(conference.council) AND conference = \(conference.id) ORDER BY guest
            """
        ).map { try $0[0] }
    }
}

extension Conference {
    init(_ row: Row) throws {
        self.init(
            id: try row["id"], council: try row["council"], readership: try Readership(row),
            tongue: Tongue(rawValue: try row["tongue"]), plan: try ConferencePlan(row), state: try row["state"],
            opened: try row["opened"], closed: try row["closed"],
            afterwards: Afterwards(
                replay: try row["replay"], summary: try row["summary"], tookPart: try row["took_part"]),
            sequence: try row["sequence"], version: try row["version"])
    }
}

extension ConferencePlan {
    fileprivate init(_ row: Row) throws {
        let zone: String = try row["zone"]
        let time: String = try row["time"]
        let programme: String = try row["programme"]
        let video: String? = try row["video"]
        let (viewers, from): (Video.Viewers, Video.Moment) = (try row["video_for"], try row["video_from"])
        self.init(
            title: try row["title"], lead: try row["lead"], text: try row["text"], languages: try row["languages"],
            series: try row["series"], meeting: try row["meeting"],
            starts: LocalMoment(
                date: try row["day"], time: LocalTime(time) ?? .midnight, zone: Zone(zone) ?? .utc),
            minutes: try row["minutes"], programme: (try? Programme(lines: programme)) ?? Programme(),
            moderators: try row["moderators"], moderating: try row["moderating"],
            documents: DocumentLink.read(try row["documents"]).links,
            video: video.map { Video(address: $0, viewers: viewers, from: from) },
            door: Door(
                registers: try row["registers"], capacity: try row["capacity"], asking: try row["asking"],
                signing: try row["signing"]))
    }

    /// The columns it is kept in, in the order of `values`.
    fileprivate static let columns: SQL = """
        title, lead, text, languages, series, meeting, day, time, zone, minutes, starts, ends, programme, moderators,
        moderating, documents, video, video_for, video_from, registers, capacity, asking, signing
        """

    fileprivate var values: SQL {
        let starts = starts.instant()
        return """
            \(title), \(lead), \(text), \(languages), \(series), \(meeting), \(self.starts.date),
            \("\(self.starts.time)"), \(self.starts.zone.name), \(minutes), \(starts), \(starts + .seconds(minutes * 60)),
            \(programme.lines), \(moderators), \(moderating), \(documents.lines), \(video?.address),
            \(video?.viewers ?? .anybody), \(video?.from ?? .open), \(door.registers), \(door.capacity), \(door.asking),
            \(door.signing)
            """
    }
}

extension Permit<RunConference> {
    /// Announces the session.
    func insert(guests: [CouncilID]) throws {
        let conference = subject
        try transaction.run(
            """
            INSERT INTO conference (council, id, audience, within, tongue, state, is_over, summary, sequence, version,
                \(ConferencePlan.columns))
            VALUES (\(council), \(conference.id), \(conference.readership.audience), \(conference.readership.within),
                \(conference.tongue.rawValue), \(conference.state), 0, '', 0, 1, \(conference.plan.values))
            """)
        try invite(guests)
    }

    /// Says anew what the session is; `isMoved` where its time is another one.
    func change(to plan: ConferencePlan, audience: Audience, guests: [CouncilID], isMoved: Bool) throws {
        try transaction.run(
            """
            UPDATE conference SET audience = \(audience), version = version + 1, sequence = sequence + \(isMoved),
                (\(ConferencePlan.columns)) = (\(plan.values))
            WHERE council = \(council) AND id = \(subject.id)
            """)
        try transaction.run(
            """
            UPDATE conference_registration SET until = \(plan.starts.instant() + .seconds(plan.minutes * 60) + Conference.keepsPeople)
            WHERE council = \(council) AND conference = \(subject.id) AND state <> \(Registration.State.asked)
            """)
        try transaction.run(
            "DELETE FROM conference_guest WHERE council = \(council) AND conference = \(subject.id)")
        try invite(guests)
    }

    /// Opens, closes or calls off the session.
    func move(to state: Conference.State) throws {
        let (opened, closed): (Instant?, Instant?) =
            switch state {
            case .planned: (nil, nil)
            case .live: (transaction.now, nil)
            case .closed, .cancelled: (subject.opened, transaction.now)
            }
        try transaction.run(
            """
            UPDATE conference SET state = \(state), is_over = \(state.isOver), opened = \(opened), closed = \(closed),
                sequence = sequence + \(state == .cancelled), version = version + 1
            WHERE council = \(council) AND id = \(subject.id)
            """)
    }

    /// Keeps what is added afterwards.
    func keep(_ afterwards: Conference.Afterwards) throws {
        try transaction.run(
            """
            UPDATE conference SET replay = \(afterwards.replay), summary = \(afterwards.summary),
                took_part = \(afterwards.tookPart), version = version + 1
            WHERE council = \(council) AND id = \(subject.id)
            """)
    }

    private func invite(_ guests: [CouncilID]) throws {
        for guest in Set(guests) {
            try transaction.run(
                """
                INSERT INTO conference_guest (council, conference, guest)
                VALUES (\(council), \(subject.id), \(guest))
                """)
        }
    }
}
