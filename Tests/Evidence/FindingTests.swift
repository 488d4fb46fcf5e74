// SPDX-License-Identifier: EUPL-1.2
import Access
import Database
import Language
import SiteKit
import TestKit
import Testing
import Web

@testable import Evidence

@Suite("Findings")
struct FindingTests {
    private static let counts = [[12, 3, 20], [7, 9, 31], [15, 2, 11], [40, 18, 25]]

    private func fields(_ dataset: DatasetID, _ more: [(name: String, value: String)] = []) -> Fields {
        Fields(
            [
                (name: "sentence", value: "It is dark in Quarter 1."), (name: "confidence", value: "medium"),
                (name: "text", value: "The walk says the same."),
                (name: "dissent", value: "The port sees it otherwise."),
                (name: "tongue", value: "en"), (name: "dataset-1", value: dataset.description),
                (name: "area-1", value: "Q1"), (name: "month-1", value: "2022-02"),
            ] + more)
    }

    private func write(_ site: SiteFixture, _ dataset: DatasetID, as who: Who = .member) async throws -> String {
        let reply = await site.post("/c/kalliste/en/evidence/new-finding", fields(dataset), as: who)
        return try #require(reply.header("Location"))
    }

    @Test("a member signs a sentence tied to the figure of that version")
    func signed() async throws {
        try await EvidenceSite.onEachEngine { site in
            let dataset = try await site.dataset(Self.counts)
            let address = try await write(site, dataset)
            let page = try await site.page(address, as: .analyst)
            #expect(page.text("h1") == "It is dark in Quarter 1.")
            #expect(page.text("main")?.contains("Member Person") == true)
            #expect(page.all("tbody td").map(\.text).contains("3"))
            var typed = ImportTyped(.incidents)
            typed.dataset = dataset.description
            try await site.bring(Quarters.incidents([[12, 8, 20]]), typed)
            let later = try await site.page(address, as: .analyst)
            #expect(later.all("tbody td").map(\.text).contains("3"), "the figure stays as it was when it was signed")
            let id = address.split(separator: "/").last.map(String.init) ?? ""
            let thread = try await site.page("/c/kalliste/en/thread/finding/\(id)", as: .member)
            #expect(thread.text("main")?.contains("Broken lamps") == true)
        }
    }

    @Test("a finding that rests on nothing, or on what is not there, comes back with what was typed")
    func refused() async throws {
        try await EvidenceSite.onSQLite { site in
            let dataset = try await site.dataset(Self.counts)
            var wrong = fields(dataset).removing(["area-1", "confidence"])
            wrong.append("area-1", "Q9")
            let reply = await site.post("/c/kalliste/en/evidence/new-finding", wrong, as: .member)
            #expect(reply.status == 422)
            let page = try site.read(reply)
            #expect(page.first("input[name=sentence]")?["value"] == "It is dark in Quarter 1.")
            #expect(page.first("input[name=area-1]")?["value"] == "Q9")
            #expect(page.text("main")?.contains("This dataset has no such area or month.") == true)
            #expect(page.text("main")?.contains("Say how sure you are: low, medium or high.") == true)
            let none: Int? = try await site.database.read { try $0.value("SELECT COUNT(*) FROM finding") }
            #expect(none == 0)
        }
    }

    @Test("a published finding shows the published figure, and never the hidden one it was written with")
    func published() async throws {
        try await EvidenceSite.onSQLite { site in
            let dataset = try await site.dataset(Self.counts)
            let address = try await write(site, dataset)
            for who in Who.others { #expect(await site.get(address, as: who).status == 404) }
            #expect(await site.post(address + "/publish", ["version": "1"], as: .member).status == 403)
            #expect(await site.post(address + "/publish", ["version": "1"], as: .chair).status == 303)
            let bare = try await site.page(address)
            #expect(bare.text("main")?.contains("Broken lamps") != true, "an unpublished dataset is not named")
            try await site.publish(dataset)
            let page = try await site.page(address)
            #expect(page.text("main")?.contains("Broken lamps") == true)
            #expect(!page.all("tbody td").map(\.text).contains("3"))
            #expect(page.all("tbody i.hid").count == 3)
            #expect(await site.text("/c/kalliste/en/evidence").contains("It is dark in Quarter 1."))
        }
    }

    @Test("a finding that changed meanwhile is not overwritten, and a stranger to it cannot change it")
    func conflict() async throws {
        try await EvidenceSite.onSQLite { site in
            let dataset = try await site.dataset(Self.counts)
            let address = try await write(site, dataset)
            #expect(
                await site.post(address + "/edit", fields(dataset, [(name: "version", value: "1")]), as: .member).status
                    == 303)
            let late = await site.post(
                address + "/edit", fields(dataset, [(name: "version", value: "1")]), as: .coordinator)
            #expect(late.status == 409)
            #expect(
                await site.post(address + "/edit", fields(dataset, [(name: "version", value: "2")]), as: .analyst)
                    .status == 403)
            #expect(await site.get(address + "/edit", as: .analyst).status == 403)
        }
    }

    @Test("a finding for one formation does not exist for the other members")
    func formation() async throws {
        try await EvidenceSite.onSQLite { site in
            let formation = FormationID.random()
            try await site.place(.analyst, .member, in: .formation(formation))
            try await site.database.write { transaction in
                try transaction.name(.formation(formation), "Night group", in: site.council.id)
            }
            let dataset = try await site.dataset(Self.counts)
            let more = [(name: "audience", value: Audience.formation(formation).key)]
            let reply = await site.post("/c/kalliste/en/evidence/new-finding", fields(dataset, more), as: .analyst)
            let address = try #require(reply.header("Location"))
            #expect(await site.get(address, as: .analyst).status == 200)
            for who in Who.others + [.member, .chair] {
                #expect(await site.get(address, as: who).status == 404, "\(who)")
            }
            #expect(await !site.text("/c/kalliste/en/evidence", as: .member).contains("It is dark"))
            #expect(await !site.text("/c/kalliste/en/evidence/datasets/\(dataset)", as: .member).contains("It is dark"))
            let stolen = await site.post("/c/kalliste/en/evidence/new-finding", fields(dataset, more), as: .member)
            #expect(stolen.status == 404, "nobody writes into a group they do not belong to")
        }
    }

    @Test("pages of findings under a dataset leave no gap and no page for what a reader may not see")
    func pages() async throws {
        try await EvidenceSite.onEachEngine { site in
            let formation = FormationID.random()
            try await site.place(.analyst, .member, in: .formation(formation))
            try await site.database.write { try $0.name(.formation(formation), "Night group", in: site.council.id) }
            let dataset = try await site.dataset(Self.counts)
            for number in 1...24 {
                let isInner = number % 2 == 0
                let audience: Audience = isInner ? .formation(formation) : .members
                let more = [
                    (name: "sentence", value: "\(isInner ? "Inner" : "Shared") finding \(number)."),
                    (name: "audience", value: audience.key),
                ]
                let typed = Fields(fields(dataset).removing(["sentence"]).pairs + more)
                let reply = await site.post("/c/kalliste/en/evidence/new-finding", typed, as: .analyst)
                #expect(reply.status == 303)
            }
            let path = "/c/kalliste/en/evidence/datasets/\(dataset)"
            #expect(try await walk(site, path, as: .analyst).map(\.count) == [10, 10, 4])
            let shared = try await walk(site, path, as: .member)
            #expect(shared.map(\.count) == [10, 2])
            #expect(shared.joined().allSatisfy { $0.hasPrefix("Shared") })
            // An address somebody passed on shows each reader what is theirs.
            let inner = try #require(earlier(try await site.page(path, as: .analyst)))
            #expect(await !site.text(inner, as: .member).contains("Inner"))
            try await site.publish(dataset)
            for who in Who.others {
                #expect(try await walk(site, path, as: who).map(\.count) == [0])
                #expect(await !site.text(inner, as: who).contains("finding 1"))
            }
        }
    }

    /// The sentences on each page of the findings, from the latest on.
    private func walk(_ site: SiteFixture, _ path: String, as who: Who) async throws -> [[String]] {
        var (pages, next) = ([[String]](), Optional(path))
        while let address = next, pages.count < 10 {
            let page = try await site.page(address, as: who)
            pages.append(links(page).map(\.text).filter { $0.contains(" finding ") })
            next = earlier(page)
        }
        return pages
    }

    private func earlier(_ page: HtmlDocument) -> String? {
        let address = links(page).first { $0.text == "Earlier ones" }?["href"]
        return address?.split(separator: "#").first.map(String.init)
    }

    private func links(_ page: HtmlDocument) -> [HtmlElement] { page.all("section[aria-labelledby=findings] a") }
}
