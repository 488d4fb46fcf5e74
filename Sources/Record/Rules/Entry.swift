// SPDX-License-Identifier: EUPL-1.2

/// An act to be recorded: what kind, what it is about, and what is to be remembered of it.
public struct Entry: Hashable, Sendable {
    /// The acts of a council that are recorded.
    public enum Kind: String, Sendable, CaseIterable { case vote, minutes, decision, publication }

    let kind: String
    let about: String
    let body: [String: CanonicalJSON]

    /// - Parameter about: the object in the council's own terms, such as `vote/018f…`.
    public init(_ kind: Kind, about: String, body: [String: CanonicalJSON]) {
        self.init(kind: kind.rawValue, about: about, body: body)
    }

    private init(kind: String, about: String, body: [String: CanonicalJSON]) {
        self.kind = kind
        self.about = about
        self.body = body
    }

    /// Kinds of the log's own entries, which are never erased.
    static let opening = "opening"
    static let erasure = "erasure"

    /// The first entry of each log, which says whose log it is.
    static func opening(origin: String, council: String, audience: String) -> Entry {
        Entry(kind: opening, about: origin, body: ["audience": .text(audience), "council": .text(council)])
    }

    /// The entry that says of an earlier one that it can no longer be read, and why.
    static func erasure(of index: Int, origin: String, reason: String) -> Entry {
        Entry(kind: erasure, about: origin, body: ["entry": .integer(index), "reason": .text(reason)])
    }

    /// The canonical text of the entry as recorded at a moment (ISO 8601, UTC).
    func content(at moment: String) throws(RecordRefusal) -> String {
        try CanonicalJSON.object([
            "about": .text(about), "at": .text(moment), "body": .object(body), "kind": .text(kind),
        ]).spelled()
    }
}

/// The content of an entry with the salt that hides it in the log.
public struct SealedContent: Hashable, Sendable {
    public static let saltLength = 32
    public let salt: [UInt8]
    public let text: String

    /// What stands in the tree: SHA-256(salt, content). Without the salt it tells nothing of the content.
    public var commitment: Digest { Digest(of: salt, Array(text.utf8)) }

    init(salt: [UInt8], text: String) {
        self.salt = salt
        self.text = text
    }

    /// Seals with a fresh salt.
    init(_ text: String, using generator: inout some RandomNumberGenerator) {
        self.init(salt: (0..<Self.saltLength).map { _ in .random(in: 0...255, using: &generator) }, text: text)
    }
}
