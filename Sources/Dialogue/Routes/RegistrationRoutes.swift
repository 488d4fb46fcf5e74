// SPDX-License-Identifier: EUPL-1.2
import Web

/// The addresses by which people take a place in a session, and give it up.
enum RegistrationRoute: RouteSet {
    case register(ConferenceID), invite(ConferenceID), export(ConferenceID)
    /// What stands after a form, the same for everybody.
    case sent, givenUp
    /// The slot is the secret of a mail.
    case place(String), confirm(String), giveUp(String)

    static let endpoints: [Endpoint<RegistrationRoute>] = [
        .form("/conferences/{id}/registrations", .anyone, "Ask for a place in a session") {
            slots throws(Slots.Mismatch) in
            .register(try slots.id("id"))
        },
        .form("/conferences/{id}/invitations", .members, "Invite to a session by mail") {
            slots throws(Slots.Mismatch) in
            .invite(try slots.id("id"))
        },
        .form("/conferences/{id}/registrations/list", .members, "The addresses registered, as a table") {
            slots throws(Slots.Mismatch) in
            .export(try slots.id("id"))
        },
        .page("/conferences/mail-sent", .anyone, "What is said after asking for a place") { _ in .sent },
        .page("/conferences/given-up", .anyone, "What is said after giving a place up") { _ in .givenUp },
        .page("/conferences/places/{token}", .anyone, "One’s place in a session, by the link of a mail") {
            slots throws(Slots.Mismatch) in
            .place(try slots.text("token"))
        },
        .form("/conferences/places/{token}/confirm", .anyone, "Confirm one’s place") { slots throws(Slots.Mismatch) in
            .confirm(try slots.text("token"))
        },
        .form("/conferences/places/{token}/give-up", .anyone, "Give one’s place up") { slots throws(Slots.Mismatch) in
            .giveUp(try slots.text("token"))
        },
    ]

    var path: RoutePath {
        switch self {
        case .register(let id): .council(["conferences", "\(id)", "registrations"])
        case .invite(let id): .council(["conferences", "\(id)", "invitations"])
        case .export(let id): .council(["conferences", "\(id)", "registrations", "list"])
        case .sent: .council(["conferences", "mail-sent"])
        case .givenUp: .council(["conferences", "given-up"])
        case .place(let token): .council(["conferences", "places", token])
        case .confirm(let token): .council(["conferences", "places", token, "confirm"])
        case .giveUp(let token): .council(["conferences", "places", token, "give-up"])
        }
    }
}
