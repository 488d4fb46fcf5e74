// SPDX-License-Identifier: EUPL-1.2

/// Values outside a sentence, as in the cells of a table.
extension Speech {
    /// A count: 84,300.
    public func number(_ number: Int) -> String {
        written(.number(number))
    }

    /// A number with so many decimals, halves rounded away from zero: 7.3.
    public func decimal(_ number: Double, decimals: Int) -> String {
        written(.decimal(number, decimals: decimals))
    }

    /// A share given as a fraction: 0.44 is 44%.
    public func percent(_ fraction: Double, decimals: Int = 0) -> String {
        written(.percent(fraction, decimals: decimals))
    }

    /// A day: 18 November 2026.
    public func date(_ date: LocalDate, _ style: DateStyle = .long) -> String {
        written(.date(date, style))
    }

    /// A time of day: 18:00.
    public func time(_ time: LocalTime) -> String {
        written(.time(time))
    }

    /// A day and time: Wednesday 18 November 2026, 18:00.
    public func moment(_ moment: LocalMoment, _ style: DateStyle = .full) -> String {
        written(.moment(moment, style))
    }

    /// A past instant in the reader's zone: 18 November 2026, 18:02.
    public func instant(_ instant: Instant, _ style: DateStyle = .long) -> String {
        written(.instant(instant, style))
    }

    /// A month: November 2026.
    public func month(_ month: YearMonth) -> String {
        written(.month(month))
    }

    /// Months from first to last: January to November 2022.
    public func months(_ range: ClosedRange<YearMonth>) -> String {
        written(.months(range.lowerBound, range.upperBound))
    }

    /// Days from first to last: 18 to 20 November 2026.
    public func dates(_ range: ClosedRange<LocalDate>) -> String {
        written(.dates(range.lowerBound, range.upperBound))
    }

    /// Names in a row: a, b and c.
    public func list(_ items: [String], _ joining: Joining = .and) -> String {
        written(.list(items.map(Argument.text), joining))
    }

    func written(_ argument: Argument) -> String {
        var pen = Pen(self)
        pen.write(argument)
        return pen.text
    }
}
