// SPDX-License-Identifier: EUPL-1.2
import Access
import Database
import Language
import SiteKit
import Testing
import Web

@testable import Dialogue

@Suite("Files of a session")
struct DocumentTests {
    @Test("a file that lies with a session is for whoever may know of it, and goes when it is taken off")
    func files() async throws {
        try await Hall.onEachEngine { hall in
            let address = try await hall.announce(["openness": "invited"])
            let document = try await lay("Walk form", with: address, hall)
            let path = "\(address)/documents/\(document)"
            #expect(await hall.site.get(path, as: .member).status == 200)
            #expect(await hall.site.text(address, as: .member).contains("Walk form"))
            for who in [Who.visitor, .outsider, .stranger, .resident, .operator] {
                #expect(await hall.site.get(path, as: who).status == 404, "\(who)")
            }
            #expect(await hall.site.post("\(path)/remove", [:], as: .member).status == 403)
            #expect(await hall.site.post("\(path)/remove", [:], as: .coordinator).status == 303)
            #expect(await hall.site.get(path, as: .member).status == 404)
            let files: Int? = try await hall.site.database.read { try $0.value("SELECT COUNT(*) FROM file") }
            #expect(files == 0)
        }
    }

    @Test("what is sent without a title or a file is said at its field")
    func faults() async throws {
        try await Hall.onEachEngine { hall in
            let address = try await hall.announce()
            let untitled = await hall.site.post("\(address)/documents", ["document-title": ""], as: .coordinator)
            #expect(untitled.status == 422)
            let empty = await hall.site.post("\(address)/documents", ["document-title": "Slides"], as: .coordinator)
            #expect(empty.status == 422 && String(decoding: empty.bytes, as: UTF8.self).contains("Choose a file."))
            #expect(await hall.site.post("\(address)/documents", ["document-title": "S"], as: .member).status == 403)
        }
    }

    private func lay(_ title: String, with address: String, _ hall: Hall) async throws -> String {
        let standing = try await hall.site.standing(.coordinator)
        let id = try #require(ConferenceID(String(address.suffix(36))))
        return try await hall.site.database.write { transaction in
            let conference = try #require(try transaction.conference(id, in: standing.council))
            let permit = try transaction.permit(RunConference.self, standing, on: conference)
            let file = try Files.store(
                Array("Walk".utf8), type: "text/plain", council: standing.council, in: transaction)
            try permit.lay(file.id, title: title, fileName: "walk.txt")
            return try #require(try transaction.documents(of: conference).first).id.description
        }
    }
}
