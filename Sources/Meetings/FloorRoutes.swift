// SPDX-License-Identifier: EUPL-1.2
import Web

/// The addresses of the room while a meeting is open: the floor, and the members' own page.
enum FloorRoute: RouteSet {
    case room(MeetingID)
    case ask(MeetingID, ItemID)
    case enter(MeetingID, ItemID)
    case list(MeetingID, ItemID)
    case withdraw(MeetingID, TurnID)
    case give(MeetingID, TurnID)
    case extend(MeetingID, TurnID)
    case end(MeetingID, TurnID)
    case rules(MeetingID)
}

extension FloorRoute {
    private typealias Mismatch = Slots.Mismatch

    static let endpoints: [Endpoint<FloorRoute>] = [
        .page("/meetings/{id}/room", .members, "The meeting as a member follows it in the room") {
            slots throws(Mismatch) in
            .room(try slots.id("id"))
        },
        .form("/meetings/{id}/items/{item}/floor", .members, "Ask for the floor") { slots throws(Mismatch) in
            .ask(try slots.id("id"), try slots.id("item"))
        },
        .form("/meetings/{id}/items/{item}/speakers", .members, "Put a seat on the list of speakers") {
            slots throws(Mismatch) in
            .enter(try slots.id("id"), try slots.id("item"))
        },
        .form("/meetings/{id}/items/{item}/list", .members, "Close the list of speakers, or open it again") {
            slots throws(Mismatch) in
            .list(try slots.id("id"), try slots.id("item"))
        },
        .form("/meetings/{id}/turns/{turn}/withdraw", .members, "Take a request for the floor back") {
            slots throws(Mismatch) in
            .withdraw(try slots.id("id"), try slots.id("turn"))
        },
        .form("/meetings/{id}/turns/{turn}/give", .members, "Give the floor") { slots throws(Mismatch) in
            .give(try slots.id("id"), try slots.id("turn"))
        },
        .form("/meetings/{id}/turns/{turn}/extend", .members, "Give a speaker more time") { slots throws(Mismatch) in
            .extend(try slots.id("id"), try slots.id("turn"))
        },
        .form("/meetings/{id}/turns/{turn}/end", .members, "End a speech") { slots throws(Mismatch) in
            .end(try slots.id("id"), try slots.id("turn"))
        },
        .form("/meetings/{id}/speaking", .members, "Choose how the floor is given") { slots throws(Mismatch) in
            .rules(try slots.id("id"))
        },
    ]

    var path: RoutePath {
        switch self {
        case .room(let id): at(id, "room")
        case .ask(let id, let item): at(id, "items", "\(item)", "floor")
        case .enter(let id, let item): at(id, "items", "\(item)", "speakers")
        case .list(let id, let item): at(id, "items", "\(item)", "list")
        case .withdraw(let id, let turn): at(id, "turns", "\(turn)", "withdraw")
        case .give(let id, let turn): at(id, "turns", "\(turn)", "give")
        case .extend(let id, let turn): at(id, "turns", "\(turn)", "extend")
        case .end(let id, let turn): at(id, "turns", "\(turn)", "end")
        case .rules(let id): at(id, "speaking")
        }
    }

    private func at(_ id: MeetingID, _ rest: String...) -> RoutePath { .council(["meetings", "\(id)"] + rest) }

    /// How each address is answered.
    var handling: Handling {
        switch self {
        case .room(let id): .read { $0.page(try $0.roomPage(try $0.found(id))) }
        case .ask(let id, let item): .write { try $0.askFloor(id, item) }
        case .enter(let id, let item): .write { try $0.enterSpeaker(id, item) }
        case .list(let id, let item): .write { try $0.closeList(id, item) }
        case .withdraw(let id, let turn): .write { try $0.withdrawRequest(id, turn) }
        case .give(let id, let turn): .write { try $0.giveFloor(id, turn) }
        case .extend(let id, let turn): .write { try $0.extendSpeech(id, turn) }
        case .end(let id, let turn): .write { try $0.endSpeech(id, turn) }
        case .rules(let id): .write { try $0.setSpeakingRules(id) }
        }
    }
}
