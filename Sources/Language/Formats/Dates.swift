// SPDX-License-Identifier: EUPL-1.2

extension Pen {
    /// 18 November 2026
    mutating func write(_ date: LocalDate, _ style: DateStyle) {
        write(conventions.pattern(style), date, .midnight)
    }

    /// 18:00
    mutating func write(_ time: LocalTime) {
        let pattern = time.minute == 0 ? conventions.timeOnTheHour ?? conventions.time : conventions.time
        write(pattern, .epoch, time)
    }

    /// Wednesday 18 November 2026, 18:00
    mutating func write(_ moment: LocalMoment, _ style: DateStyle) {
        write(Message("\(moment.date, style), \(moment.time)", context: "day and time"))
    }

    /// November 2026
    mutating func write(_ month: YearMonth) {
        write(conventions.monthYear, month.day(1), .midnight)
    }

    /// January to November 2022
    mutating func write(months first: YearMonth, _ last: YearMonth) {
        if first == last { return write(first) }
        write(conventions.monthsFrom[first.month - 1])
        if first.year != last.year { write(" \(first.year)") }
        write(" \(conventions.monthsTo[last.month - 1]) \(last.year)")
    }

    /// 18 to 20 November 2026
    mutating func write(dates first: LocalDate, _ last: LocalDate) {
        if first == last { return write(first, .long) }
        if first.year != last.year {
            write(Message("\(first) to \(last)", context: "days"))
        } else if first.month != last.month {
            write(Message("\(first, .day) to \(last)", context: "days"))
        } else {
            let day = first.day == 1 ? conventions.firstDay ?? "1" : String(first.day)
            write(Message("\(day) to \(last)", context: "days"))
        }
    }

    private mutating func write(_ pattern: DatePattern, _ date: LocalDate, _ time: LocalTime) {
        for field in pattern.fields {
            switch field {
            case .text(let text): write(text)
            case .weekday: write(conventions.weekdays[date.weekday.rawValue - 1])
            case .day(let padded): write(day: date.day, padded: padded)
            case .monthNumber(let padded): write(digits: UInt(date.month), atLeast: padded ? 2 : 1)
            case .monthName: write(conventions.months[date.month - 1])
            case .monthAlone: write(conventions.monthsAlone[date.month - 1])
            case .monthShort: write(conventions.monthsShort[date.month - 1])
            case .year: write(digits: UInt(date.year))
            case .hour(let padded): write(digits: UInt(time.hour), atLeast: padded ? 2 : 1)
            case .minute: write(digits: UInt(time.minute), atLeast: 2)
            }
        }
    }

    private mutating func write(day: Int, padded: Bool) {
        if day == 1, !padded, let firstDay = conventions.firstDay { return write(firstDay) }
        write(digits: UInt(day), atLeast: padded ? 2 : 1)
    }
}
