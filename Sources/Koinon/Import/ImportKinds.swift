// SPDX-License-Identifier: EUPL-1.2
import ArgumentParser
import Evidence

/// `koinon import boundaries`.
struct ImportBoundaries: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "boundaries", abstract: "Bring in areas, from GeoJSON or a GeoPackage.")

    @OptionGroup var options: ImportOptions
    @OptionGroup var naming: NamingOptions

    func run() async throws {
        var typed = ImportTyped(.boundaries)
        naming.fill(&typed)
        try await options.run(typed)
    }
}

/// `koinon import population`.
struct ImportPopulation: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "population", abstract: "Bring in residents by area, from a table of text or a workbook.")

    @OptionGroup var options: ImportOptions
    @OptionGroup var naming: NamingOptions
    @Option(help: "Boundaries, by name or id.") var boundaries: String
    @Option(help: "Column of residents, where it is not told from the header.") var residents: String?
    @Option(help: "Encoding, where the file is not UTF-8.") var encoding: String?
    @Option(help: "Sheet of a workbook; the first that holds a table, where left open.") var sheet: String?
    @Option(help: "Code of an area whose row is the one of its name; may be repeated.") var acceptName: [String] = []
    @Flag(help: "Join every area that is offered by name. Look at a dry run first.") var acceptNames = false

    func run() async throws {
        var typed = ImportTyped(.population)
        naming.fill(&typed)
        (typed.residents.residents, typed.residents.encoding, typed.sheet) = (residents, encoding, sheet)
        try await options.run(typed) { typed, console in
            typed.boundarySet = try await console.boundarySets().named(boundaries, "boundaries")
        } accept: { reading in
            guard acceptNames, case .population(let found) = reading else { return Set(acceptName) }
            return Set(found.offers.map(\.code))
        }
    }
}

/// `koinon import incidents`.
struct ImportIncidents: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "incidents", abstract: "Bring in incidents, one a row, and count them by area and month.")

    @OptionGroup var options: ImportOptions
    @OptionGroup var about: DatasetOptions
    @OptionGroup var reading: ReadingOptions
    @Option(help: "Boundaries, by name or id.") var boundaries: String?
    @Option(help: "Residents, by name or id.") var population: String?
    @Option(help: "Id of the dataset of which this is a new version.") var dataset: String?
    @Flag(help: "Add the file's months to what is there, in place of the same months; without, the file is everything.")
    var append = false
    @Option(help: "Sheet of a workbook; the first that holds a table, where left open.") var sheet: String?

    func validate() throws {
        guard dataset != nil || boundaries != nil else {
            throw ValidationError("Give --boundaries, or --dataset for a new version.")
        }
        guard dataset != nil || !append else { throw ValidationError("--append needs --dataset.") }
    }

    func run() async throws {
        var typed = ImportTyped(.incidents)
        (typed.dataset, typed.sheet) = (dataset ?? "", sheet)
        typed.manner = append ? .append : .replace
        typed.description = about.description
        typed.incidents = reading.choices
        try await options.run(typed) { typed, console in
            if let boundaries { typed.boundarySet = try await console.boundarySets().named(boundaries, "boundaries") }
            if let population { typed.population = try await console.populations().named(population, "residents") }
        }
    }
}

extension [(id: String, name: String)] {
    /// The id of the one with this name or id.
    func named(_ text: String, _ what: String) throws -> String {
        let found = filter { $0.id == text || $0.name == text }
        guard let one = found.first, found.count == 1 else {
            let known = map { "\($0.name) (\($0.id))" }.joined(separator: ", ")
            throw ValidationError("“\(text)” names \(found.count) \(what). There are: \(known)")
        }
        return one.id
    }
}
