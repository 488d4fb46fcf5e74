// SPDX-License-Identifier: EUPL-1.2
import Language
import Testing
import Web

@testable import Meetings

@Suite("What became of a decision: what may be noted")
struct FollowUpRuleTests {
    private static let decided = LocalDate.of("2026-03-02")
    private static let today = LocalDate.of("2026-04-01")

    private static func fields<Value>(_ result: Result<Value, Faults>) -> [String] {
        if case .failure(let faults) = result { return faults.faults.map(\.field) }
        return []
    }

    @Test(
        "an answer is due after the day of the decision, from somebody who is named",
        arguments: [
            ("", "", [String]()), ("Tram company", "", []), ("Tram company", "2026-03-03", []),
            (" Tram company ", " 2026-05-01 ", []), ("", "2026-05-01", ["addressee"]),
            ("Tram company", "2026-03-02", ["due"]), ("Tram company", "2020-01-01", ["due"]),
            ("Tram company", "soon", ["due"]), ("Tram company", "2026-02-30", ["due"]),
        ])
    func address(addressee: String, due: String, faults: [String]) {
        let typed = ["addressee": addressee, "due": due]
        #expect(Self.fields(FollowUpForm.address({ typed[$0] ?? "" }, decided: Self.decided)) == faults)
    }

    @Test(
        "an answer has words, a day between the decision and today, and somebody who gave it",
        arguments: [
            ("Yes.", "Tram company", "2026-03-02", [String]()), ("Yes.", "Tram company", "2026-04-01", []),
            ("Yes.", "Tram company", "2026-04-02", ["answered"]), ("Yes.", "Tram company", "2026-03-01", ["answered"]),
            ("Yes.", "Tram company", "", ["answered"]), (" ", "Tram company", "2026-03-09", ["answer"]),
            ("", "", "never", ["answer", "by", "answered"]),
        ])
    func answer(text: String, by: String, day: String, faults: [String]) {
        let typed = ["answer": text, "by": by, "answered": day]
        let result = FollowUpForm.answer({ typed[$0] ?? "" }, decided: Self.decided, today: Self.today)
        #expect(Self.fields(result) == faults)
    }

    @Test(
        "what is dropped says why; anything else may",
        arguments: [
            ("open", "", [String]()), ("under-way", "", []), ("done", "In March.", []), ("dropped", "No money.", []),
            ("dropped", " ", ["note"]), ("", "", ["status"]), ("lost", "", ["status"]),
        ])
    func review(status: String, note: String, faults: [String]) {
        let typed = ["status": status, "note": note]
        #expect(Self.fields(FollowUpForm.review { typed[$0] ?? "" }) == faults)
    }

    @Test(
        "an answer is late from the day after it was due, until it comes or the matter is over",
        arguments: [
            ("2026-03-31", false, FollowUp.Status.open, 1), ("2026-04-01", false, .open, nil),
            ("2026-03-01", false, .underWay, 31), ("2026-03-01", true, .open, nil), ("2026-03-01", false, .done, nil),
            ("2026-03-01", false, .dropped, nil), (nil, false, .open, nil),
        ] as [(String?, Bool, FollowUp.Status, Int?)])
    func lateness(due: String?, answered: Bool, status: FollowUp.Status, days: Int?) {
        var follow = FollowUp.untouched
        (follow.answerDue, follow.status) = (due.map(LocalDate.of), status)
        if answered { follow.answer = FollowUp.Answer(text: "Yes.", day: Self.today, by: "Tram company") }
        #expect(follow.lateness(on: Self.today) == days)
    }

    @Test(
        "one is reminded a week before, the day after, and a month later; of what is late already, once",
        arguments: [
            ("2026-04-09", nil), ("2026-04-08", AnswerReminder.weekBefore), ("2026-04-01", .weekBefore),
            ("2026-03-31", .dayAfter), ("2026-03-02", .dayAfter), ("2026-03-01", .monthAfter),
            ("2020-01-01", .monthAfter),
        ] as [(String, AnswerReminder?)])
    func reminding(due: String, occasion: AnswerReminder?) {
        #expect(AnswerReminder.reached(due: .of(due), today: Self.today) == occasion)
    }

    @Test("what a query asks for is asked for again by the next page; what cannot be read is not asked for")
    func filter() {
        let filter = RegisterFilter(
            ["year": "2026", "kind": "opinion", "status": "done", "q": " lamps ", "sort": "oldest"])
        #expect(filter.year == 2026 && filter.kind == .opinion && filter.status == .done && filter.words == "lamps")
        var fields: Fields = [:]
        for (name, value) in filter.query { fields.append(name, value ?? "") }
        #expect(RegisterFilter(fields) == filter)
        for wrong: Fields in [["year": "12"], ["year": "x"], ["kind": "all"], ["status": "lost"], ["sort": "random"]] {
            #expect(RegisterFilter(wrong) == RegisterFilter())
        }
    }
}
