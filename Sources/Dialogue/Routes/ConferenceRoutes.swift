// SPDX-License-Identifier: EUPL-1.2
import Web

/// The addresses of sessions: their lists, their pages, and running them.
enum ConferenceRoute: RouteSet {
    case list, past, new, add
    case conference(ConferenceID), edit(ConferenceID), save(ConferenceID)
    /// Where the secretariat and the moderators work.
    case run(ConferenceID), open(ConferenceID), close(ConferenceID), callOff(ConferenceID)
    case afterwards(ConferenceID), saveAfterwards(ConferenceID)
    case live(ConferenceID), calendar(ConferenceID), calendarOfAll
    case listAPI, conferenceAPI(ConferenceID)

    static let endpoints: [Endpoint<ConferenceRoute>] = reading + running + programs

    private static let reading: [Endpoint<ConferenceRoute>] = [
        .page("/conferences", .anyone, "Open sessions to come") { _ in .list },
        .page("/conferences/past", .anyone, "Open sessions held") { _ in .past },
        .file("/conferences/calendar.ics", .anyone, "Public sessions for calendars") { _ in .calendarOfAll },
        .page("/conferences/{id}", .anyone, "One session, live and as its record") { slots throws(Slots.Mismatch) in
            .conference(try slots.id("id"))
        },
        .file("/conferences/{id}/live", .anyone, "What changes in a session, as events") {
            slots throws(Slots.Mismatch) in
            .live(try slots.id("id"))
        },
        .file("/conferences/{id}/calendar.ics", .anyone, "One session for a calendar") { slots throws(Slots.Mismatch) in
            .calendar(try slots.id("id"))
        },
    ]

    private static let running: [Endpoint<ConferenceRoute>] = [
        .page("/conferences/new", .members, "Form to announce a session") { _ in .new },
        .form("/conferences", .members, "Announce a session") { _ in .add },
        .page("/conferences/{id}/edit", .members, "Form to change a session") { slots throws(Slots.Mismatch) in
            .edit(try slots.id("id"))
        },
        .form("/conferences/{id}", .members, "Change a session") { slots throws(Slots.Mismatch) in
            .save(try slots.id("id"))
        },
        .page("/conferences/{id}/run", .members, "Run and moderate a session") { slots throws(Slots.Mismatch) in
            .run(try slots.id("id"))
        },
        .form("/conferences/{id}/open", .members, "Open a session") { slots throws(Slots.Mismatch) in
            .open(try slots.id("id"))
        },
        .form("/conferences/{id}/close", .members, "Close a session") { slots throws(Slots.Mismatch) in
            .close(try slots.id("id"))
        },
        .form("/conferences/{id}/call-off", .members, "Call a session off") { slots throws(Slots.Mismatch) in
            .callOff(try slots.id("id"))
        },
        .page("/conferences/{id}/record", .members, "Form for replay, summary and numbers") {
            slots throws(Slots.Mismatch) in
            .afterwards(try slots.id("id"))
        },
        .form("/conferences/{id}/record", .members, "Keep replay, summary and numbers") {
            slots throws(Slots.Mismatch) in
            .saveAfterwards(try slots.id("id"))
        },
    ]

    private static let programs: [Endpoint<ConferenceRoute>] = [
        .program(
            "/api/v1/councils/{council}/conferences", .anyone, "Open sessions",
            query: [
                QueryField("when", "`past` for those held; those to come otherwise"),
                QueryField("after", "Where the last page ended"),
            ]
        ) { _ in .listAPI },
        .program(
            "/api/v1/councils/{council}/conferences/{id}", .anyone,
            "One session with its programme, the questions shown, and the polls closed"
        ) { slots throws(Slots.Mismatch) in .conferenceAPI(try slots.id("id")) },
    ]

    var path: RoutePath {
        switch self {
        case .list, .add: .council(["conferences"])
        case .past: .council(["conferences", "past"])
        case .new: .council(["conferences", "new"])
        case .conference(let id), .save(let id): .council(["conferences", "\(id)"])
        case .edit(let id): .council(["conferences", "\(id)", "edit"])
        case .run(let id): .council(["conferences", "\(id)", "run"])
        case .open(let id): .council(["conferences", "\(id)", "open"])
        case .close(let id): .council(["conferences", "\(id)", "close"])
        case .callOff(let id): .council(["conferences", "\(id)", "call-off"])
        case .afterwards(let id), .saveAfterwards(let id): .council(["conferences", "\(id)", "record"])
        case .live(let id): .council(["conferences", "\(id)", "live"])
        case .calendar(let id): .council(["conferences", "\(id)", "calendar.ics"])
        case .calendarOfAll: .council(["conferences", "calendar.ics"])
        case .listAPI, .conferenceAPI: .plain(["api", "v1"])
        }
    }
}
