// SPDX-License-Identifier: EUPL-1.2
import Foundation

@testable import Language

/// The checkout in which the tests run.
enum Checkout {
    static let root = URL(filePath: #filePath).resolvingSymlinksInPath()
        .deletingLastPathComponent().appending(path: "../..").standardizedFileURL.path

    /// The languages as the program loads them.
    static func languages() throws -> Languages {
        try Languages.load(from: root + "/Languages")
    }

    /// Runs `Tools/messages` over a folder, and answers with its exit status and what it printed.
    static func messages(_ arguments: [String], root: String = root) throws -> (status: Int32, output: String) {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = ["python3", Checkout.root + "/Tools/messages", "--root", root] + arguments
        process.environment = ProcessInfo.processInfo.environment.merging(["PYTHONDONTWRITEBYTECODE": "1"]) { $1 }
        let pipe = Pipe()
        process.standardOutput = pipe
        process.standardError = pipe
        try process.run()
        let output = try pipe.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        return (process.terminationStatus, String(decoding: output, as: UTF8.self))
    }
}
