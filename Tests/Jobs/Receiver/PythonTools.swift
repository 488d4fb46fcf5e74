// SPDX-License-Identifier: EUPL-1.2
import Foundation
import TestKit

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
        try Program(interpreter, ["-c", program], input: input).finish().output
    }
}
