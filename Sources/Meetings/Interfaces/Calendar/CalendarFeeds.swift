// SPDX-License-Identifier: EUPL-1.2
import Access
import Council
import Database
import Jobs
import Language
import Markup
import Web

extension Visit {
    /// A council's public meetings for calendars. They stand outside any council's address, so the name is looked up.
    func councilCalendar(_ file: String, _ means: Means) throws -> Reply {
        let slug = file.hasSuffix(".ics") ? String(file.dropLast(4)) : ""
        let council = try orAbsent(snapshot.council(slug: slug))
        let meetings = try snapshot.meetingsForCalendars(for: .visitors(of: council.id))
        return try calendar(of: meetings, in: council, council.tongue, name: council.name, means)
    }

    /// The public meetings of one public formation.
    func formationCalendar(_ id: FormationID, _ means: Means) throws -> Reply {
        let scope = Scope.visitors(of: council.id)
        let formation = try orAbsent(snapshot.formation(id, for: scope))
        let name = "\(council.name): \(formation.names.text(in: council.tongue))"
        let meetings = try snapshot.meetingsForCalendars(of: formation, for: scope)
        return try calendar(of: meetings, in: council, council.tongue, name: name, means)
    }

    /// The meetings a person may know of now. Rights are read at each fetch; the address answers as one that was never
    /// made once its owner belongs to the council no more.
    func ownCalendar(_ token: String, _ means: Means) throws -> Reply {
        let address = try orAbsent(Token(text: token).flatMap { try snapshot.calendarAddress($0) })
        let council = try orAbsent(snapshot.council(address.council))
        let standing = try snapshot.standing(of: .schedule(for: address.person), in: council.id)
        guard standing.isMember else { throw Refusal.absent }
        let tongue = try snapshot.person(address.person)?.tongue ?? council.tongue
        let meetings = try snapshot.meetingsForCalendars(for: standing.scope)
        var reply = try calendar(of: meetings, in: council, tongue, name: council.name, means)
        // No cache between us and the owner keeps what only they may read.
        reply.headers.append(("Cache-Control", "private, no-store"))
        return reply
    }

    private func calendar(
        of meetings: [Meeting], in council: CouncilIdentity, _ tongue: Tongue, name: String, _ means: Means
    ) throws -> Reply {
        let say = means.languages.speech(in: tongue, zone: Zone(council.zone) ?? .utc)
        let changed = try snapshot.changes(of: meetings)
        let events = meetings.map { meeting in
            meeting.calendarEvent(
                in: say, stamp: changed[meeting.id] ?? meeting.starts.instant(),
                path: Link(path: ["c", council.slug, say.tongue.rawValue, "meetings", "\(meeting.id)"]))
        }
        let document = CalendarDocument(.publish, events: events, base: try orAbsent(baseAddress), name: name)
        return .text(document.text, type: "text/calendar; charset=utf-8")
    }
}

extension Snapshot {
    /// What a calendar shows: meetings to come, and the latest that were held or called off.
    fileprivate func meetingsForCalendars(for scope: Scope) throws -> [Meeting] {
        try [MeetingList.ahead, .past].flatMap { try $0.page(for: scope, of: 100, in: self).items }
    }

    /// The same of one formation, which must have been read by the scope.
    fileprivate func meetingsForCalendars(of formation: Formation, for scope: Scope) throws -> [Meeting] {
        try meetings(rows(MeetingsOfFormation.question(formation, scope)), for: scope)
    }
}

/// The latest meetings of a formation as the database reads them; a test asserts the plan.
enum MeetingsOfFormation {
    static func question(_ formation: Formation, _ scope: Scope) -> SQL {
        """
        SELECT m.* FROM meeting AS m
        WHERE m.council = \(scope.council) AND m.formation = \(formation.id) AND \(scope.sees("m"))
        ORDER BY m.starts DESC, m.id DESC LIMIT 200
        """
    }
}
