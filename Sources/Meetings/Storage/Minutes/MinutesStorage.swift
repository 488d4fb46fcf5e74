// SPDX-License-Identifier: EUPL-1.2
import Access
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
    /// The meeting that approved them; nil where the chair did.
    let at: MeetingID?
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
            ApprovedMinutes(
                approved: try row["approved"], at: try row["approved_at"],
                document: try StoredJSON.value(of: try row["document"]))
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
    }
}

extension Permit<ApproveMinutes> {
    /// Fixes the minutes; throws `Changed` where they are approved already.
    func approve(_ document: MinutesDocument, at meeting: MeetingID?) throws {
        let added = try transaction.run(
            """
            INSERT INTO minutes (council, meeting, approved, approved_at, document)
            VALUES (\(council), \(subject.id), \(transaction.now), \(meeting), \(StoredJSON.text(of: document)))
            ON CONFLICT (council, meeting) DO NOTHING
            """)
        guard added == 1 else { throw Changed() }
    }
}
