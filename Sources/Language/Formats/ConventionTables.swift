// SPDX-License-Identifier: EUPL-1.2

extension Conventions {
    static let english = Conventions(
        group: ",", decimal: ".", groupedFrom: 1000, beforePercent: "",
        months: englishMonths, monthsAlone: englishMonths,
        monthsShort: ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"],
        weekdays: ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"],
        firstDay: nil,
        full: "EEEE d MMMM y", long: "d MMMM y", abbreviated: "d MMM y", numeric: "dd/MM/y", weekday: "EEEE d MMMM",
        day: "d MMMM", monthYear: "LLLL y", time: "HH:mm", timeOnTheHour: nil,
        monthsFrom: englishMonths, monthsTo: englishMonths.map { "to " + $0 })

    private static let englishMonths = [
        "January", "February", "March", "April", "May", "June",
        "July", "August", "September", "October", "November", "December",
    ]

    /// Times as the Lexique des règles typographiques of the Imprimerie nationale has them: 18 h, 18 h 05.
    static let french = Conventions(
        group: "\u{202F}", decimal: ",", groupedFrom: 1000, beforePercent: "\u{A0}",
        months: frenchMonths, monthsAlone: frenchMonths,
        monthsShort: [
            "janv.", "févr.", "mars", "avr.", "mai", "juin", "juil.", "août", "sept.", "oct.", "nov.", "déc.",
        ],
        weekdays: ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"],
        firstDay: "1er",
        full: "EEEE d MMMM y", long: "d MMMM y", abbreviated: "d MMM y", numeric: "dd/MM/y", weekday: "EEEE d MMMM",
        day: "d MMMM", monthYear: "LLLL y", time: "H\u{A0}'h'\u{A0}mm", timeOnTheHour: "H\u{A0}'h'",
        monthsFrom: frenchMonths.map { ("ao".contains($0.prefix(1)) ? "d’" : "de ") + $0 },
        monthsTo: frenchMonths.map { "à " + $0 })

    private static let frenchMonths = [
        "janvier", "février", "mars", "avril", "mai", "juin",
        "juillet", "août", "septembre", "octobre", "novembre", "décembre",
    ]

    static let greek = Conventions(
        group: ".", decimal: ",", groupedFrom: 1000, beforePercent: "",
        months: [
            "Ιανουαρίου", "Φεβρουαρίου", "Μαρτίου", "Απριλίου", "Μαΐου", "Ιουνίου",
            "Ιουλίου", "Αυγούστου", "Σεπτεμβρίου", "Οκτωβρίου", "Νοεμβρίου", "Δεκεμβρίου",
        ],
        monthsAlone: greekMonths,
        monthsShort: ["Ιαν", "Φεβ", "Μαρ", "Απρ", "Μαΐ", "Ιουν", "Ιουλ", "Αυγ", "Σεπ", "Οκτ", "Νοε", "Δεκ"],
        weekdays: ["Δευτέρα", "Τρίτη", "Τετάρτη", "Πέμπτη", "Παρασκευή", "Σάββατο", "Κυριακή"],
        firstDay: nil,
        full: "EEEE d MMMM y", long: "d MMMM y", abbreviated: "d MMM y", numeric: "dd/MM/y", weekday: "EEEE d MMMM",
        day: "d MMMM", monthYear: "LLLL y", time: "HH:mm", timeOnTheHour: nil,
        monthsFrom: greekMonths.map { "από " + $0.dropLast() }, monthsTo: greekMonths.map { "έως " + $0.dropLast() })

    /// The nominative; the accusative, after a preposition, drops the final ς.
    private static let greekMonths = [
        "Ιανουάριος", "Φεβρουάριος", "Μάρτιος", "Απρίλιος", "Μάιος", "Ιούνιος",
        "Ιούλιος", "Αύγουστος", "Σεπτέμβριος", "Οκτώβριος", "Νοέμβριος", "Δεκέμβριος",
    ]
}

extension DatePattern: ExpressibleByStringLiteral {
    init(stringLiteral value: String) {
        self.init(value)
    }
}
