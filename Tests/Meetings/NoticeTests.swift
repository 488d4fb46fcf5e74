// SPDX-License-Identifier: EUPL-1.2
import Language
import Testing

@testable import Council
@testable import Meetings

@Suite("Calling a meeting in time")
struct NoticeTests {
    private static let now = LocalMoment.at("2026-09-25", "10:00")

    @Test(
        "a day that keeps the notice is taken, one that does not is refused with the first that does",
        arguments: [
            (Council.Notice(Period(8, .calendarDays)), "2026-10-03", nil),
            (Council.Notice(Period(8, .calendarDays)), "2026-10-02", "2026-10-03"),
            (Council.Notice(Period(15, .calendarDays)), "2026-10-02", "2026-10-10"),
            // Neither the day of sending nor that of the meeting counts.
            (Council.Notice(Period(8, .calendarDays), isClear: true), "2026-10-03", "2026-10-04"),
            // From a Friday, over a weekend.
            (Council.Notice(Period(5, .workingDays)), "2026-10-02", nil),
            (Council.Notice(Period(5, .workingDays)), "2026-10-01", "2026-10-02"),
            (Council.Notice(Period(48, .hours)), "2026-09-27", nil),
            (Council.Notice(Period(48, .hours)), "2026-09-26", "2026-09-27"),
            (Council.Notice(Period(1, .months)), "2026-10-24", "2026-10-25"),
        ] as [(Council.Notice, String, String?)])
    func ordinary(notice: Council.Notice, day: String, earliest: String?) {
        let check = NoticeCheck(rules: .sample(notice: notice, urgent: notice))
        let refusal = check.refusal(calling: .at(day, "18:00"), sent: Self.now, .ordinary)
        guard let earliest else { return #expect(refusal == nil) }
        guard case .tooSoon(_, _, _, let first, _) = refusal else {
            return #expect(Bool(false), "\(String(describing: refusal))")
        }
        #expect(first == .of(earliest))
    }

    @Test("a public holiday is no working day")
    func holidays() {
        let notice = Council.Notice(Period(2, .workingDays))
        let check = NoticeCheck(rules: .sample(notice: notice, urgent: notice))
        // Tuesday 24 March 2026; the 25th is a holiday.
        let sent = LocalMoment.at("2026-03-24", "09:00")
        #expect(check.refusal(calling: .at("2026-03-26", "18:00"), sent: sent, .ordinary) != nil)
        #expect(check.refusal(calling: .at("2026-03-27", "18:00"), sent: sent, .ordinary) == nil)
    }

    @Test("a refusal names the rule and the way on")
    func words() {
        let notice = Council.Notice(Period(15, .calendarDays))
        let check = NoticeCheck(rules: .sample(notice: notice, urgent: notice))
        let refusal = check.refusal(calling: .at("2026-10-02", "18:00"), sent: Self.now, .ordinary)
        #expect(
            refusal.map { Speech.english($0.message) }
                == "2 October is 7 days away. The rules ask for 15 calendar days. Choose a day from 10 October on.")
    }

    @Test("an urgent meeting needs a reason and the shorter notice")
    func urgent() {
        let check = NoticeCheck(rules: .sample())
        let soon = LocalMoment.at("2026-09-27", "18:00")
        #expect(check.refusal(calling: soon, sent: Self.now, .urgent(reason: "Two fires")) == nil)
        #expect(check.refusal(calling: soon, sent: Self.now, .urgent(reason: "  ")) == .reasonMissing)
        #expect(check.refusal(calling: .at("2026-09-25", "18:00"), sent: Self.now, .urgent(reason: "Fire")) != nil)
        guard case .tooSoon(_, _, _, _, let urgently) = check.refusal(calling: soon, sent: Self.now, .ordinary) else {
            return #expect(Bool(false))
        }
        #expect(urgently)
    }

    @Test("a second call waits as long as the rules say, and only where they know one")
    func second() {
        let check = NoticeCheck(rules: .sample())
        let first = NoticeCheck.Manner.second(after: .of("2026-09-24"))
        #expect(check.refusal(calling: .at("2026-09-27", "18:00"), sent: Self.now, first) == nil)
        #expect(check.refusal(calling: .at("2026-09-26", "18:00"), sent: Self.now, first) != nil)
        let without = NoticeCheck(
            rules: .sample(secondCall: SecondCall(isAllowed: false, quorum: nil, after: nil, isAnnouncedInFirst: false))
        )
        #expect(without.refusal(calling: .at("2026-12-01", "18:00"), sent: Self.now, first) == .noSecondCall)
    }

    @Test("no meeting is called for the past")
    func past() {
        let check = NoticeCheck(rules: .sample())
        #expect(check.refusal(calling: .at("2026-09-25", "09:59"), sent: Self.now, .ordinary) == .past)
    }
}
