// SPDX-License-Identifier: EUPL-1.2
import Access
import Council
import Database
import Language
import Web

extension OParl {
    // MARK: Meetings

    func meetings(_ entries: [PublicObject], whole: Bool) throws -> [String: JSON] {
        let meetings = try snapshot.meetings(entries.compactMap { MeetingID($0.id) }, for: scope)
        let agendas = whole ? try Agendas(meetings, self) : nil
        let places = whole ? try snapshot.publicObjects(.location, meetings.map { "\($0.id)" }, in: council) : [:]
        let byID = Dictionary(meetings.map { ("\($0.id)", $0) }) { first, _ in first }
        return entries.reduce(into: [:]) { made, entry in
            guard let meeting = byID[entry.id] else { return }
            let place = places[entry.id].flatMap { $0.isDeleted ? nil : location(meeting, $0, alone: false) }
            made[entry.id] = object(
                .meeting, entry, web: web("meetings", entry.id),
                members(of: meeting) + [
                    ("location", place), ("agendaItem", agendas.map { .array($0.items(of: meeting)) }),
                ])
        }
    }

    private func members(of meeting: Meeting) -> [(String, JSON?)] {
        let end = meeting.starts.instant() + .seconds(60 * meeting.minutes)
        return [
            ("name", .text(meeting.title(say))), ("meetingState", .text(meeting.state.oparl)),
            ("cancelled", .bool(meeting.state == .cancelled)), ("start", .text(meeting.starts.withOffset)),
            ("end", .text(end.offsetText(in: meeting.starts.zone))),
            ("organization", .array([id(.organization, "\(meeting.formation.id)")])),
        ]
    }

    func locations(_ entries: [PublicObject]) throws -> [String: JSON] {
        let meetings = try snapshot.meetings(entries.compactMap { MeetingID($0.id) }, for: scope)
        let byID = Dictionary(meetings.map { ("\($0.id)", $0) }) { first, _ in first }
        return entries.reduce(into: [:]) { made, entry in
            made[entry.id] = byID[entry.id].flatMap { location($0, entry, alone: true) }
        }
    }

    /// The place of one meeting, in the words it was called with.
    private func location(_ meeting: Meeting, _ entry: PublicObject, alone: Bool) -> JSON? {
        meeting.venue.place.map { place in
            object(
                .location, entry,
                [
                    ("description", .text(place)),
                    ("meetings", alone ? .array([id(.meeting, "\(meeting.id)")]) : nil),
                ])
        }
    }

    // MARK: Items

    func agendaItems(_ entries: [PublicObject]) throws -> [String: JSON] {
        let items = try snapshot.items(entries.compactMap { ItemID($0.id) }, for: scope)
        let meetings = try snapshot.meetings(Set(items.map(\.meeting)).sorted(), for: scope)
        let agendas = try Agendas(meetings, self, only: items)
        return entries.reduce(into: [:]) { made, entry in
            made[entry.id] = items.first { "\($0.id)" == entry.id }.flatMap { agendas.json(of: $0, alone: true) }
        }
    }
}

/// The public agendas of some meetings, with what lies with the items and what was decided under them.
private struct Agendas {
    private let oparl: OParl
    private let zones: [MeetingID: Zone]
    private let items: [MeetingID: [AgendaItem]]
    private let entries: [String: PublicObject]
    private let papers: [ItemID: PaperID]
    private let decisions: [ItemID: [Decision]]

    /// - Parameter only: the items that are wanted; all of them where nothing is said
    init(_ meetings: [Meeting], _ oparl: OParl, only: [AgendaItem]? = nil) throws {
        let (snapshot, scope, ids) = (oparl.snapshot, oparl.scope, meetings.map(\.id))
        self.oparl = oparl
        zones = meetings.reduce(into: [:]) { $0[$1.id] = $1.starts.zone }
        let wanted = try only ?? snapshot.items(at: ids, for: scope)
        items = Dictionary(grouping: wanted, by: \.meeting)
        entries = try snapshot.publicObjects(.agendaItem, wanted.map { "\($0.id)" }, in: oparl.council)
        papers = try snapshot.firstPapers(of: wanted.map(\.id), at: ids, for: scope)
        decisions = Dictionary(grouping: try snapshot.decisions(at: ids, for: scope), by: \.item)
    }

    /// The items of a meeting in their order.
    func items(of meeting: Meeting) -> [JSON] {
        (items[meeting.id] ?? []).compactMap { json(of: $0, alone: false) }
    }

    func json(of item: AgendaItem, alone: Bool) -> JSON? {
        guard let entry = entries["\(item.id)"], !entry.isDeleted, let zone = zones[item.meeting] else { return nil }
        let decisions = decisions[item.id] ?? []
        let paper = papers[item.id]
        return oparl.object(
            .agendaItem, entry, web: oparl.web("meetings", "\(item.meeting)"),
            [
                ("meeting", alone ? oparl.id(.meeting, "\(item.meeting)") : nil),
                // As the public page numbers them: items for a few have no number and leave no gap.
                ("number", .text(String(entry.place))), ("order", .number(entry.place - 1)),
                ("name", .text(item.title)), ("public", true),
                ("consultation", paper.map { oparl.id(.consultation, "\($0)") }),
                ("result", text(decisions.map { oparl.say($0.result) }, "; ")),
                ("resolutionText", text(decisions.map(\.text), "\n\n")),
                ("start", item.opened.map { .text($0.offsetText(in: zone)) }),
                ("end", item.closed.map { .text($0.offsetText(in: zone)) }),
            ])
    }

    private func text(_ parts: [String], _ separator: String) -> JSON? {
        parts.isEmpty ? nil : .text(parts.joined(separator: separator))
    }
}

extension Meeting.State {
    /// The word of the standard: called in, or held.
    fileprivate var oparl: String {
        switch self {
        case .called, .open, .cancelled: "eingeladen"
        case .closed: "durchgeführt"
        }
    }
}
