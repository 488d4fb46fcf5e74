// SPDX-License-Identifier: EUPL-1.2
import Web

/// The addresses of motions and their amendments.
enum MotionRoute: RouteSet {
    case new(MeetingID, ItemID)
    case move(MeetingID, ItemID)
    case motion(MeetingID, MotionID)
    case withdraw(MeetingID, MotionID)
    case amend(MeetingID, MotionID)
    case withdrawAmendment(MeetingID, MotionID)
    case order(MeetingID, MotionID)
}

extension MotionRoute {
    private typealias Mismatch = Slots.Mismatch

    static let endpoints: [Endpoint<MotionRoute>] = [
        .page("/meetings/{id}/items/{item}/motions", .members, "The form that moves something") {
            slots throws(Mismatch) in
            .new(try slots.id("id"), try slots.id("item"))
        },
        .form("/meetings/{id}/items/{item}/motions", .members, "Move something under an item") {
            slots throws(Mismatch) in
            .move(try slots.id("id"), try slots.id("item"))
        },
        .page("/meetings/{id}/motions/{motion}", .anyone, "A motion with its amendments") { slots throws(Mismatch) in
            .motion(try slots.id("id"), try slots.id("motion"))
        },
        .form("/meetings/{id}/motions/{motion}/withdraw", .members, "Withdraw a motion") { slots throws(Mismatch) in
            .withdraw(try slots.id("id"), try slots.id("motion"))
        },
        .form("/meetings/{id}/motions/{motion}/amendments", .members, "Move an amendment") { slots throws(Mismatch) in
            .amend(try slots.id("id"), try slots.id("motion"))
        },
        .form("/meetings/{id}/motions/{motion}/amendments/withdraw", .members, "Withdraw an amendment") {
            slots throws(Mismatch) in
            .withdrawAmendment(try slots.id("id"), try slots.id("motion"))
        },
        .form("/meetings/{id}/motions/{motion}/order", .members, "Change the order of voting on amendments") {
            slots throws(Mismatch) in
            .order(try slots.id("id"), try slots.id("motion"))
        },
    ]

    var path: RoutePath {
        switch self {
        case .new(let id, let item), .move(let id, let item): at(id, "items", "\(item)", "motions")
        case .motion(let id, let motion): at(id, "motions", "\(motion)")
        case .withdraw(let id, let motion): at(id, "motions", "\(motion)", "withdraw")
        case .amend(let id, let motion): at(id, "motions", "\(motion)", "amendments")
        case .withdrawAmendment(let id, let motion): at(id, "motions", "\(motion)", "amendments", "withdraw")
        case .order(let id, let motion): at(id, "motions", "\(motion)", "order")
        }
    }

    private func at(_ id: MeetingID, _ rest: String...) -> RoutePath { .council(["meetings", "\(id)"] + rest) }

    /// How each address is answered.
    var handling: Handling {
        switch self {
        case .new(let id, let item): .read { $0.page(try $0.newMotionPage(id, item)) }
        case .move(let id, let item): .write { try $0.moveMotion(id, item) }
        case .motion(let id, let motion): .read { $0.page(try $0.motionPage(try $0.foundMotion(id, motion))) }
        case .withdraw(let id, let motion): .write { try $0.withdrawMotion(id, motion) }
        case .amend(let id, let motion): .write { try $0.amendMotion(id, motion) }
        case .withdrawAmendment(let id, let motion): .write { try $0.withdrawAmendment(id, motion) }
        case .order(let id, let motion): .write { try $0.orderAmendments(id, motion) }
        }
    }
}
