// SPDX-License-Identifier: EUPL-1.2
import Access
import Web

/// The addresses of presence and of the room's screen.
enum ScreenRoute: RouteSet {
    case arrive(MeetingID)
    case depart(MeetingID)
    case declare(MeetingID, ItemID)
    case preside(MeetingID)
    case screen(MeetingID)
    case openScreen(MeetingID)
    case closeScreen(MeetingID)
    case wall(MeetingID)
    case shown(address: String)
    case shownLive(address: String)
}

extension ScreenRoute {
    private typealias Mismatch = Slots.Mismatch

    static let endpoints: [Endpoint<ScreenRoute>] = presence + screens

    private static let presence: [Endpoint<ScreenRoute>] = [
        .form("/meetings/{id}/arrival", .members, "Say that one is there, with the code of the room") {
            slots throws(Mismatch) in
            .arrive(try slots.id("id"))
        },
        .form("/meetings/{id}/departure", .members, "Say that one leaves") { slots throws(Mismatch) in
            .depart(try slots.id("id"))
        },
        .form("/meetings/{id}/items/{item}/interest", .members, "Declare an interest, and take no part in an item") {
            slots throws(Mismatch) in
            .declare(try slots.id("id"), try slots.id("item"))
        },
        .form("/meetings/{id}/presiding", .members, "Note who presides") { slots throws(Mismatch) in
            .preside(try slots.id("id"))
        },
    ]

    private static let screens: [Endpoint<ScreenRoute>] = [
        .page("/meetings/{id}/screen", .members, "The address of the room's screen, and the code for arriving") {
            slots throws(Mismatch) in
            .screen(try slots.id("id"))
        },
        .form("/meetings/{id}/screen", .members, "Make an address for the room's screen") { slots throws(Mismatch) in
            .openScreen(try slots.id("id"))
        },
        .form("/meetings/{id}/screen/close", .members, "Take the address of the screen back") {
            slots throws(Mismatch) in
            .closeScreen(try slots.id("id"))
        },
        .page("/meetings/{id}/wall", .members, "The room's screen, in the session of the secretariat") {
            slots throws(Mismatch) in
            .wall(try slots.id("id"))
        },
        .page("/screens/{address}", .anyone, "The room's screen, for a machine without a session") {
            slots throws(Mismatch) in
            .shown(address: try slots.text("address"))
        },
        .file("/screens/{address}/live", .anyone, "Tells the room's screen that the meeting changed") {
            slots throws(Mismatch) in
            .shownLive(address: try slots.text("address"))
        },
    ]

    var path: RoutePath {
        switch self {
        case .arrive(let id): at(id, "arrival")
        case .depart(let id): at(id, "departure")
        case .declare(let id, let item): at(id, "items", "\(item)", "interest")
        case .preside(let id): at(id, "presiding")
        case .screen(let id), .openScreen(let id): at(id, "screen")
        case .closeScreen(let id): at(id, "screen", "close")
        case .wall(let id): at(id, "wall")
        case .shown(let address): .council(["screens", address])
        case .shownLive(let address): .council(["screens", address, "live"])
        }
    }

    private func at(_ id: MeetingID, _ rest: String...) -> RoutePath { .council(["meetings", "\(id)"] + rest) }

    /// How each address is answered.
    var handling: Handling {
        switch self {
        case .arrive(let id): .write { try $0.arriveOneself(id) }
        case .depart(let id): .write { try $0.departOneself(id) }
        case .declare(let id, let item): .write { try $0.declareInterest(id, item) }
        case .preside(let id): .write { try $0.notePresiding(id) }
        case .screen(let id): .read { $0.page(try $0.screenPage(try $0.found(id))) }
        case .openScreen(let id): .write { try $0.openScreen(id) }
        case .closeScreen(let id): .write { try $0.closeScreen(id) }
        case .wall(let id): .read { try $0.wall(try $0.found(id)) }
        case .shown(let address): .read { try $0.shownWall(address) }
        case .shownLive(let address): .work { try await $0.shownLive(address) }
        }
    }
}
