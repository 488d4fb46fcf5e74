// SPDX-License-Identifier: EUPL-1.2
import Foundation

/// Another program, run to its end.
struct Program: Sendable {
    let path: String
    var arguments: [String] = []
    var environment: [String: String] = [:]

    struct Result: Sendable {
        let status: Int32
        /// What it wrote, errors included.
        let output: String
    }

    func run() async throws -> Result {
        let output = FileManager.default.temporaryDirectory.appending(path: "koinon_output_\(UUID())")
        _ = FileManager.default.createFile(atPath: output.path, contents: nil)
        defer { try? FileManager.default.removeItem(at: output) }
        let handle = try FileHandle(forWritingTo: output)
        let process = Process()
        process.executableURL = URL(filePath: path)
        process.arguments = arguments
        process.environment = ProcessInfo.processInfo.environment.merging(environment) { _, new in new }
        process.standardOutput = handle
        process.standardError = handle
        let status = try await withCheckedThrowingContinuation { continuation in
            process.terminationHandler = { continuation.resume(returning: $0.terminationStatus) }
            do { try process.run() } catch { continuation.resume(throwing: error) }
        }
        return Result(status: status, output: try String(contentsOf: output, encoding: .utf8))
    }
}
