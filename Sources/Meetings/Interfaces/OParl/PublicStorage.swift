// SPDX-License-Identifier: EUPL-1.2
import Access
import Database

/// Many objects at once, as pages of lists need them. Each question is answered by one statement.
extension Snapshot {
    /// The meetings among some ids that the viewer may know of.
    func meetings(_ ids: [MeetingID], for scope: Scope) throws -> [Meeting] {
        try meetings(
            rows("SELECT m.* FROM meeting AS m WHERE m.id IN \(list: ids) AND \(scope.sees("m"))"), for: scope)
    }

    /// The items among some ids that the viewer may know of.
    func items(_ ids: [ItemID], for scope: Scope) throws -> [AgendaItem] {
        try rows("SELECT i.* FROM agenda_item AS i WHERE i.id IN \(list: ids) AND \(scope.sees("i"))")
            .map(AgendaItem.init)
    }

    /// The items of some meetings that the viewer may know of, in the order of each agenda.
    func items(at meetings: [MeetingID], for scope: Scope) throws -> [AgendaItem] {
        try rows(
            """
            SELECT i.* FROM agenda_item AS i WHERE i.meeting IN \(list: meetings) AND \(scope.sees("i"))
            ORDER BY i.meeting, i.place, i.id
            """
        ).map(AgendaItem.init)
    }

    /// The papers among some ids that the viewer may read.
    func papers(_ ids: [PaperID], for scope: Scope) throws -> [Paper] {
        try rows("SELECT p.* FROM agenda_paper AS p WHERE p.id IN \(list: ids) AND \(scope.sees("p"))")
            .map(Paper.init)
    }

    /// The first paper that was laid with each of some items.
    func firstPapers(of items: [ItemID], at meetings: [MeetingID], for scope: Scope) throws -> [ItemID: PaperID] {
        try rows(
            """
            SELECT p.item, MIN(p.id) AS first FROM agenda_paper AS p
            WHERE p.meeting IN \(list: meetings) AND p.item IN \(list: items) AND \(scope.sees("p")) GROUP BY p.item
            """
        ).reduce(into: [:]) { $0[try $1["item"]] = try $1["first"] }
    }

    /// The decisions of some meetings that the viewer may know of, in their order.
    func decisions(at meetings: [MeetingID], for scope: Scope) throws -> [Decision] {
        try rows(
            """
            SELECT \(Decision.columns) FROM \(Decision.source)
            WHERE d.meeting IN \(list: meetings) AND \(scope.sees("d")) ORDER BY d.taken, d.id
            """
        ).map(Decision.init)
    }
}
