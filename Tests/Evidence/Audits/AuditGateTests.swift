// SPDX-License-Identifier: EUPL-1.2
import Access
import Database
import Language
import Record
import SiteKit
import TestKit
import Testing
import Web

@testable import Evidence

@Suite("The public version of an audit")
struct AuditGateTests {
    private static let counts = [[12, 3, 20], [7, 9, 31], [15, 2, 11], [40, 18, 25]]

    /// An audit with a finished and an unfinished step, a finding on a small count, and dissent.
    private func audit(_ site: SiteFixture, _ dataset: DatasetID) async throws -> (address: String, finding: FindingID)
    {
        let audit = try await site.audit()
        let finding = try await site.finding(on: dataset)
        try await site.write(.mandate, "The council asked for it.", in: audit)
        try await site.write(.scope, "Unfinished thoughts.", .going, in: audit)
        try await site.say(.recorded, .present, linking: dataset, in: audit)
        try await site.say(.survey, .missing, "No money this year", in: audit)
        _ = await site.post(audit + "/findings", ["finding": finding.description], as: .analyst)
        _ = await site.post(audit + "/dissent", ["who": "The port", "dissent": "It begins too late."], as: .member)
        return (audit, finding)
    }

    /// Signs the audit as it stands; the answer.
    private func sign(_ site: SiteFixture, _ audit: String, _ more: Fields = [:], as who: Who = .chair) async throws
        -> Reply
    {
        let page = try await site.page(audit + "/public", as: .coordinator)
        var fields: Fields = ["read": "yes", "digest": page.first("input[name=digest]")?["value"] ?? ""]
        for (name, value) in more.pairs { fields.append(name, value) }
        return await site.post(audit + "/public", fields, as: who)
    }

    @Test("anybody reads the report that was signed, with published figures, and nothing that is not in it")
    func signed() async throws {
        try await EvidenceSite.onEachEngine { site in
            let dataset = try await site.dataset(Self.counts)
            let (audit, finding) = try await audit(site, dataset)
            for who in Who.others { #expect(await site.get(audit, as: who).status == 404) }
            #expect(await site.post(audit + "/public", ["read": "yes"], as: .analyst).status == 403)
            #expect(
                await site.post("/c/kalliste/en/evidence/findings/\(finding)/publish", ["version": "1"], as: .chair)
                    .status == 303)
            try await site.publish(dataset)
            #expect(try await sign(site, audit).status == 303)

            let page = try await site.page(audit)
            let main = page.text("main") ?? ""
            #expect(page.text("h1") == "Safety in Quarter 1")
            #expect(main.contains("The council asked for it.") && main.contains("No money this year"))
            #expect(main.contains("It begins too late.") && main.contains("Broken lamps"))
            #expect(!main.contains("Unfinished thoughts."))
            #expect(page.all("section[aria-labelledby=findings] i.hid").count == 3, "a small count stays hidden")
            #expect(await site.text("/c/kalliste/en/evidence/audits").contains("Safety in Quarter 1"))
            #expect(await site.text("/c/kalliste/en/evidence").contains("Safety in Quarter 1"))
            #expect(await site.text("/c/kalliste/en/search?q=asked").contains("Safety in Quarter 1"))
            #expect(await !site.text("/c/kalliste/en/search?q=unfinished").contains("Safety in Quarter 1"))

            // What the Record keeps is the digest of what programs get.
            let id = audit.split(separator: "/").last.map(String.init) ?? ""
            let document = await site.text("/api/v1/councils/kalliste/audits/\(id)")
            #expect(document.contains("The council asked for it."))
            let entries: [String] = try await site.database.read { snapshot in
                try snapshot.rows("SELECT body FROM record_content WHERE body IS NOT NULL").map { row in
                    String(decoding: try row["body"] as [UInt8], as: UTF8.self)
                }
            }
            #expect(entries.contains { $0.contains(Digest.hexadecimal(of: document)) })
        }
    }

    @Test("a report stays as it was signed, whatever is written afterwards, until the next one replaces it")
    func frozen() async throws {
        try await EvidenceSite.onSQLite { site in
            let dataset = try await site.dataset(Self.counts)
            let (audit, _) = try await audit(site, dataset)
            #expect(try await sign(site, audit).status == 303)
            _ = await site.post(
                audit + "/steps/mandate", ["version": "1", "state": "done", "text": "Changed since."], as: .analyst)
            #expect(try await site.page(audit).text("main")?.contains("Changed since.") == false)
            #expect(await !site.text("/c/kalliste/en/search?q=changed").contains("Safety in Quarter 1"))
            #expect(try await sign(site, audit).status == 303)
            let page = try await site.page(audit)
            #expect(page.text("main")?.contains("Changed since.") == true)
            #expect(page.text("main")?.contains("Report 2") == true)
        }
    }

    @Test("a finding that is not published is not in the report, nor is a dataset that is not")
    func unpublished() async throws {
        try await EvidenceSite.onSQLite { site in
            let dataset = try await site.dataset(Self.counts)
            let (audit, finding) = try await audit(site, dataset)
            let gate = try await site.page(audit + "/public", as: .analyst)
            #expect(gate.text("main")?.contains("Findings that are not published") == true)
            #expect(try await sign(site, audit).status == 303)
            for who in Who.others {
                let text = await site.text(audit, as: who)
                #expect(!text.contains("It is dark") && !text.contains("Broken lamps"))
                #expect(!text.contains(finding.description) && !text.contains(dataset.description))
            }
            let id = audit.split(separator: "/").last ?? ""
            let document = await site.text("/api/v1/councils/kalliste/audits/\(id)")
            #expect(!document.contains("Broken lamps") && !document.contains(finding.description))
        }
    }

    @Test("each sentence the wording check points at is changed or answered before anybody signs")
    func wording() async throws {
        try await EvidenceSite.onSQLite { site in
            let audit = try await site.audit()
            try await site.write(.data, "The city faces a crime wave. Lamps fail because of the sea.", in: audit)
            let page = try await site.page(audit + "/public", as: .chair)
            let fields = page.all("input[name]").compactMap { $0["name"] }.filter { $0.hasPrefix("answer-") }
            #expect(fields == ["answer-data-alarm-1", "answer-data-cause-2"])
            let read = try await site.page(audit + "/public", as: .analyst)
            #expect(read.text("section[aria-labelledby=wording]")?.contains("crime wave") == true)
            #expect(read.all("section[aria-labelledby=wording] input").isEmpty, "who does not sign answers nothing")

            let unanswered = try await sign(site, audit, ["answer-data-alarm-1": "A quotation, said to be one."])
            #expect(unanswered.status == 422)
            let again = try site.read(unanswered)
            #expect(again.first("input[name=answer-data-alarm-1]")?["value"] == "A quotation, said to be one.")
            #expect(await site.get(audit).status == 404)

            let unread = await site.post(audit + "/public", ["digest": ""], as: .chair)
            #expect(unread.status == 409, "nobody signs what they have not seen")
            let answers: Fields = [
                "answer-data-alarm-1": "A quotation, said to be one.", "answer-data-cause-2": "Measured by the city.",
            ]
            #expect(try await sign(site, audit, answers).status == 303)
            let gate = try await site.page(audit + "/public", as: .analyst)
            #expect(gate.text("main")?.contains("Measured by the city.") == true)
            #expect(try await site.page(audit).text("main")?.contains("Measured by the city.") == false)
        }
    }

    @Test("what changed between looking and signing is not signed")
    func changed() async throws {
        try await EvidenceSite.onSQLite { site in
            let audit = try await site.audit()
            let page = try await site.page(audit + "/public", as: .chair)
            let digest = page.first("input[name=digest]")?["value"] ?? ""
            try await site.write(.mandate, "Slipped in.", in: audit)
            let late = await site.post(audit + "/public", ["read": "yes", "digest": digest], as: .chair)
            #expect(late.status == 409)
            #expect(await site.get(audit).status == 404)
        }
    }

    @Test("a withdrawn report is gone for everybody outside, with a reason in the Record")
    func withdrawn() async throws {
        try await EvidenceSite.onEachEngine { site in
            let dataset = try await site.dataset(Self.counts)
            let (audit, _) = try await audit(site, dataset)
            #expect(try await sign(site, audit).status == 303)
            #expect(await site.get(audit).status == 200)
            #expect(await site.post(audit + "/withdraw", ["reason": "x"], as: .member).status == 403)
            let unsaid = await site.post(audit + "/withdraw", ["reason": " "], as: .chair)
            #expect(unsaid.status == 422)
            #expect(await site.post(audit + "/withdraw", ["reason": "Wrong months"], as: .chair).status == 303)
            let missing = "/c/kalliste/en/evidence/audits/\(AuditID.random())"
            await site.expectAbsent(audit, like: missing, as: Who.others)
            #expect(await !site.text("/c/kalliste/en/evidence/audits").contains("Safety in Quarter 1"))
            #expect(await !site.text("/c/kalliste/en/search?q=asked").contains("Safety in Quarter 1"))
            #expect(await !site.text("/api/v1/councils/kalliste/audits").contains("Safety in Quarter 1"))
            #expect(try await site.page(audit + "/public", as: .analyst).text("main")?.contains("Wrong months") == true)
        }
    }

    @Test("figures of a publication that was withdrawn go from the report; those of one that was replaced stay")
    func figures() async throws {
        try await EvidenceSite.onSQLite { site in
            let dataset = try await site.dataset([[12, 30, 20], [7, 9, 31], [15, 25, 11], [40, 18, 25]])
            let (audit, finding) = try await audit(site, dataset)
            _ = await site.post("/c/kalliste/en/evidence/findings/\(finding)/publish", ["version": "1"], as: .chair)
            let first = try await site.publish(dataset)
            #expect(try await sign(site, audit).status == 303)
            let cells = "section[aria-labelledby=findings] tbody td"
            #expect(try await site.page(audit).all(cells).map(\.text).contains("30"))
            _ = try await site.publish(dataset)
            #expect(try await site.page(audit).all(cells).map(\.text).contains("30"), "replaced is not withdrawn")
            #expect(try await sign(site, audit).status == 303)
            let second = try await site.database.read { snapshot in
                try snapshot.publication(of: dataset, for: .visitors(of: site.council.id))?.id
            }
            #expect(second != first)
            let address = "/c/kalliste/en/evidence/publications/\(try #require(second))"
            #expect(await site.post(address + "/withdraw", ["reason": "Wrong months"], as: .chair).status == 303)
            let page = try await site.page(audit)
            #expect(!page.all(cells).map(\.text).contains("30"))
            #expect(page.text("section[aria-labelledby=findings]")?.contains("withdrawn") == true)
            let id = audit.split(separator: "/").last ?? ""
            #expect(await !site.text("/api/v1/councils/kalliste/audits/\(id)").contains("\"count\":{\"_0\":30}"))
        }
    }
}
