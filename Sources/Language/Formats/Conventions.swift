// SPDX-License-Identifier: EUPL-1.2

/// How a language writes numbers, dates and times, where that is no matter of sentences.
///
/// English, French and Greek stand in tables, checked by people; any other language is read from Unicode's CLDR, as
/// Foundation carries it, when its catalogue is loaded.
struct Conventions: Sendable {
    /// Between thousands.
    let group: String
    let decimal: String
    /// Thousands are grouped from numbers of this many digits on.
    let groupedFrom: Int
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
