// SPDX-License-Identifier: EUPL-1.2
import Foundation
import Language
import SiteKit

@testable import Council

/// The files of the checkout that this room reads.
enum Checkout {
    static func text(_ path: String) throws -> String {
        try String(contentsOfFile: FixtureCheckout.root + "/" + path, encoding: .utf8)
    }

    /// The names of the profiles that come with the program.
    static func profiles() throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: FixtureCheckout.root + "/Profiles")
            .filter { $0.hasSuffix(".yaml") }.sorted()
    }

    static func profile(_ id: String) throws -> String { try text("Profiles/\(id).yaml") }

    /// The rules of one that nobody has touched.
    static func constitution(_ id: String) throws -> Constitution {
        let profile = try Profile(yaml: profile(id))
        return try Charter(profile: profile, adopted: .init(dayNumber: 20_000), version: 1, verdicts: []).constitution()
    }
}
