// SPDX-License-Identifier: EUPL-1.2
import Access
import Database
import Language
import SiteKit
import TestKit
import Testing
import Web

@testable import Strategy

@Suite("Indicators and evaluations on their pages")
struct FigureTests {
    private func counts(_ months: [String], _ area: Int, _ comparison: Int) -> String {
        months.map { "\($0) \(area) \(comparison)" }.joined(separator: "\n")
    }

    private let before = (0..<12).map { month("2025-03").adding(months: $0).description }
    private let after = (0..<12).map { month("2026-04").adding(months: $0).description }

    @Test("an indicator says what was and what is, with intervals and target")
    func indicator() async throws {
        try await Town.onEachEngine { town in
            let site = town.site
            let address = try await town.add(
                .indicator,
                [
                    "title": "Feel unsafe after dark", "baselineLow": "34", "baselineHigh": "43", "target": "25",
                    "baselineSource": "Survey, 412 people",
                ])
            let value: Fields = [
                "measuredValue": "31", "measuredLow": "27", "measuredHigh": "36", "measuredDay": "2026-03-01",
            ]
            #expect(await site.post("\(address)/values", value, as: .member).status == 403)
            #expect(await site.post("\(address)/values", value, as: .analyst).status == 303)
            let page = try await site.page(address)
            #expect(page.text("h1") == "Feel unsafe after dark: 38, now 31 in 100")
            #expect(
                page.all("svg.iv").map { $0["aria-label"] ?? "" } == [
                    "38 in 100, interval 34 to 43", "31 in 100, interval 27 to 36, target 25",
                ])
            #expect(page.first("main")?.text.contains("is not reached") == true)
            let api = await site.text("/api/v1/councils/kalliste/indicators")
            #expect(api.contains("\"value\":31") && api.contains("\"low\":27"))
            let early: Fields = ["measuredValue": "31", "measuredDay": "2025-03-01"]
            #expect(await site.post("\(address)/values", early, as: .analyst).status == 422)
        }
    }

    @Test("an evaluation declared beforehand says what could be seen, and afterwards whether it was")
    func declared() async throws {
        try await Town.onEachEngine { town in
            let site = town.site
            let action = try await town.add(.action, ["title": "Lamps", "owner": town.police.description])
            let actionID = String(action.split(separator: "/").last ?? "")
            let address = try await town.add(
                .evaluation, ["title": "Did the lamps help?", "action": actionID, "counts": counts(before, 7, 11)],
                as: .analyst)
            var page = try await site.page(address)
            #expect(page.first("main")?.text.contains("we will see a fall of 46% four times in five") == true)
            #expect(page.first("main")?.text.contains("Plan written before the action: 2 March 2026") == true)
            #expect(page.first("main")?.text.contains("The months after are not over yet.") == true)

            try await site.wait(.seconds(420 * 86_400))
            let all = counts(before, 7, 11) + "\n" + counts(after, 3, 10)
            #expect(await site.post("\(address)/counts", ["counts": all], as: .analyst).status == 303)
            page = try await site.page(address)
            #expect(page.text(".big") == "53% fewer")
            #expect(page.first("main")?.text.contains("Likely effect, size uncertain") == true)
            #expect(page.first("main")?.text.contains("What this does not show") == true)
            #expect(page.first(".chart svg") != nil)
            let thread = try await site.page(
                "\(Town.address)/thread/evaluation/\(address.split(separator: "/").last ?? "")")
            #expect(thread.first(".thread")?.text.contains("Likely effect, size uncertain") == true)
        }
    }

    @Test("a design chosen after the start is refused unless it says so, and a changed design is a further version")
    func afterwards() async throws {
        try await Town.onEachEngine { town in
            let site = town.site
            let action = try await town.add(.action, ["title": "Lamps", "owner": town.police.description])
            let actionID = String(action.split(separator: "/").last ?? "")
            let address = try await town.add(.evaluation, ["title": "Did it help?", "action": actionID])
            #expect(try await site.page(address).first("main")?.text.contains("There are no counts") == true)
            try await site.wait(.seconds(40 * 86_400))

            let late = Town.form(.evaluation, ["title": "Late", "action": actionID])
            let refused = await site.post("\(Town.address)/evaluations", late, as: .coordinator)
            #expect(refused.status == 422)
            #expect(try site.read(refused).text(".err-msg")?.contains("The action has started") == true)
            let admitted = try await town.add(.evaluation, ["title": "Late", "action": actionID, "afterwards": "yes"])
            #expect(try await site.page(admitted).text(".note h3") == "Declared afterwards")

            var change = Town.form(
                .evaluation,
                ["title": "Did it help?", "action": actionID, "comparison": "Mill Lane", "afterwards": "yes"]
            )
            .removing(["version"])
            change.append("version", "1")
            #expect(await site.post(address, change, as: .coordinator).status == 303)
            let page = try await site.page(address)
            #expect(page.all("#versions").count == 1 && page.first("main")?.text.contains("Version 2") == true)
            #expect(page.first("main")?.text.contains("before the start") == true)
            #expect(page.first("main")?.text.contains("Plan written after the action had started") == true)
        }
    }

    @Test("without a comparison area nothing is estimated, and the page says why")
    func alone() async throws {
        try await Town.onEachEngine { town in
            let action = try await town.add(.action, ["title": "Lamps", "owner": town.police.description])
            let address = try await town.add(
                .evaluation,
                [
                    "title": "Alone", "action": String(action.split(separator: "/").last ?? ""), "comparison": "",
                    "counts": counts(before, 7, 11),
                ])
            try await town.site.wait(.seconds(420 * 86_400))
            let page = try await town.site.page(address)
            #expect(
                page.first("main")?.text.contains("A change before and after alone says nothing about its cause")
                    == true)
            #expect(page.first(".big") == nil && page.first(".chart") == nil)
        }
    }

    @Test("figures read from a dataset are shown to those who may see the dataset, and to nobody else")
    func dataset() async throws {
        let source = SeriesSource(
            offers: { _, scope in
                guard scope.keys.contains(.members) else { return [] }
                return [
                    .init(
                        dataset: "incidents", title: "Police records",
                        areas: [("A", "Lantern Steps"), ("B", "Rope Street")])
                ]
            },
            counts: { _, dataset, area, scope in
                guard scope.keys.contains(.members), dataset == "incidents" else { return nil }
                return (0..<48).reduce(into: [:]) { counts, index in
                    let month = month("2025-01").adding(months: index)
                    counts[month] = area == "B" ? 11 : month < start ? 7 : 3
                }
            })
        try await Town.onEachEngine(series: source) { town in
            let site = town.site
            let action = try await town.add(.action, ["title": "Lamps", "owner": town.police.description])
            let address = try await town.add(
                .evaluation,
                [
                    "title": "By records", "action": String(action.split(separator: "/").last ?? ""), "area": "",
                    "comparison": "",
                    "series": "incidents A", "comparisonSeries": "incidents B",
                ])
            #expect(try await site.page(address, as: .member).first("main")?.text.contains("Lantern Steps") == false)
            try await site.wait(.seconds(420 * 86_400))
            #expect(try await site.page(address, as: .member).first("main")?.text.contains("Likely effect") == true)
            let visitor = try await site.page(address)
            #expect(visitor.first("main")?.text.contains("There are no counts that you can read.") == true)
            #expect(visitor.first(".big") == nil)
            let indicator = try await town.add(
                .indicator,
                ["title": "Reports", "unit": "a year", "baselineDay": "2025-03-01", "series": "incidents A"])
            #expect(try await site.page(indicator, as: .chair).all("svg.iv").count == 3)
            #expect(try await site.page(indicator).all("svg.iv").count == 1)
        }
    }
}

private let start = month("2026-04")
