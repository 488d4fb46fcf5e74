// SPDX-License-Identifier: EUPL-1.2

/// Month names and their abbreviations in English, French and Greek, as they stand in spreadsheets.
enum MonthNames {
    /// The month that a name or an abbreviation of three letters or more means, or nil when it means none or several.
    static func month(of name: String) -> Int? {
        let wanted = name.lowercased().filter { $0 != "." }
        guard wanted.count >= 3 else { return nil }
        let months = all.indices.filter { month in all[month].contains { $0.hasPrefix(wanted) } }
        return months.count == 1 ? months[0] + 1 : nil
    }

    private static let all: [[String]] = [
        ["january", "janvier", "ιανουάριος", "ιανουαρίου"],
        ["february", "février", "fevrier", "φεβρουάριος", "φεβρουαρίου"],
        ["march", "mars", "μάρτιος", "μαρτίου"],
        ["april", "avril", "απρίλιος", "απριλίου"],
        ["may", "mai", "μάιος", "μαΐου", "μαϊ", "μαι"],
        ["june", "juin", "ιούνιος", "ιουνίου"],
        ["july", "juillet", "ιούλιος", "ιουλίου"],
        ["august", "août", "aout", "αύγουστος", "αυγούστου"],
        ["september", "septembre", "σεπτέμβριος", "σεπτεμβρίου"],
        ["october", "octobre", "οκτώβριος", "οκτωβρίου"],
        ["november", "novembre", "νοέμβριος", "νοεμβρίου"],
        ["december", "décembre", "decembre", "δεκέμβριος", "δεκεμβρίου"],
    ]
}
