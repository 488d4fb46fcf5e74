// SPDX-License-Identifier: EUPL-1.2
import Analysis
import Foundation
import Testing

/// The reference data and results beside the checkout, or where `KOINON_SHARED` says.
enum Reference {
    static let folder: URL = {
        if let path = ProcessInfo.processInfo.environment["KOINON_SHARED"] { return URL(filePath: path) }
        return checkout.appending(path: "../shared").standardizedFileURL
    }()

    static let checkout = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "../..").standardizedFileURL

    static let isPresent: Bool = {
        let isPresent = FileManager.default.fileExists(atPath: folder.appending(path: "golden/README.md").path)
        if !isPresent { print("skipped: reference data not found") }
        return isPresent
    }()

    static func path(_ name: String) -> String { folder.appending(path: name).path }

    /// The rows of a reference table, by column name.
    static func table(_ name: String) throws -> [[String: String]] {
        var reader = try DelimitedReader(.file(path(name)))
        var rows: [[String: String]] = []
        while try reader.next() {
            let fields = try reader.header.map { ($0, reader.text(try reader.column($0))) }
            rows.append(Dictionary(uniqueKeysWithValues: fields))
        }
        return rows
    }
}

extension Trait where Self == ConditionTrait {
    /// Runs only where the reference data stand beside the checkout.
    static var reference: Self { .enabled(if: Reference.isPresent, "reference data not found") }
}
