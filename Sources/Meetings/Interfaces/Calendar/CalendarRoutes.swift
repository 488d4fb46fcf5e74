// SPDX-License-Identifier: EUPL-1.2
import Access
import Web

/// Where calendars are fetched, and where a person makes the address of their own.
enum CalendarRoute: RouteSet {
    /// A council's public meetings, as `{council}.ics`.
    case council(file: String)
    case formation(council: String, FormationID)
    /// The meetings one person may know of; the slot is the secret that stands for them.
    case own(token: String)
    case settings
    case make
    case end
}

extension CalendarRoute {
    private typealias Mismatch = Slots.Mismatch

    static let endpoints: [Endpoint<CalendarRoute>] = [
        .program("/calendars/{file}", .anyone, "A council's public meetings, as {council}.ics") {
            slots throws(Mismatch) in
            .council(file: try slots.text("file"))
        },
        .program(
            "/calendars/{council}/formation/{id}/meetings.ics", .anyone, "The public meetings of one formation"
        ) { slots throws(Mismatch) in
            .formation(council: try slots.text("council"), try slots.id("id"))
        },
        .program(
            "/calendars/own/{token}/meetings.ics", .anyone,
            "The meetings that one person may know of at this moment, at an address only they were given"
        ) { slots throws(Mismatch) in
            .own(token: try slots.text("token"))
        },
        .page("/meetings/calendars", .anyone, "Calendars to subscribe to") { _ in .settings },
        .form("/meetings/calendars", .members, "Make the secret address of one's own calendar, or a new one") { _ in
            .make
        },
        .form("/meetings/calendars/end", .members, "End the secret address of one's own calendar") { _ in .end },
    ]

    var path: RoutePath {
        switch self {
        case .council(let file): .plain(["calendars", file])
        case .formation(let council, let id): .plain(["calendars", council, "formation", "\(id)", "meetings.ics"])
        case .own(let token): .plain(["calendars", "own", token, "meetings.ics"])
        case .settings, .make: .council(["meetings", "calendars"])
        case .end: .council(["meetings", "calendars", "end"])
        }
    }

    /// How each address is answered.
    func handling(_ means: Means) -> Handling {
        switch self {
        case .council(let file): .read { try $0.councilCalendar(file, means) }
        case .formation(_, let id): .read { try $0.formationCalendar(id, means) }
        case .own(let token): .read { try $0.ownCalendar(token, means) }
        case .settings: .read { $0.page(try $0.calendarsPage()) }
        case .make: .write { try $0.makeCalendarAddress() }
        case .end: .write { try $0.endCalendarAddress() }
        }
    }
}
