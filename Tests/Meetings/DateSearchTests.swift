// SPDX-License-Identifier: EUPL-1.2
import Access
import Database
import Jobs
import Language
import SiteKit
import Testing
import Web

@testable import Council
@testable import Meetings

@Suite("Finding a date")
struct DateSearchTests {
    private static let base = MeetingsFixture.base
    private static let asked: Fields = [
        "purpose": "Night staff on trams", "minutes": "60", "answers-by": "2026-03-10",
        "moments": "2026-03-25 18:00\n2026-03-24 18:00\n\n2026-03-24  18:00",
    ]

    // MARK: Rules

    private static let now = LocalMoment.at("2026-03-02", "11:00")

    @Test(
        "what was typed is taken, or the field is named",
        arguments: [
            (["moments": "2026-03-24 18:00"], "moments"),
            (["moments": "24 March at six\n2026-03-24 18:00"], "moments"),
            (["moments": "2026-03-01 18:00\n2026-03-24 18:00"], "moments"),
            (["moments": (10...21).map { "2026-04-\($0) 18:00" }.joined(separator: "\n")], "moments"),
            (["answers-by": ""], "answers-by"), (["answers-by": "2026-03-24"], "answers-by"),
            (["answers-by": "2026-03-01"], "answers-by"), (["purpose": " "], "purpose"),
            (["minutes": "ninety"], "minutes"),
            ([:], nil),
        ] as [([String: String], String?)])
    func drafts(change: [String: String], field: String?) throws {
        let typed: (String) -> String = { change[$0] ?? Self.asked[$0] ?? "" }
        switch DateSearchDraft.read(typed, now: Self.now) {
        case .success(let draft):
            #expect(field == nil)
            #expect(draft.moments.map(\.date) == [.of("2026-03-24"), .of("2026-03-25")])
        case .failure(let faults): #expect(faults.faults.map(\.field) == [field])
        }
    }

    @Test("a seat can come if one of its holders can, and a moment with a quorum comes first")
    func outlooks() {
        let (mayor, police, deputy, school): (PersonID, PersonID, PersonID, PersonID) = (
            .random(), .random(), .random(), .random()
        )
        let benches = [
            Bench(.random(), presides: true, holders: [mayor]), Bench(.random(), holders: [police, deputy]),
            Bench(.random(), holders: [school]), Bench(.random(), isHeld: false),
        ]
        func outlook(_ day: String, _ answers: [PersonID: Fitness]) -> DateOutlook {
            DateOutlook(
                DateOption(id: .random(), starts: .at(day, "18:00")), benches, substitutesVote: true,
                quorum: Quorum(Threshold(.moreThan, 1, of: 2, base: .inOffice))
            ) { answers[$0] }
        }
        let first = outlook("2026-03-24", [mayor: .yes, police: .no, deputy: .no])
        let second = outlook("2026-03-25", [mayor: .yes, police: .no, deputy: .ifNeedBe])
        let third = outlook("2026-03-26", [mayor: .yes, police: .no])
        #expect((first.sure, first.ifNeedBe, first.away, first.silent) == (1, 0, 1, 1))
        #expect((second.sure, second.ifNeedBe, second.away, second.silent) == (1, 1, 0, 1))
        // The substitute has said nothing yet.
        #expect((third.sure, third.ifNeedBe, third.away, third.silent) == (1, 0, 0, 2))
        #expect([first, second, third].map(\.quorum.isReached) == [false, true, false])
        #expect(DateOutlook.ranked([first, third, second]).map(\.option.starts.date.day) == [25, 24, 26])
    }

    // MARK: The whole way

    /// Asks, and says where.
    private func ask(_ fixture: MeetingsFixture, _ formation: FormationID) async throws -> String {
        var fields = Self.asked
        fields.append("formation", "\(formation)")
        let location = try await fixture.send("/meetings/dates/new", fields)
        return String(location.dropFirst(Self.base.count))
    }

    private func options(_ fixture: MeetingsFixture) async throws -> [DateOptionID] {
        try await fixture.site.database.read {
            try $0.rows("SELECT id FROM date_option ORDER BY starts").map { try $0["id"] }
        }
    }

    @Test("people say when they could come, and the meeting is called from there")
    func way() async throws {
        try await MeetingsFixture.onEachEngine { fixture in
            let path = try await ask(fixture, fixture.plenary)
            let options = try await options(fixture)
            try await fixture.send(
                path + "/answer", ["option-\(options[0])": "yes", "option-\(options[1])": "no"], as: .member)
            try await fixture.send(path + "/answer", ["option-\(options[0])": "if-need-be"], as: .analyst)
            for tongue in ["en", "fr", "el"] {
                for who in [Who.chair, .member, .coordinator] {
                    for part in ["", "/new"] where part.isEmpty || who != .member {
                        _ = try await fixture.site.page("/c/kalliste/\(tongue)/meetings/dates\(part)", as: who)
                    }
                    _ = try await fixture.site.page("/c/kalliste/\(tongue)\(path)", as: who)
                }
            }
            let page = try await fixture.site.page(Self.base + path, as: .chair)
            #expect(page.all("section[aria-labelledby=outlook] tbody tr").count == 2)
            #expect(page.text("main")?.contains("Suits most") == true)

            let form = "/meetings/new?dates=\(path.split(separator: "/").last ?? "")&option=\(options[0])"
            let call = try await fixture.site.page(Self.base + form, as: .coordinator)
            #expect(call.all("input[name=date]").first?["value"] == "2026-03-24")
            let search = String(path.split(separator: "/").last ?? "")
            let meeting = try await fixture.call(extra: ["dates": search, "date": "2026-03-24"])
            let settled = try await fixture.site.page(Self.base + path, as: .member)
            #expect(settled.text("main")?.contains("A meeting was called") == true)
            #expect(settled.all("a").contains { $0["href"]?.hasSuffix("/meetings/\(meeting)") == true })
            let late = await fixture.site.post(
                Self.base + path + "/answer", ["option-\(options[0])": "no"], as: .member)
            #expect(late.status == 422)
        }
    }

    @Test("those who hold a seat are asked in words that say nothing, and reminded once a day at most")
    func letters() async throws {
        try await MeetingsFixture.onSQLite { fixture in
            func recipients() async throws -> [String] {
                try await fixture.site.database.read {
                    try $0.rows("SELECT recipient FROM outbox ORDER BY recipient").map { try $0["recipient"] }
                }
            }
            let path = try await ask(fixture, fixture.plenary)
            let first = try await recipients()
            #expect(Set(first).isSuperset(of: ["chair@kalliste.example", "member@kalliste.example"]))
            let text = try await fixture.site.database.read {
                try $0.rows("SELECT letter FROM outbox").map { try $0["letter"] as String }.joined()
            }
            #expect(!text.contains("Night staff"))
            let option = try #require(try await options(fixture).first)
            try await fixture.send(path + "/answer", ["option-\(option)": "yes"], as: .member)
            try await fixture.send(path + "/remind")
            try await fixture.send(path + "/remind")
            let second = try await recipients()
            #expect(second.count == 2 * first.count - 1)
        }
    }

    @Test("a search of a restricted formation does not exist for anybody else")
    func leaks() async throws {
        try await MeetingsFixture.onEachEngine { fixture in
            let outside: [Who] = [.visitor, .outsider, .stranger, .resident, .operator, .member, .analyst]
            let paths = ["/meetings", "/meetings/dates", "/search?q=trams"].map { Self.base + $0 }
            var before: [String: String] = [:]
            for who in outside {
                for path in paths { before["\(who) \(path)"] = await fixture.site.get(path, as: who).comparable }
            }
            let path = try await ask(fixture, fixture.restricted)
            for who in outside {
                for path in paths {
                    #expect(
                        await fixture.site.get(path, as: who).comparable == before["\(who) \(path)"], "\(path), \(who)")
                }
            }
            let missing = "/meetings/dates/\(DateSearchID.random())"
            await fixture.site.expectAbsent(Self.base + path, like: Self.base + missing, as: outside)
            for act in ["/answer", "/remind", "/end"] {
                #expect(await fixture.site.post(Self.base + path + act, [:], as: .member).status == 404, "\(act)")
            }
            #expect(await fixture.site.get(Self.base + path, as: .chair).status == 200)
        }
    }

    @Test("only the secretariat and the chair ask, remind and give up")
    func rights() async throws {
        try await MeetingsFixture.onSQLite { fixture in
            let path = try await ask(fixture, fixture.plenary)
            for act in ["/remind", "/end"] {
                #expect(await fixture.site.post(Self.base + path + act, [:], as: .member).status == 403)
            }
            #expect(await fixture.site.get(Self.base + "/meetings/dates/new", as: .member).status == 403)
            try await fixture.send(path + "/end")
            #expect(
                try await fixture.site.page(Self.base + path, as: .member).text("main")?.contains("Given up") == true)
            #expect(
                try await fixture.site.page(Self.base + "/meetings/dates", as: .member).text("main")?
                    .contains("No date is being looked for") == true)
        }
    }
}
