// SPDX-License-Identifier: EUPL-1.2
import Language

/// A length of time as rules of procedure name it.
public struct Period: Hashable, Sendable, Codable {
    public enum Unit: String, Sendable, Codable, CaseIterable {
        case hours
        case calendarDays = "calendar-days"
        case workingDays = "working-days"
        case months
    }

    public let number: Int
    public let unit: Unit

    public init(_ number: Int, _ unit: Unit) {
        self.number = number
        self.unit = unit
    }

    /// The last day of a period that runs from a day; the day itself does not count. Hours are counted as whole days.
    public func lastDay(from day: LocalDate, holidays: Set<LocalDate> = []) -> LocalDate {
        switch unit {
        case .hours: day.adding(days: (number + 23) / 24)
        case .calendarDays: day.adding(days: number)
        case .workingDays: day.addingWorkingDays(number, holidays: holidays)
        case .months: day.adding(months: number)
        }
    }
}

/// How long before a meeting it must be called.
public struct Notice: Hashable, Sendable, Codable {
    public let period: Period
    /// Whether neither the day of sending nor the day of the meeting counts.
    public let isClear: Bool
    /// Whether the reasons must be given.
    public let isReasoned: Bool
    /// Whether it must be in writing.
    public let isWritten: Bool

    public init(_ period: Period, isClear: Bool = false, isReasoned: Bool = false, isWritten: Bool = true) {
        self.period = period
        self.isClear = isClear
        self.isReasoned = isReasoned
        self.isWritten = isWritten
    }

    /// The first day on which a meeting may be held that is called at a moment. Hours are exact: see `isKept`.
    public func earliestDay(sent moment: LocalMoment, holidays: Set<LocalDate> = []) -> LocalDate {
        guard period.unit != .hours else { return earliest(sent: moment).date }
        return period.lastDay(from: moment.date, holidays: holidays).adding(days: isClear ? 1 : 0)
    }

    /// The last day on which the call for a meeting on a day may go out in time.
    public func latestSending(for meeting: LocalMoment, holidays: Set<LocalDate> = []) -> LocalDate {
        let start = LocalMoment(date: meeting.date, time: .midnight, zone: meeting.zone)
        var day = meeting.date
        // A period is at most some weeks long; walking back is exact for every unit and every holiday.
        while day.days(until: start.date) < 400, !isKept(sent: start.on(day), for: meeting, holidays: holidays) {
            day = day.adding(days: -1)
        }
        return day
    }

    /// Whether a call sent at one moment leaves enough time before the meeting.
    public func isKept(sent: LocalMoment, for meeting: LocalMoment, holidays: Set<LocalDate> = []) -> Bool {
        if period.unit == .hours { return earliest(sent: sent).instant() <= meeting.instant() }
        return earliestDay(sent: sent, holidays: holidays) <= meeting.date
    }

    private func earliest(sent moment: LocalMoment) -> LocalMoment {
        (moment.instant() + .seconds(3600 * period.number)).local(in: moment.zone)
    }
}

extension LocalMoment {
    fileprivate func on(_ day: LocalDate) -> LocalMoment { LocalMoment(date: day, time: time, zone: zone) }
}
