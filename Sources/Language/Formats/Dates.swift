// SPDX-License-Identifier: EUPL-1.2

extension Speech {
    /// A day: 18 November 2026.
    public func date(_ date: LocalDate, _ style: DateStyle = .long) -> String {
        write(voice.conventions.pattern(style), date, .midnight)
    }

    /// A time of day: 18:00.
    public func time(_ time: LocalTime) -> String {
        let conventions = voice.conventions
        let pattern = time.minute == 0 ? conventions.timeOnTheHour ?? conventions.time : conventions.time
        return write(pattern, LocalDate(dayNumber: 0), time)
    }

    /// A day and time: Wednesday 18 November 2026, 18:00.
    public func moment(_ moment: LocalMoment, _ style: DateStyle = .full) -> String {
        let (date, time) = (date(moment.date, style), time(moment.time))
        return self(Message("\(date), \(time)", context: "day and time"))
    }

    /// A past instant in the reader's zone: 18 November 2026, 18:02.
    public func instant(_ instant: Instant, _ style: DateStyle = .long) -> String {
        moment(instant.local(in: zone), style)
    }

    /// A month: November 2026.
    public func month(_ month: YearMonth) -> String {
        write(voice.conventions.monthYear, month.day(1), .midnight)
    }

    /// Months from first to last: January to November 2022.
    public func months(_ range: ClosedRange<YearMonth>) -> String {
        let (first, last) = (range.lowerBound, range.upperBound)
        if first == last { return month(first) }
        let start = voice.conventions.monthsFrom[first.month - 1]
        let year = first.year == last.year ? "" : " \(first.year)"
        return start + year + " " + voice.conventions.monthsTo[last.month - 1] + " \(last.year)"
    }

    /// Days from first to last: 18 to 20 November 2026.
    public func dates(_ range: ClosedRange<LocalDate>) -> String {
        let (first, last) = (range.lowerBound, range.upperBound)
        if first == last { return date(first) }
        let start: String
        if first.year != last.year {
            start = date(first)
        } else if first.month != last.month {
            start = date(first, .day)
        } else {
            start = first.day == 1 ? voice.conventions.firstDay ?? "1" : String(first.day)
        }
        let end = date(last)
        return self(Message("\(start) to \(end)", context: "days"))
    }

    private func write(_ pattern: DatePattern, _ date: LocalDate, _ time: LocalTime) -> String {
        var result = ""
        for field in pattern.fields { result += text(of: field, date, time) }
        return result
    }

    private func text(of field: DatePattern.Field, _ date: LocalDate, _ time: LocalTime) -> String {
        let conventions = voice.conventions
        switch field {
        case .text(let text): return text
        case .weekday: return conventions.weekdays[date.weekday.rawValue - 1]
        case .day(padded: true): return two(date.day)
        case .day: return date.day == 1 ? conventions.firstDay ?? "1" : String(date.day)
        case .monthNumber(let padded): return padded ? two(date.month) : String(date.month)
        case .monthName: return conventions.months[date.month - 1]
        case .monthAlone: return conventions.monthsAlone[date.month - 1]
        case .monthShort: return conventions.monthsShort[date.month - 1]
        case .year: return String(date.year)
        case .hour(let padded): return padded ? two(time.hour) : String(time.hour)
        case .minute: return two(time.minute)
        }
    }
}
