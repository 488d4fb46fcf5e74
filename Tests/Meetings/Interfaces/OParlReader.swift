// SPDX-License-Identifier: EUPL-1.2
import Foundation
import SiteKit
import Testing
import Web

@testable import Meetings

/// What a program reads of one OParl object.
struct OParlObject: Decodable, Sendable {
    let id: String
    let type: String
    let created: String?
    let modified: String?
    let deleted: Bool?
    let name: String?
    let role: String?
    let number: String?
    let order: Int?
    let result: String?
    let resolutionText: String?
    let meeting: Carried?
    let consultation: Consultation?
    let cancelled: Bool?
    let agendaItem: Carried?
    let membership: Carried?
    let accessUrl: String?
    let downloadUrl: String?

    /// Objects that are carried, or the addresses of those that are named.
    enum Carried: Decodable, Sendable {
        case objects([OParlObject])
        case addresses([String])

        init(from decoder: any Decoder) throws {
            let container = try decoder.singleValueContainer()
            if let address = try? container.decode(String.self) {
                self = .addresses([address])
            } else if let addresses = try? container.decode([String].self), !addresses.isEmpty {
                self = .addresses(addresses)
            } else {
                self = .objects(try container.decode([OParlObject].self))
            }
        }

        var addresses: [String] { if case .addresses(let addresses) = self { addresses } else { [] } }
        var objects: [OParlObject] { if case .objects(let objects) = self { objects } else { [] } }
    }

    /// A paper carries its consultations, an item names one.
    typealias Consultation = Carried
}

/// A page of a list.
struct OParlList: Decodable, Sendable {
    struct Links: Decodable, Sendable {
        let `self`: String
        let first: String
        let next: String?
    }

    struct Pagination: Decodable, Sendable {
        let totalElements: Int
        let elementsPerPage: Int
        let currentPage: Int
        let totalPages: Int
    }

    let data: [OParlObject]
    let links: Links
    let pagination: Pagination
}

extension MeetingsFixture {
    static let oparl = "/oparl/v1.1/body/kalliste"

    /// One object, by its path or address.
    func object(_ address: String, as who: Who = .visitor) async throws -> OParlObject {
        try await decoded(address, as: who)
    }

    /// One page of a list.
    func list(_ address: String, as who: Who = .visitor) async throws -> OParlList {
        try await decoded(address, as: who)
    }

    private func decoded<T: Decodable>(_ address: String, as who: Who) async throws -> T {
        let reply = await site.get(address.replacing("http://koinon.example", with: ""), as: who)
        #expect(reply.status == 200 && reply.header("Access-Control-Allow-Origin") == "*", "\(address)")
        return try JSONDecoder().decode(T.self, from: Data(reply.bytes))
    }

    /// Everything a list holds, page by page.
    func all(_ address: String) async throws -> [OParlObject] {
        var (next, found): (String?, [OParlObject]) = (address, [])
        while let here = next {
            let page = try await list(here)
            found += page.data
            next = page.links.next
        }
        return found
    }

    /// Lays a text with an item; its id.
    func lay(_ title: String, _ text: String, with item: ItemID, at meeting: MeetingID) async throws -> PaperID {
        try await send(
            "/meetings/\(meeting)/items/\(item)/papers", ["paper-title": title, "paper-text": text])
        let paper = try await site.database.read {
            try $0.value("SELECT id FROM agenda_paper WHERE title = \(title)", as: PaperID.self)
        }
        return try #require(paper)
    }

    /// Writes an item anew, for other readers where that is said.
    func save(
        _ item: AgendaItem, at meeting: MeetingID, title: String? = nil, audience: String, version: Int = 1
    ) async throws {
        try await send(
            "/meetings/\(meeting)/items/\(item.id)",
            [
                "version": "\(version)", "title": title ?? item.title, "kind": "discussion", "minutes": "", "text": "",
                "audience": audience,
            ])
    }
}
