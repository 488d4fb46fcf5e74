// SPDX-License-Identifier: EUPL-1.2
import Foundation
import Synchronization

/// JSON in a column: the same value always gives the same text.
///
/// Names in several languages, tallies and the like are read on most pages, the same ones again and again, and Foundation's
/// decoder takes tens of microseconds for each. So what small texts mean is remembered.
public enum StoredJSON {
    /// The text of a value.
    public static func text(of value: some Encodable) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(value), as: UTF8.self)
    }

    /// The value of a text; throws `ValueError` where it is none of the type.
    public static func value<T: Decodable & Sendable>(of text: String, as type: T.Type = T.self) throws -> T {
        guard text.utf8.count <= largestRemembered else { return try decode(text) }
        let key = Key(type: ObjectIdentifier(type), text: text)
        let drawer = drawers[Int(UInt(bitPattern: key.hashValue) % UInt(drawers.count))]
        if let known = drawer.memory.withLock({ $0[key] }) as? T { return known }
        let value: T = try decode(text)
        drawer.memory.withLock { $0[key] = value }
        return value
    }

    private static func decode<T: Decodable>(_ text: String) throws -> T {
        do {
            return try JSONDecoder().decode(T.self, from: Data(text.utf8))
        } catch {
            throw ValueError.unknown(String(describing: T.self))
        }
    }

    private static let largestRemembered = 1_024
    /// Many, since readers of one that stands alone spend their time waiting for each other.
    private static let drawers = (0..<16).map { _ in Drawer() }

    private final class Drawer: Sendable {
        let memory = Mutex(Memory())
    }

    private struct Key: Hashable {
        let type: ObjectIdentifier
        let text: String
    }

    /// Two generations: when the young one is full it becomes the old one, and what is used again comes back from there.
    private struct Memory {
        private static let capacity = 250
        private var young: [Key: any Sendable] = [:]
        private var old: [Key: any Sendable] = [:]

        subscript(key: Key) -> (any Sendable)? {
            mutating get {
                if let value = young[key] { return value }
                guard let value = old[key] else { return nil }
                self[key] = value
                return value
            }
            set {
                if young.count >= Self.capacity { (old, young) = (young, [:]) }
                young[key] = newValue
            }
        }
    }
}
