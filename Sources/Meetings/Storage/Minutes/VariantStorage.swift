// SPDX-License-Identifier: EUPL-1.2
import Access
import Database
import Language

/// What somebody typed into a note while somebody else changed it: kept beside it until one of them settles it.
public struct NoteVariant: Hashable, Sendable {
    let id: ID<NoteVariant>
    let note: NoteID
    let readership: Readership
    let person: PersonID
    let at: Instant
    let text: String

    init(_ row: Row) throws {
        id = try row["id"]
        note = try row["note"]
        readership = try Readership(row)
        person = try row["person"]
        at = try row["at"]
        text = try row["text"]
    }
}

public typealias VariantID = ID<NoteVariant>

extension Snapshot {
    /// Texts that were written at the same time as another, as far as the viewer may read the note.
    func variants(at meeting: Meeting, for scope: Scope) throws -> [NoteVariant] {
        try rows(
            """
            SELECT v.* FROM minutes_variant AS v WHERE v.meeting = \(meeting.id) AND \(scope.sees("v"))
            ORDER BY v.at, v.id LIMIT 500
            """
        ).map(NoteVariant.init)
    }
}

extension Permit<RunItem> {
    /// Keeps a text beside the note it was typed into; what the same person kept there before is replaced.
    func keep(_ text: String, beside note: MinuteNote, by person: PersonID) throws {
        try transaction.run(
            """
            INSERT INTO minutes_variant (council, id, audience, within, meeting, note, person, at, text)
            VALUES (\(council), \(transaction.newID(NoteVariant.self)), \(note.readership.audience),
                \(note.readership.within), \(note.meeting), \(note.id), \(person), \(transaction.now), \(text))
            ON CONFLICT (council, note, person) DO UPDATE SET at = excluded.at, text = excluded.text
            """)
    }

    /// Ends the variants of a note: all, or one person's.
    func settle(_ note: NoteID, of person: PersonID? = nil) throws {
        let whose: SQL = person.map { "AND person = \($0)" } ?? ""
        try transaction.run("DELETE FROM minutes_variant WHERE council = \(council) AND note = \(note) \(whose)")
    }
}
