// SPDX-License-Identifier: EUPL-1.2
import Access
import Database
import Foundation
import Jobs
import Lineage
import Record
import Testing
import Web

@testable import Evidence
@testable import SiteKit

/// A site with this room, threads, search and the Record.
enum EvidenceSite {
    static func rooms(_ ground: SiteFixture.Ground) throws -> [Room] {
        let keys = try RecordKeys(ground.keys, site: "koinon.example")
        return [tables, .lineage(parts: EvidenceThread.parts), .record(keys: keys), .evidence(keys: keys)]
    }

    /// The tables of the ground that this room needs and no room brings.
    private static let tables = Room(
        "Ground", routes: NoRoute.self, migrations: Files.migrations + JobsModule.migrations
    ) { _ in .read { _ in .text("") } }

    private struct NoRoute: RouteSet {
        static let endpoints: [Endpoint<NoRoute>] = []
        var path: RoutePath { .plain([]) }
    }

    static func onSQLite(_ body: @escaping (SiteFixture) async throws -> Void) async throws {
        try await SiteFixture.onSQLite(rooms: rooms) { site in
            try await body(site)
        }
    }

    static func onEachEngine(_ body: @escaping (SiteFixture) async throws -> Void) async throws {
        try await SiteFixture.onEachEngine(rooms: rooms) { site in
            try await body(site)
        }
    }
}

/// A temporary file with a text.
func temporary(_ text: String, _ name: String = "file.csv") throws -> String { try temporary(Array(text.utf8), name) }

func temporary(_ bytes: [UInt8], _ name: String = "file.csv") throws -> String {
    let folder = FileManager.default.temporaryDirectory.appending(path: "koinon_evidence_\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let place = folder.appending(path: name)
    try Data(bytes).write(to: place)
    return place.path
}

extension ImportTyped {
    static func boundaries(_ name: String = "Quarters") -> ImportTyped {
        var typed = ImportTyped(.boundaries)
        (typed.name, typed.source, typed.licence) = (name, "City of Kalliste", "CC BY 4.0")
        return typed
    }

    static func population(_ set: String) -> ImportTyped {
        var typed = ImportTyped(.population)
        (typed.name, typed.source, typed.licence) = ("Residents 2022", "Office of statistics", "CC BY 4.0")
        typed.boundarySet = set
        return typed
    }

    static func incidents(_ set: String, population: String = "", title: String = "Broken lamps") -> ImportTyped {
        var typed = ImportTyped(.incidents)
        (typed.boundarySet, typed.population) = (set, population)
        typed.description.title = title
        typed.description.source = "Police of Kalliste"
        typed.description.licence = "CC BY 4.0"
        typed.description.controller = "Police of Kalliste"
        typed.description.regime = .police
        typed.description.purpose = "To see where light is needed"
        typed.description.legalBasis = "Agreement of 2021"
        typed.description.missingSources = "Landlords: asked twice"
        return typed
    }
}

/// Four square quarters of a made-up city, each a hundredth of a degree wide, and incidents in them.
enum Quarters {
    static let geoJSON: String = {
        let features = (0..<4).map { index in
            let (x, y) = (23.60 + Double(index % 2) / 100, 37.90 + Double(index / 2) / 100)
            let ring = [(x, y), (x + 0.01, y), (x + 0.01, y + 0.01), (x, y + 0.01), (x, y)]
                .map { "[\($0.0),\($0.1)]" }.joined(separator: ",")
            return """
                {"type":"Feature","properties":{"code":"Q\(index + 1)","name":"Quarter \(index + 1)"},
                "geometry":{"type":"Polygon","coordinates":[[\(ring)]]}}
                """
        }
        return "{\"type\":\"FeatureCollection\",\"features\":[\(features.joined(separator: ","))]}"
    }()

    static let residents =
        "code,name,population\nQ1,Quarter 1,1000\nQ2,Quarter 2,2000\nQ3,Quarter 3,1500\nQ4,Quarter 4,500\n"

    /// The middle of a quarter, from 1.
    static func place(_ quarter: Int) -> (x: Double, y: Double) {
        let index = quarter - 1
        return (23.605 + Double(index % 2) / 100, 37.905 + Double(index / 2) / 100)
    }

    /// A file with so many incidents in each quarter (rows) and month (columns).
    static func incidents(_ counts: [[Int]], year: Int = 2022) -> String {
        var text = "date,longitude,latitude\n"
        for (quarter, months) in counts.enumerated() {
            let place = place(quarter + 1)
            for (month, count) in months.enumerated() {
                let date = "\(year)-\(month < 9 ? "0" : "")\(month + 1)-15"
                for _ in 0..<count { text += "\(date),\(place.x),\(place.y)\n" }
            }
        }
        return text
    }
}

extension SiteFixture {
    var console: ConsoleImport {
        get async throws { try await ConsoleImport(database, council: council.slug) }
    }

    /// Brings a file in from the console; gives the id of what was made.
    @discardableResult
    func bring(_ text: String, _ typed: ImportTyped, accepting names: Set<String> = []) async throws -> String {
        let path = try temporary(text)
        let console = try await console
        let reading = try await console.read(path, typed)
        return try await console.take(path, typed, reading, acceptedNames: names)
    }

    /// The quarters with their residents and one dataset.
    func dataset(_ counts: [[Int]], title: String = "Broken lamps") async throws -> DatasetID {
        let set = try await bring(Quarters.geoJSON, .boundaries())
        let population = try await bring(Quarters.residents, .population(set))
        let id = try await bring(Quarters.incidents(counts), .incidents(set, population: population, title: title))
        return try #require(DatasetID(id))
    }

    /// Prepares a publication of a dataset and signs it off.
    @discardableResult
    func publish(_ dataset: DatasetID, as who: Who = .coordinator) async throws -> PublicationID {
        let prepared = await post("/c/kalliste/en/evidence/datasets/\(dataset)/publications", [:], as: who)
        let target = try #require(prepared.header("Location"))
        let id = try #require(target.split(separator: "/").last.flatMap { PublicationID(String($0)) })
        let signed = await post("\(target)/sign", ["read": "yes"], as: who)
        #expect(signed.status == 303)
        return id
    }

    /// Sends a form with a file, as a browser does.
    func send(
        _ path: String, _ fields: [(String, String)], file: [UInt8], named name: String = "file.csv", as who: Who
    ) async throws -> Reply {
        let opened = try #require(self.session(of: who))
        let boundary = "koinon-test-boundary"
        var body: [UInt8] = []
        let hidden = [("_token", ground.keys.formToken(for: .session(opened.session))), ("_once", Token.random().text)]
        for (field, value) in fields + hidden {
            body += Array("--\(boundary)\r\nContent-Disposition: form-data; name=\"\(field)\"\r\n\r\n\(value)\r\n".utf8)
        }
        body += Array(
            "--\(boundary)\r\nContent-Disposition: form-data; name=\"file\"; filename=\"\(name)\"\r\n\r\n".utf8)
        body += file + Array("\r\n--\(boundary)--\r\n".utf8)
        let headers: [(String, String)] = [
            ("cookie", "\(SessionCookie.name)=\(opened.cookie.text)"),
            ("content-type", "multipart/form-data; boundary=\(boundary)"),
        ]
        return await site.respond(to: Request(.post, path, headers: Headers(headers), body: .bytes(body)))
    }
}
