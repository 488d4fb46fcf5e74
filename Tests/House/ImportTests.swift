// SPDX-License-Identifier: EUPL-1.2
import Foundation
import Testing

/// The modules from the bottom up. A module may import only what stands before it.
private let floors = [
    "CPostgres", "CSQLite", "CSodium", "CCurl", "CCrypto", "CZlib",
    "Analysis", "Language", "Values", "Markup", "Database", "Jobs", "Access", "Web", "Record", "Lineage", "Desk",
    "Council", "Meetings", "Evidence", "Strategy", "Dialogue", "Koinon",
]

@Suite("The house")
struct ImportTests {
    private let sources = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "../../Sources").standardizedFileURL

    private func swiftFiles(in folder: URL) -> [URL] {
        let all = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)
        return (all?.compactMap { $0 as? URL } ?? []).filter { $0.pathExtension == "swift" }
    }

    private func imports(of file: URL) throws -> [String] {
        try String(contentsOf: file, encoding: .utf8).split(separator: "\n").compactMap { line in
            let words = line.split(separator: " ").drop { $0.hasPrefix("@") || $0 == "public" || $0 == "package" }
            guard words.first == "import", let name = words.last else { return nil }
            return name.split(separator: ".").first.map(String.init)
        }
    }

    @Test("arrows between modules point down")
    func arrowsPointDown() throws {
        for (floor, module) in floors.enumerated() {
            for file in swiftFiles(in: sources.appending(path: module)) {
                for name in try imports(of: file) {
                    guard let other = floors.firstIndex(of: name) else { continue }
                    #expect(other < floor, "\(module)/\(file.lastPathComponent) imports \(name), which stands above it")
                }
            }
        }
    }

    @Test("every folder of Sources has its floor")
    func everyModuleIsListed() throws {
        let folders = try FileManager.default.contentsOfDirectory(atPath: sources.path)
        #expect(Set(folders).isSubset(of: floors), "a new module is named in the list of floors")
    }

    @Test(
        "only Database speaks to a database, and only Web to the HTTP server",
        arguments: [
            ("GRDB", "Database"), ("CPostgres", "Database"), ("Hummingbird", "Web"), ("CCurl", "Jobs"),
        ])
    func driversHaveOneDoor(driver: String, door: String) throws {
        for file in swiftFiles(in: sources) where !file.path.contains("/Sources/\(door)/") {
            #expect(try !imports(of: file).contains(driver), "\(file.path) imports \(driver)")
        }
    }

    @Test("rules import no storage, no HTTP and no clock of their own")
    func rulesArePure() throws {
        for file in swiftFiles(in: sources) where file.path.contains("/Rules/") {
            let forbidden: Set = ["Database", "Web", "Hummingbird", "Jobs", "GRDB"]
            #expect(try forbidden.isDisjoint(with: imports(of: file)), "\(file.path)")
            #expect(try !String(contentsOf: file, encoding: .utf8).contains("Date()"), "\(file.path) reads a clock")
        }
    }

    @Test("no file is longer than 400 lines")
    func filesAreShort() throws {
        for file in swiftFiles(in: sources) {
            let lines = try String(contentsOf: file, encoding: .utf8).split(
                separator: "\n", omittingEmptySubsequences: false)
            #expect(lines.count <= 401, "\(file.path) has \(lines.count) lines")
        }
    }
}
