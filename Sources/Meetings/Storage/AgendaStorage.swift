// SPDX-License-Identifier: EUPL-1.2
import Access
import Database
import Language

extension AgendaItem {
    init(_ row: Row) throws {
        self.init(
            id: try row["id"], council: try row["council"], meeting: try row["meeting"],
            readership: try Readership(row),
            place: try row["place"], title: try row["title"], kind: try row["kind"], minutes: try row["minutes"],
            text: try row["text"], opened: try row["opened"], closed: try row["closed"], version: try row["version"])
    }
}

extension Snapshot {
    /// The items of a meeting that a viewer may know of, in their order. No meeting has more than 200.
    func items(of meeting: Meeting, for scope: Scope) throws -> [AgendaItem] {
        try rows(
            """
            SELECT i.* FROM agenda_item AS i WHERE i.meeting = \(meeting.id) AND \(scope.sees("i"))
            ORDER BY i.place, i.id LIMIT 200
            """
        ).map(AgendaItem.init)
    }

    /// One item of a meeting, if the viewer may know of it.
    func item(_ id: ItemID, of meeting: Meeting, for scope: Scope) throws -> AgendaItem? {
        try row(
            "SELECT i.* FROM agenda_item AS i WHERE i.id = \(id) AND i.meeting = \(meeting.id) AND \(scope.sees("i"))"
        ).map(AgendaItem.init)
    }
}

extension Transaction {
    fileprivate func lastPlace(on meeting: Meeting) throws -> Int {
        try value("SELECT MAX(place) FROM agenda_item WHERE council = \(meeting.council) AND meeting = \(meeting.id)")
            ?? 0
    }

    /// Only for those who hold a permit on the meeting: the functions below, and the calling.
    func insert(
        _ draft: ItemDraft, id: ItemID? = nil, on meeting: Meeting, at place: Int, for readership: Readership
    ) throws -> AgendaItem {
        let id = id ?? newID()
        try run(
            """
            INSERT INTO agenda_item (council, id, audience, within, meeting, place, title, kind, minutes, text, version)
            VALUES (\(meeting.council), \(id), \(readership.audience), \(readership.within), \(meeting.id), \(place),
                \(draft.title), \(draft.kind), \(draft.minutes), \(draft.text), 1)
            """)
        return AgendaItem(
            id: id, council: meeting.council, meeting: meeting.id, readership: readership, place: place,
            title: draft.title, kind: draft.kind, minutes: draft.minutes, text: draft.text, opened: nil, closed: nil,
            version: 1)
    }
}

extension Permit<EditItem> {
    /// Adds an item at the end.
    func add(_ draft: ItemDraft, id: ItemID, for readership: Readership) throws -> AgendaItem {
        try transaction.insert(
            draft, id: id, on: subject.meeting, at: try transaction.lastPlace(on: subject.meeting) + 1, for: readership)
    }

    /// Lets two items change places.
    func swap(_ one: AgendaItem, _ other: AgendaItem) throws {
        for (item, place) in [(one, other.place), (other, one.place)] {
            try transaction.run(
                """
                UPDATE agenda_item SET place = \(place), version = version + 1
                WHERE council = \(council) AND id = \(item.id)
                """)
        }
    }
}

extension Permit<EditItem> {
    /// Writes an item anew; throws `Changed` where somebody was faster.
    func save(_ draft: ItemDraft, for readership: Readership, on item: AgendaItem, over version: Int) throws {
        let changed = try transaction.run(
            """
            UPDATE agenda_item SET title = \(draft.title), kind = \(draft.kind), minutes = \(draft.minutes),
                text = \(draft.text), audience = \(readership.audience), within = \(readership.within),
                version = version + 1
            WHERE council = \(council) AND id = \(item.id) AND version = \(version)
            """)
        guard changed == 1 else { throw Changed() }
    }

    /// Takes an item off, with its papers.
    func remove(_ item: AgendaItem, _ papers: [Paper]) throws {
        for paper in papers { try remove(paper) }
        try removeMotions(under: item)
        try transaction.run("DELETE FROM agenda_item WHERE council = \(council) AND id = \(item.id)")
        try transaction.removeNode(.init(.agendaItem, item.id), in: council)
    }
}

extension Permit<RunItem> {
    /// Takes up the item, and ends the one before.
    func take(_ item: AgendaItem, at meeting: Meeting) throws {
        if meeting.current != item.id { try transaction.clearFloor(at: meeting.id, in: council) }
        try transaction.run(
            """
            UPDATE agenda_item SET closed = \(transaction.now)
            WHERE council = \(council) AND meeting = \(meeting.id) AND opened IS NOT NULL AND closed IS NULL
            """)
        try transaction.run(
            """
            UPDATE agenda_item SET opened = COALESCE(opened, \(transaction.now)), closed = NULL
            WHERE council = \(council) AND id = \(item.id)
            """)
        try transaction.run(
            "UPDATE meeting SET current = \(item.id) WHERE council = \(council) AND id = \(meeting.id)")
    }
}
