// SPDX-License-Identifier: EUPL-1.2
import Foundation

/// The Python environment of the project, in which independent readers of mails and calendars live.
enum PythonTools {
    static let checkout = URL(fileURLWithPath: #filePath).pathComponents.dropLast(4).joined(separator: "/")
    static let interpreter = "\(checkout)/.venv/bin/python"

    /// Tests that need Python are skipped on a machine without it, but never on the one that decides (`CI=true`).
    static var isReady: Bool {
        let exists = FileManager.default.isExecutableFile(atPath: interpreter)
        if !exists { print("skipped: no .venv (Tools/setup test makes it)") }
        return exists || ProcessInfo.processInfo.environment["CI"] == "true"
    }

    /// Runs a program text with an input and returns what it printed.
    static func run(_ program: String, input: String) throws -> String {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: interpreter)
        process.arguments = ["-c", program]
        let (inlet, outlet) = (Pipe(), Pipe())
        process.standardInput = inlet
        process.standardOutput = outlet
        try process.run()
        try inlet.fileHandleForWriting.write(contentsOf: Data(input.utf8))
        try inlet.fileHandleForWriting.close()
        let output = try outlet.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        return String(decoding: output, as: UTF8.self)
    }
}
