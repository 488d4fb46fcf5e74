// SPDX-License-Identifier: EUPL-1.2
import Access
import Foundation
import SiteKit
import Testing
import Web

@testable import Evidence

extension Planting {
    /// An audit that was signed off; a dataset that nobody published, with its import and a prepared publication, a finding
    /// for a formation, and an audit that nobody signed off.
    static let evidence = Planting(
        open: { site in
            let audit = try await site.plantPublishedAudit()
            let everybody = Set(Who.allCases)
            return [
                Planted("Evidence", "/evidence/audits/{id}", ["id": audit], readers: everybody),
                Planted("Evidence", "/api/v1/councils/{council}/audits/{id}", ["id": audit], readers: everybody),
            ]
        },
        hidden: { site in
            let dataset = try await site.plantDataset(titled: "Glockenspiel")
            let members = Set(Who.ofTheCouncil)
            let publication = site.id(in: try await site.accepted("/evidence/datasets/\(dataset)/publications", [:]))
            let sent = try await site.plantImport()
            let residents = try await site.plantResidents()
            let formation = try await site.closedFormation("Sousaphone")
            let finding = site.id(
                in: try await site.accepted(
                    "/evidence/new-finding",
                    [
                        "audience": "formation:\(formation)", "sentence": "Hurdygurdy", "confidence": "low",
                        "text": "Hurdygurdy",
                        "tongue": "en", "dataset-1": dataset,
                    ]))
            return [
                Planted(
                    "Evidence", "/evidence/datasets/{id}", ["id": dataset, "number": "2"], word: "Glockenspiel",
                    readers: members),
                Planted("Evidence", "/api/v1/councils/{council}/datasets/{id}", ["id": dataset], readers: []),
                Planted("Evidence", "/evidence/publications/{id}", ["id": publication], readers: members),
                Planted("Evidence", "/evidence/residents/{id}", ["id": residents], readers: [.analyst, .coordinator]),
                Planted("Evidence", "/evidence/imports/{id}", ["id": sent], readers: [.analyst, .coordinator]),
                Planted(
                    "Evidence", "/evidence/findings/{id}", ["id": finding], word: "Hurdygurdy",
                    readers: [.chair, .coordinator]),
            ] + (try await site.plantAudit(dataset))
        })
}

extension SiteFixture {
    private static let quarter = """
        {"type":"FeatureCollection","features":[{"type":"Feature","properties":{"code":"Q1","name":"Quarter 1"},
        "geometry":{"type":"Polygon","coordinates":[[[23.6,37.9],[23.61,37.9],[23.61,37.91],[23.6,37.91],[23.6,37.9]]]}}]}
        """

    /// One quarter, and incidents in it, brought in from the console; the id of the dataset.
    fileprivate func plantDataset(titled title: String) async throws -> String {
        var boundaries = ImportTyped(.boundaries)
        (boundaries.name, boundaries.source, boundaries.licence) = ("Quarters", "City of Kalliste", "CC BY 4.0")
        let set = try await bring(Self.quarter, boundaries)
        var incidents = ImportTyped(.incidents)
        incidents.boundarySet = set
        incidents.description.title = title
        incidents.description.source = "Police of Kalliste"
        incidents.description.licence = "CC BY 4.0"
        incidents.description.controller = "Police of Kalliste"
        incidents.description.regime = .police
        incidents.description.purpose = "To see where light is needed"
        incidents.description.legalBasis = "Agreement of 2021"
        func rows(_ day: String) -> String {
            (["date,longitude,latitude"] + (0..<12).map { _ in "\(day),23.605,37.905" }).joined(separator: "\n")
        }
        let dataset = try await bring(rows("2022-03-15"), incidents)
        // A second delivery, so that there is a difference to look at.
        var delivery = ImportTyped(.incidents)
        (delivery.dataset, delivery.manner) = (dataset, .append)
        return try await bring(rows("2022-04-15"), delivery)
    }

    /// An audit that was signed off, with a finished step and a source that is missing; its id.
    fileprivate func plantPublishedAudit() async throws -> String {
        let audit = id(
            in: try await accepted(
                "/evidence/new-audit", ["title": "Lamps by the sea", "territory": "The sea front", "tongue": "en"]))
        let step: Fields = ["version": "0", "state": "done", "text": "The council asked for it."]
        _ = try await accepted("/evidence/audits/\(audit)/steps/mandate", step)
        let source: Fields = ["version": "0", "state": "missing", "word": "Nobody was asked"]
        _ = try await accepted("/evidence/audits/\(audit)/sources/survey", source)
        let gate = try await page("/c/kalliste/en/evidence/audits/\(audit)/public", as: .coordinator)
        let digest = gate.first("input[name=digest]")?["value"] ?? ""
        _ = try await accepted("/evidence/audits/\(audit)/public", ["read": "yes", "digest": digest])
        return audit
    }

    /// An audit that nobody signed off, with a step, a source, a finding and somebody who sees it otherwise.
    fileprivate func plantAudit(_ dataset: String) async throws -> [Planted] {
        let begun = try await accepted(
            "/evidence/new-audit", ["title": "Bandoneon", "territory": "Bandoneon quarter", "tongue": "en"])
        let audit = id(in: begun)
        let step: Fields = ["version": "0", "state": "going", "text": "Bandoneon by night."]
        _ = try await accepted("/evidence/audits/\(audit)/steps/mandate", step)
        let source: Fields = ["version": "0", "state": "present", "word": "Bandoneon", "dataset": dataset]
        _ = try await accepted("/evidence/audits/\(audit)/sources/recorded", source)
        let written = try await accepted(
            "/evidence/new-finding",
            ["sentence": "Bandoneon rests", "confidence": "low", "tongue": "en", "dataset-1": dataset])
        let finding = id(in: written)
        _ = try await accepted("/evidence/audits/\(audit)/findings", ["finding": finding])
        _ = try await accepted(
            "/evidence/audits/\(audit)/dissent", ["who": "Bandoneon port", "dissent": "Bandoneon otherwise."])
        let dissent = try await database.read { snapshot in
            try snapshot.value("SELECT id FROM audit_dissent LIMIT 1") as String?
        }
        let slots = [
            "id": audit, "step": "mandate", "source": "recorded", "finding": finding, "dissent": dissent ?? "",
        ]
        return [
            Planted("Evidence", "/evidence/audits/{id}", slots, word: "Bandoneon", readers: Set(Who.ofTheCouncil)),
            Planted("Evidence", "/api/v1/councils/{council}/audits/{id}", ["id": audit], readers: []),
        ]
    }

    /// Residents of a quarter; their id.
    fileprivate func plantResidents() async throws -> String {
        var boundaries = ImportTyped(.boundaries)
        (boundaries.name, boundaries.source, boundaries.licence) = ("Sectors", "City of Kalliste", "CC BY 4.0")
        var residents = ImportTyped(.population)
        (residents.name, residents.source, residents.licence) = ("Residents", "City of Kalliste", "CC BY 4.0")
        residents.boundarySet = try await bring(Self.quarter, boundaries)
        return try await bring("code,population\nQ1,1000\n", residents)
    }

    private func bring(_ text: String, _ typed: ImportTyped) async throws -> String {
        let file = FileManager.default.temporaryDirectory.appending(path: "koinon_walk_\(UUID().uuidString).csv")
        try Data(text.utf8).write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        let console = try await ConsoleImport(database, council: council.slug)
        let reading = try await console.read(file.path, typed)
        return try await console.take(file.path, typed, reading, acceptedNames: [])
    }

    /// A file that was sent and waits to be confirmed; the id of its preview.
    fileprivate func plantImport() async throws -> String {
        let fields = [
            ("_token", token(of: .coordinator)), ("_once", Token.random().text), ("name", "Other quarters"),
            ("source", "City"), ("licence", "CC BY 4.0"),
        ]
        var body = fields.map { "--xYzZY\r\nContent-Disposition: form-data; name=\"\($0.0)\"\r\n\r\n\($0.1)\r\n" }
            .joined()
        body +=
            "--xYzZY\r\nContent-Disposition: form-data; name=\"file\"; filename=\"q.geojson\"\r\n\r\n\(Self.quarter)\r\n--xYzZY--\r\n"
        let headers = cookies(of: .coordinator) + [("content-type", "multipart/form-data; boundary=xYzZY")]
        let reply = await site.respond(
            to: Request(
                .post, "/c/kalliste/en/evidence/import/boundaries", headers: Headers(headers),
                body: .bytes(Array(body.utf8))))
        let page = String(decoding: reply.bytes, as: UTF8.self)
        return id(in: try #require(reply.header("Location"), "\(reply.status) \(page)"))
    }
}
