// SPDX-License-Identifier: EUPL-1.2
import Access
import Language
import Testing
import Web

@testable import Evidence

@Suite("Walks: plan, answers, clocks")
struct WalkRuleTests {
    static let typed: [String: String] = [
        "title": "Old Quay", "tongue": "en", "day": "2026-03-20", "time": "20:00", "light": "dark",
        "meeting-place": "Ferry stop", "role-guide": "Women’s centre", "answers-by": "2026-04-20",
        "stops": "Ferry stop | Harbour\n\nLantern Steps | Harbour | the lower end\nSquare", "audience": "members",
    ]

    private func draft(_ change: [String: String]) -> Result<WalkPlan, WalkProblems> {
        do { return .success(try WalkDraft.read { change[$0] ?? Self.typed[$0] ?? "" }) } catch {
            return .failure(error)
        }
    }

    @Test("a plan is read line by line, and stands in the field as it was typed")
    func plan() throws {
        let plan = try draft([:]).get()
        #expect(plan.stops.map(\.number) == [1, 2, 3])
        #expect(plan.stops[1] == WalkStop(number: 2, name: "Lantern Steps", area: "Harbour", note: "the lower end"))
        #expect(plan.roles == [.guide: "Women’s centre"])
        #expect(WalkDraft.text(plan.stops) == "Ferry stop | Harbour\nLantern Steps | Harbour | the lower end\nSquare")
    }

    @Test(
        "what is missing or cannot be is named at its field",
        arguments: [
            (["title": " "], "title"), (["day": "20 March"], "day"), (["time": "8 pm"], "time"),
            (["answers-by": "2026-03-19"], "answers-by"), (["answers-by": "soon"], "answers-by"),
            (["stops": " \n"], "stops"), (["stops": "Square\nSQUARE"], "stops"), (["stops": "| Harbour"], "stops"),
            (["stops": (1...25).map { "Stop \($0)" }.joined(separator: "\n")], "stops"),
            (["role-guide": String(repeating: "x", count: 121)], "role-guide"),
        ] as [([String: String], String)])
    func problems(change: [String: String], field: String) {
        guard case .failure(let wrong) = draft(change) else { return #expect(Bool(false), "\(change)") }
        #expect(wrong.problems.map(\.field) == [field])
    }

    // MARK: Clocks

    private static let received = Instant(seconds: 1_774_000_000)
    private static let now: Int64 = 1_774_000_000_000

    @Test(
        "how long ago something was on a phone is right, whatever year the phone believes in",
        arguments: [
            (Self.now, Self.now - 3_600_000, -3_600, false), (3_600_000, 0, -3_600, true),
            (Self.now + 60_000, Self.now + 60_000, 0, false), (Self.now + 86_400_000, Self.now + 86_400_000, 0, true),
        ] as [(Int64, Int64, Int64, Bool)])
    func clocks(now: Int64, at: Int64, seconds: Int64, isWrong: Bool) {
        let clock = PhoneClock(now: now, received: Self.received)
        #expect(clock.instant(of: at) == Instant(seconds: Self.received.seconds + seconds))
        #expect(clock.isWrong == isWrong)
    }

    @Test(
        "where a phone’s clock was set in between, nobody knows when it was",
        arguments: [(Self.now, 0), (0, Self.now), (Int64.max, Int64.min), (Int64.min, Int64.max)] as [(Int64, Int64)])
    func clockThatJumped(now: Int64, at: Int64) {
        let clock = PhoneClock(now: now, received: Self.received)
        #expect(clock.instant(of: at) == nil)
        _ = clock.isWrong
    }

    // MARK: Answers

    private static let stops = (1...3).map { WalkStop(number: $0, name: "Stop \($0)", area: "", note: "") }

    private func reading(_ fields: [String: String]) -> Result<SheetReading, WalkProblems> {
        do {
            return .success(try SheetReading(stops: Self.stops, received: Self.received) { fields[$0] })
        } catch { return .failure(error) }
    }

    @Test("of a form the stops count that were sent; what nobody looked at is no answer")
    func answers() throws {
        let looks = try reading([
            "2.sent": "yes", "2.know": "yes", "2.see": "no", "2.hear": "none", "2.leave": "perhaps", "2.felt-1": "3",
            "2.felt-5": " 1 ", "2.noticed": " Lamp out ", "3.know": "yes", "9.sent": "yes",
        ]).get().looks
        #expect(looks.map(\.stop) == [2])
        #expect(looks[0].answers == [.know: .yes, .see: .no])
        #expect(looks[0].felt == [3, 0, 0, 0, 1])
        #expect(looks[0].noticed == "Lamp out")
    }

    @Test(
        "a count that is none, and a text without end, are named at their field",
        arguments: ["-1", "100", "two", "1.5"])
    func wrongCounts(count: String) {
        guard case .failure(let wrong) = reading(["1.sent": "yes", "1.felt-3": count]) else {
            return #expect(Bool(false), "\(count)")
        }
        #expect(wrong.problems.map(\.field) == ["1.felt-3"])
        let long = String(repeating: "a", count: 2_001)
        guard case .failure(let text) = reading(["1.sent": "yes", "1.noticed": long]) else {
            return #expect(Bool(false), "a long text")
        }
        #expect(text.problems.map(\.field) == ["1.noticed"])
    }

    @Test("records add up, and stops are compared by name")
    func tallies() {
        var (one, two) = (Look(stop: 1), Look(stop: 1))
        (one.answers, one.felt) = ([.see: .no, .know: .yes], [2, 1, 0, 0, 0])
        (two.answers, two.felt) = ([.see: .partly], [0, 0, 0, 0, 1])
        let tally = StopTally(Self.stops[0], [one, two])
        #expect(tally.answers[.see] == [.no: 1, .partly: 1])
        #expect(tally.people == 4)
        #expect(tally.mean == 2.25)
        #expect(StopTally(Self.stops[1], [one, two]).mean == nil)
        let earlier = StopTally(WalkStop(number: 7, name: "STOP 1", area: "", note: ""), [])
        let pairs = StopComparison.pairs([tally, StopTally(Self.stops[1], [])], [earlier])
        #expect(pairs.map(\.now.stop.name) == ["Stop 1"])
        #expect(pairs[0].changed == [], "what was not looked at on one of the walks did not change")
    }

    @Test("a promise is late from the day after it was due, and only while it is open")
    func promises() throws {
        func late(_ state: WalkPromise.State, _ today: String) -> Int? {
            guard let due = LocalDate("2026-04-20"), let today = LocalDate(today) else { return nil }
            return WalkPromise(
                id: .random(), stop: nil, what: "Lamps", organisation: "Works", by: due, state: state, answer: "",
                answered: nil
            ).late(on: today)
        }
        #expect(late(.open, "2026-04-20") == nil)
        #expect(late(.open, "2026-04-23") == 3)
        #expect(late(.done, "2026-04-23") == nil)
        let refused: [String: String] = ["state": "refused", "answer": " "]
        #expect(throws: WalkProblems.self) { try PromiseAnswer.read { refused[$0] ?? "" } }
    }
}
