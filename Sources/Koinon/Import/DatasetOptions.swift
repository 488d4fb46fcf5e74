// SPDX-License-Identifier: EUPL-1.2
import ArgumentParser
import Evidence

/// What has to be known of a new dataset.
struct DatasetOptions: ParsableArguments {
    @Option(help: "What is counted, where, when.") var title = ""
    @Option(help: "What it counts: \(DatasetKind.allCases.map(\.rawValue).joined(separator: ", ")).") var kind: String?
    @Option(help: "The day on which single records are deleted, as 2027-12-31.") var recordsUntil: String?
    @Option(help: "The same in a sentence.") var summary = ""
    @Option(help: "Language of the texts.") var language = "en"
    @Option(help: "Who made the figures.") var source = ""
    @Option(help: "Under which licence.") var licence = ""
    @Option(help: "The words the licence asks for.") var attribution = ""
    @Option(help: "Who answers for the records.") var controller = ""
    @Option(help: "Law on the records: gdpr, police or none.") var regime = "none"
    @Option(help: "What the council needs the figures for.") var purpose = ""
    @Option(help: "The law or agreement that allows it.") var legalBasis = ""
    @Option(help: "What the figures do not show.") var caveats = ""
    @Option(help: "Known gaps.") var gaps = ""
    @Option(help: "A source that is missing, with the reason; may be repeated.") var missing: [String] = []

    func validate() throws {
        guard Regime(rawValue: regime) != nil else { throw ValidationError("--regime is gdpr, police or none.") }
        guard kind == nil || kind.flatMap(DatasetKind.init) != nil else {
            throw ValidationError("--kind is one of \(DatasetKind.allCases.map(\.rawValue).joined(separator: ", ")).")
        }
    }

    var description: Description {
        var description = Description()
        (description.title, description.summary, description.tongue) = (title, summary, language)
        (description.source, description.licence, description.attribution) = (source, licence, attribution)
        (description.controller, description.regime) = (controller, Regime(rawValue: regime) ?? .none)
        (description.purpose, description.legalBasis) = (purpose, legalBasis)
        (description.caveats, description.gaps) = (caveats, gaps)
        (description.kind, description.recordsUntil) = (kind.flatMap(DatasetKind.init), recordsUntil)
        description.missingSources = missing.joined(separator: "\n")
        return description
    }
}

/// How a file of incidents is read, where it is not told from the file.
struct ReadingOptions: ParsableArguments {
    @Option(help: "Encoding, where the file is not UTF-8: Windows-1252, ISO-8859-1, ISO-8859-7.") var encoding: String?
    @Option(help: "Column of dates.") var date: String?
    @Option(help: "How dates are written, as dd/mm/yyyy.") var dateForm: String?
    @Option(help: "Column of longitudes.") var lon: String?
    @Option(help: "Column of latitudes.") var lat: String?
    @Option(help: "Decimal mark: . or ,") var decimal: String?
    @Option(help: "EPSG number of the grid, where places are metres, such as 27700, 2154, 2100.") var grid: Int?
    @Option(help: "Column of incident numbers; - for none.") var number: String?
    @Option(help: "Column of categories; - for none.") var category: String?
    @Flag(help: "Count an incident number once, however often it stands in the file.") var countOnce = false

    var choices: IncidentChoices {
        var choices = IncidentChoices()
        (choices.encoding, choices.date, choices.dateForm) = (encoding, date, dateForm)
        (choices.longitude, choices.latitude, choices.decimal) = (lon, lat, decimal)
        choices.id = number.map { $0 == "-" ? "" : $0 }
        choices.category = category.map { $0 == "-" ? "" : $0 }
        (choices.countsRepeatedOnce, choices.grid) = (countOnce, grid)
        return choices
    }
}
