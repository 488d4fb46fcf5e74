// SPDX-License-Identifier: EUPL-1.2

/// A way of writing dates. All but the month alone may be followed by a time and an offset from UTC.
public enum DateForm: String, CaseIterable, Hashable, Sendable {
    case iso = "yyyy-mm-dd"
    case isoMonth = "yyyy-mm"
    case yearFirstSlashes = "yyyy/mm/dd"
    case compact = "yyyymmdd"
    case dayFirstSlashes = "dd/mm/yyyy"
    case monthFirstSlashes = "mm/dd/yyyy"
    case dayFirstHyphens = "dd-mm-yyyy"
    case monthFirstHyphens = "mm-dd-yyyy"
    case dayFirstDots = "dd.mm.yyyy"
    case monthName = "12 Mar 2022"

    /// The date that `text` writes in this form, or nil. Years have four digits: two leave the century to a guess.
    public func read(_ text: Span<UInt8>, encoding: TextEncoding = .utf8) -> CalendarReading? {
        var scanner = DateScanner()
        guard var reading = date(text, &scanner, encoding), reading.isValid else { return nil }
        if self != .isoMonth, scanner.position < text.count {
            guard scanner.time(text, into: &reading) else { return nil }
        }
        return scanner.position == text.count ? reading : nil
    }

    private func date(_ text: Span<UInt8>, _ scanner: inout DateScanner, _ encoding: TextEncoding) -> CalendarReading? {
        switch self {
        case .iso: scanner.yearFirst(text, separator: 0x2D, widths: 2...2)
        case .yearFirstSlashes: scanner.yearFirst(text, separator: 0x2F, widths: 1...2)
        case .compact: scanner.yearFirst(text, separator: nil, widths: 2...2)
        case .isoMonth: scanner.yearAndMonth(text)
        case .dayFirstSlashes: scanner.yearLast(text, separator: 0x2F, dayFirst: true)
        case .monthFirstSlashes: scanner.yearLast(text, separator: 0x2F, dayFirst: false)
        case .dayFirstHyphens: scanner.yearLast(text, separator: 0x2D, dayFirst: true)
        case .monthFirstHyphens: scanner.yearLast(text, separator: 0x2D, dayFirst: false)
        case .dayFirstDots: scanner.yearLast(text, separator: 0x2E, dayFirst: true)
        case .monthName: scanner.named(text, encoding)
        }
    }
}

/// Walks over the bytes of one date.
private struct DateScanner {
    var position = 0

    mutating func number(_ text: Span<UInt8>, _ widths: ClosedRange<Int>) -> Int? {
        var value = 0
        let start = position
        while position < text.count, position - start < widths.upperBound, let digit = ByteNumber.digit(text[position])
        {
            value = value * 10 + digit
            position += 1
        }
        return position - start >= widths.lowerBound ? value : nil
    }

    mutating func skip(_ text: Span<UInt8>, _ byte: UInt8) -> Bool {
        guard position < text.count, text[position] == byte else { return false }
        position += 1
        return true
    }

    mutating func yearFirst(_ text: Span<UInt8>, separator: UInt8?, widths: ClosedRange<Int>) -> CalendarReading? {
        guard let year = number(text, 4...4) else { return nil }
        if let separator, !skip(text, separator) { return nil }
        guard let month = number(text, widths) else { return nil }
        if let separator, !skip(text, separator) { return nil }
        guard let day = number(text, widths) else { return nil }
        return CalendarReading(year: year, month: month, day: day)
    }

    mutating func yearAndMonth(_ text: Span<UInt8>) -> CalendarReading? {
        guard let year = number(text, 4...4), skip(text, 0x2D), let month = number(text, 2...2) else { return nil }
        return CalendarReading(year: year, month: month)
    }

    mutating func yearLast(_ text: Span<UInt8>, separator: UInt8, dayFirst: Bool) -> CalendarReading? {
        guard let first = number(text, 1...2), skip(text, separator), let second = number(text, 1...2),
            skip(text, separator), let year = number(text, 4...4)
        else { return nil }
        return CalendarReading(year: year, month: dayFirst ? second : first, day: dayFirst ? first : second)
    }

    mutating func named(_ text: Span<UInt8>, _ encoding: TextEncoding) -> CalendarReading? {
        guard let day = number(text, 1...2), skip(text, 0x20) || skip(text, 0x2D) else { return nil }
        let start = position
        while position < text.count, text[position] != 0x20, text[position] != 0x2D { position += 1 }
        let name = encoding.text(text.extracting(start..<position))
        guard skip(text, 0x20) || skip(text, 0x2D), let year = number(text, 4...4),
            let month = MonthNames.month(of: name)
        else { return nil }
        return CalendarReading(year: year, month: month, day: day)
    }
}

extension DateScanner {
    /// Reads `T09:30`, ` 09:30:15.5`, ` 9:30 PM`, each perhaps with `Z` or `+02:00`.
    mutating func time(_ text: Span<UInt8>, into reading: inout CalendarReading) -> Bool {
        guard skip(text, 0x54) || skip(text, 0x20), var hour = number(text, 1...2), skip(text, 0x3A),
            let minute = number(text, 2...2), hour < 24, minute < 60
        else { return false }
        var second = 0.0
        if skip(text, 0x3A) {
            guard let value = seconds(text) else { return false }
            second = value
        }
        if let isAfternoon = halfDay(text) {
            guard 1...12 ~= hour else { return false }
            hour = hour % 12 + (isAfternoon ? 12 : 0)
        }
        reading.secondOfDay = Double(hour * 3600 + minute * 60) + second
        return offset(text, into: &reading)
    }

    private mutating func seconds(_ text: Span<UInt8>) -> Double? {
        guard let whole = number(text, 2...2), whole < 60 else { return nil }
        guard skip(text, 0x2E) || skip(text, 0x2C) else { return Double(whole) }
        let start = position
        guard let fraction = number(text, 1...9) else { return nil }
        var scale = 1.0
        for _ in start..<position { scale *= 10 }
        return Double(whole) + Double(fraction) / scale
    }

    private mutating func halfDay(_ text: Span<UInt8>) -> Bool? {
        let start = position
        _ = skip(text, 0x20)
        guard position + 2 <= text.count, text[position + 1] | 0x20 == 0x6D else {
            position = start
            return nil
        }
        let letter = text[position] | 0x20
        position += 2
        return letter == 0x70 ? true : letter == 0x61 ? false : nil
    }

    private mutating func offset(_ text: Span<UInt8>, into reading: inout CalendarReading) -> Bool {
        if position == text.count { return true }
        if skip(text, 0x5A) {
            reading.offset = 0
            return true
        }
        let isWest = skip(text, ByteNumber.minus)
        guard isWest || skip(text, ByteNumber.plus), let hours = number(text, 2...2), hours < 24 else { return false }
        _ = skip(text, 0x3A)
        let minutes = position < text.count ? number(text, 2...2) : 0
        guard let minutes, minutes < 60 else { return false }
        reading.offset = (isWest ? -1 : 1) * (hours * 60 + minutes)
        return true
    }
}
