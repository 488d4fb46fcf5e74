// SPDX-License-Identifier: EUPL-1.2
import Foundation
import Values

/// JSON in a column: the same value always gives the same text.
enum StoredJSON {
    static func text(of value: some Encodable) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(value), as: UTF8.self)
    }

    static func value<T: Decodable>(of text: String) throws -> T {
        do {
            return try JSONDecoder().decode(T.self, from: Data(text.utf8))
        } catch {
            throw ValueError.unknown(String(describing: T.self))
        }
    }
}
