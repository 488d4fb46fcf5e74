// SPDX-License-Identifier: EUPL-1.2
import Evidence
import Foundation
import Language
import Web

/// What the council knows from records: where, how often, and what is missing.
extension Stage {
    /// How far back the records go, and up to which month each delivery reached.
    private static let firstMonth = 26
    private static let firstDelivery = 15
    static let secondDelivery = 2

    private var incidents: KallisteIncidents {
        KallisteIncidents(
            map: KallisteMap(seed: Demonstration.seed), from: almanac.month(Self.firstMonth),
            months: Self.firstMonth - Self.firstDelivery + 1, litFrom: almanac.month(8), scale: scale)
    }

    /// Boundaries, residents and the first year of records; tells the address of the dataset.
    func beginAudit() async throws -> String {
        let map = KallisteMap(seed: Demonstration.seed)
        let areas = "Neighbourhoods \(almanac.month(14).year)"
        let people = "Residents \(almanac.month(14).year - 1)"
        try await bring(
            .boundaries, map.geoJSON, "neighbourhoods.geojson",
            ["name": areas, "source": "City of Kalliste", "licence": "CC BY 4.0"])
        let boundaries = try await choice(areas, for: .population)
        try await bring(
            .population, map.populationCSV, "residents.csv",
            [
                "name": people, "source": "Office of statistics", "licence": "CC BY 4.0",
                "boundary-set": boundaries,
            ])
        let residents = try await choice(people, for: .incidents)
        let dataset = try await bring(
            .incidents, incidents.csv(seed: Demonstration.seed), "incidents.csv",
            Self.description.fields(boundaries: boundaries, residents: residents))
        try await publish(dataset)
        return dataset
    }

    /// The second delivery, with the months since: a new version of the same dataset, published anew.
    func continueAudit(_ dataset: String) async throws {
        let first = incidents
        let longer = KallisteIncidents(
            map: first.map, from: first.from, months: Self.firstMonth - Self.secondDelivery + 1, litFrom: first.litFrom,
            scale: scale)
        try await bring(
            .incidents, longer.csv(seed: Demonstration.seed), "incidents-two-years.csv",
            ["dataset": dataset.lastSegment])
        try await publish(dataset)
    }

    private static let description = {
        var about = Description()
        about.title = "Recorded incidents in public places"
        about.summary = "What police and municipal police recorded in streets and squares, by neighbourhood and month."
        (about.source, about.controller) = ("City police and municipal police of Kalliste", "City police of Kalliste")
        (about.licence, about.attribution) = ("CC BY 4.0", "Kalliste Safety Council")
        about.regime = .police
        about.purpose = "To see where and when the council’s partners should act, and whether it helped."
        about.legalBasis = "Agreement between city and police on figures for the council, articles 2 and 5."
        about.caveats = """
            Only what was reported and recorded. In the survey, 46 of 100 victims had told the police.
            Around the harbour most people who pass do not live there: a rate by residents says too much.
            """
        about.gaps = "Nothing was recorded on the night trams before the company’s own system began."
        about.missingSources = "City hospital: no figures since 2023, asked three times\nTram company: night stops"
        return about
    }()

    /// Brings a file in as the analyst does: send it, look at what it would bring, confirm.
    @discardableResult
    private func bring(_ kind: ImportKind, _ bytes: [UInt8], _ name: String, _ fields: Fields) async throws -> String {
        guard bytes.count <= Self.largestSent else { return try await bringAtOnce(bytes, fields) }
        let preview = try await send(
            "\(Self.kalliste)/evidence/import/\(kind.rawValue)", fields,
            Attachment(field: "file", name: name, bytes: bytes), as: .analyst)
        return try await send("\(preview)/confirm", as: .analyst)
    }

    /// Larger files would be read by a job; here they come in as from the command line.
    private static let largestSent = 12 << 20

    private func bringAtOnce(_ bytes: [UInt8], _ fields: Fields) async throws -> String {
        let file = FileManager.default.temporaryDirectory.appending(path: "koinon-\(UUID().uuidString).csv")
        defer { try? FileManager.default.removeItem(at: file) }
        try Data(bytes).write(to: file)
        var typed = ImportTyped(.incidents)
        typed.description = Self.description
        typed.boundarySet = fields["boundary-set"] ?? ""
        typed.population = fields["population"] ?? ""
        typed.dataset = fields["dataset"] ?? ""
        let console = try await ConsoleImport(installation.database, council: "kalliste")
        let id = try await console.take(file.path, typed, try await console.read(file.path, typed))
        return "\(Self.kalliste)/evidence/datasets/\(id)"
    }

    private func choice(_ label: String, for kind: ImportKind) async throws -> String {
        let page = try await page("\(Self.kalliste)/evidence/import/\(kind.rawValue)", as: .analyst)
        return page.choice(saying: label) ?? ""
    }

    /// The analyst prepares, the chair looks at it and signs it off.
    private func publish(_ dataset: String) async throws {
        let prepared = try await send("\(dataset)/publications", as: .analyst)
        _ = try await page(prepared, as: .chair)
        try await send("\(prepared)/sign", ["read": "yes"], as: .chair)
    }
}

extension Stage {
    /// Somebody writes down what is so and what it rests on; the chair publishes it unless it stays inside.
    func find(
        _ sentence: String, confidence: String = "medium", why: String, dissent: String = "", on dataset: String,
        area: String? = nil, by author: Office, audience: String = "members", isPublic: Bool = true
    ) async throws -> String {
        let finding = try await send(
            "\(Self.kalliste)/evidence/new-finding",
            [
                "sentence": sentence, "confidence": confidence, "text": why, "dissent": dissent, "tongue": "en",
                "audience": audience, "dataset-1": dataset.lastSegment, "area-1": area ?? "",
            ], as: author)
        if isPublic { try await send("\(finding)/publish", ["version": "1"], as: .chair) }
        return finding.lastSegment
    }
}

extension Description {
    /// What somebody would type into the form.
    fileprivate func fields(boundaries: String, residents: String) -> Fields {
        [
            "title": title, "summary": summary, "tongue": tongue, "source": source, "licence": licence,
            "attribution": attribution, "controller": controller, "regime": regime.rawValue, "purpose": purpose,
            "legal-basis": legalBasis, "caveats": caveats, "gaps": gaps, "missing-sources": missingSources,
            "boundary-set": boundaries, "population": residents,
        ]
    }
}
