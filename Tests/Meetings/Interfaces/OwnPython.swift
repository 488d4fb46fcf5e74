// SPDX-License-Identifier: EUPL-1.2
import Foundation
import SiteKit
import TestKit
import Testing

/// The tests' own Python, with the parsers that are not ours.
enum OwnPython {
    private static let interpreter = FixtureCheckout.root + "/.venv/bin/python"

    /// Whether it is installed; said aloud where not, and a failure where everything should be.
    static var isReady: Bool {
        if FileManager.default.isExecutableFile(atPath: interpreter) { return true }
        if ProcessInfo.processInfo.environment["CI"] == "true" { Issue.record("no .venv: run Tools/setup test") }
        print("skipped: no .venv (Tools/setup test)")
        return false
    }

    /// Schemas of standards, which lie beside the project and are no part of it.
    static func schemas(_ name: String) -> String? {
        let named = ProcessInfo.processInfo.environment["KOINON_SHARED"]
        let folder = (named ?? FixtureCheckout.root + "/../shared") + "/schemas/" + name
        if FileManager.default.fileExists(atPath: folder) { return folder }
        print("skipped: \(folder) is not there")
        return nil
    }

    /// What a script of this folder prints as JSON.
    static func read<T: Decodable>(_ script: String, _ arguments: [String] = [], _ input: String) async throws -> T {
        let outcome = try await run(script, arguments, input)
        try #require(outcome.status == 0, "\(outcome.output)")
        return try JSONDecoder().decode(T.self, from: Data(outcome.output.utf8))
    }

    static func run(_ script: String, _ arguments: [String] = [], _ input: String) async throws -> Program.Outcome {
        let path = URL(filePath: #filePath).deletingLastPathComponent().appending(path: script).path
        return try await Program.run(interpreter, [path] + arguments, input: input)
    }
}
