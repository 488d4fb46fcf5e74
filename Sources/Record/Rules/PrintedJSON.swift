// SPDX-License-Identifier: EUPL-1.2
import Foundation

/// Proofs and heads as files: indented JSON with sorted names, the same on every machine.
enum PrintedJSON {
    static func text(_ value: some Encodable) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(value), as: UTF8.self) + "\n"
    }
}

extension InclusionProof {
    /// The proof as a file.
    public func printed() throws -> String { try PrintedJSON.text(self) }
}

extension ConsistencyProof {
    /// The proof as a file.
    public func printed() throws -> String { try PrintedJSON.text(self) }
}
