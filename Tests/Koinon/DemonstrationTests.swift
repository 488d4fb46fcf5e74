// SPDX-License-Identifier: EUPL-1.2
import Access
import Foundation
import Language
import SiteKit
import TestKit
import Testing
import Web

@testable import Koinon

/// Kalliste is played as `--demo` plays it, for a fixed day.
@Suite("The demonstration", .serialized)
struct DemonstrationTests {
    @Test("it plays on both engines without a refused form, and every page a visitor reaches can be read")
    func plays() async throws {
        for engine in TestEngine.available {
            try await withLocation(on: engine) { location in
                var arguments: [String] = []
                if case .postgres(let address) = location { arguments = ["--database", address] }
                try await Kalliste.played(arguments) { site, _ in
                    let found = try await Kalliste.pages(site)
                    #expect(found.count > 60, "\(engine): \(found.count) pages")
                    let all = found.values.joined(separator: "\n")
                    #expect(all.contains("Light the 140 metres") && all.contains("14 for"))
                    #expect(!all.contains("block C,") && !all.contains("Caretaker"), "what is restricted shows nowhere")
                }
            }
        }
    }

    @Test("played twice for the same day, it is the same to the letter")
    func repeats() async throws {
        var runs: [[String: String]] = []
        for _ in 0..<2 {
            try await Kalliste.played([]) { site, _ in runs.append(try await Kalliste.pages(site)) }
        }
        #expect(runs[0].keys.sorted() == runs[1].keys.sorted())
        // The heads of the Record differ: they are made with the installation's own key, and with salts nobody can guess.
        for (path, text) in runs[0] where path != Kalliste.home + "/record" {
            #expect(runs[1][path] == text, "\(path)")
        }
    }

    @Test("a folder with a real council is left alone")
    func refuses() async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "koinon_demo_\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        let place = try Place.parse(["--data", folder.path])
        let installation = try await Installation.open(place)
        try await installation.database.write { transaction in
            _ = try transaction.operatorPermit("test", .console())
                .createCouncil(slug: "piraeus", name: "Piraeus", tongue: .el, zone: .utc)
        }
        await installation.database.close()
        await #expect(throws: Settings.Refusal.self) {
            try await Demonstration(password: nil, scale: 1).prepare(place)
        }
    }
}
