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
}
