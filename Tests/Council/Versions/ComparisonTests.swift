// SPDX-License-Identifier: EUPL-1.2
import Language
import Testing

@testable import Council

@Suite("Two constitutions beside each other")
struct ComparisonTests {
    private func entry(
        _ path: String, _ says: String, on rests: String = "Statute", in section: RuleDefinition.Section = .members
    )
        -> Comparison.Entry
    {
        Comparison.Entry(path: path, section: section, title: path, text: .init(says: says, restsOn: rests))
    }

    @Test("a rule is the same, the same on other grounds, different, or on one side only")
    func differences() {
        let comparison = Comparison(
            [entry("a", "one"), entry("b", "one"), entry("c", "one"), entry("d", "one")],
            [entry("a", "one"), entry("b", "one", on: "Own choice"), entry("c", "two"), entry("e", "one")])
        let found = comparison.rows.map { ($0.path, $0.difference) }
        let expected: [(String, Comparison.Difference)] = [
            ("a", .none), ("b", .grounds), ("c", .content), ("d", .onlyFirst), ("e", .onlySecond),
        ]
        #expect(found.elementsEqual(expected, by: ==))
        #expect(comparison.count.all == 5 && comparison.count.differing == 3)
    }

    @Test("rows stand by section, the first side's order before what only the second has")
    func order() {
        let comparison = Comparison(
            [entry("late", "x", in: .minutes), entry("early", "x", in: .foundation)],
            [entry("other", "x", in: .foundation), entry("late", "x", in: .minutes)])
        #expect(comparison.rows.map(\.path) == ["early", "other", "late"])
    }

    @Test("a constitution does not differ from itself, and two empty ones say the same")
    func nothing() throws {
        let charter = try Charter.untouched(try Profile(yaml: Checkout.profile("pt-cms")))
        let side = ComparedSide(name: "x", charter: charter).entries(.english)
        #expect(Comparison(side, side).differing.isEmpty)
        #expect(Comparison([], []).rows.isEmpty)
    }

    @Test("Spain and Portugal differ in what they are known to differ in")
    func countries() throws {
        let sides = try ["es-jls", "pt-cms"].map {
            ComparedSide(name: $0, charter: try Charter.untouched(try Profile(yaml: Checkout.profile($0)))).entries(
                .english)
        }
        let differing = Set(Comparison(sides[0], sides[1]).differing.map(\.path))
        #expect(differing.isSuperset(of: ["chair", "ballots.abstention", "convening.without-call", "list.seats"]))
        #expect(!differing.contains("small-numbers"))
    }
}

@Suite("A constitution over time")
struct CharterHistoryTests {
    private let text: String
    private let first: Profile
    private let second: Profile

    init() throws {
        text = try Checkout.profile("fr-clspd")
        first = try Profile(yaml: text)
        second = try Profile(
            yaml: text.replacingOccurrences(of: "version: 2\n", with: "version: 3\n").replacingOccurrences(
                of: "number: 5, unit: calendar-days", with: "number: 6, unit: calendar-days"))
    }

    private func adoption(_ profile: Profile, at: Int64) -> Adoption {
        Adoption(
            id: .random(), at: Instant(microseconds: at), person: nil, profile: profile, day: .init(dayNumber: 20_000),
            reason: "")
    }

    private func verdict(_ rule: String, _ kind: Verdict.Kind, _ value: String? = nil, at: Int64) -> Verdict {
        Verdict(
            id: .random(), rule: rule, at: Instant(microseconds: at), person: nil, kind: kind, value: value, reason: "x"
        )
    }

    @Test("each step leads to a version, and every earlier one can be read")
    func versions() throws {
        let charter = try Charter(
            adoptions: [adoption(first, at: 1)],
            verdicts: [
                verdict(
                    "convening.notice", .corrected, #"{"number": 9, "unit": "calendar-days", "clear": false}"#, at: 5),
                verdict("term", .confirmed, at: 7),
            ])
        #expect(charter.version == 3 && charter.events.count == 3)
        #expect(try charter.at(version: 1)?.constitution().notice.period == Period(5, .calendarDays))
        #expect(try charter.at(version: 2)?.constitution().notice.period == Period(9, .calendarDays))
        #expect(try charter.at(version: 2)?.entry("term")?.state == .awaiting)
        #expect(try charter.at(version: 3)?.entry("term")?.state == .confirmed)
        #expect(try charter.at(version: 0) == nil)
        #expect(try charter.at(version: 4) == nil)
    }

    @Test("a later version of the profile changes what the council did not write itself")
    func renewal() throws {
        let own = verdict("quorum", .corrected, #"{"required": false}"#, at: 3)
        let charter = try Charter(adoptions: [adoption(first, at: 1), adoption(second, at: 9)], verdicts: [own])
        #expect(try charter.constitution().notice.period == Period(6, .calendarDays))
        #expect(try charter.constitution().quorum.isRequired == false)
        #expect(charter.entry("quorum")?.state == .corrected)
        #expect(try charter.at(version: 2)?.constitution().notice.period == Period(5, .calendarDays))
    }

    @Test("a confirmation holds on only where the later version says the same")
    func confirmations() throws {
        let charter = try Charter(
            adoptions: [adoption(first, at: 1), adoption(second, at: 9)],
            verdicts: [verdict("convening.notice", .confirmed, at: 3), verdict("term", .confirmed, at: 4)])
        #expect(charter.entry("convening.notice")?.state == .awaiting)
        #expect(charter.entry("term")?.state == .confirmed)
        #expect(charter.entry("convening.notice")?.verdicts.count == 1, "its history keeps the confirmation")
    }

    @Test("what is written as JSON reads as what was written in YAML")
    func json() throws {
        for name in try Checkout.profiles() {
            let profile = try Profile(yaml: Checkout.text("Profiles/\(name)"))
            for listed in profile.ruleList {
                guard let content = listed.rule.working?.content else { continue }
                let again = try Structure(yaml: content.json)
                #expect(again.json == content.json, "\(name) \(listed.path)")
                _ = try listed.read(again)
            }
        }
    }
}
