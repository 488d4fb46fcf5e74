// SPDX-License-Identifier: EUPL-1.2
import Council
import Language

/// Whether a meeting may be called for a moment, by the rules the council has adopted.
struct NoticeCheck: Sendable {
    let rules: Constitution

    /// How a meeting is called.
    enum Manner: Hashable, Sendable {
        case ordinary
        /// At short notice, for a reason.
        case urgent(reason: String)
        /// Again, after a meeting on a day that failed for want of a quorum.
        case second(after: LocalDate)
    }

    /// Why not, or nil. Both moments are on the clocks of the council.
    func refusal(calling meeting: LocalMoment, sent now: LocalMoment, _ manner: Manner) -> NoticeRefusal? {
        guard meeting.instant() > now.instant() else { return .past }
        switch manner {
        case .ordinary:
            return refusal(of: rules.notice, meeting, now, orUrgently: true)
        case .urgent(let reason):
            if reason.allSatisfy(\.isWhitespace) { return .reasonMissing }
            return refusal(of: rules.urgentNotice, meeting, now, orUrgently: false)
        case .second(let first):
            guard rules.secondCall.isAllowed else { return .noSecondCall }
            guard let period = rules.secondCall.after else { return nil }
            let earliest = period.lastDay(from: first, holidays: rules.holidays(around: meeting.date.year))
            return meeting.date < earliest ? .secondTooSoon(period, earliest: earliest) : nil
        }
    }

    private func refusal(
        of notice: Notice, _ meeting: LocalMoment, _ now: LocalMoment, orUrgently: Bool
    ) -> NoticeRefusal? {
        let holidays = rules.holidays(around: meeting.date.year)
        guard !notice.isKept(sent: now, for: meeting, holidays: holidays) else { return nil }
        let earliest = notice.earliestDay(sent: now, holidays: holidays)
        let urgently =
            orUrgently && rules.urgentNotice != rules.notice
            && rules.urgentNotice.isKept(sent: now, for: meeting, holidays: holidays)
        return .tooSoon(
            meeting.date, away: now.date.days(until: meeting.date), notice, earliest: earliest, urgently: urgently)
    }
}

/// Why a meeting cannot be called for a moment.
enum NoticeRefusal: Hashable, Sendable {
    case past, reasonMissing, noSecondCall
    /// The day, how many days away it is, the rule, the first day that keeps it, and whether urgency would do.
    case tooSoon(LocalDate, away: Int, Notice, earliest: LocalDate, urgently: Bool)
    case secondTooSoon(Period, earliest: LocalDate)

    /// The sentence for the person who calls: the rule, and the way on.
    var message: Message {
        switch self {
        case .past: Message("This moment has passed. Choose one to come.")
        case .reasonMissing: Message("Say why it is urgent: those invited read the reason.")
        case .noSecondCall: Message("The rules of this council know no second call. Call an ordinary meeting.")
        case .tooSoon(let day, let away, let notice, let earliest, let urgently):
            Message("\(Self.away(day, away)) \(Self.way(notice, earliest, urgently))")
        case .secondTooSoon(let period, let earliest):
            Message("A second call takes \(period.words). Choose a day from \(earliest, .day) on.")
        }
    }

    private static func away(_ day: LocalDate, _ days: Int) -> Message {
        days == 0
            ? Message("\(day, .day) is today.")
            : .plural(days, one: "\(day, .day) is \(days) day away.", other: "\(day, .day) is \(days) days away.")
    }

    private static func way(_ notice: Notice, _ earliest: LocalDate, _ urgently: Bool) -> Message {
        let rule = notice.isClear ? Message("\(notice.period.words), both ends not counted") : notice.period.words
        return urgently
            ? Message(
                "The rules ask for \(rule). Choose a day from \(earliest, .day) on, or call it as urgent and say why.")
            : Message("The rules ask for \(rule). Choose a day from \(earliest, .day) on.")
    }
}

extension Period {
    /// The length in words: "5 working days".
    var words: Message {
        switch unit {
        case .hours: .plural(number, one: "\(number) hour", other: "\(number) hours")
        case .calendarDays: .plural(number, one: "\(number) calendar day", other: "\(number) calendar days")
        case .workingDays: .plural(number, one: "\(number) working day", other: "\(number) working days")
        case .months: .plural(number, one: "\(number) month", other: "\(number) months")
        }
    }
}
