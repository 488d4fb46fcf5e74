// SPDX-License-Identifier: EUPL-1.2
import Foundation
import SiteKit
import TestKit
import Testing
import Web

@Suite("The description of the interface for programs")
struct OpenAPITests {
    private typealias Object = [String: Any]

    private static let python = FixtureCheckout.root + "/.venv/bin/python"

    @Test("every address for programs and every file is described, with its parameters and what can go wrong")
    func complete() async throws {
        try await SiteFixture.onSQLite(rooms: House.rooms) { site in
            let document = try #require(
                JSONSerialization.jsonObject(with: Data(await site.get("/openapi.json").bytes)) as? Object)
            let paths = try #require(document["paths"] as? [String: Object])
            for door in site.doors where door.kind == .program || door.kind == .file {
                let operation = try #require(paths[door.pattern.description]?["get"] as? Object, "\(door.pattern)")
                let parameters = (operation["parameters"] as? [Object] ?? []).filter { $0["in"] as? String == "path" }
                #expect(parameters.compactMap { $0["name"] as? String } == door.pattern.slots, "\(door.pattern)")
                let responses = try #require(operation["responses"] as? Object)
                #expect(Set(["200", "404", "429", "503"]).isSubset(of: responses.keys), "\(door.pattern)")
            }
            let ids = paths.values.compactMap { ($0["get"] as? Object)?["operationId"] as? String }
            #expect(Set(ids).count == ids.count)
        }
    }

    @Test("it is valid OpenAPI 3.1, as the validator of the specification's authors reads it")
    func valid() async throws {
        guard FileManager.default.fileExists(atPath: Self.python) else {
            if ProcessInfo.processInfo.environment["CI"] == "true" { Issue.record("no .venv: run Tools/setup test") }
            return print("skipped: no .venv (Tools/setup test)")
        }
        try await SiteFixture.onSQLite(rooms: House.rooms) { site in
            let file = FileManager.default.temporaryDirectory.appending(path: "koinon_openapi_\(UUID()).json")
            try Data(await site.get("/openapi.json").bytes).write(to: file)
            defer { try? FileManager.default.removeItem(at: file) }
            let outcome = try await Program.run(Self.python, ["-m", "openapi_spec_validator", file.path])
            #expect(outcome.status == 0, "\(outcome.output)")
        }
    }
}
