// SPDX-License-Identifier: EUPL-1.2
import Foundation
import Testing

@Suite("The house: settings")
struct SettingsTests {
    private let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../..").standardizedFileURL

    private func names(in path: String) throws -> Set<String> {
        let text = try String(contentsOf: root.appending(path: path), encoding: .utf8)
        return Set(text.matches(of: /KOINON_[A-Z_]+/).map { String($0.output) })
    }

    @Test("every setting is documented, and nothing else is")
    func documented() throws {
        let known = try names(in: "Sources/Koinon/Settings.swift").subtracting(["KOINON_", "KOINON_SHARED"])
        let documented = try names(in: "docs/configuration.md").subtracting(["KOINON_"])
        #expect(known.symmetricDifference(documented) == [])
    }

    @Test("no document and no unit file names a setting that does not exist: the program would refuse to start")
    func named() throws {
        let known = try names(in: "Sources/Koinon/Settings.swift")
        let files =
            FileManager.default.enumerator(atPath: root.appending(path: "docs").path)?.compactMap { $0 as? String }
            ?? []
        for file in files where file.hasSuffix(".md") || file.hasPrefix("deploy/") {
            #expect(try names(in: "docs/" + file).subtracting(known) == [], "docs/\(file)")
        }
        #expect(try names(in: "README.md").subtracting(known) == [])
    }
}
