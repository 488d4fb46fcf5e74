// SPDX-License-Identifier: EUPL-1.2
import Access
import Council
import Database
import Language

public typealias NoteID = ID<MinuteNote>

/// Something the secretariat wrote down for the minutes.
public struct MinuteNote: Hashable, Sendable {
    public let id: NoteID
    let meeting: MeetingID
    let item: ItemID
    let readership: Readership
    let at: Instant
    let text: String
    let version: Int

    init(
        id: NoteID, meeting: MeetingID, item: ItemID, readership: Readership, at: Instant, text: String, version: Int
    ) {
        self.id = id
        self.meeting = meeting
        self.item = item
        self.readership = readership
        self.at = at
        self.text = text
        self.version = version
    }

    init(_ row: Row) throws {
        self.init(
            id: try row["id"], meeting: try row["meeting"], item: try row["item"], readership: try Readership(row),
            at: try row["at"], text: try row["text"], version: try row["version"])
    }
}

/// Minutes that were approved, and where.
struct ApprovedMinutes: Hashable, Sendable {
    let approved: Instant
    let by: MinutesRules.Approval.By
    /// The meeting that approved them; nil where the chair did, or the members by correspondence.
    let at: MeetingID?
    /// The item under which it did, and the vote.
    let item: ItemID?
    let vote: VoteID?
    let document: MinutesDocument
}

extension Snapshot {
    /// What was written down at a meeting, as far as the viewer may read it.
    func notes(of meeting: Meeting, for scope: Scope) throws -> [MinuteNote] {
        try rows(
            """
            SELECT n.* FROM minutes_note AS n WHERE n.meeting = \(meeting.id) AND \(scope.sees("n"))
            ORDER BY n.at, n.id LIMIT 2000
            """
        ).map(MinuteNote.init)
    }

    func note(_ id: NoteID, of meeting: Meeting, for scope: Scope) throws -> MinuteNote? {
        try row(
            "SELECT n.* FROM minutes_note AS n WHERE n.id = \(id) AND n.meeting = \(meeting.id) AND \(scope.sees("n"))"
        ).map(MinuteNote.init)
    }

    /// The approved minutes, whole; a version of them is what anybody is shown.
    func approvedMinutes(of meeting: Meeting) throws -> ApprovedMinutes? {
        try row("SELECT * FROM minutes WHERE council = \(meeting.council) AND meeting = \(meeting.id)").map { row in
            let (at, way): (MeetingID?, String?) = (try row["approved_at"], try row["way"])
            // Before the way was noted, a meeting approved minutes or the chair did.
            return ApprovedMinutes(
                approved: try row["approved"],
                by: way.flatMap { .init(rawValue: $0) } ?? (at == nil ? .chair : .nextMeeting), at: at,
                item: try row["approved_item"], vote: try row["approved_vote"],
                document: try StoredJSON.value(of: try row["document"]))
        }
    }

    /// Whether an id names a note, of whatever meeting.
    func hasNote(_ id: NoteID, in council: CouncilID) throws -> Bool {
        try row("SELECT 1 AS one FROM minutes_note WHERE council = \(council) AND id = \(id)") != nil
    }

    /// The items on which the minutes of a meeting were put to later ones.
    func approvalItems(of meeting: Meeting) throws -> [(meeting: MeetingID, item: ItemID)] {
        try rows(
            """
            SELECT on_meeting, item FROM minutes_agenda
            WHERE council = \(meeting.council) AND meeting = \(meeting.id) ORDER BY item LIMIT 50
            """
        ).map { (try $0["on_meeting"], try $0["item"]) }
    }

    /// Who signed the minutes.
    func signatures(of meeting: Meeting) throws -> [Signature] {
        try rows(
            """
            SELECT * FROM minutes_signature WHERE council = \(meeting.council) AND meeting = \(meeting.id)
            ORDER BY at, authority
            """
        ).map { row in
            Signature(
                authority: Authority(rawValue: try row["authority"]), person: try row["person"], at: try row["at"],
                digest: try row["digest"])
        }
    }
}

extension Permit<RunItem> {
    func add(_ note: MinuteNote) throws {
        try transaction.run(
            """
            INSERT INTO minutes_note (council, id, audience, within, meeting, item, at, text, version)
            VALUES (\(council), \(note.id), \(note.readership.audience), \(note.readership.within), \(note.meeting),
                \(note.item), \(note.at), \(note.text), 1)
            """)
    }

    /// Writes a note anew; throws `Changed` where somebody was faster. Without text it goes.
    func save(_ text: String, for readership: Readership, on note: MinuteNote, over version: Int) throws {
        let row: SQL = "council = \(council) AND id = \(note.id) AND version = \(version)"
        let changed =
            text.isEmpty
            ? try transaction.run("DELETE FROM minutes_note WHERE \(row)")
            : try transaction.run(
                """
                UPDATE minutes_note SET text = \(text), audience = \(readership.audience),
                    within = \(readership.within), version = version + 1
                WHERE \(row)
                """)
        guard changed == 1 else { throw Changed() }
        try transaction.run(
            """
            UPDATE minutes_variant SET audience = \(readership.audience), within = \(readership.within)
            WHERE council = \(council) AND note = \(note.id)
            """)
    }
}

extension Permit<ApproveMinutes> {
    /// Fixes the minutes; throws `Changed` where they are approved already. Texts that were never settled go.
    func approve(_ document: MinutesDocument, _ approval: MinutesApproval) throws {
        let added = try transaction.run(
            """
            INSERT INTO minutes (council, meeting, approved, approved_at, document, way, approved_item, approved_vote)
            VALUES (\(council), \(subject.id), \(transaction.now), \(approval.at), \(StoredJSON.text(of: document)),
                \(approval.by.rawValue), \(approval.item), \(approval.vote))
            ON CONFLICT (council, meeting) DO NOTHING
            """)
        guard added == 1 else { throw Changed() }
        try transaction.run("DELETE FROM minutes_variant WHERE council = \(council) AND meeting = \(subject.id)")
    }
}

/// How minutes were approved.
struct MinutesApproval: Hashable, Sendable {
    let by: MinutesRules.Approval.By
    var at: MeetingID?
    var item: ItemID?
    var vote: VoteID?
}

extension Permit<EditItem> {
    /// Notes that an item puts the minutes of an earlier meeting to the vote.
    func approving(_ earlier: MeetingID, on item: ItemID) throws {
        try transaction.run(
            """
            INSERT INTO minutes_agenda (council, item, meeting, on_meeting)
            VALUES (\(council), \(item), \(earlier), \(subject.meeting.id))
            """)
    }
}

extension Permit<SignMinutes> {
    /// Signs; throws `Changed` where somebody did in this office already.
    func sign(_ digest: String, by person: PersonID) throws {
        let added = try transaction.run(
            """
            INSERT INTO minutes_signature (council, meeting, authority, person, at, digest)
            VALUES (\(council), \(subject.meeting.id), \(subject.authority.rawValue), \(person), \(transaction.now),
                \(digest))
            ON CONFLICT (council, meeting, authority) DO NOTHING
            """)
        guard added == 1 else { throw Changed() }
    }
}
