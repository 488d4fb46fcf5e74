// SPDX-License-Identifier: EUPL-1.2
import Web

/// The addresses of searches for a date.
enum DateRoute: RouteSet {
    case list
    case new
    case seek
    case search(DateSearchID)
    case answer(DateSearchID)
    case remind(DateSearchID)
    case end(DateSearchID)

    private typealias Mismatch = Slots.Mismatch

    static let endpoints: [Endpoint<DateRoute>] = [
        .page("/meetings/dates", .members, "Dates that are looked for") { _ in .list },
        .page("/meetings/dates/new", .members, "The form that asks when people could meet") { _ in .new },
        .form("/meetings/dates/new", .members, "Ask when people could meet") { _ in .seek },
        .page("/meetings/dates/{search}", .members, "When people could meet") { slots throws(Mismatch) in
            .search(try slots.id("search"))
        },
        .form("/meetings/dates/{search}/answer", .members, "Say when one could come") { slots throws(Mismatch) in
            .answer(try slots.id("search"))
        },
        .form("/meetings/dates/{search}/remind", .members, "Remind those who have not answered") {
            slots throws(Mismatch) in
            .remind(try slots.id("search"))
        },
        .form("/meetings/dates/{search}/end", .members, "Give up looking for a date") { slots throws(Mismatch) in
            .end(try slots.id("search"))
        },
    ]

    var path: RoutePath {
        switch self {
        case .list: .council(["meetings", "dates"])
        case .new, .seek: .council(["meetings", "dates", "new"])
        case .search(let id): .council(["meetings", "dates", "\(id)"])
        case .answer(let id): .council(["meetings", "dates", "\(id)", "answer"])
        case .remind(let id): .council(["meetings", "dates", "\(id)", "remind"])
        case .end(let id): .council(["meetings", "dates", "\(id)", "end"])
        }
    }

    /// How each address is answered.
    @Sendable static func handling(_ means: Means) -> @Sendable (DateRoute) -> Handling {
        { route in
            switch route {
            case .list: .read { try $0.dateSearchList() }
            case .new: .read { $0.page(try $0.seekDatePage()) }
            case .seek: .write { try $0.seekDate(means) }
            case .search(let id): .read { $0.page(try $0.dateSearchPage(try $0.found(id))) }
            case .answer(let id): .write { try $0.answerDates(id) }
            case .remind(let id): .write { try $0.remindOfDates(id, means) }
            case .end(let id): .write { try $0.endDateSearch(id) }
            }
        }
    }
}
