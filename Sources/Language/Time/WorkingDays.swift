// SPDX-License-Identifier: EUPL-1.2

extension LocalDate {
    /// Saturday and Sunday.
    public static let weekend: Set<Weekday> = [.saturday, .sunday]

    /// Whether offices work on the day.
    public func isWorkingDay(holidays: Set<LocalDate>, weekend: Set<Weekday> = LocalDate.weekend) -> Bool {
        !weekend.contains(weekday) && !holidays.contains(self)
    }

    /// The working day so many working days later, or earlier when negative. The day itself does not count, so that
    /// one working day after a Friday is the Monday; with 0, the day itself or the first working day after it.
    public func addingWorkingDays(
        _ count: Int, holidays: Set<LocalDate>, weekend: Set<Weekday> = LocalDate.weekend
    ) -> LocalDate {
        guard weekend.count < 7 else { return self }
        let step = count < 0 ? -1 : 1
        var day = self
        var left = count.magnitude
        if left == 0, !isWorkingDay(holidays: holidays, weekend: weekend) { left = 1 }
        while left > 0, day.canMove(by: step) {
            day = day.adding(days: step)
            if day.isWorkingDay(holidays: holidays, weekend: weekend) { left -= 1 }
        }
        return day
    }

    /// How many working days stand after this day, up to and with the other; negative if the other is earlier.
    /// A notice sent on Monday for Friday has four.
    public func workingDays(
        until other: LocalDate, holidays: Set<LocalDate>, weekend: Set<Weekday> = LocalDate.weekend
    ) -> Int {
        guard self <= other else { return -other.workingDays(until: self, holidays: holidays, weekend: weekend) }
        let numbers = dayNumber..<other.dayNumber
        return numbers.count { LocalDate(dayNumber: $0 + 1).isWorkingDay(holidays: holidays, weekend: weekend) }
    }

    /// Whether the calendar of years 1 to 9999 goes on in the direction.
    private func canMove(by step: Int) -> Bool {
        adding(days: step) != self
    }
}
