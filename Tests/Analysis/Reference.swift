// SPDX-License-Identifier: EUPL-1.2
import Foundation
import Testing

@testable import Analysis

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

    static func bytes(_ name: String) throws -> [UInt8] {
        try [UInt8](Data(contentsOf: folder.appending(path: name)))
    }

    /// The rows of a reference table, by column name.
    static func table(_ name: String) throws -> [[String: String]] {
        var reader = try DelimitedReader(.file(path(name)))
        var rows: [[String: String]] = []
        while try reader.next() {
            let fields = reader.header.indices.map { (reader.header[$0], reader.text(.init(index: $0))) }
            rows.append(Dictionary(uniqueKeysWithValues: fields))
        }
        return rows
    }
}

extension Trait where Self == ConditionTrait {
    /// Runs only where the reference data stand beside the checkout.
    static var reference: Self { .enabled(if: Reference.isPresent, "reference data not found") }
}

/// Gathers the largest relative difference between computed and reference figures, and prints it.
struct Differences {
    let name: String
    private(set) var largest = 0.0

    init(_ name: String) { self.name = name }

    mutating func see(_ computed: Double, _ expected: Double) {
        let scale = max(abs(expected), 1e-300)
        largest = computed == expected ? largest : max(largest, abs(computed - expected) / scale)
        if computed.isNaN != expected.isNaN { largest = .infinity }
    }

    func expect(below tolerance: Double, sourceLocation: SourceLocation = #_sourceLocation) {
        print("\(name): largest relative difference from the reference \(largest)")
        #expect(largest <= tolerance, "\(name)", sourceLocation: sourceLocation)
    }
}
