// SPDX-License-Identifier: EUPL-1.2
import Language
import TestKit
import Testing

@testable import Evidence

@Suite("The rules of weekly reports")
struct ReportRuleTests {
    @Test(
        "a week is counted as ISO 8601 does",
        arguments: [
            ("2026-11-28", "2026-W48", "2026-11-23"), ("2026-01-01", "2026-W01", "2025-12-29"),
            ("2027-01-03", "2026-W53", "2026-12-28"),
            ("2024-12-30", "2025-W01", "2024-12-30"), ("2021-01-03", "2020-W53", "2020-12-28"),
            ("2026-03-02", "2026-W10", "2026-03-02"),
        ])
    func weeks(day: String, name: String, monday: String) throws {
        let week = ReportWeek(containing: try #require(LocalDate(day)))
        #expect(week.rawValue == name)
        #expect(week.monday.description == monday)
        #expect(ReportWeek(rawValue: name) == week)
        #expect(week.next.previous == week)
        #expect(week < week.next && week.rawValue < week.next.rawValue)
    }

    @Test(
        "what names no week is none",
        arguments: [
            "2026-W54", "2025-W53", "2026-W00", "2026-W1", "2026-w10", "2026W10", "", "2026-W010", "1900-W01",
            "9999-W01", "2026-W-1",
        ])
    func noWeeks(text: String) { #expect(ReportWeek(rawValue: text) == nil) }

    @Test("the last week is reminded of from Tuesday on, and its picture is due from Thursday on")
    func calendar() throws {
        func day(_ text: String) throws -> LocalDate { try #require(LocalDate(text)) }
        let calendar = ReportCalendar()
        let last = try #require(ReportWeek(rawValue: "2026-W47"))
        #expect(calendar.reminded(on: try day("2026-11-23")) == nil)
        #expect(calendar.reminded(on: try day("2026-11-24")) == last)
        #expect(calendar.reminded(on: try day("2026-11-29")) == last)
        #expect(try !calendar.shown(on: day("2026-11-25")).contains(last))
        #expect(try calendar.shown(on: day("2026-11-26")).first == last)
        #expect(ReportCalendar.open(on: try day("2026-11-28")).map(\.number) == [48, 47, 46, 45, 44])
    }

    private func read(_ fields: [String: String], areas: Set<String> = ["Q1", "Q2"]) -> ReportDraft {
        ReportDraft.typed(kinds: PartnerKind.landlord.kinds, areas: areas) { fields[$0] }
    }

    @Test("a box ticked, or anything said in its row, is something seen")
    func lines() {
        let draft = read([
            "seen-doors": "yes", "count-damage": "5", "area-damage": "Q1", "time-damage": "night", "area-noise": "Q2",
            "seen-theft": "yes",
            "kind-1": "damage", "count-1": "2", "area-1": "Q9", "do": "send",
        ])
        #expect(draft.problems == [])
        #expect(
            draft.lines == [
                SeenLine(kind: .doors, count: nil, area: nil, time: nil),
                SeenLine(kind: .damage, count: 5, area: "Q1", time: .night),
                SeenLine(kind: .noise, count: nil, area: "Q2", time: nil),
                SeenLine(kind: .damage, count: 2, area: nil, time: nil),
            ], "a kind that this partner is not asked about, and an area that is not there, are not taken")
        #expect(draft.lines.map(\.weight) == [1, 5, 1, 2])
    }

    @Test("what is to be corrected is said at its field")
    func faults() {
        func fields(_ typed: [String: String]) -> [String] { read(typed).problems.map(\.field) }
        #expect(fields(["do": "send"]) == ["words"])
        #expect(fields(["do": "nothing"]) == [])
        #expect(fields(["do": "send", "words": "The gate was open."]) == [])
        #expect(fields(["do": "nothing", "seen-damage": "yes"]) == ["seen-damage"])
        for number in ["0", "-1", "1000", "many", "1.5", "٣"] {
            #expect(fields(["do": "send", "count-damage": number]) == ["count-damage"], "\(number)")
        }
        #expect(fields(["do": "send", "seen-doors": "yes", "count-3": "4"]) == ["kind-3"])
        #expect(fields(["do": "send", "seen-doors": "yes", "asks": "yes"]) == ["words"])
        #expect(fields(["do": "send", "words": String(repeating: "a", count: 1_001)]) == ["words"])
        #expect(read(["do": "nothing"]).isNothing)
    }

    @Test("a report is read, answered and closed in this order, and never goes back")
    func moves() {
        let table: [PartnerReport.State: [PartnerReport.Move]] = [
            .sent: [.acknowledge, .answer, .close], .acknowledged: [.answer, .close], .answered: [.close], .closed: [],
        ]
        for (state, moves) in table {
            #expect(PartnerReport.Move.allCases.filter { $0.result(from: state) != nil } == moves, "\(state)")
        }
    }

    @Test("every partner is asked about eight things, and all of them stand in one list")
    func vocabulary() {
        for partner in PartnerKind.allCases {
            #expect(partner.kinds.count == 8 && Set(partner.kinds).count == 8, "\(partner)")
        }
        #expect(
            Set(PartnerKind.allCases.flatMap(\.kinds)) == Set(SeenKind.allCases), "nothing that nobody is asked about")
        #expect(SeenKind.asked(of: [.landlord, .landlord]).count == 8)
    }

    private static let areas = ["Q1", "Q2", "Q3"].map { KnownArea(code: $0, name: "Quarter \($0.last ?? " ")") }

    private func counts(_ lines: [(SeenKind, Int, String?)]) -> WeekCounts {
        WeekCounts(
            lines.map { SeenLine(kind: $0.0, count: $0.1, area: $0.2, time: nil) }, areas: Self.areas,
            kinds: [.damage, .lights, .noise])
    }

    @Test("a picture sums what partners told, with a row for what nobody said the place of")
    func sums() {
        let counts = counts([
            (.damage, 5, "Q1"), (.damage, 2, "Q1"), (.lights, 1, nil), (.noise, 4, "Q9"), (.theft, 3, "Q1"),
        ])
        #expect(counts.counts == [[7, 0, 0], [0, 0, 0], [0, 0, 0], [0, 1, 4]])
        #expect(counts.open.cells == [[7, 0, 0, 7], [0, 0, 0, 0], [0, 0, 0, 0], [0, 1, 4, 5], [7, 1, 4, 12]])
        #expect(counts.times == [0, 0, 0, 0, 12])
        #expect(counts.open.hiddenCount == 0)
        #expect(counts.open.silentAreas.map(\.code) == ["Q2", "Q3"] && counts.open.silentKinds.isEmpty)
        #expect(counts.open.spoken.cells == [[7, 0, 0, 7], [0, 1, 4, 5], [7, 1, 4, 12]])
    }

    @Test(
        "what members see leaves every small count between nothing and the threshold, also over two pictures of a week",
        .attacker)
    func protected() throws {
        let first = counts([
            (.damage, 12, "Q1"), (.damage, 3, "Q2"), (.lights, 8, "Q2"), (.noise, 9, "Q3"), (.noise, 2, nil),
            (.lights, 7, "Q3"),
        ])
        let one = try first.protected(threshold: 5, after: [])
        #expect(one.picture.cells[1][0] == nil && one.picture.cells[3][2] == nil)
        #expect(one.picture.cells[0][1] == 0, "nothing is said as nothing")
        let two = try first.protected(threshold: 5, after: [one.release])
        let intervals = try Attacker.intervals(
            [one.picture.cells, two.picture.cells], [[0, 1, 0], [0, 3, 2], [1, 1, 0], [1, 3, 2]])
        for (low, high) in intervals {
            #expect(low <= 1e-6)
            #expect(high >= 5 - 1e-6)
        }
    }
}
