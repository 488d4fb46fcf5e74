// SPDX-License-Identifier: EUPL-1.2
import Foundation
import TestKit

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
        let outcome = try Program(
            "/usr/bin/env", ["python3", Checkout.root + "/Tools/messages", "--root", root] + arguments,
            environment: ["PYTHONDONTWRITEBYTECODE": "1"]
        ).finish()
        return (outcome.status, outcome.output + outcome.errors)
    }
}
