// SPDX-License-Identifier: EUPL-1.2

/// How a language writes numbers, dates and times, where that is no matter of sentences.
///
/// English, French and Greek stand in tables, checked by people; any other language is read from Unicode's CLDR, as
/// Foundation carries it, when its catalogue is loaded. A class, because pens read it thousands of times a page and
/// would copy a value.
final class Conventions: Sendable {
    /// Between thousands.
    let group: String
    let decimal: String
    /// Thousands are grouped from this number on: 1000 or 10,000.
    let groupedFrom: UInt
    /// Before the percent sign.
    let beforePercent: String

    /// In a date: November, νοεμβρίου.
    let months: [String]
    /// Without a day: November, Νοέμβριος.
    let monthsAlone: [String]
    let monthsShort: [String]
    /// Monday first.
    let weekdays: [String]
    /// The first of a month where it is no plain number: 1er.
    let firstDay: String?

    let full: DatePattern
    let long: DatePattern
    let abbreviated: DatePattern
    let numeric: DatePattern
    let weekday: DatePattern
    let day: DatePattern
    let monthYear: DatePattern
    let time: DatePattern
    /// On the hour, where that is written in another way: 18 h.
    let timeOnTheHour: DatePattern?

    /// The first month of a range, with its preposition: January, de janvier.
    let monthsFrom: [String]
    /// The last month of a range, with its preposition: to January, à janvier.
    let monthsTo: [String]

    init(
        group: String, decimal: String, groupedFrom: UInt, beforePercent: String,
        months: [String], monthsAlone: [String], monthsShort: [String], weekdays: [String], firstDay: String?,
        full: DatePattern, long: DatePattern, abbreviated: DatePattern, numeric: DatePattern, weekday: DatePattern,
        day: DatePattern, monthYear: DatePattern, time: DatePattern, timeOnTheHour: DatePattern?,
        monthsFrom: [String], monthsTo: [String]
    ) {
        self.group = group
        self.decimal = decimal
        self.groupedFrom = groupedFrom
        self.beforePercent = beforePercent
        self.months = months
        self.monthsAlone = monthsAlone
        self.monthsShort = monthsShort
        self.weekdays = weekdays
        self.firstDay = firstDay
        self.full = full
        self.long = long
        self.abbreviated = abbreviated
        self.numeric = numeric
        self.weekday = weekday
        self.day = day
        self.monthYear = monthYear
        self.time = time
        self.timeOnTheHour = timeOnTheHour
        self.monthsFrom = monthsFrom
        self.monthsTo = monthsTo
    }

    func pattern(_ style: DateStyle) -> DatePattern {
        switch style {
        case .full: full
        case .long: long
        case .abbreviated: abbreviated
        case .numeric: numeric
        case .weekday: weekday
        case .day: day
        }
    }

    /// The conventions of a language.
    static func of(_ tongue: Tongue) -> Conventions {
        switch tongue.language {
        case "en", "qps": english
        case "fr": french
        case "el": greek
        default: Conventions(unicode: tongue)
        }
    }
}
