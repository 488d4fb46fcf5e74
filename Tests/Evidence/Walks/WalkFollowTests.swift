// SPDX-License-Identifier: EUPL-1.2
import Access
import Database
import Language
import SiteKit
import TestKit
import Testing
import Web

@testable import Evidence

@Suite("What becomes of walks")
struct WalkFollowTests {
    @Test("promises stand with who, by when, and what became of them; late ones say by how much")
    func promises() async throws {
        try await EvidenceSite.onEachEngine { site in
            let walk = try await site.plan()
            let promise: Fields = [
                "what": "Two lamps", "organisation": "Works department", "by": "2026-03-12", "stop": "2",
            ]
            #expect(await site.post(walk + "/promises", promise, as: .member).status == 403)
            let empty = await site.post(walk + "/promises", ["what": "Two lamps"], as: .chair)
            #expect(try site.read(empty).first("input[name=what]")?["value"] == "Two lamps")
            #expect(empty.status == 422)
            #expect(await site.post(walk + "/promises", promise, as: .chair).status == 303)
            try await site.wait(.seconds(20 * 86_400))
            let late = try await site.page(walk, as: .member)
            #expect(late.text("section[aria-labelledby=promises] .st")?.hasPrefix("Late by ") == true)
            let id: String = try await site.database.read { try $0.value("SELECT id FROM walk_promise") ?? "" }
            let answer = "\(walk)/promises/\(id)"
            #expect(await site.get(answer, as: .member).status == 403)
            #expect(await site.post(answer, ["state": "refused"], as: .chair).status == 422)
            _ = try await site.page(answer, as: .chair)
            #expect(await site.post(answer, ["state": "done", "answer": "They burn."], as: .chair).status == 303)
            let done = try await site.page(walk, as: .member)
            #expect(done.text("section[aria-labelledby=promises] .st") == "Done")
            #expect(done.text("main")?.contains("They burn.") == true)
        }
    }

    @Test("a second walk of the route stands beside the first, stop by stop")
    func compared() async throws {
        try await EvidenceSite.onEachEngine { site in
            let first = try await site.plan()
            _ = await site.post(first + "/record", SiteFixture.sheet(.random()), as: .member)
            let id = first.split(separator: "/").last.map(String.init) ?? ""
            let form = try await site.page(SiteFixture.walks + "/new?after=\(id)", as: .coordinator)
            #expect(form.text("textarea[name=stops]")?.contains("Lantern Steps") == true)
            let second = try await site.plan(["after": id, "day": "2026-06-20", "answers-by": "", "light": "day"])
            #expect(try await site.page(second, as: .member).text("main")?.contains("No stop of the same name") == true)
            _ = await site.post(
                second + "/record",
                ["as": "json", "sheet": "\(SheetID.random())", "1.sent": "yes", "1.see": "yes", "1.felt-4": "5"],
                as: .member)
            let page = try await site.page(second, as: .member)
            let row = page.all("section[aria-labelledby=compared] tbody tr").first
            #expect(row?.all("td").map(\.text) == ["1.7 (3 people)", "4.0 (5 people)", "Seeing: No, now Yes"])
            #expect(page.text("main")?.contains("One walk was by daylight, the other after dark") == true)
        }
    }

    @Test("a plan that somebody changed meanwhile is not overwritten, and stops that were recorded stay as many")
    func changed() async throws {
        try await EvidenceSite.onSQLite { site in
            let walk = try await site.plan()
            let change = SiteFixture.plan(["title": "Old Quay by night", "version": "1"])
            #expect(await site.post(walk + "/edit", change, as: .member).status == 403)
            #expect(await site.post(walk + "/edit", change, as: .chair).status == 303)
            let late = await site.post(walk + "/edit", change, as: .coordinator)
            #expect(late.status == 409)
            #expect(try site.read(late).first("input[name=title]")?["value"] == "Old Quay by night")
            _ = await site.post(walk + "/record", SiteFixture.sheet(.random()), as: .member)
            let fewer = await site.post(
                walk + "/edit", SiteFixture.plan(["stops": "Square", "version": "2"]), as: .chair)
            #expect(fewer.status == 422)
            #expect(try site.read(fewer).text("main")?.contains("their number stays") == true)
        }
    }

    @Test("a walk of a group exists for that group alone, and everybody in the group can record it")
    func leaks() async throws {
        try await EvidenceSite.onEachEngine { site in
            let group = try await site.walkGroup([.coordinator, .chair, .resident])
            let outside: [Who] = [.visitor, .outsider, .stranger, .operator, .member, .analyst]
            let paths = ["/c/kalliste/en/evidence", SiteFixture.walks, "/c/kalliste/en/search?q=quay"]
            var before: [String: String] = [:]
            for who in outside {
                for path in paths { before["\(who) \(path)"] = await site.get(path, as: who).comparable }
            }
            let audience = Audience.formation(group).key
            let stolen = await site.post(
                SiteFixture.walks + "/new", SiteFixture.plan(["audience": audience]), as: .analyst)
            #expect(stolen.status == 404, "nobody plans for a group they do not belong to")
            let walk = try await site.plan(["audience": audience])
            let sheet = SheetID.random()
            #expect(await site.post(walk + "/record", SiteFixture.sheet(sheet), as: .resident).status == 200)
            _ = try await site.send(photo: Shots.placed, at: 1, of: walk, sheet: sheet, as: .resident)
            let photo: String = try await site.database.read { try $0.value("SELECT id FROM walk_photo") ?? "" }
            for who in outside {
                for path in paths {
                    #expect(await site.get(path, as: who).comparable == before["\(who) \(path)"], "\(path), \(who)")
                }
            }
            let missing = "\(SiteFixture.walks)/\(WalkID.random())"
            let insiders = outside.filter { $0 != .visitor }
            for part in ["", "/record", "/paper", "/walk.csv", "/edit", "/photos/\(photo)"] {
                await site.expectAbsent(walk + part, like: missing + part, as: insiders)
            }
            for act in ["/record", "/promises", "/remove", "/edit", "/photos/\(photo)", "/records/\(sheet)/remove"] {
                #expect(await site.post(walk + act, SiteFixture.sheet(sheet), as: .member).status == 404, "\(act)")
            }
            let page = try await site.page(walk, as: .resident)
            #expect(page.text("main")?.contains("Lamp out") == true)
            #expect(page.all("a").allSatisfy { $0["href"]?.hasSuffix("/edit") != true })
        }
    }

    @Test("nobody writes into the record of somebody else, or into that of another walk")
    func records() async throws {
        try await EvidenceSite.onSQLite { site in
            let (walk, other, sheet) = (
                try await site.plan(), try await site.plan(["title": "Other"]), SheetID.random()
            )
            _ = await site.post(walk + "/record", SiteFixture.sheet(sheet), as: .member)
            #expect(await site.post(walk + "/record", SiteFixture.sheet(sheet), as: .analyst).status == 404)
            #expect(await site.post(other + "/record", SiteFixture.sheet(sheet), as: .member).status == 404)
            let page = try await site.page(walk + "/record?sheet=\(sheet)", as: .analyst)
            #expect(page.first("input[name=\"1.felt-1\"]")?["value"] == "")
            #expect(page.first("input[name=sheet]")?["value"] != "\(sheet)")
        }
    }
}
