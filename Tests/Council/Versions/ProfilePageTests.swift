// SPDX-License-Identifier: EUPL-1.2
import SiteKit
import TestKit
import Testing
import Web

@testable import Council

@Suite("Profiles on the page")
struct ProfilePageTests {
    @Test("every profile is listed, shown and compared, in three languages")
    func shown() async throws {
        try await CouncilSite.onSQLite { site in
            let names = try Checkout.profiles()
            for tongue in ["en", "fr", "el"] {
                let list = try await site.page("/\(tongue)/profiles")
                #expect(list.all("table tbody tr").count == names.count)
                for name in names {
                    let id = String(name.dropLast(5))
                    _ = try await site.page("/\(tongue)/profiles/\(id)")
                    _ = try await site.page("/\(tongue)/comparison?one=profile:free-form&two=profile:\(id)&all=yes")
                }
            }
        }
    }

    @Test("two councils are compared, and a council with a profile, by anybody")
    func councils() async throws {
        try await CouncilSite.onEachEngine { site in
            _ = try await site.accepted(
                "/how-it-works/ballots.abstention/correction", ["reason": "x", "version": "1"])
            let other = site.other.slug
            let page = try await site.page("/en/comparison?one=council:kalliste&two=council:\(other)")
            #expect(page.all("table tbody tr").count == 1)
            #expect(page.text("table")?.contains("Members present must vote for or against") == true)
            let mixed = try await site.page("/en/comparison?one=council:kalliste&two=profile:pt-cms")
            #expect(mixed.text("main")?.contains("Extended council") == true)
            let choice = try await site.page("/en/comparison?one=council:kalliste")
            #expect(choice.first("#compare-two") != nil)
        }
    }

    @Test("what does not exist cannot be compared")
    func absent() async throws {
        try await CouncilSite.onSQLite { site in
            for path in [
                "/en/profiles/nothing", "/en/comparison?one=profile:nothing&two=profile:pt-cms",
                "/en/comparison?one=council:nowhere&two=profile:pt-cms", "/en/comparison?one=x&two=y",
                "/api/v1/profiles/nothing", "/api/v1/councils/nowhere/constitution",
            ] { #expect(await site.get(path).status == 404, "\(path)") }
        }
    }

    @Test("a program reads profiles with the text of their files, and a council's rules with their sources")
    func programs() async throws {
        try await CouncilSite.onSQLite { site in
            #expect(await site.text("/api/v1/profiles").contains("\"lu-cpc\""))
            #expect(await site.text("/api/v1/profiles/lu-cpc").contains("with-agenda: true"))
            let rules = await site.text("/api/v1/councils/kalliste/constitution")
            #expect(rules.contains("\"convening.notice\"") && rules.contains("L132-4"))
        }
    }
}
