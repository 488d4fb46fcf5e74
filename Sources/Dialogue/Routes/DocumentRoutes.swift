// SPDX-License-Identifier: EUPL-1.2
import Database
import Meetings
import Web

/// The addresses of files that lie with a session.
enum DocumentRoute: RouteSet {
    case add(ConferenceID)
    case file(ConferenceID, ID<ConferenceDocument>), remove(ConferenceID, ID<ConferenceDocument>)

    static let endpoints: [Endpoint<DocumentRoute>] = [
        .form(
            "/conferences/{id}/documents", .members, "Lay a file with a session", limit: PaperFile.limit + 65_536
        ) { slots throws(Slots.Mismatch) in .add(try slots.id("id")) },
        .form("/conferences/{id}/documents/{document}/remove", .members, "Take a file off a session") {
            slots throws(Slots.Mismatch) in
            .remove(try slots.id("id"), try slots.id("document"))
        },
        .file("/conferences/{id}/documents/{document}", .anyone, "A file that lies with a session") {
            slots throws(Slots.Mismatch) in
            .file(try slots.id("id"), try slots.id("document"))
        },
    ]

    var path: RoutePath {
        switch self {
        case .add(let id): .council(["conferences", "\(id)", "documents"])
        case .file(let id, let document): .council(["conferences", "\(id)", "documents", "\(document)"])
        case .remove(let id, let document): .council(["conferences", "\(id)", "documents", "\(document)", "remove"])
        }
    }
}
