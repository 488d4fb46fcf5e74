// SPDX-License-Identifier: EUPL-1.2
import Access
import Language
import Testing
import Values

@testable import Council

extension LocalDate {
    /// A day of a test, written as people write it.
    static func on(_ text: String) -> LocalDate { LocalDate(text) ?? LocalDate(dayNumber: 0) }
}

/// An obligation, what was done, and where it stands on a day.
struct DutyCase: Sendable, CustomTestStringConvertible {
    let what: String
    let times: Obligation.Times
    let done: [String]
    let begins: String
    let today: String
    let expected: Fulfilment

    init(
        _ what: String, _ times: Obligation.Times, done: [String] = [], begins: String = "2024-01-01", on today: String,
        _ expected: Fulfilment
    ) {
        self.what = what
        self.times = times
        self.done = done
        self.begins = begins
        self.today = today
        self.expected = expected
    }

    var testDescription: String { what }
}

@Suite("Where a duty stands")
struct FulfilmentTests {
    private static let yearly = Obligation.Times(everyMonths: 12)
    private static let quarterly = Obligation.Times(everyMonths: 3)
    private static let threeYearly = Obligation.Times(everyMonths: 36)

    static let cases: [DutyCase] = [
        .init(
            "once a year, done this year", yearly, done: ["2025-05-01", "2026-03-02"], on: "2026-06-01",
            .done(next: .on("2027-12-31"))),
        .init(
            "once a year, done last year", yearly, done: ["2025-05-01"], on: "2026-06-01",
            .due(by: .on("2026-12-31"), missing: 1)),
        .init("once a year, missed last year", yearly, on: "2026-06-01", .late(since: .on("2025-12-31"), missing: 1)),
        .init(
            "once a year, begun in the middle of last year", yearly, begins: "2025-07-01", on: "2026-06-01",
            .due(by: .on("2026-12-31"), missing: 1)),
        .init(
            "once a year, missed last year and made up for this year", yearly, done: ["2026-01-10"], on: "2026-06-01",
            .done(next: .on("2027-12-31"))),
        .init(
            "twice a year, once so far", .init(2, everyMonths: 12), done: ["2025-01-01", "2025-02-01", "2026-02-01"],
            on: "2026-06-01", .due(by: .on("2026-12-31"), missing: 1)),
        .init(
            "each quarter, on its last day", quarterly, done: ["2025-11-02"], on: "2026-03-31",
            .due(by: .on("2026-03-31"), missing: 1)),
        .init(
            "each quarter, on the day after", quarterly, done: ["2025-11-02"], on: "2026-04-01",
            .late(since: .on("2026-03-31"), missing: 1)),
        .init(
            "each quarter, done in it", quarterly, done: ["2026-04-01"], on: "2026-04-01",
            .done(next: .on("2026-09-30"))),
        .init(
            "every two months, in February of a leap year", .init(everyMonths: 2), done: ["2023-12-01"],
            begins: "2023-01-01", on: "2024-02-10", .due(by: .on("2024-02-29"), missing: 1)),
        .init(
            "in January or February of each year, not yet", .init(everyMonths: 12, window: 1...2), done: ["2025-02-01"],
            on: "2026-02-10", .due(by: .on("2026-02-28"), missing: 1)),
        .init(
            "in January or February of each year, in March", .init(everyMonths: 12, window: 1...2),
            done: ["2025-02-01"], on: "2026-03-01", .late(since: .on("2026-02-28"), missing: 1)),
        .init(
            "every three years, done two years ago", threeYearly, done: ["2024-05-10"], on: "2026-06-01",
            .done(next: .on("2027-05-10"))),
        .init(
            "every three years, never done yet", threeYearly, begins: "2024-01-01", on: "2026-06-01",
            .due(by: .on("2027-01-01"), missing: 1)),
        .init(
            "every three years, too long ago", threeYearly, done: ["2023-05-10"], begins: "2020-01-01",
            on: "2026-06-01", .late(since: .on("2026-05-10"), missing: 1)),
        .init(
            "every five months, which does not divide the year", .init(everyMonths: 5), done: ["2026-01-31"],
            on: "2026-06-01", .done(next: .on("2026-06-30"))),
        .init(
            "a meeting that is still to come counts for nothing", yearly, done: ["2025-05-01", "2026-11-01"],
            on: "2026-06-01", .due(by: .on("2026-12-31"), missing: 1)),
    ]

    @Test("by a table of cases", arguments: cases)
    func table(_ given: DutyCase) {
        let found = given.times.fulfilment(
            done: given.done.map(LocalDate.on), begins: .on(given.begins), today: .on(given.today))
        #expect(found == given.expected)
    }
}

@Suite("The calendar of duties")
struct DutyCalendarTests {
    private func charter(_ profile: String) throws -> Charter {
        try Charter(profile: Profile(yaml: Checkout.profile(profile)), adopted: .on("2024-01-01"), verdicts: [])
    }

    private func formation(_ profileID: String, _ kind: Formation.Kind = .plenary) -> Formation {
        let id = FormationID.random()
        return Formation(
            id: id, council: .random(), readership: Readership(kind == .plenary ? .public : .formation(id)), kind: kind,
            names: LocalText(profileID, .en), profileID: profileID, since: .on("2024-01-01"))
    }

    @Test("holds what the constitution asks for, and nothing of formations that are not there")
    func obligations() throws {
        let keys = try charter("free-form").obligations(of: [formation("plenary")]).map(\.key).map {
            $0.hasPrefix("meetings.") ? "meetings" : $0
        }
        #expect(
            keys == [
                "meetings", "public-meetings", "outputs.diagnosis", "outputs.strategy", "reviews.strategy",
                "outputs.yearly-report",
            ])
        #expect(try charter("pt-cms").obligations(of: []).isEmpty)
        #expect(try charter("pt-cms").obligations(of: [formation("plenary"), formation("restricted")]).count == 2)
        #expect(try charter("gr-tosppa").obligations(of: []).allSatisfy(\.isWrittenDown))
    }

    @Test("counts the meetings of each formation apart, and tells of the one that is called")
    func meetings() throws {
        let (plenary, restricted) = (formation("plenary"), formation("restricted", .restricted))
        let calendar = DutyCalendar(
            try charter("pt-cms").obligations(of: [plenary, restricted]),
            gatherings: [
                Gathering(plenary.id, on: .on("2026-01-20"), isHeld: true),
                Gathering(plenary.id, on: .on("2026-04-20"), isHeld: false),
                Gathering(restricted.id, on: .on("2025-11-20"), isHeld: true),
            ], written: [:], today: .on("2026-03-02"))
        #expect(calendar.lines.map(\.obligation.rule) == ["formations.restricted.rhythm", "formations.plenary.rhythm"])
        #expect(
            calendar.lines.map(\.fulfilment) == [
                .late(since: .on("2026-02-28"), missing: 1), .done(next: .on("2026-06-30")),
            ])
        #expect(calendar.lines.map(\.ahead) == [nil, .on("2026-04-20")])
        #expect(calendar.late.count == 1)
    }

    @Test("what was written down counts for its own duty alone")
    func written() throws {
        let calendar = DutyCalendar(
            try charter("se-bra").obligations(of: []), gatherings: [], written: ["outputs.plan": [.on("2025-06-01")]],
            today: .on("2026-03-02"))
        let byKey = Dictionary(uniqueKeysWithValues: calendar.lines.map { ($0.obligation.key, $0.fulfilment) })
        #expect(byKey["outputs.plan"] == .done(next: .on("2027-06-01")))
        #expect(byKey["outputs.situation"] == .late(since: .on("2026-01-01"), missing: 1))
    }
}

@Suite("Seats that somebody must be found for")
struct SeatAlertTests {
    private func seat(_ kind: SeatKind = .designated) -> Seat {
        Seat(
            id: .random(), council: .random(), names: LocalText("Seat", .en), kind: kind, standing: .vote,
            since: .on("2020-01-01"))
    }

    private func mandate(_ seat: Seat, _ from: String, _ until: String?, _ kind: Mandate.Kind = .titular) -> Mandate {
        Mandate(
            id: .random(), council: seat.council, seat: seat.id, person: .random(), kind: kind, from: .on(from),
            until: until.map(LocalDate.on))
    }

    private func alert(
        _ mandates: [(String, String?, Mandate.Kind)], of kind: SeatKind = .designated
    ) -> SeatAlert.Matter? {
        let seat = seat(kind)
        return SeatAlert.of(seat, mandates: mandates.map { mandate(seat, $0.0, $0.1, $0.2) }, today: .on("2026-03-02"))?
            .matter
    }

    @Test("by a table of cases")
    func table() {
        #expect(alert([]) == .vacant(since: nil))
        #expect(alert([("2025-01-01", nil, .titular)]) == nil)
        #expect(alert([("2025-01-01", "2026-05-31", .titular)]) == .ends(.on("2026-05-31")))
        #expect(alert([("2025-01-01", "2026-06-30", .titular)]) == nil, "more than ninety days ahead")
        #expect(
            alert([("2025-01-01", "2026-03-31", .titular), ("2026-04-01", nil, .titular)]) == nil, "somebody follows")
        #expect(
            alert([("2025-01-01", "2026-03-31", .titular), ("2026-04-02", nil, .titular)]) == .ends(.on("2026-03-31")),
            "a day between")
        #expect(alert([("2025-01-01", "2026-01-31", .titular)]) == .vacant(since: .on("2026-02-01")))
        #expect(alert([("2025-01-01", nil, .substitute)]) == .vacant(since: nil), "a substitute is not the titular")
        #expect(alert([("2026-05-01", nil, .titular)]) == .vacant(since: nil), "not yet")
        #expect(alert([], of: .invited) == nil)
        #expect(alert([], of: .attending) == nil)
    }

    @Test("a mail has a reason ninety, thirty and seven days ahead, and when a seat has become vacant")
    func reasons() {
        func occasion(_ matter: SeatAlert.Matter) -> Int? {
            ReminderReason(SeatAlert(seat: seat(), matter: matter), today: .on("2026-03-02"))?.occasion
        }
        #expect(occasion(.vacant(since: nil)) == nil)
        #expect(occasion(.vacant(since: .on("2026-02-01"))) == 0)
        #expect(occasion(.ends(.on("2026-05-31"))) == 90)
        #expect(occasion(.ends(.on("2026-04-01"))) == 30)
        #expect(occasion(.ends(.on("2026-03-09"))) == 7)
        #expect(occasion(.ends(.on("2026-03-02"))) == 7)
    }
}
