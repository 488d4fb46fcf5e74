// SPDX-License-Identifier: EUPL-1.2

/// A secret of 256 random bits that a cookie or a mailed link carries. Only its hash is stored.
///
/// It never prints itself; `text` is for the cookie or the link alone.
public struct Token: Hashable, Sendable, CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// 43 letters that need no escaping in an address.
    public let text: String
    /// What is stored and looked up: BLAKE2b of the secret. A fast hash is enough for 256 random bits.
    public let mark: [UInt8]

    /// A new one, for a cookie or a link.
    public static func random() -> Token { Token(bytes: Digest.randomBytes(32)) }

    /// Nil when no token looks like that.
    public init?(text: String) {
        guard text.utf8.count == 43, let bytes = Base64URL.decode(text) else { return nil }
        self.init(bytes: bytes)
    }

    private init(bytes: [UInt8]) {
        text = Base64URL.encode(bytes)
        mark = Digest.blake2b(bytes)
    }

    public var description: String { "(token)" }
    public var debugDescription: String { description }
    public var customMirror: Mirror { Mirror(self, children: []) }
}
