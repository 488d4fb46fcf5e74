// SPDX-License-Identifier: EUPL-1.2
import CSodium

/// A key of 256 bits that never prints itself.
public struct SecretKey: Sendable, CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    let bytes: [UInt8]

    init?(bytes: [UInt8]) {
        guard bytes.count == 32 else { return nil }
        self.bytes = bytes
    }

    private init(derived bytes: [UInt8]) { self.bytes = bytes }

    static func random() -> SecretKey { SecretKey(derived: Digest.randomBytes(32)) }

    /// A key of its own for one use, from which neither this key nor another derived one can be found.
    func derived(for use: String) -> SecretKey {
        SecretKey(derived: Digest.blake2b(Array("koinon key: \(use)".utf8), key: self))
    }

    /// The keyed hash of a text, 32 bytes.
    func mark(_ text: String) -> [UInt8] { Digest.blake2b(Array(text.utf8), key: self) }

    public var description: String { "(key)" }
    public var debugDescription: String { description }
    public var customMirror: Mirror { Mirror(self, children: []) }
}
