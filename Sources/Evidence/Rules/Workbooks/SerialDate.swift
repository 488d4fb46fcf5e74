// SPDX-License-Identifier: EUPL-1.2

/// A day and time as spreadsheets count them: days since the end of 1899, or since the beginning of 1904
/// (ECMA-376, part 1, 18.17.4.1).
///
/// The system of 1900 holds 1900 for a leap year, as a program of 1983 did: day 60 is 29 February 1900, a day that never
/// was, and the days before it count from one day later. Day 60 is written as it stands, so that readers of dates refuse it.
enum SerialDate {
    /// The last day that spreadsheets know, 31 December 9999, in the system of 1900.
    private static let last = 2_958_465.0

    /// `2022-03-01`, with `T21:30:00` where there is a time; a time alone where there is no day. Nil for a number that is
    /// no date.
    static func text(_ value: Double, from1904: Bool, showsDay: Bool = true) -> String? {
        guard value >= 0, value <= last - (from1904 ? 1_462 : 0) else { return nil }
        // Whole seconds: the fraction of a day holds no more than a few microseconds beyond them.
        let seconds = Int((value * 86_400).rounded())
        let (day, second) = seconds.quotientAndRemainder(dividingBy: 86_400)
        let time = [second / 3_600, second / 60 % 60, second % 60].map { padded($0, 2) }.joined(separator: ":")
        guard showsDay, from1904 || day > 0 else { return time }
        let date = Self.date(day, from1904: from1904)
        return second == 0 ? date : "\(date)T\(time)"
    }

    private static func date(_ serial: Int, from1904: Bool) -> String {
        if from1904 { return civil(serial - 24_107) }
        switch serial {
        case ..<60: return civil(serial - 25_568)
        case 60: return "1900-02-29"
        default: return civil(serial - 25_569)
        }
    }

    /// The date so many days after 1 January 1970 (Hinnant, "chrono-compatible low-level date algorithms", civil_from_days).
    private static func civil(_ days: Int) -> String {
        let shifted = days + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let turned = (5 * dayOfYear + 2) / 153
        let month = turned < 10 ? turned + 3 : turned - 9
        let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
        return "\(padded(year, 4))-\(padded(month, 2))-\(padded(dayOfYear - (153 * turned + 2) / 5 + 1, 2))"
    }

    private static func padded(_ number: Int, _ width: Int) -> String {
        let text = String(number)
        return String(repeating: "0", count: max(0, width - text.count)) + text
    }
}
