// SPDX-License-Identifier: EUPL-1.2
import Foundation

extension Conventions {
    /// The conventions of any language, as Foundation's copy of CLDR has them. Slow: once for each language, at start.
    convenience init(unicode tongue: Tongue) {
        let locale = Locale(identifier: tongue.rawValue)
        let symbols = DateFormatter()
        symbols.locale = locale
        let pattern = { (template: String) -> DatePattern in
            DatePattern(DateFormatter.dateFormat(fromTemplate: template, options: 0, locale: locale) ?? template)
        }
        let weekdays = symbols.weekdaySymbols
        let alone = symbols.standaloneMonthSymbols
        let long = (1234).formatted(.number.locale(locale))
        self.init(
            group: locale.groupingSeparator ?? ",",
            decimal: locale.decimalSeparator ?? ".",
            groupedFrom: long.utf8.count > 4 ? 1000 : 10_000,
            beforePercent: (0.44).formatted(.percent.locale(locale)).contains("44%") ? "" : "\u{A0}",
            months: symbols.monthSymbols, monthsAlone: alone, monthsShort: symbols.shortMonthSymbols,
            weekdays: Array(weekdays.dropFirst() + weekdays.prefix(1)),
            firstDay: nil,
            full: pattern("EEEEdMMMMy"), long: pattern("dMMMMy"), abbreviated: pattern("dMMMy"),
            numeric: pattern("dMy"), weekday: pattern("EEEEdMMMM"), day: pattern("dMMMM"),
            monthYear: pattern("yMMMM"), time: pattern("Hm"), timeOnTheHour: nil,
            monthsFrom: alone, monthsTo: alone.map { "– " + $0 })
    }
}
