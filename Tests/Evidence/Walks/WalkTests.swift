// SPDX-License-Identifier: EUPL-1.2
import Access
import Database
import Language
import SiteKit
import TestKit
import Testing
import Web

@testable import Evidence

@Suite("Walks")
struct WalkTests {
    @Test("a walk is planned, recorded stop by stop without scripts, and tells what was found")
    func plain() async throws {
        try await EvidenceSite.onEachEngine { site in
            let walk = try await site.plan()
            let page = try await site.page(walk + "/record", as: .member)
            #expect(page.all("section[data-stop]").count == 3)
            let sheet = try #require(page.first("input[name=sheet]")?["value"])
            let first = await site.post(
                walk + "/record",
                [
                    "sheet": sheet, "1.sent": "yes", "1.see": "no", "1.know": "none", "1.felt-2": "4",
                    "1.noticed": "Lamp out",
                ],
                as: .member)
            #expect(first.header("Location") == walk + "/record?sheet=\(sheet)#stop-2")
            let again = try await site.page(walk + "/record?sheet=\(sheet)", as: .member)
            #expect(again.first("input[name=\"1.felt-2\"]")?["value"] == "4")
            #expect(again.all("script[src*=walk]").isEmpty, "what came in already is changed by its forms alone")
            let last = await site.post(
                walk + "/record", ["sheet": sheet, "3.sent": "yes", "3.see": "yes", "3.felt-5": "4"], as: .member)
            #expect(last.header("Location") == walk)
            let report = try await site.page(walk, as: .chair)
            let cells = report.all("section[aria-labelledby=found] tbody tr").first?.all("td").map(\.text)
            #expect(
                cells == [
                    "not looked at", "No", "not looked at", "not looked at", "not looked at", "not looked at", "2.0",
                    "4",
                ])
            #expect(report.text("main")?.contains("Lamp out") == true)
            let csv = await site.text(walk + "/walk.csv", as: .member)
            #expect(csv.contains("2026-03-20,yes,1,Ferry stop,Harbour,0,0,0,0,0,1,"))
            for tongue in ["fr", "el"] {
                for part in ["", "/record", "/paper", "/edit"] {
                    _ = try await site.page(walk.replacing("/en/", with: "/\(tongue)/") + part, as: .coordinator)
                }
            }
        }
    }

    @Test("what a phone sends arrives once, however often it is sent, and gets the same answer")
    func once() async throws {
        try await EvidenceSite.onEachEngine { site in
            let (walk, sheet) = (try await site.plan(), SheetID.random())
            let first = await site.post(walk + "/record", SiteFixture.sheet(sheet), as: .member)
            #expect(first.status == 200)
            let acts = try await site.rows("act")
            site.clock.move(.seconds(600))
            for _ in 0..<3 {
                let again = await site.post(walk + "/record", SiteFixture.sheet(sheet), as: .member)
                #expect(again.bytes == first.bytes)
            }
            #expect(try await site.rows("walk_sheet") == 1)
            #expect(try await site.rows("walk_look") == 2)
            #expect(try await site.rows("act") == acts, "what changes nothing is no act")
            let corrected = await site.post(
                walk + "/record", ["as": "json", "sheet": "\(sheet)", "1.sent": "yes", "1.see": "yes"], as: .member)
            #expect(corrected.bytes == first.bytes)
            let report = try await site.page(walk, as: .member)
            #expect(report.all("section[aria-labelledby=found] tbody tr").first?.all("td")[1].text == "Yes")
        }
    }

    @Test("a phone whose clock says 1970 is told so, and the council’s clock counts")
    func clock() async throws {
        try await EvidenceSite.onSQLite { site in
            let (walk, sheet) = (try await site.plan(), SheetID.random())
            let fields = SiteFixture.sheet(sheet, ["clock": "7200000", "1.at": "3600000", "2.at": "7300000"])
            let reply = await site.post(walk + "/record", fields, as: .member)
            #expect(String(decoding: reply.bytes, as: UTF8.self).contains("clock of this phone is wrong"))
            let times: [Instant?] = try await site.database.read {
                try $0.rows("SELECT at FROM walk_look ORDER BY stop").map { try $0["at"] }
            }
            #expect(times == [site.clock.now - .seconds(3_600), nil])
            #expect(try await site.page(walk, as: .member).text("main")?.contains("this is the council’s") == true)
        }
    }

    @Test("after the walk was taken out, what a phone sends is refused, and nothing of it stays")
    func afterDeletion() async throws {
        try await EvidenceSite.onEachEngine { site in
            let (walk, sheet) = (try await site.plan(), SheetID.random())
            _ = await site.post(walk + "/record", SiteFixture.sheet(sheet), as: .member)
            _ = try await site.send(photo: Shots.placed, at: 1, of: walk, sheet: sheet)
            #expect(try await site.rows("walk_photo") == 1)
            #expect(await site.post(walk + "/remove", [:], as: .member).status == 403)
            #expect(await site.post(walk + "/remove", [:], as: .coordinator).status == 303)
            for table in ["walk", "walk_stop", "walk_sheet", "walk_look", "walk_photo", "file"] as [SQL] {
                #expect(try await site.rows(table) == 0)
            }
            #expect(await site.post(walk + "/record", SiteFixture.sheet(sheet), as: .member).status == 404)
            #expect(try await site.send(photo: Shots.placed, at: 1, of: walk, sheet: sheet).status == 404)
            #expect(await site.get(walk + "/record", as: .member).status == 404)
        }
    }

    @Test("a record that was taken away is not brought back by the phone that still has it")
    func takenAway() async throws {
        try await EvidenceSite.onSQLite { site in
            let (walk, sheet) = (try await site.plan(), SheetID.random())
            _ = await site.post(walk + "/record", SiteFixture.sheet(sheet), as: .member)
            #expect(await site.post("\(walk)/records/\(sheet)/remove", [:], as: .analyst).status == 303)
            let again = await site.post(walk + "/record", SiteFixture.sheet(sheet), as: .member)
            #expect(again.status == 403)
            #expect(String(decoding: again.bytes, as: UTF8.self).contains("not taken a second time"))
            #expect(try await site.rows("walk_look") == 0)
        }
    }

    @Test("what is wrong is said at its stop, to a person and to a script")
    func refused() async throws {
        try await EvidenceSite.onSQLite { site in
            let walk = try await site.plan()
            let wrong: Fields = [
                "sheet": "\(SheetID.random())", "2.sent": "yes", "2.felt-1": "many", "2.noticed": "Hedge",
            ]
            let page = try site.read(await site.post(walk + "/record", wrong, as: .member))
            #expect(page.first("input[name=\"2.felt-1\"]")?["value"] == "many")
            #expect(page.text("main")?.contains("Hedge") == true)
            var fields = wrong
            fields.append("as", "json")
            let answer = await site.post(walk + "/record", fields, as: .member)
            #expect(answer.status == 422)
            #expect(String(decoding: answer.bytes, as: UTF8.self).contains("Stop 2: Count from 0 to 99 people"))
            #expect(try await site.rows("walk_sheet") == 0)
            #expect(await site.post(walk + "/record", ["as": "json", "sheet": "mine"], as: .member).status == 404)
        }
    }

    @Test("a photo is cleaned, waits for a second person, and is then seen by those who walk")
    func photos() async throws {
        try await EvidenceSite.onEachEngine { site in
            let (walk, sheet) = (try await site.plan(), SheetID.random())
            #expect(
                try await site.send(photo: Shots.placed, at: 1, of: walk, sheet: sheet, without: false).status == 422)
            #expect(try await site.send(photo: Array("no".utf8), at: 1, of: walk, sheet: sheet).status == 422)
            for _ in 0..<2 {
                #expect(try await site.send(photo: Shots.placed, at: 1, of: walk, sheet: sheet).status == 200)
            }
            #expect(try await site.rows("walk_photo") == 1, "the same picture is the same photo")
            let id: String = try await site.database.read { try $0.value("SELECT id FROM walk_photo") ?? "" }
            let photo = "\(walk)/photos/\(id)"
            #expect(await site.get(photo, as: .member).status == 404, "not even whoever sent it sees it before")
            #expect(await site.post(photo, ["verdict": "clear"], as: .member).status == 403)
            let page = try await site.page(walk, as: .chair)
            #expect(page.all("section[aria-labelledby=photos] img").count == 1)
            #expect(await site.get(photo, as: .chair).status == 200)
            #expect(await site.post(photo, ["verdict": "clear"], as: .chair).status == 303)
            #expect(await site.get(photo, as: .member).status == 200)
            #expect(try await site.page(walk, as: .member).all("section[aria-labelledby=found] img").count == 1)
            let file: [UInt8] = try await site.database.read { try $0.value("SELECT bytes FROM file_chunk") ?? [] }
            #expect(!String(decoding: file, as: UTF8.self).contains("harbour"))
            #expect(await site.post(photo, ["verdict": "out"], as: .chair).status == 303)
            #expect(await site.get(photo, as: .chair).status == 404)
            #expect(try await site.rows("file") == 0)
            #expect(try await site.send(photo: Shots.placed, at: 1, of: walk, sheet: sheet).status == 200)
            #expect(try await site.rows("file") == 0, "what was taken out does not come back")
        }
    }

    @Test("pictures go after a year, and the rest of the walk stays")
    func kept() async throws {
        try await EvidenceSite.onEachEngine { site in
            let (walk, sheet) = (try await site.plan(), SheetID.random())
            _ = try await site.send(photo: Shots.placed, at: 1, of: walk, sheet: sheet)
            try await site.wait(.seconds(364 * 86_400))
            try await site.database.write { try $0.purgeWalkPhotos() }
            #expect(try await site.rows("file") == 1)
            try await site.wait(.seconds(2 * 86_400))
            try await site.database.write { try $0.purgeWalkPhotos() }
            #expect(try await site.rows("file") == 0)
            #expect(try await site.rows("walk_sheet") == 1)
        }
    }
}
